import { directionOf, isMixed } from '../../shared/analysis/scripts.ts';
import type { Fragment } from '../../shared/model/records.ts';

/** Right to left and left to right: of blocks, and of words in a block that runs the other way. */

export type Direction = 'ltr' | 'rtl';

/** How much of a block or an annotation is looked at for its first letter. UTF-16 code units. */
export const REACH = 300;

/** Returns the direction of the block that holds the offset, as `dir="auto"` has it. */
export function blockDirection(text: string, offset: number): Direction {
  const start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return directionOf(text.slice(start, Math.min(start + REACH, end === -1 ? text.length : end))) ?? 'ltr';
}

/**
 * Returns the direction of the words when all of them run against their block (an English name in Hebrew text), so
 * that they begin at the other side than the block does; null for all others.
 */
export function directionAgainst(covered: string, block: Direction): Direction | null {
  const words = covered.slice(0, REACH);
  const direction = directionOf(words);
  return direction === null || direction === block || isMixed(words) ? null : direction;
}

/**
 * Returns the direction of the run that ends, or begins, at an edge of the range: that of the letter next to it inside
 * the range, else of the block. To move the edge to the right on the screen is to move it on in left-to-right words,
 * and back in right-to-left ones.
 */
export function directionAtEdge(text: string, range: Fragment, side: 'start' | 'end'): Direction {
  const inside = text.slice(
    side === 'start' ? range.start : Math.max(range.start, range.end - REACH),
    side === 'start' ? Math.min(range.end, range.start + REACH) : range.end,
  );
  const fromEdge = side === 'start' ? inside : [...inside].toReversed().join('');
  return directionOf(fromEdge) ?? blockDirection(text, range[side]);
}
