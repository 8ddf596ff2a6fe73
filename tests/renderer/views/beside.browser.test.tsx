import { expect, test } from 'vitest';
import { page as tab, userEvent } from 'vitest/browser';
import '../../../renderer/views/theme.css';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import { onScreen, settled } from './on-screen.tsx';

/** What can be opened beside the text at any time: the guidelines, and what is known of the article. */

const article = () =>
  annotatedArticle('Then “{quote#q:No},” {mention#m:Ana} said. {claim#c:Taxes fell}.', { links: ['q said-by m'] });

test('the guidelines stand beside the text by key, follow the kind in hand, scroll by keyboard and close by Escape', async () => {
  await tab.viewport(1200, 500);
  const { app, page, show, close } = await onScreen(article());
  await show('q');
  const pane = () => page.querySelector<HTMLElement>('[aria-label="Guidelines beside the text"]');
  const rules = () => pane()!.querySelector<HTMLElement>('[data-pane=guidelines]')!;
  const lineOf = () => page.querySelector('.article p')!.getBoundingClientRect().left;
  const before = lineOf();
  expect(pane()).toBeNull();
  await userEvent.keyboard('{Shift>}G{/Shift}');
  await settled();
  expect([document.activeElement, rules().ariaLabel]).toEqual([rules(), 'Rules: Quote']);
  expect(pane()!.querySelectorAll('.example').length).toBeGreaterThan(2);
  expect(lineOf(), 'the text stays where it is').toBe(before);

  await userEvent.keyboard('{End}');
  const left = () => rules().scrollHeight - rules().clientHeight - rules().scrollTop;
  await expect.poll(left).toBeLessThan(2);
  expect(rules().scrollTop).toBeGreaterThan(50);

  await userEvent.keyboard('{F6}');
  app.focusArticle();
  await show('c');
  expect([rules().ariaLabel, rules().scrollTop]).toEqual(['Rules: Claim', 0]);
  app.run('go.extendSentence');
  await settled();
  expect(rules().ariaLabel, 'those of the last kind stay to be read').toBe('Rules: Claim');
  await userEvent.keyboard('{Control>}{Alt>}g{/Alt}{/Control}');
  await settled();
  expect(document.activeElement).toBe(rules());
  await userEvent.keyboard('{Escape}');
  await settled();
  expect([pane(), document.activeElement!.closest('.article') === null]).toEqual([null, false]);
  close();
});

test('what is known of the article can be written at any time, beside the annotation in hand', async () => {
  const { app, page, show, close } = await onScreen(article());
  await show('q');
  await userEvent.keyboard('{Control>}i{/Control}');
  await settled();
  const field = document.activeElement as HTMLInputElement;
  expect([field.value, field.closest('details')?.open]).toEqual(['A title', true]);
  expect(page.querySelector('[aria-label="Quote, details"]'), 'the form stays').not.toBeNull();
  await userEvent.fill(field, 'Another title');
  await userEvent.keyboard('{Escape}');
  await settled();
  expect(app.store.getState().snapshot!.set.metadata.title).toBe('Another title');
  expect([page.querySelector('details[open]'), document.activeElement!.closest('.article') === null]).toEqual([
    null,
    false,
  ]);
  app.run('edit.undo');
  expect(app.store.getState().snapshot!.set.metadata.title).toBe('A title');
  close();
});
