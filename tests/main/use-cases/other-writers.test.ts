import { describe, expect, test } from 'vitest';
import type { Change } from '../../../shared/annotations/change.ts';
import { applyChanges, articleOf, stateOf } from '../../../shared/annotations/article-state.ts';
import type { News, SaveState } from '../../../shared/ipc/contract.ts';
import type { Article } from '../../../shared/model/article.ts';
import { ArticleSession, type SessionStart } from '../../../main/use-cases/article-session.ts';
import { batchOf, jsonFormat, plainArticle, removeRecord, tagQuote } from '../../fakes/articles.ts';
import { directImport } from '../../fakes/import-host.ts';
import { ManualTime } from '../../fakes/manual-time.ts';
import { MemoryFiles } from '../../fakes/memory-files.ts';
import { fakeServices } from '../../fakes/services.ts';

/** Another window, another program, a sync client: what they write is neither lost nor does it lose anything. */

const PATH = '/library/a.saidwho';
const BESIDE = '/library/a (conflict 1).saidwho';
const services = fakeServices();
const write = (content: Article) => jsonFormat.write!(content, services);
const article: Article = after(plainArticle('a1', 'She said we will win'), tagQuote('old', 0, 3));
const ON_DISK = write(article);

function after(from: Article, ...changes: Change[]): Article {
  return articleOf(from, applyChanges(stateOf(from), changes));
}

const setTitle = (title: string): Change => ({
  change: 'records',
  set: [{ id: 'metadata', after: { record: 'metadata', id: 'metadata', title } }],
});

/** A keeper whose page, if there is one, takes in what it is offered. */
function keeper(
  { hasPage = false, ...start }: Partial<SessionStart> & { hasPage?: boolean } = {},
  given?: MemoryFiles,
) {
  const files = given ?? new MemoryFiles();
  if (given === undefined) files.put(PATH, ON_DISK);
  const time = new ManualTime();
  const shown: SaveState[] = [];
  const news: News[] = [];
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
    askToMerge: () => {
      if (hasPage) void takeIn();
      return hasPage;
    },
  };
  const file = { path: PATH, sha256: services.sha256(ON_DISK), volume: 1 };
  const session = new ArticleSession(world, { article, file, ...start });

  /** What a page does when it is asked. */
  const takeIn = async () => {
    await Promise.resolve();
    const answer = await session.foreignChanges(session.sequence);
    if (answer.answer !== 'take') return;
    const { changes, takes } = answer;
    news.push(answer.news);
    await session.change({ ...batchOf(session.article, session.sequence, changes), takes });
  };
  return { files, time, shown, news, session };
}

const send = (session: ArticleSession, ...changes: Change[]) =>
  session.change(batchOf(session.article, session.sequence, changes));

function readAt(files: MemoryFiles, path: string): Article {
  return (JSON.parse(files.text(path) ?? 'null') as { saidwho: Article }).saidwho;
}

const idsAt = (files: MemoryFiles, path: string) => idsOf(readAt(files, path));
const idsOf = (one: Article) => one.annotations.map(({ id }) => id).sort();

describe.each([false, true])('a version that another program wrote (on the screen: %s)', (hasPage) => {
  test('is there within five seconds while nothing is unsaved, and nothing is written (C3, D8)', async () => {
    const { files, time, session, news } = keeper({ hasPage });
    files.put(PATH, write(after(article, tagQuote('theirs', 4, 8))));
    const before = files.text(PATH);
    await time.pass(4_900);
    expect(idsOf(session.article)).toEqual(['old', 'theirs']);
    await time.pass(60_000);
    expect(session.saveState.state).toBe('saved');
    expect(files.text(PATH)).toBe(before);
    expect(session.isDirty).toBe(false);
    expect(news.length).toBe(hasPage ? 1 : 0);
    expect(files.paths('/data/journal')).toEqual([]);
  });

  test('is merged with what is not saved yet, and both are in the file (C1, M4)', async () => {
    const { files, time, session } = keeper({ hasPage });
    await send(session, tagQuote('ours', 9, 20));
    files.put(PATH, write(after(article, tagQuote('theirs', 4, 8), setTitle('Theirs'))));
    await time.pass(10_000);
    expect(idsAt(files, PATH)).toEqual(['old', 'ours', 'theirs']);
    expect(readAt(files, PATH).metadata.title).toBe('Theirs');
    expect(session.saveState.state).toBe('saved');
    expect(files.paths('/library')).toEqual([PATH, '/library/.a.saidwho.lock'].sort());
  });

  test('is merged after a failure, too, and saved in the usual time (D3)', async () => {
    const { files, time, session } = keeper({ hasPage });
    files.fault = (_, call) => (call === 'rename' ? 'EIO' : null);
    await send(session, tagQuote('ours', 9, 20));
    await time.pass(5_000);
    expect(session.saveState.state).toBe('failed');
    files.fault = () => null;
    files.put(PATH, write(after(article, tagQuote('theirs', 4, 8))));
    await time.pass(10_000);
    expect(idsAt(files, PATH)).toEqual(['old', 'ours', 'theirs']);
    expect(session.saveState.state).toBe('saved');
  });

  test('is kept as a backup when the merged one replaces it (M7, D13)', async () => {
    const { files, time, session } = keeper({ hasPage });
    await send(session, tagQuote('ours', 9, 20));
    const theirs = write(after(article, tagQuote('theirs', 4, 8)));
    files.put(PATH, theirs);
    await time.pass(20_000);
    const kept = files.paths('/data/backups').filter((path) => path.includes('.merge.saidwho'));
    expect(kept.map((path) => files.text(path))).toEqual([theirs]);
  });

  test('that deletes what we had is followed; what we changed of it stays (M4)', async () => {
    const { files, time, session } = keeper({ hasPage });
    await send(session, tagQuote('ours', 9, 20));
    files.put(PATH, write(after(article, removeRecord('old'))));
    await time.pass(10_000);
    expect(idsAt(files, PATH)).toEqual(['ours']);

    const second = keeper({ hasPage });
    await send(second.session, tagQuote('old', 0, 8));
    second.files.put(PATH, write(after(article, removeRecord('old'))));
    await second.time.pass(10_000);
    expect(idsAt(second.files, PATH)).toEqual(['old']);
  });

  test('from before our last save does not delete what it could not know (C1, M4)', async () => {
    const { files, time, session } = keeper({ hasPage });
    await send(session, tagQuote('ours', 9, 20));
    await time.pass(2_000);
    expect(idsAt(files, PATH)).toEqual(['old', 'ours']);
    files.put(PATH, write(after(article, tagQuote('theirs', 4, 8))));
    await time.pass(10_000);
    expect(idsAt(files, PATH)).toEqual(['old', 'ours', 'theirs']);
  });

  test('that only brings back an old one is followed by ours again, and nothing is taken out (C1)', async () => {
    const { files, time, session, news } = keeper({ hasPage });
    await send(session, tagQuote('ours', 9, 20));
    await time.pass(2_000);
    files.put(PATH, write({ ...article, parents: ['somewhere else'] }));
    await time.pass(10_000);
    expect(idsAt(files, PATH)).toEqual(['old', 'ours']);
    expect(session.saveState.state).toBe('saved');
    expect(news).toEqual([]);
  });

  test('that says it knew our last save deletes by right (M4)', async () => {
    const { files, time, session } = keeper({ hasPage });
    await send(session, tagQuote('ours', 9, 20));
    await time.pass(2_000);
    const saved = readAt(files, PATH);
    const parents = [services.sha256(files.text(PATH)!), ...(saved.parents ?? [])];
    files.put(PATH, write({ ...after(saved, removeRecord('ours')), parents }));
    await time.pass(10_000);
    expect(idsOf(session.article)).toEqual(['old']);
    expect(idsAt(files, PATH)).toEqual(['old']);
  });

  test('that changes the same thing in another way stays, and ours goes beside it (C1)', async () => {
    const { files, time, session, news } = keeper({ hasPage });
    files.put('/library/a (conflict 1).saidwho', 'an older conflict');
    await send(session, setTitle('Ours'));
    files.put(PATH, write(after(article, setTitle('Theirs'))));
    await time.pass(10_000);
    const beside = '/library/a (conflict 2).saidwho';
    expect(readAt(files, PATH).metadata.title).toBe('Theirs');
    expect(readAt(files, beside).metadata.title).toBe('Ours');
    expect(session.saveState).toMatchObject({ state: 'conflict', name: 'a (conflict 2).saidwho' });
    expect(session.otherPath).toBe(PATH);
    expect(news.at(-1)).toMatchObject({ tone: 'problem', actions: [{ act: 'compare' }, { act: 'open-other' }] });
    expect((await session.copies.read('theirs')).ok).toBe(true);
    await send(session, tagQuote('more', 0, 3));
    await time.pass(10_000);
    expect(idsAt(files, beside)).toEqual(['more', 'old']);
    expect(session.saveState).toMatchObject({ state: 'saved', warning: expect.stringContaining('stays as the other') });
    expect(idsAt(files, PATH)).toEqual(['old']);
    expect(files.paths('/data/journal')).toEqual([]);
  });

  test('is met at closing, too: nothing of either side is missing afterwards (D15, C1)', async () => {
    const { files, time, session } = keeper({ hasPage });
    await send(session, tagQuote('ours', 9, 20));
    files.put(PATH, write(after(article, tagQuote('theirs', 4, 8))));
    const closing = session.close(3_000);
    await time.pass(3_000);
    await closing;
    expect(idsAt(files, PATH)).toEqual(['old', 'ours', 'theirs']);
  });
});

test('a version that is being looked at when the program closes is waited for and merged (D15, C1)', async () => {
  const { files, time, session } = keeper();
  await send(session, tagQuote('ours', 9, 20));
  files.put(PATH, write(after(article, tagQuote('theirs', 4, 8))));
  const saving = session.save();
  await time.pass(50);
  const closing = session.close(3_000);
  await time.pass(3_000);
  await Promise.all([saving, closing]);
  expect(session.isDirty).toBe(false);
  expect(idsAt(files, PATH)).toEqual(['old', 'ours', 'theirs']);
});

describe('a page', () => {
  test('that does not answer keeps nobody waiting: ours goes beside the other version (C1)', async () => {
    const { files, time, session } = keeper({ hasPage: true });
    session.foreignChanges = () => new Promise(() => undefined);
    await send(session, tagQuote('ours', 9, 20));
    files.put(PATH, write(after(article, tagQuote('theirs', 4, 8))));
    await time.pass(20_000);
    expect(idsAt(files, PATH)).toEqual(['old', 'theirs']);
    expect(idsAt(files, BESIDE)).toEqual(['old', 'ours']);
    expect(session.saveState.state).toBe('conflict');
  });

  test('that typed meanwhile is asked again, and one that asks for nothing is told so', async () => {
    const { files, time, session } = keeper();
    expect(await session.foreignChanges(0)).toEqual({ answer: 'nothing' });
    const second = keeper({ hasPage: true });
    second.files.put(PATH, write(after(article, tagQuote('theirs', 4, 8))));
    const real = second.session.foreignChanges.bind(second.session);
    const answers: string[] = [];
    second.session.foreignChanges = async (sequence) => {
      const early = await real(sequence + 1);
      answers.push(early.answer);
      return real(sequence);
    };
    await second.time.pass(5_000);
    expect(answers).toEqual(['again']);
    expect(idsOf(second.session.article)).toEqual(['old', 'theirs']);
    await time.pass(0);
    expect(files.text(PATH)).toBe(ON_DISK);
  });
});

describe('what is not a version yet', () => {
  test.each([
    ['empty', ''],
    ['cut', ON_DISK.slice(0, 40)],
    ['damaged', 'what a broken copy left'],
  ])('%s is never taken in and never replaced; once it is whole, it is merged (C1)', async (_, content) => {
    const { files, time, session } = keeper();
    await send(session, tagQuote('ours', 9, 20));
    files.put(PATH, content);
    await time.pass(40_000);
    expect(files.text(PATH)).toBe(content);
    expect(session.saveState.state).toBe('unsaved');
    expect(files.paths('/data/journal').length).toBeGreaterThan(0);
    files.put(PATH, write(after(article, tagQuote('theirs', 4, 8))));
    await time.pass(10_000);
    expect(idsAt(files, PATH)).toEqual(['old', 'ours', 'theirs']);
  });

  test('is told of after a minute, with the ways out; agreed to, it is replaced and kept aside (D5, U1)', async () => {
    const { files, time, session, news } = keeper();
    files.put(PATH, 'what a broken copy left');
    await time.pass(70_000);
    expect(session.saveState).toMatchObject({ state: 'failed', journalled: true, remedy: 'save-anyway' });
    expect(news.at(-1)?.actions.map(({ act }) => act)).toEqual(['save-anyway', 'save-as']);
    expect(files.text(PATH)).toBe('what a broken copy left');
    await session.save({ isAsked: true, isAgreed: true });
    expect(idsAt(files, PATH)).toEqual(['old']);
    expect(files.paths('/data/quarantine').map((path) => files.text(path))).toEqual(['what a broken copy left']);
    expect(session.saveState.state).toBe('saved');
  });

  test('changing under our eyes is waited for (C1)', async () => {
    const { files, time, session } = keeper();
    let reads = 0;
    files.fault = (_, call) => {
      if (call === 'read' && (reads += 1) < 5) files.put(PATH, write(after(article, setTitle(`draft ${reads}`))));
      return null;
    };
    await time.pass(20_000);
    expect(session.article.metadata.title).toBe('draft 4');
  });

  test('gone for a moment is not written again; gone for a minute it is, if there is work to save (C4)', async () => {
    const { files, time, session } = keeper();
    await send(session, tagQuote('ours', 9, 20));
    files.take(PATH);
    await time.pass(30_000);
    expect(files.text(PATH)).toBeNull();
    expect(session.saveState.state).toBe('unsaved');
    await time.pass(60_000);
    expect(idsAt(files, PATH)).toEqual(['old', 'ours']);
  });

  test('gone without work to save is told, and saved again only when asked (C4, U1)', async () => {
    const { files, time, session, news } = keeper();
    files.take(PATH);
    await time.pass(120_000);
    expect(files.text(PATH)).toBeNull();
    expect(session.saveState).toMatchObject({ state: 'failed', problem: { code: 'file/gone' }, journalled: true });
    expect(news).toHaveLength(1);
    await session.save({ isAsked: true });
    expect(idsAt(files, PATH)).toEqual(['old']);
    expect(session.saveState.state).toBe('saved');
  });

  test('back again as it was, the state is true again (U2)', async () => {
    const { files, time, session } = keeper();
    files.take(PATH);
    await time.pass(120_000);
    files.put(PATH, ON_DISK);
    await time.pass(5_000);
    expect(session.saveState.state).toBe('saved');
  });

  test('out of reach is told with the reason (U1)', async () => {
    const { files, time, session } = keeper();
    files.fault = (_, call) => (call === 'status' ? 'EIO' : null);
    await time.pass(70_000);
    expect(session.saveState).toMatchObject({ state: 'failed', problem: { message: expect.stringContaining('EIO') } });
    files.fault = () => null;
    files.put(PATH, ON_DISK);
    files.take(PATH);
    files.putFolder(PATH);
    await time.pass(5_000);
    expect(files.text(PATH)).toBe('');
  });
});

describe('another article in our place', () => {
  test('stays, and ours goes on beside it (C1)', async () => {
    const { files, time, session } = keeper();
    const other = write(plainArticle('another', 'other words'));
    files.put(PATH, other);
    await time.pass(5_000);
    expect(files.text(PATH)).toBe(other);
    expect(idsAt(files, BESIDE)).toEqual(['old']);
    expect(session.saveState).toMatchObject({ state: 'conflict', problem: { code: 'file/another-article' } });
  });
});

describe('what is only ours', () => {
  test('our own saves, however often they are looked at, change nothing (C2)', async () => {
    const { files, time, session } = keeper();
    for (let turn = 0; turn < 12; turn += 1) {
      await send(session, tagQuote(`q${turn}`, 0, 3));
      await session.look();
      await time.pass(700);
      await session.look();
    }
    await time.pass(60_000);
    expect(session.article.annotations).toHaveLength(13);
    expect(session.sequence).toBe(12);
    expect(idsAt(files, PATH)).toHaveLength(13);
  });

  test('touched without a change it stays as it is (C2)', async () => {
    const { files, time, session } = keeper();
    await time.pass(4_000);
    files.put(PATH, ON_DISK);
    const before = files.snapshot();
    await time.pass(60_000);
    expect(files.snapshot()).toEqual(before);
    expect(session.saveState.state).toBe('untouched');
  });

  test('a foreign version with the old size and time is found all the same (C6)', async () => {
    const { files, time, session } = keeper();
    await time.pass(4_000);
    const theirs = write(after(article, setTitle('B title')));
    expect(theirs).toHaveLength(ON_DISK.length);
    const status = files.status.bind(files);
    const old = (await status(PATH))!;
    files.status = async (path) => (path === PATH ? old : status(path));
    files.put(PATH, theirs);
    await time.pass(31_000);
    expect(session.article.metadata.title).toBe('B title');
  });
});

describe('a save that would take away much more than the user did (D6)', () => {
  const many = after(article, ...Array.from({ length: 9 }, (_, index) => tagQuote(`q${index}`, 0, 3)));
  const few = { ...many, annotations: many.annotations.slice(0, 5) };

  function crowded() {
    const files = new MemoryFiles();
    files.put(PATH, write(many));
    const file = { path: PATH, sha256: services.sha256(write(many)), volume: 1 };
    return keeper({ article: many, file }, files);
  }

  test('is refused, with a backup and a question, and made once the user agrees', async () => {
    const { files, time, session, news } = crowded();
    await session.replace(0, few);
    await time.pass(30_000);
    expect(files.text(PATH)).toBe(write(many));
    expect(session.saveState).toMatchObject({
      state: 'failed',
      problem: { code: 'save/shrunk' },
      remedy: 'save-anyway',
    });
    expect(news.at(-1)?.actions).toMatchObject([{ act: 'save-anyway' }]);
    expect(files.paths('/data/backups').map((path) => files.text(path))).toContain(write(many));
    await session.save({ isAsked: true });
    expect(files.text(PATH)).toBe(write(many));
    await session.save({ isAsked: true, isAgreed: true });
    expect(idsAt(files, PATH)).toHaveLength(5);
    expect(session.saveState.state).toBe('saved');
  });

  test('is no such save when the user removed them one by one', async () => {
    const { files, time, session } = crowded();
    for (const { id } of many.annotations) await send(session, removeRecord(id));
    await time.pass(5_000);
    expect(idsAt(files, PATH)).toEqual([]);
  });

  test('is no such save when they were removed before a merge or a crash', async () => {
    const { files, time, session } = crowded();
    for (const { id } of many.annotations.slice(0, 6)) await send(session, removeRecord(id));
    files.put(PATH, write(after(many, tagQuote('theirs', 4, 8))));
    await time.pass(10_000);
    expect(idsAt(files, PATH)).toHaveLength(5);
    expect(session.saveState.state).toBe('saved');

    const disk = new MemoryFiles();
    disk.put(PATH, write(many));
    const file = { path: PATH, sha256: services.sha256(write(many)), volume: 1 };
    const recovered = { sequence: 3, count: 3, path: PATH };
    const second = keeper(
      { article: { ...many, annotations: [] }, file, recovered: { ...recovered, onDisk: many } },
      disk,
    );
    await second.time.pass(5_000);
    expect(idsAt(disk, PATH)).toEqual([]);
  });

  test('is one, too, when the text would be empty; deleting the text by hand is not', async () => {
    const empty = { ...plainArticle('a1', ''), annotations: [] };
    const bare = plainArticle('a1', 'words');
    const files = new MemoryFiles();
    files.put(PATH, write(bare));
    const file = { path: PATH, sha256: services.sha256(write(bare)), volume: 1 };
    const { time, session } = keeper({ article: bare, file }, files);
    await session.replace(0, empty);
    await time.pass(5_000);
    expect(session.saveState).toMatchObject({ problem: { code: 'save/shrunk' } });
    const second = keeper({ article: bare, file }, files);
    await send(second.session, {
      change: 'text',
      edit: { start: 0, end: 5, length: 0 },
      splice: { index: 0, remove: 1, insert: [{ type: 'paragraph', text: '' }] },
    });
    await second.time.pass(5_000);
    expect(second.session.saveState.state).toBe('saved');
  });

  test('what no reader could load again is never written (D9, T1, T11)', async () => {
    const link = { record: 'link', id: 'l', type: 'said-by' } as const;
    const ends = { from: { record: 'annotation', id: 'gone' }, to: { record: 'annotation', id: 'old' } } as const;
    const quote = article.annotations[0]!;
    for (const unfit of [
      { ...article, links: [{ ...link, ...ends }] },
      { ...article, links: [{ ...link, from: ends.to, to: { record: 'speaker', id: 'gone' } as const }] },
      { ...article, annotations: [{ ...quote, fragments: [{ start: 0, end: 900 }] }] },
      { ...article, annotations: [{ ...quote, fragments: [] }] },
      { ...article, blocks: [{ type: 'paragraph', text: '🎉🎉' } as const], annotations: [quote] },
    ]) {
      const { files, time, session } = keeper();
      await session.replace(0, unfit);
      await time.pass(60_000);
      expect(files.text(PATH)).toBe(ON_DISK);
      expect(session.saveState).toMatchObject({ state: 'failed', problem: { code: 'save/unfit' }, journalled: true });
    }
  });
});

describe('the lock (C5)', () => {
  const LOCK = '/library/.a.saidwho.lock';

  test('is there while there is work, and gone with the session; it names no machine and no person (X7)', async () => {
    const { files, time, session } = keeper();
    await time.pass(10_000);
    expect(files.text(LOCK)).toBeNull();
    await send(session, tagQuote('ours', 9, 20));
    await time.pass(30_000);
    expect(JSON.parse(files.text(LOCK)!)).toEqual({ writer: 'us', beat: expect.any(Number) });
    const closing = session.close(1_000);
    await time.pass(1_000);
    await closing;
    await time.pass(10);
    expect(files.text(LOCK)).toBeNull();
  });

  test('of somebody else is told once and holds up nothing', async () => {
    const { files, time, session, news } = keeper();
    files.put(LOCK, '{"writer": "them", "beat": 7}');
    await send(session, tagQuote('ours', 9, 20));
    await time.pass(10_000);
    expect(news.map(({ text }) => text)).toEqual([expect.stringContaining('open in another Saidwho')]);
    expect(idsAt(files, PATH)).toEqual(['old', 'ours']);
    expect(files.text(LOCK)).toContain('them');
  });

  test('that stands still for a minute is stale and taken over; one that beats is not', async () => {
    const { files, time, session } = keeper();
    files.put(LOCK, '{"writer": "dead", "beat": 7}');
    await time.pass(70_000);
    await send(session, tagQuote('ours', 9, 20));
    await time.pass(10);
    expect(files.text(LOCK)).toContain('"us"');
    const second = keeper();
    for (let beat = 0; beat < 30; beat += 1) {
      second.files.put(LOCK, `{"writer": "alive", "beat": ${beat}}`);
      await second.time.pass(3_000);
    }
    await send(second.session, tagQuote('ours', 9, 20));
    await second.time.pass(10);
    expect(second.files.text(LOCK)).toContain('alive');
  });

  test('that is forged, huge or unreadable is none', async () => {
    for (const forged of ['no json', '{"writer": 1}', `{"writer": "${'x'.repeat(2_000)}", "beat": 1}`]) {
      const { files, time, session, news } = keeper();
      files.put(LOCK, forged);
      await send(session, tagQuote('ours', 9, 20));
      await time.pass(10_000);
      expect(news).toEqual([]);
      expect(idsAt(files, PATH)).toEqual(['old', 'ours']);
    }
  });
});

describe('a file that is out of reach for a while', () => {
  test('and cannot be read is saved to once it can, with what was done meanwhile (D1, U1)', async () => {
    const { files, time, session } = keeper();
    files.fault = (_, call, path) => (call === 'read' && path === PATH ? 'EACCES' : null);
    await time.pass(30_000);
    await send(session, tagQuote('ours', 9, 20));
    await time.pass(120_000);
    expect(session.saveState.state).toBe('failed');
    files.fault = () => null;
    await time.pass(120_000);
    expect(session.saveState.state).toBe('saved');
    expect(idsAt(files, PATH)).toEqual(['old', 'ours']);
  });

  test('while only its last good version is shown is not told of again (D7)', async () => {
    const { files, time, session, news } = keeper({ readOnly: 'It is damaged.', isRescue: true });
    files.put(PATH, 'damaged');
    await time.pass(10_000);
    files.take(PATH);
    await time.pass(300_000);
    expect(news).toEqual([]);
    expect(session.saveState).toMatchObject({ state: 'read-only', reason: 'It is damaged.' });
  });
});
