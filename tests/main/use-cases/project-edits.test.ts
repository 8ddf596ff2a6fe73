import { beforeEach, describe, expect, test } from 'vitest';
import { Library } from '../../../main/use-cases/library.ts';
import { LibraryMemory } from '../../../main/use-cases/library-memory.ts';
import { ProjectEdits } from '../../../main/use-cases/project-edits.ts';
import type { Speaker } from '../../../shared/model/records.ts';
import type { Article } from '../../../shared/model/article.ts';
import { jsonFormat, plainArticle } from '../../fakes/articles.ts';
import { faultAt } from '../../fakes/faults.ts';
import { directImport } from '../../fakes/import-host.ts';
import { ManualTime } from '../../fakes/manual-time.ts';
import { MemoryFiles } from '../../fakes/memory-files.ts';
import { fakeServices } from '../../fakes/services.ts';

const NAMES = ['a', 'b', 'c'];
const pathOf = (name: string) => `/library/${name}.saidwho`;
const anna = (name: string): Speaker => ({ record: 'speaker', id: 's1', name, type: 'person', aliases: [] });

/** One for all programs: ids of a program that ended do not come again. */
const services = fakeServices();

/** A program over the disk, with the paths of what is unsaved. */
function programOn(files: MemoryFiles, unsaved: readonly string[] = []) {
  const time = new ManualTime();
  const world = { files, services, clock: time, timers: time };
  const library = new Library(files, services, '/library', new LibraryMemory(world, '/data/library.json'));
  const { read } = directImport([jsonFormat], services);
  const edits = new ProjectEdits({
    ...world,
    library,
    read,
    editsFolder: '/data/edits',
    backupFolder: '/data/backups',
    quarantineFolder: '/data/quarantine',
    ownFormat: 'saidwho',
    writer: 'us',
    write: (article) => jsonFormat.write!(article, services),
    isUnsaved: (path) => unsaved.includes(path),
  });
  return { library, edits };
}

const articleIn = (files: MemoryFiles, name: string) =>
  (JSON.parse(files.text(pathOf(name))!) as { saidwho: Article }).saidwho;
const speakersIn = (files: MemoryFiles) => NAMES.map((name) => articleIn(files, name).speakers[0]?.name);

let files: MemoryFiles;

beforeEach(() => {
  files = new MemoryFiles();
  for (const name of NAMES) {
    const article = { ...plainArticle(name, 'Words.'), speakers: [anna('Anna')] };
    files.put(pathOf(name), JSON.stringify({ saidwho: article }));
  }
});

const renaming = (library: Library, names = NAMES) => ({
  name: 'Rename Anna',
  edits: names.map((name) => ({ fileId: library.fileIdOf(pathOf(name)), set: [{ id: 's1', after: anna('Ana') }] })),
});

const backups = () => files.paths('/data/backups').length;

describe('a change of many articles', () => {
  test('is made in each file, with a backup of it, and taken back in all', async () => {
    const { library, edits } = programOn(files);
    const saved: string[] = [];
    library.onSaved((path) => saved.push(path));
    const report = await edits.edit(renaming(library));
    expect(report).toMatchObject({ ok: true, value: { articles: 3, problems: [] } });
    expect(speakersIn(files)).toEqual(['Ana', 'Ana', 'Ana']);
    expect(saved).toEqual(NAMES.map(pathOf));
    expect(backups()).toBe(3);
    if (!report.ok) return;
    expect(await edits.undo(report.value.editId)).toMatchObject({ ok: true, value: { articles: 3, problems: [] } });
    expect(speakersIn(files)).toEqual(['Anna', 'Anna', 'Anna']);
    expect(await edits.undo(report.value.editId)).toMatchObject({ ok: false, problems: [{ code: 'edit/over' }] });
  });

  test('says what it is made from, so that others can merge it (M4)', async () => {
    const { library, edits } = programOn(files);
    const before = fakeServices().sha256(files.text(pathOf('a'))!);
    await edits.edit(renaming(library));
    expect(articleIn(files, 'a').parents).toEqual([before]);
  });

  test('leaves an article alone that has unsaved changes on the screen, and says so', async () => {
    const { library, edits } = programOn(files, [pathOf('b')]);
    expect(await edits.edit(renaming(library))).toMatchObject({
      ok: true,
      value: {
        articles: 2,
        problems: ['“b.saidwho” is open with changes that are not saved yet. Save it and do this again.'],
      },
    });
    expect(speakersIn(files)).toEqual(['Ana', 'Anna', 'Ana']);
  });

  test('tells files that are damaged, unlisted or do not fit, and goes on with the others', async () => {
    files.put(pathOf('b'), '{"saidwho":');
    const { library, edits } = programOn(files);
    const { name, edits: asked } = renaming(library);
    const link = {
      record: 'link',
      id: 'l1',
      type: 'said-by',
      from: { record: 'annotation', id: 'q' },
      to: { record: 'annotation', id: 'm' },
    } as const;
    const unfit = { fileId: library.fileIdOf(pathOf('c')), set: [{ id: 'l1', after: link }] };
    const report = await edits.edit({ name, edits: [asked[0]!, asked[1]!, unfit, { fileId: 'none', set: [] }] });
    expect(report).toMatchObject({
      ok: true,
      value: {
        articles: 1,
        problems: [
          expect.stringContaining('b.saidwho'),
          expect.stringContaining('c.saidwho'),
          expect.stringContaining('not in the list'),
        ] as string[],
      },
    });
    expect(files.text(pathOf('b'))).toBe('{"saidwho":');
  });

  test('takes nothing back that somebody has changed since', async () => {
    const { library, edits } = programOn(files);
    const report = await edits.edit(renaming(library));
    const later = { ...articleIn(files, 'b'), speakers: [anna('Anička')] };
    files.put(pathOf('b'), JSON.stringify({ saidwho: later }));
    if (!report.ok) throw new Error('It was refused');
    expect(await edits.undo(report.value.editId)).toMatchObject({
      ok: true,
      value: {
        articles: 2,
        problems: [expect.stringContaining('“b.saidwho” was changed in the same places since')] as string[],
      },
    });
    expect(speakersIn(files)).toEqual(['Anna', 'Anička', 'Anna']);
  });

  test('keeps what somebody changed elsewhere in the article when it is taken back', async () => {
    const { library, edits } = programOn(files);
    const report = await edits.edit(renaming(library));
    const present = articleIn(files, 'b');
    files.put(
      pathOf('b'),
      JSON.stringify({ saidwho: { ...present, metadata: { ...present.metadata, title: 'New' } } }),
    );
    if (!report.ok) throw new Error('It was refused');
    await edits.undo(report.value.editId);
    expect(articleIn(files, 'b')).toMatchObject({ metadata: { title: 'New' }, speakers: [{ name: 'Anna' }] });
  });

  test('touches nothing when what it is about to do cannot be written down', async () => {
    const { library, edits } = programOn(files);
    files.fault = (_index, call, path) => (call === 'create' && path.startsWith('/data/edits') ? 'ENOSPC' : null);
    expect(await edits.edit(renaming(library))).toMatchObject({ ok: false });
    expect(speakersIn(files)).toEqual(['Anna', 'Anna', 'Anna']);
  });

  test('gives the records of an article as its file has them', async () => {
    const { library, edits } = programOn(files);
    const records = await edits.readRecords(library.fileIdOf(pathOf('a')));
    expect(records).toMatchObject({ ok: true, value: [{ record: 'metadata' }, { record: 'speaker', name: 'Anna' }] });
    expect(await edits.readRecords('none')).toMatchObject({ ok: false });
  });
});

describe('a change of many articles that the end of the program cuts off', () => {
  /** Runs the work on a copy of the disk, with a fault at one call; returns null when it was over before. */
  async function cutAt(
    disk: MemoryFiles,
    at: number,
    work: (edits: ProjectEdits, library: Library) => Promise<unknown>,
  ) {
    const copy = disk.afterKill();
    const { library, edits } = programOn(copy);
    library.fileIdOf(pathOf('a'));
    copy.fault = faultAt(at, 'stop');
    await work(edits, library).catch(() => undefined);
    return copy.calls.length > at ? copy : null;
  }

  async function everyCut(disk: MemoryFiles, work: (edits: ProjectEdits, library: Library) => Promise<unknown>) {
    const found: string[] = [];
    for (let at = 0; ; at += 1) {
      const copy = await cutAt(disk, at, work);
      if (copy === null) return found;
      const left = at % 2 === 0 ? copy.afterKill() : copy.afterPowerCut('lost');
      await programOn(left).edits.recover();
      found.push(speakersIn(left).join(' '));
    }
  }

  test('is done in all of them at the next start, or was begun in none (D2)', async () => {
    const found = await everyCut(files, (edits, library) => edits.edit(renaming(library, ['a', 'b'])));
    expect(new Set(found)).toEqual(new Set(['Anna Anna Anna', 'Ana Ana Anna']));
  });

  test('is taken back in all of them, where it was being taken back', async () => {
    const { library, edits } = programOn(files);
    const report = await edits.edit(renaming(library, ['a', 'b']));
    if (!report.ok) throw new Error('It was refused');
    const found = await everyCut(files, (other) => other.undo(report.value.editId));
    expect(new Set(found)).toEqual(new Set(['Ana Ana Anna', 'Anna Anna Anna']));
  });

  test('says at the next start what it has gone on with', async () => {
    const copy = files.afterKill();
    const { library, edits } = programOn(copy);
    copy.fault = (_index, call, path) => (call === 'rename' && path === pathOf('b') ? 'stop' : null);
    await edits.edit(renaming(library)).catch(() => undefined);
    const next = programOn(copy.afterKill());
    expect(await next.edits.recover()).toEqual(['“Rename Anna” was under way when Saidwho stopped, and is done now.']);
    expect(await next.edits.recover()).toEqual([]);
  });
});
