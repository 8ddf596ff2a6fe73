import { Plugin } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { type FindQuery, type Match, replacementFor, TextSearch } from '../../shared/analysis/find-text.ts';
import { countWhile } from '../../shared/model/count-while.ts';
import type { Fragment } from '../../shared/model/records.ts';
import { windowOf } from './drawing-plugin.ts';
import { isTagging } from './focus-plugin.ts';
import { scrollToOffset } from './keep-in-view.ts';
import { replaceAll, replaceOne } from './replacing.ts';
import { showRanges } from './range-highlights.ts';
import { selectedRange, selectRange } from './selection.ts';
import { TextIndex } from './text-index.ts';

/**
 * Finding in the article. The search runs in slices between which the window answers, and again when the text has
 * changed. What is found near the viewport is drawn as CSS highlights, so that the page holds no element for it; the
 * match one is at is **current**, and selected, so that a tag key takes it.
 */

/** What was found; a new object whenever any of it changed. */
export interface FindState {
  readonly matches: readonly Match[];
  /** Index of the match one is at, or null. */
  readonly current: number | null;
  readonly isSearching: boolean;
  /** Why there is no more, or nothing at all: a sentence. */
  readonly problem: string | null;
}

export const NOTHING_FOUND: FindState = { matches: [], current: null, isSearching: false, problem: null };

/** A slice of searching, in milliseconds: half a frame. */
const SLICE = 8;

/** The search begins anew when the text has rested so long, in milliseconds. */
const REST = 150;

/** Matches drawn at once; more in one screenful cannot be told apart. */
const MOST_DRAWN = 1_000;

/** Names of the highlights in the style sheet. */
const HIGHLIGHTS = { all: 'find-match', current: 'find-current' } as const;

export class Finder {
  readonly #onChange: (state: FindState) => void;
  #view: EditorView | null = null;
  #query: FindQuery | null = null;
  #state: FindState = NOTHING_FOUND;
  #timer: ReturnType<typeof setTimeout> | null = null;
  /** Where the search for the current match begins; null when it is settled. UTF-16 offset. */
  #origin: number | null = null;
  #frame = 0;

  constructor(onChange: (state: FindState) => void) {
    this.#onChange = onChange;
  }

  /** The plugin through which it hears of changes. */
  readonly plugin = new Plugin({
    view: (view) => {
      this.#view = view;
      return {
        update: (_view, before) => {
          if (this.#query === null) return;
          if (before.doc === view.state.doc || TextIndex.of(before.doc).text === TextIndex.of(view.state.doc).text) {
            this.#drawSoon();
          } else {
            this.#textChanged();
          }
        },
        destroy: () => {
          this.stop();
          this.#view = null;
        },
      };
    },
  });

  /** Looks for something else, from the selection on, or from what stands behind it. */
  look(query: FindQuery, from: 'here' | 'behind' = 'here'): void {
    if (this.#view === null) return;
    const { start, end } = selectedRange(this.#view.state);
    this.#query = query;
    this.#origin = from === 'here' ? start : end;
    this.#search();
  }

  /** Puts everything away. */
  stop(): void {
    this.#query = null;
    this.#cancel();
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#set(NOTHING_FOUND);
    for (const name of Object.values(HIGHLIGHTS)) CSS.highlights.delete(name);
  }

  /** Goes to the next (1) or previous (−1) match, round the ends of the article; false when there is none. */
  go(by: 1 | -1): boolean {
    const { matches } = this.#state;
    if (this.#view === null || matches.length === 0) return false;
    const { start } = selectedRange(this.#view.state);
    const current = this.#currentIn(matches);
    const after = matches.findIndex((one) => one.start >= start);
    const ahead = after === -1 ? 0 : after;
    const next = current === null ? (by === 1 ? ahead : ahead - 1) : current + by;
    this.#goTo((next + matches.length) % matches.length);
    return true;
  }

  /** Replaces the current match and goes to the next; false when there is none, or the text may not change. */
  replaceCurrent(replacement: string): boolean {
    const match = this.#state.matches[this.#state.current ?? -1];
    const [view, query] = [this.#view, this.#query];
    if (match === undefined || view === null || query === null || isTagging(view.state)) return false;
    const words = replacementFor(query, match, TextIndex.of(view.state.doc).text, replacement);
    view.dispatch(replaceOne(view.state, { ...match, words }));
    this.#origin = selectedRange(view.state).end;
    this.#search();
    return true;
  }

  /** Replaces every match at once; returns how many, or null when nothing could be done. */
  replaceEvery(replacement: string): number | null {
    const { matches, isSearching, problem } = this.#state;
    const [view, query] = [this.#view, this.#query];
    if (view === null || query === null || isSearching || problem !== null || isTagging(view.state)) return null;
    const { text } = TextIndex.of(view.state.doc);
    const tr = replaceAll(
      view.state,
      matches.map((match) => ({ ...match, words: replacementFor(query, match, text, replacement) })),
    );
    if (tr === null) return null;
    const before = view.state;
    view.dispatch(tr);
    return view.state.doc === before.doc ? null : matches.length;
  }

  #textChanged(): void {
    this.#cancel();
    this.#set({ ...NOTHING_FOUND, isSearching: true });
    this.#drawSoon();
    this.#timer = setTimeout(() => this.#search(), REST);
  }

  #search(): void {
    this.#cancel();
    const [view, query] = [this.#view, this.#query];
    if (view === null || query === null) return;
    const begun = TextSearch.of(query, TextIndex.of(view.state.doc).text);
    if (!begun.ok) {
      this.#set({ ...NOTHING_FOUND, problem: begun.problems[0].message });
      this.#drawSoon();
      return;
    }
    this.#goOn(begun.value);
  }

  #goOn(search: TextSearch): void {
    const end = performance.now() + SLICE;
    while (!search.isDone && performance.now() < end) search.goOn();
    const { matches, isDone, stopped } = search;
    this.#set({
      matches: isDone ? matches : [...matches],
      current: isDone ? this.#currentIn(matches) : null,
      isSearching: !isDone,
      problem: stopped === null ? null : STOPPED[stopped],
    });
    if (!isDone) {
      this.#timer = setTimeout(() => this.#goOn(search), 0);
      return;
    }
    if (this.#origin !== null) this.#settle();
    this.#drawSoon();
  }

  /** The match that is selected, wherever it came from. */
  #currentIn(matches: readonly Match[]): number | null {
    const { start, end } = selectedRange(this.#view!.state);
    const at = matches.findIndex((one) => one.start >= start);
    return at >= 0 && matches[at]!.start === start && matches[at]!.end === end ? at : null;
  }

  /** Goes to the first match from where the search began. */
  #settle(): void {
    const { matches } = this.#state;
    const origin = this.#origin!;
    this.#origin = null;
    if (matches.length === 0) return;
    this.#goTo(
      Math.max(
        0,
        matches.findIndex((one) => one.start >= origin),
      ),
    );
  }

  #goTo(current: number): void {
    const view = this.#view!;
    const match = this.#state.matches[current]!;
    this.#set({ ...this.#state, current });
    view.dispatch(selectRange(view.state.tr, match).scrollIntoView());
    if (!view.hasFocus()) scrollToOffset(view, match.start);
    this.#drawSoon();
  }

  #set(state: FindState): void {
    this.#state = state;
    this.#onChange(state);
  }

  #cancel(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  /** Drawing waits for the frame: a keystroke never pays for it. */
  #drawSoon(): void {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#draw();
    });
  }

  #draw(): void {
    const view = this.#view;
    if (view === null || this.#query === null) return;
    const { matches, current } = this.#state;
    const here = current === null ? null : (matches[current] ?? null);
    showRanges(view, HIGHLIGHTS.all, within(matches, windowOf(view.state), here));
    showRanges(view, HIGHLIGHTS.current, here === null ? [] : [here]);
  }
}

const STOPPED = {
  'too many': 'There are more places than can be listed; look for something longer.',
  'too much work': 'This pattern takes too long on this article; it repeats something that repeats already.',
} as const;

/** The matches in the window but for one. */
function within(matches: readonly Match[], window: Fragment, but: Match | null): readonly Match[] {
  const first = countWhile(matches.length, (i) => matches[i]!.end <= window.start);
  const near: Match[] = [];
  for (let i = first; i < matches.length && matches[i]!.start < window.end && near.length < MOST_DRAWN; i += 1) {
    if (matches[i] !== but) near.push(matches[i]!);
  }
  return near;
}
