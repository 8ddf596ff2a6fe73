import type { Fragment } from '../model/records.ts';

/** Where words begin and end, for everything that asks for whole ones: finding, anchoring, tagging the same everywhere. */

/** True where letters and digits continue over an edge: “Ann” is not in “Annual”. Ideographs stand without spaces. */
export function cutsWord(text: string, { start, end }: Fragment): boolean {
  return continuesAt(text, start) || continuesAt(text, end);
}

/** The characters on either side are looked at one by one: a pair of surrogates is one. */
function continuesAt(text: string, offset: number): boolean {
  const left = [...text.slice(Math.max(0, offset - 2), offset)].at(-1) ?? '';
  const right = [...text.slice(offset, offset + 2)][0] ?? '';
  return IN_WORD.test(left) && IN_WORD.test(right) && !isUnspaced(left + right);
}

const IN_WORD = /[\p{L}\p{M}\p{N}]/u;

/** A letter of a script written without spaces, or text with such: a word ends there wherever it likes. */
export const isUnspaced = (text: string | undefined): boolean => text !== undefined && UNSPACED.test(text);

const UNSPACED =
  /[\p{Ideographic}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;
