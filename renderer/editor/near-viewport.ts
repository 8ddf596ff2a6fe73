import type { EditorView } from 'prosemirror-view';
import { countWhile } from '../../shared/model/count-while.ts';
import type { Fragment } from '../../shared/model/records.ts';
import { TextIndex } from './text-index.ts';

/**
 * Which part of the text is near the viewport. Sections, and blocks in a section, stand below one another, so the first
 * and the last near it are found by halving: an article of twenty thousand blocks is measured at some thirty places.
 */

/** Characters from which on a block is cut in proportion to its height rather than taken whole. */
const LONG_BLOCK = 4000;

/** Its share of the margin: every key lays out anew all of such a block that is drawn. */
const LONG_MARGIN = 0.3;

/** Returns the sections within `margin` screens of the viewport, in positions; null when none is. */
export function sectionsNear(
  view: EditorView,
  scroller: HTMLElement,
  margin: number,
): { from: number; to: number } | null {
  const bounds = boundsOf(scroller, margin);
  const first = firstNear(view.dom.children, bounds);
  const last = lastNear(view.dom.children, bounds);
  if (first > last) return null;
  const index = TextIndex.of(view.state.doc);
  return { from: index.posOfSection(first) + 1, to: index.posOfSection(last + 1) - 1 };
}

/**
 * Returns the stretch of text that is on the screen or within `margin` screens of it, in whole blocks but for very long
 * ones; null where nothing is. Offsets in UTF-16 code units.
 */
export function nearViewport(view: EditorView, scroller: HTMLElement, margin: number): Fragment | null {
  const bounds = boundsOf(scroller, margin);
  const sections = view.dom.children;
  const first = firstNear(sections, bounds);
  const last = lastNear(sections, bounds);
  if (first > last) return null;
  const tight = boundsOf(scroller, margin * LONG_MARGIN);
  const start = placeIn(view, first, firstNear(sections[first]!.children, bounds), tight.top, 'start');
  const end = placeIn(view, last, lastNear(sections[last]!.children, bounds), tight.bottom, 'end');
  return start === null || end === null || start > end ? null : { start, end };
}

function boundsOf(scroller: HTMLElement, margin: number): Bounds {
  const { top, bottom, height } = scroller.getBoundingClientRect();
  return { top: top - margin * height, bottom: bottom + margin * height };
}

interface Bounds {
  readonly top: number;
  readonly bottom: number;
}

/** Offset at which the near part begins or ends in this block. */
function placeIn(view: EditorView, section: number, block: number, y: number, side: keyof Fragment): number | null {
  const range = TextIndex.of(view.state.doc).rangeOfBlock(section, block);
  const element = view.dom.children[section]?.children[block];
  if (range === null || element === undefined) return null;
  if (element.firstElementChild?.className === 'stretch') return placeInStretches(view, element, y, side);
  const length = range.end - range.start;
  if (length < LONG_BLOCK) return range[side];
  const { top, height } = element.getBoundingClientRect();
  const share = Math.min(1, Math.max(0, (y - top) / Math.max(1, height)));
  return range.start + Math.round(length * share);
}

/** The near stretches of a very long block are drawn whole. */
function placeInStretches(view: EditorView, { children }: Element, y: number, side: keyof Fragment): number {
  const index = TextIndex.of(view.state.doc);
  const bounds = { top: y, bottom: y };
  if (side === 'start') {
    return index.offsetOf(view.posAtDOM(children[Math.min(firstNear(children, bounds), children.length - 1)]!, 0));
  }
  const last = children[Math.max(lastNear(children, bounds), 0)]!;
  return index.offsetOf(view.posAtDOM(last, last.childNodes.length, 1));
}

/** Index of the first element that reaches below the upper bound, or their number. */
function firstNear(elements: HTMLCollection, { top }: Bounds): number {
  return countWhile(elements.length, (i) => elements[i]!.getBoundingClientRect().bottom < top);
}

/** Index of the last element that begins above the lower bound, or -1. */
function lastNear(elements: HTMLCollection, { bottom }: Bounds): number {
  return countWhile(elements.length, (i) => elements[i]!.getBoundingClientRect().top <= bottom) - 1;
}
