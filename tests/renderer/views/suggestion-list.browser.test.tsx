import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { withSuggestions } from '../../../renderer/editor/index.ts';
import { suggestionsOf } from '../../../shared/analysis/suggest/suggestion.ts';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import { onScreen, settled } from './on-screen.tsx';

/** The list of suggestions: what it shows, narrows, takes and forgets; and what the bar says of one. */

const TEXT = 'Anna Berg said: “The bridge cost 40 million.”\nBen Li said: “No.”\nThe “reform” failed.';

const quote = (words: string, confidence: number) => ({
  fragments: [{ start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length }],
  type: 'direct' as const,
  isCore: true,
  confidence,
  rule: 'marks',
  reason: 'It stands in quotation marks.',
  candidates: [],
});

async function suggested() {
  const screen = await onScreen(annotatedArticle(TEXT));
  const suggestions = suggestionsOf({
    quotes: [quote('The bridge cost 40 million.', 0.9), quote('No.', 0.6), quote('reform', 0.3)],
    claims: [
      {
        fragments: quote('The bridge cost 40 million.', 1).fragments,
        score: 0.7,
        reasons: ['a number with a unit'],
        quote: 0,
        assertedBy: null,
      },
    ],
    speakers: [],
  });
  screen.app.perform((state) => withSuggestions(state.tr, suggestions));
  await settled();
  screen.app.run('suggest.list');
  await settled();
  const rows = () =>
    [...screen.page.querySelectorAll('[aria-label="Suggestions"] [role=option]')].map(({ textContent }) => textContent);
  const button = (name: RegExp) =>
    [...screen.page.querySelectorAll('button')].find(({ textContent }) => name.test(textContent))!;
  return { ...screen, rows, button };
}

test('shows words, who and how sure, by kind and down to a confidence, and takes what it shows as one step', async () => {
  const { app, page, rows, button, close } = await suggested();
  expect(rows()).toEqual([
    'QQuoteThe bridge cost 40 million.nobody named90 of 100 right',
    'QQuoteNo.nobody named60 of 100 right',
    'QQuotereformnobody named30 of 100 right',
  ]);
  expect([button(/^Quotes/).textContent, button(/^Claims/).textContent]).toEqual(['Quotes 3', 'Claims 1']);

  page.querySelector<HTMLElement>('[type=range]')!.focus();
  for (let step = 0; step < 6; step += 1) await userEvent.keyboard('{ArrowRight}');
  await expect.poll(() => button(/^Take/).textContent).toBe('Take all 2 above 55');
  expect(rows()).toHaveLength(2);
  app.run('suggest.all');
  await settled();
  expect(document.activeElement).toBe(button(/^Take/));
  await userEvent.keyboard('{Enter}');
  await settled();
  expect(app.store.getState().snapshot!.set.countOfKind('quote')).toBe(2);
  expect(app.store.getState().notices.map(({ text }) => text)).toContain('2 suggestions were taken.');
  app.run('edit.undo');
  await settled();
  expect([app.store.getState().snapshot!.set.annotationCount, rows().length]).toEqual([0, 2]);
  close();
});

test('leads the keyboard from row to row, and the bar says what is shown', async () => {
  const { app, page, button, close } = await suggested();
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Suggestions');
  await userEvent.keyboard('{ArrowDown}');
  await settled();
  const bar = () => page.querySelector('[aria-label="Proposed"]')?.textContent ?? '';
  expect(bar()).toContain('1 of 390 of 100 such are rightIt stands in quotation marks.');
  app.run('suggest.claims');
  await settled();
  expect(bar()).toContain('claimed by the article');
  expect(bar()).toContain('70 of 100 worth a checkIt has a number with a unit.');
  await userEvent.keyboard('{Enter}');
  app.run('ghost.take');
  await settled();
  expect(page.querySelector('[aria-label="End of the suggestions"]')?.textContent).toContain('1 taken');
  expect(button(/learned/).textContent).toBe('1 thing learned');
  button(/learned/).click();
  await settled();
  expect(page.textContent).toContain('“claim: a number with a unit” was taken 1 of 1 time.');
  button(/Forget all/).click();
  await settled();
  expect(button(/Bring back what was forgotten/)).toBeDefined();
  close();
});
