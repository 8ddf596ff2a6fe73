import { type Features, mix, seedOf } from './features.ts';

/**
 * **Templates** say which things seen make one feature together: `s0w b0t` is the word on top of the stack with the tag of
 * the next word. What is seen stands in a list of numbers, always in the same order, so that all features of a decision
 * are made by four short loops (by how many things a template holds) and not by a call each.
 */
export class Templates {
  readonly #things: readonly string[];
  /** For each number of things: the seed of a template, then the places of its things, for one template after the other. */
  readonly #bySize: readonly Int32Array[];

  /**
   * @param things the names of what is seen, in the order of the list of numbers
   * @param templates parted by commas, their things by spaces
   * @param first the number of the first template; no two of a scorer may share one
   */
  constructor(things: string, templates: string, first: number) {
    this.#things = things.trim().split(/\s+/u);
    const all = templates.split(',').map((template, index) => [
      seedOf(first + index),
      ...template
        .trim()
        .split(/\s+/u)
        .map((name) => this.#placeOf(name)),
    ]);
    this.#bySize = [1, 2, 3, 4].map((size) => Int32Array.from(all.filter((one) => one.length === size + 1).flat()));
  }

  /** How many things are seen. */
  get size(): number {
    return this.#things.length;
  }

  #placeOf(name: string): number {
    const place = this.#things.indexOf(name);
    if (place < 0) throw new RangeError(`“${name}” is not seen`);
    return place;
  }

  /** Notes a feature for every template. @param seen what fills the templates */
  note(seen: Int32Array, features: Features): void {
    const { hashes } = features;
    const [ones, twos, threes, fours] = this.#bySize as [Int32Array, Int32Array, Int32Array, Int32Array];
    let count = features.count;
    for (let at = 0; at < ones.length; at += 2) hashes[count++] = mix(ones[at]!, seen[ones[at + 1]!]!);
    for (let at = 0; at < twos.length; at += 3)
      hashes[count++] = mix(mix(twos[at]!, seen[twos[at + 1]!]!), seen[twos[at + 2]!]!);
    for (let at = 0; at < threes.length; at += 4)
      hashes[count++] = mix(
        mix(mix(threes[at]!, seen[threes[at + 1]!]!), seen[threes[at + 2]!]!),
        seen[threes[at + 3]!]!,
      );
    for (let at = 0; at < fours.length; at += 5)
      hashes[count++] = mix(
        mix(mix(mix(fours[at]!, seen[fours[at + 1]!]!), seen[fours[at + 2]!]!), seen[fours[at + 3]!]!),
        seen[fours[at + 4]!]!,
      );
    features.count = count;
  }
}
