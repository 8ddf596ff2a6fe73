import { hashOf, mix } from './features.ts';
import { groupsOf, lexiconOf } from './lexicon.ts';

/**
 * The **traits** of a word are what can be told from its letters alone: the word, its shape, its beginnings and ends,
 * and what the lexicon knows of it. Each is a number ready to be mixed into features, worked out once for each form.
 */
export interface Traits {
  readonly lower: string;
  /** The word in lower case, digits as noughts, and one for all quotation marks that look alike. */
  readonly word: number;
  /** The word as it is written. */
  readonly form: number;
  readonly shape: number;
  /** Ends of 1 to 4 letters. */
  readonly ends: readonly [number, number, number, number];
  /** Beginnings of 1 to 3 letters. */
  readonly starts: readonly [number, number, number];
  /** What the lexicon knows, as one number; 0 for nothing. */
  readonly lexicon: number;
  /** The groups of the lexicon that it belongs to, one by one. */
  readonly groups: readonly number[];
  readonly mark: Mark;
}

/** What a mark means to what stands on both sides of it; other words have none. */
export const MARKS = ['none', 'comma', 'quote', 'colon', 'stop', 'dash', 'bracket'] as const;
export type Mark = (typeof MARKS)[number];

const known = new Map<string, Traits>();

/** Enough for the words of a long article; then the memory begins anew. */
const MOST_KNOWN = 20_000;

/** Returns the traits of a form. */
export function traitsOf(form: string): Traits {
  const found = known.get(form);
  if (found) return found;
  if (known.size >= MOST_KNOWN) known.clear();
  const traits = work(form);
  known.set(form, traits);
  return traits;
}

function work(form: string): Traits {
  const plain = plainForm(form);
  const lower = plain.toLowerCase();
  const word = lower.replaceAll(/\p{N}/gu, '0');
  const length = word.length;
  const end = (letters: number): number => mix(hashOf(word, Math.max(0, length - letters)), letters);
  const start = (letters: number): number => mix(hashOf(word, 0, Math.min(length, letters)), letters);
  return {
    lower,
    word: hashOf(word),
    form: hashOf(plain),
    shape: hashOf(shapeOf(plain)),
    ends: [end(1), end(2), end(3), end(4)],
    starts: [start(1), start(2), start(3)],
    lexicon: lexiconOf(lower),
    groups: groupsOf(lower),
    mark: markOf(plain),
  };
}

/** What stands before the first word of a sentence and behind its last. */
export const EDGE: Traits = {
  lower: '',
  word: 1,
  form: 1,
  shape: 1,
  ends: [1, 1, 1, 1],
  starts: [1, 1, 1],
  lexicon: 1,
  groups: [],
  mark: 'none',
};

/** Marks that mean the same look the same: curly, low and straight quotation marks, dashes, apostrophes. */
function plainForm(form: string): string {
  if (/^(?:["“”„‟«»‹›「」『』]|''|``)$/u.test(form)) return '"';
  if (/^[—–―]$/u.test(form)) return '--';
  if (form === '…') return '...';
  return /[’‘ʼ]/u.test(form) ? form.replaceAll(/[’‘ʼ]/gu, "'") : form;
}

/** `Xxx` for *Anna*, `d,d` for *1,000*; runs of more than three alike are cut to three. */
function shapeOf(form: string): string {
  return form
    .replaceAll(/\p{Lu}/gu, 'X')
    .replaceAll(/[\p{L}\p{M}]/gu, (letter) => (letter === 'X' ? 'X' : 'x'))
    .replaceAll(/\p{N}+/gu, 'd')
    .replaceAll(/(.)\1{2,}/gu, '$1$1$1');
}

function markOf(plain: string): Mark {
  if (plain === ',') return 'comma';
  if (plain === '"' || plain === "'") return 'quote';
  if (plain === ':' || plain === ';') return 'colon';
  if (/^[.!?]+$/u.test(plain)) return 'stop';
  if (plain === '--') return 'dash';
  return /^[()[\]{}]$/u.test(plain) ? 'bracket' : 'none';
}
