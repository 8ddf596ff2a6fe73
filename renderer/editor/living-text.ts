import { isHistoryTransaction } from 'prosemirror-history';
import { type EditorState, Plugin, PluginKey, Selection, type Transaction } from 'prosemirror-state';
import { detach } from '../../shared/annotations/article-state.ts';
import { type AnnotationSet, mapAnnotation, startOf } from '../../shared/annotations/annotation-set.ts';
import type { RecordChange, TextEdit } from '../../shared/annotations/change.ts';
import { grown, lossesOf, openEdgesAfter, type OpenEdge } from '../../shared/annotations/losses.ts';
import type { Annotation } from '../../shared/model/records.ts';
import { annotationsOf } from './annotation-plugin.ts';
import { SetAnnotationsStep } from './set-annotations-step.ts';
import { textEditOf } from './text-change.ts';
import { TextIndex } from './text-index.ts';

/**
 * Text that is edited under its annotations. Before a transaction that deletes text is applied it is rebuilt: the
 * annotations it would cut or destroy are **lifted out** by a step of ours, the user's steps run, and what is left
 * of them is **put back** by another. Undone in reverse order this restores each exactly (DESIGN §3, rule 1).
 * A correction typed where text was just deleted at an annotation's edge is taken into the annotation.
 */

const key = new PluginKey<readonly OpenEdge[]>('openEdges');

/** Returns the plugin that remembers which edges are open for a correction. */
export const livingTextPlugin = (): Plugin<readonly OpenEdge[]> =>
  new Plugin<readonly OpenEdge[]>({
    key,
    state: {
      init: () => [],
      apply(tr, edges, before) {
        const opened: unknown = tr.getMeta(key);
        if (Array.isArray(opened)) return opened as readonly OpenEdge[];
        return tr.selectionSet || tr.docChanged || tr.doc !== before.doc ? [] : edges;
      },
    },
  });

/** One text step of a transaction, with the records as they were before it. */
interface TextStep {
  readonly edit: TextEdit;
  readonly set: AnnotationSet;
}

/** Returns the transaction to apply in place of `tr`: itself when no annotation needs care. */
export function rebuiltForAnnotations(state: EditorState, tr: Transaction): Transaction {
  if (tr.doc === state.doc || isHistoryTransaction(tr)) return tr;
  const set = annotationsOf(state);
  const textSteps = textStepsOf(set, tr);
  const lost = new Map(
    textSteps.flatMap(({ edit, set: present }) => lossesOf(present, edit)).map((one) => [one.id, one]),
  );
  const corrections = correctionsOf(state, textSteps);
  const openEdges = openEdgesOf(state, textSteps);
  if (lost.size === 0 && corrections.length === 0) return tr.setMeta(key, openEdges);

  const text = TextIndex.of(state.doc).text;
  const firstEdit = textSteps[0]?.edit.start ?? 0;
  const lifted = [...lost.keys()].flatMap((id): RecordChange[] => {
    const before = set.findAnnotation(id);
    if (before === null) return [];
    // Nothing before the first edit moves, so a place there is the same before and after.
    const at = before.detached === undefined ? startOf(before) : Math.min(startOf(before), firstEdit);
    return [{ id, before, after: detach(before, text, at) }];
  });
  const rebuilt = state.tr;
  if (lifted.length > 0) rebuilt.step(new SetAnnotationsStep(lifted, touchesOf(tr)));
  for (const step of tr.steps) rebuilt.step(step);
  const putBack = [...survivorsOf(lifted, textSteps), ...corrections];
  if (putBack.length > 0) rebuilt.step(new SetAnnotationsStep(putBack));
  return carryOver(tr, rebuilt).setMeta(key, openEdges);
}

function textStepsOf(set: AnnotationSet, tr: Transaction): TextStep[] {
  const steps: TextStep[] = [];
  let present = set;
  for (const [i, step] of tr.steps.entries()) {
    if (step instanceof SetAnnotationsStep) present = present.apply(step.changes);
    const edit = step instanceof SetAnnotationsStep ? null : textEditOf(tr.docs[i]!, step, tr.docs[i + 1] ?? tr.doc);
    if (edit === null) continue;
    steps.push({ edit, set: present });
    // Nobody asks for the records after the last step.
    if (i < tr.steps.length - 1) present = present.mapThrough(edit, () => '');
  }
  return steps;
}

/** Both ends of what the transaction replaces first, so that history sees a held backspace as one event. */
function touchesOf(tr: Transaction): number[] {
  const touches: number[] = [];
  tr.mapping.maps[0]?.forEach((start, end) => touches.push(start, end));
  return [...new Set(touches)];
}

/** What is put back: the lifted annotations that still cover text, moved through every step. */
function survivorsOf(lifted: readonly RecordChange[], textSteps: readonly TextStep[]): RecordChange[] {
  return lifted.flatMap(({ id, before, after }) => {
    if (before?.record !== 'annotation' || after?.record !== 'annotation') return [];
    const left = movedThrough(before, textSteps);
    return left.fragments.length === 0 ? [] : [{ id, before: movedThrough(after, textSteps), after: left }];
  });
}

const movedThrough = (annotation: Annotation, steps: readonly TextStep[]): Annotation =>
  steps.reduce((moved, { edit }) => mapAnnotation(moved, edit, () => ''), annotation);

/** What a correction typed at an open edge adds to its annotation. */
function correctionsOf(state: EditorState, textSteps: readonly TextStep[]): RecordChange[] {
  const [only] = textSteps;
  const open = key.getState(state) ?? [];
  if (only === undefined || textSteps.length > 1 || only.edit.start !== only.edit.end) return [];
  return open.flatMap((edge): RecordChange[] => {
    const annotation = only.set.findAnnotation(edge.id);
    if (annotation === null || edge.at !== only.edit.start) return [];
    const before = mapAnnotation(annotation, only.edit, () => '');
    return [{ id: edge.id, before, after: grown(before, only.edit) }];
  });
}

/** The edges that are open after the transaction: those a deletion opened, and those a correction goes on at. */
function openEdgesOf(state: EditorState, textSteps: readonly TextStep[]): readonly OpenEdge[] {
  const [only] = textSteps;
  if (only === undefined || textSteps.length > 1) return [];
  const { edit, set } = only;
  if (edit.start < edit.end) return openEdgesAfter(set, edit);
  return (key.getState(state) ?? [])
    .filter(({ edge, at }) => edge === 'end' && at === edit.start)
    .map((edge) => ({ ...edge, at: edge.at + edit.length }));
}

/** What ProseMirror's view, history and input handling read off a transaction. */
const CARRIED = ['uiEvent', 'paste', 'cut', 'drop', 'composition', 'inputType', 'pointer'];

/** Gives the rebuilt transaction the selection, time and metadata of the user's own. */
function carryOver(from: Transaction, to: Transaction): Transaction {
  to.setSelection(Selection.fromJSON(to.doc, from.selection.toJSON()));
  to.setTime(from.time);
  for (const name of CARRIED) {
    const value: unknown = from.getMeta(name);
    if (value !== undefined) to.setMeta(name, value);
  }
  return from.scrolledIntoView ? to.scrollIntoView() : to;
}
