import { redo, redoDepth, undo, undoDepth } from 'prosemirror-history';
import type { EditorState } from 'prosemirror-state';
import { expect, test } from 'vitest';
import { annotationsOf } from '../../renderer/editor/annotation-plugin.ts';
import { TextIndex } from '../../renderer/editor/text-index.ts';
import { pictureOf, pictureOfState, Session } from './editor-session.ts';

/**
 * Whole sessions of random tagging and editing, undone and redone. What must hold in each: undoing everything
 * restores the first state exactly, redoing everything the last (T3, DESIGN §3 rules 1 and 2); every range lies in
 * the text and none is empty (T1); the keeper of the file, who only hears of the changes, holds the same article.
 */

const SESSIONS = Number(process.env.SAIDWHO_FUZZ_SESSIONS ?? 2000);
const SEED = Number(process.env.SAIDWHO_FUZZ_SEED ?? Date.now() % 1_000_000);

function checkRanges(state: EditorState): void {
  const { length } = TextIndex.of(state.doc);
  for (const { id, fragments, detached } of annotationsOf(state).annotations) {
    expect(detached === undefined, `${id} is detached exactly when it covers nothing`).toBe(fragments.length > 0);
    fragments.forEach(({ start, end }, i) => {
      const after = fragments[i - 1]?.end ?? -1;
      expect(start > after && start < end && end <= length, `${id} covers ${start} to ${end} of ${length}`).toBe(true);
    });
  }
}

test(
  `T1, T3: ${SESSIONS} random sessions undo to the first state and redo to the last (seed ${SEED})`,
  () => {
    for (let i = 0; i < SESSIONS; i += 1) {
      const session = new Session(SEED + i);
      const first = pictureOfState(session.state);
      const acts = 5 + session.pick(40);
      try {
        for (let act = 0; act < acts; act += 1) {
          session.act();
          checkRanges(session.state);
        }
        while (redoDepth(session.state) > 0) redo(session.state, (tr) => session.dispatch(tr));
        const last = pictureOfState(session.state);
        expect(pictureOf(session.kept.blocks, session.kept.set), 'the keeper holds the same').toEqual(last);
        while (undoDepth(session.state) > 0) undo(session.state, (tr) => session.dispatch(tr));
        expect(pictureOfState(session.state), 'undone').toEqual(first);
        while (redoDepth(session.state) > 0) redo(session.state, (tr) => session.dispatch(tr));
        expect(pictureOfState(session.state), 'redone').toEqual(last);
        expect(pictureOf(session.kept.blocks, session.kept.set), 'the keeper holds the same').toEqual(last);
      } catch (cause) {
        throw new Error(`Session with seed ${SEED + i} (SAIDWHO_FUZZ_SEED=${SEED + i} SAIDWHO_FUZZ_SESSIONS=1)`, {
          cause,
        });
      }
    }
  },
  Math.max(240_000, SESSIONS * 120),
);
