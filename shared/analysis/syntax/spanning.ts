/**
 * The **tree with the most votes**: from what several parsers say of each word’s head, the heads that together make one
 * tree without crossing arcs and get the highest sum (Eisner’s algorithm). Time grows with the cube of a sentence’s
 * length, which is capped, and is spent only where parsers differ.
 */

const WORST = -1e9;

/**
 * Finds the best heads.
 *
 * @param votes for each dependent a row of `length` cells, what speaks for each word as its head; the cell of the word
 *   itself speaks for the root
 * @returns the heads; -1 for the root
 */
export function bestHeads(votes: Float64Array, length: number): Int32Array {
  const chart = new Chart(length);
  for (let width = 1; width < length; width++)
    for (let left = 0; left + width < length; left++) chart.fill(votes, left, left + width);
  return chart.read(votes);
}

/** Spans by their ends: `open` ones have an arc between the ends, `closed` ones are complete on the far side. */
class Chart {
  readonly #length: number;
  /** The head at the left end of a span is in the cell [left, right], the one at the right end in [right, left]. */
  readonly #open: Float64Array;
  readonly #closed: Float64Array;
  readonly #openCut: Int16Array;
  readonly #closedCut: Int16Array;

  constructor(length: number) {
    const cells = length * length;
    this.#length = length;
    this.#open = new Float64Array(cells);
    this.#closed = new Float64Array(cells);
    this.#openCut = new Int16Array(cells);
    this.#closedCut = new Int16Array(cells);
  }

  fill(votes: Float64Array, left: number, right: number): void {
    const length = this.#length;
    const there = left * length + right;
    const back = right * length + left;
    let sum = WORST;
    let cut = left;
    for (let at = left; at < right; at++) {
      const value = this.#closed[left * length + at]! + this.#closed[right * length + at + 1]!;
      if (value > sum) [sum, cut] = [value, at];
    }
    this.#open[there] = sum + votes[right * length + left]!;
    this.#open[back] = sum + votes[left * length + right]!;
    this.#openCut[there] = cut;
    this.#closed[there] = WORST;
    this.#closed[back] = WORST;
    for (let at = left + 1; at <= right; at++)
      this.#offer(there, at, this.#open[left * length + at]! + this.#closed[at * length + right]!);
    for (let at = left; at < right; at++)
      this.#offer(back, at, this.#closed[at * length + left]! + this.#open[right * length + at]!);
  }

  #offer(cell: number, cut: number, value: number): void {
    if (value <= this.#closed[cell]!) return;
    this.#closed[cell] = value;
    this.#closedCut[cell] = cut;
  }

  /** Chooses the root, and follows the cuts from there. */
  read(votes: Float64Array): Int32Array {
    const length = this.#length;
    let root = 0;
    let most = -Infinity;
    for (let at = 0; at < length; at++) {
      const value = this.#closed[at * length]! + this.#closed[at * length + length - 1]! + votes[at * length + at]!;
      if (value > most) [most, root] = [value, at];
    }
    const heads = new Int32Array(length).fill(-1);
    this.#close(root, 0, heads);
    this.#close(root, length - 1, heads);
    return heads;
  }

  /** Reads a closed span from its head to its far end. */
  #close(head: number, far: number, heads: Int32Array): void {
    if (head === far) return;
    const cut = this.#closedCut[head * this.#length + far]!;
    this.#openSpan(head, cut, heads);
    this.#close(cut, far, heads);
  }

  #openSpan(head: number, dependent: number, heads: Int32Array): void {
    heads[dependent] = head;
    const [left, right] = head < dependent ? [head, dependent] : [dependent, head];
    const cut = this.#openCut[left * this.#length + right]!;
    this.#close(left, cut, heads);
    this.#close(right, cut + 1, heads);
  }
}
