import { expect, test } from 'vitest';
import { SuggestionKeeper } from '../../../main/use-cases/suggestion-keeper.ts';
import type { SuggestionMemory } from '../../../shared/schema/suggestion-memory.ts';
import { ManualTime } from '../../fakes/manual-time.ts';
import { MemoryFiles } from '../../fakes/memory-files.ts';
import { fakeServices } from '../../fakes/services.ts';

const PATH = '/data/suggestions.json';

const keeper = (files: MemoryFiles) =>
  new SuggestionKeeper({ files, services: fakeServices(), timers: new ManualTime() }, PATH);

const NOTHING: SuggestionMemory = { areShown: true, learned: { rules: [], cues: [], aliases: [] }, rejected: [] };
const REJECTED = {
  kind: 'quote',
  exact: 'reform',
  prefix: 'The “',
  suffix: '” failed',
  at: 5,
  parts: [[0, 6]],
} as const;
const learned = { ...NOTHING.learned, rules: [{ key: 'marks', taken: 2, rejected: 1 }] };

test('remembers what was learned for all articles, and what was rejected for each', async () => {
  const files = new MemoryFiles();
  const before = keeper(files);
  expect(await before.recall('a')).toEqual(NOTHING);
  await before.remember('a', { areShown: false, learned, rejected: [REJECTED] });
  const after = keeper(files.afterKill());
  expect(await after.recall('a')).toEqual({ areShown: false, learned, rejected: [REJECTED] });
  expect(await after.recall('b')).toEqual({ areShown: false, learned, rejected: [] });
});

test('forgets an article of which nothing is rejected any more, and the oldest of more than five hundred', async () => {
  const files = new MemoryFiles();
  const one = keeper(files);
  await one.remember('a', { ...NOTHING, rejected: [REJECTED] });
  await one.remember('b', { ...NOTHING, rejected: [REJECTED] });
  await one.remember('b', NOTHING);
  expect((await one.recall('b')).rejected).toEqual([]);
  const articles = Array.from({ length: 500 }, (_, i) => ({ articleId: `other ${i}`, rejected: [REJECTED] }));
  files.put(PATH, JSON.stringify({ ...NOTHING, articles }));
  const full = keeper(files);
  await full.remember('newest', { ...NOTHING, rejected: [REJECTED] });
  const kept = keeper(files.afterKill());
  expect((await kept.recall('newest')).rejected).toEqual([REJECTED]);
  expect((await kept.recall('other 499')).rejected).toEqual([]);
});

test('writes nothing where nothing is new (D8)', async () => {
  const files = new MemoryFiles();
  const one = keeper(files);
  await one.remember('a', { ...NOTHING, rejected: [REJECTED] });
  const before = files.snapshot();
  await one.remember('a', { ...NOTHING, rejected: [REJECTED] });
  expect(files.snapshot()).toEqual(before);
});

test.each(['', '{', '[]', '{"learned":{"rules":7},"articles":[{"articleId":""}],"areShown":"yes"}'])(
  'begins anew where the file is damaged: %s',
  async (text) => {
    const files = new MemoryFiles();
    files.put(PATH, text);
    expect(await keeper(files).recall('a')).toEqual(NOTHING);
  },
);
