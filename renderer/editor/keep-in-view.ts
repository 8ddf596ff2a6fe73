import type { EditorView } from 'prosemirror-view';
import { scrollerOf } from './scroller-of.ts';
import { TextIndex } from './text-index.ts';

/**
 * A jump in a long article ends among sections that the browser has not laid out before: it takes their heights from an
 * estimate, scrolls, lays them out, and what was to be seen has moved. So what was jumped to is looked for again in the
 * frames after a jump, and brought back where it left the viewport.
 */

/** How many frames are waited for: each may lay out what the one before has brought near. */
const FRAMES = 4;

/** Space left between the caret and the edge of the viewport, CSS pixels. */
const CARET_MARGIN = 96;

/** Keeps the caret in view over the next frames. */
export function keepInView(view: EditorView, scroller: HTMLElement): void {
  inFrames(view, () => {
    const caret = view.coordsAtPos(view.state.selection.head);
    const { top, bottom } = scroller.getBoundingClientRect();
    if (caret.bottom > bottom) scroller.scrollBy(0, caret.bottom - bottom + CARET_MARGIN);
    else if (caret.top < top) scroller.scrollBy(0, caret.top - top - CARET_MARGIN);
  });
}

/** Lines nearer to an edge than this are brought further in, CSS pixels. */
const LINE_MARGIN = 72;

/**
 * Brings a place of the article into view while the keyboard is elsewhere, as in a field: ProseMirror scrolls only to the
 * selection of the page.
 *
 * @param offset UTF-16 code units
 */
export function scrollToOffset(view: EditorView, offset: number): void {
  const scroller = scrollerOf(view.dom);
  const bring = () => {
    const line = view.coordsAtPos(TextIndex.of(view.state.doc).posOf(offset), 1);
    const { top, bottom, height } = scroller.getBoundingClientRect();
    if (line.top >= top + LINE_MARGIN && line.bottom <= bottom - LINE_MARGIN) return;
    scroller.scrollBy(0, line.top - (top + height * 0.4));
  };
  bring();
  inFrames(view, bring);
}

/** Looks again in each of the next frames. */
function inFrames(view: EditorView, look: () => void, frames = FRAMES): void {
  if (frames === 0) return;
  requestAnimationFrame(() => {
    if (view.isDestroyed) return;
    look();
    inFrames(view, look, frames - 1);
  });
}
