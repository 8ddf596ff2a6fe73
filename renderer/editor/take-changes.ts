import { closeHistory } from 'prosemirror-history';
import { Slice } from 'prosemirror-model';
import type { EditorState, Transaction } from 'prosemirror-state';
import { ReplaceStep } from 'prosemirror-transform';
import type { AnnotationSet } from '../../shared/annotations/annotation-set.ts';
import type { BlockSplice, Change, RecordChange, TextEdit } from '../../shared/annotations/change.ts';
import type { Block } from '../../shared/model/block.ts';
import { oppositeOf } from '../../shared/annotations/losses.ts';
import { isSameValue } from '../../shared/model/same-value.ts';
import { annotationsOf } from './annotation-plugin.ts';
import { MovingRecords } from './moving-records.ts';
import { asKept, docOf, schema } from './schema.ts';
import { SetAnnotationsStep } from './set-annotations-step.ts';
import { textEditOf } from './text-change.ts';
import { TextIndex } from './text-index.ts';

/**
 * Changes that somebody else made: a merge with another version of the file, a backup restored. They are **taken** as
 * one transaction, which is one undo event, and leave exactly the text and the records that `applyChanges` does.
 */

/**
 * Returns the transaction that makes the changes: first every annotation that the text would not bring back is taken
 * out, then comes the text, then all records are set to what they are to be. Undone in reverse this restores each.
 *
 * @returns null when the changes are not changes of this article
 */
export function transactionOf(state: EditorState, changes: readonly Change[]): Transaction | null {
  const set = annotationsOf(state);
  const wanted = MovingRecords.of(set.records());
  const text = state.tr;
  let blocks = TextIndex.of(text.doc).blocks;
  for (const change of changes) {
    if (change.change === 'records') {
      wanted.set(change.set);
      continue;
    }
    wanted.move(change.edit, text.doc);
    const { index, remove, insert } = change.splice;
    if (!setText(text, change, blocks.toSpliced(index, remove, ...insert))) return null;
    blocks = TextIndex.of(text.doc).blocks;
  }
  return asTaken(closeHistory(withRecords(state, text, wanted)));
}

/** True for a transaction that makes what somebody else did. */
export const isTaken = (tr: Transaction): boolean => tr.getMeta('taken') === true;

const asTaken = (tr: Transaction): Transaction => tr.setMeta('taken', true);

/** Returns the transaction with records set around its steps, so that they are as wanted and undo restores them. */
function withRecords(state: EditorState, text: Transaction, wanted: MovingRecords): Transaction {
  const set = annotationsOf(state);
  const { moved, back } = thereAndBack(set, text);
  const lifted = set.annotations.filter((annotation) => !isSameValue(back.find(annotation.id), annotation));
  const lifting = lifted.map((before): RecordChange => ({ id: before.id, before, after: null }));
  moved.set(lifting);
  const tr = state.tr;
  if (lifting.length > 0) tr.step(new SetAnnotationsStep(lifting));
  for (const step of text.steps) tr.step(step);
  const setting = differenceOf(moved, wanted);
  return setting.length > 0 ? tr.step(new SetAnnotationsStep(setting)) : tr;
}

/** The records after the text steps, and after these were undone again. */
function thereAndBack(set: AnnotationSet, text: Transaction): { moved: MovingRecords; back: MovingRecords } {
  const docs = [...text.docs, text.doc];
  const edits = text.steps.map((step, i) => textEditOf(docs[i]!, step, docs[i + 1]!));
  const moved = MovingRecords.of(set.records());
  for (const [i, edit] of edits.entries()) if (edit !== null) moved.move(edit, docs[i]!);
  const back = MovingRecords.of(moved.all());
  for (const [i, edit] of [...edits.entries()].reverse()) if (edit !== null) back.move(oppositeOf(edit), docs[i + 1]!);
  return { moved, back };
}

/** Adds the steps that lead to the blocks `after`; false when the edit and the blocks do not tell of the same. */
function setText(
  tr: Transaction,
  { edit, splice }: { readonly edit: TextEdit; readonly splice: BlockSplice },
  after: readonly Block[],
): boolean {
  const index = TextIndex.of(tr.doc);
  if (!isWithin(edit, index.length) || splice.index + splice.remove > index.blocks.length) return false;
  if (edit.start < edit.end || edit.length > 0) {
    const inserted = blocksWithin(after, edit.start, edit.start + edit.length);
    const slice = inserted.length === 0 ? Slice.empty : new Slice(docOf(inserted).content, 2, 2);
    tr.step(new ReplaceStep(index.posOf(edit.start), index.posOf(edit.end), slice));
  }
  return setBlockTypes(tr, after);
}

const isWithin = ({ start, end }: TextEdit, length: number): boolean => 0 <= start && start <= end && end <= length;

/** The blocks, or parts of blocks, of `[start, end)`; none when that is no text at all. Offsets in UTF-16 code units. */
function blocksWithin(blocks: readonly Block[], start: number, end: number): Block[] {
  const within: Block[] = [];
  let offset = 0;
  for (const block of start < end ? blocks : []) {
    if (offset > end) break;
    const stop = offset + block.text.length;
    if (stop >= start) within.push({ ...block, text: block.text.slice(Math.max(0, start - offset), end - offset) });
    offset = stop + 1;
  }
  return within;
}

/** Gives each block its type and level; false when the texts differ. */
function setBlockTypes(tr: Transaction, wanted: readonly Block[]): boolean {
  const { blocks } = TextIndex.of(tr.doc);
  if (blocks.length !== wanted.length || blocks.some(({ text }, i) => text !== wanted[i]!.text)) return false;
  const isKept = (block: Block, i: number) => block === blocks[i] || isSameValue(asKept(block), blocks[i]);
  const differing = new Map(wanted.flatMap((block, i) => (isKept(block, i) ? [] : [[i, block] as const])));
  if (differing.size === 0) return true;
  let i = 0;
  tr.doc.descendants((node, pos) => {
    if (!node.isTextblock) return true;
    const block = differing.get(i);
    const attributes = block?.level === undefined ? null : { level: block.level };
    if (block !== undefined) tr.setNodeMarkup(pos, schema.nodes[block.type], attributes);
    i += 1;
    return false;
  });
  return true;
}

/** What carries the records of one set to those of another. */
function differenceOf(from: MovingRecords, to: MovingRecords): RecordChange[] {
  const ids = new Set([...from.ids(), ...to.ids()]);
  return [...ids].flatMap((id): RecordChange[] => {
    const [before, after] = [from.find(id), to.find(id)];
    return isSameValue(before, after) ? [] : [{ id, before, after }];
  });
}
