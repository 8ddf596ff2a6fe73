import type { EditorView } from 'prosemirror-view';
import type { EditorState } from 'prosemirror-state';
import type { Fragment } from '../../shared/model/records.ts';
import { drawnStretch, windowOf, withOnlyDrawn } from './drawing-plugin.ts';

/** What one scrolled away from is no longer drawn, a little in each pause of the page. */

/** How long nothing must have been done before it is looked for, milliseconds. */
const PAUSE = 500;

/** How much is taken away at one go, UTF-16 code units: some screens, a few milliseconds. */
const AT_A_TIME = 6000;

/** What must be left of a pause for another go, milliseconds. */
const LEFT = 6;

/**
 * Takes away what is drawn beyond the window whenever nothing else is done.
 *
 * @param isAtWork true while somebody types or moves about
 * @param update draws a state without telling anybody: nothing of the article changed
 * @returns what has it look, after one has scrolled, and what stops it
 */
export function undrawInPauses(
  view: EditorView,
  isAtWork: () => boolean,
  update: (state: EditorState) => void,
): { readonly wake: () => void; readonly stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let callback = 0;
  const wake = () => {
    timer ??= setTimeout(() => {
      timer = null;
      if (isAtWork() || view.composing) wake();
      else callback = requestIdleCallback(goOn);
    }, PAUSE);
  };
  function goOn(deadline: IdleDeadline): void {
    let less = lessDrawn(view.state);
    while (less !== null && !isAtWork() && deadline.timeRemaining() > LEFT) {
      update(view.state.apply(withOnlyDrawn(view.state.tr, less)));
      less = lessDrawn(view.state);
    }
    if (less !== null) wake();
  }
  return {
    wake,
    stop: () => {
      if (timer !== null) clearTimeout(timer);
      cancelIdleCallback(callback);
    },
  };
}

/** What stays drawn after the next go; null when that is the window alone. */
function lessDrawn(state: EditorState): Fragment | null {
  const [drawn, window] = [drawnStretch(state), windowOf(state)];
  const [before, behind] = [window.start - drawn.start, drawn.end - window.end];
  if (Math.max(before, behind) <= 0) return null;
  return before > behind
    ? { start: drawn.start + Math.min(before, AT_A_TIME), end: drawn.end }
    : { start: drawn.start, end: drawn.end - Math.min(behind, AT_A_TIME) };
}
