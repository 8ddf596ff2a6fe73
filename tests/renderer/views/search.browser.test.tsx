import { expect, test } from 'vitest';
import { page as tab, userEvent } from 'vitest/browser';
import '../../../renderer/views/theme.css';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import { searchHit } from '../../builders/project-rows.ts';
import { emptyProject } from '../../fakes/project.ts';
import { onScreen, settled } from './on-screen.tsx';

/** Searching the project: what is asked, how hits stand, where they lead, and what is kept. */

async function searching() {
  await tab.viewport(1200, 700);
  const project = emptyProject();
  const article = annotatedArticle('The mill at Orm. The {quote#q:mill} again.');
  project.hits = [
    searchHit({ articleId: article.id, before: 'The ', match: 'mill', after: ' at Orm', start: 4 }),
    searchHit({ articleId: article.id, part: 'quote', record: 'q', speaker: 'Ana Lind', before: 'The ', start: 21 }),
    searchHit({ fileId: 'f2', articleId: 'a2', title: 'Tolls', outlet: 'Orm Weekly', after: ' closes' }),
  ];
  const shown = await onScreen(article, project);
  shown.app.run('desk.search');
  await settled();
  const field = () => shown.page.querySelector<HTMLInputElement>('[aria-label="Look for"]')!;
  const hits = () => [...shown.page.querySelectorAll('[aria-label="Places found"] [role=option]')];
  const lookFor = async (words: string) => {
    await userEvent.fill(field(), words);
    await settled();
  };
  return { ...shown, project, article, field, hits, lookFor };
}

const button = (page: HTMLElement, name: string) =>
  [...page.querySelectorAll<HTMLElement>('button')].find(({ textContent }) => textContent.trim() === name)!;

test('hits stand in their context, article by article, and Enter leads to the very words', async () => {
  const { app, page, hits, lookFor, field, close } = await searching();
  await lookFor('mill');
  expect(page.querySelector('[data-testid=found-in-project]')!.textContent).toBe('3 places found');
  expect(hits().map(({ textContent }) => textContent)).toEqual([
    'Text: The mill at Orm',
    'Quote · Ana Lind: The mill',
    'Text: mill closes',
  ]);
  expect(page.querySelector('[aria-label="Places found"]')!.textContent).toContain('Tolls · Orm Weekly');
  field().focus();
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}');
  await settled();
  const { snapshot, deskView } = app.store.getState();
  expect([deskView, snapshot!.selection]).toEqual([null, { start: 4, end: 8 }]);

  app.run('desk.search');
  await settled();
  expect([field().value, hits()[0]!.getAttribute('aria-selected')]).toEqual(['mill', 'true']);
  await userEvent.click(hits()[1]!);
  await settled();
  expect(app.store.getState().snapshot!.focus.active).toBe('q');
  close();
});

test('asks for what is typed last, tells what is wrong with a pattern, and nothing of everything', async () => {
  const { page, host, hits, lookFor, close } = await searching();
  expect([hits().length, host.calls.includes('searchProject')]).toEqual([0, false]);
  await lookFor('(');
  expect(page.querySelector('[role=search] [role=alert]')).toBeNull();
  expect(page.querySelector('[data-testid=found-in-project]')!.textContent).toBe('Nothing found');
  await userEvent.click(page.querySelector('[aria-label^=Pattern]')!);
  await settled();
  expect(page.querySelector('[role=search] [role=alert]')!.textContent).toContain('pattern');
  close();
});

test('a search is kept under a name, run, renamed, deleted and brought back', async () => {
  const { app, page, project, lookFor, close } = await searching();
  const names = () => project.state.project.searches.map(({ name }) => name);
  await lookFor('mill');
  await userEvent.click(button(page, 'Quotes'));
  await userEvent.click(button(page, 'Save this search'));
  await userEvent.keyboard('Mills said{Enter}');
  await settled();
  expect(project.state.project.searches[0]!.query).toEqual({ words: 'mill', isPattern: false, in: ['quote'] });
  await lookFor('toll');
  await userEvent.click(button(page, 'Mills said'));
  await settled();
  expect(app.store.getState().searching.query.words).toBe('mill');
  await userEvent.click(button(page, 'Rename'));
  await userEvent.keyboard('Mills{Enter}');
  await settled();
  expect(names()).toEqual(['Mills']);
  await userEvent.click(button(page, 'Delete'));
  await settled();
  expect(names()).toEqual([]);
  await userEvent.click(button(page, 'Bring it back'));
  await settled();
  expect(names()).toEqual(['Mills']);
  close();
});
