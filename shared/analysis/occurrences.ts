import type { Fragment } from '../model/records.ts';
import { done, refuse, type Result } from '../result.ts';
import { snapToGraphemes } from './graphemes.ts';
import { type Budget, linearPattern } from './linear-pattern.ts';
import { isWordCharacter } from './pattern-syntax.ts';

/**
 * Where the same words stand again. An **occurrence** is a stretch of text that equals the words looked for, or that a
 * pattern finds; occurrences come in text order, do not overlap, and never cut what a reader sees as one character.
 */

/** What is looked for, and how nearly it must be the same. */
export interface OccurrenceSearch {
  /** The words themselves, or a regular expression. */
  readonly words: string;
  readonly isPattern: boolean;
  readonly matchCase: boolean;
  /** Nothing inside a longer word; scripts that write without spaces have no such thing and are not held to it. */
  readonly wholeWords: boolean;
}

/** What was found. */
export interface Occurrences {
  /** In UTF-16 code units, half-open, in text order. */
  readonly ranges: readonly Fragment[];
  /** False when the search was given up: there were too many, or the pattern took too long. */
  readonly isComplete: boolean;
}

/** More than anybody looks through one by one. */
export const MOST_OCCURRENCES = 2_000;

/** Steps of a pattern before it is given up: a fifth of a second or so. */
const BUDGET = 8_000_000;

/** Finds every occurrence; refuses an empty search and a pattern that cannot be read. */
export function findOccurrences(text: string, search: OccurrenceSearch): Result<Occurrences> {
  if (search.words === '') return refuse({ code: 'occurrences/empty', message: 'Type the words to look for.' });
  const budget: Budget = { steps: BUDGET };
  const finder = finderOf(text, search, budget);
  if (!finder.ok) return finder;
  const ranges: Fragment[] = [];
  let from = 0;
  while (ranges.length < MOST_OCCURRENCES) {
    const found = finder.value(from);
    if (found === null) return done({ ranges, isComplete: budget.steps > 0 });
    const isTaken = isWhole(text, found) && (!search.wholeWords || isWholeWord(text, found));
    if (isTaken) ranges.push(found);
    // One that begins a character later may be whole where this one is not.
    from = isTaken ? found.end : found.start + (text.codePointAt(found.start)! > 0xffff ? 2 : 1);
  }
  return done({ ranges, isComplete: finder.value(from) === null && budget.steps > 0 });
}

/** Returns the first match at or after an offset. */
type Finder = (from: number) => Fragment | null;

function finderOf(text: string, { words, isPattern, matchCase }: OccurrenceSearch, budget: Budget): Result<Finder> {
  if (isPattern) {
    const pattern = linearPattern(words, matchCase);
    return pattern.ok ? done((from) => pattern.value.find(text, from, budget)) : pattern;
  }
  if (matchCase) {
    return done((from) => {
      const start = text.indexOf(words, from);
      return start === -1 ? null : { start, end: start + words.length };
    });
  }
  // The browser's folding takes one character for one, so that offsets stay what they are.
  const expression = new RegExp(words.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, '\\$&'), 'giu');
  return done((from) => {
    expression.lastIndex = from;
    const match = expression.exec(text);
    return match === null ? null : { start: match.index, end: match.index + match[0].length };
  });
}

const isWhole = (text: string, range: Fragment): boolean => {
  const snapped = snapToGraphemes(text, range);
  return snapped.start === range.start && snapped.end === range.end;
};

/** True when neither end of the range cuts a word. */
const isWholeWord = (text: string, { start, end }: Fragment): boolean => !cutsWord(text, start) && !cutsWord(text, end);

function cutsWord(text: string, offset: number): boolean {
  const [before] = /.$/su.exec(text.slice(Math.max(0, offset - 2), offset)) ?? [''];
  const [after] = /^./su.exec(text.slice(offset, offset + 2)) ?? [''];
  return isWordCharacter(before) && isWordCharacter(after) && !isUnspaced(before) && !isUnspaced(after);
}

const UNSPACED =
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Bopo}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}\p{sc=Tibt}]/u;

/** True for text with letters of a script that writes words without spaces between them: “whole words” says nothing of it. */
export const isUnspaced = (text: string): boolean => UNSPACED.test(text);

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
