import { Plugin } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { extentOf, ghostOf } from './ghost-plugin.ts';
import { TextIndex } from './text-index.ts';

/** Space that is kept free below what is proposed: the bar that says it in words lies there. CSS pixels. */
const FOOT = 140;
const HEAD = 48;

/**
 * Scrolls just so far that the whole frame that is proposed can be seen; its beginning, where it is larger than the
 * pane. What is in view already stays where it is.
 */
export const ghostInView = (scroller: HTMLElement): Plugin =>
  new Plugin({
    view: () => {
      let frame = 0;
      return {
        update(view, before) {
          const ghost = ghostOf(view.state);
          if (ghost === null || ghost === ghostOf(before)) return;
          cancelAnimationFrame(frame);
          frame = requestAnimationFrame(() => show(view, scroller));
        },
        destroy: () => cancelAnimationFrame(frame),
      };
    },
  });

function show(view: EditorView, scroller: HTMLElement): void {
  const ghost = ghostOf(view.state);
  if (ghost === null) return;
  const { start, end } = extentOf(ghost);
  const index = TextIndex.of(view.state.doc);
  const { top, bottom } = scroller.getBoundingClientRect();
  const above = view.coordsAtPos(index.posOf(start), 1).top - (top + HEAD);
  const below = view.coordsAtPos(index.posOf(end), -1).bottom - (bottom - FOOT);
  if (above < 0) scroller.scrollBy(0, above);
  else if (below > 0) scroller.scrollBy(0, Math.min(above, below));
}
