import type { Features } from '../../shared/analysis/syntax/features.ts';
import { DENSE_CLASSES } from '../../shared/analysis/syntax/packed-scorer.ts';
import { ALPHABET, type Scorer, type WeightsHead } from '../../shared/analysis/syntax/weights.ts';

/**
 * An averaged **perceptron** over hashed features: each mistake moves the weights of what was seen towards the right
 * class and away from the wrong one; what is kept is the mean over all moments of training. Rows are made when a
 * feature first takes part in a mistake.
 */
export class Perceptron implements Scorer {
  readonly classes: number;
  readonly #rows = new RowTable();
  /** True when no feature may come in that is not there. */
  #isClosed = false;
  /** Where the cells of a row begin, how many are in use, and how many fit before it must move. */
  #starts = new Int32Array(1024);
  #counts = new Uint8Array(1024);
  #room = new Uint8Array(1024);
  /** A cell is a class with its weight, and with each change times its moment: what the mean lacks against the weight. */
  #ids = new Uint8Array(4096);
  #weights = new Float32Array(4096);
  #late = new Float64Array(4096);
  #cells = 0;
  #moment = 1;

  constructor(classes: number) {
    this.classes = classes;
  }

  add(features: Features, scores: Float64Array): void {
    for (let index = 0; index < features.count; index++) {
      const row = this.#rows.find(features.hashes[index]!);
      if (row < 0) continue;
      const from = this.#starts[row]!;
      const to = from + this.#counts[row]!;
      for (let cell = from; cell < to; cell++) scores[this.#ids[cell]!]! += this.#weights[cell]!;
    }
  }

  /** Counts a decision that was right. */
  tick(): void {
    this.#moment++;
  }

  /** Counts a decision that was wrong, or right by too little, and learns from it. */
  update(features: Features, right: number, wrong: number): void {
    this.#moment++;
    for (let index = 0; index < features.count; index++) {
      const row = this.#rowOf(features.hashes[index]!);
      if (row < 0) continue;
      this.#add(row, right, 1);
      this.#add(row, wrong, -1);
    }
  }

  #add(row: number, id: number, change: number): void {
    const cell = this.#cellOf(row, id);
    this.#weights[cell]! += change;
    this.#late[cell]! += change * this.#moment;
  }

  #cellOf(row: number, id: number): number {
    const from = this.#starts[row]!;
    const count = this.#counts[row]!;
    for (let cell = from; cell < from + count; cell++) if (this.#ids[cell] === id) return cell;
    if (count === this.#room[row]) this.#move(row);
    const cell = this.#starts[row]! + count;
    this.#ids[cell] = id;
    this.#counts[row]!++;
    return cell;
  }

  /** Gives a row that is full a place with more room behind all others. */
  #move(row: number): void {
    const room = Math.min(255, Math.max(2, this.#room[row]! * 2));
    if (this.#cells + room > this.#ids.length) {
      this.#ids = grown(this.#ids, new Uint8Array(this.#ids.length * 2));
      this.#weights = grown(this.#weights, new Float32Array(this.#weights.length * 2));
      this.#late = grown(this.#late, new Float64Array(this.#late.length * 2));
    }
    const from = this.#starts[row]!;
    const to = from + this.#counts[row]!;
    this.#ids.copyWithin(this.#cells, from, to);
    this.#weights.copyWithin(this.#cells, from, to);
    this.#late.copyWithin(this.#cells, from, to);
    this.#starts[row] = this.#cells;
    this.#room[row] = room;
    this.#cells += room;
  }

  /** The row of a feature, a new one where it has none; -1 when none may come in. */
  #rowOf(hash: number): number {
    const known = this.#rows.find(hash);
    if (known >= 0 || this.#isClosed) return known;
    const row = this.#rows.add(hash);
    if (row >= this.#starts.length) {
      this.#starts = grown(this.#starts, new Int32Array(this.#starts.length * 2));
      this.#counts = grown(this.#counts, new Uint8Array(this.#counts.length * 2));
      this.#room = grown(this.#room, new Uint8Array(this.#room.length * 2));
    }
    return row;
  }

  /** Puts the means in the place of the weights; what is learned after that counts from here. */
  average(): this {
    for (let cell = 0; cell < this.#cells; cell++) this.#weights[cell]! -= this.#late[cell]! / this.#moment;
    this.#late.fill(0);
    return this;
  }

  /** A learner that begins anew with the features that weigh most here, and takes no others. @param most how many */
  withHeaviest(most: number): Perceptron {
    const learner = new Perceptron(this.classes);
    const heaviest = this.#rows
      .entries()
      .map(([hash, row]) => ({ hash, weight: this.#heaviestIn(row) }))
      .sort((a, b) => b.weight - a.weight || a.hash - b.hash);
    for (const { hash, weight } of heaviest.slice(0, most)) if (weight > 0) learner.#rowOf(hash | 0);
    learner.#isClosed = true;
    return learner;
  }

  /** By how much the feature of a row can part two classes. */
  #heaviestIn(row: number): number {
    const from = this.#starts[row]!;
    const weights = this.#weights.subarray(from, from + this.#counts[row]!);
    return Math.max(0, ...weights) - Math.min(0, ...weights);
  }

  /**
   * The weights, as the roots of what they stand for, rounded to whole numbers between -127 and 127, in the order of the
   * features’ numbers. Of three classes the second and the third are told, against the first.
   */
  packed(): { readonly rows: number; readonly bytes: Uint8Array } {
    if (this.classes === DENSE_CLASSES) this.#holdAgainstFirst();
    const unit = this.#largest() / 127 ** 2;
    const bytes: number[] = [];
    let rows = 0;
    let before = 0;
    for (const [hash, row] of this.#rows.entries().sort((a, b) => a[0] - b[0])) {
      const weights = this.#rounded(row, unit);
      if (weights.length === 0) continue;
      pushNumber(bytes, hash - before);
      before = hash;
      rows++;
      if (this.classes !== DENSE_CLASSES) bytes.push(weights.length, ...weights.flat());
      else for (const id of [1, 2]) bytes.push(weights.find(([other]) => other === id)?.[1] ?? 0);
    }
    return { rows, bytes: Uint8Array.from(bytes) };
  }

  /** Takes the weight of the first class from all: which class is the best is the same. */
  #holdAgainstFirst(): void {
    for (const [, row] of this.#rows.entries()) {
      const first = this.#weights[this.#cellOf(row, 0)]!;
      for (let id = 0; id < this.classes; id++) this.#weights[this.#cellOf(row, id)]! -= first;
    }
  }

  /** The classes of a row with their weights in units, without those that round to nothing. */
  #rounded(row: number, unit: number): [number, number][] {
    const from = this.#starts[row]!;
    return Array.from({ length: this.#counts[row]! }, (_, index): [number, number] => {
      const weight = this.#weights[from + index]! / unit;
      return [this.#ids[from + index]!, Math.sign(weight) * Math.round(Math.sqrt(Math.abs(weight)))];
    }).filter(([, weight]) => weight !== 0);
  }

  /** The size of the largest weight; 1 where nothing was learned. */
  #largest(): number {
    let largest = 0;
    for (let cell = 0; cell < this.#cells; cell++) largest = Math.max(largest, Math.abs(this.#weights[cell]!));
    return largest === 0 ? 1 : largest;
  }
}

function grown<T extends Float32Array | Float64Array | Int32Array | Uint8Array>(array: T, larger: T): T {
  larger.set(array);
  return larger;
}

/** Rows by feature: a table with open addressing, at most half full. */
class RowTable {
  size = 0;
  #keys = new Int32Array(4096);
  #rows = new Int32Array(4096).fill(-1);

  /** The row of a feature; -1 when it has none. */
  find(hash: number): number {
    const mask = this.#keys.length - 1;
    let slot = (hash ^ (hash >>> 17)) & mask;
    for (;;) {
      const row = this.#rows[slot]!;
      if (row < 0 || this.#keys[slot] === hash) return row;
      slot = (slot + 1) & mask;
    }
  }

  /** Gives a feature that has none a row. */
  add(hash: number): number {
    if (this.size * 2 >= this.#keys.length) this.#grow();
    this.#put(hash, this.size);
    return this.size++;
  }

  /** Features as numbers from 0, with their rows. */
  entries(): (readonly [number, number])[] {
    return Array.from(this.#keys, (key, slot) => [key >>> 0, this.#rows[slot]!] as const).filter(([, row]) => row >= 0);
  }

  #put(hash: number, row: number): void {
    const mask = this.#keys.length - 1;
    let slot = (hash ^ (hash >>> 17)) & mask;
    while (this.#rows[slot]! >= 0) slot = (slot + 1) & mask;
    this.#keys[slot] = hash;
    this.#rows[slot] = row;
  }

  #grow(): void {
    const entries = this.entries();
    this.#keys = new Int32Array(this.#keys.length * 2);
    this.#rows = new Int32Array(this.#rows.length * 2).fill(-1);
    for (const [hash, row] of entries) this.#put(hash | 0, row);
  }
}

function pushNumber(bytes: number[], number: number): void {
  let rest = number;
  while (rest >= 128) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
}

/** Writes weights as `readWeights` reads them. */
export function writeWeights(
  lists: Omit<WeightsHead, 'scorers'>,
  scorers: Readonly<Record<string, Perceptron>>,
): string {
  const packed = Object.entries(scorers).map(([name, scorer]) => ({
    name,
    classes: scorer.classes,
    ...scorer.packed(),
  }));
  const head: WeightsHead = {
    ...lists,
    scorers: packed.map(({ name, classes, rows, bytes }) => ({ name, classes, rows, bytes: bytes.length })),
  };
  return `${JSON.stringify(head)}\n${inCharacters(Buffer.concat(packed.map(({ bytes }) => bytes)))}`;
}

function inCharacters(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const value = (bytes[at]! << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    parts.push([18, 12, 6, 0].map((shift) => ALPHABET[(value >>> shift) & 63]!).join(''));
  }
  return parts.join('');
}
