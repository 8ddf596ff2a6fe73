import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stateOf } from '../../../../shared/annotations/article-state.ts';
import { articleRows } from '../../../../shared/analysis/statistics/article-rows.ts';
import { chartOf, svgOf } from '../../../../shared/analysis/statistics/chart.ts';
import {
  type CountedClaim,
  type CountedQuote,
  percentOf,
  tallyAll,
  valueIn,
} from '../../../../shared/analysis/statistics/tally.ts';
import { DIMENSIONS, MEASURES } from '../../../../shared/model/statistics.ts';
import { textOf } from '../../../../shared/model/block.ts';
import { annotatedArticle } from '../../../builders/annotated-article.ts';

const arbitrarySpeaker = fc.constantFrom(null, { key: 's1', name: 'Anna' }, { key: '__proto__', name: 'constructor' });
const arbitraryPlace = {
  articleId: fc.constantFrom('a1', 'a2'),
  title: fc.constantFrom('One', 'Two'),
  published: fc.constantFrom(null, '2024-05-01', '2024-06', 'May 2024', '2023-01-31T10:00:00Z'),
  speaker: arbitrarySpeaker,
};
const arbitraryQuote: fc.Arbitrary<CountedQuote> = fc.record({
  ...arbitraryPlace,
  type: fc.constantFrom(null, 'direct', 'indirect'),
  cueClass: fc.constantFrom(null, 'say', 'toString'),
  words: fc.nat(50),
});
const arbitraryClaim: fc.Arbitrary<CountedClaim> = fc.record(arbitraryPlace);
const SPEAKERS = new Map([['s1', { type: 'person' as const, role: 'mayor' }]]);

describe('statistics', () => {
  it('add up to the lists by every dimension, and no value has more than the rows that have it', () => {
    fc.assert(
      fc.property(fc.array(arbitraryQuote), fc.array(arbitraryClaim), (quotes, claims) => {
        const words = quotes.reduce((sum, quote) => sum + quote.words, 0);
        for (const { dimension, shares, total } of tallyAll(quotes, claims, SPEAKERS)) {
          expect(total).toEqual({
            quotes: quotes.length,
            words,
            claims: dimension === 'form' || dimension === 'cue' ? 0 : claims.length,
          });
          for (const { key, quotes: counted } of shares) {
            expect(counted).toBe(quotes.filter((row) => valueIn(dimension, row, SPEAKERS).key === key).length);
          }
          for (const measure of MEASURES) {
            const parts = shares.reduce((sum, share) => sum + percentOf(share[measure], total[measure]), 0);
            expect(Math.abs(parts - (total[measure] === 0 ? 0 : 100))).toBeLessThanOrEqual(
              0.05 * shares.length + 0.001,
            );
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('count an article as its lists do', () => {
    const article = annotatedArticle(
      '{quote#q1:We will win}, {cue#u1:said} Anna. {quote#q2:No}. {claim#c1:Taxes rose}.',
      {
        metadata: { title: 'T', published: '2024-05-01' },
        speakers: { s1: { name: 'Anna', role: 'mayor' } },
        links: ['q1 attributed-to s1', 'q1 cued-by u1', 'c1 claimed-by s1'],
        attributes: { q1: { quoteType: 'direct' }, u1: { cueClass: 'say' } },
      },
    );
    const { set } = stateOf(article);
    const place = { fileId: 'f', articleId: article.id, title: 'T', outlet: null, published: '2024-05-01' };
    const { quotes, claims, speakers } = articleRows(set, textOf(article.blocks), place);
    const all = new Map(tallyAll(quotes, claims, speakers).map((one) => [one.dimension, one.shares]));
    expect(
      DIMENSIONS.map((dimension) =>
        all.get(dimension)!.map(({ label, quotes: n, words, claims: c }) => [label, n, words, c]),
      ),
    ).toEqual([
      [
        ['Anna', 1, 3, 1],
        ['', 1, 1, 0],
      ],
      [
        ['person', 1, 3, 1],
        ['', 1, 1, 0],
      ],
      [
        ['mayor', 1, 3, 1],
        ['', 1, 1, 0],
      ],
      [
        ['direct', 1, 3, 0],
        ['', 1, 1, 0],
      ],
      [
        ['say', 1, 3, 0],
        ['', 1, 1, 0],
      ],
      [['T', 2, 4, 1]],
      [['2024-05', 2, 4, 1]],
    ]);
  });
});

describe('a chart', () => {
  const shares = Array.from({ length: 30 }, (_, i) => ({
    key: `k${i}`,
    label: `<N${i}>`,
    quotes: 30 - i,
    words: 1,
    claims: 0,
  }));
  const total = { quotes: 465, words: 30, claims: 0 };

  it('has a mark for each share, and one for all that are beyond the twentieth', () => {
    const { marks } = chartOf({ dimension: 'speaker', shares, total }, 'quotes', 'Quotes', ({ label }) => label);
    expect(marks).toHaveLength(20);
    expect(marks.at(-1)).toMatchObject({ key: null, words: '11 others: 66 quotes, 14.2 %' });
    expect(Math.max(...marks.map(({ x, width }) => x + width))).toBeLessThan(640);
  });

  it('is a file without scripts whatever names say', () => {
    const svg = svgOf(
      chartOf(
        { dimension: 'month', shares: [{ ...shares[0]!, key: '2024-05', label: '"><script>\u202e\u0000' }], total },
        'quotes',
        'Quotes & words',
        ({ label }) => label,
      ),
    );
    expect(svg).toContain('&quot;&gt;&lt;script&gt;\ufffd');
    expect(svg).toContain('Quotes &amp; words');
    expect(svg).not.toMatch(/<script|\u202e/u);
  });
});
