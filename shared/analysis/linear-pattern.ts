import type { Fragment } from '../model/records.ts';
import { done, refuse, type Result } from '../result.ts';
import { type Edge, isWordCharacter, type PatternPart, readPattern } from './pattern-syntax.ts';

/**
 * Regular expressions that cannot hang the page. The browser's own go back and try again, and there are short ones that
 * take years on a line of text. Here all ways through the pattern are walked at once, a character at a time (Thompson's
 * way, with the earlier alternative preferred), so that the work is at most the text's length times the pattern's.
 */
export interface LinearPattern {
  /**
   * Returns the first match at or after `from`, the same as the browser would find; never an empty one, never over a
   * line's end unless the pattern names it. Offsets in UTF-16 code units.
   */
  find(text: string, from: number, budget: Budget): Fragment | null;
}

/** How much may still be done: one step is one character met by one way through the pattern. */
export interface Budget {
  steps: number;
}

/** Steps of a program; a counted repetition is written out, so that this bounds it. */
const MOST_STEPS = 2_000;

/** Reads a pattern; letters of every script are part of words, `\d` is a digit of any of them. */
export function linearPattern(source: string, matchCase: boolean): Result<LinearPattern> {
  const read = readPattern(source, matchCase);
  if (!read.ok) return read;
  const program: Step[] = [];
  if (!write(read.value, program)) {
    return refuse({
      code: 'pattern/too-large',
      message: 'This pattern repeats too often: use smaller numbers in {…}.',
    });
  }
  program.push({ step: 'found' });
  return done({ find: (text, from, budget) => new Search(program, text, budget).run(from) });
}

type Step =
  | { readonly step: 'character'; readonly matches: (character: string) => boolean }
  | { readonly step: 'edge'; readonly edge: Edge }
  /** Goes on in two places, rather in the first. */
  | { readonly step: 'fork'; first: number; second: number }
  | { readonly step: 'jump'; to: number }
  | { readonly step: 'found' };

/** Writes a part as steps; false when they become too many. */
function write(part: PatternPart, program: Step[]): boolean {
  if (program.length > MOST_STEPS) return false;
  switch (part.part) {
    case 'character':
      program.push({ step: 'character', matches: part.matches });
      return true;
    case 'edge':
      program.push({ step: 'edge', edge: part.edge });
      return true;
    case 'sequence':
      return part.parts.every((one) => write(one, program));
    case 'choice':
      return writeChoice(part.options, program);
    case 'repeat':
      return writeRepeat(part, program);
  }
}

function writeChoice(options: readonly PatternPart[], program: Step[]): boolean {
  const jumps: { step: 'jump'; to: number }[] = [];
  for (const [i, option] of options.entries()) {
    const fork = { step: 'fork' as const, first: program.length + 1, second: 0 };
    if (i < options.length - 1) program.push(fork);
    if (!write(option, program)) return false;
    if (i === options.length - 1) break;
    const jump = { step: 'jump' as const, to: 0 };
    jumps.push(jump);
    program.push(jump);
    fork.second = program.length;
  }
  for (const jump of jumps) jump.to = program.length;
  return true;
}

function writeRepeat(part: Extract<PatternPart, { part: 'repeat' }>, program: Step[]): boolean {
  const { of, least, most, isLazy } = part;
  for (let i = 0; i < least; i += 1) if (!write(of, program)) return false;
  const forks: { fork: { first: number; second: number } }[] = [];
  const open = () => {
    const fork = { step: 'fork' as const, first: 0, second: 0 };
    program.push(fork);
    forks.push({ fork });
    fork[isLazy ? 'second' : 'first'] = program.length;
    return program.length - 1;
  };
  if (most === Infinity) {
    const start = open();
    if (!write(of, program)) return false;
    program.push({ step: 'jump', to: start });
  } else {
    for (let i = least; i < most; i += 1) {
      open();
      if (!write(of, program)) return false;
    }
  }
  for (const { fork } of forks) fork[isLazy ? 'first' : 'second'] = program.length;
  return true;
}

/** One walk through the text. A way is a step of the program and where its match began. */
class Search {
  readonly #program: readonly Step[];
  readonly #text: string;
  readonly #budget: Budget;
  /** The characters a match can begin with; null where one may begin anywhere. */
  readonly #beginnings: readonly ((character: string) => boolean)[] | null;
  /** When each step was last entered, by the offset of the character before it; a step is entered once at each. */
  readonly #entered: Int32Array;
  #ways: number[] = [];
  #starts: number[] = [];

  constructor(program: readonly Step[], text: string, budget: Budget) {
    this.#program = program;
    this.#text = text;
    this.#budget = budget;
    this.#entered = new Int32Array(program.length).fill(-1);
    this.#beginnings = beginningsOf(program);
  }

  run(from: number): Fragment | null {
    let best: Fragment | null = null;
    for (let at = from; at <= this.#text.length && this.#budget.steps > 0;) {
      if (best === null && this.#ways.length === 0) at = this.#nextBeginning(at);
      if (best === null) this.#enter(0, at, at);
      if (this.#ways.length === 0 && best !== null) break;
      const character = characterAt(this.#text, at);
      best = this.#advance(at, character) ?? best;
      if (character === '') break;
      at += character.length;
    }
    return best;
  }

  /** Moves every way over the character; returns the match of the most preferred way that ends here, if it is not empty. */
  #advance(at: number, character: string): Fragment | null {
    const [ways, starts] = [this.#ways, this.#starts];
    [this.#ways, this.#starts] = [[], []];
    this.#budget.steps -= ways.length + 1;
    for (const [i, way] of ways.entries()) {
      const step = this.#program[way]!;
      const start = starts[i]!;
      if (step.step === 'found') {
        if (start < at) return { start, end: at }; // Ways behind it are less preferred, and given up.
      } else if (step.step === 'character' && character !== '' && step.matches(character)) {
        this.#enter(way + 1, at + character.length, start);
      }
    }
    return null;
  }

  /** Follows a way to where it waits for a character. */
  #enter(way: number, at: number, start: number): void {
    if (this.#entered[way] === at) return;
    this.#entered[way] = at;
    const step = this.#program[way]!;
    if (step.step === 'jump') this.#enter(step.to, at, start);
    else if (step.step === 'fork') {
      this.#enter(step.first, at, start);
      this.#enter(step.second, at, start);
    } else if (step.step === 'edge') {
      if (holdsAt(step.edge, this.#text, at)) this.#enter(way + 1, at, start);
    } else {
      this.#ways.push(way);
      this.#starts.push(start);
    }
  }

  #nextBeginning(from: number): number {
    const beginnings = this.#beginnings;
    if (beginnings === null) return from;
    let at = from;
    while (at < this.#text.length && this.#budget.steps > 0) {
      const character = characterAt(this.#text, at);
      if (beginnings.some((matches) => matches(character))) break;
      this.#budget.steps -= 1;
      at += character.length;
    }
    return at;
  }
}

/** What a match can begin with, read off the steps that are reached without a character. */
function beginningsOf(program: readonly Step[]): readonly ((character: string) => boolean)[] | null {
  const beginnings: ((character: string) => boolean)[] = [];
  const seen = new Set<number>();
  const waiting = [0];
  for (let way = waiting.pop(); way !== undefined; way = waiting.pop()) {
    if (seen.has(way)) continue;
    seen.add(way);
    const step = program[way]!;
    if (step.step === 'found') return null;
    if (step.step === 'character') beginnings.push(step.matches);
    else if (step.step === 'jump') waiting.push(step.to);
    else if (step.step === 'fork') waiting.push(step.first, step.second);
    else waiting.push(way + 1);
  }
  return beginnings;
}

/** The whole character at the offset; empty at the end of the text. */
const characterAt = (text: string, offset: number): string => {
  const code = text.codePointAt(offset);
  return code === undefined ? '' : String.fromCodePoint(code);
};

/** The whole character that ends at the offset; empty at the start of the text. */
function characterBefore(text: string, offset: number): string {
  const unit = text.charCodeAt(offset - 1);
  const isTrail = unit >= 0xdc00 && unit <= 0xdfff;
  const lead = text.charCodeAt(offset - 2);
  return text.slice(isTrail && lead >= 0xd800 && lead <= 0xdbff ? offset - 2 : Math.max(0, offset - 1), offset);
}

function holdsAt(edge: Edge, text: string, offset: number): boolean {
  const before = characterBefore(text, offset);
  const after = characterAt(text, offset);
  if (edge === 'line-start') return before === '' || before === '\n';
  if (edge === 'line-end') return after === '' || after === '\n';
  const isEdge = isWordCharacter(before) !== isWordCharacter(after);
  return edge === 'word-edge' ? isEdge : !isEdge;
}
