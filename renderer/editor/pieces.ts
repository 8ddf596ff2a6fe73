import { countWhile } from '../../shared/model/count-while.ts';
import type { Annotation, Fragment } from '../../shared/model/records.ts';

/**
 * The text near the viewport cut into **pieces** that are drawn alike: one sweep over the edges of the annotations, which
 * carries along what covers the text. Nothing is copied for a piece, so that five thousand annotations on one paragraph
 * cost the edges they have, and not the product of annotations and pieces.
 */

/** A stretch with the same annotations over it from end to end. UTF-16 code units, half-open. */
export interface Piece extends Fragment {
  /** Larger annotations first, so that nesting reads from the outside in. Good until the next piece. */
  readonly covering: readonly Annotation[];
  /** The kinds of `covering`, each once. */
  readonly kinds: readonly string[];
  /** Those of `covering` whose first fragment begins here. */
  readonly beginning: readonly Annotation[];
}

/**
 * Cuts `window` at every edge of the annotations and of `cuts`, and calls back with the covered pieces in text order.
 *
 * @param annotations any order; parts outside the window are left out
 */
export function visitPieces(
  annotations: readonly Annotation[],
  window: Fragment,
  cuts: readonly Fragment[],
  visit: (piece: Piece) => void,
): void {
  const edges = edgesOf(annotations, window, cuts);
  const offsets = [...edges.keys()].sort((a, b) => a - b);
  const rankOf = new Map([...annotations].sort(byExtentDown).map((annotation, rank) => [annotation, rank]));
  const covering: Annotation[] = [];
  const countByKind = new Map<string, number>();
  const count = (kind: string, by: 1 | -1) => {
    const now = (countByKind.get(kind) ?? 0) + by;
    if (now === 0) countByKind.delete(kind);
    else countByKind.set(kind, now);
  };
  const placeOf = (annotation: Annotation): number => {
    const rank = rankOf.get(annotation)!;
    return countWhile(covering.length, (i) => rankOf.get(covering[i]!)! < rank);
  };
  for (const [i, start] of offsets.entries()) {
    const { opening, closing } = edges.get(start)!;
    for (const annotation of closing) {
      covering.splice(placeOf(annotation), 1);
      count(annotation.kind, -1);
    }
    for (const annotation of opening) {
      covering.splice(placeOf(annotation), 0, annotation);
      count(annotation.kind, 1);
    }
    const end = offsets[i + 1];
    if (end === undefined || covering.length === 0) continue;
    const beginning = opening
      .filter(({ fragments }) => fragments[0]!.start === start)
      .sort((a, b) => rankOf.get(a)! - rankOf.get(b)!);
    visit({ start, end, covering, kinds: [...countByKind.keys()], beginning });
  }
}

/** What begins and what ends at one offset. */
interface Edge {
  readonly opening: Annotation[];
  readonly closing: Annotation[];
}

function edgesOf(annotations: readonly Annotation[], window: Fragment, cuts: readonly Fragment[]): Map<number, Edge> {
  const edges = new Map<number, Edge>();
  const edgeAt = (offset: number): Edge => {
    const edge = edges.get(offset) ?? { opening: [], closing: [] };
    edges.set(offset, edge);
    return edge;
  };
  const addInside = (fragment: Fragment, add: (start: Edge, end: Edge) => void) => {
    const start = Math.max(fragment.start, window.start);
    const end = Math.min(fragment.end, window.end);
    if (start < end) add(edgeAt(start), edgeAt(end));
  };
  for (const annotation of annotations) {
    for (const fragment of annotation.fragments) {
      addInside(fragment, ({ opening }, { closing }) => {
        opening.push(annotation);
        closing.push(annotation);
      });
    }
  }
  for (const cut of cuts) addInside(cut, () => undefined);
  return edges;
}

const byExtentDown = (a: Annotation, b: Annotation): number => extentOf(b) - extentOf(a) || (a.id < b.id ? -1 : 1);

const extentOf = ({ fragments }: Annotation): number => fragments.reduce((sum, { start, end }) => sum + end - start, 0);
