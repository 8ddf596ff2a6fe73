import { type Annotation, isDetached } from '../model/records.ts';
import type { TextEdit } from './change.ts';
import { mapFragments, mapOffset } from './map-ranges.ts';

/** Where an annotation stands, the order that follows from it, and how one annotation moves through an edit. */

/** Document order: by start, then length, then id; detached annotations last. */
export function byPlace(a: Annotation, b: Annotation): number {
  return (
    Number(isDetached(a)) - Number(isDetached(b)) ||
    startOf(a) - startOf(b) ||
    endOf(a) - endOf(b) ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  );
}

/** Smallest first, as a reader would name what is under the caret. */
export const byExtent = (a: Annotation, b: Annotation): number => extentOf(a) - extentOf(b) || byPlace(a, b);

/** UTF-16 offset at which the annotation begins, or stood. */
export const startOf = (annotation: Annotation): number =>
  annotation.fragments[0]?.start ?? annotation.detached?.at ?? 0;

/** UTF-16 offset at which the annotation ends, or stood. */
export const endOf = (annotation: Annotation): number =>
  annotation.fragments.at(-1)?.end ?? annotation.detached?.at ?? 0;

const extentOf = (annotation: Annotation): number =>
  annotation.fragments.reduce((sum, fragment) => sum + fragment.end - fragment.start, 0);

/**
 * Moves one annotation through one edit.
 *
 * @param describe tells the text the annotation covered before the edit; asked only when it loses its last character
 * @returns the same record when it did not move
 */
export function mapAnnotation(
  annotation: Annotation,
  edit: TextEdit,
  describe: (annotation: Annotation) => string,
): Annotation {
  if (annotation.detached !== undefined) {
    const at = mapOffset(annotation.detached.at, edit);
    return at === annotation.detached.at ? annotation : { ...annotation, detached: { ...annotation.detached, at } };
  }
  const fragments = mapFragments(annotation.fragments, edit);
  if (fragments === annotation.fragments) return annotation;
  if (fragments.length > 0) return { ...annotation, fragments };
  const at = mapOffset(annotation.fragments[0]!.start, edit);
  return { ...annotation, fragments, detached: { exact: describe(annotation), prefix: '', suffix: '', at } };
}

/** Returns the annotation as it is when the text before it grew by so many UTF-16 code units; the same one for none. */
export function shifted(annotation: Annotation, by: number): Annotation {
  if (by === 0) return annotation;
  if (annotation.detached !== undefined) {
    return { ...annotation, detached: { ...annotation.detached, at: annotation.detached.at + by } };
  }
  return {
    ...annotation,
    fragments: annotation.fragments.map(({ start, end }) => ({ start: start + by, end: end + by })),
  };
}
