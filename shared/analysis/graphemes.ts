import type { Fragment } from '../model/records.ts';

/**
 * What a reader sees as one character is a **grapheme cluster**: a letter with its accents, a flag, a family of
 * emoji. No range that we make begins or ends inside one (promise T2).
 */

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * Widens a range so that neither end cuts a surrogate pair or a grapheme cluster; an empty range stays empty and
 * moves to the start of its cluster.
 *
 * @param range UTF-16 code units, half-open
 * @throws RangeError when the range is reversed or leaves the text
 */
export function snapToGraphemes(text: string, range: Fragment): Fragment {
  const { start, end } = range;
  if (!(0 <= start && start <= end && end <= text.length)) {
    throw new RangeError(`Range ${start} to ${end} is outside 0 to ${text.length}`);
  }
  const from = clusterAt(text, start).start;
  const last = start === end ? from : clusterAt(text, end);
  const to = typeof last === 'number' ? last : last.start === end ? end : last.end;
  return from === start && to === end ? range : { start: from, end: to };
}

/** The cluster that holds the unit at `offset`; empty at the end of the text. */
function clusterAt(text: string, offset: number): Fragment {
  if (isPlainBoundary(text, offset)) return { start: offset, end: offset + (offset < text.length ? 1 : 0) };
  let from = offset;
  while (!isPlainBoundary(text, from)) from -= 1;
  let to = offset + 1;
  while (!isPlainBoundary(text, to)) to += 1;
  const found = segmenter.segment(text.slice(from, to)).containing(offset - from);
  if (found === undefined) return { start: offset, end: offset };
  return { start: from + found.index, end: from + found.index + found.segment.length };
}

/** True where a boundary is certain without asking: the ends of the text, and between two ASCII characters. */
const isPlainBoundary = (text: string, offset: number): boolean =>
  offset <= 0 || offset >= text.length || (isPlain(text.charCodeAt(offset - 1)) && isPlain(text.charCodeAt(offset)));

/** A space, a printable ASCII character, or a line feed: none of them joins with another one. */
const isPlain = (unit: number): boolean => (unit >= 0x20 && unit < 0x7f) || unit === 0x0a;
