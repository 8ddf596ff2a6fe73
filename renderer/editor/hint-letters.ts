/**
 * Letters that stand for things to be chosen by typing. Targets in the text begin with a letter of the left hand,
 * speakers with one of the right, so that a speaker keeps its letters however many annotations there are; letters of the
 * home row come first.
 */

/** What the letters stand for. */
export type HintHand = 'text' | 'speakers';

const FIRST: Readonly<Record<HintHand, string>> = { text: 'fdsagrewtvcxqzb', speakers: 'kjlhuiopynm' };
const SECOND: Readonly<Record<HintHand, string>> = {
  text: 'jkfdslahguirewopytnmvcxqzb',
  speakers: 'fdsajklghrewuiotypvcxnmqzb',
};

/** How many letters of each list lie on the home row. */
const HOME: Readonly<Record<HintHand, number>> = { text: 5, speakers: 4 };
const HOME_SECOND = 9;

/** More than this many stand for nothing: the list does. */
export const mostHints = (hand: HintHand): number => FIRST[hand].length * SECOND[hand].length;

/**
 * Returns the letters of `count` targets, easiest first: one letter each while the home row of the hand is enough, else
 * two. None is the beginning of another; past {@link mostHints} there are none.
 */
export function hintLetters(hand: HintHand, count: number): readonly string[] {
  return count <= HOME[hand] ? [...FIRST[hand]].slice(0, count) : pairsOf(hand).slice(0, count);
}

/** Returns the letters of `count` targets more, beside those that have theirs and keep them. */
export function moreHintLetters(hand: HintHand, given: readonly string[], count: number): readonly string[] {
  if (given.length === 0) return hintLetters(hand, count);
  return pairsOf(hand)
    .filter((pair) => !given.some((letters) => pair.startsWith(letters)))
    .slice(0, count);
}

/** Every pair of the hand, easiest first. */
const pairsOf = (hand: HintHand): readonly string[] =>
  [...FIRST[hand]]
    .flatMap((one, i) =>
      [...SECOND[hand]].map((other, j) => ({
        letters: one + other,
        reach: Number(i >= HOME[hand]) + Number(j >= HOME_SECOND),
        i,
        j,
      })),
    )
    .sort((a, b) => a.reach - b.reach || a.j - b.j || a.i - b.i)
    .map(({ letters }) => letters);
