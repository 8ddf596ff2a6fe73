import type { Fragment } from '../model/records.ts';
import { done, refuse, type Result } from '../result.ts';
import { type FindQuery, TextSearch } from './find-text.ts';
import { snapToGraphemes } from './graphemes.ts';

/**
 * Where the same words stand again. An **occurrence** is a stretch of text that equals the words looked for, or that a
 * pattern finds; occurrences come in text order, do not overlap, and never cut what a reader sees as one character.
 */

/** What was found. */
export interface Occurrences {
  /** In UTF-16 code units, half-open, in text order. */
  readonly ranges: readonly Fragment[];
  /** False when the search was given up: there were too many, or the pattern took too long. */
  readonly isComplete: boolean;
}

/** More than anybody looks through one by one. */
export const MOST_OCCURRENCES = 2_000;

/** Steps of a pattern before it is given up: half a second or so. */
const MOST_STEPS = 8_000_000;

/** Finds every occurrence at once; refuses an empty search and a pattern that cannot be read. */
export function findOccurrences(text: string, query: FindQuery): Result<Occurrences> {
  if (query.words === '') return refuse({ code: 'occurrences/empty', message: 'Type the words to look for.' });
  const begun = TextSearch.of(query, text, MOST_STEPS);
  if (!begun.ok) return begun;
  const search = begun.value;
  while (!search.isDone && search.matches.length <= MOST_OCCURRENCES) search.goOn();
  const ranges = search.matches.slice(0, MOST_OCCURRENCES).map(({ start, end }) => ({ start, end }));
  return done({ ranges, isComplete: search.stopped === null && search.matches.length === ranges.length });
}

/** An occurrence with what stands on either side, to be read in a list. */
export interface InContext {
  readonly before: string;
  readonly words: string;
  readonly after: string;
}

/** How much of the line is shown before and after an occurrence. UTF-16 code units. */
export interface Reach {
  readonly before: number;
  readonly after: number;
}

/** Returns a range with so much of its line on either side, cut between whole characters. */
export function inContext(text: string, range: Fragment, reach: Reach): InContext {
  const lineStart = range.start === 0 ? 0 : text.lastIndexOf('\n', range.start - 1) + 1;
  const lineEnd = text.indexOf('\n', range.end);
  const wanted = {
    start: Math.max(lineStart, range.start - reach.before),
    end: Math.min(lineEnd === -1 ? text.length : lineEnd, range.end + reach.after),
  };
  const { start, end } = snapToGraphemes(text, wanted);
  return {
    before: text.slice(start, range.start),
    words: text.slice(range.start, range.end),
    after: text.slice(range.end, end),
  };
}
