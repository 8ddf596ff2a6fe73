/**
 * A **dateline** opens the text of an agency: “LONDON (Reuters) - ”, “KYIV, Ukraine (AP) — ”, “PARIS, Nov. 3 – ”. It is the
 * agency’s and no part of what the sentence behind it reports.
 */
const DATELINE =
  /^\s*(?:\p{Lu}[\p{Lu}\p{M}.’'-]+(?: [\p{Lu}\p{M}.’'-]+){0,3}(?:,\s?[\p{L}\p{N}. ]{2,30}){0,2}(?:\s*\([^()\n]{2,40}\))?|\(\p{Lu}[^()\n]{1,40}\))\s*(?:[—–]|--?)\s+(?=["“‘«\p{Lu}])/u;

/** Returns the length of the dateline that the paragraph begins with, in UTF-16 code units; 0 without one. */
export const datelineLength = (paragraph: string): number => DATELINE.exec(paragraph.slice(0, 160))?.[0].length ?? 0;
