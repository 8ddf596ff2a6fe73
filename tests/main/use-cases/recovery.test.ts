import { Originals } from '../../../main/use-cases/originals.ts';
import { expect, test } from 'vitest';
import type { Change } from '../../../shared/annotations/change.ts';
import { recover, recoverUnsaved, replay, rescue } from '../../../main/use-cases/recovery.ts';
import { Journal } from '../../../main/use-cases/journal.ts';
import { Library } from '../../../main/use-cases/library.ts';
import { LibraryMemory } from '../../../main/use-cases/library-memory.ts';
import { jsonFormat, plainArticle, tagQuote } from '../../fakes/articles.ts';
import { directImport } from '../../fakes/import-host.ts';
import { ManualTime } from '../../fakes/manual-time.ts';
import { MemoryFiles } from '../../fakes/memory-files.ts';
import { fakeServices } from '../../fakes/services.ts';

/** What a journal gives back over the file that is there: one it fits, one of somebody else, one that is damaged. */

const PATH = '/library/a.saidwho';
const services = fakeServices();
const article = plainArticle('a1', 'one two three');
const bytes = new TextEncoder().encode(jsonFormat.write!(article, services));
const file = { path: PATH, sha256: services.sha256(bytes), volume: 1 };
const theirs = { ...article, metadata: { ...article.metadata, title: 'Theirs' } };
const theirFile = { ...file, sha256: 'theirs' };

function world(files = new MemoryFiles()) {
  const time = new ManualTime();
  const base = { files, services, clock: time, timers: time };
  return {
    ...base,
    importHost: directImport([jsonFormat], services),
    library: new Library(files, services, '/library', new LibraryMemory(base, '/data/library.json')),
    journalFolder: '/data/journal',
    backupFolder: '/data/backups',
    quarantineFolder: '/data/quarantine',
    originals: new Originals(base, '/data/originals'),
    formats: [],
    labelMapping: () => ({ kinds: {}, links: {} }),
    samplesFolder: '/app/samples',
    ownFormat: 'saidwho',
    write: (content: typeof article) => jsonFormat.write!(content, services),
    idSeenAt: () => 'a1',
  };
}

function journal(files: MemoryFiles): Journal {
  return new Journal({ files, services }, '/data/journal', { articleId: 'a1', path: PATH });
}

const snapshot = () => ({ article, unsaved: 0 });
const quote = tagQuote('q1', 0, 3);

/** Deletes a paragraph where there is one only. */
const misfit: Change = {
  change: 'text',
  edit: { start: 14, end: 20, length: 0 },
  splice: { index: 1, remove: 1, insert: [] },
};

test('changes that do not fit the file they stand over are put aside, and the file opens (D1)', async () => {
  const files = new MemoryFiles();
  await journal(files).append({ sequence: 1, bases: [file.sha256], changes: [misfit] }, snapshot);
  const opening = await recover(world(files), article, file, []);
  expect(opening).toMatchObject({ ok: true, value: { start: { article } } });
  expect(files.paths('/data/quarantine')).toHaveLength(1);
});

test('a journal that is all in the file adds nothing, also when somebody else has written the file since (D8)', async () => {
  const files = new MemoryFiles();
  const mark = { sequence: 1, bases: ['earlier'], saving: file.sha256 };
  await journal(files).mark(mark, snapshot);
  expect(await recover(world(files), article, file, [])).toEqual({
    ok: true,
    value: { start: { article, file }, notes: [] },
  });
  expect(await recover(world(files), theirs, theirFile, ['a note'])).toEqual({
    ok: true,
    value: { start: { article: theirs, file: theirFile }, notes: ['a note'] },
  });
});

test('a journal whose changes do not fit its own snapshot stays where it is', async () => {
  const files = new MemoryFiles();
  const log = journal(files);
  await log.appendSnapshot({ sequence: 1, bases: [null] }, () => ({ article, unsaved: 1 }));
  await log.append({ sequence: 2, bases: [null], changes: [misfit] }, snapshot);
  expect(await recoverUnsaved(world(files))).toEqual({ paths: [], waiting: [] });
  expect(files.paths('/data/journal')).toHaveLength(1);
});

test('work that had no file yet goes beside the file that somebody put in its place (C1)', async () => {
  const files = new MemoryFiles();
  files.put(PATH, 'theirs');
  const log = journal(files);
  await log.appendSnapshot({ sequence: 1, bases: [null] }, () => ({ article, unsaved: 1 }));
  await log.append({ sequence: 2, bases: [null], changes: [quote] }, snapshot);
  const opening = await recover(world(files), theirs, theirFile, []);
  expect(opening).toMatchObject({ ok: true, value: { start: { otherPath: '/library/a (conflict 1).saidwho' } } });
  expect(files.text('/library/a (conflict 1).saidwho')).toContain('"q1"');
});

test('a damaged file on a disk that tells nothing of its folder is shown as its journal has it (D7)', async () => {
  const files = new MemoryFiles();
  await journal(files).appendSnapshot({ sequence: 1, bases: [null] }, () => ({ article, unsaved: 1 }));
  files.fault = (_, call, path) => (call === 'status' && path === '/library' ? 'EIO' : null);
  const problem = { code: 'file/cut', message: 'The file was cut.' };
  const opening = await rescue(world(files), PATH, problem, new Uint8Array());
  expect(opening).toMatchObject({ ok: true, value: { start: { file: { volume: 0 }, isRescue: true } } });
});

test('changes are replayed on what they fit; an error that is no misfit is not taken for one', () => {
  expect(replay(article, [quote])?.annotations.map(({ id }) => id)).toEqual(['q1']);
  expect(replay(article, [quote, misfit])).toBeNull();
  expect(() => replay(article, [{ change: 'records', set: null as never }])).toThrow(TypeError);
});
