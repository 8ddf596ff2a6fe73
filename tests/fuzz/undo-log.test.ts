import { redo, redoDepth, undo, undoDepth } from 'prosemirror-history';
import { type EditorState, Selection } from 'prosemirror-state';
import { expect, test } from 'vitest';
import { opened } from '../../renderer/editor/article-state.ts';
import { trimmed } from '../../renderer/editor/trimmed-log.ts';
import { asStored, expectSame, pictureOfState, Session } from './editor-session.ts';

/**
 * Random sessions ended and opened again with their undo log. What must hold: the history that is opened undoes and
 * redoes, event by event, to the same states as the one that was never closed (T3); of a log ahead of the article as
 * much is taken as led to it; a log cut short lets the newest events be undone as before.
 */

const SESSIONS = Number(process.env.SAIDWHO_FUZZ_SESSIONS ?? 2000);
const SEED = Number(process.env.SAIDWHO_FUZZ_SEED ?? Date.now() % 1_000_000);

/** Every state on the way: all events undone one by one, redone, and one undone again. */
function tour(start: EditorState): unknown[] {
  let state = start;
  const pictures: unknown[] = [];
  const go = (command: typeof undo): boolean =>
    command(state, (tr) => {
      state = state.apply(tr);
      pictures.push([pictureOfState(state), state.selection.toJSON()]);
    });
  while (go(undo));
  while (go(redo));
  go(undo);
  return pictures;
}

const atStart = (state: EditorState): EditorState => state.apply(state.tr.setSelection(Selection.atStart(state.doc)));

/** The last events of a history: what `depth` undos reach. */
function lastEvents(start: EditorState, depth: number): unknown[] {
  let state = start;
  return Array.from({ length: depth }, () => {
    undo(state, (tr) => {
      state = state.apply(tr);
    });
    return pictureOfState(state);
  });
}

function checkSession(seed: number): void {
  const session = new Session(seed);
  const acts = 5 + session.pick(40);
  for (let act = 0; act < acts; act += 1) {
    session.act();
    if (session.pick(20) === 0) session.restart();
  }
  const { log } = session;
  const article = session.keptArticle;
  const again = opened(article, log);
  expect(again.log, 'the whole log is taken').toBe(log);
  expect(pictureOfState(again.state)).toEqual(pictureOfState(session.state));
  expect([undoDepth(again.state), redoDepth(again.state)]).toEqual([
    undoDepth(session.state),
    redoDepth(session.state),
  ]);
  // An article opens with the caret at its beginning, whence undo takes it.
  expectSame(tour(again.state), tour(atStart(session.state)));
  if (session.pick(2) === 0) checkTrimmed(session, 1 + session.pick(log.entries.length + 1));
  else checkAhead(session, session.pick(log.entries.length + 1));
}

/** What the short log lets one undo and redo is the newest of what the long one does. */
function checkTrimmed(session: Session, most: number): void {
  const article = session.keptArticle;
  const short = asStored(trimmed(session.log, most));
  const again = opened(article, short);
  expect(again.log, 'the short log is taken').toBe(short);
  expect(pictureOfState(again.state)).toEqual(pictureOfState(session.state));
  const depth = undoDepth(again.state);
  expectSame(lastEvents(again.state, depth), lastEvents(session.state, depth));
  if (session.log.entries.length > most && short.entries.length > most) {
    expect(depth + redoDepth(again.state), 'one event alone is longer than the limit').toBeLessThanOrEqual(1);
  }
}

/** Killed `ahead` entries before its end, the article opens with a history that goes on from where it is. */
function checkAhead(session: Session, ahead: number): void {
  const { log } = session;
  const length = log.entries.length - ahead;
  const article = asStored(session.articles[length]!);
  const again = opened(article, log);
  const cut = opened(article, { ...log, entries: again.log.entries });
  expect(again.log.entries.length, 'no less is taken than led to the article').toBeGreaterThanOrEqual(length);
  expectSame(tour(again.state), tour(cut.state));
}

test(`T3: ${SESSIONS} random sessions are undone and redone after a restart as before it (seed ${SEED})`, () => {
  for (let i = 0; i < SESSIONS; i += 1) {
    try {
      checkSession(SEED + i);
    } catch (cause) {
      throw new Error(`Session with seed ${SEED + i} (SAIDWHO_FUZZ_SEED=${SEED + i} SAIDWHO_FUZZ_SESSIONS=1)`, {
        cause,
      });
    }
  }
}, 600_000);
