import type { Fragment } from '../model/records.ts';
import { isHangul } from './scripts.ts';

/**
 * Words as `Intl.Segmenter` finds them, which knows the scripts that set no spaces between them (Chinese, Japanese,
 * Thai, Khmer) by dictionary. Korean is taken as it is spaced: “3월에” is one word. All looks are bounded, so that a key
 * costs the same in a paragraph of any length.
 */

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/** Returns the words between two offsets (UTF-16 code units) that stand at the edges of words. */
export function wordsBetween(text: string, start: number, end: number): Fragment[] {
  const words: Fragment[] = [];
  for (const { index, segment, isWordLike } of segmenter.segment(text.slice(start, end))) {
    if (isWordLike !== true) continue;
    const word = { start: start + index, end: start + index + segment.length };
    const last = words.at(-1);
    if (last !== undefined && last.end === word.start && isOneWord(text, word.start)) {
      words[words.length - 1] = { start: last.start, end: word.end };
    } else {
      words.push(word);
    }
  }
  return words;
}

/** A number and the Korean word behind it are one. */
const isOneWord = (text: string, at: number): boolean =>
  (isHangul(text[at]) && /[\p{L}\p{N}]/u.test(text[at - 1]!)) ||
  (isHangul(text[at - 1]) && /[\p{L}\p{N}]/u.test(text[at]!));

/** How far a word is looked for on either side of the caret, in UTF-16 units. */
const REACH = 500;

/**
 * Returns the words around the offset, within its paragraph. Where the paragraph reaches further than is looked, the
 * words at both ends may be cut.
 */
export function wordsAround(text: string, offset: number): Fragment[] {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const lineEnd = text.indexOf('\n', offset);
  const start = Math.max(offset === 0 ? 0 : lineStart, cleanCut(text, offset - REACH, 1, offset));
  const end = Math.min(lineEnd === -1 ? text.length : lineEnd, cleanCut(text, offset + REACH, -1, offset));
  return wordsBetween(text, start, end);
}

/** The next place from `from` towards the limit where a word surely ends; `from` where there is none. */
function cleanCut(text: string, from: number, step: 1 | -1, limit: number): number {
  if (from <= 0) return 0;
  if (from >= text.length) return text.length;
  for (let at = from; at !== limit; at += step) if (/[\s\p{P}]/u.test(text[at]!)) return at;
  return from;
}

/** Returns the range widened to all of each word that one of its ends cuts. */
export function withWholeWords(text: string, range: Fragment): Fragment {
  const cutBy = (offset: number) => wordsAround(text, offset).find(({ start, end }) => start < offset && offset < end);
  return { start: cutBy(range.start)?.start ?? range.start, end: cutBy(range.end)?.end ?? range.end };
}

/** Joins the parts of a foreign name in Japanese: ジョン・スミス. */
const MIDDLE_DOTS = new Set(['·', '・', '‧', '•', '＝']);

/** Returns the word with the words that middle dots tie to it. */
export function dottedName(text: string, word: Fragment): Fragment {
  const words = wordsAround(text, word.start);
  const at = words.findIndex(({ start }) => start === word.start);
  const isTied = (left: Fragment | undefined, right: Fragment | undefined) =>
    left !== undefined && right !== undefined && MIDDLE_DOTS.has(text.slice(left.end, right.start));
  let [first, last] = [at, at];
  while (isTied(words[first - 1], words[first])) first -= 1;
  while (isTied(words[last], words[last + 1])) last += 1;
  return { start: words[first]?.start ?? word.start, end: words[last]?.end ?? word.end };
}
