import { describe, expect, test } from 'vitest';
import { exportLibrary } from '../../../main/use-cases/export-library.ts';
import { findFormat } from '../../../shared/formats/index.ts';
import { exchangeDesk, goOn } from '../../fakes/exchange-desk.ts';

/** A library of two articles with the same title, and a folder for what is exported. */
async function library(answer: string | null) {
  const made = await exchangeDesk(answer);
  made.files.put('/in/1/talk.txt', 'A talk\n\nAnn said no.');
  made.files.put('/in/2/talk.txt', 'A talk\n\nBob said yes.');
  made.files.putFolder('/out');
  await made.desk.importMany(['/in/1/talk.txt', '/in/2/talk.txt'], goOn);
  return made;
}

describe('an export of the whole library', () => {
  test('is one file where the format has a place for many, and says how many came back (X1)', async () => {
    const { files, exporting } = await library('/out/all.jsonl');
    expect(await exportLibrary(exporting, { formatId: 'saidwho-jsonl', asArchive: false }, goOn)).toMatchObject({
      value: { name: 'all.jsonl', articles: 2, files: 1, same: 2, problems: [] },
    });
    expect(files.text('/out/all.jsonl')!.trim().split('\n')).toHaveLength(2);
  });

  test('is a new folder of files with names of their own, or one archive', async () => {
    const { files, exporting } = await library('/out');
    files.putFolder('/out/articles');
    expect(await exportLibrary(exporting, { formatId: 'webanno-tsv', asArchive: false }, goOn)).toMatchObject({
      value: { name: 'articles-2', articles: 2, files: 2, same: 2 },
    });
    expect(files.paths('/out').sort()).toEqual(['/out/articles-2/a-talk-2.tsv', '/out/articles-2/a-talk.tsv']);
    const archive = await library('/out/all.zip');
    expect(await exportLibrary(archive.exporting, { formatId: 'brat', asArchive: true }, goOn)).toMatchObject({
      value: { name: 'all.zip', articles: 2 },
    });
    expect(archive.files.paths('/out')).toEqual(['/out/all.zip']);
  });

  test('tells of an article that could not be written, and writes the others', async () => {
    const tsv = findFormat('webanno-tsv')!;
    const { files, exporting } = await library('/out');
    const picky = {
      ...tsv,
      write: ((article, services, name) => {
        if (article.blocks.some(({ text }) => text.startsWith('Ann'))) throw new RangeError('no');
        return tsv.write!(article, services, name);
      }) as typeof tsv.write & {},
    };
    const answer = await exportLibrary(
      { ...exporting, formats: [picky] },
      { formatId: 'webanno-tsv', asArchive: false },
      goOn,
    );
    expect(answer).toMatchObject({
      value: {
        files: 1,
        problems: ['“A talk” cannot be written as WebAnno TSV. Choose another format and report this.'],
      },
    });
    expect(files.paths('/out')).toHaveLength(1);
  });

  test('is refused where the disk does not give back what it was given', async () => {
    const { files, exporting } = await library('/out/all.jsonl');
    files.fault = (_, call, path) => (call === 'read' && path === '/out/all.jsonl' ? 'EIO' : null);
    expect(await exportLibrary(exporting, { formatId: 'saidwho-jsonl', asArchive: false }, goOn)).toMatchObject({
      problems: [{ code: 'export/altered' }],
    });
  });

  test('writes nothing when the dialog is closed, stops when it is told to, and says when there is nothing', async () => {
    const closed = await library(null);
    const asked = { formatId: 'webanno-tsv', asArchive: false };
    expect(await exportLibrary(closed.exporting, asked, goOn)).toBeNull();
    const { exporting } = await library('/out');
    expect(await exportLibrary(exporting, asked, ({ done }) => done < 1)).toMatchObject({
      value: { articles: 1, problems: ['Stopped: 1 articles were left out.'] },
    });
    const empty = await exchangeDesk('/out');
    expect(await exportLibrary(empty.exporting, asked, goOn)).toMatchObject({ problems: [{ code: 'export/nothing' }] });
  });
});
