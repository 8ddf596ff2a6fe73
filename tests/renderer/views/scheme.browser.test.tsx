import { expect, test } from 'vitest';
import { NEWS_WIDE } from '../../../shared/kinds/news-wide.ts';
import type { Kind } from '../../../shared/model/scheme.ts';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import { onScreen, settled } from './on-screen.tsx';

const place: Kind = {
  ...NEWS_WIDE.kinds[0]!,
  id: 'place',
  label: 'Place',
  plural: 'Places',
  letter: 'P',
  key: 'p',
  expandsTo: 'word',
  colour: 'teal',
};
const ours = { ...NEWS_WIDE, name: 'ours/1', label: 'Ours', kinds: [...NEWS_WIDE.kinds, place] };

test('shows kinds of the user’s own in bar, menu, filters and counts, and takes the scheme back by the notice', async () => {
  const { app, page, close } = await onScreen(annotatedArticle('In {place#p1:Prague} she left.'));
  const bar = () => page.querySelector('[role="toolbar"][aria-label="Tag"]')!.textContent;
  const counts = () => page.querySelector('[data-testid="counts"]')!.textContent;
  const filters = () => page.querySelector('[aria-label="Show only"]')!.textContent;
  app.applyScheme(ours, {}, 'The scheme is now “Ours”.');
  // The list and the counts are drawn when there is time.
  await expect
    .poll(() => [bar(), counts(), filters()])
    .toEqual([expect.stringContaining('Place'), expect.stringContaining('1 place'), expect.stringContaining('P')]);
  expect(app.can('tag.kind.place')).toBe(true);

  const notice = app.store.getState().notices.at(-1)!;
  app.act(notice.id, notice.actions[0]!);
  await expect
    .poll(() => [bar(), counts()])
    .toEqual([expect.not.stringContaining('Place'), expect.not.stringContaining('1 place')]);
  close();
});

test('leaves a scheme alone where something was done since, and says how to go back', async () => {
  const { app, close } = await onScreen(annotatedArticle('In {place#p1:Prague} she left.'));
  app.applyScheme(ours, {}, 'The scheme is now “Ours”.');
  const notice = app.store.getState().notices.at(-1)!;
  app.run('tag.kind.place');
  app.act(notice.id, notice.actions[0]!);
  await settled();
  expect(app.store.getState().snapshot!.set.scheme.label).toBe('Ours');
  expect(app.store.getState().notices.at(-1)!.text).toContain('Undo step by step');
  close();
});
