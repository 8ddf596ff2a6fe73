import { refuse, type Result, done } from '../result.ts';

/**
 * Reads a regular expression into a tree that `linear-pattern` can run without ever going back. It takes what people
 * search texts with (classes, groups, choices, repetition, word and line edges) and refuses what needs going back:
 * references to groups and looking around. The browser checks the syntax first, so that what is read here is sound.
 */

/** One part of a pattern. */
export type PatternPart =
  | { readonly part: 'character'; readonly matches: (character: string) => boolean }
  | { readonly part: 'edge'; readonly edge: Edge }
  | { readonly part: 'sequence'; readonly parts: readonly PatternPart[] }
  | { readonly part: 'choice'; readonly options: readonly PatternPart[] }
  | {
      readonly part: 'repeat';
      readonly of: PatternPart;
      readonly least: number;
      /** `Infinity` for no limit. */
      readonly most: number;
      readonly isLazy: boolean;
    };

/** What holds between two characters. */
export type Edge = 'line-start' | 'line-end' | 'word-edge' | 'no-word-edge';

/** What counts as part of a word: letters of every script, their accents, digits, and the low line. */
const WORD = String.raw`\p{L}\p{M}\p{N}_`;
const IN_WORD = new RegExp(`[${WORD}]`, 'u');

/** True for a character that belongs to a word. */
export const isWordCharacter = (character: string): boolean => IN_WORD.test(character);

/** Reads a pattern; refuses one that is not complete, or that asks for more than can be had in linear time. */
export function readPattern(source: string, matchCase: boolean): Result<PatternPart> {
  const checked = browserExpression(source);
  if (!checked.ok) return checked;
  try {
    return done(new PatternReader(source, matchCase).read());
  } catch (error) {
    if (!(error instanceof NotLinear)) throw error;
    return refuse({ code: 'pattern/not-linear', message: error.message });
  }
}

function browserExpression(source: string): Result<RegExp> {
  try {
    return done(new RegExp(source, 'u'));
  } catch (error) {
    return refuse({ code: 'pattern/syntax', message: `This pattern cannot be read: ${reasonIn(error)}.` });
  }
}

/** `Invalid regular expression: /(/u: Unterminated group` tells what is wrong after its last colon. */
const reasonIn = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split(': ').at(-1)!.replace(/\.$/, '').toLowerCase();

/** A part that only a search that goes back could find. */
class NotLinear extends Error {}

class PatternReader {
  readonly #characters: readonly string[];
  readonly #flags: string;
  #at = 0;

  constructor(source: string, matchCase: boolean) {
    this.#characters = [...source];
    this.#flags = matchCase ? 'u' : 'iu';
  }

  read(): PatternPart {
    const options = [this.#sequence()];
    while (this.#takes('|')) options.push(this.#sequence());
    return options.length === 1 ? options[0]! : { part: 'choice', options };
  }

  #sequence(): PatternPart {
    const parts: PatternPart[] = [];
    while (this.#next !== undefined && this.#next !== '|' && this.#next !== ')') parts.push(this.#repeated());
    return { part: 'sequence', parts };
  }

  #repeated(): PatternPart {
    const of = this.#single();
    const limits = this.#limits();
    if (limits === null) return of;
    const [least, most] = limits;
    return { part: 'repeat', of, least, most, isLazy: this.#takes('?') };
  }

  #limits(): readonly [least: number, most: number] | null {
    if (this.#takes('*')) return [0, Infinity];
    if (this.#takes('+')) return [1, Infinity];
    if (this.#takes('?')) return [0, 1];
    if (!this.#takes('{')) return null;
    const [least = '', most = least] = this.#until('}').slice(0, -1).split(',');
    return [Number(least), most === '' ? Infinity : Number(most)];
  }

  #single(): PatternPart {
    const character = this.#take();
    switch (character) {
      case '(':
        return this.#group();
      case '[':
        return this.#class();
      case '.':
        return { part: 'character', matches: (one) => one !== '\n' };
      case '^':
        return { part: 'edge', edge: 'line-start' };
      case '$':
        return { part: 'edge', edge: 'line-end' };
      case '\\':
        return this.#escape();
      default:
        return this.#characterOf(character.replace(/[\\^$.*+?()[\]{}|/]/u, '\\$&'));
    }
  }

  #group(): PatternPart {
    if (this.#takes('?')) {
      const kind = this.#take();
      const isNamed = kind === '<' && this.#next !== '=' && this.#next !== '!';
      if (kind !== ':' && !isNamed) {
        throw new NotLinear('Patterns that look ahead or behind are left out, so that none can hang: leave out “(?…”.');
      }
      if (isNamed) this.#until('>');
    }
    const inside = this.read();
    this.#take(); // The closing bracket: the browser has counted them.
    return inside;
  }

  #class(): PatternPart {
    let source = '[';
    while (this.#next !== ']') source += this.#next === '\\' ? this.#take() + this.#take() : this.#take();
    this.#take();
    return this.#characterOf(`${source.replaceAll(/\\w/g, WORD).replaceAll(/\\d/g, String.raw`\p{Nd}`)}]`);
  }

  #escape(): PatternPart {
    const letter = this.#take();
    if (letter === 'b') return { part: 'edge', edge: 'word-edge' };
    if (letter === 'B') return { part: 'edge', edge: 'no-word-edge' };
    if (/[1-9k]/.test(letter)) {
      throw new NotLinear(
        'Patterns that repeat what a group found are left out, so that none can hang: leave out “\\1”.',
      );
    }
    if (letter === 'w') return this.#characterOf(`[${WORD}]`);
    if (letter === 'W') return this.#characterOf(`[^${WORD}]`);
    if (letter === 'd') return this.#characterOf(String.raw`\p{Nd}`);
    if (letter === 'D') return this.#characterOf(String.raw`\P{Nd}`);
    return this.#characterOf(`\\${letter}${this.#restOfEscape(letter)}`);
  }

  /** What belongs to an escape besides its letter: `p{Lu}`, `u00e9`, `u{1f600}`, `xe9`, `cJ`. */
  #restOfEscape(letter: string): string {
    if (/[pP]/.test(letter) || (letter === 'u' && this.#next === '{')) return this.#until('}');
    const length = { u: 4, x: 2, c: 1 }[letter] ?? 0;
    return Array.from({ length }, () => this.#take()).join('');
  }

  /** One character that the browser's own expression takes; asked of single characters, it has nothing to go back to. */
  #characterOf(source: string): PatternPart {
    const expression = new RegExp(source, this.#flags);
    return { part: 'character', matches: (character) => expression.test(character) };
  }

  get #next(): string | undefined {
    return this.#characters[this.#at];
  }

  #take(): string {
    const character = this.#next ?? '';
    this.#at += 1;
    return character;
  }

  #takes(character: string): boolean {
    if (this.#next !== character) return false;
    this.#at += 1;
    return true;
  }

  /** Everything up to this character, which it includes. */
  #until(last: string): string {
    let taken = '';
    while (this.#next !== undefined && !taken.endsWith(last)) taken += this.#take();
    return taken;
  }
}
