import type { Change } from '../../shared/annotations/change.ts';
import { mergeArticles } from '../../shared/merge/three-way.ts';
import type { Article } from '../../shared/model/article.ts';
import type { ArticleSession } from '../../main/use-cases/article-session.ts';
import { tagQuote } from '../fakes/articles.ts';
import { fakeServices } from '../fakes/services.ts';
import {
  A_WHILE,
  ARTICLE,
  killedWhileUnsaved,
  MINUTE,
  onScreen,
  PATH,
  quote,
  starting,
  tagged,
  waitLong,
  withArticle,
} from './on-screen.ts';
import { change, contentOf, examineSession, LIBRARY, openAll, startProgram, open, type Page } from './program.ts';
import { BACKUPS, DATA, type Running, type Scenario, type Stage } from './scenario.ts';

/** Somebody else writes the file, too, or it does not load: nothing that anybody wrote is lost. */

const LOCK = `${LIBRARY}/.a.saidwho.lock`;

/** Long enough for a lock whose beat stands still to be stale. Milliseconds. */
const STALE = 70_000;

const setTitle = (title: string): Change => ({
  change: 'records',
  set: [{ id: 'metadata', after: { record: 'metadata', id: 'metadata', title } }],
});

/** Theirs that can be merged with anything of ours, and theirs that cannot be with `setTitle('Ours')`. */
const RECORD = tagged(ARTICLE, tagQuote('their-record', 4, 8));
const TITLE = tagged(ARTICLE, setTitle('Theirs'));

/** Both sides' work in one file. */
function mergedWith(ours: Article): string {
  const merged = mergeArticles(ARTICLE, ours, RECORD);
  if (!merged.ok) throw new RangeError(merged.problems[0].message);
  return contentOf(merged.value.article);
}

/** Somebody puts the mergeable version in the place of ours: from now on their record is somewhere, always. */
function putRecord({ files, witness }: Stage): void {
  files.put(PATH, contentOf(RECORD));
  witness.parts.add('their-record');
}

/** Somebody puts the other version there, which nobody may replace. */
function putTitle({ files, witness }: Stage): void {
  files.put(PATH, contentOf(TITLE));
  witness.theirs.set(PATH, contentOf(TITLE));
}

/** What is shown is one of the last states; what is shown as saved is on the disk. */
function examineEither({ files, witness }: Stage, session: ArticleSession, ...states: readonly string[]): void {
  const shown = contentOf(session.article);
  witness.expect(states.includes(shown), 'the work at hand is lost (D5)');
  if (session.saveState.state !== 'saved') return;
  witness.sawSaved(shown, session.path === null ? null : files.durableText(session.path));
}

/** Their record comes in while ours is not saved yet. */
const mergeWhileDirty = (page: Page): Scenario =>
  withArticle({
    name: `merge of a foreign version while work is unsaved; the page ${page}`,
    page,
    mayPutAside: true,
    before: ({ witness }) => witness.have(contentOf(RECORD)),
    async act(stage, { program, session }) {
      await change(stage, program, session, quote(1));
      const ours = tagged(ARTICLE, quote(1));
      stage.witness.have(mergedWith(ours));
      if (page === 'is silent') stage.witness.have(contentOf(ours)); // Beside theirs; a start merges all the same.
      putRecord(stage);
      await stage.time.pass(A_WHILE);
      if (page === 'is silent') await stage.time.pass(A_WHILE);
    },
    examine(stage, { session }) {
      const ours = tagged(ARTICLE, quote(1));
      examineEither(stage, session, contentOf(ours), mergedWith(ours));
    },
  });

/** The disk as a kill and somebody else have left it, and the start over it. */
const overForeign = (
  name: string,
  left: (stage: Stage) => Promise<void>,
  over: (stage: Stage, path: string) => Running,
): Scenario => ({
  name,
  mayPutAside: true,
  async prepare(stage) {
    stage.files.put(PATH, contentOf(ARTICLE));
    stage.witness.have(contentOf(ARTICLE));
    await left(stage);
    return over(stage, PATH);
  },
  recover: (stage) => openAll(stage, ARTICLE),
});

/** A start that shows theirs, with our work elsewhere. */
function startingWithTheirs(stage: Stage, path: string): Running {
  const { act } = starting(stage, path);
  return {
    act,
    async goOn() {
      const { desk } = await startProgram(stage);
      const opened = await open(stage, desk.openPath(PATH));
      const isTheirs = opened !== null && contentOf(opened.article) === contentOf(TITLE);
      stage.witness.expect(isTheirs, 'theirs cannot be opened on a disk that is well again (C1)');
    },
    examine: () => undefined,
    target: () => null,
  };
}

/** The work before the kill stands over a base that nobody can read any more. */
const withBase =
  (text: string | null) =>
  async (stage: Stage): Promise<void> => {
    await killedWhileUnsaved(stage, PATH, [quote(1)]);
    putTitle(stage);
    const { files } = stage;
    for (const base of files.paths(`${DATA}/journal`).filter((one) => one.endsWith('.base'))) {
      if (text === null) files.take(base);
      else files.put(base, text);
    }
  };

/** Somebody else's lock lies there, and time passes before our first change. */
const withLock = (name: string, beat: (stage: Stage, count: number) => void, wait: number): Scenario =>
  withArticle({
    name,
    before: (stage) => beat(stage, 0),
    async act(stage, { program, session }) {
      for (let count = 1; count * 3_000 <= wait; count += 1) {
        await stage.time.pass(3_000);
        beat(stage, count);
      }
      await change(stage, program, session, quote(1));
      await stage.time.pass(A_WHILE);
    },
  });

const theirLock = (beat: number) => JSON.stringify({ writer: 'them', beat });

const ownBackups = `${BACKUPS}/${fakeServices().sha256(ARTICLE.id).slice(0, 32)}`;

/** Our file is cut short while nobody looks; the last good version is a backup. */
const DAMAGED = contentOf(tagged(ARTICLE, quote(9))).slice(0, 300);

const rescue: Scenario = {
  name: 'rescue of a damaged file',
  mayPutAside: true,
  async prepare(stage) {
    const { files, time, witness } = stage;
    const at = new Date(time.now() - 10 * MINUTE).toISOString().replaceAll(':', '-');
    files.put(`${ownBackups}/${at}.saidwho`, contentOf(ARTICLE));
    files.put(PATH, DAMAGED);
    witness.have(contentOf(ARTICLE));
    witness.others.add(DAMAGED);
    witness.parts.add(DAMAGED);
    const screen = await onScreen(stage, PATH);
    const { program, session } = screen;
    const goOn = async () => {
      if (session.saveState.state === 'read-only') await program.desk.rescue(session.articleId).catch(() => undefined);
      if (session.saveState.state === 'read-only') return;
      if (witness.states.length === 1) await change(stage, program, session, quote(1));
    };
    return {
      async act() {
        await goOn();
        await time.pass(A_WHILE);
      },
      async goOn() {
        await goOn();
        await waitLong(stage, screen);
      },
      examine() {
        if (session.saveState.state !== 'read-only') examineSession(stage, session);
      },
      target: () => PATH,
    };
  },
  recover: (stage) => openAll(stage, ARTICLE),
};

/** The file is cut, empty or gone for a while, and then theirs: never taken in, never replaced before. */
const unfinished = (what: string, content: string | null): Scenario => ({
  ...withArticle({
    name: `a file that is ${what} for a while and then somebody else’s`,
    mayPutAside: true,
    before: ({ witness }) => witness.have(contentOf(RECORD)),
    async act(stage, { program, session }) {
      const { files, time, witness } = stage;
      await change(stage, program, session, quote(1));
      witness.have(mergedWith(tagged(ARTICLE, quote(1))));
      if (content === null) files.take(PATH);
      else files.put(PATH, content);
      if (content !== null) witness.theirs.set(PATH, content);
      await time.pass(A_WHILE);
      witness.theirs.delete(PATH);
      putRecord(stage);
      await time.pass(A_WHILE);
    },
    examine(stage, { session }) {
      const ours = tagged(ARTICLE, quote(1));
      examineEither(stage, session, contentOf(ours), mergedWith(ours));
    },
  }),
  /** Until the file is in its place again, the work waits in its journal. */
  async recover(stage) {
    if (stage.files.text(PATH) === null) putRecord(stage);
    return openAll(stage, ARTICLE);
  },
});

export const foreignScenarios: readonly Scenario[] = [
  mergeWhileDirty('answers'),
  mergeWhileDirty('is silent'),
  withArticle({
    name: 'a foreign version while nothing is unsaved',
    mayPutAside: true,
    before: (stage) => {
      stage.witness.promised(stage.witness.have(contentOf(RECORD)));
      putRecord(stage);
    },
    act: (stage) => stage.time.pass(A_WHILE),
    examine: (stage, { session }) => examineEither(stage, session, contentOf(ARTICLE), contentOf(RECORD)),
  }),
  withArticle({
    name: 'conflict copy: both sides change the title',
    isReplaced: true,
    mayPutAside: true,
    before: putTitle,
    async act(stage, { program, session }) {
      await change(stage, program, session, setTitle('Ours'));
      await stage.time.pass(A_WHILE);
      await change(stage, program, session, quote(2));
      await stage.time.pass(A_WHILE);
    },
  }),
  unfinished('cut', contentOf(RECORD).slice(0, 60)),
  unfinished('gone', null),
  withLock(
    'lock of a dead program that is taken over',
    ({ files }, count) => {
      if (count === 0) files.put(LOCK, theirLock(7));
    },
    STALE,
  ),
  withLock('lock of somebody who works on it', ({ files }, count) => files.put(LOCK, theirLock(count)), A_WHILE),
  withArticle({
    name: 'lock that is kept alive',
    async act(stage, { program, session }) {
      await change(stage, program, session, quote(1));
      await stage.time.pass(2 * A_WHILE);
    },
  }),
  withArticle({
    name: 'return to an earlier version',
    keepsBackups: true,
    async act(stage, { program, session }) {
      await change(stage, program, session, quote(1));
      await stage.time.pass(A_WHILE);
      const { articleId, sequence } = session;
      const oldest = (await session.copies.list()).at(-1);
      if (oldest === undefined) return;
      const { versionId } = oldest;
      const restored = await program.desk.restoreVersion({ articleId, versionId, sequence }).catch(() => null);
      if (restored?.ok === true) await change(stage, program, session, ...restored.value.changes);
      await stage.time.pass(A_WHILE);
    },
  }),
  rescue,
  overForeign(
    'a start over a file to which somebody has added',
    async (stage) => {
      stage.witness.have(contentOf(RECORD));
      await killedWhileUnsaved(stage, PATH, [quote(1)]);
      stage.witness.promised(stage.witness.have(mergedWith(tagged(ARTICLE, quote(1)))) - 1);
      putRecord(stage);
    },
    starting,
  ),
  overForeign(
    'a start over a file that somebody has changed as we did',
    async (stage) => {
      await killedWhileUnsaved(stage, PATH, [setTitle('Ours')]);
      putTitle(stage);
    },
    startingWithTheirs,
  ),
  overForeign('a start over a changed file, with no base', withBase(null), startingWithTheirs),
  overForeign('a start over a changed file, with a base that was cut', withBase(''), startingWithTheirs),
];
