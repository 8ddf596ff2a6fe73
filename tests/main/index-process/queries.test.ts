import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { emptyDossier } from '../../../shared/annotations/dossiers.ts';
import type { CallArgument } from '../../../shared/ipc/contract.ts';
import type { Article } from '../../../shared/model/article.ts';
import type { Dossier } from '../../../shared/model/dossier.ts';
import { annotatedArticle, type ArticleParts } from '../../builders/annotated-article.ts';
import { ProjectOnDisk } from './project-index.ts';

const SPEAKER = { s1: { name: 'Anna Novak', aliases: ['Novak'], role: 'Mayor' } };
const SAID = ['q1 said-by m1', 'm1 refers-to s1', 'c1 claimed-in q1'];
const dossier = (article: Article, given: Partial<Dossier>): Article => ({
  ...article,
  dossiers: [{ ...emptyDossier('c1'), ...given }],
});
const article = (id: string, text: string, parts: ArticleParts) => annotatedArticle(text, { id, ...parts });

const TRAM = dossier(
  article(
    'tram',
    '“{quote#q1:The tram {claim#c1:will cost 40 million}},” said {mention#m1:Anna Novak}.\nThe été was long.',
    {
      metadata: {
        title: 'Tram 10',
        outlet: 'The Daily',
        published: '2026-02-03',
        state: 'review',
        tags: ['tram', 'money'],
      },
      speakers: SPEAKER,
      links: SAID,
      attributes: { c1: { verdict: 'refuted', claimType: 'numerical', normalised: 'The tram costs 40 million.' } },
    },
  ),
  { state: 'done', priority: 20, deadline: '2026-03-01', assigned: 'Eva' },
);
const BRIDGE = dossier(
  article(
    'bridge',
    '“{quote#q1:The {claim#c1:bridge was closed}},” said {mention#m1:Novak}. “{quote#q2:Nobody asked the tram},” it was heard.',
    {
      metadata: { title: 'Bridge', outlet: 'The Post', published: '2026-01-05', tags: ['money'] },
      speakers: { s1: { name: 'Novák', type: 'person' } },
      links: SAID,
    },
  ),
  { state: 'checking', priority: 90, deadline: '2026-02-01' },
);
const PLAIN = article('plain', 'Long ago an e\u0301te\u0301 passed; number 40 came, C++ was 100% of {claim#c1:it}.', {
  metadata: { title: 'Tram 9', note: 'Call the mayor' },
});

const project = new ProjectOnDisk();
const ALL = { offset: 0, limit: 50 };

beforeAll(async () => {
  project.registry = {
    speakers: [
      { record: 'speaker', id: 'e1', name: 'Anna Nováková', type: 'person', aliases: ['Anna Novak'] },
      { record: 'speaker', id: 'e2', name: 'Cyril', type: 'person', aliases: [] },
    ],
    ties: [{ id: 'bridge s1', article: 'bridge', speaker: 's1', entry: 'e1' }],
  };
  project.put('tram.saidwho', TRAM);
  project.put('bridge.saidwho', BRIDGE);
  project.put('plain.saidwho', PLAIN);
  await project.ask('refresh', null);
});
afterAll(() => project.close());

type Listed = CallArgument<'listProject'>;
const listed = async (asked: Partial<Listed>) => {
  const all = { filter: {}, sort: 'title', isDescending: false, group: 'none', ...ALL, ...asked } as const;
  const { rows, total, groups } = await project.ask('listProject', all);
  return { titles: rows.map(({ title }) => title), total, groups };
};

describe('the list of articles', () => {
  test.each([
    ['title, numbers by their size', { sort: 'title' }, ['Bridge', 'Tram 9', 'Tram 10']],
    ['publication, what has no date last', { sort: 'published' }, ['Bridge', 'Tram 10', 'Tram 9']],
    [
      'publication, the latest first and what has no date last',
      { sort: 'published', isDescending: true },
      ['Tram 10', 'Bridge', 'Tram 9'],
    ],
    ['state', { sort: 'state', isDescending: true }, ['Tram 10', 'Bridge', 'Tram 9']],
    ['progress', { sort: 'progress', isDescending: true }, ['Tram 10', 'Bridge', 'Tram 9']],
    ['outlet', { sort: 'outlet' }, ['Tram 10', 'Bridge', 'Tram 9']],
  ] as const)('is sorted by %s', async (_, asked, titles) => {
    expect((await listed(asked)).titles).toEqual(titles);
  });

  test.each([
    ['words of title, outlet and tags', { words: 'tram MON' }, ['Tram 10']],
    ['states', { states: ['open' as const] }, ['Bridge', 'Tram 9']],
    ['tags', { tags: ['money'] }, ['Bridge', 'Tram 10']],
    ['outlets', { outlets: ['The Post'] }, ['Bridge']],
    ['several of each', { outlets: ['The Post', 'Nobody'], states: ['open' as const, 'review' as const] }, ['Bridge']],
  ])('is filtered by %s', async (_, filter, titles) => {
    expect((await listed({ filter })).titles).toEqual(titles);
  });

  test('is put together in groups, those that say nothing last; an article stands under each of its tags', async () => {
    expect(await listed({ group: 'tag' })).toEqual({
      titles: ['Bridge', 'Tram 10', 'Tram 10', 'Tram 9'],
      total: 4,
      groups: [
        { label: 'money', at: 0 },
        { label: 'tram', at: 2 },
        { label: 'No tag', at: 3 },
      ],
    });
    expect((await listed({ group: 'month' })).groups.map(({ label }) => label)).toEqual([
      'February 2026',
      'January 2026',
      'No date',
    ]);
    expect((await listed({ group: 'state' })).groups.map(({ label }) => label)).toEqual(['Open', 'In review']);
  });

  test('comes in stretches', async () => {
    expect(await listed({ offset: 1, limit: 1 })).toMatchObject({ titles: ['Tram 9'], total: 3 });
    expect(await listed({ offset: 9, limit: 1 })).toMatchObject({ titles: [], total: 3 });
  });
});

const search = async (words: string, more: Partial<CallArgument<'searchProject'>['query']> = {}, stretch = ALL) => {
  const found = await project.ask('searchProject', { query: { words, isPattern: false, in: [], ...more }, ...stretch });
  return found.ok
    ? found.value.rows.map(({ articleId, part, match }) => `${articleId} ${part}: ${match}`)
    : found.problems[0].code;
};

describe('a search over the project', () => {
  test('has a hit for each time the words stand in a paragraph, for patterns too, each where it stands', async () => {
    const asked = { in: ['text' as const] };
    const hits = ['bridge text: was', 'bridge text: was', 'tram text: was', 'plain text: was'];
    expect(await search('was', asked)).toEqual(hits);
    expect(await search('w[a]s', { ...asked, isPattern: true })).toEqual(hits);
    const found = await project.ask('searchProject', { query: { words: 'was', isPattern: false, ...asked }, ...ALL });
    const starts = found.ok ? found.value.rows.map(({ start, before }) => [start, before.slice(-7)]) : [];
    expect(starts.slice(0, 2)).toEqual([
      [12, 'bridge '],
      [65, 'm,” it '],
    ]);
    expect(await search('was', asked, { offset: 1, limit: 1 })).toEqual(['bridge text: was']);
  });

  test('finds words in every part, in the order of publication, with the text around', async () => {
    expect(await search('TRAM')).toEqual([
      'bridge text: tram',
      'bridge quote: tram',
      'tram text: tram',
      'tram quote: tram',
      'tram claim: tram',
    ]);
    const found = await project.ask('searchProject', {
      query: { words: 'cost', isPattern: false, in: ['claim'] },
      ...ALL,
    });
    expect(found).toMatchObject({
      ok: true,
      value: {
        total: 1,
        rows: [
          {
            record: 'c1',
            before: '“The tram will ',
            match: 'cost',
            after: ' 40 million,” said Anna Novak.',
            speaker: 'Anna Nováková',
            start: 15,
          },
        ],
      },
    });
  });

  test('looks where it is asked to, and for words together or as a phrase', async () => {
    expect(await search('mayor', { in: ['note', 'speaker'] })).toEqual(['tram speaker: Mayor', 'plain note: mayor']);
    expect(await search('asked “the tram”')).toEqual(['bridge text: asked', 'bridge quote: asked']);
    expect(await search('ete', { in: ['text'] })).toEqual(['tram text: été', 'plain text: e\u0301te\u0301']);
    expect(await search('mill*', { in: ['quote'] })).toEqual(['tram quote: million']);
    expect(await search('AND OR NOT "')).toEqual([]);
    expect(await search('!!!')).toEqual([]);
  });

  test('finds quotes by somebody containing something that is not checked', async () => {
    expect(await search('bridge', { speaker: 'e1' })).toEqual(['bridge quote: bridge', 'bridge claim: bridge']);
    expect(await search('', { speaker: 'e1', unchecked: true })).toEqual(['bridge claim: bridge was closed']);
    expect(await search('', { unchecked: true, in: ['quote'] })).toEqual(['bridge quote: Nobody asked the tram']);
    expect(await search('tram', { speaker: 'e2' })).toEqual([]);
  });

  test('comes in stretches that fit together', async () => {
    const all = await search('', {}, ALL);
    const pieces = await Promise.all([0, 3, 6, 9, 12, 15, 18].map((offset) => search('', {}, { offset, limit: 3 })));
    expect(pieces.flat()).toEqual(all);
  });

  test('takes regular expressions, over letters of every script and however they are written', async () => {
    const pattern = { isPattern: true, in: ['text' as const] };
    expect(await search('\\b4\\d\\b', pattern)).toEqual(['tram text: 40', 'plain text: 40']);
    expect(await search('été', pattern)).toEqual(['tram text: été', 'plain text: e\u0301te\u0301']);
    expect(await search('^THE \\w+ was', pattern)).toEqual(['tram text: The été was']);
    expect(await search('C\\+\\+', pattern)).toEqual(['plain text: C++']);
    expect(await search('x*', pattern)).toEqual([]);
  });

  test('refuses a pattern that cannot be read, in words', async () => {
    expect(await search('(', { isPattern: true })).toBe('find/pattern');
  });

  test('gives a pattern up that would take for ever', async () => {
    project.put('long.saidwho', article('long', `${'a'.repeat(60)}!`, {}));
    await project.ask('refresh', null);
    expect(await search('(a+)+b', { isPattern: true })).toBe('search/slow');
    expect(await search('tram', { in: ['claim'] }), 'and goes on').toEqual(['tram claim: tram']);
    project.take('long.saidwho');
    await project.ask('refresh', null);
  });
});

const claims = async (
  filter: CallArgument<'listClaims'>['filter'],
  by: CallArgument<'listClaims'>['sort']['by'] = 'priority',
) => {
  const { rows, byState } = await project.ask('listClaims', { filter, sort: { by, isDescending: true }, ...ALL });
  return { claims: rows.map(({ articleId }) => articleId), byState };
};

describe('the lists of quotes, claims and speakers', () => {
  test('tell claims by their check, and count those of each state that pass the rest', async () => {
    expect(await claims({})).toMatchObject({
      claims: ['bridge', 'tram', 'plain'],
      byState: { 'to-check': 1, checking: 1, done: 1 },
    });
    expect(await claims({ states: ['done'], words: 'tram' })).toMatchObject({
      claims: ['tram'],
      byState: { done: 1, checking: 0 },
    });
    expect((await claims({ speaker: 'e1' }, 'deadline')).claims).toEqual(['tram', 'bridge']);
    expect((await claims({ speakers: ['e2', 'e1'], states: ['done', 'checking'] })).claims).toEqual(['bridge', 'tram']);
    expect((await claims({ dueBy: '2026-02-01' })).claims).toEqual(['bridge']);
    expect((await claims({ assigned: 'Eva', verdicts: ['refuted'], types: ['numerical'] })).claims).toEqual(['tram']);
    expect((await claims({ needsAttention: true })).claims).toEqual(['tram']);
    expect((await claims({ article: 'plain' })).claims).toEqual(['plain']);
  });

  test('tell quotes of a speaker or an article', async () => {
    const quotes = async (of: object) =>
      (await project.ask('listQuotes', { ...of, ...ALL })).rows.map(({ text }) => text);
    expect(await quotes({})).toEqual([
      'The bridge was closed',
      'Nobody asked the tram',
      'The tram will cost 40 million',
    ]);
    expect(await quotes({ speaker: 'e1' })).toEqual(['The bridge was closed', 'The tram will cost 40 million']);
    expect(await quotes({ article: 'tram' })).toEqual(['The tram will cost 40 million']);
    expect(await quotes({ offset: 1, limit: 1 })).toHaveLength(3);
  });

  test('tell speakers by the registry, by ties and by names, and those who say nothing', async () => {
    const { rows } = await project.ask('listSpeakers', ALL);
    expect(rows).toMatchObject([
      {
        key: 'e1',
        name: 'Anna Nováková',
        articles: 2,
        quotes: 2,
        words: 10,
        claims: 2,
        first: '2026-01-05',
        last: '2026-02-03',
      },
      { key: 'e2', name: 'Cyril', articles: 0, quotes: 0, isRegistered: true, first: null },
    ]);
  });

  test('follow the registry at once', async () => {
    await project.ask('setRegistry', { speakers: [], ties: [] });
    expect((await project.ask('listSpeakers', ALL)).rows.map(({ key }) => key)).toEqual([
      'name anna novak',
      'name novák',
    ]);
    expect(await search('', { speaker: 'name novák', unchecked: true })).toEqual(['bridge claim: bridge was closed']);
    await project.ask('setRegistry', project.registry);
    expect((await project.ask('listSpeakers', { words: 'novak', ...ALL })).rows.map(({ key }) => key)).toEqual(['e1']);
  });
});
