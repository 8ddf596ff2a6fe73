import { describe, expect, test } from 'vitest';
import type { KnownFile } from '../../../main/ports.ts';
import { Library } from '../../../main/use-cases/library.ts';
import { LibraryMemory } from '../../../main/use-cases/library-memory.ts';
import { csv } from '../../../shared/formats/csv.ts';
import { saidwhoFile } from '../../../shared/formats/saidwho.ts';
import { saidwhoJson } from '../../../shared/formats/saidwho-json.ts';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import { sampleArticle } from '../../builders/sample-article.ts';
import { testServices } from '../../builders/services.ts';
import { ManualTime } from '../../fakes/manual-time.ts';
import { MemoryFiles } from '../../fakes/memory-files.ts';
import { fakeServices } from '../../fakes/services.ts';

const detached = { kind: 'claim', exact: 'gone', prefix: '', suffix: '', at: 0 };

test.each([
  ['of everything', sampleArticle()],
  ['of nothing', annotatedArticle('plain')],
  ['with detached claims alone', annotatedArticle('x', { detached: { c1: detached, c2: detached } })],
  [
    'with fragments and overlaps',
    annotatedArticle('{quote#q1:a} b {quote#q1:c} {(quote#q2}d {(claim#c1}e{q2)} f{c1)}'),
  ],
])('a row of the library counts what the exports hold, for an article %s (T12)', async (_, article) => {
  const files = new MemoryFiles();
  files.put('/library/a.saidwho', saidwhoFile.write!(article, testServices()));
  const world = { files, services: fakeServices(), timers: new ManualTime() };
  const library = new Library(files, fakeServices(), '/library', new LibraryMemory(world, '/data/library.json'));
  const [row] = (await library.list()).articles;
  const json = JSON.parse(saidwhoJson.write!(article, testServices())) as { quotes: unknown[]; claims: unknown[] };
  const table = csv.write!(article, testServices());
  expect([row?.quotes, row?.claims]).toEqual([json.quotes.length, json.claims.length]);
  expect([row?.quotes, row?.claims]).toEqual([
    table.match(/^quote,/gm)?.length ?? 0,
    table.match(/^claim,/gm)?.length ?? 0,
  ]);
});

describe('a library of many articles', () => {
  const many = (files: MemoryFiles) => {
    for (let i = 0; i < 25; i += 1) files.put(`/library/a${i}.saidwho`, 'no article');
  };
  const known = (name: string, size: number, modified: number): KnownFile => ({
    name,
    size,
    modified,
    articleId: `id ${name}`,
    title: `Title of ${name}`,
    source: null,
    quotes: 1,
    claims: 2,
    problem: null,
  });

  test('takes what the index knows of files that are as they were, and reads the others', async () => {
    const files = new MemoryFiles();
    many(files);
    const world = { files, services: fakeServices(), timers: new ManualTime() };
    const recall = async () => {
      const told = await Promise.all(
        Array.from({ length: 24 }, async (_, i) => {
          const { size, modified } = (await files.status(`/library/a${i}.saidwho`))!;
          return known(`a${i}.saidwho`, size, i === 3 ? modified - 1 : modified);
        }),
      );
      return told;
    };
    const memory = new LibraryMemory(world, '/data/library.json');
    const library = new Library(files, fakeServices(), '/library', memory, recall);
    const { articles } = await library.list();
    expect(articles.filter(({ problem }) => problem === undefined)).toHaveLength(23);
    expect(files.log.filter((call) => call.startsWith('read /library')).sort()).toEqual([
      'read /library/a24.saidwho',
      'read /library/a3.saidwho',
    ]);
    expect(await library.findArticle('id a7.saidwho')).toBe('/library/a7.saidwho');
  });

  test('lists files that the index has not read yet by their names, and reads them where it must be sure', async () => {
    const files = new MemoryFiles();
    many(files);
    const world = { files, services: fakeServices(), timers: new ManualTime() };
    const recall = async () => Array.from({ length: 25 }, (_, i) => known(`a${i}.saidwho`, -1, 0));
    const memory = new LibraryMemory(world, '/data/library.json');
    const library = new Library(files, fakeServices(), '/library', memory, recall);
    expect((await library.list()).articles).toHaveLength(25);
    expect(files.log.filter((call) => call.startsWith('read /library'))).toEqual([]);
    expect(await library.findArticle('id a7.saidwho')).toBeNull();
  });
});
