import type { Fragment, LastPlace } from '../model/records.ts';
import { cutsWord } from './word-edges.ts';

/**
 * Finding the words of an annotation again in a text that has changed. A **place** is where exactly these words
 * stand, as whole characters. It is taken unasked only when it is the only one, and no piece of a longer word; or when
 * it is the only one with the same words before and after it (promise T10). Nothing is compared loosely: a sentence
 * that is nearly the same is another sentence, and the nearest of several places is a guess.
 */
export type QuoteFinding =
  | { readonly found: 'unique' | 'by-context'; readonly start: number; readonly end: number }
  /** To be looked at by somebody; `nearest` is the place nearest to where it stood. */
  | { readonly found: 'ambiguous'; readonly places: number; readonly nearest: Fragment }
  | { readonly found: 'none' };

/**
 * Returns where the words of `place` stand in `text`, or why that is not certain.
 *
 * @returns offsets in UTF-16 code units, half-open, on the edges of grapheme clusters
 */
export function findQuote(text: string, place: LastPlace): QuoteFinding {
  const places = placesOf(text, place.exact);
  const [first] = places;
  if (first === undefined) return { found: 'none' };
  if (places.length === 1 && !cutsWord(text, first)) return { found: 'unique', ...first };
  const inContext = places.filter((one) => hasContext(text, one, place));
  if (inContext.length === 1) return { found: 'by-context', ...inContext[0]! };
  return { found: 'ambiguous', places: places.length, nearest: nearestTo(place.at, places) };
}

/** Every stretch that is exactly these words, overlapping ones too. */
function placesOf(text: string, exact: string): Fragment[] {
  const places: Fragment[] = [];
  if (exact === '') return places;
  for (let start = text.indexOf(exact); start !== -1; start = text.indexOf(exact, start + 1)) {
    const place = { start, end: start + exact.length };
    if (isWhole(text, place)) places.push(place);
  }
  return places;
}

/**
 * An empty context stands for the end of the text, where there was nothing more; elsewhere it tells nothing and so
 * does not agree.
 */
function hasContext(text: string, { start, end }: Fragment, { prefix, suffix }: LastPlace): boolean {
  const before = prefix === '' ? start === 0 : text.endsWith(prefix, start);
  return before && (suffix === '' ? end === text.length : text.startsWith(suffix, end));
}

const nearestTo = (at: number, places: readonly Fragment[]): Fragment =>
  places.reduce((best, one) => (Math.abs(one.start - at) < Math.abs(best.start - at) ? one : best));

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** True when the stretch begins and ends on the edges of grapheme clusters (promise T2). */
export const isWhole = (text: string, { start, end }: Fragment): boolean =>
  isBoundary(text, start) && isBoundary(text, end);

/** True when no grapheme cluster, and so no surrogate pair, goes on over the offset. */
function isBoundary(text: string, offset: number): boolean {
  if (offset === 0 || offset === text.length) return true;
  if (isPlain(text.charCodeAt(offset - 1)) && isPlain(text.charCodeAt(offset))) return true;
  const pair = text.slice(offset - 1, offset + 1);
  if (!HALVES.test(pair) && !JOINS.test(pair)) return true;
  // Flags pair up from the first on, so a line is the least that decides; a line end is always a boundary.
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const lineEnd = text.indexOf('\n', offset);
  const line = text.slice(lineStart, lineEnd === -1 ? text.length : lineEnd);
  const cluster = segmenter.segment(line).containing(offset - lineStart);
  return cluster === undefined || cluster.index === offset - lineStart;
}

/** Halves of surrogate pairs. */
const HALVES = /[\ud800-\udfff]/;

/**
 * Marks, joiners, conjoining letters: with the halves, all that makes one character with its neighbour. Looking at the
 * whole line for every other letter would take long in a long paragraph.
 */
const JOINS = /[\p{M}\p{Cf}\u0d4e\u0e33\u0eb3\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff\r]/u;

/** A space, a printable ASCII character, or a line feed: none of them joins with another one. */
const isPlain = (unit: number): boolean => (unit >= 0x20 && unit < 0x7f) || unit === 0x0a;
