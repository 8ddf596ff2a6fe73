import type { Fragment } from '../model/records.ts';

/**
 * Words as the project is searched for them: case, accents, ligatures, soft hyphens and the two ways of writing an “é”
 * make no difference. The text stays as it is; a **token** tells where in it the word stands. Scripts that set no
 * spaces are taken character by character, so that what one looks for may begin and end anywhere.
 */
export interface SearchToken extends Fragment {
  /** As it is compared. */
  readonly word: string;
}

/** A word or phrase to look for: tokens that follow each other. */
export interface SearchTerm {
  readonly words: readonly string[];
  /** The last word may go on: `minist*`. */
  readonly isPrefix: boolean;
}

const UNSPACED = String.raw`\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}`;
const IN_WORDS = String.raw`\p{L}\p{N}\p{M}\p{Co}\u00ad\u200b-\u200d\u2060`;
const RUN = new RegExp(String.raw`[${UNSPACED}]\p{M}*|(?:(?![${UNSPACED}])[${IN_WORDS}])+`, 'gu');

/** Accents of Latin, Greek and Cyrillic, points of Hebrew and Arabic, and what nobody sees. */
const UNHEARD = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u00ad\u200b-\u200d\u2060]/gu;

/** Parts of compatible forms that are no letters: the brackets of “⑴”. */
const NO_LETTERS = /[^\p{L}\p{N}\p{M}\p{Co}]/gu;

/** Returns the words of the text, in order, as they are looked up. Offsets in UTF-16 code units, half-open. */
export function tokensOf(text: string): SearchToken[] {
  const tokens: SearchToken[] = [];
  for (const { 0: run, index } of text.matchAll(RUN)) {
    const word = folded(run);
    if (word !== '') tokens.push({ word, start: index, end: index + run.length });
  }
  return tokens;
}

// oxlint-disable-next-line no-control-regex -- all of ASCII
const ASCII = /^[\u0000-\u007f]*$/;

function folded(run: string): string {
  if (ASCII.test(run)) return run.toLowerCase();
  const plain = run.normalize('NFKD').replaceAll(UNHEARD, '');
  // Through capitals, which know that “ß” is two letters; then marks that lower case has brought.
  return plain.toUpperCase().toLowerCase().normalize('NFKD').replaceAll(UNHEARD, '').replaceAll(NO_LETTERS, '');
}

/** A phrase between marks of quotation of any kind, or what stands between spaces. */
const TERM = /["“”„«]([^"“”„«»]*)(?:["“”»]|$)|[^\s"“”„«»]+/gu;

/** Returns what is looked for: all terms must occur. Words without a letter or digit are left out. */
export function termsOf(query: string): SearchTerm[] {
  return [...query.matchAll(TERM)].flatMap(([written, phrase]) => {
    const words = tokensOf(phrase ?? written).map(({ word }) => word);
    return words.length === 0 ? [] : [{ words, isPrefix: phrase === undefined && written.endsWith('*') }];
  });
}

/** Returns where the term occurs first, or null. Offsets of the text that the tokens are of. */
export const findTerm = (tokens: readonly SearchToken[], term: SearchTerm): Fragment | null =>
  findTerms(tokens, term, 1)[0] ?? null;

/** Returns where the term occurs, at most so many times, none over another. Offsets of the text that the tokens are of. */
export function findTerms(
  tokens: readonly SearchToken[],
  { words, isPrefix }: SearchTerm,
  most: number,
): readonly Fragment[] {
  const found: Fragment[] = [];
  const last = words.length - 1;
  const fits = (word: string, i: number) => (isPrefix && i === last ? word.startsWith(words[i]!) : word === words[i]);
  for (let at = 0; at + last < tokens.length && found.length < most; at += 1) {
    let i = 0;
    while (i <= last && fits(tokens[at + i]!.word, i)) i += 1;
    if (i <= last) continue;
    found.push({ start: tokens[at]!.start, end: tokens[at + last]!.end });
    at += last;
  }
  return found;
}

/** Returns the words of a text as one line in which parts of words can be found: what is typed into a filter. */
export const lineOf = (text: string): string =>
  tokensOf(text)
    .map(({ word }) => word)
    .join(' ');

/** True when every word that was typed is found in the line, if only as a part of a word. */
export const hasWords = (line: string, typed: readonly string[]): boolean => typed.every((word) => line.includes(word));
