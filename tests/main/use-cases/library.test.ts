import { expect, test } from 'vitest';
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
