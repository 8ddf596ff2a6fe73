import { Plugin, type PluginView } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { windowOf } from './drawing-plugin.ts';
import { scrollToOffset } from './keep-in-view.ts';
import { showRanges } from './range-highlights.ts';
import { type Repeat, repeatOf } from './repeat-plugin.ts';

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
      const ranges = near.map(({ range }) => range);
      showRanges(this.#view, NAMES[state], ranges, 1);
    }
    const current = repeat.places[repeat.current]?.range;
    if (current === undefined) return;
    showRanges(this.#view, NAMES.current, [current], 2);
    if (before?.current !== repeat.current || before.asked !== repeat.asked) scrollToOffset(this.#view, current.start);
  }
}
