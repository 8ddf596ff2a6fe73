import { redo, redoDepth, undo, undoDepth } from 'prosemirror-history';
import { type EditorState, TextSelection, type Transaction } from 'prosemirror-state';
import { expect, test } from 'vitest';
import { applyChanges, type ArticleState } from '../../shared/annotations/article-state.ts';
import { AnnotationSet } from '../../shared/annotations/annotation-set.ts';
import { KINDS } from '../../shared/kinds/index.ts';
import type { Article } from '../../shared/model/article.ts';
import { annotationsOf } from '../../renderer/editor/annotation-plugin.ts';
import { applyAsked, initialState } from '../../renderer/editor/article-state.ts';
import { EDITING_KEYS, sliceOfText } from '../../renderer/editor/editing.ts';
import { withFocus } from '../../renderer/editor/focus-plugin.ts';
import { setAttributes, setSpeaker } from '../../renderer/editor/linking.ts';
import { addFragment, moveEdge, removeActive, tagAs } from '../../renderer/editor/tagging.ts';
import { TextIndex } from '../../renderer/editor/text-index.ts';
import { generator } from '../builders/random.ts';

/**
 * Whole sessions of random tagging and editing, undone and redone. What must hold in each: undoing everything
 * restores the first state exactly, redoing everything the last (T3, DESIGN §3 rules 1 and 2); every range lies in
 * the text and none is empty (T1); the keeper of the file, who only hears of the changes, holds the same article.
 */

const SESSIONS = Number(process.env.SAIDWHO_FUZZ_SESSIONS ?? 2000);
const SEED = Number(process.env.SAIDWHO_FUZZ_SEED ?? Date.now() % 1_000_000);

const article = (blocks: number): Article => ({
  id: 'a',
  metadata: { record: 'metadata', id: 'metadata', title: 'Fuzz' },
  blocks: Array.from({ length: blocks }, (_, i) => ({
    type: i % 7 === 3 ? 'heading' : 'paragraph',
    ...(i % 7 === 3 ? { level: 2 } : {}),
    text: ['Ann said “we 🥳 won”, and', 'Bo asked why.', '', 'é̄ combined שלום marks “in” text'][i % 4]!,
  })),
  annotations: [],
  links: [],
  speakers: [],
});

class Session {
  state: EditorState;
  kept: ArticleState;
  #time = 1_000_000;
  #ids = 0;
  readonly #random: () => number;
  readonly services = { newId: () => `id${(this.#ids += 1)}`, now: () => '2026-01-01T00:00:00.000Z' };

  constructor(seed: number) {
    this.#random = generator(seed);
    const opened = article(1 + Math.floor(this.#random() * 60));
    this.state = initialState(opened);
    this.kept = { blocks: opened.blocks, set: AnnotationSet.of([opened.metadata]) };
    this.dispatch(withFocus(this.state.tr, { mode: 'edit' }));
  }

  dispatch(tr: Transaction): void {
    this.#time += this.#random() < 0.5 ? 100 : 2000;
    const { state, changes } = applyAsked(this.state, tr.setTime(this.#time));
    this.state = state;
    this.kept = applyChanges(this.kept, changes);
  }

  perform(tr: Transaction | null): void {
    if (tr !== null) this.dispatch(tr);
  }

  pick(below: number): number {
    return Math.floor(this.#random() * below);
  }

  select(length: number): void {
    const index = TextIndex.of(this.state.doc);
    const start = this.pick(index.length + 1);
    const end = Math.min(index.length, start + length);
    const selection = TextSelection.create(this.state.doc, index.posOf(start), index.posOf(end));
    this.dispatch(this.state.tr.setSelection(selection));
  }

  act(): void {
    const acts: (() => void)[] = [
      () => this.select(this.pick(30)),
      () => this.perform(tagAs(this.state, KINDS[this.pick(KINDS.length)]!, this.services)),
      () => this.perform(tagAs(this.state, KINDS[this.pick(KINDS.length)]!, this.services)),
      () => this.perform(addFragment(this.state, this.services)),
      () => this.perform(removeActive(this.state)),
      () => this.perform(moveEdge(this.state, { edge: this.pick(2) === 0 ? 'start' : 'end', by: 1 }, this.services)),
      () =>
        this.withAny((id) => this.perform(setAttributes(this.state, id, { note: `n${this.pick(9)}` }, this.services))),
      () =>
        this.withAny((id) => this.perform(setSpeaker(this.state, id, { name: 'Ann', type: 'person' }, this.services))),
      () => this.dispatch(this.state.tr.insertText('xy'.slice(this.pick(2)))),
      () => this.dispatch(this.state.tr.insertText('z')),
      () => void EDITING_KEYS.Enter!(this.state, (tr) => this.dispatch(tr)),
      () => void EDITING_KEYS.Backspace!(this.state, (tr) => this.dispatch(tr)),
      () => void EDITING_KEYS.Delete!(this.state, (tr) => this.dispatch(tr)),
      () => this.dispatch(this.state.tr.deleteSelection()),
      () => this.dispatch(this.state.tr.replaceSelection(sliceOfText('p\nq'.slice(this.pick(3))))),
      () => {
        if (this.pick(12) === 0) void EDITING_KEYS['Mod-a']!(this.state, (tr) => this.dispatch(tr));
      },
      () => void undo(this.state, (tr) => this.dispatch(tr)),
      () => void redo(this.state, (tr) => this.dispatch(tr)),
    ];
    acts[this.pick(acts.length)]!();
  }

  withAny(use: (id: string) => void): void {
    const all = annotationsOf(this.state).annotations;
    if (all.length > 0) use(all[this.pick(all.length)]!.id);
  }
}

/** The whole state in comparable form: text, kinds of blocks, records by id. */
function pictureOf(blocks: readonly unknown[], set: AnnotationSet): unknown {
  return { blocks, records: Object.fromEntries([...set.records()].map((record) => [record.id, record])) };
}

const pictureOfState = (state: EditorState) => pictureOf(TextIndex.of(state.doc).blocks, annotationsOf(state));

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

test(`T1, T3: ${SESSIONS} random sessions undo to the first state and redo to the last (seed ${SEED})`, () => {
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
}, 240_000);
