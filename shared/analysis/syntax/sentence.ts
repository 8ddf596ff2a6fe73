import { MARKS, type Traits } from './traits.ts';

/** A **sentence** on its way to a tree: its words with their tags, and which marks stand between any two of them. */
export interface Sentence {
  readonly words: readonly Traits[];
  /** Number of the tag of each word, in the weights’ list. */
  readonly tags: Int32Array;
  /** Number of the universal part of speech for each tag. */
  readonly coarse: Int32Array;
  /** How many verbs, and how many of each kind of mark, stand before a word: a row for each word. */
  readonly before: Int32Array;
}

/** How many things are counted: verbs in the place of what is no mark, then each kind of mark. */
const COUNTED = MARKS.length;

const PLACES: Readonly<Record<string, number>> = Object.fromEntries(MARKS.map((mark, place) => [mark, place]));

/** Prepares a sentence for parsing. @param verbs the tags of verbs, a 1 for each */
export function sentenceOf(
  words: readonly Traits[],
  tags: Int32Array,
  coarse: Int32Array,
  verbs: Uint8Array,
): Sentence {
  const before = new Int32Array((words.length + 1) * COUNTED);
  for (let at = 0; at < words.length; at++) {
    const row = at * COUNTED;
    for (let place = 0; place < COUNTED; place++) before[row + COUNTED + place] = before[row + place]!;
    const { mark } = words[at]!;
    if (mark !== 'none') before[row + COUNTED + PLACES[mark]!]!++;
    if (verbs[tags[at]!] === 1) before[row + COUNTED]!++;
  }
  return { words, tags, coarse, before };
}

/** A number for what stands between two words: which marks (two are told from one) and whether a verb does. */
export function marksBetween({ before }: Sentence, left: number, right: number): number {
  let sum = 0;
  const from = (left + 1) * COUNTED;
  const to = right * COUNTED;
  for (let place = 0; place < COUNTED; place++) {
    const count = before[to + place]! - before[from + place]!;
    sum = sum * 3 + (count > 2 ? 2 : count);
  }
  return sum;
}

/** How far apart two words stand, in steps: from ten words on, twenty are told apart, and no more. */
export function distanceOf(left: number, right: number): number {
  const distance = right - left;
  return distance < 5 ? distance : distance < 10 ? 5 : distance < 20 ? 6 : 7;
}
