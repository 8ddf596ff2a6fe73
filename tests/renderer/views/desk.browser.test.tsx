import { expect, test } from 'vitest';
import { page as tab, userEvent } from 'vitest/browser';
import '../../../renderer/views/theme.css';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import { emptyProject } from '../../fakes/project.ts';
import { claimRow } from '../../builders/project-rows.ts';
import { onScreen, settled } from './on-screen.tsx';

/** Views of the project take the article's place, and give it back. */

const lines = Array.from({ length: 60 }, (_, index) => `Line ${index}, of no account.`);
const article = () => annotatedArticle(['# Head', ...lines, 'At last {claim#c:taxes fell}.'].join('\n'));

async function atDesk() {
  await tab.viewport(1200, 700);
  const project = emptyProject();
  const shown = await onScreen(article(), project);
  const { page, app } = shown;
  const scroller = () => page.querySelector<HTMLElement>('[data-pane=article]')!;
  const view = () => page.querySelector<HTMLElement>('[data-pane=desk]');
  const isInArticle = () => document.activeElement?.closest('.article') != null;
  return { ...shown, project, scroller, view, isInArticle, caret: () => app.store.getState().snapshot!.selection };
}

test('Escape brings the article back with caret, scroll and keyboard as they were', async () => {
  const { app, show, scroller, view, isInArticle, caret, close } = await atDesk();
  await show('c');
  await expect.poll(() => scroller().scrollTop).toBeGreaterThan(200);
  const before = { top: scroller().scrollTop, caret: caret() };

  await userEvent.keyboard('{Control>}{Shift>}F{/Shift}{/Control}');
  await settled();
  expect([view()!.ariaLabel, document.activeElement!.tagName]).toEqual(['Search', 'INPUT']);
  expect(scroller().checkVisibility({ visibilityProperty: true })).toBe(false);
  await userEvent.keyboard('{Control>}{Shift>}G{/Shift}{/Control}');
  await settled();
  expect(view()!.ariaLabel).toBe('Statistics');

  await userEvent.keyboard('{Escape}');
  await settled();
  expect([view(), isInArticle()]).toEqual([null, true]);
  expect({ top: scroller().scrollTop, caret: caret() }).toEqual(before);
  expect(app.can('desk.leave')).toBe(false);
  close();
});

test('the keyboard goes back to where it was beside the article, too, and F6 goes round what is seen', async () => {
  const { app, page, view, close } = await atDesk();
  const tabs = page.querySelector<HTMLElement>('[data-pane=library] [role=tab]')!;
  tabs.focus();
  app.run('desk.claims');
  await settled();
  expect(view()!.contains(document.activeElement)).toBe(true);
  await userEvent.keyboard('{F6}');
  expect((document.activeElement as HTMLElement).dataset.pane).toBe('inspector');
  await userEvent.keyboard('{Shift>}{F6}{/Shift}{Escape}');
  await settled();
  expect([view(), document.activeElement]).toEqual([null, tabs]);
  close();
});

test('opening a row goes to its place in the article, whose place is given back', async () => {
  const { app, view, project, isInArticle, caret, close } = await atDesk();
  const { id: articleId } = app.store.getState().opened!.article;
  project.claims.push(
    claimRow({ id: 'c', articleId, text: 'taxes fell' }),
    claimRow({ id: 'far', articleId: 'other' }),
  );
  app.run('desk.claims');
  await settled();
  expect(view()!.querySelectorAll('[role=option]').length).toBe(2);
  view()!.querySelector<HTMLElement>('[role=listbox]')!.focus();
  await userEvent.keyboard('{Home}{Enter}');
  await settled();
  expect([view(), isInArticle()]).toEqual([null, true]);
  expect(app.store.getState().snapshot!.focus.active).toBe('c');
  expect(caret().start).toBeGreaterThan(1000);
  close();
});

test('a command of the article leads to it', async () => {
  const { app, view, isInArticle, close } = await atDesk();
  app.run('desk.search');
  await settled();
  app.run('go.next');
  await settled();
  expect([view(), isInArticle()]).toEqual([null, true]);
  close();
});
