/**
 * The **arcs** that a parser has built so far over the words of one sentence, and what it has not touched yet: a stack
 * of words that still lack a head, and the words to come. One of three steps is taken at a time (the arc-hybrid system):
 * *shift* puts the next word on the stack, *left* hangs the top of the stack below the next word, *right* hangs it
 * below the word under it. A sentence of n words takes 2n - 1 steps, and any run of them ends in one tree.
 */
export const SHIFT = 0;
export const LEFT = 1;
export const RIGHT = 2;

export const NOBODY = -1;

export class Arcs {
  length = 0;
  /** The word to come next. */
  next = 0;
  depth = 0;
  stack = new Int32Array(0);
  heads = this.stack;
  relations = this.stack;
  /** First and last dependents on each side, and the second ones from outside: `NOBODY` where there are none. */
  leftmost = this.stack;
  rightmost = this.stack;
  leftmost2 = this.stack;
  rightmost2 = this.stack;
  leftCount = this.stack;
  rightCount = this.stack;
  /** A bit for each relation among a word’s dependents; relations beyond the 31st share bits. */
  leftSet = this.stack;
  rightSet = this.stack;

  /** Forgets all arcs, for a sentence of so many words. */
  begin(length: number): this {
    if (length > this.stack.length) this.#makeRoom(length);
    this.length = length;
    this.next = 0;
    this.depth = 0;
    const { heads, leftmost, rightmost, leftmost2, rightmost2 } = this;
    for (const column of [heads, leftmost, rightmost, leftmost2, rightmost2]) column.fill(NOBODY, 0, length);
    const { relations, leftCount, rightCount, leftSet, rightSet } = this;
    for (const column of [relations, leftCount, rightCount, leftSet, rightSet]) column.fill(0, 0, length);
    return this;
  }

  #makeRoom(length: number): void {
    const column = (): Int32Array<ArrayBuffer> => new Int32Array(Math.max(64, length * 2));
    this.stack = column();
    this.heads = column();
    this.relations = column();
    this.leftmost = column();
    this.rightmost = column();
    this.leftmost2 = column();
    this.rightmost2 = column();
    this.leftCount = column();
    this.rightCount = column();
    this.leftSet = column();
    this.rightSet = column();
  }

  get isDone(): boolean {
    return this.next === this.length && this.depth <= 1;
  }

  /** True when a step can be taken. */
  allows(step: number): boolean {
    if (step === SHIFT) return this.next < this.length;
    if (step === LEFT) return this.depth > 0 && this.next < this.length;
    return this.depth > 1;
  }

  /** The word on the stack, counted from the top; `NOBODY` below its bottom. */
  top(index: number): number {
    return index < this.depth ? this.stack[this.depth - 1 - index]! : NOBODY;
  }

  /** The word `index` after the next; `NOBODY` behind the end. */
  ahead(index: number): number {
    return this.next + index < this.length ? this.next + index : NOBODY;
  }

  /** The head that a step would give to the top of the stack. */
  headBy(step: number): number {
    return step === LEFT ? this.next : this.top(1);
  }

  /** Takes a step; `relation` counts for left and right. */
  take(step: number, relation: number): void {
    if (step === SHIFT) {
      this.stack[this.depth++] = this.next++;
      return;
    }
    const head = this.headBy(step);
    const dependent = this.stack[--this.depth]!;
    this.heads[dependent] = head;
    this.relations[dependent] = relation;
    if (dependent < head) this.#hangLeft(head, dependent, relation);
    else this.#hangRight(head, dependent, relation);
  }

  #hangLeft(head: number, dependent: number, relation: number): void {
    this.leftmost2[head] = this.leftmost[head]!;
    this.leftmost[head] = dependent;
    this.leftCount[head]!++;
    this.leftSet[head]! |= 1 << (relation % 31);
  }

  #hangRight(head: number, dependent: number, relation: number): void {
    this.rightmost2[head] = this.rightmost[head]!;
    this.rightmost[head] = dependent;
    this.rightCount[head]!++;
    this.rightSet[head]! |= 1 << (relation % 31);
  }
}
