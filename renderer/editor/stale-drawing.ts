import type { Node } from 'prosemirror-model';
import type { EditorState, Transaction } from 'prosemirror-state';
import type { AnnotationSet } from '../../shared/annotations/annotation-set.ts';
import type { Annotation, DocumentRecord, Fragment } from '../../shared/model/records.ts';
import { annotationsOf } from './annotation-plugin.ts';
import { focusOf } from './focus-plugin.ts';
import { isHiddenShown } from './hidden-characters-plugin.ts';
import { SetAnnotationsStep } from './set-annotations-step.ts';
import { TextIndex } from './text-index.ts';

/**
 * Which part of the text a transaction makes look otherwise. A key changes its own block, a tag the blocks of what it
 * tagged and of what that is linked to; what is drawn over all others moves along with the text and is not looked at.
 */

/** A transaction of more steps than these has the whole window drawn anew. */
const MANY_STEPS = 50;

/** Records of more annotations than these have the whole window drawn anew. */
const MANY_ANNOTATIONS = 200;

/**
 * Returns the stretches that must be drawn anew after the transaction, or null when all must. UTF-16 code units of the
 * text after it; an empty stretch stands for the block that holds it.
 */
export function staleStretches(tr: Transaction, before: EditorState, state: EditorState): readonly Fragment[] | null {
  if (isHiddenShown(before) !== isHiddenShown(state) || tr.steps.length > MANY_STEPS) return null;
  const [old, now] = [annotationsOf(before), annotationsOf(state)];
  if (old.scheme !== now.scheme) return null;
  const changed = changedAnnotations(tr);
  if (changed === null) return null;
  const ids = new Set(
    [...changed, ...activeOnes(before, state)].flatMap((id) => [id, ...named(old, id), ...named(now, id)]),
  );
  if (ids.size > MANY_ANNOTATIONS) return null;
  return [...textStretches(tr, state), ...placesOf(ids, now), ...placesBefore(ids, old, tr, before, state)];
}

/** Ids of the annotations whose record or whose links were set; null when anything else was. */
function changedAnnotations(tr: Transaction): readonly string[] | null {
  const ids: string[] = [];
  for (const step of tr.steps) {
    if (!(step instanceof SetAnnotationsStep)) continue;
    for (const { before, after } of step.changes) {
      for (const record of [before, after]) {
        if (record === null) continue;
        const concerned = annotationsIn(record);
        if (concerned === null) return null;
        ids.push(...concerned);
      }
    }
  }
  return ids;
}

function annotationsIn(record: DocumentRecord): readonly string[] | null {
  if (record.record === 'annotation') return [record.id];
  return record.record === 'link' ? [record.from.id, record.to.id] : null;
}

/** The annotations that are or were active, and no longer or newly are. */
function activeOnes(before: EditorState, state: EditorState): string[] {
  const [old, now] = [focusOf(before).active, focusOf(state).active];
  return old === now ? [] : [old, now].filter((id) => id !== null);
}

/** Those whose name or look depends on the annotation: by two links at most, as a claim's speaker does on a mention. */
function named(set: AnnotationSet, id: string): readonly string[] {
  const linked = (one: string) => set.linksOf(one).flatMap(({ from, to }) => [from.id, to.id]);
  return linked(id)
    .filter((other) => set.findAnnotation(other) !== null)
    .flatMap((other) => [other, ...linked(other)]);
}

const placesOf = (ids: ReadonlySet<string>, set: AnnotationSet): readonly Fragment[] =>
  [...ids].flatMap((id) => set.findAnnotation(id)?.fragments ?? []);

/** Where they were, as it is called in the text after the transaction. */
function placesBefore(
  ids: ReadonlySet<string>,
  old: AnnotationSet,
  tr: Transaction,
  before: EditorState,
  state: EditorState,
): readonly Fragment[] {
  const places = placesOf(ids, old);
  if (before.doc === state.doc) return places;
  const moved = moverOf(tr, before.doc, state.doc);
  return places.map(({ start, end }) => ({ start: moved(start, -1), end: moved(end, 1) }));
}

/** What the steps put in or took away, with all annotations there: how they lie over each other may have changed. */
function textStretches(tr: Transaction, state: EditorState): Fragment[] {
  if (!tr.docChanged) return [];
  const index = TextIndex.of(state.doc);
  const stretches: Fragment[] = [];
  for (const [i, step] of tr.steps.entries()) {
    if (step instanceof SetAnnotationsStep) continue;
    const later = tr.mapping.slice(i + 1);
    step.getMap().forEach((_from, _to, start, end) => {
      stretches.push({ start: index.offsetOf(later.map(start, -1)), end: index.offsetOf(later.map(end, 1)) });
    });
  }
  return stretches.flatMap((one) => [one, ...fragmentsIn(annotationsOf(state), one)]);
}

const fragmentsIn = (set: AnnotationSet, { start, end }: Fragment): readonly Fragment[] =>
  set.touching(start, end).flatMap(({ fragments }: Annotation) => fragments);

/** Returns what tells where an offset of the text before the transaction is in the text after it. */
export function moverOf(tr: Transaction, before: Node, after: Node): (offset: number, side: -1 | 1) => number {
  if (before === after) return (offset) => offset;
  const [from, to] = [TextIndex.of(before), TextIndex.of(after)];
  return (offset, side) => to.offsetOf(tr.mapping.map(from.posOf(offset), side));
}
