import type { ForeignAnswer, News } from '../../shared/ipc/contract.ts';
import { changesBetween } from '../../shared/merge/changes-between.ts';
import { mergeArticles, type Merge } from '../../shared/merge/three-way.ts';
import type { Article } from '../../shared/model/article.ts';
import { refuse, type Problem, type Result } from '../../shared/result.ts';
import { FileLock } from './file-lock.ts';
import { FileWatch, isSameArticle, type Look, type WatchWorld } from './foreign-version.ts';
import type { KnownVersions, Version } from './known-versions.ts';
import * as words from './session-words.ts';

/**
 * Everybody else who may write to the file of an open article: another window, another program, a sync client. The
 * file is looked at every three seconds. A foreign version is offered to the page, which takes it in as one step of
 * undo, or is merged here where no page shows the article; one that cannot be merged parts us from the file.
 */

export interface WritersWorld extends WatchWorld {
  /** Random name of this running program, in the locks it makes. */
  readonly writer: string;
  /** Asks the page to call `mergeForeign`; false when no page shows the article. */
  askToMerge(articleId: string): boolean;
}

/** The keeper of the article, as far as others concern it. */
export interface Keeper {
  readonly articleId: string;
  readonly article: Article;
  /** Where the file is; null while it may not be looked at: there is none, it is being saved, or may not be written. */
  readonly watchedPath: string | null;
  readonly isDirty: boolean;
  isOurs(sha256: string): boolean;
  /** Goes on with the merged article, made from the foreign version, too. */
  takeIn(version: Version, merged: Article): Promise<void>;
  /** Leaves the file to the other version and goes on beside it. */
  part(problem: Problem, theirs: Article | null): Promise<void>;
  /** The file has been gone (no problem) or unreadable for a minute. */
  missFile(problem: Problem | null): Promise<void>;
  /** The file is as it was, after it had been missed. */
  findFile(): void;
  tell(news: News): void;
}

/** The file is looked at so often (promise C3). Milliseconds. */
const LOOK = 3_000;

/** So many looks may find the file gone or half written before the user hears of it: a minute. */
const LOOKS_OF_GRACE = 20;

/** The page may take so long to take in a foreign version. Milliseconds. */
const MERGE_LIMIT = 10_000;

export class OtherWriters {
  readonly #world: WritersWorld;
  readonly #keeper: Keeper;
  readonly #known: KnownVersions;
  readonly #watch: FileWatch;
  readonly #lock: FileLock;
  /** The foreign version that the page is about to take in. */
  #foreign: Version | null = null;
  /** What the page is about to hold, with what no change carries: the source, keys of other programs. */
  #merged: Article | null = null;
  #cancelLook: () => void = () => undefined;
  #cancelMerge: () => void = () => undefined;
  /** What the file was called when it was looked at last. */
  #name = '';
  #isElsewhere = false;
  /** How many looks in a row found the file gone or unfinished. */
  #looksAway = 0;
  #isClosed = false;

  constructor(world: WritersWorld, keeper: Keeper, known: KnownVersions) {
    this.#world = world;
    this.#keeper = keeper;
    this.#known = known;
    this.#watch = new FileWatch(world, keeper.articleId);
    this.#lock = new FileLock(world, world.writer);
    this.#lookLater();
  }

  /** True while a foreign version waits to be taken in: nothing is saved then. */
  get isWaiting(): boolean {
    return this.#foreign !== null;
  }

  /** True when the last look found the file gone or unfinished. */
  get isFileAway(): boolean {
    return this.#looksAway > 0;
  }

  /** True when that has been so for a minute. */
  get isFileMissed(): boolean {
    return this.#looksAway >= LOOKS_OF_GRACE;
  }

  /** Says to other programs that there is work on the file. */
  claim(path: string): void {
    void this.#lock.take(path);
  }

  /** The version on the disk is ours from now on. */
  settle(): void {
    this.#cancelMerge();
    this.#foreign = null;
    this.#merged = null;
    this.#looksAway = 0;
    this.#watch.reset();
  }

  /** Stops all timers. */
  stop(): void {
    this.#isClosed = true;
    this.#cancelLook();
    this.#cancelMerge();
  }

  /** Takes our lock away. */
  release(): Promise<void> {
    return this.#lock.release();
  }

  #lookLater(): void {
    this.#cancelLook();
    if (this.#isClosed) return;
    this.#cancelLook = this.#world.timers.after(LOOK, () => void this.look().finally(() => this.#lookLater()));
  }

  /** Looks whether the file is still ours (promise C3). Never rejects. */
  async look(): Promise<void> {
    const path = this.#keeper.watchedPath;
    if (path === null || this.isWaiting) return;
    this.#name = this.#world.files.nameOf(path);
    await this.#lookAtLock(path);
    const seen = await this.#watch.look(path, (sha256) => this.#keeper.isOurs(sha256));
    const isStillAsked = this.#keeper.watchedPath === path && !this.isWaiting && !this.#isClosed;
    if (isStillAsked) await this.#heed(seen);
  }

  /** Tells once that somebody else has the file open, and again after they were gone. */
  async #lookAtLock(path: string): Promise<void> {
    const isElsewhere = (await this.#lock.look(path)) === 'somebody';
    if (isElsewhere && !this.#isElsewhere) this.#keeper.tell(words.openElsewhere(this.#name));
    this.#isElsewhere = isElsewhere;
  }

  /**
   * Something is in the place of the file that a save may not replace. Returns after how many milliseconds the save
   * may be tried again, or null when it was dealt with.
   */
  async meet(path: string): Promise<number | null> {
    this.#name = this.#world.files.nameOf(path);
    this.#watch.reset();
    const seen = await this.#watch.look(path, (sha256) => this.#keeper.isOurs(sha256));
    if (seen.seen !== 'foreign' && seen.seen !== 'stranger') return LOOK; // The next look tells more.
    await this.#heed(seen);
    return null;
  }

  async #heed(seen: Look): Promise<void> {
    if (seen.seen === 'foreign') return this.#offer(seen.version);
    if (seen.seen === 'stranger') return this.#keeper.part(seen.problem, null);
    if (seen.seen === 'known') {
      const wasMissed = this.isFileMissed;
      this.#looksAway = 0;
      if (wasMissed) this.#keeper.findFile();
      return;
    }
    this.#looksAway += 1;
    if (this.#looksAway === LOOKS_OF_GRACE) await this.#keeper.missFile(seen.seen === 'gone' ? null : seen.problem);
  }

  /** Lets the page merge the version into the work, or does it here where no page shows the article. */
  async #offer(version: Version): Promise<void> {
    this.#looksAway = 0;
    this.#foreign = version;
    if (isSameArticle(version.article, this.#keeper.article)) {
      return this.#keeper.takeIn(version, this.#keeper.article);
    }
    if (this.#isClosed || !this.#world.askToMerge(this.#keeper.articleId)) return this.mergeHere();
    this.#cancelMerge = this.#world.timers.after(MERGE_LIMIT, () => void this.#part(words.noAnswer(), version));
  }

  /** Merges what waits without a page. */
  async mergeHere(): Promise<void> {
    const version = this.#foreign;
    if (version === null) return;
    const merged = this.#mergedWith(version);
    if (merged.ok) await this.#keeper.takeIn(version, merged.value.article);
    else await this.#part(merged.problems[0], version);
  }

  /** What the page must change to hold the foreign version besides its own work; `news` is for it to tell. */
  async answer(): Promise<ForeignAnswer> {
    const version = this.#foreign;
    if (version === null) return { answer: 'nothing' };
    const merged = this.#mergedWith(version);
    if (!merged.ok) {
      await this.#part(merged.problems[0], version);
      return { answer: 'apart' };
    }
    const { article } = this.#keeper;
    const changes = changesBetween(article, merged.value.article);
    if (changes.length === 0) {
      await this.#keeper.takeIn(version, merged.value.article);
      return { answer: 'nothing' };
    }
    this.#merged = merged.value.article;
    const news = words.merged(this.#name, article, merged.value, this.#keeper.isDirty);
    return { answer: 'take', changes, takes: version.sha256, news };
  }

  /** Returns what a batch of the page has taken in, with the article as it was merged; null for nothing of ours. */
  taken(sha256: string | undefined): { readonly version: Version; readonly merged: Article } | null {
    const [version, merged] = [this.#foreign, this.#merged];
    return version === null || merged === null || version.sha256 !== sha256 ? null : { version, merged };
  }

  #mergedWith({ article: theirs }: Version): Result<Merge> {
    const base = this.#known.ancestorOf(theirs);
    if (base === null) return refuse(words.noAncestor());
    return mergeArticles(base.article, this.#keeper.article, theirs);
  }

  async #part(problem: Problem, theirs: Version): Promise<void> {
    this.#cancelMerge();
    this.#foreign = null;
    await this.#keeper.part(problem, theirs.article);
  }
}
