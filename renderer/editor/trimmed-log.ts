import { AnnotationSet } from '../../shared/annotations/annotation-set.ts';
import { articleOf } from '../../shared/annotations/article-state.ts';
import type { UndoEntry, UndoLog } from '../../shared/schema/undo-log.ts';
import { Replay, wholeHistory } from './replay.ts';
import { sectionSizesOf } from './schema.ts';
import { TextIndex } from './text-index.ts';

/**
 * An undo log kept short. Only two things in it matter: the **events** that are done, and those that were undone and
 * can be redone. What was undone and then written over, and every undo that was redone, leads nowhere and goes first;
 * then the oldest events go, and the article after them becomes the base.
 */

/** How many entries a log may have: some hours of work, and about a second at the opening of a long article. */
const MOST_ENTRIES = 2000;

/**
 * Returns the log itself when it is short enough, otherwise one that leads to the same state with at most `most`
 * entries: the oldest events can no longer be undone. An event is never cut: the last one stays, however long.
 *
 * @throws RangeError when the log cannot be replayed
 */
export function trimmed(log: UndoLog, most: number = MOST_ENTRIES): UndoLog {
  if (log.entries.length <= most) return log;
  const { done, undone } = eventsOf(log.entries);
  let left = [...done, ...undone].reduce((sum, { changes }) => sum + changes.length, undone.length);
  let first = 0;
  while (left > most && first < done.length && (first < done.length - 1 || undone.length > 0)) {
    left -= done[first]!.changes.length;
    first += 1;
  }
  while (left > most && undone.length > 1) left -= undone.shift()!.changes.length + 1;
  const changes = [...done.slice(first), ...undone.toReversed()].flatMap((event) => event.changes);
  const undos = undone.flatMap(({ undo }) => undo ?? []);
  return { ...startAfter(log, done.slice(0, first)), entries: [...changes, ...undos] };
}

/** The article after the events, which are the first of the log. */
function startAfter(log: UndoLog, events: readonly Event[]): Pick<UndoLog, 'base' | 'sections'> {
  const replay = new Replay(log, wholeHistory());
  for (const entry of events.flatMap(({ changes }) => changes)) replay.play(entry);
  const { doc } = replay.state;
  const state = { blocks: TextIndex.of(doc).blocks, set: AnnotationSet.of(replay.records.all()) };
  return { base: articleOf(log.base, state), sections: sectionSizesOf(doc) };
}

/** Changes that are undone together; once undone, with the entry that did it. */
interface Event {
  readonly changes: UndoEntry[];
  readonly undo: UndoEntry | null;
}

/** Where the entries lead: the events that are done, oldest first, and those that are undone, in the order of undoing. */
function eventsOf(entries: readonly UndoEntry[]): { done: Event[]; undone: Event[] } {
  const done: Event[] = [];
  let undone: Event[] = [];
  for (const entry of entries) {
    const from = entry.does === 'undo' ? done : undone;
    if (entry.does !== 'change') {
      const event = from.pop();
      if (event === undefined) throw new RangeError(`The log has nothing to ${entry.does}`);
      if (entry.does === 'undo') undone.push({ ...event, undo: entry });
      else done.push({ ...event, undo: null });
    } else if (entry.begins) {
      done.push({ changes: [entry], undo: null });
      undone = [];
    } else {
      done.at(-1)?.changes.push(entry);
    }
  }
  return { done, undone };
}
