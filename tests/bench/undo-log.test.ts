import { redoDepth, undoDepth } from 'prosemirror-history';
import type { Transaction } from 'prosemirror-state';
import { expect, test } from 'vitest';
import { AnnotationSet } from '../../shared/annotations/annotation-set.ts';
import { articleOf } from '../../shared/annotations/article-state.ts';
import type { Article } from '../../shared/model/article.ts';
import type { Annotation } from '../../shared/model/records.ts';
import type { StoredSelection, UndoEntry, UndoLog } from '../../shared/schema/undo-log.ts';
import { opened } from '../../renderer/editor/article-state.ts';
import { Replay, wholeHistory } from '../../renderer/editor/replay.ts';
import { SetAnnotationsStep } from '../../renderer/editor/set-annotations-step.ts';
import { TextIndex } from '../../renderer/editor/text-index.ts';
import { trimmed } from '../../renderer/editor/trimmed-log.ts';
import { emptyLog } from '../../renderer/editor/undo-log.ts';
import { processorTime } from '../builders/processor-time.ts';
import { generator } from '../builders/random.ts';

/** How long an article waits for its undo log at the opening: 100,000 words, 10,000 annotations, 2,000 entries. */

const WORDS = 100_000;
const ENTRIES = 2_000;

/** Milliseconds; about five times what it takes on two shared cores. */
const LIMIT = 5_000;

function longArticle(): Article {
  const blocks = Array.from({ length: WORDS / 80 }, () => ({ type: 'paragraph' as const, text: 'words '.repeat(80) }));
  const annotations = Array.from({ length: WORDS / 10 }, (_, i): Annotation => {
    const start = Math.floor(i / 8) * (80 * 6 + 1) + (i % 8) * 60;
    const fragments = [{ start, end: start + 20 + (i % 3) * 30 }];
    return { record: 'annotation', id: `a${i}`, kind: 'quote', fragments, attributes: { note: `n${i}` } };
  });
  const metadata = { record: 'metadata', id: 'metadata', title: 'Long' } as const;
  return { id: 'a', metadata, blocks, annotations, links: [], speakers: [] };
}

/** Typing at random places, a note changed after each, some of it undone: played at once, as a session takes minutes. */
function loggedSession(article: Article): { readonly replay: Replay; readonly log: UndoLog } {
  const random = generator(1);
  const start = emptyLog(article, opened(article).state);
  const replay = new Replay(start, wholeHistory());
  const entries: UndoEntry[] = [];
  const selection = () => replay.state.selection.toJSON() as StoredSelection;
  const play = (entry: UndoEntry): void => {
    replay.play(entry);
    entries.push(entry);
  };
  const change = (begins: boolean, { steps }: Transaction): void =>
    play({ does: 'change', begins, steps: steps.map((step) => step.toJSON() as unknown), selection: selection() });
  while (entries.length < ENTRIES) {
    const index = TextIndex.of(replay.state.doc);
    const at = index.posOf(Math.floor(random() * index.length));
    for (let i = 0; i < 8; i += 1) change(i === 0, replay.state.tr.insertText('x', at + i));
    change(false, replay.state.tr.delete(at, at + 1));
    const before = replay.records.find(`a${Math.floor(random() * 10_000)}`) as Annotation;
    const after = { ...before, attributes: { note: `note ${entries.length}` } };
    change(true, replay.state.tr.step(new SetAnnotationsStep([{ id: before.id, before, after }])));
    if (random() < 0.2) play({ does: 'undo', selection: selection() });
  }
  return { replay, log: { ...start, entries } };
}

test(`opens a long article with a log of ${ENTRIES} entries within ${LIMIT} ms`, () => {
  const article = longArticle();
  const { replay, log } = loggedSession(article);
  const { state, records } = replay;
  const last = articleOf(article, {
    blocks: TextIndex.of(state.doc).blocks,
    set: AnnotationSet.of(records.all()),
  });
  const [trimming, short] = timed(() => trimmed(log, ENTRIES / 2));
  const [opening, again] = timed(() => opened(last, log));
  expect([undoDepth(again.state), redoDepth(again.state)]).toEqual([undoDepth(state), redoDepth(state)]);
  const ahead = { ...log, entries: log.entries.slice(0, 30) };
  const [catching, behind] = timed(() => opened(article, ahead));
  expect(behind.log.entries).toHaveLength(0);
  const size = Math.round(JSON.stringify(log.entries).length / 1000);
  console.info(
    `opening ${opening} ms, ${size} kB of entries; trimming to ${short.entries.length}: ${trimming} ms; 30 ahead: ${catching} ms`,
  );
  expect(opening).toBeLessThan(LIMIT);
}, 120_000);

function timed<Value>(act: () => Value): readonly [number, Value] {
  let value!: Value;
  const milliseconds = processorTime(() => {
    value = act();
  });
  return [Math.round(milliseconds), value];
}
