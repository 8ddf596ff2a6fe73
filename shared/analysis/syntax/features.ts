/**
 * A **feature** is something seen beside a decision (“the word is *said*”, “a noun stands before a comma”), written as
 * one whole number of 32 bits: its template’s number mixed with what fills it. No text is joined while parsing, and two
 * features that share a number by chance share their weight, which training has seen to.
 */
export class Features {
  readonly hashes = new Int32Array(160);
  count = 0;

  clear(): void {
    this.count = 0;
  }

  /** Notes what fills a template of one place. */
  one(template: number, a: number): void {
    this.hashes[this.count++] = mix(seedOf(template), a);
  }

  /** Notes what fills a template of two places. */
  two(template: number, a: number, b: number): void {
    this.hashes[this.count++] = mix(mix(seedOf(template), a), b);
  }

  /** Notes what fills a template of three places. */
  three(template: number, a: number, b: number, c: number): void {
    this.hashes[this.count++] = mix(mix(mix(seedOf(template), a), b), c);
  }

  /** Notes what fills a template of four places. */
  four(template: number, a: number, b: number, c: number, d: number): void {
    this.hashes[this.count++] = mix(mix(mix(mix(seedOf(template), a), b), c), d);
  }
}

/** Spreads every bit over the number; the constant is 2³² divided by the golden ratio. */
export function mix(hash: number, value: number): number {
  const mixed = Math.imul(hash ^ value, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}

const seedOf = (template: number): number => Math.imul(template + 1, 0x85ebca6b);

/** The number of a piece of text (FNV-1a over its code units). @param from the first code unit @param to one past the last */
export function hashOf(text: string, from = 0, to = text.length): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash | 0;
}
