import { expect, test } from 'vitest';
import { createApp } from '../../../renderer/store/app-store.ts';
import { setAttributes } from '../../../renderer/editor/index.ts';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import { fakeHost } from '../../fakes/host.ts';

/** What the store does with a real editor on the page, where two articles follow each other. */
async function opened() {
  const host = fakeHost(annotatedArticle('{quote#q:One} article'));
  const app = createApp(host);
  await app.begin();
  const scroller = document.createElement('div');
  const mount = document.createElement('div');
  scroller.append(mount);
  document.body.replaceChildren(scroller);
  const { article } = app.store.getState().opened!;
  const unmount = app.mountEditor(mount, scroller, article);
  const note = (text: string) => app.perform((state, services) => setAttributes(state, 'q', { note: text }, services));
  const sent = () => host.calls.filter((name) => name === 'changeArticle' || name === 'replaceArticle').length;
  return { host, app, note, sent, unmount };
}

test('hands over what waits before another article is opened', async () => {
  const { host, app, note, unmount } = await opened();
  expect(note('first')).toBe(true);
  await app.openArticle('another');
  expect(host.kept().annotations[0]?.attributes).toEqual({ note: 'first' });
  unmount();
});

test('sends nothing of the last article as the next, while the next is opened but not drawn yet', async () => {
  const { app, note, sent, unmount } = await opened();
  await app.openArticle('another');
  const before = sent();
  expect(note('too late'), 'the last article takes no change').toBe(false);
  app.run('file.save');
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(sent()).toBe(before);
  unmount();
});
