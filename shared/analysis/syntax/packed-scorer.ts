import type { Features } from './features.ts';
import type { Scorer } from './weights.ts';

/**
 * **Weights as they are shipped**, looked up by feature in tables with open addressing. A parser looks up some hundred
 * features for each word, nearly all at places where no look-up was before, so that its time is the time of the memory:
 * everything is kept as small as can be. A slot is one number of 32 bits: a **mark**, the upper bits of the feature, and
 * what it says. Features that fall on one place and share their mark are taken for each other, which is rare.
 */

/** Up to so many classes a slot holds what a feature says for each, against the first of them. */
export const DENSE_CLASSES = 3;

/** What a weight of 8 bits stands for: its square, so that one scale holds the many small weights and the few large ones. */
const valueOf = (weight: number): number => weight * Math.abs(weight);

const VALUES = Int32Array.from({ length: 256 }, (_, byte) => valueOf((byte << 24) >> 24));

/** The feature of each row: rows begin with the distance to the feature before, as a number of 7-bit groups. */
class Rows {
  at = 0;
  #key = 0;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** Reads the feature of the next row; `at` then stands behind it. */
  nextKey(): number {
    let unit = 1;
    let byte = 128;
    while (byte >= 128) {
      byte = this.#bytes[this.at++]!;
      this.#key += (byte & 127) * unit;
      unit *= 128;
    }
    return this.#key | 0;
  }
}

/** The number of slots for so many rows: a power of two, of which at most two in three are taken. */
const sizeFor = (rows: number): number => 2 ** Math.ceil(Math.log2(rows * 1.5 + 2));

const placeOf = (key: number): number => key ^ (key >>> 17);

/** A scorer of three classes: a slot is 16 bits of the feature, and 8 bits each for the second and the third class. */
export class DenseScorer implements Scorer {
  readonly classes = DENSE_CLASSES;
  readonly #slots: Int32Array;

  constructor(rows: number, bytes: Uint8Array) {
    this.#slots = new Int32Array(sizeFor(rows));
    const mask = this.#slots.length - 1;
    const reader = new Rows(bytes);
    for (let row = 0; row < rows; row++) {
      const key = reader.nextKey();
      let slot = placeOf(key) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      // A row never holds two noughts, so that a slot of nought is empty.
      this.#slots[slot] = (key & 0xffff0000) | (bytes[reader.at++]! << 8) | bytes[reader.at++]!;
    }
  }

  add(features: Features, scores: Float64Array): void {
    const { hashes, count } = features;
    const slots = this.#slots;
    const mask = slots.length - 1;
    let second = 0;
    let third = 0;
    for (let index = 0; index < count; index++) {
      const key = hashes[index]!;
      let slot = placeOf(key) & mask;
      let found = slots[slot]!;
      while (found !== 0 && (found ^ key) >>> 16 !== 0) {
        slot = (slot + 1) & mask;
        found = slots[slot]!;
      }
      second += VALUES[(found >>> 8) & 255]!;
      third += VALUES[found & 255]!;
    }
    scores[1]! += second;
    scores[2]! += third;
  }
}

/** How many bits of a slot tell where its row stands; the others are the mark. */
const PLACE_BITS = 20;

/** A scorer of many classes: a slot tells where the row stands, which names the few classes that it speaks for. */
export class SparseScorer implements Scorer {
  readonly classes: number;
  readonly #slots: Int32Array;
  /** How many classes a row has, then for each the class above and the weight in the lower 8 bits. */
  readonly #cells: Uint16Array;

  constructor(classes: number, rows: number, bytes: Uint8Array) {
    this.classes = classes;
    this.#slots = new Int32Array(sizeFor(rows));
    this.#cells = new Uint16Array(bytes.length);
    const mask = this.#slots.length - 1;
    const reader = new Rows(bytes);
    // The first cell stays empty: a slot of nought is empty.
    let place = 1;
    for (let row = 0; row < rows; row++) {
      const key = reader.nextKey();
      let slot = placeOf(key) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = ((key >>> PLACE_BITS) << PLACE_BITS) | place;
      const count = bytes[reader.at++]!;
      this.#cells[place++] = count;
      for (let cell = 0; cell < count; cell++) this.#cells[place++] = (bytes[reader.at++]! << 8) | bytes[reader.at++]!;
    }
    this.#cells = this.#cells.slice(0, place);
    if (place >= 2 ** PLACE_BITS) throw new RangeError(`Rows of ${place} cells have no room in a slot`);
  }

  add(features: Features, scores: Float64Array): void {
    const { hashes, count } = features;
    const slots = this.#slots;
    const cells = this.#cells;
    const mask = slots.length - 1;
    for (let index = 0; index < count; index++) {
      const key = hashes[index]!;
      let slot = placeOf(key) & mask;
      let found = slots[slot]!;
      while (found !== 0 && (found ^ key) >>> PLACE_BITS !== 0) {
        slot = (slot + 1) & mask;
        found = slots[slot]!;
      }
      let at = found & (2 ** PLACE_BITS - 1);
      for (const end = at + cells[at]!; at < end;) {
        const cell = cells[++at]!;
        scores[cell >>> 8]! += VALUES[cell & 255]!;
      }
    }
  }
}
