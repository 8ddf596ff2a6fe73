import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Aspect, Loss } from '../../../shared/formats/format.ts';
import { cheapest } from '../../../shared/formats/pairing.ts';
import { compareReread } from '../../../shared/formats/re-read.ts';
import type { Article } from '../../../shared/model/article.ts';
import { annotatedArticle, type ArticleParts } from '../../builders/annotated-article.ts';

/** Which record of what was read back is which: look-alikes are told apart by what must not be lost, and by that alone. */

const loss = (aspect: Aspect, ...records: string[]): Loss => ({
  id: `${aspect} of ${records.join()}`,
  what: aspect,
  treatment: 'dropped',
  aspects: [aspect],
  records,
});

/** The articles as a format that keeps no ids has them: every record is called anew, in this order of annotations. */
function reread(article: Article, order: readonly string[], change: (article: Article) => Article): Article {
  const renamed = (id: string) => `new ${id}`;
  const { annotations, links, speakers, ...rest } = change(article);
  const end = <T extends { readonly id: string }>(one: T): T => ({ ...one, id: renamed(one.id) });
  return {
    ...rest,
    annotations: order.flatMap((id) => annotations.filter((one) => one.id === id)).map(end),
    speakers: speakers.map(end),
    links: links.map((link) => ({ ...end(link), from: end(link.from), to: end(link.to) })),
  };
}

const without = (ids: readonly string[], article: Article): Article => ({
  ...article,
  annotations: article.annotations.filter(({ id }) => !ids.includes(id)),
  links: article.links.filter(({ from, to }) => !ids.includes(from.id) && !ids.includes(to.id)),
});

const withoutNotes = (article: Article): Article => ({
  ...article,
  annotations: article.annotations.map((one) => {
    const { note: _note, ...attributes } = one.attributes;
    return { ...one, attributes };
  }),
  links: article.links.map(({ note: _note, ...link }) => link),
});

/** What differs but for the ids, which are lost without a word here. */
const differing = (article: Article, after: Article, losses: readonly Loss[]) =>
  compareReread(article, after, losses)
    .differences.filter(({ aspect }) => aspect !== 'id')
    .map(({ record, aspect }) => `${record}: ${aspect}`);

const TWO = '{mention#m1:{mention#m2:Ann}} and {quote#q1:words}.';
const LOST: ArticleParts = { detached: { q9: { kind: 'quote', exact: 'gone', prefix: '', suffix: '', at: 0 } } };

describe('two look-alikes that are read back', () => {
  const orders = [
    ['m1', 'm2', 'q1'],
    ['m2', 'm1', 'q1'],
  ];

  it.each(orders)('one with a note that is lost, one with a link from a quote that is lost: %s, %s', (...order) => {
    const article = annotatedArticle(TWO, { ...LOST, links: ['q9 said-by m2'], attributes: { m1: { note: 'who?' } } });
    const [link] = article.links;
    const after = reread(article, order, (one) => withoutNotes(without(['q9'], one)));
    expect(differing(article, after, [loss('note', 'm1'), loss('record', 'q9', link!.id)])).toEqual([]);
  });

  it.each(orders)('one with a link that is lost, one with a link that stays: %s, %s', (...order) => {
    const article = annotatedArticle(TWO, { ...LOST, links: ['m1 refers-to m1', 'm2 refers-to q9'] });
    const after = reread(article, order, (one) => without(['q9'], one));
    expect(differing(article, after, [loss('record', 'q9', article.links[1]!.id)])).toEqual([]);
  });

  it.each(orders)('one with a link whose note is lost, one with a note that is lost: %s, %s', (...order) => {
    const parts = { speakers: { s1: 'Ann' }, links: ['m2 refers-to s1'], attributes: { m1: { note: 'who?' } } };
    const bare = annotatedArticle(TWO, parts);
    const article: Article = { ...bare, links: bare.links.map((link) => ({ ...link, note: 'surely' })) };
    const after = reread(article, order, withoutNotes);
    expect(differing(article, after, [loss('note', 'm1', article.links[0]!.id)])).toEqual([]);
  });

  it.each(orders)('each with a link from one of two look-alikes: %s, %s', (...order) => {
    const article = annotatedArticle(`${TWO} {cue#u1:{cue#u2:said}}`, { links: ['u1 cued-by m1', 'u2 cued-by m2'] });
    expect(
      differing(
        article,
        reread(article, [...order, 'u1', 'u2'], (one) => one),
        [],
      ),
    ).toEqual([]);
  });

  it('whose links were exchanged are told to differ', () => {
    const article = annotatedArticle(TWO, { links: ['q1 said-by m1'], attributes: { m1: { z: 'a' }, m2: { z: 'b' } } });
    const [link] = article.links;
    const after = reread(article, orders[0]!, (one) => ({
      ...one,
      links: [{ ...link!, to: { record: 'annotation', id: 'm2' } }],
    }));
    expect(differing(article, after, [])).not.toEqual([]);
  });
});

describe('the cheapest way to pair', () => {
  /** Tries every way. */
  const least = (costs: readonly (readonly number[])[], taken: readonly number[] = []): number => {
    const [row, ...rest] = costs;
    if (row === undefined) return 0;
    const ways = row.map((cost, j) => (taken.includes(j) ? Infinity : cost + least(rest, [...taken, j])));
    return Math.min(...ways);
  };
  const table = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.nat(2)).chain(([height, more]) =>
    fc.array(fc.array(fc.nat(4), { minLength: height + more, maxLength: height + more }), {
      minLength: height,
      maxLength: height,
    }),
  );

  it('costs no more than any other, and gives each row a column of its own', () => {
    fc.assert(
      fc.property(table, (costs) => {
        const columns = cheapest(costs);
        expect(new Set(columns).size).toBe(costs.length);
        expect(columns.reduce((sum, j, i) => sum + costs[i]![j]!, 0)).toBe(least(costs));
      }),
    );
  });

  it('keeps the order where nothing decides', () => {
    expect(cheapest(Array.from({ length: 5 }, () => Array<number>(6).fill(1)))).toEqual([0, 1, 2, 3, 4]);
  });
});
