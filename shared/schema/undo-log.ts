import { z } from 'zod';
import type { Article } from '../model/article.ts';
import { articleSchema } from './records.ts';

/**
 * What must be kept so that undo goes on after a restart: the article as it was when its history began, and every
 * **entry** since, one for each transaction that changed text or records. The editor alone understands steps and
 * selections; to whoever keeps the log they are plain data of bounded size, appended and handed back.
 */

z.config({ jitless: true });

export type UndoEntry =
  | {
      readonly does: 'change';
      /** True where it begins an undo event; otherwise it is undone together with the change before it. */
      readonly begins: boolean;
      /** The editor's steps as it writes them, in order. */
      readonly steps: readonly unknown[];
      /** The selection before it, as the editor writes it. */
      readonly selection: StoredSelection;
    }
  | { readonly does: 'undo' | 'redo'; readonly selection: StoredSelection };

/** Positions in the editor's document. */
export interface StoredSelection {
  readonly type: string;
  readonly anchor?: number | undefined;
  readonly head?: number | undefined;
}

export interface UndoLog {
  /** The article before the first entry. */
  readonly base: Article;
  /** How many blocks each section of the editor's document held then: positions in steps count sections. */
  readonly sections: readonly number[];
  readonly entries: readonly UndoEntry[];
}

/** How deep lists and objects of a step lie in each other; ours need about 14. */
const DEEPEST = 32;

/** Values in one step, parts of parts counted: a paste of 100,000 paragraphs has fewer. */
const MOST_VALUES = 1_000_000;

const step = z.record(z.string(), z.unknown()).refine(isBounded, 'A step is plain data of bounded size');

const position = z.number().int().nonnegative().optional();
const selection = z.strictObject({ type: z.string().max(40), anchor: position, head: position });

const entry = z.discriminatedUnion('does', [
  z.strictObject({
    does: z.literal('change'),
    begins: z.boolean(),
    steps: z.array(step).min(1).max(100_000),
    selection,
  }),
  z.strictObject({ does: z.enum(['undo', 'redo']), selection }),
]);

/** Entries on their way to whoever keeps the log. */
export const undoEntriesSchema: z.ZodType<UndoEntry[]> = z.array(entry);

/** A whole log; that it fits an article is for the editor to find out. */
export const undoLogSchema: z.ZodType<UndoLog> = z.strictObject({
  base: articleSchema,
  sections: z.array(z.number().int().positive()).min(1),
  entries: undoEntriesSchema,
});

function isBounded(value: unknown): boolean {
  let values = 0;
  const isFine = (one: unknown, depth: number): boolean => {
    values += 1;
    if (values > MOST_VALUES || depth > DEEPEST) return false;
    if (one === null || typeof one === 'string' || typeof one === 'boolean') return true;
    if (typeof one === 'number') return Number.isFinite(one);
    return typeof one === 'object' && Object.values(one).every((part) => part === undefined || isFine(part, depth + 1));
  };
  return isFine(value, 0);
}
