import type { Fragment } from '../../../model/records.ts';

/** How findings name words of the article. */

/** How many UTF-16 code units of the article a finding repeats. */
const MOST = 48;

/** Returns the words in quotation marks, shortened; between isolates where letters could re-order the sentence. */
export function inMarks(words: string): string {
  const plain = words
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .replace(/^["“„«]\s?(?=.)/u, '')
    .replace(/(?<=.)\s?["”»]$/u, '');
  const short = plain.length <= MOST ? plain : `${plain.slice(0, MOST).replace(/\s\S*$|[\ud800-\udbff]$/u, '')}…`;
  return /^[ -~\u2010-\u2027]*$/u.test(short) ? `“${short}”` : `“\u2068${short}\u2069”`;
}

/** True when both lists are the same stretches. */
export const sameFragments = (a: readonly Fragment[], b: readonly Fragment[]): boolean =>
  a.length === b.length && a.every(({ start, end }, i) => start === b[i]!.start && end === b[i]!.end);
