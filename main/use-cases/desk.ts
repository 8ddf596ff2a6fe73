import type {
  Acknowledgement,
  Answers,
  CallArgument,
  Events,
  ImportedRow,
  News,
  OpenedArticle,
  Progress,
  SaveState,
} from '../../shared/ipc/contract.ts';
import { changesBetween } from '../../shared/merge/changes-between.ts';
import { compareArticles } from '../../shared/merge/compare.ts';
import type { Article } from '../../shared/model/article.ts';
import { done, refuse, type Problem, type Result } from '../../shared/result.ts';
import { ArticleSession, type Batch, type SessionWorld } from './article-session.ts';
import {
  openBytes,
  openPath,
  openSample,
  openTutorial,
  readAgain,
  readAside,
  type Opening,
  type OpenWorld,
} from './open-article.ts';
import { importMany } from './import-many.ts';
import { recoverUnsaved } from './recovery.ts';
import { codeOf, type ImportedFile } from '../ports.ts';
import type { SettingsKeeper } from './settings.ts';

/**
 * The **desk** holds the articles that are open: the one on the screen, the one before it (whose last changes may
 * still be under way), and every one that could not be saved yet.
 */

export interface DeskWorld
  extends
    Omit<OpenWorld, 'idSeenAt' | 'labelMapping'>,
    Omit<SessionWorld, 'findPlace' | 'show' | 'tellNews' | 'askToMerge'> {
  readonly settings: SettingsKeeper;
  tell<Name extends keyof Events>(name: Name, event: Events[Name]): void;
}

export class Desk {
  readonly #world: DeskWorld & OpenWorld;
  readonly #sessions = new Map<string, ArticleSession>();
  #current: string | null = null;
  #previous: string | null = null;
  /** Openings wait for each other, so that two never meet over one journal. */
  #opening: Promise<unknown> = Promise.resolve();

  constructor(world: DeskWorld) {
    this.#world = {
      ...world,
      idSeenAt: (path) => world.settings.idAt(path),
      labelMapping: () => world.settings.settings.labels,
    };
  }

  /** Id of the article on the screen. */
  get currentId(): string | null {
    return this.#current;
  }

  /**
   * The article to show at the start: work that had no file yet, the last one that is of no other project, what the
   * project has, or the sample; null where the project that was chosen has no article yet.
   *
   * @param asked the file with which the program was started; it comes before all others, and nothing but recovered
   * work takes its place
   */
  async openFirst(asked: string | null = null): Promise<Result<OpenedArticle> | null> {
    const { paths, notes } = await this.#recoverUnsaved();
    const { recent, projects } = this.#world.settings.settings;
    const [project, ...others] = projects;
    const path = paths[0] ?? recent.find((one) => !others.includes(this.#world.files.folderOf(one)));
    const openOther = () => (project === undefined ? this.openSample() : this.openIn(project));
    const openLast = () => (path === undefined ? openOther() : this.#openOr(path, () => this.openSample()));
    const openAsked = (file: string) => (paths.length > 0 ? this.#openOr(file, openLast) : this.openPath(file));
    const opened = asked === null ? await openLast() : await openAsked(asked);
    return opened?.ok === true ? done({ ...opened.value, notes: [...notes, ...opened.value.notes] }) : opened;
  }

  /**
   * The article to go on with in a project: the one on the screen where it is of the project, else the one that was open
   * there last, else the newest. Null where there is none: then none is on the screen.
   *
   * @param project its folder
   */
  async openIn(project: string): Promise<Result<OpenedArticle> | null> {
    const { files, settings, library } = this.#world;
    const folder = await files.realPath(project).catch(() => project);
    const isInIt = (path: string | null) => path !== null && files.folderOf(path) === folder;
    const present = this.#current === null ? undefined : this.#sessions.get(this.#current);
    if (present !== undefined && isInIt(present.path)) return done(await this.#show(present));
    const listed = (await library.list()).articles.filter(({ problem }) => problem === undefined);
    const paths = listed.flatMap(({ fileId }) => library.pathOf(fileId) ?? []);
    const isListed = (path: string) => isInIt(path) && paths.some((one) => files.nameOf(one) === files.nameOf(path));
    const path = settings.settings.recent.find(isListed) ?? paths[0];
    this.#leave();
    return path === undefined ? null : this.openPath(path);
  }

  /** The article on the screen as it is now, for a page that was loaded again; null before the first. */
  async currentOpened(): Promise<OpenedArticle | null> {
    const session = this.#current === null ? undefined : this.#sessions.get(this.#current);
    return session === undefined ? null : this.#show(session);
  }

  openPath(path: string): Promise<Result<OpenedArticle>> {
    return this.#inTurn(async () => {
      const absolute = this.#world.files.absolute(path);
      const real = await this.#world.files.realPath(absolute).catch(() => absolute);
      const live = await this.#liveAt(real);
      return live ?? this.#keep(await openPath(this.#world, absolute));
    });
  }

  openBytes(given: { readonly name: string; readonly bytes: Uint8Array }): Promise<Result<OpenedArticle>> {
    return this.#inTurn(async () => this.#keep(await openBytes(this.#world, given)));
  }

  openSample(): Promise<Result<OpenedArticle>> {
    return this.#inTurn(async () => this.#keep(await openSample(this.#world)));
  }

  openTutorial(): Promise<Result<OpenedArticle>> {
    return this.#inTurn(async () => this.#keep(await openTutorial(this.#world)));
  }

  /** Imports many files into the library; none of them comes on the screen. */
  importMany(paths: readonly string[], tell: (progress: Progress) => boolean): Promise<readonly ImportedRow[]> {
    return this.#inTurn(() => importMany(this.#world, paths, tell));
  }

  /** Reads the file of an article once more, with other kinds for its labels, which are remembered. */
  readAgain({ articleId, mapping }: CallArgument<'readAgain'>): Promise<Result<OpenedArticle>> {
    this.#world.settings.rememberLabels(mapping);
    const { article } = this.session(articleId);
    return this.#inTurn(async () => this.#keep(await readAgain(this.#world, article, mapping)));
  }

  /** Reads a file for its words alone; none of it comes on the screen. */
  readAside(path: string): Promise<Result<ImportedFile>> {
    return readAside(this.#world, this.#world.files.absolute(path));
  }

  async change(batch: Batch & { readonly articleId: string }): Promise<Acknowledgement> {
    return this.session(batch.articleId).change(batch);
  }

  async replace(asked: CallArgument<'replaceArticle'>): Promise<Acknowledgement> {
    return this.session(asked.articleId).replace(asked.sequence, asked.article, asked.undo);
  }

  /** Goes on from the last good version of a damaged file. */
  async rescue(articleId: string): Promise<OpenedArticle> {
    const session = this.session(articleId);
    await session.rescue();
    return this.#show(session);
  }

  /** Looks at every open file now: the window came back to the front. */
  async look(): Promise<void> {
    await Promise.all([...this.#sessions.values()].map((session) => session.look()));
  }

  async compareVersion({ articleId, versionId }: CallArgument<'compareVersion'>): Promise<Answers['compareVersion']> {
    const session = this.session(articleId);
    const version = await session.copies.read(versionId);
    return version.ok ? done(compareArticles(version.value, session.article)) : version;
  }

  /** What the page must change to hold the version; the present one is saved first, and kept as a backup. */
  async restoreVersion(asked: CallArgument<'restoreVersion'>): Promise<Answers['restoreVersion']> {
    const session = this.session(asked.articleId);
    const version = await session.copies.read(asked.versionId);
    if (!version.ok) return version;
    await session.save();
    if (session.sequence !== asked.sequence) return null;
    session.wantBackup('restore');
    session.copies.remember('before-restore', 'Before going back', session.article);
    return done({ changes: changesBetween(session.article, version.value) });
  }

  /** Opens the version with which the article could not be merged. */
  openOther(articleId: string): Promise<Result<OpenedArticle>> {
    const path = this.session(articleId).otherPath;
    return path === null ? Promise.resolve(refuse(NO_OTHER)) : this.openPath(path);
  }

  /** @throws RangeError when no such article is open */
  session(articleId: string): ArticleSession {
    const session = this.#sessions.get(articleId);
    if (session === undefined) throw new RangeError('No such article is open');
    return session;
  }

  /** Saves everything now; returns the titles of what could not be saved. */
  async saveAll(): Promise<readonly string[]> {
    const sessions = [...this.#sessions.values()];
    await Promise.all(sessions.map((session) => session.save()));
    return sessions.filter(({ isDirty }) => isDirty).map(({ article }) => article.metadata.title);
  }

  /** True while the article at the path is open with changes that are not in its file. */
  isUnsaved(path: string): boolean {
    return [...this.#sessions.values()].some((session) => session.path === path && session.isDirty);
  }

  /** Saves everything that is not saved, within the time; what is left then is in the journals (promise D15). */
  async close(milliseconds: number): Promise<void> {
    await Promise.all([...this.#sessions.values()].map((session) => session.close(milliseconds)));
  }

  #inTurn<T>(open: () => Promise<T>): Promise<T> {
    const turn = this.#opening.then(open);
    this.#opening = turn.catch(() => undefined); // Whoever asked for it hears of it.
    return turn;
  }

  /** The article at the path as it is worked on, when it cannot be saved first and read anew. */
  async #liveAt(path: string): Promise<Result<OpenedArticle> | null> {
    const session = [...this.#sessions.values()].find((candidate) => candidate.path === path && candidate.isDirty);
    if (session === undefined) return null;
    await session.save();
    return session.isDirty ? done(await this.#show(session)) : null;
  }

  async #keep(opened: Result<Opening>): Promise<Result<OpenedArticle>> {
    if (!opened.ok) return opened;
    const { start, notes, news = [] } = opened.value;
    const open = this.#sessions.get(start.article.id);
    if (open?.isDirty === true) await open.save();
    if (open?.isDirty === true) return refuse(stillUnsaved(start.article));
    open?.stop();
    const session = new ArticleSession(this.#sessionWorld(), start);
    this.#sessions.set(session.articleId, session);
    if (start.file !== null) this.#world.settings.rememberFile(start.file.path, session.articleId);
    return done(await this.#show(session, notes, news));
  }

  async #show(
    session: ArticleSession,
    notes: readonly string[] = [],
    news: readonly News[] = [],
  ): Promise<OpenedArticle> {
    const { articleId } = session;
    if (this.#current !== articleId) this.#leave();
    this.#current = articleId;
    this.#clear();
    const place = this.#world.settings.placeIn(articleId);
    const undo = await session.undoLog();
    const { article, saveState, sequence } = session;
    return { article, saveState, notes, news, undo, sequence, ...(place === null ? {} : { place }) };
  }

  /** Takes the article off the screen; its last changes may still be under way. */
  #leave(): void {
    if (this.#current !== null) this.#previous = this.#current;
    this.#current = null;
  }

  #clear(): void {
    for (const [id, session] of this.#sessions) {
      if (id === this.#current || id === this.#previous || session.isDirty) continue;
      session.stop();
      this.#sessions.delete(id);
    }
  }

  #sessionWorld(): SessionWorld {
    const show = (articleId: string, saveState: SaveState) => {
      const path = this.#sessions.get(articleId)?.path ?? null;
      if ((saveState.state === 'saved' || saveState.state === 'conflict') && path !== null) {
        this.#world.settings.rememberFile(path, articleId);
        this.#world.library.hearOf(path);
      }
      this.#world.tell('saveState', { articleId, saveState });
    };
    const askToMerge = (articleId: string): boolean => {
      if (articleId !== this.#current) return false;
      this.#world.tell('foreign', { articleId });
      return true;
    };
    const tellNews = (articleId: string, news: News) => this.#world.tell('news', { articleId, news });
    return {
      ...this.#world,
      findPlace: async (article) => {
        void this.#world.originals.keep(article).catch(() => undefined); // The article is what must be safe.
        return this.#world.library.findPlace(article);
      },
      show,
      askToMerge,
      tellNews,
    };
  }

  /** A start goes on without what cannot be read, and says so: the journals stay for the next one (U1). */
  async #recoverUnsaved(): Promise<{ paths: readonly string[]; notes: readonly string[] }> {
    try {
      const { paths, waiting } = await recoverUnsaved(this.#world);
      const { nameOf } = this.#world.files;
      const recovered = paths.length === 0 ? [] : [recoveredNote(paths.map(nameOf))];
      return { paths, notes: [...recovered, ...waiting.map((path) => waitingNote(nameOf(path)))] };
    } catch (error) {
      return { paths: [], notes: [notLookedUp(codeOf(error))] };
    }
  }

  /** Opens the file; where it cannot be, the other article with the reason. */
  async #openOr(path: string, openOther: () => Promise<Result<OpenedArticle> | null>): Promise<Result<OpenedArticle>> {
    const opened = await this.openPath(path);
    if (opened.ok) return opened;
    const [problem] = opened.problems;
    const other = await openOther();
    if (other?.ok !== true) return refuse(problem);
    return done({ ...other.value, notes: [problem.message, ...other.value.notes] });
  }
}

const notLookedUp = (code: string) =>
  `Whether there is work from last time that was not saved could not be looked up (${code}). ` +
  'Nothing is lost: start Saidwho anew to look again.';

const waitingNote = (name: string) =>
  `Changes to “${name}” that were not saved are kept: the file is not in its place. They are there when it is opened again.`;

const recoveredNote = (names: readonly string[]) =>
  `Recovered ${names.map((name) => `“${name}”`).join(', ')}: not yet saved when Saidwho stopped, and saved now.`;

const NO_OTHER: Problem = {
  code: 'version/none',
  message: 'There is no other version of this article any more. Look for it in the library.',
};

const stillUnsaved = (article: Article): Problem => ({
  code: 'article/unsaved',
  message:
    `“${article.metadata.title}” is open with changes that could not be saved yet. ` +
    'Save it under another name first, then open this file.',
});
