import { afterEach, expect, test, vi } from 'vitest';
import type { FindQuery } from '../../../shared/analysis/find-text.ts';
import { ArticleEditor } from '../../../renderer/editor/article-editor.ts';
import { type FindState, NOTHING_FOUND } from '../../../renderer/editor/finder.ts';
import { annotatedArticle } from '../../builders/annotated-article.ts';

/** Finding in the page of a real Chromium: what is drawn, what is selected, and that nothing waits for it. */

let close: () => void = () => undefined;
afterEach(() => close());

const query = (words: string, parts: Partial<FindQuery> = {}): FindQuery => ({
  words,
  isCaseMatched: false,
  isWholeWords: false,
  isPattern: false,
  ...parts,
});

function opened(text: string) {
  const scroller = document.createElement('div');
  scroller.dataset['pane'] = 'article';
  scroller.style.cssText = 'height: 400px; width: 600px; overflow: auto';
  const mount = document.createElement('div');
  scroller.append(mount);
  document.body.replaceChildren(scroller);
  let found: FindState = NOTHING_FOUND;
  let ids = 0;
  const editor = new ArticleEditor(mount, scroller, {
    article: annotatedArticle(text),
    services: { newId: () => `n${(ids += 1)}`, now: () => '2026-01-01T00:00:00.000Z' },
    runCommand: (id) => editor.run(id),
    isReadOnly: false,
    onRefused: () => undefined,
    onChanges: () => undefined,
    onUpdate: () => undefined,
    onFound: (now) => {
      found = now;
    },
  });
  close = () => editor.destroy();
  return { editor, found: () => found };
}

async function settled(found: () => FindState): Promise<void> {
  await expect.poll(() => found().isSearching, { timeout: 60_000 }).toBe(false);
}
const drawn = (name: string) => [...(CSS.highlights.get(name) ?? [])].map((range) => (range as Range).toString());

test('draws what it found, selects the first, and a tag key takes it', async () => {
  const { editor, found } = opened('Ann said so.\nNobody asked Ann, and Ann left.');
  editor.finder.look(query('ann'));
  await settled(found);
  expect(found()).toMatchObject({
    current: 0,
    matches: [
      { start: 0, end: 3 },
      { start: 26, end: 29 },
      { start: 35, end: 38 },
    ],
  });
  await expect.poll(() => drawn('find-match')).toEqual(['Ann', 'Ann']);
  expect(drawn('find-current')).toEqual(['Ann']);
  editor.finder.go(-1);
  expect([found().current, editor.snapshot.selection]).toEqual([2, { start: 35, end: 38 }]);
  editor.run('tag.mention');
  expect(editor.snapshot.set.annotations.map(({ fragments }) => fragments)).toEqual([[{ start: 35, end: 38 }]]);
  editor.finder.stop();
  expect([drawn('find-match'), drawn('find-current'), found()]).toEqual([[], [], NOTHING_FOUND]);
});

test('replaces one after the other, and none in Tag mode', async () => {
  const { editor, found } = opened('Ann {quote:and Ann} and Ann');
  editor.finder.look(query('Ann'));
  await settled(found);
  expect([editor.finder.replaceCurrent('Bo'), editor.finder.replaceEvery('Bo')]).toEqual([false, null]);
  editor.run('mode.edit');
  expect(editor.finder.replaceCurrent('Anna')).toBe(true);
  await settled(found);
  expect([editor.snapshot.index.text, found().current, found().matches.length]).toEqual(['Anna and Ann and Ann', 1, 3]);
  expect(editor.finder.replaceEvery('Bo')).toBe(3);
  expect(editor.snapshot.index.text).toBe('Boa and Bo and Bo');
  editor.run('edit.undo');
  expect(editor.snapshot.index.text).toBe('Anna and Ann and Ann');
});

test('searches again when the text has changed', async () => {
  const { editor, found } = opened('one two one');
  editor.finder.look(query('one'));
  await settled(found);
  editor.run('mode.edit');
  editor.perform((state) => state.tr.insertText('one more ', 2));
  await expect.poll(() => found().matches.length).toBe(3);
});

test('gives the window its turn between pieces of 500,000 words, whatever is looked for', async () => {
  const line = 'The harbour waits and the council of the port decides nothing at all this year';
  const { editor, found } = opened(Array.from({ length: 33_000 }, () => line).join('\n'));
  // Half a slice goes by whenever somebody looks at the clock, whatever the machine has to do.
  let now = performance.now();
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => (now += 4));
  for (const words of [query('nothing at all'), query('zebra'), query('h.*?x', { isPattern: true })]) {
    editor.finder.look(words);
    expect(found().isSearching, words.words).toBe(true);
    await settled(found);
  }
  editor.finder.look(query('e'));
  await settled(found);
  expect(found().problem).toContain('more places than can be listed');
  clock.mockRestore();
});

test('looks for nothing any more once the article is closed', () => {
  const { editor, found } = opened('Ann said so.');
  editor.destroy();
  editor.finder.look(query('ann'));
  expect(found()).toEqual(NOTHING_FOUND);
  close = () => undefined;
});
