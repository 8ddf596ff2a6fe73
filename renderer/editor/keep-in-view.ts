import type { EditorView } from 'prosemirror-view';

/**
 * A jump in a long article ends among sections that the browser has not laid out before: it takes their heights from an
 * estimate, scrolls, lays them out, and what was to be seen has moved. So the caret is looked for again in the frames
 * after a jump, and brought back where it left the viewport.
 */

/** How many frames are waited for: each may lay out what the one before has brought near. */
const FRAMES = 4;

/** Space left between the caret and the edge of the viewport, CSS pixels. */
const MARGIN = 96;

/** Keeps the caret in view over the next frames. */
export function keepInView(view: EditorView, scroller: HTMLElement, frames = FRAMES): void {
  if (frames === 0) return;
  requestAnimationFrame(() => {
    if (view.isDestroyed) return;
    const caret = view.coordsAtPos(view.state.selection.head);
    const { top, bottom } = scroller.getBoundingClientRect();
    if (caret.bottom > bottom) scroller.scrollBy(0, caret.bottom - bottom + MARGIN);
    else if (caret.top < top) scroller.scrollBy(0, caret.top - top - MARGIN);
    keepInView(view, scroller, frames - 1);
  });
}
