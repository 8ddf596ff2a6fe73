import { describe, expect, it } from 'vitest';
import { emptyDossier } from '../../../shared/annotations/dossiers.ts';
import { mergeArticles } from '../../../shared/merge/three-way.ts';
import type { Article } from '../../../shared/model/article.ts';
import type { Dossier } from '../../../shared/model/dossier.ts';
import { annotatedArticle } from '../../builders/annotated-article.ts';

const WITH_CLAIM = annotatedArticle('Fares {claim#c:rose by 12 per cent}.');
const WITHOUT_CLAIM = annotatedArticle('Fares rose by 12 per cent.');

const check = (parts: Partial<Dossier>): Article => ({ ...WITH_CLAIM, dossiers: [{ ...emptyDossier('c'), ...parts }] });

/** What two come to: the dossier and the notes, or the words of the conflicts. */
function merged(base: Article, ours: Article, theirs: Article) {
  const [one, other] = [mergeArticles(base, ours, theirs), mergeArticles(base, theirs, ours)];
  expect(other).toEqual(one);
  if (!one.ok) return one.problems.map(({ message }) => message);
  const { article, notes } = one.value;
  return { dossier: article.dossiers?.[0], claims: article.annotations.length, notes: notes.map(({ code }) => code) };
}

const evidence = (id: string, answer: string) => ({ id, answer });
const decided = (id: string, at: string) => ({ id, at, of: 'correction', from: '', to: id }) as const;

describe('merging the checks of claims', () => {
  it('keeps the evidence that each of two people adds to one claim', () => {
    const base = check({ evidence: [evidence('e1', 'yes')] });
    const ours = check({ evidence: [evidence('e1', 'yes'), evidence('o', 'no')] });
    const theirs = check({ evidence: [evidence('e1', 'yes, twice'), evidence('t', 'perhaps')], priority: 50 });
    expect(merged(base, ours, theirs)).toMatchObject({
      dossier: {
        priority: 50,
        evidence: [evidence('e1', 'yes, twice'), evidence('o', 'no'), evidence('t', 'perhaps')],
      },
      notes: [],
    });
  });

  it('makes one dossier of two that were begun apart', () => {
    const ours = check({ state: 'checking', questions: [{ id: 'o', text: 'Since when?' }] });
    const theirs = check({ questions: [{ id: 't', text: 'Which fares?' }], history: [decided('t', '2026-11-27')] });
    expect(merged(WITH_CLAIM, ours, theirs)).toMatchObject({
      dossier: {
        state: 'checking',
        questions: [
          { id: 'o', text: 'Since when?' },
          { id: 't', text: 'Which fares?' },
        ],
        history: [{ id: 't' }],
      },
    });
  });

  it('keeps a claim that one deletes while the other works on its check', () => {
    const base = check({});
    const theirs = check({ evidence: [evidence('t', 'no')] });
    expect(merged(base, WITHOUT_CLAIM, theirs)).toMatchObject({
      dossier: { claim: 'c', evidence: [evidence('t', 'no')] },
      claims: 1,
      notes: ['edit-beats-delete', 'end-kept'],
    });
  });

  it('takes the check away with a claim that one deletes and the other leaves alone', () => {
    expect(merged(check({}), WITHOUT_CLAIM, check({}))).toEqual({ dossier: undefined, claims: 0, notes: [] });
  });

  it('puts what both decided in the order of time', () => {
    const base = check({ history: [decided('a', '2026-11-20')] });
    const ours = check({ history: [decided('a', '2026-11-20'), decided('x', '2026-11-27')] });
    const theirs = check({ history: [decided('a', '2026-11-20'), decided('y', '2026-11-25')] });
    expect(merged(base, ours, theirs)).toMatchObject({ dossier: { history: [{ id: 'a' }, { id: 'y' }, { id: 'x' }] } });
  });

  it('refuses two answers to one question in one piece of evidence, and names what it is about', () => {
    const [base, ours, theirs] = ['one', 'two', 'three'].map((answer) =>
      check({ evidence: [evidence('0f3c', answer)] }),
    ) as [Article, Article, Article];
    expect(merged(base, ours, theirs)).toEqual([expect.stringMatching(/rose by 12 per cent.*\(evidence\)/)]);
  });
});
