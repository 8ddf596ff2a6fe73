import fc from 'fast-check';
import { closeSync, openSync, utimesSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import { arbitraryArticle } from '../../builders/arbitrary-article.ts';
import { sampleArticle } from '../../builders/sample-article.ts';
import { ProjectOnDisk } from './project-index.ts';

let project: ProjectOnDisk;

beforeEach(() => {
  project = new ProjectOnDisk();
});
afterEach(() => project.close());

const ANNA = { s1: { name: 'Anna Novak', aliases: ['Novak'] } };
const said = (id: string, words: string, published: string) =>
  annotatedArticle(`“{quote#q1:${words}},” said {mention#m1:Anna Novak}.`, {
    id,
    metadata: { title: `Article ${id}`, published },
    speakers: ANNA,
    links: ['q1 said-by m1', 'm1 refers-to s1'],
  });

const titles = async () => {
  await project.ask('refresh', null);
  const asked = { filter: {}, sort: 'title', isDescending: false, group: 'none', offset: 0, limit: 9 } as const;
  return (await project.ask('listProject', asked)).rows.map(({ title, problem }) => problem ?? title);
};

describe('the index of a folder', () => {
  test('has every article, tells which file cannot be read, and leaves the project’s own file out', async () => {
    project.put('a.saidwho', said('a1', 'We will win', '2026-01-02'));
    project.put('b.saidwho', 'no article');
    project.put('project.saidwho', '{}');
    project.put('notes.txt', 'Notes');
    expect(await titles()).toEqual([
      'Article a1',
      '“b.saidwho” is damaged or not a Saidwho article. Open it to see what is wrong.',
    ]);
    expect(project.states.at(-1)).toMatchObject({ indexing: null });
  });

  test('is kept on the disk: what is unchanged is not read again', async () => {
    const path = join(project.folder, 'index.sqlite');
    project.put('a.saidwho', said('a1', 'One', '2026-01-01'));
    project.put('b.saidwho', said('b1', 'Two', '2026-01-02'));
    await project.open(path);
    await titles();
    project.put('b.saidwho', said('b1', 'Three', '2026-01-03'));
    await project.open(path);
    await titles();
    expect(project.read).toEqual(['a.saidwho', 'b.saidwho', 'b.saidwho']);
  });

  test('takes a file whose time alone has changed for what it is', async () => {
    project.put('a.saidwho', said('a1', 'One', '2026-01-01'));
    await titles();
    utimesSync(join(project.folder, 'a.saidwho'), 1, 1);
    await titles();
    expect(project.read).toEqual(['a.saidwho']);
  });

  test('follows one file at once, and forgets one that is gone', async () => {
    project.put('a.saidwho', said('a1', 'One', '2026-01-01'));
    await titles();
    project.put('b.saidwho', said('b1', 'Two', '2026-01-02'));
    await project.ask('look', { name: 'b.saidwho' });
    expect((await project.ask('listQuotes', { offset: 0, limit: 9 })).rows.map(({ text }) => text)).toEqual([
      'One',
      'Two',
    ]);
    project.take('a.saidwho');
    expect(await titles()).toEqual(['Article b1']);
  });

  test('keeps what it has while the folder cannot be looked into (C4)', async () => {
    project.put('a.saidwho', said('a1', 'One', '2026-01-01'));
    await titles();
    project.unplug();
    expect(await titles()).toEqual(['Article a1']);
  });

  test.each([
    ['is no database', (path: string) => writeFileSync(path, 'Nothing of the kind. '.repeat(500))],
    ['was overwritten in the middle', (path: string) => scribble(path)],
  ])('that %s is begun anew, and never asked for what is in the files', async (_, damage) => {
    const path = join(project.folder, 'index.sqlite');
    project.put('a.saidwho', said('a1', 'One', '2026-01-01'));
    await project.open(path);
    await titles();
    await project.open();
    damage(path);
    await project.open(path);
    expect(await titles()).toEqual(['Article a1']);
  });

  test('of another folder is begun anew', async () => {
    const path = join(project.folder, 'index.sqlite');
    project.put('a.saidwho', said('a1', 'One', '2026-01-01'));
    await project.open(path);
    await titles();
    await project.open();
    const other = new ProjectOnDisk();
    await other.open(path);
    await other.ask('refresh', null);
    expect((await other.ask('listQuotes', { offset: 0, limit: 9 })).total).toBe(0);
    await other.close();
  });

  test('leaves out a file that ended a process before', async () => {
    project.put('a.saidwho', said('a1', 'One', '2026-01-01'));
    await project.open(':memory:', ['a.saidwho']);
    expect(await titles()).toEqual([expect.stringContaining('takes too much time or memory')]);
    expect(project.read).toEqual([]);
  });

  test('is what would be built anew, after any history', async () => {
    const change = fc.oneof(
      fc.record({
        name: fc.constantFrom('a', 'b', 'c'),
        article: fc.oneof(arbitraryArticle, fc.constant(sampleArticle())),
      }),
      fc.record({ name: fc.constantFrom('a', 'b', 'c'), article: fc.constant(null) }),
      fc.record({ name: fc.constantFrom('a', 'b', 'c'), article: fc.constant('cut') }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
        const kept = new ProjectOnDisk();
        const there = new Set<string>();
        for (const { name, article } of changes) {
          const file = `${name}.saidwho`;
          if (article !== null) kept.put(file, article);
          else if (there.has(file)) kept.take(file);
          if (article === null) there.delete(file);
          else there.add(file);
          await kept.ask('look', { name: file });
        }
        const followed = await kept.all();
        await kept.open();
        expect(followed).toEqual(await kept.all());
        await kept.close();
      }),
      { numRuns: 15 },
    );
  });
});

function scribble(path: string): void {
  const file = openSync(path, 'r+');
  for (let at = 4096; at < 60_000; at += 64) writeSync(file, '????????????????', at);
  closeSync(file);
}
