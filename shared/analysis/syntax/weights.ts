import type { Features } from './features.ts';

/**
 * A **scorer** judges classes (tags, steps, relations) by the features of a decision: the sum of what each feature says
 * for each class. While training it is a large table of fractions; what ships is a `PackedScorer`, read from one string:
 * features sorted by their number, each with the few classes it speaks for and a weight of 8 bits.
 */
export interface Scorer {
  readonly classes: number;
  /** Writes the score of every class; what the array held before is lost. */
  score(features: Features, scores: Float64Array): void;
}

/** Up to so many classes, a row holds a weight for each of them and no numbers of classes. */
export const DENSE_CLASSES = 4;

/**
 * Weights as they are shipped, looked up by feature in a table with open addressing. A slot is two numbers side by side,
 * so that most look-ups touch memory once: the feature, and where its row stands (or the row itself, when it is dense).
 */
export class PackedScorer implements Scorer {
  readonly classes: number;
  readonly #isDense: boolean;
  readonly #rows: Int8Array;
  readonly #slots: Int32Array;
  readonly #mask: number;

  constructor(classes: number, rows: number, bytes: Uint8Array) {
    this.classes = classes;
    this.#isDense = classes <= DENSE_CLASSES;
    const size = 2 ** Math.ceil(Math.log2(rows * 1.7 + 2));
    this.#mask = size - 1;
    this.#slots = new Int32Array(size * 2);
    this.#rows = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#fill(rows, bytes);
  }

  /** Rows stand one after another: the distance to the feature before as a number of 7-bit groups, then its weights. */
  #fill(rows: number, bytes: Uint8Array): void {
    let at = 0;
    let key = 0;
    for (let row = 0; row < rows; row++) {
      let unit = 1;
      let byte = 128;
      while (byte >= 128) {
        byte = bytes[at++]!;
        key += (byte & 127) * unit;
        unit *= 128;
      }
      this.#insert(key | 0, this.#isDense ? this.#together(at) : at);
      at += this.#isDense ? this.classes : 1 + 2 * bytes[at]!;
    }
  }

  /** The weights of a dense row in one number, 8 bits each. */
  #together(at: number): number {
    let row = 0;
    for (let id = 0; id < this.classes; id++) row |= (this.#rows[at + id]! & 255) << (8 * id);
    return row;
  }

  /** A slot whose second number is 0 is empty: no row begins at 0 (its distance does) or holds noughts alone. */
  #insert(key: number, row: number): void {
    let slot = slotOf(key, this.#mask);
    while (this.#slots[2 * slot + 1] !== 0) slot = (slot + 1) & this.#mask;
    this.#slots[2 * slot] = key;
    this.#slots[2 * slot + 1] = row;
  }

  score(features: Features, scores: Float64Array): void {
    scores.fill(0);
    if (this.#isDense) this.#addDense(features, scores);
    else this.#addSparse(features, scores);
  }

  #addDense(features: Features, scores: Float64Array): void {
    for (let index = 0; index < features.count; index++) {
      const row = this.#find(features.hashes[index]!);
      if (row === 0) continue;
      for (let id = 0; id < this.classes; id++) scores[id]! += valueOf((row << (24 - 8 * id)) >> 24);
    }
  }

  #addSparse(features: Features, scores: Float64Array): void {
    const rows = this.#rows;
    for (let index = 0; index < features.count; index++) {
      const place = this.#find(features.hashes[index]!);
      if (place === 0) continue;
      const end = place + 1 + 2 * (rows[place]! & 255);
      for (let at = place + 1; at < end; at += 2) scores[rows[at]! & 255]! += valueOf(rows[at + 1]!);
    }
  }

  /** The row of a feature, or where it stands; 0 when there is none. */
  #find(key: number): number {
    let slot = slotOf(key, this.#mask);
    for (;;) {
      const row = this.#slots[2 * slot + 1]!;
      if (row === 0 || this.#slots[2 * slot] === key) return row;
      slot = (slot + 1) & this.#mask;
    }
  }
}

/** What a weight of 8 bits stands for: its square, so that one scale holds the many small weights and the few large ones. */
const valueOf = (weight: number): number => weight * Math.abs(weight);

const slotOf = (key: number, mask: number): number => (key ^ (key >>> 17)) & mask;

/** Returns the class with the highest score; the first of equals. */
export function best(scores: Float64Array, classes: number): number {
  let winner = 0;
  for (let id = 1; id < classes; id++) if (scores[id]! > scores[winner]!) winner = id;
  return winner;
}

/** What a file of weights says of itself, in one line of JSON before the bytes. */
export interface WeightsHead {
  /** Names of tags: `NOUN NN`. */
  readonly tags: readonly string[];
  readonly relations: readonly string[];
  /** Scorers in the order of their bytes. */
  readonly scorers: readonly {
    readonly name: string;
    readonly classes: number;
    readonly rows: number;
    readonly bytes: number;
  }[];
}

/** Sixty-four characters that need no escape in a string; without a slash, so that no run of them looks like a path. */
export const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Reads weights as `npm run train` writes them. */
export function readWeights(text: string): {
  readonly head: WeightsHead;
  readonly scorers: ReadonlyMap<string, Scorer>;
} {
  const line = text.indexOf('\n');
  const head = JSON.parse(text.slice(0, line)) as WeightsHead;
  const bytes = bytesOf(text, line + 1);
  let at = 0;
  const scorers = head.scorers.map(({ name, classes, rows, bytes: length }) => {
    const scorer = new PackedScorer(classes, rows, bytes.subarray(at, at + length));
    at += length;
    return [name, scorer] as const;
  });
  return { head, scorers: new Map(scorers) };
}

/** Four characters are three bytes; characters that are missing at the end are zeros. */
function bytesOf(text: string, from: number): Uint8Array {
  const values = new Uint8Array(128);
  for (let value = 0; value < 64; value++) values[ALPHABET.charCodeAt(value)] = value;
  const bytes = new Uint8Array(Math.floor(((text.length - from) * 3) / 4));
  const valueAt = (at: number): number => values[text.charCodeAt(at) & 127] ?? 0;
  for (let at = from, byte = 0; byte < bytes.length; at += 4, byte += 3) {
    const value = (valueAt(at) << 18) | (valueAt(at + 1) << 12) | (valueAt(at + 2) << 6) | valueAt(at + 3);
    bytes[byte] = value >>> 16;
    if (byte + 1 < bytes.length) bytes[byte + 1] = value >>> 8;
    if (byte + 2 < bytes.length) bytes[byte + 2] = value;
  }
  return bytes;
}
