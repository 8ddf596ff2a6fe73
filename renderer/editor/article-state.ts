import { closeHistory, isHistoryTransaction } from 'prosemirror-history';
import { EditorState, Plugin, Selection, type Transaction } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { AnnotationSet } from '../../shared/annotations/annotation-set.ts';
import type { Change } from '../../shared/annotations/change.ts';
import type { Article } from '../../shared/model/article.ts';
import type { UndoEntry, UndoLog } from '../../shared/schema/undo-log.ts';
import { annotationPlugin, changesOf } from './annotation-plugin.ts';
import { awaitedKeysPlugin } from './awaited-keys.ts';
import { drawingPlugin } from './drawing-plugin.ts';
import { fillingPlugin } from './filling-plugin.ts';
import { markedFieldPlugin } from './field-digits.ts';
import { hiddenCharactersPlugin } from './hidden-characters-plugin.ts';
import { ghostPlugin } from './ghost-plugin.ts';
import { lintPlugin } from './lint-plugin.ts';
import { focusPlugin, isTagging } from './focus-plugin.ts';
import { livingTextPlugin, rebuiltForAnnotations } from './living-text.ts';
import { repeatPlugin } from './repeat-plugin.ts';
import { wholeHistory } from './replay.ts';
import { withWholeCharacters } from './whole-characters.ts';
import { docOf } from './schema.ts';
import { suggestionPlugin } from './suggestion-plugin.ts';
import { isReplacement } from './replacing.ts';
import { isTaken } from './take-changes.ts';
import { trimmed } from './trimmed-log.ts';
import { emptyLog, entryOf, replayed } from './undo-log.ts';

/** The state of the editor and the one door through which it changes; no view is needed for either. */

/** An article that was just opened, and the log that keeps its history from here on. */
export interface Opened {
  readonly state: EditorState;
  /** The very log that was handed in where it is to be gone on with; otherwise one that takes its place. */
  readonly log: UndoLog;
}

/** Returns the state an article opens with: what its log lets one undo, Tag mode, nothing active. */
export const initialState = (article: Article, log?: UndoLog): EditorState => opened(article, log).state;

/**
 * Returns the state an article opens with, and the log to go on with.
 *
 * @param today the day that it is, ISO 8601; null where nobody tells
 */
export function opened(article: Article, log?: UndoLog, today: string | null = null): Opened {
  const past = wholeHistory();
  const plugins = [
    annotationPlugin(AnnotationSet.ofOpened(article)),
    focusPlugin(),
    livingTextPlugin(),
    hiddenCharactersPlugin(),
    drawingPlugin(),
    fillingPlugin(),
    ghostPlugin(),
    markedFieldPlugin(),
    awaitedKeysPlugin(),
    repeatPlugin(),
    lintPlugin(today),
    past,
    suggestionPlugin(),
    refusesInput(),
  ];
  const before = log === undefined ? null : replayed(log, article, past);
  if (log === undefined || before === null) {
    const state = EditorState.create({ doc: docOf(article.blocks), plugins });
    return { state, log: emptyLog(article, state) };
  }
  const { doc } = before.state;
  // Nothing done now belongs to an event of then, and an article is read from its beginning.
  const closed = before.state.apply(closeHistory(before.state.tr).setSelection(Selection.atStart(doc)));
  const entries = before.length === log.entries.length ? log : { ...log, entries: log.entries.slice(0, before.length) };
  return { state: closed.reconfigure({ plugins }), log: trimmed(entries) };
}

/**
 * Keeps typing, pasting and input methods from the text in Tag mode. A composition cannot be forbidden, only undone:
 * ProseMirror is not told of it (it would wait for an end that the redrawn page never sends, deaf to every key), sees
 * a change of the page, and has it refused.
 */
function refusesInput(): Plugin {
  const isRefused = (view: EditorView) => isTagging(view.state);
  return new Plugin({
    props: {
      handleDOMEvents: {
        beforeinput(view, event) {
          if (isTagging(view.state)) event.preventDefault();
          return isTagging(view.state);
        },
        compositionstart: isRefused,
        compositionupdate: isRefused,
        compositionend: isRefused,
      },
    },
  });
}

/**
 * Applies what was asked for. In Tag mode a change of the text is refused (undo and redo may bring one back, and
 * somebody else may have made one), and the state stays as it was; otherwise annotations are taken care of first.
 */
export function applyAsked(state: EditorState, asked: Transaction): Applied {
  const changesText = asked.doc !== state.doc;
  const isOurs = !isHistoryTransaction(asked) && !isTaken(asked);
  const isCareful = !isOurs || isReplacement(asked);
  if (changesText && isTagging(state) && isOurs) return { state, changes: [], entry: null };
  const tr = isCareful ? asked : withWholeCharacters(state, rebuiltForAnnotations(state, asked));
  const applied = state.apply(tr);
  // What somebody else did, and what was replaced in many places, is undone for itself, not with what one types next.
  const after = isTaken(tr) || isReplacement(tr) ? applied.apply(closeHistory(applied.tr)) : applied;
  return { state: after, changes: changesOf(tr), entry: entryOf(state, tr, after) };
}

/** What came of what was asked for. */
export interface Applied {
  readonly state: EditorState;
  readonly changes: readonly Change[];
  /** What the undo log keeps of it; null exactly when there are no changes. */
  readonly entry: UndoEntry | null;
}
