import type { Fragment } from '../../model/records.ts';
import { quotationsNear } from '../quotation-marks.ts';
import { type KeyedWord, keyedWords } from './verbatim-words.ts';

/**
 * Which words of a quote claim to be the speaker's own: those between quotation marks. Words beside the marks of a mixed
 * quote are the writer's, and a quote without any marks reports what was meant; it can be checked all the same, but
 * nobody has claimed its wording.
 */
export interface QuotedWords {
  /** Pieces in order, as they stand in the article. UTF-16 code units of it, half-open. */
  readonly pieces: readonly Fragment[];
  readonly form: 'direct' | 'mixed' | 'indirect';
}

/**
 * Returns the words to check of a quote with these fragments.
 *
 * @param fragments UTF-16 code units of the text, half-open
 * @param saidForm what somebody said the form of the quote is; it counts where no marks stand there
 */
export function quotedWords(text: string, fragments: readonly Fragment[], saidForm?: unknown): QuotedWords {
  const marked = fragments.flatMap((fragment) => markedIn(text, fragment));
  if (marked.length === 0) return { pieces: fragments, form: saidForm === 'direct' ? 'direct' : 'indirect' };
  const beside = fragments.flatMap((fragment) => outside(fragment, marked));
  const hasMore = beside.some(({ start, end }) => !keyedWords(text, start, end).next().done);
  return { pieces: marked, form: hasMore ? 'mixed' : 'direct' };
}

function markedIn(text: string, fragment: Fragment): Fragment[] {
  const marked: Fragment[] = [];
  for (const { content } of quotationsNear(text, fragment)) {
    const start = Math.max(content.start, fragment.start);
    const end = Math.min(content.end, fragment.end);
    const isInside = marked.some((one) => one.start <= start && end <= one.end);
    if (start < end && !isInside) marked.push({ start, end });
  }
  return marked;
}

function outside(fragment: Fragment, marked: readonly Fragment[]): Fragment[] {
  const gaps: Fragment[] = [];
  let at = fragment.start;
  for (const { start, end } of marked) {
    if (start >= fragment.end || end <= fragment.start) continue;
    if (at < start) gaps.push({ start: at, end: start });
    at = end;
  }
  return at < fragment.end ? [...gaps, { start: at, end: fragment.end }] : gaps;
}

/** A word of a quote with what the writer says of it. */
export interface QuotedWord extends KeyedWord {
  /** It stands in brackets, square or round: the writer's own. */
  readonly isBracketed: boolean;
  /** An ellipsis stands before it: something is said to be left out. */
  readonly isAfterEllipsis: boolean;
}

const ELLIPSIS = /…|\.[ \u00a0]?\.[ \u00a0]?\.|\[\s*\]|⋯/u;

/** Returns the words of a quote in order; “[sic]” is none. */
export function wordsOfQuote(content: string, isFiller: (key: string) => boolean): QuotedWord[] {
  const words: QuotedWord[] = [];
  let [end, depth] = [0, 0];
  let isAfterEllipsis = false;
  for (const word of keyedWords(content)) {
    const between = content.slice(end, word.start);
    for (const sign of between) {
      if (sign === '[' || sign === '(') depth += 1;
      else if (sign === ']' || sign === ')') depth = Math.max(0, depth - 1);
    }
    end = word.end;
    const last = words.at(-1);
    if (last !== undefined && last.end === word.start - 1 && /^[[\]]$/.test(between)) {
      // “[W]e”, “year[s]”: one word, of which the writer says that it is not wholly the speaker's.
      words[words.length - 1] = { ...last, end, key: last.key + word.key, isBracketed: true };
      continue;
    }
    isAfterEllipsis ||= ELLIPSIS.test(between);
    if (isFiller(word.key) || (word.key === 'sic' && depth > 0)) continue;
    words.push({ ...word, isBracketed: depth > 0, isAfterEllipsis });
    isAfterEllipsis = false;
  }
  return words;
}
