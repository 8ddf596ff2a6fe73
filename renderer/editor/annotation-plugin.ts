import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state';
import type { AnnotationSet } from '../../shared/annotations/annotation-set.ts';
import type { Change } from '../../shared/annotations/change.ts';
import { exactOf } from '../../shared/annotations/covered-text.ts';
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
      apply: (tr, set) => recordsAfter(set, tr),
    },
  });
}

/** @throws RangeError when the state was made without the plugin */
export function annotationsOf(state: EditorState): AnnotationSet {
  const set = key.getState(state);
  if (set === undefined) throw new RangeError('This editor state holds no annotations');
  return set;
}

/** Returns the records after every step of the transaction, given those before it. */
export function recordsAfter(set: AnnotationSet, tr: Transaction): AnnotationSet {
  return tr.steps.reduce((folded, step, i) => {
    if (step instanceof SetAnnotationsStep) return folded.apply(step.changes);
    const before = tr.docs[i]!;
    const edit = textEditOf(before, step, tr.docs[i + 1] ?? tr.doc);
    if (edit === null) return folded;
    return folded.mapThrough(edit, (annotation) => exactOf(TextIndex.of(before).text, annotation.fragments));
  }, set);
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
