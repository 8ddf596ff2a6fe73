import { expect, test } from 'vitest';
import { NEWS_WIDE } from '../../../shared/kinds/news-wide.ts';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import { onScreen, settled } from './on-screen.tsx';

/** The list of annotations: what stands over it. */

test('counts the annotations of a kind whatever it is called', async () => {
  const [quote] = NEWS_WIDE.kinds;
  const odd = { ...quote!, id: 'constructor', label: 'Odd', plural: 'Odd', letter: 'O', key: 'o' };
  const scheme = { ...NEWS_WIDE, name: 'odd/1', kinds: [...NEWS_WIDE.kinds, odd] };
  const { app, page, close } = await onScreen({ ...annotatedArticle('{constructor#a:Words} here.'), scheme });
  app.store.setState({ listed: 'constructor' });
  await settled();
  expect(page.querySelector('[aria-label="All annotations"] h2')?.textContent).toBe('1 annotation');
  close();
});
