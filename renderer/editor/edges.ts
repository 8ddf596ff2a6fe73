import type { EditorState, Transaction } from 'prosemirror-state';
import { snapToGraphemes } from '../../shared/analysis/graphemes.ts';
import { decidedOn } from '../../shared/annotations/drift.ts';
import { normaliseFragments } from '../../shared/annotations/map-ranges.ts';
import type { Annotation, Fragment } from '../../shared/model/records.ts';
import { isDetached } from '../../shared/model/records.ts';
import { annotationsOf } from './annotation-plugin.ts';
import { directionAtEdge } from './directions.ts';
import { activeOf } from './focus-plugin.ts';
import { draftOf, type Services } from './records.ts';
import { activate } from './tagging.ts';
import { TextIndex } from './text-index.ts';

/** Moving where an annotation begins and ends, by key and by pointer; its links and attributes stay. */

export type Side = 'start' | 'end';

/** One end of one fragment. */
export interface Edge {
  readonly annotation: string;
  /** Index of the fragment. */
  readonly fragment: number;
  readonly side: Side;
}

/** Which end of an annotation moves, and by how much: grapheme clusters, negative backwards in the text. */
export interface EdgeMove {
  readonly edge: Side;
  readonly by: 1 | -1;
}

/**
 * Moves one end of the active annotation by one character to the left or right of the screen, as an arrow key moves a
 * caret: in Hebrew the left is onwards.
 */
export function moveEdgeOnScreen(
  state: EditorState,
  edge: Side,
  to: 'left' | 'right',
  services: Services,
): Transaction | null {
  const fragments = activeOf(state)?.fragments;
  const range = edge === 'start' ? fragments?.[0] : fragments?.at(-1);
  if (range === undefined) return null;
  const isOnwards = (directionAtEdge(TextIndex.of(state.doc).text, range, edge) === 'ltr') === (to === 'right');
  return moveEdge(state, { edge, by: isOnwards ? 1 : -1 }, services);
}

/** Moves one end of the active annotation by one character. */
export function moveEdge(state: EditorState, { edge, by }: EdgeMove, services: Services): Transaction | null {
  const active = activeOf(state);
  if (active === null || isDetached(active)) return null;
  const fragment = edge === 'start' ? 0 : active.fragments.length - 1;
  const text = TextIndex.of(state.doc).text;
  const offset = neighbour(text, active.fragments[fragment]![edge], by);
  return setEdge(state, { annotation: active.id, fragment, side: edge }, offset, services);
}

/**
 * Puts an edge at an offset (UTF-16 code units), widened to whole characters; null where that changes nothing, or
 * nothing of the fragment would be left.
 */
export function setEdge(state: EditorState, edge: Edge, offset: number, services: Services): Transaction | null {
  const annotation = annotationsOf(state).findAnnotation(edge.annotation);
  const moved = annotation === null ? null : movedFragment(state, annotation, edge, offset);
  if (annotation === null || moved === null) return null;
  const fragments = normaliseFragments(annotation.fragments.map((one, i) => (i === edge.fragment ? moved : one)));
  const text = TextIndex.of(state.doc).text;
  const changed: Annotation = { ...decidedOn(annotation, fragments, text), modified: services.now() };
  const tr = draftOf(state).put(changed).transaction(state);
  return tr === null ? null : activate(state, tr, changed, moved[edge.side]);
}

/** Returns the fragment as it would be with its edge at the offset, or null as for {@link setEdge}. */
export function movedFragment(
  state: EditorState,
  annotation: Annotation,
  { fragment: i, side }: Edge,
  offset: number,
): Fragment | null {
  const fragment = annotation.fragments[i];
  if (fragment === undefined) return null;
  const range = { ...fragment, [side]: offset };
  if (range.start >= range.end) return null;
  const moved = { ...fragment, [side]: snapToGraphemes(TextIndex.of(state.doc).text, range)[side] };
  return moved[side] === fragment[side] ? null : moved;
}

/** Returns the offset one grapheme cluster before or after; the same one at the ends of the text. */
function neighbour(text: string, offset: number, by: 1 | -1): number {
  const next = offset + by;
  if (next < 0 || next > text.length) return offset;
  return by === 1
    ? snapToGraphemes(text, { start: offset, end: next }).end
    : snapToGraphemes(text, { start: next, end: offset }).start;
}
