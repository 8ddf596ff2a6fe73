import { redo, undo, undoDepth } from 'prosemirror-history';
import type { EditorState } from 'prosemirror-state';
import { expect, test } from 'vitest';
import { applyChanges } from '../../shared/annotations/article-state.ts';
import type { Change } from '../../shared/annotations/change.ts';
import { applyAsked } from '../../renderer/editor/article-state.ts';
import { withFocus } from '../../renderer/editor/focus-plugin.ts';
import { transactionOf } from '../../renderer/editor/take-changes.ts';
import { generator } from '../builders/random.ts';
import { expectSame, pictureOf, pictureOfState, Session } from './editor-session.ts';
import { foreignChanges } from './foreign-changes.ts';

/**
 * Changes of somebody else on articles in any state. What must hold: text and records are then exactly what
 * `applyChanges` makes of them; the keeper, who hears of it in other words, holds the same; one undo restores the
 * state before exactly, one redo the state after (T3).
 */

const SESSIONS = Number(process.env.SAIDWHO_FUZZ_SESSIONS ?? 2000);
const SEED = Number(process.env.SAIDWHO_FUZZ_SEED ?? Date.now() % 1_000_000);

/** What another one did to the same article meanwhile. */
function elsewhere(session: Session, seed: number): readonly Change[] {
  const other = new Session(seed, session.keptArticle);
  for (let act = 0; act < 12; act += 1) other.act();
  return other.changes;
}

function checkTaking(seed: number): void {
  const session = new Session(seed);
  const acts = session.pick(25);
  for (let act = 0; act < acts; act += 1) session.act();
  const changes = session.pick(2) === 0 ? elsewhere(session, seed + 1) : foreignChanges(session.kept, generator(seed));
  const mode = session.pick(2) === 0 ? 'tag' : 'edit';
  const before = session.state.apply(withFocus(session.state.tr, { mode }));
  const wanted = applyChanges(session.kept, changes);
  const taken = applyAsked(before, transactionOf(before, changes)!);
  const after = pictureOfState(taken.state);
  expectSame(after, pictureOf(wanted.blocks, wanted.set), 'what is wanted');
  const kept = applyChanges(session.kept, taken.changes);
  expectSame(pictureOf(kept.blocks, kept.set), after, 'the keeper holds the same');
  if (taken.entry === null) return;
  expect(undoDepth(taken.state), 'one event').toBe(undoDepth(before) + 1);
  const undone = done(undo, taken.state);
  expectSame(pictureOfState(undone), pictureOfState(before), 'undone');
  expectSame(pictureOfState(done(redo, undone)), after, 'redone');
}

function done(command: typeof undo, state: EditorState): EditorState {
  let next = state;
  command(state, (tr) => {
    next = applyAsked(state, tr).state;
  });
  return next;
}

test(`T3: what somebody else did is taken exactly and undone exactly, ${SESSIONS} times (seed ${SEED})`, () => {
  for (let i = 0; i < SESSIONS; i += 1) {
    try {
      checkTaking(SEED + i);
    } catch (cause) {
      throw new Error(`Changes with seed ${SEED + i} (SAIDWHO_FUZZ_SEED=${SEED + i} SAIDWHO_FUZZ_SESSIONS=1)`, {
        cause,
      });
    }
  }
}, 600_000);
