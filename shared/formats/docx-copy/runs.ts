import { el, type XmlOut } from '../xml.ts';

/** How words stand in a run of Word: what has an element of its own, and which way they are read. */

/** Returns the words as pieces of a run: tabs and line ends have elements of their own. */
export const piecesOf = (text: string): XmlOut[] =>
  text
    .split(/([\t\n\r\u2028])/)
    .filter((piece) => piece !== '')
    .map((piece) => PIECES.get(piece) ?? el('w:t', { 'xml:space': 'preserve' }, piece));

const PIECES: ReadonlyMap<string, XmlOut> = new Map(
  Object.entries({ '\t': el('w:tab'), '\n': el('w:br'), '\r': el('w:cr'), '\u2028': el('w:br') }),
);

const RIGHT_TO_LEFT = /[\p{sc=Hebr}\p{sc=Arab}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}\p{sc=Adlm}]/u;

/** True when the first letter is of a script that runs from right to left, as browsers find a direction too. */
export function readsRightToLeft(text: string): boolean {
  const first = /\p{L}/u.exec(text);
  return first !== null && RIGHT_TO_LEFT.test(first[0]);
}
