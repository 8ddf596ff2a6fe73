import type { Annotation } from '../model/records.ts';
import type { AnnotationSet } from './annotation-set.ts';
import { mapAnnotation } from './annotation-set.ts';
import type { TextEdit } from './change.ts';
import { mapFragments, mapOffset, normaliseFragments } from './map-ranges.ts';

/**
 * Moving ranges through an edit and then through its opposite does not always bring them back: what was deleted has
 * no place to come back to. The annotations this strikes are recorded beside the edit, so that undo restores them.
 */

/** Returns the annotations that the edit moves in a way which the opposite edit would not restore. */
export function lossesOf(set: AnnotationSet, edit: TextEdit): readonly Annotation[] {
  if (edit.start === edit.end) return [];
  const strayed = set.detached.filter((annotation) => !placeComesBack(annotation, edit));
  // One unit further on each side: a deletion that joins two fragments touches both without covering either.
  const cut = set.touching(Math.max(0, edit.start - 1), edit.end + 1).filter((one) => !comesBack(one, edit));
  return [...cut, ...strayed];
}

/** Returns the opposite of an edit: what undoes it, on the text after it. */
export const oppositeOf = ({ start, end, length }: TextEdit): TextEdit => ({
  start,
  end: start + length,
  length: end - start,
});

/** A detached annotation remembers its last place, and a place inside a deletion does not come back either. */
function placeComesBack({ detached }: Annotation, edit: TextEdit): boolean {
  return detached === undefined || mapOffset(mapOffset(detached.at, edit), oppositeOf(edit)) === detached.at;
}

function comesBack(annotation: Annotation, edit: TextEdit): boolean {
  const there = mapFragments(annotation.fragments, edit);
  const back = mapFragments(there, oppositeOf(edit));
  return (
    back.length === annotation.fragments.length &&
    back.every((fragment, i) => {
      const original = annotation.fragments[i]!;
      return fragment.start === original.start && fragment.end === original.end;
    })
  );
}

/**
 * A place where text was just deleted or replaced at an annotation's edge: what is typed there next is a correction
 * and belongs to the annotation, although edges do not grow otherwise.
 */
export interface OpenEdge {
  readonly id: string;
  readonly edge: 'start' | 'end';
  /** UTF-16 offset of the edge. */
  readonly at: number;
}

/** Returns the edges that the edit, made on `before`, has opened for a correction. */
export function openEdgesAfter(before: AnnotationSet, edit: TextEdit): readonly OpenEdge[] {
  if (edit.start === edit.end) return [];
  return before.touching(edit.start, edit.end).flatMap((annotation): OpenEdge[] => {
    const after = mapAnnotation(annotation, edit, () => '');
    const first = annotation.fragments[0];
    const last = annotation.fragments.at(-1);
    if (first === undefined || last === undefined || after.fragments.length === 0) return [];
    const edges: OpenEdge[] = [];
    const wasAtEnd = edit.end === last.end && edit.start >= last.start;
    if (wasAtEnd) edges.push({ id: annotation.id, edge: 'end', at: edit.start + edit.length });
    const wasAtStart = edit.start === first.start && edit.end < first.end && edit.length === 0;
    if (wasAtStart) edges.push({ id: annotation.id, edge: 'start', at: edit.start });
    return edges;
  });
}

/**
 * Returns the annotation grown over a correction typed at its open edge; where the whole fragment at the edge was
 * deleted, the correction is a fragment of its own.
 *
 * @param moved the annotation after the insertion, its edge not grown
 * @param edit an insertion at the edge
 */
export const grown = (moved: Annotation, { start, length }: TextEdit): Annotation => ({
  ...moved,
  fragments: normaliseFragments([...moved.fragments, { start, end: start + length }]),
});
