import type { Annotation } from '../model/records.ts';

/** A stretch of text that is covered by the same annotations from end to end. UTF-16 code units, half-open. */
export interface Segment {
  readonly start: number;
  readonly end: number;
  /** Larger annotations first, so that nesting reads from the outside in. */
  readonly covering: readonly Annotation[];
  /** Those of `covering` whose first fragment begins here. */
  readonly beginning: readonly Annotation[];
}

/**
 * Cuts `[from, to)` at every edge of the annotations, so that overlapping ones can be drawn side by side.
 *
 * @param annotations any order; parts outside the window are left out
 * @returns the covered segments only, in text order
 */
export function segmentsOf(annotations: readonly Annotation[], from: number, to: number): Segment[] {
  const larger = [...annotations].sort((a, b) => extent(b) - extent(a) || (a.id < b.id ? -1 : 1));
  const pieces = larger.flatMap((annotation) =>
    annotation.fragments
      .map(({ start, end }) => ({ annotation, start: Math.max(start, from), end: Math.min(end, to) }))
      .filter(({ start, end }) => start < end),
  );
  const edges = [...new Set(pieces.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  const at = new Map(edges.map((edge, i) => [edge, i]));
  const covering: Annotation[][] = edges.map(() => []);
  for (const { annotation, start, end } of pieces) {
    for (let i = at.get(start)!; i < at.get(end)!; i += 1) covering[i]!.push(annotation);
  }
  return edges.slice(0, -1).flatMap((start, i) =>
    covering[i]!.length === 0
      ? []
      : [
          {
            start,
            end: edges[i + 1]!,
            covering: covering[i]!,
            beginning: covering[i]!.filter((annotation) => annotation.fragments[0]?.start === start),
          },
        ],
  );
}

const extent = (annotation: Annotation): number =>
  annotation.fragments.reduce((sum, { start, end }) => sum + end - start, 0);
