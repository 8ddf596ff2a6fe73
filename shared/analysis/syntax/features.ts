/**
 * A **feature** is something seen beside a decision (“the word is *said*”, “a noun stands before a comma”), written as
 * one whole number of 32 bits: its template’s number mixed with what fills it (`templates.ts`). No text is joined while
 * parsing, and two features that share a number by chance share their weight, which training has seen to.
 */
export class Features {
  readonly hashes = new Int32Array(320);
  count = 0;
}

/** Spreads every bit over the number; the constant is 2³² divided by the golden ratio. */
export function mix(hash: number, value: number): number {
  const mixed = Math.imul(hash ^ value, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}

/** Where the number of a template’s features begins. */
export const seedOf = (template: number): number => Math.imul(template + 1, 0x85ebca6b);

/** The number of a piece of text (FNV-1a over its code units). @param from the first code unit @param to one past the last */
export function hashOf(text: string, from = 0, to = text.length): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash | 0;
}
