import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Dimension } from '../../../shared/model/statistics.ts';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import { ProjectOnDisk } from './project-index.ts';

let project: ProjectOnDisk;

const article = (id: string, name: string, published?: string) =>
  annotatedArticle(
    '“{quote#q1:We will win},” {cue#u1:said} {mention#m1:she}. “{quote#q2:No}.” {claim#c1:Taxes rose}.',
    {
      id,
      metadata: { title: `Article ${id}`, ...(published === undefined ? {} : { published }) },
      speakers: { s1: { name, role: 'mayor' } },
      links: ['q1 said-by m1', 'q1 cued-by u1', 'm1 refers-to s1', 'c1 claimed-by s1'],
      attributes: { q1: { quoteType: 'direct' }, u1: { cueClass: 'say' } },
    },
  );

beforeAll(async () => {
  project = new ProjectOnDisk();
  project.put('a.saidwho', article('a', 'Anna Berg', '2026-02-03'));
  project.put('b.saidwho', article('b', 'A. Berg', '2026-01-05'));
  project.put('c.saidwho', article('c', 'Carr'));
  project.registry = {
    speakers: [{ record: 'speaker', id: 'e1', name: 'Anna Berg', type: 'person', aliases: ['A. Berg'], role: 'mayor' }],
    ties: [],
  };
  await project.ask('refresh', null);
});
afterAll(() => project.close());

const shares = async (by: Dimension) => {
  const all = await project.ask('projectStatistics', {});
  return all
    .find(({ dimension }) => dimension === by)!
    .shares.map(({ label, quotes, words, claims }) => [label, quotes, words, claims]);
};

test('the index counts the project, whoever goes by two names as one', async () => {
  expect(await shares('speaker')).toEqual([
    ['Anna Berg', 2, 6, 2],
    ['Carr', 1, 3, 1],
    ['', 3, 3, 0],
  ]);
  expect(await shares('month')).toEqual([
    ['2026-01', 2, 4, 1],
    ['2026-02', 2, 4, 1],
    ['', 2, 4, 1],
  ]);
  expect(await shares('cue')).toEqual([
    ['say', 3, 9, 0],
    ['', 3, 3, 0],
  ]);
});

test('what a share counts is what it lists, and all shares together are the list of quotes', async () => {
  const { total } = await project.ask('listQuotes', { offset: 0, limit: 9 });
  for (const { dimension, shares: counted } of await project.ask('projectStatistics', {})) {
    const listed = await Promise.all(
      counted.map(({ key }) => project.ask('quotesOfShare', { by: dimension, key, offset: 0, limit: 9 })),
    );
    expect(listed.map((page) => page.total)).toEqual(counted.map(({ quotes }) => quotes));
    expect(listed.flatMap(({ rows }) => rows)).toHaveLength(total);
  }
  const { rows } = await project.ask('quotesOfShare', { by: 'speaker', key: 'e1', offset: 0, limit: 9 });
  expect(rows.map(({ file, text, speaker }) => [file, text, speaker?.name])).toEqual([
    ['b.saidwho', 'We will win', 'Anna Berg'],
    ['a.saidwho', 'We will win', 'Anna Berg'],
  ]);
});
