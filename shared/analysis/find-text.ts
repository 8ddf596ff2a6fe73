import { isWhole } from '../anchoring/find-quote.ts';
import { cutsWord } from '../anchoring/word-edges.ts';
import type { Fragment } from '../model/records.ts';
import { done, type Result } from '../result.ts';
import { readPattern, type StepBudget, STEPS_AT_A_TIME } from './pattern.ts';

/**
 * Finding words in an article, a piece at a time, so that the longest text keeps nobody waiting. A **match** lies in
 * one paragraph and on whole characters: an “e” is not found in an “é” that is written with an accent of its own.
 */

/** What is looked for. */
export interface FindQuery {
  readonly words: string;
  readonly isCaseMatched: boolean;
  readonly isWholeWords: boolean;
  /** True where `words` is a regular expression. */
  readonly isPattern: boolean;
}

/** UTF-16 code units, half-open; never empty. */
export interface Match extends Fragment {
  /** Texts of the groups of a pattern, from the first. */
  readonly groups?: readonly string[];
}

/** Matches that are listed; who has more of them looks for something else. */
export const MOST_MATCHES = 20_000;

/** Text that one call looks through, UTF-16 code units: some milliseconds. */
const AT_ONCE = 65_536;

/** Steps of a pattern over one article: some seconds, in pieces of milliseconds. */
const MOST_STEPS = 60_000_000;

/** Finds the first match that begins in `[from, until)`, or where to go on from when it has taken long enough. */
type FindFirst = (
  text: string,
  from: number,
  until: number,
  budget: StepBudget,
) => Match | number | 'too much work' | null;

/** A search that goes on with each call. */
export class TextSearch {
  readonly matches: Match[] = [];
  /** Set where it ended before the text did. */
  stopped: 'too many' | 'too much work' | null = null;
  readonly #text: string;
  readonly #findFirst: FindFirst;
  readonly #isWanted: (match: Match) => boolean;
  readonly #budget: StepBudget;
  #at = 0;

  private constructor(text: string, findFirst: FindFirst, isWholeWords: boolean, steps: number) {
    this.#text = text;
    this.#findFirst = findFirst;
    this.#budget = { steps };
    this.#isWanted = (match) => isWhole(text, match) && !(isWholeWords && cutsWord(text, match));
  }

  /**
   * Begins a search; refused where the pattern cannot be read.
   *
   * @param steps of a pattern, before it is too much work
   */
  static of(query: FindQuery, text: string, steps = MOST_STEPS): Result<TextSearch> {
    if (!query.isPattern) return done(new TextSearch(text, wordsFinder(query), query.isWholeWords, steps));
    const pattern = readPattern(query.words, query.isCaseMatched);
    if (!pattern.ok) return pattern;
    const { find } = pattern.value;
    return done(new TextSearch(text, inLines(find), query.isWholeWords, steps));
  }

  get isDone(): boolean {
    return this.stopped !== null || this.#at >= this.#text.length;
  }

  /** Looks through the next piece of the text. */
  goOn(): void {
    const until = Math.min(this.#text.length, this.#at + AT_ONCE);
    const stepsBefore = this.#budget.steps;
    while (this.#at < until && stepsBefore - this.#budget.steps <= STEPS_AT_A_TIME) {
      const found = this.#findFirst(this.#text, this.#at, until, this.#budget);
      if (found === 'too much work') {
        this.stopped = found;
        return;
      }
      if (typeof found === 'number') {
        this.#at = found;
        return;
      }
      if (found !== null && this.#isWanted(found)) this.matches.push(found);
      if (this.matches.length >= MOST_MATCHES) this.stopped = 'too many';
      this.#at = found === null ? until : this.#isWanted(found) ? found.end : found.start + 1;
      if (this.stopped !== null) return;
    }
  }
}

/** The browser's search for plain words: they hold nothing that could take long. */
function wordsFinder({ words, isCaseMatched }: FindQuery): FindFirst {
  if (words === '') return () => null;
  const expression = new RegExp(escaped(words), isCaseMatched ? 'gu' : 'giu');
  return (text, from, until) => {
    // A little further, for what begins in the piece and ends behind it; folding may make it longer.
    const piece = text.slice(from, until + words.length * 3);
    expression.lastIndex = 0;
    const found = expression.exec(piece);
    if (found === null || from + found.index >= until) return null;
    return { start: from + found.index, end: from + found.index + found[0].length };
  };
}

const escaped = (words: string): string => words.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

type FindInLine = (line: string, from: number, until: number, budget: StepBudget) => ReturnType<FindFirst>;

/** A pattern sees one paragraph at a time: `^` and `$` are its ends, and no match joins two of them. */
function inLines(find: FindInLine): FindFirst {
  let line = { start: 0, end: -1, text: '' };
  return (text, from, until, budget) => {
    const stepsBefore = budget.steps;
    for (let at = from; at < until; at = line.end + 1) {
      if (stepsBefore - budget.steps > STEPS_AT_A_TIME) return at;
      if (at < line.start || at > line.end) line = lineAt(text, at);
      const { start } = line;
      const found = find(line.text, at - start, Math.min(until, line.end) - start, budget);
      if (found === 'too much work') return found;
      if (typeof found === 'number') return start + found;
      if (found !== null) return { ...found, start: start + found.start, end: start + found.end };
    }
    return null;
  };
}

function lineAt(text: string, at: number): { start: number; end: number; text: string } {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const feed = text.indexOf('\n', at);
  const end = feed === -1 ? text.length : feed;
  return { start, end, text: text.slice(start, end) };
}

/**
 * Returns what stands in place of a match: the replacement as it is, or, for a pattern, with `$1`, `$&` and `$$` filled
 * in.
 */
export function replacementFor(query: FindQuery, match: Match, text: string, replacement: string): string {
  if (!query.isPattern) return replacement;
  return replacement.replaceAll(/\$(\$|&|[1-9]\d?)/g, (written, name: string) => {
    if (name === '$') return '$';
    if (name === '&') return text.slice(match.start, match.end);
    return match.groups?.[Number(name) - 1] ?? written;
  });
}
