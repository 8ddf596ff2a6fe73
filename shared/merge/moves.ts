import type { TextEdit } from '../annotations/change.ts';
import { shiftsOf } from '../annotations/map-many.ts';
import { mapFragments, mapOffset } from '../annotations/map-ranges.ts';
import { countWhile } from '../model/count-while.ts';
import type { Fragment } from '../model/records.ts';

/**
 * All edits that lead from one text to another, made ready to move very many ranges through them: a range meets only
 * the edits it touches and is shifted by the sum of those before it.
 */
export class Moves {
  readonly #edits: readonly TextEdit[];
  /** By how much the edits before each one shift what follows; one entry more than edits. */
  readonly #shifts: readonly number[];

  /** @param edits in order and apart, offsets on the page of the text before all of them */
  constructor(edits: readonly TextEdit[]) {
    this.#edits = edits;
    this.#shifts = shiftsOf(edits);
  }

  /** Returns where the fragments are after all edits, none if their text is gone. Offsets in the canonical text. */
  fragments(fragments: readonly Fragment[]): readonly Fragment[] {
    const last = fragments.at(-1);
    if (last === undefined) return fragments;
    const first = this.#firstUpTo(fragments[0]!.start + 1);
    let moved: readonly Fragment[] = fragments.map(({ start, end }) => ({ start: start + 1, end: end + 1 }));
    // From the last edit to the first, so that the offsets of those before it still hold.
    for (let i = this.#firstBeyond(last.end + 1) - 1; i >= first; i -= 1) moved = mapFragments(moved, this.#edits[i]!);
    const shift = this.#shifts[first]! - 1;
    return moved
      .map(({ start, end }) => ({ start: Math.max(0, start + shift), end: end + shift }))
      .filter(({ start, end }) => start < end);
  }

  /** Returns where an offset of the canonical text is after all edits. */
  offset(offset: number): number {
    const first = this.#firstUpTo(offset + 1);
    let moved = offset + 1;
    for (let i = this.#firstBeyond(offset + 1) - 1; i >= first; i -= 1) moved = mapOffset(moved, this.#edits[i]!);
    return Math.max(0, moved + this.#shifts[first]! - 1);
  }

  /** Index of the first edit that ends at `offset` or after it. */
  #firstUpTo(offset: number): number {
    return countWhile(this.#edits.length, (i) => this.#edits[i]!.end < offset);
  }

  /** Index of the first edit that starts after `offset`. */
  #firstBeyond(offset: number): number {
    return countWhile(this.#edits.length, (i) => this.#edits[i]!.start <= offset);
  }
}
