import { applyChanges, articleOf, stateOf } from '../../shared/annotations/article-state.ts';
import type { Change } from '../../shared/annotations/change.ts';
import type { Article } from '../../shared/model/article.ts';
import type { ArticleSession } from '../../main/use-cases/article-session.ts';
import { fakeServices } from '../fakes/services.ts';
import { ManualTime } from '../fakes/manual-time.ts';
import { plainArticle, tagQuote } from '../fakes/articles.ts';
import { change, contentOf, examineSession, LIBRARY, open, openAll, startProgram, type Program } from './program.ts';
import { BACKUPS, QUARANTINE, type Running, type Scenario, type Stage } from './scenario.ts';

/** What a user does with an article on the screen, from opening to closing, through the desk. */

const PATH = `${LIBRARY}/a.saidwho`;

/** Longer than a sector, so that a crash can cut its file and its journal. */
const ARTICLE = plainArticle('a1', 'She said we will win. '.repeat(30).trim(), 'First');

const MINUTE = 60_000;

/** Time for a save that was due, and for the first attempts after a failure. Milliseconds. */
const A_WHILE = 12_000;

/** Longer than the longest pause between attempts. Milliseconds. */
const LONG = 130_000;

const quote = (number: number): Change => tagQuote(`q${number}`, 0, 3);

const tagged = (article: Article, ...changes: Change[]): Article =>
  articleOf(article, applyChanges(stateOf(article), changes));

/** An article in front of the user. */
interface Screen {
  readonly program: Program;
  readonly session: ArticleSession;
}

interface Doing {
  readonly name: string;
  readonly path?: string;
  readonly keepsBackups?: boolean;
  readonly mayPutAside?: boolean;
  /** Happens while the article is on the screen, before calls count. */
  readonly before?: (stage: Stage) => void;
  /** The article's file is gone for good: before the first promise there is nothing to give back. */
  readonly isReplaced?: boolean;
  act(stage: Stage, screen: Screen): Promise<void>;
  /** Time passes, where nothing is said. */
  goOn?(stage: Stage, screen: Screen): Promise<void>;
  /** True when the program ends with the act: nothing is saved after it. */
  readonly isEnd?: boolean;
}

/** A scenario that begins with an article of the library on the screen. */
function withArticle({ path = PATH, before, act, goOn, isEnd = false, isReplaced = false, ...rest }: Doing): Scenario {
  return {
    ...rest,
    async prepare(stage) {
      stage.files.put(path, contentOf(ARTICLE));
      stage.witness.have(contentOf(ARTICLE));
      const screen = await onScreen(stage, path);
      before?.(stage);
      return {
        act: () => act(stage, screen),
        goOn: async () => (isEnd ? undefined : await (goOn ?? waitLong)(stage, screen)),
        examine: () => (isEnd ? undefined : examineSession(stage, screen.session)),
        target: () => (isEnd ? null : screen.session.path),
      };
    },
    recover: async (stage) => (await openAll(stage, ARTICLE)) ?? (isReplaced ? contentOf(ARTICLE) : null),
  };
}

const waitLong = ({ time }: Stage): Promise<void> => time.pass(LONG);

/** Starts the program and opens the file. */
async function onScreen(stage: Stage, path: string): Promise<Screen> {
  const program = await startProgram(stage);
  const opened = await open(stage, program.desk.openPath(path));
  if (opened === null) throw new RangeError(`${path} cannot be opened`);
  await program.settings.written();
  return { program, session: program.desk.session(opened.article.id) };
}

/** Makes changes at a time of their own that never comes to a save: a kill follows. */
async function killedWhileUnsaved(stage: Stage, path: string, changes: readonly Change[]): Promise<void> {
  const earlier = { ...stage, time: new ManualTime(stage.time.now() - MINUTE) };
  const { program, session } = await onScreen(earlier, path);
  for (const one of changes) await change(earlier, program, session, one);
}

/** A scenario of a start: the disk is as a kill has left it, and opening is what may fail. */
const atStart = (name: string, left: (stage: Stage) => Promise<void>, path: string | null): Scenario => ({
  name,
  async prepare(stage) {
    await left(stage);
    return starting(stage, path);
  },
  recover: (stage) => openAll(stage, ARTICLE),
});

/**
 * The start itself: until the article is open, and a while longer. What could not be opened, or was opened without its
 * journal because the disk denied that there is one, is there at the next start.
 */
function starting(stage: Stage, path: string | null): Running {
  let session: ArticleSession | null = null;
  const isWhole = () => session !== null && contentOf(session.article) === stage.witness.last;
  const start = async (listed?: string) => {
    const { desk } = await startProgram(stage);
    const first = await open(stage, path === null ? desk.openFirst() : desk.openPath(path));
    const opened = first ?? (listed === undefined ? null : await open(stage, desk.openPath(listed)));
    session = opened === null ? null : desk.session(opened.article.id);
    await stage.time.pass(A_WHILE);
  };
  return {
    act: () => start(),
    async goOn() {
      // What was recovered and could not be shown is in the library, where the user opens it.
      if (!isWhole()) await start(stage.files.paths(LIBRARY).find((one) => one.endsWith('.saidwho')));
      stage.witness.expect(isWhole(), 'the article cannot be opened on a disk that is well again');
      await stage.time.pass(LONG);
    },
    examine() {
      if (session === null) return;
      if (isWhole()) examineSession(stage, session);
      else stage.witness.expect(session.saveState.state === 'untouched', 'less than the last state was worked on (D1)');
    },
    target: () => session?.path ?? null,
  };
}

const THEIRS = contentOf(plainArticle('a1', 'What a colleague wrote', 'Theirs'));
const ELSEWHERE = '/elsewhere/b.saidwho';
const STORY = '/desk/story.txt';

/** Backups of an hour, more than are kept. */
function putBackups({ files, time }: Stage): void {
  const folder = `${BACKUPS}/${fakeServices().sha256(ARTICLE.id).slice(0, 32)}`;
  for (let minutes = 10; minutes < 130; minutes += 15) {
    const at = new Date(time.now() - minutes * MINUTE).toISOString().replaceAll(':', '-');
    files.put(`${folder}/${at}.saidwho`, contentOf(ARTICLE));
    files.put(`${folder}/${at.replace('000Z', '001Z')}.saidwho`, contentOf(ARTICLE));
  }
}

/** An article that is imported and has no file until its first change. */
async function putStory({ files, witness }: Stage): Promise<void> {
  files.put(STORY, 'She said we will win. '.repeat(30));
  witness.theirs.set(STORY, files.text(STORY)!);
}

export const articleScenarios: readonly Scenario[] = [
  withArticle({
    name: 'autosave of a change',
    keepsBackups: true,
    async act(stage, { program, session }) {
      await change(stage, program, session, quote(1));
      await stage.time.pass(A_WHILE);
    },
  }),
  withArticle({
    name: 'saves in a row with backups that are thinned',
    keepsBackups: true,
    before: putBackups,
    async act(stage, { program, session }) {
      await change(stage, program, session, quote(1));
      await stage.time.pass(6 * MINUTE);
      await change(stage, program, session, quote(2));
      await stage.time.pass(A_WHILE);
    },
  }),
  withArticle({
    name: 'changes while a save is under way',
    async act(stage, { program, session }) {
      await change(stage, program, session, quote(1), quote(2));
      const passing = stage.time.pass(A_WHILE);
      for (const number of [3, 4]) await change(stage, program, session, quote(number));
      await passing;
      await stage.time.pass(A_WHILE);
    },
  }),
  withArticle({
    name: 'the page sends the whole article',
    keepsBackups: true,
    async act(stage, { program, session }) {
      await change(stage, program, session, quote(1));
      const whole = tagged(ARTICLE, quote(7), quote(8));
      const number = stage.witness.have(contentOf(whole));
      await program.desk.replace({ articleId: session.articleId, sequence: 5, article: whole });
      if (session.isSafe) stage.witness.promised(number);
      await stage.time.pass(A_WHILE);
    },
  }),
  withArticle({
    name: 'changes to a file that may not be written',
    before: ({ files }) => files.put(PATH, contentOf(ARTICLE), 0o444),
    async act(stage, { program, session }) {
      for (const number of [1, 2, 3]) {
        await change(stage, program, session, quote(number));
        await stage.time.pass(A_WHILE);
      }
    },
    async goOn({ files, time }) {
      files.put(PATH, contentOf(ARTICLE));
      await time.pass(LONG);
    },
  }),
  withArticle({
    name: 'autosave outside of the library',
    path: ELSEWHERE,
    async act(stage, { program, session }) {
      await change(stage, program, session, quote(1));
      await stage.time.pass(A_WHILE);
    },
  }),
  withArticle({
    name: 'conflict copy',
    isReplaced: true,
    mayPutAside: true,
    before({ files, witness }) {
      files.put(PATH, THEIRS);
      witness.theirs.set(PATH, THEIRS);
    },
    async act(stage, { program, session }) {
      await change(stage, program, session, quote(1));
      await stage.time.pass(A_WHILE);
      await change(stage, program, session, quote(2));
      await stage.time.pass(A_WHILE);
    },
  }),
  withArticle({
    name: 'save as',
    async act(stage, { program, session }) {
      await change(stage, program, session, quote(1));
      const saving = session.saveAs('/library/c.saidwho');
      await stage.time.pass(A_WHILE);
      await saving;
      await change(stage, program, session, quote(2));
      await stage.time.pass(A_WHILE);
    },
  }),
  withArticle({
    name: 'save as over another file',
    before({ files, witness }) {
      files.put(ELSEWHERE, THEIRS);
      witness.others.add(THEIRS);
    },
    async act(stage, { program, session }) {
      await change(stage, program, session, quote(1));
      await stage.time.pass(A_WHILE);
      const saving = session.saveAs(ELSEWHERE);
      await stage.time.pass(A_WHILE);
      await saving;
    },
  }),
  withArticle({
    name: 'quitting with unsaved work',
    isEnd: true,
    async act(stage, { program, session }) {
      await change(stage, program, session, quote(1));
      const closing = program.desk.close(3_000);
      await stage.time.pass(3_000);
      await closing;
      await stage.time.pass(A_WHILE);
    },
  }),
  {
    name: 'first save of an imported text',
    async prepare(stage) {
      await putStory(stage);
      const { program, session } = await onScreen(stage, STORY);
      stage.witness.have(contentOf(session.article));
      return {
        async act() {
          await change(stage, program, session, quote(1));
          await stage.time.pass(A_WHILE);
        },
        goOn: () => waitLong(stage),
        examine: () => examineSession(stage, session),
        target: () => session.path,
      };
    },
    recover: async (stage) => (await openAll(stage, null)) ?? stage.witness.states[0]!, // The text is still there.
  },
  atStart(
    'a start with changes in the journal',
    async (stage) => {
      stage.files.put(PATH, contentOf(ARTICLE));
      stage.witness.have(contentOf(ARTICLE));
      await killedWhileUnsaved(stage, PATH, [quote(1), quote(2)]);
    },
    PATH,
  ),
  {
    ...atStart(
      'a start with work that has no file yet',
      async (stage) => {
        await putStory(stage);
        const time = new ManualTime(stage.time.now() - MINUTE);
        const { program, session } = await onScreen({ ...stage, time }, STORY);
        await change(stage, program, session, quote(1));
      },
      null,
    ),
    recover: (stage) => openAll(stage, null),
  },
  {
    name: 'a start over a file that somebody has changed',
    mayPutAside: true,
    async prepare(stage) {
      const { files, witness } = stage;
      for (const known of [QUARANTINE, null]) {
        files.put(PATH, contentOf(ARTICLE));
        if (known !== null) witness.have(contentOf(ARTICLE));
        await killedWhileUnsaved(stage, PATH, [quote(known === null ? 2 : 1)]);
        files.put(PATH, THEIRS);
        if (known !== null) await (await onScreen(stage, PATH)).program.settings.written();
      }
      witness.theirs.set(PATH, THEIRS);
      const { act } = starting(stage, PATH);
      return { act, goOn: act, examine: () => undefined, target: () => null };
    },
    recover: (stage) => openAll(stage, ARTICLE),
  },
];
