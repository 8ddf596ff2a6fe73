import { expect, test } from 'vitest';
import { sampleArticle } from '../../builders/sample-article.ts';
import { onScreen } from './on-screen.tsx';

test('a screen reader hears what the caret comes to: kind, words, speaker, what is missing, and where it is', async () => {
  const { app, page, show, close } = await onScreen(sampleArticle());
  const heard = () => page.querySelector('[data-testid="announcement"]')!.textContent;
  expect(page.querySelector('[data-testid="announcement"]')!.ariaLive).toBe('polite');
  await show('q1');
  await expect
    .poll(heard)
    .toBe(
      'Quote, The line will cost 40 million, … and we can pay for it., in 2 fragments, by Anna Novak, paragraph 2, 1 of 15',
    );
  await show('c3');
  await expect
    .poll(heard)
    .toMatch(/^Claim, Fares rose by 12 per cent in 2024, by Ministry of Transport, .*paragraph 7, 14 of 15$/);
  app.run('go.previous');
  await expect.poll(heard).toMatch(/^Speaker mention, .*paragraph 5, 13 of 15$/);
  close();
});

test('every layer under the caret is reached by one key, the caret staying where it is', async () => {
  const { app, show, close } = await onScreen(sampleArticle());
  const active = () => app.store.getState().snapshot!.focus.active;
  await show('c1');
  const { selection } = app.store.getState().snapshot!;
  app.run('go.layer');
  expect(active()).toBe('q1');
  app.run('go.layer');
  expect(active()).toBe('c1');
  expect(app.store.getState().snapshot!.selection).toEqual(selection);
  await show('m1');
  expect(app.run('go.layer')).toBe(false);
  close();
});
