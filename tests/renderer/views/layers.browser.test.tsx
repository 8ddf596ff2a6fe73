import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import { onScreen, settled } from './on-screen.tsx';

const kinds = ['quote', 'claim', 'mention', 'cue'];
const stacked = () =>
  annotatedArticle(
    `Before it, ${Array.from({ length: 20 }, (_, i) => `{${kinds[i % 4]}#a${i}:`).join('')}everything${'}'.repeat(20)} is said.`,
    { speakers: { s: 'Anna Novak' }, links: ['a0 attributed-to s'], attributes: { a1: { verdict: 'refuted' } } },
  );

test('twenty annotations on one word are each reached by key, by arrow and by mouse, the caret staying where it is', async () => {
  const { app, page, show, close } = await onScreen(stacked());
  await show('a0');
  const active = () => app.store.getState().snapshot!.focus.active;
  const list = page.querySelector<HTMLElement>('[role=listbox][aria-label="Annotations here"]')!;
  const rows = () => [...list.querySelectorAll<HTMLElement>('[role=option]')];
  const { selection } = app.store.getState().snapshot!;
  expect(rows()).toHaveLength(20);

  const byKey = new Set<string | null>();
  for (let i = 0; i < 20; i += 1) {
    app.run('go.layer');
    byKey.add(active());
  }
  expect(byKey.size).toBe(20);
  app.run('go.previousLayer');
  app.run('go.layer');
  expect(active()).toBe('a0');

  list.focus();
  await userEvent.keyboard('{Home}');
  const byArrow = new Set([active()]);
  for (let i = 0; i < 19; i += 1) {
    await userEvent.keyboard('{ArrowDown}');
    byArrow.add(active());
  }
  expect(byArrow.size).toBe(20);
  await settled();
  const { top, bottom } = rows().at(-1)!.getBoundingClientRect();
  const frame = list.getBoundingClientRect();
  expect(top >= frame.top && bottom <= frame.bottom + 1, 'the row in hand is in view').toBe(true);
  expect(frame.height / 24, 'and with it several others').toBeGreaterThan(4);

  rows()[3]!.click();
  await settled();
  expect(rows()[3]!.ariaSelected).toBe('true');
  expect(app.store.getState().snapshot!.selection).toEqual(selection);
  close();
});

test('layers of the same words are told apart by who speaks and by what was chosen', async () => {
  const { page, show, close } = await onScreen(stacked());
  await show('a0');
  const texts = [...page.querySelectorAll('[aria-label="Annotations here"] [role=option]')].map(
    (row) => row.textContent,
  );
  expect(texts).toContain('QQuoteeverythingAnna Novak');
  expect(texts).toContain('CClaimeverythingRefuted');
  expect(texts).toContain('UCueeverything');
  close();
});
