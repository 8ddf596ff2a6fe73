import type { EditorState, Transaction } from 'prosemirror-state';
import { isHistoryTransaction } from 'prosemirror-history';
import { snapToGraphemes } from '../../shared/analysis/graphemes.ts';
import type { RecordChange, TextEdit } from '../../shared/annotations/change.ts';
import { normaliseFragments } from '../../shared/annotations/map-ranges.ts';
import type { Annotation, Fragment } from '../../shared/model/records.ts';
import { annotationsOf } from './annotation-plugin.ts';
import { SetAnnotationsStep } from './set-annotations-step.ts';
import { textChangeOf } from './text-change.ts';
import { TextIndex } from './text-index.ts';

/**
 * An accent typed behind a quote makes one character with the quote's last letter, and one typed before an emoji may
 * join it. The edge would stand inside that character then; the annotation takes in all of it (promise T2).
 */

/** Returns the transaction with such annotations widened, in the same undo step; the same one when there are none. */
export function withWholeCharacters(state: EditorState, tr: Transaction): Transaction {
  if (tr.doc === state.doc || isHistoryTransaction(tr)) return tr;
  const { text } = TextIndex.of(tr.doc);
  const runs = editsOf(tr).flatMap((edit) => runAround(text, edit) ?? []);
  if (runs.length === 0) return tr;
  const set = annotationsOf(state.apply(tr));
  const torn = new Set(runs.flatMap(({ start, end }) => set.touching(start, end)));
  const changes = [...torn].flatMap((annotation): RecordChange[] => {
    const after = widened(annotation, text);
    return after === annotation ? [] : [{ id: annotation.id, before: annotation, after }];
  });
  return changes.length === 0 ? tr : tr.step(new SetAnnotationsStep(changes));
}

/** What the steps did, each in offsets of the text after all of them. */
function editsOf(tr: Transaction): TextEdit[] {
  return tr.steps.flatMap((step, i) => {
    if (step instanceof SetAnnotationsStep) return [];
    const after = tr.docs[i + 1] ?? tr.doc;
    const edit = textChangeOf(tr.docs[i]!, step, after)?.edit;
    if (edit === undefined) return [];
    const index = TextIndex.of(after);
    const final = TextIndex.of(tr.doc);
    const later = tr.mapping.slice(i + 1);
    const start = final.offsetOf(later.map(index.posOf(edit.start), -1));
    const end = final.offsetOf(later.map(index.posOf(edit.start + edit.length), 1));
    return [{ start, end: start, length: end - start }];
  });
}

/** The stretch round the edit in which characters have joined, or null where none have. */
function runAround(text: string, { start, length }: TextEdit): Fragment | null {
  const end = start + length;
  if (!isInside(text, start) && !isInside(text, end) && !touchesFlag(text, start, end)) return null;
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', end);
  return { start: from, end: lineEnd === -1 ? text.length : lineEnd };
}

/** True when the offset is inside a grapheme cluster. */
const isInside = (text: string, offset: number): boolean =>
  snapToGraphemes(text, { start: offset, end: offset }).start !== offset;

/** Flags are pairs of letters: one more or less pairs all that follow anew. */
const touchesFlag = (text: string, start: number, end: number): boolean =>
  /\p{Regional_Indicator}/u.test(text.slice(Math.max(0, start - 2), end + 2));

function widened(annotation: Annotation, text: string): Annotation {
  const whole = annotation.fragments.map((fragment) => snapToGraphemes(text, fragment));
  const isSame = whole.every((fragment, i) => fragment === annotation.fragments[i]);
  return isSame ? annotation : { ...annotation, fragments: normaliseFragments(whole) };
}
