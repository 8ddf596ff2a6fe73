import { Plugin } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { extentOf, ghostOf } from './ghost-plugin.ts';
import { TextIndex } from './text-index.ts';

/** Space that is kept free below what is proposed where the bar that says it in words is not there to be measured. CSS pixels. */
const FOOT = 140;

/** Space between what is proposed and the bar. */
const ABOVE_BAR = 28;
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
  const below = view.coordsAtPos(index.posOf(end), -1).bottom - (bottom - footOf(scroller));
  if (above < 0) scroller.scrollBy(0, above);
  else if (below > 0) scroller.scrollBy(0, Math.min(above, below));
}

/** How much of the pane the bar lies over: more in a narrow window, where its words wrap. */
function footOf(scroller: HTMLElement): number {
  const bar = scroller.parentElement?.querySelector<HTMLElement>('[data-foot]');
  return bar == null ? FOOT : bar.offsetHeight + ABOVE_BAR;
}
