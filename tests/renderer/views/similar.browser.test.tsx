import { afterEach, expect, test } from 'vitest';
import '../../../renderer/views/theme.css';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import { claimRow } from '../../builders/project-rows.ts';
import { emptyProject } from '../../fakes/project.ts';
import { onScreen } from './on-screen.tsx';

let close = () => undefined as void;
afterEach(() => close());

/** The machine may be busy. */
const PATIENT = { timeout: 10_000 };

test('the check of a claim shows who said the same when and in which words, and ties it as the same', async () => {
  const claims = [
    claimRow({ articleId: 'a1', id: 'c', text: 'Taxes fell by half', published: '2022-04-01' }),
    claimRow({ articleId: 'a2', id: 'x', text: 'Taxes fell by a third', published: '2024-05-17', title: 'Later' }),
    claimRow({ articleId: 'a3', id: 'y', text: 'Our taxes fell by half', published: '2023-01-02', title: 'Before' }),
    claimRow({ articleId: 'a3', id: 'z', text: 'The mill burned down' }),
  ];
  const article = annotatedArticle('{claim#c:Taxes fell by half}, said Ann.', { id: 'a1' });
  const shown = await onScreen(article, { ...emptyProject(), claims });
  close = shown.close;
  await shown.show('c');
  shown.app.run('dossier.show');
  const fold = () =>
    [...document.querySelectorAll<HTMLDetailsElement>('[data-testid="dossier"] details')].find(({ textContent }) =>
      textContent.startsWith('The same claim elsewhere'),
    );
  await expect.poll(() => fold() ?? null, PATIENT).not.toBeNull();
  fold()!.querySelector('summary')!.click();
  const rows = () => [...fold()!.querySelectorAll('li')];
  await expect.poll(() => rows().length, PATIENT).toBe(3);
  expect(rows().map((row) => row.querySelector('p')!.textContent)).toEqual([
    '2022-04-01 · this claim · first seen',
    'Taxes Our taxes fell by half',
    'Taxes fell by halfa third',
  ]);
  expect(fold()!.querySelector('summary')!.textContent).toBe('The same claim elsewhere2');
  expect(rows()[1]!.textContent).not.toContain('first seen');
  [...rows()[1]!.querySelectorAll('button')].find(({ textContent }) => textContent === 'It is the same')!.click();
  const dossier = () => shown.app.store.getState().snapshot!.set.dossierOf('c');
  await expect
    .poll(() => dossier()?.related, PATIENT)
    .toEqual([{ id: 'a3 y', article: 'a3', claim: 'y', tie: 'same-claim' }]);
});
