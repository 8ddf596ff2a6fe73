import type { Fragment } from '../../../model/records.ts';
import type { ParsedSentence, Word } from '../../syntax/parsed.ts';

/**
 * A sentence as a **tree**: what hangs on what, and from which word to which a **branch** reaches (a word with all that
 * hangs on it). Words are meant by their index in the sentence.
 */
export interface Tree {
  readonly words: readonly Word[];
  readonly children: readonly (readonly number[])[];
  /** The first and the last word of each word’s branch. */
  readonly first: readonly number[];
  readonly last: readonly number[];
  /** Order of a walk down the tree, and the last number given in the branch: tells what is under what at once. */
  readonly entered: readonly number[];
  readonly left: readonly number[];
}

/** Returns the tree of the sentence. Linear in its words. */
export function treeOf({ words }: ParsedSentence): Tree {
  const children: number[][] = words.map(() => []);
  words.forEach(({ head }, index) => children[head]?.push(index));
  const order = walkOf(words, children);
  const first = words.map((_, index) => index);
  const last = words.map((_, index) => index);
  const entered = words.map(() => 0);
  const left = words.map(() => 0);
  order.forEach((index, at) => {
    entered[index] = at;
    left[index] = at;
  });
  for (const index of order.toReversed()) {
    const head = words[index]!.head;
    if (head < 0) continue;
    first[head] = Math.min(first[head]!, first[index]!);
    last[head] = Math.max(last[head]!, last[index]!);
    left[head] = Math.max(left[head]!, left[index]!);
  }
  return { words, children, first, last, entered, left };
}

function walkOf(words: readonly Word[], children: readonly (readonly number[])[]): number[] {
  const order: number[] = [];
  const open = words.flatMap(({ head }, index) => (head < 0 ? [index] : []));
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    order.push(index);
    open.push(...children[index]!);
  }
  return order;
}

/** True when the word is `top` or hangs on it. */
export const isUnder = ({ entered, left }: Tree, index: number, top: number): boolean =>
  entered[top]! <= entered[index]! && entered[index]! <= left[top]!;

/** The children whose relation is one of those, with any subtype. */
export const childrenBy = (tree: Tree, index: number, ...relations: readonly string[]): readonly number[] =>
  tree.children[index]!.filter((child) => relations.includes(plainRelation(tree.words[child]!)));

/** The relation without its subtype: `nsubj` for `nsubj:pass`. */
export const plainRelation = ({ relation }: Word): string => relation.split(':', 1)[0]!;

/** From the word to the other one, inclusive. UTF-16 code units of the text. */
export const rangeOf = ({ words }: Tree, first: number, last: number): Fragment => ({
  start: words[first]!.start,
  end: words[last]!.end,
});
