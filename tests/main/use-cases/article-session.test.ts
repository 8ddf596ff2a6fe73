import { describe, expect, test } from 'vitest';
import { applyChanges, articleOf, stateOf } from '../../../shared/annotations/article-state.ts';
import type { Change } from '../../../shared/annotations/change.ts';
import type { News, SaveState } from '../../../shared/ipc/contract.ts';
import type { Article } from '../../../shared/model/article.ts';
import { ArticleSession, type SessionStart } from '../../../main/use-cases/article-session.ts';
import { findJournals, recoveryOver } from '../../../main/use-cases/journal.ts';
import { batchOf, jsonFormat, plainArticle, removeRecord, tagQuote } from '../../fakes/articles.ts';
import { directImport } from '../../fakes/import-host.ts';
import { ManualTime, settle } from '../../fakes/manual-time.ts';
import { MemoryFiles } from '../../fakes/memory-files.ts';
import { fakeServices } from '../../fakes/services.ts';

const PATH = '/library/a.saidwho';
const article = plainArticle('a1', 'She said we will win');
const services = fakeServices();
const write = (content: Article) => jsonFormat.write!(content, services);
const ON_DISK = write(article);
const file = { path: PATH, sha256: services.sha256(ON_DISK), volume: 1 };

function desk(start: Partial<SessionStart> = {}, files = library(), isOnScreen = false) {
  const time = new ManualTime();
  const news: News[] = [];
  const shown: SaveState[] = [];
  const world = {
    files,
    services: fakeServices(),
    clock: time,
    timers: time,
    write,
    findPlace: async () => '/library/new.saidwho',
    journalFolder: '/data/journal',
    backupFolder: '/data/backups',
    quarantineFolder: '/data/quarantine',
    undoFolder: '/data/undo',
    writer: 'us',
    importHost: directImport([jsonFormat], fakeServices()),
    ownFormat: 'saidwho',
    show: (_: string, state: SaveState) => void shown.push(state),
    tellNews: (_: string, one: News) => void news.push(one),
    askToMerge: () => isOnScreen,
  };
  return { files, time, shown, news, session: new ArticleSession(world, { article, file, ...start }) };
}

function library(): MemoryFiles {
  const files = new MemoryFiles();
  files.put(PATH, ON_DISK);
  return files;
}

/** What a file holds, whatever versions it was made from. */
function textAt(files: MemoryFiles, path: string): string | null {
  const text = files.text(path);
  if (text === null || !text.startsWith('{"saidwho"')) return text;
  const { parents: _parents, ...content } = (JSON.parse(text) as { saidwho: Article }).saidwho;
  return write(content);
}

const states = (shown: readonly SaveState[]) => shown.map(({ state }) => state);

/** Sends changes as a page does that holds what the session holds. */
const send = (session: ArticleSession, ...changes: Change[]) =>
  session.change(batchOf(session.article, session.sequence, changes));

const after = (...changes: Change[]) => write(articleOf(article, applyChanges(stateOf(article), changes)));
const quote = tagQuote('q1', 9, 20);

describe('the keeper of an article', () => {
  test('writes nothing while nothing changes, also when it is told to save (D7, D8)', async () => {
    const { files, time, session } = desk();
    const before = files.snapshot();
    await session.save();
    await send(session);
    await time.pass(60_000);
    await session.close(3_000);
    expect(files.snapshot()).toEqual(before);
    expect(session.saveState).toEqual({ state: 'untouched', name: 'a.saidwho' });
  });

  test('has a change in the journal before it acknowledges it, and in the file after a rest (D1)', async () => {
    const { files, time, shown, session } = desk();
    expect(await send(session, quote)).toEqual({ acknowledged: 1 });
    expect(textAt(files, PATH)).toBe(ON_DISK);
    expect(files.paths('/data/journal').map((path) => path.split('.').at(-1))).toEqual(['journal', 'base']);
    await time.pass(1_499);
    expect(textAt(files, PATH)).toBe(ON_DISK);
    await time.pass(1);
    expect(textAt(files, PATH)).toBe(after(quote));
    expect(states(shown)).toEqual(['unsaved', 'saving', 'saved']);
    expect(files.paths('/data/journal')).toEqual([]);
  });

  test('saves at the latest ten seconds after the first change, however busily one works', async () => {
    const { files, time, session } = desk();
    for (let turn = 0; turn < 10; turn += 1) {
      await send(session, tagQuote(`q${turn}`, 0, 3));
      await time.pass(1_000);
    }
    expect(textAt(files, PATH)).not.toBe(ON_DISK);
  });

  test('says “saved” only once the folder is synced (D4)', async () => {
    const { files, time, session } = desk();
    const seen: string[] = [];
    files.fault = (_, call) => {
      if (['rename', 'syncFolder'].includes(call)) seen.push(session.saveState.state);
      return null;
    };
    await send(session, quote);
    await time.pass(2_000);
    expect(seen.filter((state) => state !== 'unsaved').slice(0, 2)).toEqual(['saving', 'saving']);
    expect(session.saveState.state).toBe('saved');
  });

  test('saves again what was undone back to the saved state (D8)', async () => {
    const { files, time, session } = desk();
    await send(session, quote);
    await time.pass(2_000);
    await send(session, removeRecord('q1'));
    await time.pass(2_000);
    expect(textAt(files, PATH)).toBe(ON_DISK);
    expect(session.saveState.state).toBe('saved');
  });

  test('asks for the whole article when a batch is missing or does not fit (T1)', async () => {
    const { session } = desk();
    const batch = batchOf(article, 0, [quote]);
    expect(await session.change({ ...batch, sequence: 1 })).toEqual({ resync: true });
    expect(await session.change({ ...batch, check: { length: 1, records: 2 } })).toEqual({ resync: true });
    expect(await session.change({ ...batch, check: { length: 20, records: 7 } })).toEqual({ resync: true });
    expect(session.article).toEqual(article);
    expect(await session.replace(5, { ...article, blocks: [{ type: 'paragraph', text: 'Anew' }] })).toEqual({
      acknowledged: 5,
    });
    expect(session.article.blocks).toEqual([{ type: 'paragraph', text: 'Anew' }]);
  });

  test('acknowledges a batch that comes a second time without making it twice', async () => {
    const { session } = desk();
    const batch = batchOf(article, 0, [quote]);
    await session.change(batch);
    expect(await session.change(batch)).toEqual({ acknowledged: 1 });
    expect(session.article.annotations).toHaveLength(1);
  });

  test('keeps the work and says why while saving fails, and saves as soon as it can (D3, D5)', async () => {
    const { files, time, shown, session } = desk();
    files.fault = (_, call) => (call === 'rename' ? 'ENOSPC' : null);
    await send(session, quote);
    await time.pass(1_500);
    expect(session.saveState).toMatchObject({ state: 'failed', journalled: true, problem: { code: 'file/disk-full' } });
    const attempts = () => shown.filter(({ state }) => state === 'failed').length;
    expect(attempts()).toBe(1);
    await time.pass(1_000 + 2_000 + 4_000);
    expect(attempts()).toBe(4);
    expect(textAt(files, PATH)).toBe(ON_DISK);
    files.fault = () => null;
    await time.pass(60_000);
    expect(session.saveState.state).toBe('saved');
    expect(textAt(files, PATH)).toBe(after(quote));
  });

  test('never overrides a read-only file, and saves elsewhere on request (D5)', async () => {
    const { files, time, session } = desk();
    files.put(PATH, ON_DISK, 0o444);
    await send(session, quote);
    await time.pass(2_000);
    expect(session.saveState).toMatchObject({ state: 'failed', journalled: true, problem: { code: 'file/read-only' } });
    expect(await session.saveAs('/library/mine.saidwho')).toMatchObject({ state: 'saved', name: 'mine.saidwho' });
    expect(textAt(files, '/library/mine.saidwho')).toBe(after(quote));
    expect(textAt(files, PATH)).toBe(ON_DISK);
    await send(session, tagQuote('q2', 0, 3));
    await time.pass(2_000);
    expect(textAt(files, '/library/mine.saidwho')).toBe(after(quote, tagQuote('q2', 0, 3)));
    expect(files.paths('/data/journal')).toEqual([]);
  });

  test('says at once when the journal fails, and saves instead (U1)', async () => {
    const { files, time, shown, session } = desk();
    files.fault = (_, call) => (call === 'create' && files.calls.length < 12 ? 'ENOSPC' : null);
    await send(session, quote);
    expect(shown.at(-1)).toMatchObject({ state: 'failed', journalled: false, problem: { code: 'journal/failed' } });
    files.fault = () => null;
    await time.pass(0);
    expect(session.saveState.state).toBe('saved');
    expect(textAt(files, PATH)).toBe(after(quote));
  });

  test('makes the file of an article that has none at the first change, not before (D7)', async () => {
    const { files, time, session } = desk({ file: null }, new MemoryFiles());
    await time.pass(60_000);
    expect(files.paths()).toEqual([]);
    expect(session.saveState).toEqual({ state: 'untouched' });
    await send(session, quote);
    await time.pass(2_000);
    expect(textAt(files, '/library/new.saidwho')).toBe(after(quote));
    expect(session.saveState).toMatchObject({ state: 'saved', name: 'new.saidwho' });
  });

  test('never writes an article it may only show (D11)', async () => {
    const { files, time, session } = desk({ readOnly: 'A newer Saidwho wrote it.' });
    const before = files.snapshot();
    expect(await send(session, quote)).toEqual({ acknowledged: 0 });
    await session.save();
    await session.saveAs('/library/b.saidwho');
    await time.pass(60_000);
    expect(files.snapshot()).toEqual(before);
    expect(session.saveState).toEqual({ state: 'read-only', reason: 'A newer Saidwho wrote it.' });
  });

  test('takes no whole article nor undo log for one it may only show, nor the article of another (D11)', async () => {
    const { files, session } = desk({ readOnly: 'A newer Saidwho wrote it.' });
    const before = files.snapshot();
    expect(await session.replace(7, article)).toEqual({ acknowledged: 0 });
    session.beginUndo(article, [1], []);
    await session.rescue();
    await session.undoLog();
    expect(files.snapshot()).toEqual(before);
    await expect(desk().session.replace(7, plainArticle('other', 'x'))).rejects.toThrow('other is not a1');
  });

  test('asks for the whole article when changes do not fit what it holds', async () => {
    const { session } = desk();
    const splice = { index: 5, remove: 1, insert: [] };
    const misfit: Change = { change: 'text', edit: { start: 0, end: 1, length: 0 }, splice };
    const check = { length: 20, records: 1 };
    expect(await session.change({ sequence: 0, changes: [misfit], check })).toEqual({ resync: true });
    expect(session.saveState.state).toBe('untouched');
  });

  test('says what is wrong with an article that is to be saved under a first name, and writes nothing (D6)', async () => {
    const dangling = {
      id: 'q',
      record: 'annotation',
      kind: 'quote',
      fragments: [{ start: 5, end: 90 }],
      attributes: {},
    } as const;
    const { files, session } = desk({ article: { ...article, annotations: [dangling] }, file: null });
    const before = files.snapshot();
    const state = await session.saveAs('/library/b.saidwho');
    expect(state).toMatchObject({ state: 'failed', problem: { code: 'save/unfit' } });
    expect(state).toMatchObject({ problem: { message: expect.stringContaining('“A title” was not saved') } });
    expect(files.snapshot()).toEqual(before);
  });

  test('keeps the replaced version as a backup, one every five minutes (D13)', async () => {
    const { files, time, session } = desk();
    for (let turn = 0; turn < 8; turn += 1) {
      await send(session, tagQuote(`q${turn}`, 0, 3));
      await time.pass(60_000);
    }
    const backups = files.paths('/data/backups');
    expect(backups).toHaveLength(2);
    expect(textAt(files, backups[0]!)).toBe(ON_DISK);
  });

  test('closing saves at once and leaves no timer (D15, P5)', async () => {
    const { files, time, session } = desk();
    await send(session, quote);
    await session.close(3_000);
    expect(textAt(files, PATH)).toBe(after(quote));
    await time.pass(3_000);
    expect(time.waiting).toBe(0);
  });

  test('a change during a save is not called saved, and is saved next (D4)', async () => {
    const { files, time, shown, session } = desk();
    await send(session, quote);
    const sent: Promise<unknown>[] = [];
    files.fault = (_, call) => {
      if (call === 'rename' && sent.length === 0) sent.push(send(session, tagQuote('q2', 0, 3)));
      return null;
    };
    await time.pass(1_500);
    await Promise.all(sent);
    expect(shown.at(-1)?.state).toBe('unsaved');
    expect(textAt(files, PATH)).toBe(after(quote));
    await time.pass(2_000);
    expect(textAt(files, PATH)).toBe(after(quote, tagQuote('q2', 0, 3)));
    expect(shown.at(-1)?.state).toBe('saved');
  });
});

/** What an opened article would hold: the file, and over it what the journal adds. */
async function reopened(disk: MemoryFiles): Promise<Article | null> {
  const text = disk.text(PATH);
  if (text === null) return null;
  const stored = (JSON.parse(text) as { saidwho: Article }).saidwho;
  const [journal] = await findJournals(disk, '/data/journal');
  if (journal === undefined) return stored;
  const recovery = recoveryOver(journal, services.sha256(text));
  if (recovery === null) return null;
  const base = recovery.snapshot ?? stored;
  return articleOf(base, applyChanges(stateOf(base), recovery.changes));
}

describe('a keeper stopped at any moment', () => {
  const QUOTES = ['q1', 'q2', 'q3', 'q4'];

  /** Works through a session with saves between and during changes; tells what was acknowledged and shown saved. */
  async function work(files: MemoryFiles) {
    const { time, session } = desk({}, files);
    const acknowledged: string[] = [];
    let saved = 0;
    for (const id of QUOTES) {
      void send(session, tagQuote(id, 0, 3)).then((answer) => {
        if ('acknowledged' in answer && session.isSafe) acknowledged.push(id);
      });
      await settle();
      if (id !== 'q2') await time.pass(1_600);
      if (session.saveState.state === 'saved') saved = acknowledged.length;
    }
    return { acknowledged, saved };
  }

  test('gives back on opening every change that was acknowledged, and never less than “saved” (D1, D2)', async () => {
    const whole = library();
    await work(whole);
    expect(whole.calls.length).toBeGreaterThan(60);
    for (let index = 0; index <= whole.calls.length; index += 1) {
      const files = library();
      files.fault = (call) => (call >= index ? 'stop' : null);
      const { acknowledged, saved } = await work(files);
      for (const disk of [files.afterKill(), files.afterPowerCut('kept'), files.afterPowerCut('lost')]) {
        const ids = (await reopened(disk))?.annotations.map(({ id }) => id).sort();
        const where = `stopped at call ${index}, ${whole.calls[index]}`;
        expect(ids, where).toEqual(QUOTES.slice(0, ids?.length));
        expect(ids?.length, where).toBeGreaterThanOrEqual(Math.max(saved, acknowledged.length));
      }
    }
  });
});
