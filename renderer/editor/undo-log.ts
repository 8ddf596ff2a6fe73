import { isHistoryTransaction, undoDepth } from 'prosemirror-history';
import type { EditorState, Plugin, Transaction } from 'prosemirror-state';
import { recordsOf } from '../../shared/annotations/article-state.ts';
import type { Article } from '../../shared/model/article.ts';
import type { DocumentRecord } from '../../shared/model/records.ts';
import { isSameValue } from '../../shared/model/same-value.ts';
import { type UndoEntry, type UndoLog, undoLogSchema } from '../../shared/schema/undo-log.ts';
import { Replay } from './replay.ts';
import type { MovingRecords } from './moving-records.ts';
import { docOf, sectionSizesOf } from './schema.ts';
import { TextIndex } from './text-index.ts';

/**
 * Undo that survives a restart. While one edits, each transaction is written down as an **entry**; at the next opening
 * the entries are **replayed** on the article as it was, through the same history, which then holds what it held.
 */

/** How far the log may be ahead of the article, entries: what is typed between two writings of the journal. */
const FURTHEST_AHEAD = 50;

/** Returns the entry of a transaction, given the states around it; null when text and records stayed as they were. */
export function entryOf(before: EditorState, tr: Transaction, after: EditorState): UndoEntry | null {
  if (tr.steps.length === 0) return null;
  const selection = before.selection.toJSON() as UndoEntry['selection'];
  const events = undoDepth(after) - undoDepth(before);
  if (isHistoryTransaction(tr)) return { does: events < 0 ? 'undo' : 'redo', selection };
  // What history decided is kept, not the times it decided by: they would have to be believed.
  const steps = tr.steps.map((step) => step.toJSON() as unknown);
  return { does: 'change', begins: events > 0, steps, selection };
}

/** Returns an empty log that begins with this article, cut into sections as the document is. */
export const emptyLog = (base: Article, state: EditorState): UndoLog => ({
  base,
  sections: sectionSizesOf(state.doc),
  entries: [],
});

export interface Replayed {
  /** Holds history and no other plugin that matters; its text is the article's. */
  readonly state: EditorState;
  /** How many entries led to the article; those after it never reached the file. */
  readonly length: number;
}

/**
 * Replays as much of the log as led to the article: all of it, or all but a few entries when the program was killed
 * after it wrote the log and before it wrote the article.
 *
 * @param history the plugin of history whose state is rebuilt
 * @returns null when the log leads to another article, or is no log; never throws
 */
export function replayed(log: unknown, article: Article, history: Plugin): Replayed | null {
  try {
    const parsed = undoLogSchema.parse(log);
    // To keep every one of the last states takes time, and a program is seldom killed.
    return replay(parsed, article, history, 0) ?? replay(parsed, article, history, FURTHEST_AHEAD);
  } catch {
    // Whatever is wrong with a log, only undo is lost: the article is complete without it.
    return null;
  }
}

function replay(log: UndoLog, article: Article, history: Plugin, ahead: number): Replayed | null {
  const replay = new Replay(log, history);
  const past: Past[] = [];
  const pass = (length: number) => past.push({ state: replay.state, records: replay.records.copy(), length });
  const { entries } = log;
  if (entries.length <= ahead) pass(0);
  for (const [i, entry] of entries.entries()) {
    replay.play(entry);
    if (i + 1 >= entries.length - ahead) pass(i + 1);
  }
  const { blocks } = TextIndex.of(docOf(article.blocks));
  const records = new Map(recordsOf(article).map(byId));
  const here = past.findLast(
    (one) => isSameValue(TextIndex.of(one.state.doc).blocks, blocks) && one.records.isSameAs(records),
  );
  if (here === undefined) return null;
  here.state.doc.check();
  return { state: here.state, length: here.length };
}

/** One of the last states of a replay. */
interface Past extends Replayed {
  readonly records: MovingRecords;
}

const byId = (record: DocumentRecord) => [record.id, record] as const;
