import { applyChanges, articleOf, stateOf } from '../../shared/annotations/article-state.ts';
import type { Change } from '../../shared/annotations/change.ts';
import type { Article } from '../../shared/model/article.ts';
import type { ArticleSession } from '../../main/use-cases/article-session.ts';
import { plainArticle, tagQuote } from '../fakes/articles.ts';
import { ManualTime } from '../fakes/manual-time.ts';
import {
  change,
  contentOf,
  examineSession,
  LIBRARY,
  open,
  openAll,
  startProgram,
  type Page,
  type Program,
} from './program.ts';
import type { Running, Scenario, Stage } from './scenario.ts';

/** What scenarios about an article on the screen have in common: how they begin, and how a start goes. */

export const PATH = `${LIBRARY}/a.saidwho`;

/** Longer than a sector, so that a crash can cut its file and its journal. */
export const ARTICLE = plainArticle('a1', 'She said we will win. '.repeat(30).trim(), 'First');

export const MINUTE = 60_000;

/** Time for a save that was due, and for the first attempts after a failure. Milliseconds. */
export const A_WHILE = 12_000;

/** Longer than the longest pause between attempts. Milliseconds. */
const LONG = 130_000;

export const quote = (number: number): Change => tagQuote(`q${number}`, 0, 3);

export const tagged = (article: Article, ...changes: Change[]): Article =>
  articleOf(article, applyChanges(stateOf(article), changes));

/** An article in front of the user. */
export interface Screen {
  readonly program: Program;
  readonly session: ArticleSession;
}

export interface Doing {
  readonly name: string;
  readonly path?: string;
  readonly keepsBackups?: boolean;
  readonly mayPutAside?: boolean;
  /** Happens while the article is on the screen, before calls count. */
  readonly before?: (stage: Stage) => void;
  /** The article's file is gone for good: before the first promise there is nothing to give back. */
  readonly isReplaced?: boolean;
  act(stage: Stage, screen: Screen): Promise<void>;
  /** Where more than one state is right after it. */
  readonly examine?: (stage: Stage, screen: Screen) => void;
  readonly page?: Page;
  /** Time passes, where nothing is said. */
  goOn?(stage: Stage, screen: Screen): Promise<void>;
  /** True when the program ends with the act: nothing is saved after it. */
  readonly isEnd?: boolean;
}

/** A scenario that begins with an article of the library on the screen. */
export function withArticle({ isEnd = false, isReplaced = false, ...doing }: Doing): Scenario {
  const { path = PATH, before, act, goOn = waitLong, examine, page, ...rest } = doing;
  return {
    ...rest,
    async prepare(stage) {
      stage.files.put(path, contentOf(ARTICLE));
      stage.witness.have(contentOf(ARTICLE));
      const screen = await onScreen(stage, path, page);
      before?.(stage);
      return {
        act: () => act(stage, screen),
        goOn: async () => (isEnd ? undefined : await goOn(stage, screen)),
        examine() {
          if (examine !== undefined) examine(stage, screen);
          else if (!isEnd) examineSession(stage, screen.session);
        },
        target: () => (isEnd ? null : screen.session.path),
      };
    },
    recover: async (stage) => (await openAll(stage, ARTICLE)) ?? (isReplaced ? contentOf(ARTICLE) : null),
  };
}

/** Lets time pass until the last state is on the disk, or far longer than it may take. */
export async function waitLong({ files, time, witness }: Stage, { session }: Screen): Promise<void> {
  for (const end = time.now() + LONG; time.now() < end; await time.pass(3_000)) {
    const isThere = session.path !== null && files.durableText(session.path) === witness.last;
    if (isThere && !session.isDirty) break;
  }
  await time.pass(A_WHILE);
}

/** Starts the program and opens the file. */
export async function onScreen(stage: Stage, path: string, page?: Page): Promise<Screen> {
  const program = await startProgram(stage, page);
  const opened = await open(stage, program.desk.openPath(path));
  if (opened === null) throw new RangeError(`${path} cannot be opened`);
  await program.settings.written();
  return { program, session: program.desk.session(opened.article.id) };
}

/** Makes changes at a time of their own that never comes to a save: a kill follows. */
export async function killedWhileUnsaved(stage: Stage, path: string, changes: readonly Change[]): Promise<void> {
  const earlier = { ...stage, time: new ManualTime(stage.time.now() - MINUTE) };
  const { program, session } = await onScreen(earlier, path);
  for (const one of changes) await change(earlier, program, session, one);
}

/** A scenario of a start: the disk is as a kill has left it, and opening is what may fail. */
export const atStart = (name: string, left: (stage: Stage) => Promise<void>, path: string | null): Scenario => ({
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
export function starting(stage: Stage, path: string | null): Running {
  let screen: Screen | null = null;
  let session: ArticleSession | null = null;
  /** A file that could not be read a moment ago is shown as its last good version until it is opened again. */
  const isShown = () => session !== null && session.saveState.state === 'read-only';
  const isWhole = () => session !== null && !isShown() && contentOf(session.article) === stage.witness.last;
  const start = async (listed?: string) => {
    const program = await startProgram(stage);
    const { desk } = program;
    const first = await open(stage, path === null ? desk.openFirst() : desk.openPath(path));
    const opened = first ?? (listed === undefined ? null : await open(stage, desk.openPath(listed)));
    session = opened === null ? null : desk.session(opened.article.id);
    screen = session === null ? null : { program, session };
    await stage.time.pass(A_WHILE);
  };
  return {
    act: () => start(),
    async goOn() {
      // What was recovered and could not be shown is in the library, where the user opens it.
      if (!isWhole()) await start(stage.files.paths(LIBRARY).find((one) => one.endsWith('.saidwho')));
      stage.witness.expect(isWhole(), 'the article cannot be opened on a disk that is well again');
      if (screen !== null) await waitLong(stage, screen);
    },
    examine() {
      if (session === null || isShown()) return;
      if (isWhole()) examineSession(stage, session);
      else stage.witness.expect(session.saveState.state === 'untouched', 'less than the last state was worked on (D1)');
    },
    target: () => session?.path ?? null,
  };
}
