import { describe, expect, test } from 'vitest';
import { listImports } from '../../../main/use-cases/list-imports.ts';
import { findCompanions } from '../../../main/use-cases/companions.ts';
import { FORMATS } from '../../../shared/formats/index.ts';
import { saidwhoFile } from '../../../shared/formats/saidwho.ts';
import { plainArticle } from '../../fakes/articles.ts';
import { BRAT, exchangeDesk, goOn, TWO_ARTICLES } from '../../fakes/exchange-desk.ts';
import { MemoryFiles } from '../../fakes/memory-files.ts';
import { fakeServices } from '../../fakes/services.ts';

const own = (id: string) => saidwhoFile.write!(plainArticle(id, 'Ours.', 'Ours'), fakeServices());

describe('many files at once', () => {
  test('become articles in the library, each in a file of its own, and stay as they are (D7)', async () => {
    const { files, library, desk } = await exchangeDesk();
    files.put('/in/a.txt', 'Ann met Bob.');
    files.put('/in/a.ann', BRAT);
    files.put('/in/two.jsonl', TWO_ARTICLES);
    const before = files.snapshot('/in');
    const rows = await desk.importMany(['/in/a.ann', '/in/two.jsonl'], goOn);
    expect(rows).toMatchObject([
      { name: 'a.ann', state: 'imported', annotations: 2, notes: 0 },
      { name: 'two.jsonl', state: 'imported', annotations: 1 },
      { name: 'two.jsonl', state: 'imported', annotations: 1 },
    ]);
    expect(files.snapshot('/in')).toEqual(before);
    expect(files.paths('/library').filter((path) => path.endsWith('.saidwho'))).toHaveLength(3);
    for (const { fileId } of rows) expect(library.pathOf(fileId!)).not.toBeNull();
  });

  test('tell what is refused and go on with the others', async () => {
    const { files, desk } = await exchangeDesk();
    files.put('/in/empty.txt', '');
    files.put('/in/good.txt', 'Words.');
    expect(await desk.importMany(['/in/empty.txt', '/in/gone.txt', '/in/good.txt'], goOn)).toMatchObject([
      { name: 'empty.txt', state: 'refused', problem: expect.stringContaining('“empty.txt” is empty') as unknown },
      { name: 'gone.txt', state: 'refused' },
      { name: 'good.txt', state: 'imported' },
    ]);
  });

  test('are not imported twice: not the same file, nor one of the same bytes, nor our own article', async () => {
    const { files, desk, read } = await exchangeDesk();
    files.put('/in/a.txt', 'Words.');
    files.put('/in/b.txt', 'Words.');
    files.put('/in/ours.saidwho', own('a1'));
    const paths = ['/in/a.txt', '/in/b.txt', '/in/ours.saidwho'];
    const states = async () => (await desk.importMany(paths, goOn)).map(({ state, title }) => [state, title]);
    expect(await states()).toEqual([
      ['imported', 'Words.'],
      ['known', 'Words.'],
      ['imported', 'Ours'],
    ]);
    read.length = 0;
    expect(await states()).toEqual([
      ['known', 'Words.'],
      ['known', 'Words.'],
      ['known', 'Ours'],
    ]);
    expect(read, 'what is known starts no process').toEqual(['ours.saidwho']);
    expect(files.paths('/library').filter((path) => path.endsWith('.saidwho'))).toHaveLength(2);
  });

  test('stop where the user says so: what was not reached is told by name and written nowhere', async () => {
    const { files, desk } = await exchangeDesk();
    for (const name of ['a', 'b', 'c']) files.put(`/in/${name}.txt`, `Words of ${name}.`);
    const rows = await desk.importMany(['/in/a.txt', '/in/b.txt', '/in/c.txt'], ({ done }) => done < 1);
    expect(rows.map(({ name, state }) => [name, state])).toEqual([
      ['a.txt', 'imported'],
      ['b.txt', 'refused'],
      ['c.txt', 'refused'],
    ]);
    expect(files.paths('/library').filter((path) => path.endsWith('.saidwho'))).toHaveLength(1);
  });
});

describe('a file that holds several articles', () => {
  test.each(['opened', 'dropped'])('that is %s puts all of them into the library and says so', async (how) => {
    const { files, library, desk } = await exchangeDesk();
    files.put('/in/two.jsonl', TWO_ARTICLES);
    const bytes = await files.read('/in/two.jsonl');
    const open = () =>
      how === 'opened' ? desk.openPath('/in/two.jsonl') : desk.openBytes({ name: 'two.jsonl', bytes });
    const first = await open();
    if (!first.ok) throw new Error(first.problems[0].message);
    expect(first.value.notes[0]).toBe(
      '“two.jsonl” holds 2 articles: this is the first, and the other one is in the library.',
    );
    expect(first.value.article.blocks[0]!.text).toBe('Ann said no.');
    expect((await library.list()).articles).toHaveLength(2);
    const again = await open();
    if (!again.ok) throw new Error(again.problems[0].message);
    expect(again.value.notes[0]).toContain('The other article made from it is in the library too.');
    expect((await library.list()).articles).toHaveLength(2);
  });
});

describe('a folder', () => {
  test('offers what is read, by name, without what only belongs to another file or is hidden', async () => {
    const files = new MemoryFiles();
    for (const name of ['b.txt', 'b.ann', 'a.txt', 'annotation.conf', '.hidden.txt', 'picture.png']) {
      files.put(`/in/${name}`, 'x');
    }
    files.put('/in/deeper/c.txt', 'x');
    expect(await listImports(files, FORMATS, '/in')).toMatchObject({ value: ['/in/a.txt', '/in/b.ann'] });
  });

  test('with nothing to import, and one that is gone, is refused by name', async () => {
    const files = new MemoryFiles();
    files.put('/in/picture.png', 'x');
    expect(await listImports(files, FORMATS, '/in')).toMatchObject({ problems: [{ code: 'folder/nothing' }] });
    expect(await listImports(files, FORMATS, '/gone')).toMatchObject({ ok: false });
  });
});

describe('files beside the one to read', () => {
  test('come along where a format that may read it names them, and what is missing is not among them', async () => {
    const files = new MemoryFiles();
    files.put('/in/a.ann', BRAT);
    files.put('/in/a.txt', 'Ann met Bob.');
    files.put('/in/other.txt', 'x');
    const names = async (path: string, asked?: string) =>
      (await findCompanions(files, FORMATS, path, asked)).map(({ name }) => name);
    expect(await names('/in/a.ann')).toEqual(['a.txt']);
    expect(await names('/in/a.ann', 'text')).toEqual([]);
    expect(await names('/in/b.ann')).toEqual([]);
  });
});
