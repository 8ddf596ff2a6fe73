import type { Fragment } from '../model/records.ts';
import type { Sliceable } from '../annotations/covered-text.ts';
import { findQuotations, type Quotation, quotationsAround } from './quotation-marks.ts';
import { isUncased } from './scripts.ts';
import { COLLECTIVE_NOUNS, DOCUMENT_NOUNS, PRONOUNS, TITLES } from './words.ts';

/** First values for the fields that the text itself tells; whoever annotates may change them. */

export type QuoteType = 'direct' | 'indirect' | 'mixed';
export type MentionType = 'name' | 'pronoun' | 'description' | 'collective' | 'document';

/**
 * Returns how much of a quote stands in quotation marks: `direct` when all of it does, `indirect` when none,
 * `mixed` when a part. Marks directly outside a fragment count.
 *
 * @param fragments UTF-16 code units in `text`, half-open
 */
export const guessQuoteType = (text: string, fragments: readonly Fragment[]): QuoteType =>
  quoteTypeAmong(text, fragments, (range) => quotationsAround(text, range));

/** The same where the quotations are known. @param around those that hold or touch a range */
export function quoteTypeAmong(
  text: Sliceable,
  fragments: readonly Fragment[],
  around: (range: Fragment) => readonly Quotation[],
): QuoteType {
  let quoted = false;
  let plain = false;
  for (const fragment of fragments) {
    const whole = trim(text, fragment);
    if (around(whole).some(({ content, open, close }) => covers(whole, content, open, close))) {
      quoted = true;
    } else {
      const inside = findQuotations(text.slice(whole.start, whole.end));
      quoted ||= inside.length > 0;
      plain ||= hasWordsOutside(text.slice(whole.start, whole.end), inside);
    }
  }
  if (!quoted) return 'indirect';
  return plain ? 'mixed' : 'direct';
}

/** True when the fragment lies between the marks, with or without one of them. */
const covers = (fragment: Fragment, content: Fragment, open: number, close: number): boolean =>
  fragment.start < content.end && content.start < fragment.end && open <= fragment.start && fragment.end <= close;

function hasWordsOutside(text: string, quotations: readonly { open: number; close: number }[]): boolean {
  let at = 0;
  for (const { open, close } of quotations) {
    if (open > at && HAS_WORD.test(text.slice(at, open))) return true;
    at = Math.max(at, close);
  }
  return HAS_WORD.test(text.slice(at));
}

const HAS_WORD = /[\p{L}\p{N}]/u;

function trim(text: Sliceable, { start, end }: Fragment): Fragment {
  const words = text.slice(start, end);
  const from = start + words.length - words.trimStart().length;
  return { start: Math.min(from, end), end: Math.max(from, start + words.trimEnd().length) };
}

/**
 * Returns what form of mention the words are: *she*, *Ms. Nuland*, *U.S. officials*, *the mayor*, *the report*. In
 * scripts without capitals, whose words we do not know, most mentions are names.
 */
export function guessMentionType(mention: string): MentionType {
  if (isUncased(mention)) return 'name';
  const words = mention
    .trim()
    .split(/\s+/u)
    .map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''));
  const bare = words.filter((word) => word !== '');
  const lower = bare.map((word) => word.toLowerCase().replace(/[’']s$/u, ''));
  if (lower.every((word) => PRONOUNS.has(word))) return 'pronoun';
  const head = lower.findLastIndex((word, i) => /^\p{Ll}/u.test(bare[i]!) && isNoun(word));
  const namesAfter = bare.slice(head + 1).some(isCapitalised);
  if (head !== -1 && !namesAfter) return typeOfHead(lower[head]!);
  if (bare.length === 1 && COLLECTIVE_NOUNS.has(lower[0]!) && lower[0]!.endsWith('s')) return 'collective';
  if (bare.some((word, i) => isCapitalised(word) && !(i === 0 && ARTICLES.has(lower[0]!)))) {
    return lower.every((word) => TITLES.has(word) || ARTICLES.has(word)) ? 'description' : 'name';
  }
  return 'description';
}

const ARTICLES = new Set(['the', 'a', 'an', 'some', 'many', 'most', 'several', 'his', 'her', 'their']);
const isCapitalised = (word: string): boolean => /^\p{Lu}/u.test(word);
const isNoun = (word: string): boolean => COLLECTIVE_NOUNS.has(word) || DOCUMENT_NOUNS.has(word) || /\p{L}/u.test(word);

function typeOfHead(head: string): MentionType {
  if (COLLECTIVE_NOUNS.has(head)) return 'collective';
  return DOCUMENT_NOUNS.has(head) ? 'document' : 'description';
}
