import { describe, expect, test } from 'vitest';
import {
  claimsOnWording,
  sourcesOf,
  withSources,
  withWording,
  type WordingEvidence,
  wordingOf,
} from '../../../shared/annotations/wording.ts';
import { stateOf } from '../../../shared/annotations/article-state.ts';
import { lossesOf } from '../../../shared/formats/format.ts';
import { FORMATS } from '../../../shared/formats/index.ts';
import { compareReread } from '../../../shared/formats/re-read.ts';
import { saidwhoFile } from '../../../shared/formats/saidwho.ts';
import { saidwhoJson } from '../../../shared/formats/saidwho-json.ts';
import type { Article } from '../../../shared/model/article.ts';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import { throughFiles } from '../../builders/round-trip.ts';

const SOURCE = { name: 'speech.txt', sha256: 'ab'.repeat(32), attached: '2026-11-28T02:00:00.000Z' };

const EVIDENCE: WordingEvidence = {
  evidence: 'wording',
  state: 'altered',
  source: SOURCE,
  spans: [{ start16: 4, end16: 18, exact: 'We may rebuild' }],
  quoted: 'We will rebuild',
  summary: '“will” instead of “may”.',
  speaker: 'ANN',
  checked: '2026-11-28T02:01:00.000Z',
};

const article = annotatedArticle(
  'Ann said: {claim#c1:“{quote#q1:We will rebuild}”}. {claim#c2:She never did}. {quote#q2:He {claim#c3:agreed}}.',
  {
    attributes: { c1: { claimType: 'quote' }, c2: { claimType: 'quote' }, c3: { claimType: 'event' } },
    links: ['c3 claimed-in q2'],
  },
);
const annotation = (id: string, from: Article = article) => from.annotations.find((one) => one.id === id)!;

describe('what a check of wording leaves', () => {
  test('is one evidence of its sort, the state as a value, and everything else as it was', () => {
    const foreign = { evidence: 'photograph', by: 'somebody' };
    const quote = { ...annotation('q1'), extra: { mood: 'glad', evidence: [foreign] } };
    const once = withWording(quote, { ...EVIDENCE, state: 'exact' });
    const twice = withWording(once, EVIDENCE);
    expect(wordingOf(twice)).toEqual(EVIDENCE);
    expect(twice).toMatchObject({
      attributes: { verbatim: 'altered' },
      extra: { mood: 'glad', evidence: [foreign, EVIDENCE] },
    });
  });

  test('is not believed where it is not of our making', () => {
    const bad: readonly unknown[] = [
      null,
      'x',
      { ...EVIDENCE, state: 'fine' },
      { ...EVIDENCE, spans: [{ start16: -1 }] },
    ];
    for (const one of bad) expect(wordingOf({ ...annotation('q1'), extra: { evidence: [one] } })).toBeNull();
    expect(wordingOf({ ...annotation('q1'), extra: { evidence: 'much' } })).toBeNull();
  });

  test('counts for claims that the words were said: made in the quote or covering it', () => {
    const { set } = stateOf(article);
    expect(claimsOnWording(set, annotation('q1')).map(({ id }) => id)).toEqual(['c1']);
    expect(claimsOnWording(set, annotation('q2'))).toEqual([]);
  });

  test('leaves no trace of sources that are taken away', () => {
    const { metadata } = article;
    expect(sourcesOf(withSources(metadata, [SOURCE]))).toEqual([SOURCE]);
    expect(withSources(withSources(metadata, [SOURCE]), [])).toEqual(metadata);
  });
});

describe('evidence in files', () => {
  const checked: Article = {
    ...article,
    metadata: withSources(article.metadata, [SOURCE]),
    annotations: article.annotations.map((one) =>
      one.id === 'q1' || one.id === 'c1' ? withWording(one, { ...EVIDENCE, quote: 'q1' }) : one,
    ),
  };

  test.each([saidwhoJson, saidwhoFile])('comes back whole from $id', async (format) => {
    const back = await throughFiles(format, checked);
    expect(wordingOf(annotation('c1', back))).toEqual({ ...EVIDENCE, quote: 'q1' });
    expect(sourcesOf(back.metadata)).toEqual([SOURCE]);
  });

  test.each(
    FORMATS.filter(({ read, write, prints }) => read !== undefined && write !== undefined && prints === undefined),
  )('is declared where $id leaves it out', async (format) => {
    const { differences } = compareReread(checked, await throughFiles(format, checked), lossesOf(format, checked));
    expect(differences).toEqual([]);
  });
});
