import type { EditorView } from 'prosemirror-view';
import type { Fragment } from '../../shared/model/records.ts';
import { TextIndex } from './text-index.ts';

/**
 * Draws stretches of the article as a CSS highlight: no element is made for them, and the style sheet gives colours.
 *
 * @param priority where highlights lie over each other, the greater one is seen
 */
export function showRanges(view: EditorView, name: string, stretches: readonly Fragment[], priority = 0): void {
  if (stretches.length === 0) {
    CSS.highlights.delete(name);
    return;
  }
  const highlight = new Highlight(...stretches.map((stretch) => rangeOf(view, stretch)));
  highlight.priority = priority;
  CSS.highlights.set(name, highlight);
}

/** The stretch as the page has it. */
function rangeOf(view: EditorView, { start, end }: Fragment): Range {
  const index = TextIndex.of(view.state.doc);
  const from = view.domAtPos(index.posOf(start), 1);
  const to = view.domAtPos(index.posOf(end), -1);
  const range = document.createRange();
  range.setStart(from.node, from.offset);
  range.setEnd(to.node, to.offset);
  return range;
}
