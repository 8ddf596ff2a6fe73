import { redoDepth, undoDepth } from 'prosemirror-history';
import { type EditorState, TextSelection, type Transaction } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import 'prosemirror-view/style/prosemirror.css';
import type { AnnotationSet } from '../../shared/annotations/annotation-set.ts';
import { startOf } from '../../shared/annotations/annotation-set.ts';
import type { Change } from '../../shared/annotations/change.ts';
import type { KeyTable } from '../../shared/commands/keymap.ts';
import type { Article } from '../../shared/model/article.ts';
import type { Annotation, Fragment } from '../../shared/model/records.ts';
import type { UndoEntry, UndoLog } from '../../shared/schema/undo-log.ts';
import { annotationsOf } from './annotation-plugin.ts';
import { type Awaiting, awaitedKeyHandler, awaitingOf, outcomeOf } from './awaited-keys.ts';
import { type EditorCommand, editorCommands, taggingCommand } from './commands.ts';
import { applyAsked, opened } from './article-state.ts';
import { readCaret } from './caret.ts';
import { undrawInPauses } from './drawing-in-pauses.ts';
import { windowOf, withOnlyDrawn, withWindow } from './drawing-plugin.ts';
import { denseHighlights } from './dense-highlights.ts';
import { edgeGrips } from './edge-grips.ts';
import { markedFieldOf } from './field-digits.ts';
import { textOfSlice, withoutSections } from './editing.ts';
import { fillInPauses, hasEmptySections, withFilled } from './filling-plugin.ts';
import { Finder, type FindState } from './finder.ts';
import { type Focus, focusOf, isTagging } from './focus-plugin.ts';
import { ghostInView } from './ghost-in-view.ts';
import { type Ghost, ghostOf, isAtEndOfSuggestions } from './ghost-plugin.ts';
import { withHiddenShown } from './hidden-characters-plugin.ts';
import { nearViewport, sectionsNear } from './near-viewport.ts';
import { hintOverlay } from './hint-overlay.ts';
import { lintInPauses } from './lint-in-pauses.ts';
import { lintMarks } from './lint-marks.ts';
import { type Linted, lintOf } from './lint-plugin.ts';
import { declaredKeys, keyHandler, type RunCommand } from './keys.ts';
import { keepInView, scrollToOffset } from './keep-in-view.ts';
import { plainInput } from './plain-input.ts';
import { showRanges } from './range-highlights.ts';
import type { Services } from './records.ts';
import { repeatHighlights } from './repeat-highlights.ts';
import { type Repeat, repeatOf } from './repeat-plugin.ts';
import { selectedRange } from './selection.ts';
import { rejectionToRedo, rejectionToUndo, type Suggesting, suggestingOf } from './suggestion-plugin.ts';
import { transactionOf } from './take-changes.ts';
import { TextIndex } from './text-index.ts';

/** What the screen around the article needs to know; a new object whenever any of it changed. */
export interface EditorSnapshot {
  readonly set: AnnotationSet;
  readonly index: TextIndex;
  readonly focus: Focus;
  /** The frame that is proposed. */
  readonly ghost: Ghost | null;
  /** What was suggested, and what was decided on it. */
  readonly suggesting: Suggesting;
  /** True right after the last suggestion was decided. */
  readonly isAtEndOfSuggestions: boolean;
  /** Offsets in UTF-16 code units; equal for a caret. */
  readonly selection: Fragment;
  /** The stretch of text that is near the viewport. */
  readonly window: Fragment;
  /** The letters that are waited for after the first key of a command, or null. */
  readonly awaiting: Awaiting | null;
  /** What the last of such letters did, until something else happens. */
  readonly outcome: string | null;
  /** The preview of tagging the same words everywhere, or null. */
  readonly repeat: Repeat | null;
  /** What the rules of the guides find, as far as it was looked at. */
  readonly lint: Linted;
  /** The field of the active annotation that digits fill in, or null. */
  readonly markedField: string | null;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

export interface EditorOptions {
  readonly article: Article;
  /** What was done to the article before, as it was kept: undo goes on from there when it leads to this article. */
  readonly undoLog?: UndoLog;
  readonly services: Services;
  /** Runs a command of `shared/commands`, the editor's own ones included: keys go through the one who owns them. */
  readonly runCommand: RunCommand;
  /** What the keys stand for now; the declared ones where it is left out. */
  keys?(): KeyTable;
  /** True for a file that may be looked at but not written: nothing of it can be changed then. */
  readonly isReadOnly: boolean;
  /** Told when a change was refused because the article is read-only. */
  onRefused(): void;
  /** Told how many characters of a pasted or dropped text could not be kept and became U+FFFD. */
  onReplaced?(count: number): void;
  /** Told after every transaction that changed text or records; the entry belongs at the end of the undo log. */
  onChanges(changes: readonly Change[], entry: UndoEntry): void;
  /** Told what was found, whenever that changed. */
  onFound?(found: FindState): void;
  /** Told after every transaction. */
  onUpdate(snapshot: EditorSnapshot): void;
}

/** Builds a transaction on the state, or finds nothing to do. */
export type Operation = (state: EditorState, services: Services) => Transaction | null;

/** The article on the screen: a ProseMirror view, its state, and the one door through which that state changes. */
export class ArticleEditor {
  readonly #view: EditorView;
  readonly #options: EditorOptions;
  readonly #commands: ReadonlyMap<string, EditorCommand>;
  readonly #scroller: HTMLElement;
  readonly #stopWatching: () => void;
  readonly #stopFilling: () => void;
  readonly #undrawing: ReturnType<typeof undrawInPauses>;
  #linting: ReturnType<typeof lintInPauses> | null = null;
  /** When something was last asked of the editor, on the clock of the page. */
  #lastDeed = -Infinity;
  /**
   * The undo log to which entries are appended from now on: the very one of the options where that leads to the
   * article, otherwise one that takes its place.
   */
  readonly startOfLog: UndoLog;
  /** Finding and replacing in this article. */
  readonly finder: Finder;

  /** @param scroller the element that scrolls; the article is put inside `mount`, which lies in it */
  constructor(mount: HTMLElement, scroller: HTMLElement, options: EditorOptions) {
    this.#options = options;
    this.#scroller = scroller;
    this.#commands = editorCommands(options.services);
    const { state, log } = opened(options.article, options.undoLog, localDay(options.services.now()));
    this.startOfLog = log;
    this.finder = new Finder((found) => options.onFound?.(found));
    const awaited = awaitedKeyHandler(options.services);
    const keys = keyHandler(options.runCommand, () => options.keys?.() ?? declaredKeys);
    this.#view = new EditorView(mount, {
      state,
      plugins: [
        denseHighlights(),
        edgeGrips(options.services),
        ghostInView(scroller),
        hintOverlay(options.services),
        repeatHighlights(),
        lintMarks(),
        this.finder.plugin,
      ],
      attributes: (state) => attributesOf(state, options.article),
      handleKeyDown: (view, event) => awaited(view, event) || keys(view, event),
      handleTextInput: (view) => isTagging(view.state),
      handleDOMEvents: plainInput((count) => options.onReplaced?.(count)),
      handleDrop: (view) => isTagging(view.state),
      transformPasted: withoutSections,
      clipboardTextSerializer: textOfSlice,
      scrollMargin: 96,
      scrollThreshold: 64,
      dispatchTransaction: (tr) => this.#dispatch(tr),
    });
    const stopScrolling = watchScrolling(scroller, this.#view.dom, () => this.#redrawWindow(scroller));
    const stopPrinting = watchPrinting(
      () => this.#view.dispatch(withWindow(this.#view.state.tr, 0, TextIndex.of(this.#view.state.doc).length)),
      () => {
        this.#redrawWindow(scroller);
        this.#drawQuietly((tr) => withOnlyDrawn(tr, windowOf(this.#view.state)));
      },
    );
    this.#stopWatching = () => {
      stopScrolling();
      stopPrinting();
    };
    // What is on the screen was drawn with the state; what is round it is drawn once the page has laid that out.
    const isAtWork = () => performance.now() - this.#lastDeed < AT_WORK;
    const update = (state: EditorState) => this.#view.updateState(state);
    this.#stopFilling = fillInPauses(this.#view, isAtWork, update);
    this.#undrawing = undrawInPauses(this.#view, isAtWork, update);
    this.#linting = lintInPauses(this.#view, isAtWork, (state, isTold) => {
      this.#view.updateState(state);
      if (isTold) options.onUpdate(this.snapshot);
    });
    this.#linting?.wake();
  }

  get snapshot(): EditorSnapshot {
    return snapshotOf(this.#view.state);
  }

  /** True when the command belongs to the editor and would do something now. */
  can(commandId: string): boolean {
    return this.#find(commandId)?.(this.#view.state) ?? false;
  }

  /** True when the command belongs to the editor, whether or not it finds something to do. */
  owns(commandId: string): boolean {
    return this.#find(commandId) !== null;
  }

  /** Runs one of the editor's commands; false when it is not the editor's or finds nothing to do. */
  run(commandId: string): boolean {
    return this.#find(commandId)?.(this.#view.state, (tr) => this.#view.dispatch(tr)) ?? false;
  }

  #find(commandId: string): EditorCommand | null {
    return this.#commands.get(commandId) ?? taggingCommand(commandId, this.#options.services);
  }

  /** Makes a change that the screen asks for; false when there was nothing to do. */
  perform(operation: Operation): boolean {
    const tr = operation(this.#view.state, this.#options.services);
    if (tr === null) return false;
    this.#view.dispatch(tr);
    return true;
  }

  /** Puts the caret at the offset and shows it. UTF-16 code units; one outside the text goes to its nearest end. */
  goTo(offset: number): void {
    if (offset === 0) return;
    const pos = TextIndex.of(this.#view.state.doc).posOf(offset);
    const selection = TextSelection.near(this.#view.state.doc.resolve(pos));
    this.#view.dispatch(this.#view.state.tr.setSelection(selection).scrollIntoView());
  }

  /**
   * Makes changes that somebody else made, in either mode, as one undo event; the caret stays at its words and nothing
   * scrolls. False when they are no changes of this article, or it may not be changed.
   */
  take(changes: readonly Change[]): boolean {
    const tr = this.#options.isReadOnly ? null : transactionOf(this.#view.state, changes);
    if (tr !== null) this.#view.dispatch(tr);
    return tr !== null;
  }

  /** Draws hidden characters, or takes their labels away. */
  showHiddenCharacters(isShown: boolean): void {
    this.#view.dispatch(withHiddenShown(this.#view.state.tr, isShown));
  }

  /** Shows where something might be put, until told otherwise. Offsets in UTF-16 code units. */
  preview(range: Fragment | null): void {
    showRanges(this.#view, 'place-preview', range === null ? [] : [range]);
    if (range !== null) scrollToOffset(this.#view, range.start);
  }

  focus(): void {
    this.#view.focus();
  }

  get hasFocus(): boolean {
    return this.#view.hasFocus();
  }

  /** Viewport coordinates of the line on which the annotation begins, in CSS pixels. */
  lineOf(annotation: Annotation): { readonly top: number; readonly bottom: number } {
    const pos = TextIndex.of(this.#view.state.doc).posOf(startOf(annotation));
    const { top, bottom } = this.#view.coordsAtPos(pos, 1);
    return { top, bottom };
  }

  destroy(): void {
    this.#stopWatching();
    this.#stopFilling();
    this.#undrawing.stop();
    this.#linting?.stop();
    this.#view.destroy();
  }

  #dispatch(asked: Transaction): void {
    this.#lastDeed = performance.now();
    if (this.#options.isReadOnly && asked.docChanged) {
      this.#view.updateState(this.#view.state);
      this.#options.onRefused();
      return;
    }
    const { state, changes, entry } = applyAsked(this.#view.state, asked);
    // A refused change may be on the page already (input methods do that): drawing the old state puts it back.
    this.#view.updateState(state);
    if (asked.scrolledIntoView && !isDrawn(state)) keepInView(this.#view, this.#scroller);
    if (entry !== null) this.#options.onChanges(changes, entry);
    this.#options.onUpdate(this.snapshot);
    this.#linting?.wake();
  }

  /** Draws what comes near the viewport, and some more, so that scrolling by lines seldom has to draw. */
  #redrawWindow(scroller: HTMLElement): void {
    const near = sectionsNear(this.#view, scroller, DRAWN_SCREENS);
    if (near === null) return;
    if (hasEmptySections(this.#view.state, near)) {
      readCaret(this.#view);
      this.#view.updateState(this.#view.state.apply(withFilled(this.#view.state.tr, near)));
    }
    const wanted = nearViewport(this.#view, scroller, DRAWN_SCREENS);
    const needed = nearViewport(this.#view, scroller, NEEDED_SCREENS);
    if (wanted === null || needed === null) return;
    const window = windowOf(this.#view.state);
    const isNear = contains(window, needed) && window.end - window.start <= 3 * (wanted.end - wanted.start);
    if (isNear) return;
    readCaret(this.#view);
    this.#view.dispatch(withWindow(this.#view.state.tr, wanted.start, wanted.end));
    this.#undrawing.wake();
  }

  /** Draws less than before, of which nobody is told. */
  #drawQuietly(asking: (tr: Transaction) => Transaction): void {
    this.#lastDeed = performance.now();
    this.#view.updateState(this.#view.state.apply(asking(this.#view.state.tr)));
  }
}

const contains = (whole: Fragment, part: Fragment): boolean => part.start >= whole.start && part.end <= whole.end;

/** For how long after a key somebody counts as being at work, milliseconds. */
const AT_WORK = 250;

/** How far round the viewport annotations must be drawn, and how far they are when some are not. In its heights. */
const NEEDED_SCREENS = 0.5;
const DRAWN_SCREENS = 1;

const attributesOf = (state: EditorState, article: Article): Record<string, string> => ({
  class: `article mode-${focusOf(state).mode}`,
  role: 'textbox',
  // It can be reached by Tab without this; what looks for ways in by attributes does not see that.
  tabindex: '0',
  'aria-multiline': 'true',
  'aria-label': isTagging(state) ? 'Article, tagging' : 'Article, editing the text',
  'aria-readonly': String(isTagging(state)),
  spellcheck: 'false',
  ...(isTagging(state) ? { inputmode: 'none' } : {}),
  ...(article.metadata.language === undefined ? {} : { lang: article.metadata.language }),
  dir: 'auto',
});

/** True when the caret is in what is drawn; outside it, nothing has been laid out yet. */
function isDrawn(state: EditorState): boolean {
  const { start, end } = windowOf(state);
  const caret = TextIndex.of(state.doc).offsetOf(state.selection.head);
  return start <= caret && caret <= end;
}

function snapshotOf(state: EditorState): EditorSnapshot {
  return {
    set: annotationsOf(state),
    index: TextIndex.of(state.doc),
    focus: focusOf(state),
    ghost: ghostOf(state),
    suggesting: suggestingOf(state),
    isAtEndOfSuggestions: isAtEndOfSuggestions(state),
    selection: selectedRange(state),
    window: windowOf(state),
    awaiting: awaitingOf(state),
    outcome: outcomeOf(state),
    repeat: repeatOf(state),
    lint: lintOf(state),
    markedField: markedFieldOf(state)?.id ?? null,
    canUndo: undoDepth(state) > 0 || rejectionToUndo(state) !== null,
    canRedo: redoDepth(state) > 0 || rejectionToRedo(state) !== null,
  };
}

/** Calls back before the page is printed, when all of it must be drawn, and after. */
function watchPrinting(before: () => void, after: () => void): () => void {
  window.addEventListener('beforeprint', before);
  window.addEventListener('afterprint', after);
  return () => {
    window.removeEventListener('beforeprint', before);
    window.removeEventListener('afterprint', after);
  };
}

/** Calls back at most once a frame while the article scrolls or is laid out anew. */
function watchScrolling(scroller: HTMLElement, article: HTMLElement, onMove: () => void): () => void {
  let frame = 0;
  const schedule = () => {
    if (frame !== 0) return;
    frame = requestAnimationFrame(() => {
      frame = 0;
      onMove();
    });
  };
  const resized = new ResizeObserver(schedule);
  resized.observe(scroller);
  resized.observe(article);
  scroller.addEventListener('scroll', schedule, { passive: true });
  return () => {
    cancelAnimationFrame(frame);
    resized.disconnect();
    scroller.removeEventListener('scroll', schedule);
  };
}

/** The calendar day of an instant where the reader is, ISO 8601. */
function localDay(instant: string): string {
  const date = new Date(instant);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
