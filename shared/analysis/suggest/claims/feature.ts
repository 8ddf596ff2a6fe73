import { LARGE_NUMBERS, NUMBER_WORDS, RECORD_VERBS, TRENDS } from './lexicon.ts';

/**
 * A **feature** of a sentence: what speaks for checking it, or against. Weights are reasoned by hand, in steps of log
 * odds, and not fitted: 1 makes a claim that is as likely as not one of three in four.
 */
export interface Feature {
  readonly id: string;
  readonly weight: number;
  /** A few words for people; null for what needs none. */
  readonly reason: string | null;
  readonly pattern: RegExp;
  /** Of these the strongest alone counts: a sentence with three figures is not three times as worthy. */
  readonly group?: string;
}

/** Returns a pattern that any of these words of a line fit. */
export const one = (...patterns: readonly string[]): RegExp => new RegExp(` (?:${patterns.join('|')})(?= )`, 'u');

/** Pieces of patterns. Each repeats a bounded number of times, so that no sentence is slow. */
export const NUMBER = `(?:\\d[\\d.,]*|${NUMBER_WORDS}|${LARGE_NUMBERS})`;
export const NAME = '\\|\\S+';
export const BE = "(?:is|are|was|were|be|been|being|'s|'re|'m)";
export const HAVE = "(?:has|have|had|'ve|'s)";
/** Up to two words that stand inside a verb. */
export const ADVERBS =
  "(?: (?:n't|not|also|already|never|ever|just|now|recently|since|all|only|actually|even|still|\\w+ly)){0,2}";
export const PARTICIPLE = `(?:\\w{2,}ed|${RECORD_VERBS}|${TRENDS}|been|done|gone|seen|taken|given|shown|become|made|come|known|written|spoken|driven|held|kept|had)`;
