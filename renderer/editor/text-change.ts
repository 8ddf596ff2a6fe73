import type { Node } from 'prosemirror-model';
import type { Step } from 'prosemirror-transform';
import type { BlockSplice, TextEdit } from '../../shared/annotations/change.ts';
import { TextIndex } from './text-index.ts';

/** What one step did to the canonical text: the stretch it replaced, and the blocks that changed. */
export interface TextChange {
  readonly edit: TextEdit;
  readonly splice: BlockSplice;
}

/** Returns what the step did to the text, or null when it left the document alone. */
export function textChangeOf(before: Node, step: Step, after: Node): TextChange | null {
  const edit = textEditOf(before, step, after);
  return edit === null ? null : { edit, splice: TextIndex.of(after).spliceSince(TextIndex.of(before)) };
}

/**
 * Returns the stretch of text the step replaced, or null when it left the document alone.
 *
 * The text before the first and after the last range of the step's map is the same in both documents, so the edit
 * is what lies between; where a step has several ranges (wrapping, lifting) it is narrowed to what really differs.
 */
export function textEditOf(before: Node, step: Step, after: Node): TextEdit | null {
  if (before === after) return null;
  const old = TextIndex.of(before);
  const now = TextIndex.of(after);
  let start = Infinity;
  let firstStart = Infinity;
  let oldTail = Infinity;
  let isFollowed = false;
  let ranges = 0;
  let holdsText = false;
  step.getMap().forEach((oldStart, oldEnd, newStart, newEnd) => {
    ranges += 1;
    holdsText ||= old.offsetOf(oldStart) < old.offsetOf(oldEnd) || now.offsetOf(newStart) < now.offsetOf(newEnd);
    const starts = [old.offsetOf(oldStart), now.offsetOf(newStart)];
    start = Math.min(start, ...starts);
    firstStart = Math.min(firstStart, Math.max(...starts));
    isFollowed = isBlockAfter(before, oldEnd) && isBlockAfter(after, newEnd);
    oldTail = Math.min(old.length - old.offsetOf(oldEnd), now.length - now.offsetOf(newEnd));
  });
  if (ranges === 0) return { start: 0, end: 0, length: 0 };
  // What a block is changed, not what it says: as two equal texts are narrowed, without reading them.
  if (ranges > 1 && !holdsText) return { start: old.length, end: old.length, length: 0 };
  const end = Math.max(start, old.length - oldTail);
  const edit = { start, end, length: end - start + now.length - old.length };
  if (edit.length < 0 || ranges > 1) return narrowed(old.text, now.text);
  const whole = withoutHead(edit, firstStart - start);
  return isFollowed && bothEndInBreak(old, now, whole) ? withoutTail(whole) : whole;
}

/**
 * The line feed before blocks that come or go stays: it is there in both texts, and only the one document has a section
 * end there.
 */
const withoutHead = ({ start, end, length }: TextEdit, head: number): TextEdit =>
  head <= Math.min(length, end - start) ? { start: start + head, end, length: length - head } : { start, end, length };

/** The line feed after whole blocks that are replaced by others stays, too. */
const withoutTail = ({ start, end, length }: TextEdit): TextEdit => ({ start, end: end - 1, length: length - 1 });

/**
 * True where the position lies between two blocks. At the end of the article there is none after it, and a line feed
 * before the last block, which is empty, is one that was replaced.
 */
const isBlockAfter = (doc: Node, pos: number): boolean =>
  !doc.resolve(pos).parent.inlineContent && TextIndex.of(doc).posOf(TextIndex.of(doc).offsetOf(pos)) > pos;

const bothEndInBreak = (old: TextIndex, now: TextIndex, { start, end, length }: TextEdit): boolean =>
  start < end && length > 0 && beginsBlock(old, end) && beginsBlock(now, start + length);

const beginsBlock = (index: TextIndex, offset: number): boolean =>
  index.blockIndexAt(offset - 1) < index.blockIndexAt(offset);

/** Returns the smallest single edit between two texts: what is left between their common head and tail. */
function narrowed(before: string, after: string): TextEdit {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  let tail = 0;
  while (
    tail < shorter - start &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  ) {
    tail += 1;
  }
  return { start, end: before.length - tail, length: after.length - tail - start };
}
