import type { Block } from '../model/block.ts';
import type { DocumentRecord } from '../model/records.ts';

/**
 * The two things that can happen to an article. A **record change** swaps one record for another and so carries
 * its own inverse; a **text change** replaces one stretch of the canonical text, and every range moves through it.
 * Sequences of them, in order, are what the journal keeps and what crosses between processes.
 */

/** Sets one record: `null` before means it is new, `null` after means it goes. */
export interface RecordChange {
  readonly id: string;
  readonly before: DocumentRecord | null;
  readonly after: DocumentRecord | null;
}

/** One replaced stretch of the canonical text, UTF-16 code units: `[start, end)` became `length` units. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly length: number;
}

/** Replaces `remove` blocks from `index` on. */
export interface BlockSplice {
  readonly index: number;
  readonly remove: number;
  readonly insert: readonly Block[];
}

/** Sets one record to what it shall be, whatever it is now; null for gone. */
export interface RecordSet {
  readonly id: string;
  readonly after: DocumentRecord | null;
}

export type Change =
  | {
      readonly change: 'records';
      readonly set: readonly RecordSet[];
    }
  | { readonly change: 'text'; readonly edit: TextEdit; readonly splice: BlockSplice };

/** Returns the changes that undo `changes`, in the order in which they must be made. */
export const invertChanges = (changes: readonly RecordChange[]): RecordChange[] =>
  changes.map(({ id, before, after }) => ({ id, before: after, after: before })).reverse();
