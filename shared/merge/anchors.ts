/**
 * Which entries of two lists are surely the same: those that each list has once, as the patience diff of Bram Cohen
 * takes them. Where they stand in another order, those in order with the most text are taken. A blank line, or another
 * that stands everywhere, says nothing of where one is.
 */

/** Entry `index` of the one list is entry `toIndex` of the other. */
export interface Anchor {
  readonly index: number;
  readonly toIndex: number;
}

/** Returns the anchors in order, ascending in both lists. */
export function anchorsOf(from: readonly string[], to: readonly string[]): Anchor[] {
  const toPlaces = placesOfSingles(to);
  const pairs = [...placesOfSingles(from)].flatMap(([text, index]) => {
    const toIndex = toPlaces.get(text);
    return toIndex === undefined ? [] : [{ index, toIndex, weight: text.length, before: null }];
  });
  return heaviestInOrder(pairs, to.length);
}

/** Returns where each text stands that is not blank and stands in the list once; ascending. */
function placesOfSingles(texts: readonly string[]): Map<string, number> {
  const places = new Map<string, number>();
  const repeated = new Set<string>();
  for (const [index, text] of texts.entries()) {
    if (places.has(text)) repeated.add(text);
    else if (/\S/u.test(text)) places.set(text, index);
  }
  for (const text of repeated) places.delete(text);
  return places;
}

/** An anchor with the weight of the heaviest chain that ends with it, and the anchor before it there. */
interface Chained extends Anchor {
  weight: number;
  before: Chained | null;
}

/**
 * Returns the pairs of the heaviest chain that ascends in both.
 *
 * @param pairs ascending by `index`, each with its own weight
 * @param size above every `toIndex`
 */
function heaviestInOrder(pairs: readonly Chained[], size: number): Anchor[] {
  // A binary indexed tree: the heaviest chain that ends before a place, found and put in logarithmic time.
  const heaviest: (Chained | null)[] = Array.from({ length: size + 1 }, () => null);
  const heavier = (one: Chained | null, other: Chained | null): Chained | null =>
    (one?.weight ?? 0) >= (other?.weight ?? 0) ? one : other;
  const before = (place: number): Chained | null => {
    let found: Chained | null = null;
    for (let at = place; at > 0; at -= at & -at) found = heavier(found, heaviest[at]!);
    return found;
  };
  for (const pair of pairs) {
    pair.before = before(pair.toIndex);
    pair.weight += pair.before?.weight ?? 0;
    for (let at = pair.toIndex + 1; at <= size; at += at & -at) heaviest[at] = heavier(heaviest[at]!, pair);
  }
  const chain: Anchor[] = [];
  for (let pair = before(size); pair !== null; pair = pair.before) {
    chain.push({ index: pair.index, toIndex: pair.toIndex });
  }
  return chain.reverse();
}
