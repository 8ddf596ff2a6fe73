import { countWhile } from '../model/count-while.ts';
import type { Annotation } from '../model/records.ts';
import type { TextEdit } from './change.ts';
import { endOf, mapAnnotation, shifted, startOf } from './places.ts';

/**
 * Moving annotations through very many edits that are made at once, as when words are replaced everywhere. Each
 * annotation is moved through the few that touch it; those before it only add up.
 */
export class EditsAtOnce {
  readonly #edits: readonly TextEdit[];
  /** By how much the edits before each one lengthen the text. */
  readonly #shifts: readonly number[];

  /** @param edits in text order, none overlapping the next; offsets in the text before them all */
  constructor(edits: readonly TextEdit[]) {
    this.#edits = edits;
    this.#shifts = shiftsOf(edits);
  }

  /**
   * Returns the annotation after all of them; the same one where it did not move.
   *
   * @param describe as for {@link mapAnnotation}
   */
  move(annotation: Annotation, describe: (annotation: Annotation) => string): Annotation {
    const first = this.#firstEndingAfter(startOf(annotation));
    let moved = annotation;
    // From the last to the first: what is before an edit stands where it stood.
    for (let i = this.#firstEndingAfter(endOf(annotation)); i >= first; i -= 1) {
      const edit = this.#edits[i];
      if (edit !== undefined && edit.start < endOf(annotation)) moved = mapAnnotation(moved, edit, describe);
    }
    return shifted(moved, this.#shifts[first]!);
  }

  /** True where one of them takes away or replaces words of the annotation. */
  hits({ fragments }: Annotation): boolean {
    return fragments.some(({ start, end }) => {
      const edit = this.#edits[this.#firstEndingAfter(start)];
      return edit !== undefined && edit.start < end;
    });
  }

  /** True where one of them begins or ends at an edge of the annotation or lies in it, or at its last place. */
  touches({ fragments, detached }: Annotation): boolean {
    const places = detached === undefined ? fragments : [{ start: detached.at, end: detached.at }];
    return places.some(({ start, end }) => {
      const edit = this.#edits[this.#firstEndingAfter(start - 1)];
      return edit !== undefined && edit.start <= end;
    });
  }

  #firstEndingAfter(offset: number): number {
    return countWhile(this.#edits.length, (i) => this.#edits[i]!.end <= offset);
  }
}

/** Returns by how much the edits before each one lengthen the text; one entry more than edits. */
export function shiftsOf(edits: readonly TextEdit[]): readonly number[] {
  const shifts = [0];
  for (const { start, end, length } of edits) shifts.push(shifts.at(-1)! + length - (end - start));
  return shifts;
}
