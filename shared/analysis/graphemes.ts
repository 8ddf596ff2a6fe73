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

/**
 * True where a boundary is certain without asking: the ends of the text, beside a line feed, and between two plain
 * characters. What lies between two such places is all that the segmenter ever sees.
 */
function isPlainBoundary(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return true;
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset);
  if (before === LINE_FEED || after === LINE_FEED) return before !== CARRIAGE_RETURN;
  return isPlain(before) && isPlain(after);
}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** True for a character that never joins with another such one: a letter without its marks, an ideograph, a sign. */
function isPlain(unit: number): boolean {
  if (unit < 0x7f) return unit >= 0x20;
  const range = PLAIN.findLast(([first]) => first <= unit);
  return range !== undefined && unit <= range[1];
}

/**
 * First and last UTF-16 unit of what is plain, ascending, for the scripts that news is written in. Left out: marks, the
 * consonant signs that join letters, the parts of Hangul syllables, and what emoji are made of.
 */
const PLAIN: readonly (readonly [first: number, last: number])[] = [
  [0x00a1, 0x00a8],
  [0x00aa, 0x00ac],
  [0x00af, 0x02ff],
  [0x0370, 0x0482],
  [0x048a, 0x058f],
  [0x05d0, 0x05ea],
  [0x05f3, 0x05f4],
  [0x061f, 0x064a],
  [0x0660, 0x066f],
  [0x0671, 0x06d5],
  [0x0904, 0x0939],
  [0x0964, 0x0970],
  [0x0e01, 0x0e30],
  [0x0e40, 0x0e46],
  [0x10a0, 0x10ff],
  [0x1e00, 0x1fff],
  [0x2010, 0x2027],
  [0x2030, 0x203b],
  [0x20a0, 0x20bf],
  [0x3001, 0x3029],
  [0x3041, 0x3096],
  [0x30a1, 0x30ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xac00, 0xd7a3],
  [0xff01, 0xff9d],
];
