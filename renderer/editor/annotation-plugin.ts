import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state';
import { AnnotationSet } from '../../shared/annotations/annotation-set.ts';
import type { Change } from '../../shared/annotations/change.ts';
import { exactOf } from '../../shared/annotations/covered-text.ts';
import { MovingRecords } from './moving-records.ts';
import { SetAnnotationsStep } from './set-annotations-step.ts';
import { textChangeOf, textEditOf } from './text-change.ts';
import { TextIndex } from './text-index.ts';

/**
 * The records of the article as editor state: folded forward by every step of every transaction. Our own steps set
 * records; any other step moves the ranges through what it did to the text.
 */
const key = new PluginKey<AnnotationSet>('annotations');

/** Tells history to keep steps apart: it merges typed ones otherwise and some sessions redo wrongly (DESIGN §3, rule 2). */
export const KEEPS_STEPS_APART = { historyPreserveItems: true } as object;

/** Returns the plugin that holds the records. */
export function annotationPlugin(initial: AnnotationSet): Plugin<AnnotationSet> {
  return new Plugin<AnnotationSet>({
    key,
    ...KEEPS_STEPS_APART,
    state: {
      init: () => initial,
      apply: (tr, set) => foldTransaction(set, tr),
    },
  });
}

/** @throws RangeError when the state was made without the plugin */
export function annotationsOf(state: EditorState): AnnotationSet {
  const set = key.getState(state);
  if (set === undefined) throw new RangeError('This editor state holds no annotations');
  return set;
}

/** Steps from which on a set of records for each would cost more than moving each annotation through all at the end. */
const MANY_STEPS = 12;

/** Returns the records after every step of the transaction. */
function foldTransaction(set: AnnotationSet, tr: Transaction): AnnotationSet {
  if (tr.steps.length >= MANY_STEPS) return foldManySteps(set, tr);
  return tr.steps.reduce((folded, step, i) => {
    if (step instanceof SetAnnotationsStep) return folded.apply(step.changes);
    const before = tr.docs[i]!;
    const edit = textEditOf(before, step, tr.docs[i + 1] ?? tr.doc);
    if (edit === null) return folded;
    return folded.mapThrough(edit, (annotation) => exactOf(TextIndex.of(before).text, annotation.fragments));
  }, set);
}

function foldManySteps(set: AnnotationSet, tr: Transaction): AnnotationSet {
  const records = MovingRecords.of(set.records());
  for (const [i, step] of tr.steps.entries()) {
    const before = tr.docs[i]!;
    const edit = step instanceof SetAnnotationsStep ? null : textEditOf(before, step, tr.docs[i + 1] ?? tr.doc);
    if (step instanceof SetAnnotationsStep) records.set(step.changes);
    if (edit !== null) records.move(edit, before);
  }
  return AnnotationSet.of(records.all());
}

/** Returns what the transaction did, in the words that the journal and the keeper of the file understand. */
export function changesOf(tr: Transaction): Change[] {
  return tr.steps.flatMap((step, i): Change[] => {
    if (step instanceof SetAnnotationsStep) {
      return [{ change: 'records', set: step.changes.map(({ id, after }) => ({ id, after })) }];
    }
    const change = textChangeOf(tr.docs[i]!, step, tr.docs[i + 1] ?? tr.doc);
    return change === null ? [] : [{ change: 'text', ...change }];
  });
}
