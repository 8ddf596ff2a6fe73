import type { Fragment } from '../../../model/records.ts';
import { type Content, contentOf } from '../../frame-content.ts';
import type { Quotation } from '../../quotation-marks.ts';
import { outerQuotations } from '../../speech.ts';
import { isFinite, isSpoken, type Passages } from './passages.ts';

/**
 * A **stretch** is what stands in one pair of quotation marks, or in several that an attribution parts. It is an
 * *utterance* when it looks whole: it begins as a sentence does or ends as one inside the marks, and has a verb. A
 * *phrase* is a part of the clause around it (“little floor for optimism”); a *title* names a work; what has a word or
 * two is *scare*: somebody’s word, held at a distance.
 */
export interface Stretch extends Content {
  readonly shape: 'utterance' | 'phrase' | 'title' | 'scare';
  readonly words: number;
  readonly isFinite: boolean;
  /** It ends with a full stop, a comma, a question mark inside the marks or right behind them. */
  readonly isEnded: boolean;
  /** It ends with a full stop or its like inside the marks. */
  readonly isStopped: boolean;
  readonly isCapital: boolean;
  /** A dash opens it: a turn of dialogue. */
  readonly isTurn: boolean;
  /** Nothing of its own sentence stands before it. */
  readonly isInitial: boolean;
}

const isDash = (text: string, at: number): boolean => /[—–―]/u.test(text[at]!);

/** How many quotations on either side may belong to the same one. */
const NEIGHBOURS = 6;

/** Returns the outermost stretches of the text, in text order. */
export function stretchesOf(text: string, passages: Passages): Stretch[] {
  const all = outerQuotations(text);
  const turns = all.filter(({ open }) => isDash(text, open));
  // In English a single line behind a dash is a credit or a signature, and no dialogue.
  const outer = turns.length === 1 && !passages.isEmpty ? all.filter((one) => one !== turns[0]) : all;
  return outer.flatMap((own, index) => {
    const near = outer.slice(Math.max(0, index - NEIGHBOURS), index + NEIGHBOURS + 1);
    const content = contentOf(text, own, near);
    return content.extent.start === own.open ? [stretchOf(text, content, own, passages)] : [];
  });
}

function stretchOf(text: string, content: Content, first: Quotation, passages: Passages): Stretch {
  const words = content.fragments.flatMap((range) => passages.in(range)).filter(isSpoken);
  const count = passages.isEmpty ? wordCount(text, content.fragments) : words.length;
  const last = content.fragments.at(-1)!;
  const isEnded = /[.!?…,。！？，]/u.test(text[last.end - 1]!) || text[content.extent.end] === ',';
  const isCapital = /^[^\p{L}]*\p{Lu}/u.test(text.slice(first.content.start, first.content.start + 8));
  const facts = {
    words: count,
    isFinite: passages.isEmpty ? count >= (isEnded ? SOME_WORDS : MANY_WORDS) : words.some(isFinite),
    isEnded,
    isCapital,
    isStopped: /[.!?…。！？]/u.test(text[last.end - 1]!),
    isTurn: isDash(text, first.open),
    isInitial: /(?:^|[.!?…:。！？：]["”’»)]*|\n)\s*$/u.test(text.slice(Math.max(0, first.open - 12), first.open)),
  };
  return { ...content, ...facts, shape: shapeOf(text, content.fragments, facts) };
}

/** Where nothing is parsed, so many words are taken to hold a verb. */
const MANY_WORDS = 5;

/** Where words are not parted by spaces, two characters count as one. */
const wordCount = (text: string, fragments: readonly Fragment[]): number =>
  fragments.reduce((sum, { start, end }) => sum + [...text.slice(start, end).matchAll(WORDS)].length, 0);

const WORDS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]{1,2}|[\p{L}\p{N}\p{M}]+/gu;

type Facts = Omit<Stretch, keyof Content | 'shape'>;

function shapeOf(text: string, fragments: readonly Fragment[], facts: Facts): Stretch['shape'] {
  const { words, isFinite: hasVerb, isEnded, isCapital, isInitial } = facts;
  if (fragments.length > 1 || facts.isTurn) return 'utterance';
  if (isTitle(text.slice(fragments[0]!.start, fragments[0]!.end))) return 'title';
  if (words < SOME_WORDS && !hasVerb) return isInitial && isCapital && facts.isStopped ? 'utterance' : 'scare';
  if (isEnded && (isCapital || hasVerb)) return 'utterance';
  if (isCapital && hasVerb) return 'utterance';
  if (isInitial && words >= SOME_WORDS && (hasVerb || isCapital)) return 'utterance';
  return words < SOME_WORDS ? 'scare' : 'phrase';
}

/** Fewer words than this name something rather than say it. */
const SOME_WORDS = 3;

const SMALL_WORDS = /^(?:a|an|the|of|for|and|or|in|on|at|to|by|from|with|de|la|le|der|die|das|und|y)$/u;

/** All its words but the small ones begin with capitals, and it does not end as a sentence does. */
function isTitle(words: string): boolean {
  const main = (words.match(/[\p{L}\p{N}][\p{L}\p{N}’'.-]*/gu) ?? []).filter((word) => !SMALL_WORDS.test(word));
  if (main.length < 2 || main.length > 9 || /[.?!…]$/u.test(words)) return false;
  return main.every((word) => /^[\p{Lu}\p{N}]/u.test(word));
}
