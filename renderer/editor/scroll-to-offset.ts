import type { EditorView } from 'prosemirror-view';
import { TextIndex } from './text-index.ts';

/**
 * Brings a place of the article into view while the keyboard is elsewhere, as in a field: ProseMirror scrolls only to
 * the selection of the page. Sections that come near get their true heights then, so the place is looked at again.
 */

/** Lines nearer to an edge than this are brought further in, CSS pixels. */
const MARGIN = 72;

/** Frames in which it is looked at again. */
const LOOKS = 4;

/** @param offset UTF-16 code units */
export function scrollToOffset(view: EditorView, offset: number, looks = LOOKS): void {
  const scroller = view.dom.closest<HTMLElement>('[data-pane=article]');
  if (scroller === null || view.isDestroyed) return;
  const pos = TextIndex.of(view.state.doc).posOf(offset);
  const line = view.coordsAtPos(pos, 1);
  const { top, bottom, height } = scroller.getBoundingClientRect();
  if (line.top < top + MARGIN || line.bottom > bottom - MARGIN) {
    scroller.scrollTop += line.top - (top + height * 0.4);
  }
  if (looks > 0) requestAnimationFrame(() => scrollToOffset(view, offset, looks - 1));
}
