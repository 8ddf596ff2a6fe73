import { describe, expect, test } from 'vitest';
import type { Dialogs } from '../../../main/ports.ts';
import {
  exportFormats,
  previewExport,
  readableExtensions,
  writeExport,
} from '../../../main/use-cases/export-article.ts';
import { done, refuse, type Result } from '../../../shared/result.ts';
import { BRAT, exchangeDesk } from '../../fakes/exchange-desk.ts';
import { directImport } from '../../fakes/import-host.ts';
import { jsonFormat, lineFormat, plainArticle } from '../../fakes/articles.ts';
import { ManualTime } from '../../fakes/manual-time.ts';
import { MemoryFiles } from '../../fakes/memory-files.ts';
import { fakeServices } from '../../fakes/services.ts';

const quote = {
  record: 'annotation',
  id: 'q1',
  kind: 'quote',
  fragments: [{ start: 0, end: 3 }],
  attributes: {},
} as const;
const article = { ...plainArticle('a1', 'one two', 'Who: said?'), annotations: [quote] };

function desk(answer: string | null | Result<never>) {
  const files = new MemoryFiles();
  files.putFolder('/out');
  const asked: string[] = [];
  const dialogs: Dialogs = {
    chooseFile: async () => done(null),
    async chooseTarget(suggested) {
      asked.push(suggested);
      return typeof answer === 'object' && answer !== null ? answer : done(answer);
    },
    chooseFiles: async () => done(null),
    chooseFolder: async () => (typeof answer === 'object' && answer !== null ? answer : done(answer)),
  };
  const formats = [jsonFormat, lineFormat];
  const services = fakeServices();
  const importHost = directImport(formats, services);
  return { files, asked, world: { files, services, timers: new ManualTime(), dialogs, formats, importHost } };
}

describe('an export', () => {
  test('is shown with its size, its safe name and what it loses (X4)', async () => {
    expect(await previewExport(desk(null).world, article, 'text')).toEqual({
      ok: true,
      value: {
        head: 'one two',
        isWhole: true,
        bytes: 7,
        suggestedName: 'who-said.txt',
        files: [{ name: 'who-said.txt', bytes: 7 }],
        isReadBack: true,
        losses: [{ what: 'Annotations', treatment: 'dropped', records: ['q1'] }],
        kept: null,
        warnings: [],
      },
    });
  });

  test('is shown up to 20,000 units and never half a character (T2)', async () => {
    const long = plainArticle('a1', `${'a'.repeat(19_999)}😀 and more`);
    const preview = await previewExport(desk(null).world, long, 'text');
    if (!preview.ok) throw new Error(preview.problems[0].message);
    expect(preview.value).toMatchObject({ isWhole: false, bytes: 19_999 + 4 + 9 });
    expect(preview.value.head).toBe('a'.repeat(19_999));
  });

  test('goes where the dialog says, which has asked before it named a file that exists (X6)', async () => {
    const { files, asked, world } = desk('/out/x.txt');
    files.put('/out/x.txt', 'old');
    expect(await writeExport(world, article, 'text')).toMatchObject({
      ok: true,
      value: { name: 'x.txt', bytes: 7, files: 1 },
    });
    expect(files.text('/out/x.txt')).toBe('one two');
    expect(asked).toEqual(['who-said.txt']);
  });

  test('is read back from what was written, and says what came back otherwise without being declared (X1)', async () => {
    const whole = await writeExport(desk('/out/x.saidwho').world, article, 'saidwho');
    expect(whole).toMatchObject({ value: { reread: { isSame: true, records: [] } } });
    const lossy = await writeExport(desk('/out/x.txt').world, article, 'text');
    expect(lossy).toMatchObject({ value: { reread: { isSame: false, records: ['a1', 'metadata'] } } });
  });

  test('is read back with what the labels of its file became, and says so when nothing can be read (X1)', async () => {
    const { files, desk: shown, exporting } = await exchangeDesk('/out');
    files.putFolder('/out');
    files.put('/in/a.txt', 'Ann met Bob.');
    files.put('/in/a.ann', BRAT);
    const first = await shown.openPath('/in/a.ann');
    if (!first.ok) throw new Error(first.problems[0].message);
    const mapping = { kinds: { Person: 'mention' }, links: { Met: 'Met' } };
    const mapped = await shown.readAgain({ articleId: first.value.article.id, mapping });
    if (!mapped.ok) throw new Error(mapped.problems[0].message);
    expect(await writeExport(exporting, mapped.value.article, 'brat')).toMatchObject({
      value: { reread: { isSame: true, sentence: 'Read back: 2 of 2 annotations identical.' } },
    });
    files.fault = (_, call, path) => (call === 'read' && path.endsWith('.ann') ? 'EIO' : null);
    expect(await writeExport(exporting, mapped.value.article, 'brat')).toMatchObject({
      value: { reread: { isSame: false, sentence: expect.stringContaining('Read back: refused.') as unknown } },
    });
  });

  test('of several files goes into a new folder, and touches nothing that is there; or into one archive (X6)', async () => {
    const many = {
      ...lineFormat,
      id: 'many',
      write: () => [
        { name: 'a.txt', content: 'a' },
        { name: 'in/b.txt', content: 'b' },
      ],
    };
    const { files, asked, world } = desk('/out');
    files.putFolder('/out/who-said');
    const several = { ...world, formats: [many] };
    expect(await writeExport(several, article, 'many')).toMatchObject({
      value: { name: 'who-said-2', bytes: 2, files: 2 },
    });
    expect(files.paths('/out').sort()).toEqual(['/out/who-said-2/a.txt', '/out/who-said-2/in/b.txt']);
    const archive = desk('/out/x.zip');
    expect(await writeExport({ ...archive.world, formats: [many] }, article, 'many', true)).toMatchObject({
      value: { name: 'x.zip', files: 1 },
    });
    expect([asked, archive.asked]).toEqual([[], ['who-said.zip']]);
  });

  test('writes nothing when the dialog is closed, and says why when it cannot write (H4)', async () => {
    const { files, world } = desk(null);
    expect(await writeExport(world, article, 'text')).toBeNull();
    expect(files.paths()).toEqual([]);
    const full = desk('/out/x.txt');
    full.files.fault = (_, call) => (call === 'write' ? 'ENOSPC' : null);
    expect(await writeExport(full.world, article, 'text')).toMatchObject({ problems: [{ code: 'file/disk-full' }] });
    expect(full.files.paths()).toEqual([]);
  });

  test.each(['write', 'sync', 'rename'])('that fails at its %s leaves the older file whole (X6)', async (failing) => {
    const { files, world } = desk('/out/x.txt');
    files.put('/out/x.txt', 'old');
    files.fault = (_, call) => (call === failing ? 'EIO' : null);
    expect(await writeExport(world, article, 'text')).toMatchObject({ ok: false });
    expect(files.text('/out/x.txt')).toBe('old');
    expect(files.paths('/out')).toEqual(['/out/x.txt']);
  });

  test('says why where no dialog can be shown', async () => {
    const { files, world } = desk(refuse({ code: 'dialog/unavailable', message: 'No file dialog can be shown.' }));
    expect(await writeExport(world, article, 'text')).toMatchObject({ problems: [{ code: 'dialog/unavailable' }] });
    expect(files.paths()).toEqual([]);
  });

  test('offers every format that writes, and opening every one that reads', () => {
    expect(exportFormats([jsonFormat, lineFormat]).map(({ id }) => id)).toEqual(['saidwho', 'text']);
    expect(readableExtensions([jsonFormat, lineFormat])).toEqual(['saidwho', 'txt']);
  });
});
