import { Plugin, type PluginView } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import type { Fragment } from '../../shared/model/records.ts';
import { windowOf } from './drawing-plugin.ts';
import { type Repeat, repeatOf } from './repeat-plugin.ts';
import { scrollerOf } from './scroller-of.ts';
import { TextIndex } from './text-index.ts';

/**
 * Draws the places of a preview over the text as CSS highlights, which need no elements and move nothing, and brings the
 * one that is looked at into view.
 */
export const repeatHighlights = (): Plugin => new Plugin({ view: (view) => new RepeatHighlights(view) });

/** Names of the highlights in the style sheet. */
const NAMES = { taken: 'repeat-taken', skipped: 'repeat-skipped', current: 'repeat-current' } as const;

class RepeatHighlights implements PluginView {
  readonly #view: EditorView;
  #frame = 0;
  #shown: Repeat | null = null;

  constructor(view: EditorView) {
    this.#view = view;
  }

  update(): void {
    // Elements may have been drawn anew under the ranges, so that they are made again after every change.
    if (repeatOf(this.#view.state) === null && this.#shown === null) return;
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#draw();
    });
  }

  destroy(): void {
    cancelAnimationFrame(this.#frame);
    this.#clear();
  }

  #clear(): void {
    for (const name of Object.values(NAMES)) CSS.highlights.delete(name);
  }

  #draw(): void {
    const repeat = repeatOf(this.#view.state);
    const before = this.#shown;
    this.#shown = repeat;
    this.#clear();
    if (repeat === null) return;
    const { start, end } = windowOf(this.#view.state);
    for (const state of ['taken', 'skipped'] as const) {
      const near = repeat.places.filter((one) => one.state === state && one.range.end > start && one.range.start < end);
      this.#set(
        NAMES[state],
        near.map(({ range }) => range),
      );
    }
    const current = repeat.places[repeat.current]?.range;
    if (current === undefined) return;
    this.#set(NAMES.current, [current]);
    if (before?.current !== repeat.current || before.asked !== repeat.asked) this.#show(current);
  }

  #set(name: string, ranges: readonly Fragment[]): void {
    const highlight = new Highlight(...ranges.map((range) => this.#rangeOf(range)));
    highlight.priority = name === NAMES.current ? 2 : 1;
    CSS.highlights.set(name, highlight);
  }

  #rangeOf({ start, end }: Fragment): Range {
    const index = TextIndex.of(this.#view.state.doc);
    const from = this.#view.domAtPos(index.posOf(start), 1);
    const to = this.#view.domAtPos(index.posOf(end), -1);
    const range = document.createRange();
    range.setStart(from.node, from.offset);
    range.setEnd(to.node, to.offset);
    return range;
  }

  /** A section that was never drawn gets its height only when it comes near: its block goes first, then the very line. */
  #show(place: Fragment): void {
    const range = this.#rangeOf(place);
    const block = range.startContainer.parentElement?.closest('section > *');
    const scroller = scrollerOf(this.#view.dom);
    const isOut = () => {
      const [line, frame] = [range.getBoundingClientRect(), scroller.getBoundingClientRect()];
      return line.top < frame.top + MARGIN || line.bottom > frame.bottom - MARGIN ? line.top - frame.top : null;
    };
    if (isOut() === null) return;
    block?.scrollIntoView({ block: 'center' });
    const off = isOut();
    if (off !== null) scroller.scrollBy({ top: off - scroller.clientHeight / 2 });
  }
}

/** What is shown of the text around the place, at least. CSS pixels. */
const MARGIN = 48;
