import type { Annotation } from '../model/records.ts';
import { endOf, mapAnnotation, startOf } from './annotation-set.ts';
import type { TextEdit } from './change.ts';

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
    const shifts = [0];
    for (const { start, end, length } of edits) shifts.push(shifts.at(-1)! + length - (end - start));
    this.#shifts = shifts;
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
    let [low, high] = [0, this.#edits.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#edits[middle]!.end <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function shifted(annotation: Annotation, by: number): Annotation {
  if (by === 0) return annotation;
  const { detached, fragments } = annotation;
  if (detached !== undefined) return { ...annotation, detached: { ...detached, at: detached.at + by } };
  return { ...annotation, fragments: fragments.map(({ start, end }) => ({ start: start + by, end: end + by })) };
}
