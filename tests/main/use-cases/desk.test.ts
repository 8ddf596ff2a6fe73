import { Originals } from '../../../main/use-cases/originals.ts';
import { describe, expect, test } from 'vitest';
import { KEYMAPS_AT_START } from '../../../shared/commands/profiles.ts';
import type { Events, OpenedArticle } from '../../../shared/ipc/contract.ts';
import type { Change } from '../../../shared/annotations/change.ts';
import { markdown } from '../../../shared/formats/markdown.ts';
import type { Article } from '../../../shared/model/article.ts';
import type { Result } from '../../../shared/result.ts';
import { Desk } from '../../../main/use-cases/desk.ts';
import { Library } from '../../../main/use-cases/library.ts';
import { LibraryMemory } from '../../../main/use-cases/library-memory.ts';
import { sweepTemporaries } from '../../../main/use-cases/save-file.ts';
import { readSettings, SettingsKeeper } from '../../../main/use-cases/settings.ts';
import { batchOf, jsonFormat, lineFormat, plainArticle, tagQuote } from '../../fakes/articles.ts';
import { directImport } from '../../fakes/import-host.ts';
import { ManualTime, settle } from '../../fakes/manual-time.ts';
import { MemoryFiles } from '../../fakes/memory-files.ts';
import { fakeServices } from '../../fakes/services.ts';

const services = fakeServices();
const write = (article: Article) => jsonFormat.write!(article, services);

/** A library entry as the list reads it, around what the fake format holds. */
const fileOf = (article: Article) =>
  JSON.stringify({
    saidwho: article,
    id: article.id,
    metadata: { title: article.metadata.title },
    ...(article.source === undefined ? {} : { source: { sha256: article.source.sha256 } }),
    annotations: article.annotations.map(({ kind }) => ({ kind })),
  });

async function start(files = new MemoryFiles(), time = new ManualTime()) {
  const own = fakeServices();
  const world = { files, services: own, clock: time, timers: time };
  const library = new Library(files, own, '/library', new LibraryMemory(world, '/data/library.json'));
  const settings = new SettingsKeeper(world, '/data/settings.json', await readSettings(files, '/data/settings.json'));
  const told: [string, unknown][] = [];
  const desk = new Desk({
    ...world,
    library,
    settings,
    importHost: directImport([jsonFormat, lineFormat, markdown], own),
    ownFormat: 'saidwho',
    write: fileOf,
    journalFolder: '/data/journal',
    backupFolder: '/data/backups',
    quarantineFolder: '/data/quarantine',
    undoFolder: '/data/undo',
    writer: 'us',
    originals: new Originals(world, '/data/originals'),
    formats: [],
    samplesFolder: '/app/samples',
    tell: <Name extends keyof Events>(name: Name, event: Events[Name]) => void told.push([name, event]),
  });
  return { files, time, library, settings, desk, told };
}

function opened(result: Result<OpenedArticle> | null): OpenedArticle {
  if (result?.ok !== true) throw new Error(result?.problems[0].message ?? 'There is none');
  return result.value;
}

/** Sends one change for the article as it was opened. */
async function annotate(desk: Desk, { article, sequence }: OpenedArticle, id = 'q1') {
  return desk.change({ articleId: article.id, ...batchOf(article, sequence, [tagQuote(id, 0, 3)]) });
}

const article = plainArticle('a1', 'one two three', 'First');

describe('going on in another project', () => {
  const second = plainArticle('b1', 'four five six', 'Second');

  test('shows the article that was open there last, else the newest, and keeps what the page still sends of the old one', async () => {
    const { files, settings, desk } = await start();
    files.put('/old/a.saidwho', fileOf(article));
    files.put('/library/b.saidwho', fileOf(second));
    files.put('/library/c.saidwho', fileOf(plainArticle('c1', 'seven', 'Third')));
    const old = opened(await desk.openPath('/old/a.saidwho'));
    expect(opened(await desk.openIn('/library')).article.id).toBe('c1');
    await annotate(desk, old);
    expect(await desk.saveAll()).toEqual([]);
    expect(files.text('/old/a.saidwho')).toContain('"q1"');
    opened(await desk.openPath('/library/b.saidwho'));
    opened(await desk.openPath('/old/a.saidwho'));
    expect(opened(await desk.openIn('/library')).article.id).toBe('b1');
    expect(settings.settings.recent[0]).toBe('/library/b.saidwho');
  });

  test('leaves the article where it is of that project, with all that is not saved', async () => {
    const { files, desk } = await start();
    files.put('/library/a.saidwho', fileOf(article));
    await annotate(desk, opened(await desk.openPath('/library/a.saidwho')));
    expect(opened(await desk.openIn('/library')).article.annotations).toHaveLength(1);
  });

  test('shows none where it has none, also at the next start', async () => {
    const { files, settings, desk } = await start();
    files.put('/old/a.saidwho', fileOf(article));
    const old = opened(await desk.openPath('/old/a.saidwho'));
    settings.rememberProject('/library', '/old');
    expect(await desk.openIn('/library')).toBeNull();
    expect(desk.currentId).toBeNull();
    await annotate(desk, old);
    expect(await desk.saveAll()).toEqual([]);
    expect(files.text('/old/a.saidwho')).toContain('"q1"');
    await settings.written();
    const next = await start(files.afterKill());
    expect(await next.desk.openFirst()).toBeNull();
    expect(opened(await next.desk.openFirst('/old/a.saidwho')).article.id).toBe('a1');
  });
});

describe('opening', () => {
  test('a text file leaves it and its folder untouched, and says where the work will go (D7)', async () => {
    const { files, time, desk } = await start();
    files.put('/desk/story.txt', 'one two three');
    const before = files.snapshot();
    const { article: imported, saveState, notes } = opened(await desk.openPath('/desk/story.txt'));
    await time.pass(60_000);
    await desk.close(3_000);
    expect(imported.blocks).toEqual([{ type: 'paragraph', text: 'one two three' }]);
    expect(saveState).toEqual({ state: 'untouched' });
    expect(notes.join()).toContain('“story.txt” stays as it is');
    expect(files.snapshot('/desk')).toEqual(before);
    expect(files.paths('/library')).toEqual([]);
  });

  test('the same text file again brings back the annotated copy and says so', async () => {
    const { files, time, desk } = await start();
    files.put('/desk/story.txt', 'one two three');
    await annotate(desk, opened(await desk.openPath('/desk/story.txt')));
    await time.pass(2_000);
    const [path] = files.paths('/library');
    expect(path).toBe('/library/story-txt.saidwho');
    const again = opened(await desk.openPath('/desk/story.txt'));
    expect(again.article.annotations).toHaveLength(1);
    expect(again.notes[0]).toContain('this is your copy, “story-txt.saidwho”');
    const dropped = await desk.openBytes({ name: 'story.txt', bytes: await files.read('/desk/story.txt') });
    expect(opened(dropped).article.annotations).toHaveLength(1);
  });

  test('our own file works on it in place', async () => {
    const { files, time, desk } = await start();
    files.put('/elsewhere/a.saidwho', write(article));
    const first = opened(await desk.openPath('/elsewhere/a.saidwho'));
    expect(first.saveState).toEqual({ state: 'untouched', name: 'a.saidwho' });
    await annotate(desk, first);
    await time.pass(2_000);
    expect(files.text('/elsewhere/a.saidwho')).toContain('"q1"');
    expect(files.paths('/library')).toEqual([]);
  });

  test('refuses, by name, with a reason and a way out, and leaves nothing behind (H4, H5, D7)', async () => {
    const { files, desk } = await start();
    files.put('/desk/empty.txt', '');
    files.put('/desk/picture.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1]));
    files.put('/desk/what.xyz', 'words');
    files.put('/desk/cut.saidwho', '{"saidwho": {"id"');
    files.putFolder('/desk/folder.txt');
    const before = files.snapshot();
    const refused: Record<string, string> = {};
    for (const name of ['none.txt', 'empty.txt', 'folder.txt', 'picture.png', 'what.xyz', 'cut.saidwho']) {
      const result = await desk.openPath(`/desk/${name}`);
      if (result.ok) throw new Error(`${name} was opened`);
      const { code, message } = result.problems[0];
      expect(message).toContain(`“${name}”`);
      expect(message).not.toContain('/desk');
      refused[name] = code;
    }
    expect(refused).toEqual({
      'none.txt': 'file/missing',
      'empty.txt': 'file/empty',
      'folder.txt': 'file/is-folder',
      'picture.png': 'file/unknown-format',
      'what.xyz': 'file/unknown-format',
      'cut.saidwho': 'saidwho/damaged',
    });
    expect(files.snapshot()).toEqual(before);
  });

  test('refuses what may not be read and what is larger than 100 MB (H2)', async () => {
    const { files, desk } = await start();
    files.put('/desk/a.txt', 'words');
    files.fault = (_, call) => (call === 'read' ? 'EACCES' : null);
    expect(await desk.openPath('/desk/a.txt')).toMatchObject({ problems: [{ code: 'file/no-permission' }] });
    const bytes = { length: 100_000_001 } as Uint8Array;
    expect(await desk.openBytes({ name: 'big.txt', bytes })).toMatchObject({ problems: [{ code: 'file/too-large' }] });
  });

  test('takes no folder from the name of dropped bytes (H6, X7)', async () => {
    const { desk } = await start();
    const bytes = new TextEncoder().encode('words');
    const { article: dropped } = opened(await desk.openBytes({ name: '../../home/me/a.txt', bytes }));
    expect(dropped.source?.name).toBe('a.txt');
  });

  test('another article keeps the first one saving, and returning to it shows it saved', async () => {
    const { files, time, desk } = await start();
    files.put('/library/a.saidwho', write(article));
    files.put('/library/b.saidwho', write(plainArticle('b1', 'other', 'Second')));
    await annotate(desk, opened(await desk.openPath('/library/a.saidwho')));
    opened(await desk.openPath('/library/b.saidwho'));
    expect(files.text('/library/a.saidwho')).not.toContain('"q1"');
    const back = opened(await desk.openPath('/library/a.saidwho'));
    expect(back.article.annotations).toHaveLength(1);
    expect(files.text('/library/a.saidwho')).toContain('"q1"');
    await time.pass(0);
  });

  test('an article that cannot be saved shows it as it is worked on (D5)', async () => {
    const { files, time, desk } = await start();
    files.put('/library/a.saidwho', write(article), 0o444);
    files.put('/library/b.saidwho', write(plainArticle('b1', 'other')));
    await annotate(desk, opened(await desk.openPath('/library/a.saidwho')));
    await time.pass(2_000);
    opened(await desk.openPath('/library/b.saidwho'));
    const back = opened(await desk.openPath('/library/a.saidwho'));
    expect(back).toMatchObject({ saveState: { state: 'failed', journalled: true }, sequence: 1 });
    expect(back.article.annotations).toHaveLength(1);
  });
});

describe('after a kill', () => {
  test('unsaved changes are back, named as recovered, and saved in the usual way (D1)', async () => {
    const first = await start();
    first.files.put('/library/a.saidwho', write(article));
    await annotate(first.desk, opened(await first.desk.openPath('/library/a.saidwho')));
    const second = await start(first.files.afterKill());
    const back = opened(await second.desk.openPath('/library/a.saidwho'));
    expect(back.news[0]?.text).toContain('Recovered 1 change that was not yet saved');
    expect(back.article.annotations).toHaveLength(1);
    expect(back.saveState).toEqual({ state: 'recovered', count: 1 });
    expect(second.files.text('/library/a.saidwho')).toBe(write(article));
    await second.time.pass(2_000);
    expect(second.files.text('/library/a.saidwho')).toContain('"q1"');
    expect(second.files.paths('/data/journal')).toEqual([]);
  });

  test('changes to an article that had no file yet are in the library, and it is shown (D1)', async () => {
    const first = await start();
    first.files.put('/desk/story.txt', 'one two three');
    await annotate(first.desk, opened(await first.desk.openPath('/desk/story.txt')));
    const second = await start(first.files.afterKill());
    const back = opened(await second.desk.openFirst());
    expect(back.article.annotations).toHaveLength(1);
    expect(back.notes[0]).toContain('Recovered “story-txt.saidwho”');
    expect(second.files.paths('/library')).toEqual(['/library/story-txt.saidwho']);
    expect(second.files.paths('/data/journal')).toEqual([]);
  });

  /** Somebody else writes the file between a kill and the next start. */
  async function killedAndChanged(theirs: Article, mine: Change) {
    const first = await start();
    first.files.put('/library/a.saidwho', write(article));
    const { sequence } = opened(await first.desk.openPath('/library/a.saidwho'));
    await first.desk.change({ articleId: 'a1', ...batchOf(article, sequence, [mine]) });
    await first.time.pass(1);
    const disk = first.files.afterKill();
    disk.put('/library/a.saidwho', write(theirs));
    return disk;
  }

  const titled = (title: string): Change => ({
    change: 'records',
    set: [{ id: 'metadata', after: { ...article.metadata, title } }],
  });
  const theirs = { ...article, metadata: { ...article.metadata, title: 'Theirs' } };

  test('changes over a file that somebody changed since are merged with theirs, and both are saved (D1, C1)', async () => {
    const disk = await killedAndChanged(theirs, tagQuote('q1', 0, 3));
    const second = await start(disk);
    const back = opened(await second.desk.openPath('/library/a.saidwho'));
    expect(back.article.metadata.title).toBe('Theirs');
    expect(back.article.annotations).toHaveLength(1);
    expect(back.news[0]).toMatchObject({ text: expect.stringContaining('merged in'), actions: [{ act: 'compare' }] });
    await second.time.pass(2_000);
    expect(disk.text('/library/a.saidwho')).toContain('"q1"');
    expect(disk.text('/library/a.saidwho')).toContain('Theirs');
    expect(disk.paths('/data/journal')).toEqual([]);
  });

  test('changes that cannot be merged with theirs are a file beside it, named, to compare and to open (D1, C1)', async () => {
    const disk = await killedAndChanged(theirs, titled('Ours'));
    const second = await start(disk);
    const back = opened(await second.desk.openPath('/library/a.saidwho'));
    expect(back.article.metadata.title).toBe('Theirs');
    expect(back.news[0]?.text).toContain('“a (conflict 1).saidwho”');
    expect(disk.text('/library/a (conflict 1).saidwho')).toContain('Ours');
    expect(disk.text('/library/a.saidwho')).toBe(write(theirs));
    expect(disk.paths('/data/journal')).toEqual([]);
    const versions = await second.desk.session('a1').copies.list();
    expect(versions.map(({ versionId }) => versionId)).toEqual(['recovered']);
    expect(opened(await second.desk.openOther('a1')).article.metadata.title).toBe('Ours');
    expect(await second.desk.openOther('a1')).toMatchObject({ ok: false, problems: [{ code: 'version/none' }] });
  });

  test('changes that are whole go beside theirs where their base is lost (D1, C1)', async () => {
    const first = await start();
    first.files.put('/library/a.saidwho', write(article));
    opened(await first.desk.openPath('/library/a.saidwho'));
    const metadata = { ...article.metadata, title: 'Ours' };
    await first.desk.replace({ articleId: 'a1', sequence: 1, article: { ...article, metadata } });
    const disk = first.files.afterKill();
    disk.put('/library/a.saidwho', write(theirs));
    for (const path of disk.paths('/data/journal')) if (path.endsWith('.base')) disk.take(path);
    const second = await start(disk);
    expect(opened(await second.desk.openPath('/library/a.saidwho')).article.metadata.title).toBe('Theirs');
    await second.time.pass(60_000);
    expect(disk.text('/library/a.saidwho')).toBe(write(theirs));
    expect(disk.text('/library/a (conflict 1).saidwho')).toContain('Ours');
    expect(disk.paths('/data/journal')).toEqual([]);
  });

  test('changes that are not whole go into the quarantine where their base is lost (D1)', async () => {
    const disk = await killedAndChanged(theirs, tagQuote('q1', 0, 3));
    for (const path of disk.paths('/data/journal')) if (path.endsWith('.base')) disk.take(path);
    const second = await start(disk);
    const back = opened(await second.desk.openPath('/library/a.saidwho'));
    expect(back.article.metadata.title).toBe('Theirs');
    expect(back.notes[0]).toContain('kept in the folder “quarantine”');
    expect(disk.paths('/data/quarantine')).toHaveLength(1);
    expect(disk.paths('/data/journal')).toEqual([]);
    expect(disk.text('/library/a.saidwho')).toBe(write(theirs));
  });

  test('changes to a file that is gone wait for it, and the start says so (D1, U1)', async () => {
    const disk = await killedAndChanged(theirs, tagQuote('q1', 0, 3));
    disk.take('/library/a.saidwho');
    disk.put('/app/samples/sample.saidwho', write(plainArticle('sample', 'words', 'A sample')));
    const second = await start(disk);
    const { notes } = opened(await second.desk.openFirst());
    expect(notes.join(' ')).toContain('Changes to “a.saidwho” that were not saved are kept');
    disk.put('/library/a.saidwho', write(article));
    expect(opened(await second.desk.openPath('/library/a.saidwho')).article.annotations).toHaveLength(1);
  });

  test('changes with a base that was cut are kept aside, and the file opens (D1)', async () => {
    const disk = await killedAndChanged(theirs, tagQuote('q1', 0, 3));
    for (const path of disk.paths('/data/journal')) if (path.endsWith('.base')) disk.put(path, 'cut');
    const second = await start(disk);
    expect(opened(await second.desk.openPath('/library/a.saidwho')).article.metadata.title).toBe('Theirs');
    expect(disk.paths('/data/quarantine')).toHaveLength(2);
  });

  test('a copy of the file with the same article id takes nothing from the journal of the first (D1)', async () => {
    const first = await start();
    first.files.put('/library/a.saidwho', write(article));
    first.files.put('/library/copy.saidwho', write(article));
    await annotate(first.desk, opened(await first.desk.openPath('/library/a.saidwho')));
    const second = await start(first.files.afterKill());
    expect(opened(await second.desk.openPath('/library/copy.saidwho')).article.annotations).toEqual([]);
    expect(opened(await second.desk.openPath('/library/a.saidwho')).article.annotations).toHaveLength(1);
  });
});

describe('the start', () => {
  test('opens the article of the tutorial anew each time, as it ships, whatever was done to the last one', async () => {
    const { files, time, desk } = await start();
    files.put('/app/samples/first-article.md', '# A library\n\n“Yes,” she said.\n');
    const first = opened(await desk.openTutorial());
    await annotate(desk, first);
    await time.pass(2_000);
    const second = opened(await desk.openTutorial());
    expect([second.article.annotations, second.article.id === first.article.id, second.notes]).toEqual([[], false, []]);
  });

  test('says so where the article of the tutorial is missing', async () => {
    const { desk } = await start();
    expect(await desk.openTutorial()).toMatchObject({ ok: false, problems: [{ code: 'sample/missing' }] });
  });

  test('shows the sample as a fresh copy, and the library’s copy of it once there is one', async () => {
    const { files, time, desk } = await start();
    files.put('/app/samples/sample.saidwho', write(plainArticle('sample', 'one two three', 'A sample')));
    const first = opened(await desk.openFirst());
    expect(first.saveState).toEqual({ state: 'untouched' });
    await annotate(desk, first);
    await time.pass(2_000);
    expect(files.paths('/library')).toEqual(['/library/a-sample.saidwho']);
    expect(opened(await desk.openSample()).article.annotations).toHaveLength(1);
  });

  test('with a file opens it, and saves what had no file yet when the program was killed (D1, U1)', async () => {
    const first = await start();
    first.files.put('/app/samples/sample.saidwho', write(plainArticle('sample', 'one two three', 'A sample')));
    await annotate(first.desk, opened(await first.desk.openSample()));
    const disk = first.files.afterKill();
    disk.put('/elsewhere/b.saidwho', write(plainArticle('b1', 'other')));
    const second = await start(disk);
    const shown = opened(await second.desk.openFirst('/elsewhere/b.saidwho'));
    expect(shown.article.id).toBe('b1');
    expect(shown.notes.join(' ')).toContain('Recovered “a-sample.saidwho”');
    expect(disk.text('/library/a-sample.saidwho')).toContain('"q1"');
  });

  test('gives recovered work a place of its own where another file has taken it (D1, C5)', async () => {
    const first = await start();
    first.files.put('/app/samples/sample.saidwho', write(plainArticle('sample', 'one two three', 'A sample')));
    await annotate(first.desk, opened(await first.desk.openSample()));
    const disk = first.files.afterKill();
    disk.put('/library/a-sample.saidwho', 'somebody else’s');
    const second = await start(disk);
    const shown = opened(await second.desk.openFirst());
    expect(shown.article.annotations.map(({ id }) => id)).toEqual(['q1']);
    expect(disk.text('/library/a-sample.saidwho')).toBe('somebody else’s');
    expect(disk.paths('/library')).toHaveLength(2);
    expect(disk.paths('/data/journal')).toEqual([]);
  });

  test('leaves in its journal what cannot be written down yet, and writes it at the next start (D1)', async () => {
    const first = await start();
    first.files.put('/app/samples/sample.saidwho', write(plainArticle('sample', 'one two three', 'A sample')));
    await annotate(first.desk, opened(await first.desk.openSample()));
    const disk = first.files.afterKill();
    disk.fault = (_, call, path) => (call === 'rename' && path.startsWith('/library') ? 'ENOSPC' : null);
    const second = await start(disk);
    expect(opened(await second.desk.openFirst()).article.annotations).toEqual([]);
    const third = await start(disk.afterKill());
    expect(opened(await third.desk.openFirst()).article.annotations).toHaveLength(1);
  });

  test('with a file that cannot be opened says why and shows nothing else, unless there is recovered work (H4, D1)', async () => {
    const first = await start();
    first.files.put('/app/samples/sample.saidwho', write(plainArticle('sample', 'one two three', 'A sample')));
    expect(await first.desk.openFirst('/gone.txt')).toMatchObject({ ok: false, problems: [{ code: 'file/missing' }] });
    await annotate(first.desk, opened(await first.desk.openSample()));
    const second = await start(first.files.afterKill());
    const { article: shown, notes } = opened(await second.desk.openFirst('/gone.txt'));
    expect(shown.annotations.map(({ id }) => id)).toEqual(['q1']);
    expect(notes.join(' ')).toMatch(/Recovered “a-sample.saidwho”.*“gone.txt” could not be opened/);
  });

  test('shows the article that was open last; when it is gone, the sample with the reason', async () => {
    const { files, desk, settings } = await start();
    files.put('/app/samples/sample.saidwho', write(plainArticle('sample', 'words', 'A sample')));
    files.put('/library/a.saidwho', write(article));
    opened(await desk.openPath('/library/a.saidwho'));
    await settings.written();
    const second = await start(files.afterKill());
    expect(opened(await second.desk.openFirst()).article.id).toBe('a1');
    const third = await start(files.afterKill());
    third.files.take('/library/a.saidwho');
    const instead = opened(await third.desk.openFirst());
    expect(instead.article.id).toBe('sample');
    expect(instead.notes[0]).toContain('“a.saidwho” could not be opened');
  });

  test('forgets damaged settings and goes on (H5)', async () => {
    const files = new MemoryFiles();
    const atStart = {
      recent: [],
      theme: 'system',
      areGuidelinesShown: false,
      person: '',
      articles: [],
      newScheme: null,
      labels: { kinds: {}, links: {} },
      lastExport: null,
      projects: [],
      keymaps: KEYMAPS_AT_START,
    };
    files.put('/data/settings.json', '{"recent": [1, {"__proto__": 2}], "theme": "pink"}');
    expect(await readSettings(files, '/data/settings.json')).toEqual(atStart);
    files.put('/data/settings.json', 'no json');
    expect(await readSettings(files, '/data/settings.json')).toEqual(atStart);
  });
});

describe('a damaged file', () => {
  /** An article that was saved with a backup behind it, then damaged while the program was not running. */
  async function damaged(content: string | Uint8Array) {
    const first = await start();
    first.files.put('/library/a.saidwho', write(article));
    const { sequence } = opened(await first.desk.openPath('/library/a.saidwho'));
    await first.desk.change({ articleId: 'a1', ...batchOf(article, sequence, [tagQuote('q1', 0, 3)]) });
    await first.time.pass(2_000);
    await first.desk.close(1_000);
    await first.settings.written();
    const disk = first.files.afterKill();
    disk.put('/library/a.saidwho', content);
    return disk;
  }

  test.each([
    ['cut', '{"saidwho":{"id":"a1","metadata"'],
    ['empty', ''],
    ['zeroed', new Uint8Array(400)],
  ])('that is %s is shown as its last good version and not touched (D7)', async (_, content) => {
    const disk = await damaged(content);
    const { desk, time } = await start(disk);
    const before = disk.text('/library/a.saidwho');
    const back = opened(await desk.openPath('/library/a.saidwho'));
    expect(back.article.metadata.title).toBe('First');
    expect(back.saveState).toMatchObject({
      state: 'read-only',
      rescue: true,
      reason: expect.stringContaining('last good version'),
    });
    expect(back.news[0]?.actions.map(({ act }) => act)).toEqual(['rescue']);
    await desk.change({ articleId: 'a1', ...batchOf(back.article, 0, [tagQuote('q2', 0, 3)]) });
    await time.pass(90_000);
    expect(disk.text('/library/a.saidwho')).toBe(before);
  });

  test('goes on from there when the user says so, and the damaged bytes are kept (D7)', async () => {
    const disk = await damaged('{"saidwho":{"id":"a1","metadata"');
    const { desk, time } = await start(disk);
    opened(await desk.openPath('/library/a.saidwho'));
    const rescued = await desk.rescue('a1');
    expect(rescued.saveState).toEqual({ state: 'recovered', count: 1 });
    expect(disk.paths('/data/quarantine').map((path) => disk.text(path))).toEqual(['{"saidwho":{"id":"a1","metadata"']);
    await annotate(desk, rescued, 'q2');
    await time.pass(2_000);
    expect(disk.text('/library/a.saidwho')).toContain('"q2"');
    expect(desk.session('a1').saveState.state).toBe('saved');
  });

  test('of which work was left in the journal comes back with that work', async () => {
    const first = await start();
    first.files.put('/library/a.saidwho', write(article));
    await annotate(first.desk, opened(await first.desk.openPath('/library/a.saidwho')));
    await first.time.pass(1);
    const disk = first.files.afterKill();
    disk.put('/library/a.saidwho', '{"saidwho":{"id":"a1",');
    const { desk } = await start(disk);
    const back = opened(await desk.openPath('/library/a.saidwho'));
    expect(back.article.annotations).toHaveLength(1);
    expect(back.saveState).toMatchObject({ reason: expect.stringContaining('not saved yet') });
  });

  test('without any good version is refused, as is one that another version of Saidwho wrote (D7, D11)', async () => {
    const { files, desk } = await start();
    files.put('/library/a.saidwho', '{"saidwho":{"id":"a1",');
    expect(await desk.openPath('/library/a.saidwho')).toMatchObject({ problems: [{ code: 'saidwho/damaged' }] });
  });
});

describe('an earlier version', () => {
  async function withBackup() {
    const world = await start();
    world.files.put('/library/a.saidwho', write(article));
    const first = opened(await world.desk.openPath('/library/a.saidwho'));
    await annotate(world.desk, first);
    await world.time.pass(2_000);
    const [version] = await world.desk.session('a1').copies.list();
    return { ...world, versionId: version!.versionId };
  }

  test('is listed with its time, compared, and gone back to as a change of the page (D13)', async () => {
    const { desk, files, time, versionId } = await withBackup();
    const asked = { articleId: 'a1', versionId };
    const compared = await desk.compareVersion(asked);
    expect(compared).toMatchObject({ ok: true, value: { isSame: false, records: [{ change: 'added', id: 'q1' }] } });
    expect(await desk.restoreVersion({ ...asked, sequence: 0 })).toBeNull();
    const answer = await desk.restoreVersion({ ...asked, sequence: 1 });
    if (answer?.ok !== true) throw new Error('refused');
    const { article: present } = desk.session('a1');
    await desk.change({ articleId: 'a1', ...batchOf(present, 1, answer.value.changes) });
    await time.pass(2_000);
    expect(desk.session('a1').article.annotations).toEqual([]);
    expect(files.paths('/data/backups').some((path) => path.includes('.restore.saidwho'))).toBe(true);
  });

  test('keeps its name while it is being checked', async () => {
    const { desk, files, versionId } = await withBackup();
    const [path] = files.paths('/data/backups');
    files.put(`${path}.unchecked`, files.text(path!)!);
    files.take(path!);
    expect((await desk.compareVersion({ articleId: 'a1', versionId })).ok).toBe(true);
  });

  test('that is gone, or was never there, or does not load is refused by name (H4, H6)', async () => {
    const { desk, files, versionId } = await withBackup();
    for (const id of ['../settings.json', 'x']) {
      const refused = await desk.compareVersion({ articleId: 'a1', versionId: id });
      expect(refused).toMatchObject({ ok: false, problems: [{ code: 'version/gone' }] });
      expect(await desk.restoreVersion({ articleId: 'a1', versionId: id, sequence: 1 })).toEqual(refused);
    }
    files.fault = (_, call) => (call === 'read' ? 'EIO' : null);
    expect(await desk.compareVersion({ articleId: 'a1', versionId })).toMatchObject({
      problems: [{ code: 'file/read-failed' }],
    });
    files.fault = () => null;
    files.put(files.paths('/data/backups')[0]!, 'torn');
    expect((await desk.compareVersion({ articleId: 'a1', versionId })).ok).toBe(false);
  });
});

describe('what is remembered of an article', () => {
  test('is where the caret was, and undo goes on where it stopped', async () => {
    const first = await start();
    first.files.put('/library/a.saidwho', write(article));
    const { undo } = opened(await first.desk.openPath('/library/a.saidwho'));
    expect(undo).toBeNull();
    const entry = { does: 'undo', selection: { type: 'text', anchor: 1, head: 1 } } as const;
    first.desk.session('a1').beginUndo(undefined, [1], []);
    await first.desk.change({ articleId: 'a1', ...batchOf(article, 0, [tagQuote('q1', 0, 3)]), undo: [entry] });
    first.settings.rememberPlace('a1', 7);
    await first.time.pass(2_000);
    await first.desk.close(1_000);
    await first.settings.written();
    const second = await start(first.files.afterKill());
    const back = opened(await second.desk.openPath('/library/a.saidwho'));
    expect(back.place).toBe(7);
    expect(back.undo).toEqual({ base: article, sections: [1], entries: [entry] });
  });
});

describe('the library', () => {
  test('lists articles newest first with their counts, and a broken file with its problem (H4)', async () => {
    const { files, library } = await start();
    const tagged = { ...article, annotations: [quote('q1'), quote('q2'), { ...quote('c1'), kind: 'claim' }] };
    files.put('/library/a.saidwho', fileOf(tagged));
    files.put('/library/broken.saidwho', '{"id":');
    files.put('/library/.a.saidwho.00000001.tmp', 'left over');
    files.put('/library/notes.txt', 'not ours');
    const { articles: list } = await library.list();
    expect(list).toMatchObject([
      { name: 'broken.saidwho', articleId: null, problem: expect.stringContaining('“broken.saidwho” is damaged') },
      { name: 'a.saidwho', title: 'First', quotes: 2, claims: 1 },
    ]);
    expect(list[1]!.fileId).toMatch(/^[0-9a-f]{32}$/);
    expect(library.pathOf(list[1]!.fileId)).toBe('/library/a.saidwho');
    expect(library.pathOf('/etc/passwd')).toBeNull();
  });

  test('is empty where there is no folder, and makes none (D7)', async () => {
    const { files, library } = await start();
    expect(await library.list()).toEqual({ articles: [], away: 0 });
    expect(files.calls).not.toContain('makeFolder');
  });

  test('gives no place twice, whatever the case of letters in the folder', async () => {
    const { files, library } = await start();
    files.put('/library/First.saidwho', 'x');
    expect(await library.findPlace(article)).toBe('/library/first-2.saidwho');
    expect(await library.findPlace(article)).toBe('/library/first-3.saidwho');
  });

  test('and other folders are swept of what cut-off saves have left, and of nothing else (D3)', async () => {
    const { files, time } = await start();
    for (const name of ['.a.saidwho.00000001.tmp', '.hidden', 'mine.tmp', 'a.saidwho'])
      files.put(`/library/${name}`, 'x');
    await sweepTemporaries(files, ['/library'], time.now());
    expect(files.paths('/library')).toEqual(['/library/.hidden', '/library/a.saidwho', '/library/mine.tmp']);
  });
});

describe('many articles gone at once (C4)', () => {
  async function library(count: number) {
    const world = await start();
    for (let index = 0; index < count; index += 1) {
      world.files.put(`/library/a${index}.saidwho`, fileOf(plainArticle(`a${index}`, 'words', `Title ${index}`)));
    }
    await world.library.list();
    return world;
  }

  test('are listed as not in their place, also after a restart, until the user says they are gone', async () => {
    const { files } = await library(30);
    for (let index = 0; index < 8; index += 1) files.take(`/library/a${index}.saidwho`);
    const second = await start(files.afterKill());
    const list = await second.library.list();
    expect(list.away).toBe(8);
    expect(list.articles).toHaveLength(30);
    expect(list.articles.filter(({ problem }) => problem?.includes('not in its place'))).toHaveLength(8);
    expect(await second.library.forgetAway()).toMatchObject({ away: 0, articles: { length: 22 } });
  });

  test('are back in the list as soon as they are back in their place', async () => {
    const { files, library: shelf } = await library(4);
    const kept = [0, 1, 2, 3].map((index) => [`/library/a${index}.saidwho`, files.text(`/library/a${index}.saidwho`)!]);
    for (const [path] of kept) files.take(path!);
    expect(await shelf.list()).toMatchObject({ away: 4 });
    for (const [path, text] of kept) files.put(path!, text!);
    expect(await shelf.list()).toMatchObject({ away: 0, articles: { length: 4 } });
  });

  test('are no such case when somebody removes one or two', async () => {
    const { files, library: shelf } = await library(12);
    files.take('/library/a0.saidwho');
    files.take('/library/a1.saidwho');
    expect(await shelf.list()).toMatchObject({ away: 0, articles: { length: 10 } });
  });

  test('are noticed with a damaged memory as soon as it is a good one again', async () => {
    const { files, library: shelf } = await library(8);
    files.put('/data/library.json', '[{"path": 1}]');
    const second = await start(files.afterKill());
    expect(await second.library.list()).toMatchObject({ away: 0, articles: { length: 8 } });
    files.put('/data/library.json', 'no json');
    expect(await (await start(files.afterKill())).library.list()).toMatchObject({ away: 0 });
    expect(await shelf.list()).toMatchObject({ away: 0 });
  });
});

const quote = (id: string) => ({
  record: 'annotation' as const,
  id,
  kind: 'quote',
  fragments: [{ start: 0, end: 3 }],
  attributes: {},
});

test('openings wait for each other, so that one article never has two keepers (C1)', async () => {
  const { files, time, desk } = await start();
  files.put('/library/a.saidwho', write(article));
  const both = [desk.openPath('/library/a.saidwho'), desk.openPath('/library/a.saidwho')] as const;
  await settle();
  opened(await both[0]);
  await annotate(desk, opened(await both[1]));
  await time.pass(2_000);
  expect(files.text('/library/a.saidwho')).toContain('"q1"');
});
