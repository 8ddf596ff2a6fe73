import { done, refuse, type Result } from '../result.ts';
import { parsePattern, type PatternNode, WORD } from './pattern-parser.ts';

/**
 * Regular expressions matched by counting. The browser's own cannot be stopped: `(a+)+b` on one line of forty letters
 * holds the window for hours. This matcher goes back and tries again as theirs do, but every character it looks at is a
 * **step**, and when the steps are used up it says so. What one character may be (a class, a letter in either case) is
 * still asked of the browser, one character at a time.
 */
export interface Pattern {
  /**
   * Returns the first match that begins in `[from, until)` of the line; an empty one is none. A number is where to go
   * on from: some milliseconds are over.
   *
   * @param budget what is used up of it is taken off
   */
  find(line: string, from: number, until: number, budget: StepBudget): PatternMatch | number | 'too much work' | null;
}

/** UTF-16 code units in the line, half-open, with the text of each group from the first. */
export interface PatternMatch {
  readonly start: number;
  readonly end: number;
  readonly groups: readonly string[];
}

/** Steps that may still be taken. */
export interface StepBudget {
  steps: number;
}

/** How deep matching may nest before it counts as too much work: each part and turn within another takes some frames of the stack. */
const DEEPEST = 1_200;

/** Longest pattern that is read, UTF-16 code units: reading goes one deeper for each bracket. */
const LONGEST = 1_000;

/** Steps that may be taken at one place: about 15 ms. */
const STEPS_AT_A_PLACE = 200_000;

/** Steps after which a search makes a pause: about 4 ms. */
export const STEPS_AT_A_TIME = 50_000;

/** Reads a pattern as JavaScript writes it; `\w`, `\b` and `\d` know the letters and digits of every script. */
export function readPattern(source: string, isCaseMatched: boolean): Result<Pattern> {
  const fault = faultOf(source);
  const parsed = fault === null ? parsePattern(source) : fault;
  if (typeof parsed === 'string') {
    return refuse({ code: 'find/pattern', message: `This pattern cannot be read: ${parsed}.`, where: source });
  }
  const run: Run = { line: '', groups: [], steps: 0, depth: 0 };
  const matcher = matcherOf(parsed.root, run, isCaseMatched ? 'u' : 'iu');
  return done({
    find: (line, from, until, budget) => findIn({ run, matcher, groups: parsed.groups, line, from, until, budget }),
  });
}

/** The browser knows best what is wrong with a pattern, and says it in its own way. */
function faultOf(source: string): string | null {
  if (source.length > LONGEST) return `it is longer than ${LONGEST} characters`;
  try {
    void new RegExp(source, 'u');
    return null;
  } catch (error) {
    const said = error instanceof Error ? error.message : '';
    const fault = said.slice(said.lastIndexOf(': ') + 2);
    return fault.charAt(0).toLowerCase() + fault.slice(1);
  }
}

interface Run {
  line: string;
  /** Start and end of each group, −1 where it took part in nothing. */
  groups: number[];
  steps: number;
  depth: number;
}

interface Search {
  readonly run: Run;
  readonly matcher: Matcher;
  readonly groups: number;
  readonly line: string;
  readonly from: number;
  readonly until: number;
  readonly budget: StepBudget;
}

function findIn(search: Search): PatternMatch | number | 'too much work' | null {
  const { run, matcher, groups, line, from, until, budget } = search;
  run.line = line;
  run.groups = Array.from({ length: groups * 2 }, () => -1);
  const atFirst = budget.steps;
  for (let start = from; start < until; start += 1) {
    if (atFirst - budget.steps > STEPS_AT_A_TIME) return start;
    if (isInsidePair(line, start)) continue;
    const allowed = Math.min(STEPS_AT_A_PLACE, budget.steps);
    run.steps = allowed;
    run.groups.fill(-1);
    run.depth = 0;
    const end = matcher(start, (at) => at);
    budget.steps -= allowed - run.steps + 1;
    if (run.steps <= 0) return 'too much work';
    if (end > start) return { start, end, groups: groupTexts(run) };
  }
  return null;
}

const groupTexts = ({ groups, line }: Run): string[] =>
  Array.from({ length: groups.length / 2 }, (_, i) =>
    groups[i * 2 + 1]! < 0 ? '' : line.slice(groups[i * 2], groups[i * 2 + 1]),
  );

const isInsidePair = (line: string, at: number): boolean =>
  (line.charCodeAt(at) & 0xfc00) === 0xdc00 && (line.charCodeAt(at - 1) & 0xfc00) === 0xd800;

/** Returns where the rest of the pattern ends, begun at `at`, or −1. */
type Rest = (at: number) => number;
type Matcher = (at: number, rest: Rest) => number;

function matcherOf(node: PatternNode, run: Run, flags: string): Matcher {
  switch (node.is) {
    case 'character': {
      const takes = characterTest(node.source, flags);
      return (at, rest) => {
        const next = afterCharacter(run, at, takes);
        return next < 0 ? -1 : rest(next);
      };
    }
    case 'sequence': {
      const parts = node.parts.map((part) => matcherOf(part, run, flags));
      const from = (i: number, at: number, rest: Rest): number => {
        if (i === parts.length) return rest(at);
        if (!goesDeeper(run)) return -1;
        const end = parts[i]!(at, (next) => from(i + 1, next, rest));
        run.depth -= 1;
        return end;
      };
      return (at, rest) => from(0, at, rest);
    }
    case 'choice': {
      const options = node.options.map((option) => matcherOf(option, run, flags));
      return (at, rest) => {
        for (const option of options) {
          const end = option(at, rest);
          if (end >= 0) return end;
        }
        return -1;
      };
    }
    case 'group':
      return groupMatcher(node.index * 2, matcherOf(node.inner, run, flags), run);
    case 'ahead': {
      const inner = matcherOf(node.inner, run, flags);
      return (at, rest) => (inner(at, (end) => end) >= 0 === node.isWanted ? rest(at) : -1);
    }
    case 'edge':
      return (at, rest) => (isAtEdge(run.line, at, node.edge) ? rest(at) : -1);
    case 'repeat':
      return node.inner.is === 'character'
        ? characterRepeat(node, characterTest(node.inner.source, flags), run)
        : groupRepeat(node, matcherOf(node.inner, run, flags), run);
  }
}

/** Counts one level more; false when there is no going on. */
function goesDeeper(run: Run): boolean {
  run.depth += 1;
  if (run.depth > DEEPEST) run.steps = 0;
  return run.steps > 0;
}

function groupMatcher(slot: number, inner: Matcher, run: Run): Matcher {
  return (at, rest) => {
    const end = inner(at, (to) => {
      const [start, stop] = [run.groups[slot]!, run.groups[slot + 1]!];
      [run.groups[slot], run.groups[slot + 1]] = [at, to];
      const whole = rest(to);
      if (whole < 0) [run.groups[slot], run.groups[slot + 1]] = [start, stop];
      return whole;
    });
    return end;
  };
}

type Repeat = Extract<PatternNode, { readonly is: 'repeat' }>;

/** The usual repetition, without going deeper for each character. */
function characterRepeat({ least, most, isGreedy }: Repeat, takes: CharacterTest, run: Run): Matcher {
  return (at, rest) => {
    let stop = at;
    let count = 0;
    const goesOn = (): boolean => {
      const next = count < most ? afterCharacter(run, stop, takes) : -1;
      if (next < 0) return false;
      stop = next;
      count += 1;
      return true;
    };
    for (let times = 0; times < least; times += 1) if (!goesOn()) return -1;
    if (!isGreedy) {
      for (;;) {
        const end = rest(stop);
        if (end >= 0 || !goesOn()) return end;
      }
    }
    while (goesOn());
    for (; ; count -= 1) {
      const end = rest(stop);
      if (end >= 0 || count === least || run.steps <= 0) return end;
      stop -= isInsidePair(run.line, stop - 1) ? 2 : 1;
    }
  };
}

function groupRepeat({ least, most, isGreedy }: Repeat, inner: Matcher, run: Run): Matcher {
  const more = (at: number, count: number, rest: Rest): number => {
    const again = (): number => {
      if (count >= most || !goesDeeper(run)) return -1;
      // A turn that took nothing would go on for ever.
      const end = inner(at, (to) => (to === at && count >= least ? -1 : more(to, count + 1, rest)));
      run.depth -= 1;
      return end;
    };
    const leave = (): number => (count < least ? -1 : rest(at));
    const first = isGreedy ? again() : leave();
    return first >= 0 || run.steps <= 0 ? first : isGreedy ? leave() : again();
  };
  return (at, rest) => more(at, 0, rest);
}

type CharacterTest = (character: string) => boolean;

/** Returns the offset after the character at `at`, or −1 where there is none or it is another one. */
function afterCharacter(run: Run, at: number, takes: CharacterTest): number {
  run.steps -= 1;
  if (at >= run.line.length || run.steps <= 0) return -1;
  const point = run.line.codePointAt(at)!;
  const character = point < 0x80 ? ASCII[point]! : String.fromCodePoint(point);
  return takes(character) ? at + character.length : -1;
}

const ASCII = Array.from({ length: 0x80 }, (_, point) => String.fromCharCode(point));

/** Asks the browser once for each character. Not before an end anchor: some of its versions fail there. */
function characterTest(source: string, flags: string): CharacterTest {
  const expression = new RegExp(`^(?:${source})`, `s${flags}`);
  const known = new Map<string, boolean>();
  return (character) => {
    const answer = known.get(character) ?? expression.test(character);
    if (known.size < MOST_KNOWN) known.set(character, answer);
    return answer;
  };
}

/** Characters whose answer is kept: more than any article's alphabet but the Chinese one. */
const MOST_KNOWN = 4_096;

function isAtEdge(line: string, at: number, edge: 'start' | 'end' | 'word' | 'no-word'): boolean {
  if (edge === 'start') return at === 0;
  if (edge === 'end') return at === line.length;
  const isEdge = isInWord(characterBefore(line, at)) !== isInWord(characterAt(line, at));
  return isEdge === (edge === 'word');
}

/** Whole characters, not halves of pairs; empty at the ends of the line. */
const characterAt = (line: string, at: number): string => line.slice(at, isInsidePair(line, at + 1) ? at + 2 : at + 1);
const characterBefore = (line: string, at: number): string =>
  at === 0 ? '' : line.slice(isInsidePair(line, at - 1) ? at - 2 : at - 1, at);

const isInWord = (character: string): boolean => IN_WORD.test(character);
const IN_WORD = new RegExp(`[${WORD}]`, 'u');
