import { describe, expect, test } from 'vitest';
import { indexEntryOf } from '../../../shared/analysis/index-entry.ts';
import { emptyDossier } from '../../../shared/annotations/dossiers.ts';
import type { Article } from '../../../shared/model/article.ts';
import type { Evidence } from '../../../shared/model/dossier.ts';
import { annotatedArticle } from '../../builders/annotated-article.ts';

const article: Article = annotatedArticle(
  [
    '# The tram',
    '“{quote#q1:The line {claim#c1:will cost 40 million}},” {cue#u1:said} {mention#m1:Anna Novak}.',
    '“{quote#q2:Nobody asked},” and “{quote#q3:so it went}.”',
  ].join('\n'),
  {
    id: 'a1',
    metadata: {
      title: 'The tram',
      outlet: 'The Daily',
      published: '2026-01-02',
      state: 'review',
      tags: ['tram'],
      note: 'Ask again',
    },
    speakers: { s1: { name: 'Anna Novak', aliases: ['Novak'], role: 'Mayor', note: 'Since 2019' } },
    links: ['q1 said-by m1', 'm1 refers-to s1', 'q1 cued-by u1', 'c1 claimed-in q1'],
    attributes: {
      q1: { quoteType: 'direct' },
      q2: { sourceStatus: 'anonymous' },
      c1: { verdict: 'refuted', normalised: 'The tram line costs 40 million.' },
      u1: { cueClass: 'neutral' },
    },
  },
);

const withEvidence = (...evidence: Omit<Evidence, 'id'>[]): Article => ({
  ...article,
  dossiers: [
    {
      ...emptyDossier('c1'),
      state: 'checking',
      deadline: '2026-02-01',
      priority: 70,
      assigned: 'Eva',
      questions: [{ id: 'f1', text: 'Whose figure?' }],
      evidence: evidence.map((one, i) => ({ id: `e${i}`, ...one })),
    },
  ],
});

describe('what the index keeps of an article', () => {
  test('is a row with what is done and what is not', () => {
    expect(indexEntryOf(article).article).toEqual({
      articleId: 'a1',
      title: 'The tram',
      outlet: 'The Daily',
      published: '2026-01-02',
      state: 'review',
      tags: ['tram'],
      words: 17,
      quotes: 3,
      attributed: 2,
      claims: 1,
      checked: 1,
      source: null,
    });
  });

  test('are its quotes with who says them and the text around', () => {
    expect(indexEntryOf(article).quotes[0]).toEqual({
      id: 'q1',
      text: 'The line will cost 40 million',
      before: 'The tram\n“',
      after: ',” said Anna Novak.\n“Nobody asked,” and “so it went.”',
      type: 'direct',
      cue: 'said',
      cueClass: 'neutral',
      speaker: 's1',
      words: 6,
      start: 10,
    });
  });

  test('are its claims with the state of their check', () => {
    expect(indexEntryOf(withEvidence()).claims).toMatchObject([
      {
        id: 'c1',
        normalised: 'The tram line costs 40 million.',
        verdict: 'refuted',
        state: 'checking',
        deadline: '2026-02-01',
        priority: 70,
        assigned: 'Eva',
        speaker: 's1',
        quote: 'q1',
        questions: 1,
        evidence: 0,
      },
    ]);
    expect(indexEntryOf(article).claims[0]).toMatchObject({ state: 'to-check', deadline: null, priority: null });
  });

  test.each([
    ['no evidence', withEvidence(), ['Its verdict is “Refuted”, and no evidence is recorded.']],
    [
      'a page without a date',
      withEvidence({ url: 'https://x.example', stance: 'context' }),
      ['Nothing says when “https://x.example” was captured.'],
    ],
    [
      'one source at second hand',
      withEvidence({ quote: 'x', stance: 'refutes', independence: 'secondary' }),
      ['The verdict rests on “x” alone, which is secondary.'],
    ],
    ['a witness', withEvidence({ quote: 'x', stance: 'refutes', independence: 'primary' }), []],
  ])('tells what asks for attention in a verdict with %s', (_, with_, attention) => {
    expect(indexEntryOf(with_).claims[0]!.attention).toEqual(attention);
  });

  test('are its speakers with how much they say', () => {
    expect(indexEntryOf(article).speakers).toEqual([
      {
        id: 's1',
        name: 'Anna Novak',
        type: 'person',
        aliases: ['Novak'],
        role: 'Mayor',
        quotes: 1,
        words: 6,
        claims: 1,
      },
    ]);
  });

  test('are its paragraphs, what is said in them, names and notes, to be searched', () => {
    const places = indexEntryOf(withEvidence({ note: 'By phone' })).places.map(({ part, record, text, start }) => [
      part,
      record,
      text,
      start,
    ]);
    expect(places).toEqual([
      ['text', null, 'The tram', 0],
      ['text', null, '“The line will cost 40 million,” said Anna Novak.', 9],
      ['text', null, '“Nobody asked,” and “so it went.”', 59],
      ['quote', 'q1', 'The line will cost 40 million', 10],
      ['claim', 'c1', 'will cost 40 million', 19],
      ['claim', 'c1', 'The tram line costs 40 million.', -1],
      ['quote', 'q2', 'Nobody asked', 60],
      ['quote', 'q3', 'so it went', 80],
      ['speaker', 's1', 'Anna Novak · Novak · Mayor', -1],
      ['note', null, 'Ask again', -1],
      ['note', 's1', 'Since 2019', -1],
      ['note', 'c1', 'Whose figure?\nBy phone', -1],
    ]);
  });
});
