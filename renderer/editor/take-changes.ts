import { closeHistory } from 'prosemirror-history';
import { Slice } from 'prosemirror-model';
import type { EditorState, Transaction } from 'prosemirror-state';
import { ReplaceStep } from 'prosemirror-transform';
import { applyChanges, type ArticleState } from '../../shared/annotations/article-state.ts';
import type { AnnotationSet } from '../../shared/annotations/annotation-set.ts';
import type { BlockSplice, Change, RecordChange, TextEdit } from '../../shared/annotations/change.ts';
import type { Block } from '../../shared/model/block.ts';
import { isSameValue } from '../../shared/model/same-value.ts';
import { annotationsOf, recordsAfter } from './annotation-plugin.ts';
import { asTaken, rebuiltForAnnotations } from './living-text.ts';
import { asKept, docOf, schema } from './schema.ts';
import { SetAnnotationsStep } from './set-annotations-step.ts';
import { TextIndex } from './text-index.ts';

/**
 * Changes that somebody else made: a merge with another version of the file, a backup restored. They are **taken** as
 * one transaction, which is one undo event, and leave exactly the text and the records that `applyChanges` does.
 */

/**
 * Returns the transaction that makes the changes. Text first, with every annotation it strikes lifted out and put
 * back as for an edit of our own, so that undo restores each; then all records are set to what they are to be.
 *
 * @returns null when the changes are not changes of this article
 */
export function transactionOf(state: EditorState, changes: readonly Change[]): Transaction | null {
  const before = { blocks: TextIndex.of(state.doc).blocks, set: annotationsOf(state) };
  const { tr } = state;
  let present: ArticleState = before;
  for (const change of changes) {
    const next = applyChanges(present, [change]);
    if (change.change === 'text' && !setText(tr, present.blocks, change, next.blocks)) return null;
    present = next;
  }
  const rebuilt = rebuiltForAnnotations(state, asTaken(tr));
  const differing = differenceOf(recordsAfter(before.set, rebuilt), present.set);
  if (differing.length > 0) rebuilt.step(new SetAnnotationsStep(differing));
  return closeHistory(asTaken(rebuilt));
}

/** Adds the steps that make `after` of `before`; false when the edit and the blocks do not tell of the same. */
function setText(
  tr: Transaction,
  before: readonly Block[],
  { edit, splice }: { readonly edit: TextEdit; readonly splice: BlockSplice },
  after: readonly Block[],
): boolean {
  const index = TextIndex.of(tr.doc);
  if (!isWithin(edit, index.length) || splice.index + splice.remove > before.length) return false;
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
  const differing = new Map(
    wanted.flatMap((block, i) => (isSameValue(asKept(block), blocks[i]) ? [] : [[i, block] as const])),
  );
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
function differenceOf(from: AnnotationSet, to: AnnotationSet): RecordChange[] {
  const ids = new Set([...from.records(), ...to.records()].map(({ id }) => id));
  return [...ids].flatMap((id): RecordChange[] => {
    const [before, after] = [from.find(id), to.find(id)];
    return isSameValue(before, after) ? [] : [{ id, before, after }];
  });
}
