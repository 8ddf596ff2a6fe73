import { expect, test } from 'vitest';
import { applyChanges, articleOf, stateOf } from '../../../shared/annotations/article-state.ts';
import { dossierIdOf, emptyDossier } from '../../../shared/annotations/dossiers.ts';
import { annotatedArticle } from '../../builders/annotated-article.ts';

const article = annotatedArticle('{claim#c1:The bridge is closed}. It rains.');
const dossier = { ...emptyDossier('c1'), deadline: '2026-12-01' };

test('a dossier is found by its claim, counted as a record, and stands in the article', () => {
  const state = applyChanges(stateOf(article), [{ change: 'records', set: [{ id: dossier.id, after: dossier }] }]);
  expect(state.set.dossierOf('c1')).toEqual(dossier);
  expect(state.set.find(dossierIdOf('c1'))).toEqual(dossier);
  expect(state.set.size).toBe(stateOf(article).set.size + 1);
  expect(articleOf(article, state).dossiers).toEqual([dossier]);
  expect([...state.set.records()]).toContainEqual(dossier);
});

test('an article without a dossier says nothing of dossiers, also when the last one went', () => {
  const checked = { ...article, dossiers: [dossier] };
  const state = applyChanges(stateOf(checked), [{ change: 'records', set: [{ id: dossier.id, after: null }] }]);
  expect(articleOf(checked, state)).toEqual(article);
  expect(stateOf(checked).set.dossierOf('c2')).toBeNull();
});
