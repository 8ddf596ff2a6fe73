import { expect, test } from 'vitest';
import { page as tab, userEvent } from 'vitest/browser';
import '../../../renderer/views/theme.css';
import { setAttributes } from '../../../renderer/editor/index.ts';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import { articleRow } from '../../builders/project-rows.ts';
import { emptyProject } from '../../fakes/project.ts';
import { onScreen, settled } from './on-screen.tsx';

/** The articles of the project in the library: found, grouped, gone through and opened. */

async function listing(count: number) {
  await tab.viewport(1200, 700);
  const project = emptyProject();
  const article = annotatedArticle('Nobody said {quote#q:so}.');
  project.articles = Array.from({ length: count }, (_, index) =>
    articleRow({
      fileId: `f${index}`,
      articleId: index === 2 ? article.id : `a${index}`,
      title: `Article ${index}`,
      outlet: index < 4 ? 'The Harbour Post' : 'Orm Weekly',
      published: '2026-11-23',
      state: index === 1 ? 'review' : 'open',
      tags: index === 1 ? ['bridges'] : [],
      quotes: 19,
      attributed: 17,
    }),
  );
  const shown = await onScreen(article, project);
  const list = () => shown.page.querySelector<HTMLElement>('[role=listbox][aria-label=Articles]')!;
  const options = () => [...list().querySelectorAll<HTMLElement>('[role=option]')];
  const chosen = () => list().querySelector('[aria-selected=true]')?.textContent ?? null;
  return { ...shown, project, list, options, chosen };
}

test('tells of each how far it is, and marks the one that is open', async () => {
  const { options, chosen, close } = await listing(5);
  const [, second, third] = options();
  expect(second!.textContent).toContain('In review: Article 1');
  expect(second!.textContent).toContain('17 of 19 quotes attributed.');
  expect(second!.textContent).toContain('bridges');
  expect([third!.ariaCurrent, chosen()?.includes('Article 2')]).toEqual(['true', true]);
  close();
});

test('draws a screenful of ten thousand, asks for what is gone to, and opens it by Enter', async () => {
  const { list, options, chosen, host, close } = await listing(10_000);
  expect(options().length).toBeLessThan(40);
  expect(options()[0]!.ariaSetSize).toBe('10000');
  list().focus();
  await userEvent.keyboard('{End}');
  await expect.poll(() => options().at(-1)?.textContent).toContain('Article 9999');
  await userEvent.keyboard('{ArrowUp}');
  await expect.poll(chosen).toContain('Article 9998');
  const before = host.calls.filter((name) => name === 'openArticle').length;
  await userEvent.keyboard('{Enter}');
  await settled();
  expect(host.calls.filter((name) => name === 'openArticle').length).toBe(before + 1);
  close();
});

test('finds by words, state and group, and says what to do where nothing fits', async () => {
  const { app, page, list, options, close } = await listing(6);
  app.setListing({ group: 'outlet' });
  await settled();
  const heads = () =>
    [...list().querySelectorAll('[role=presentation] > [role=presentation]')].map((one) => one.textContent);
  expect(heads()).toEqual(['The Harbour Post', 'Orm Weekly']);
  app.setListing({ filter: { states: ['review'] } });
  await settled();
  expect(options().map(({ dataset }) => dataset.row)).toEqual(['0']);
  const field = page.querySelector<HTMLInputElement>(
    '[aria-label^="Find articles"] input, input[aria-label^="Find articles"]',
  )!;
  await userEvent.fill(field, 'nowhere');
  await settled();
  expect(page.querySelector('[role=tabpanel]')!.textContent).toContain('No article fits.');
  field.focus();
  await userEvent.keyboard('{Escape}');
  await settled();
  expect(options().length).toBe(1);
  close();
});

test('the state of the open article goes on by key, the tags are written beside it, and both can be undone', async () => {
  const { app, close } = await listing(1);
  const metadata = () => app.store.getState().snapshot!.set.metadata;
  app.run('file.nextState');
  await userEvent.keyboard('{Control>}{Alt>}s{/Alt}{/Control}');
  expect(metadata().state).toBe('review');
  app.run('file.about');
  await settled();
  const labels = [...document.querySelectorAll('label')];
  const tags = labels.find(({ textContent }) => textContent === 'Tags')!;
  await userEvent.fill(document.getElementById(tags.htmlFor)!, 'bridges, tolls, bridges');
  await userEvent.keyboard('{Enter}');
  expect(metadata().tags).toEqual(['bridges', 'tolls']);
  for (const _ of 'tag state state'.split(' ')) app.run('edit.undo');
  expect([metadata().state, metadata().tags]).toEqual([undefined, undefined]);
  close();
});

test('the project can be changed by what was open before, and the index says how far it is', async () => {
  const { app, page, host, project, close } = await listing(1);
  host.emit('project', {
    ...project.state,
    recent: [{ projectId: 'p2', name: 'Elections' }],
    indexing: { done: 1240, total: 10_000 },
  });
  await settled();
  expect(page.textContent).toContain('Reading the articles: 1,240 of 10,000');
  page.querySelector<HTMLElement>('[aria-label="Project: Saidwho"]')!.click();
  await settled();
  const entry = [...document.querySelectorAll<HTMLElement>('[role=menuitem]')].find(
    ({ textContent }) => textContent === 'Elections',
  );
  app.perform((state, services) => setAttributes(state, 'q', { note: 'the last word' }, services));
  project.hasArticle = false;
  entry!.click();
  await settled();
  expect(host.calls).toContain('openProject');
  expect(app.store.getState().project!.indexing).toBeNull();
  expect(host.kept().annotations[0]!.attributes, 'what was done last is handed over').toEqual({
    note: 'the last word',
  });
  expect(page.querySelector('.article'), 'the article of the other project is gone').toBeNull();
  expect(page.querySelector('[data-pane=article]')!.textContent).toMatch(/No article is open.*“Saidwho” has none yet/);
  project.hasArticle = true;
  await app.chooseProject('open');
  await settled();
  expect(page.querySelector('.article')!.textContent).toContain('Nobody said');
  close();
});
