import { applyFitting, articleOf, stateOf, type ArticleState } from '../../shared/annotations/article-state.ts';
import type { Change } from '../../shared/annotations/change.ts';
import type { Acknowledgement, ForeignAnswer, News, SaveState } from '../../shared/ipc/contract.ts';
import type { Article } from '../../shared/model/article.ts';
import type { Problem } from '../../shared/result.ts';
import type { UndoEntry } from '../../shared/schema/undo-log.ts';
import { pause } from '../ports.ts';
import { backupFolderOf, type Reason } from './backups.ts';
import { allOf, NOTHING_REMOVED, removedBy, shrinkProblem, unfitProblem, type Removed } from './before-saving.ts';
import { savingProblem } from './file-problem.ts';
import { isSameArticle } from './foreign-version.ts';
import { Journal, type Bases } from './journal.ts';
import { JournalKeeper } from './journal-keeper.ts';
import { KnownVersions, type Version } from './known-versions.ts';
import { OtherWriters, type Keeper, type WritersWorld } from './other-writers.ts';
import { keepAside } from './quarantine.ts';
import { saveFile, type SaveOutcome } from './save-file.ts';
import { SaveTimer } from './save-timer.ts';
import { SafetyCopies } from './safety-copies.ts';
import * as words from './session-words.ts';
import { UndoStore } from './undo-store.ts';

/**
 * The keeper of one open article. It follows the page's changes on its own copy, puts each batch into the journal
 * before it acknowledges it, and saves soon after. Its **revision** counts batches; the article is **dirty** while
 * the revision that was saved is behind. It looks at its file every three seconds: what somebody else wrote there is
 * merged into the work, or both go on as files of their own. What it shows of saving is true at every moment
 * (promises D4, U2).
 */

export interface SessionWorld extends WritersWorld {
  /** The whole content of the article's file. */
  write(article: Article): string;
  /** A path that is free, for an article that has no file yet. */
  findPlace(article: Article): Promise<string>;
  readonly journalFolder: string;
  /** Backups of one article go to a folder in it. */
  readonly backupFolder: string;
  readonly undoFolder: string;
  /** Nothing in it is ever deleted. */
  readonly quarantineFolder: string;
  show(articleId: string, saveState: SaveState): void;
  tellNews(articleId: string, news: News): void;
}

export interface ArticleFile {
  readonly path: string;
  readonly sha256: string;
  readonly volume: number;
}

export interface SessionStart {
  /** As it is to be worked on, recovered changes included. */
  readonly article: Article;
  /** Null while the article has no file. */
  readonly file: ArticleFile | null;
  readonly readOnly?: string;
  /** True for a damaged file: the article is its last good version, and `rescue` goes on from there. */
  readonly isRescue?: boolean;
  /** Set when a journal was replayed. */
  readonly recovered?: Recovered;
  /** Versions to compare with and to go back to. */
  readonly remembered?: readonly { readonly versionId: string; readonly label: string; readonly article: Article }[];
  /** Where the other version lies, when work could not be merged with it. */
  readonly otherPath?: string;
}

/** Work that was in a journal, over the version in the file. */
export interface Recovered {
  /** The last sequence of the journal. */
  readonly sequence: number;
  /** How many changes are not in the file. */
  readonly count: number;
  /** Where it goes. */
  readonly path: string;
  /** The version in the file. */
  readonly onDisk: Article;
}

/** One batch of changes with what the page holds after it. */
export interface Batch {
  readonly sequence: number;
  readonly changes: readonly Change[];
  readonly check: { readonly length: number; readonly records: number };
  /** Hash of the foreign version that the changes take in. */
  readonly takes?: string | undefined;
  /** What the editor needs to undo them after a restart. */
  readonly undo?: readonly UndoEntry[] | undefined;
}

type Saved = SaveOutcome & { readonly outcome: 'saved' };

/** How a save was asked for. */
interface SaveWish {
  /** By the user, who wants it now: a file that is gone is written again. */
  readonly isAsked?: boolean;
  /** By the user, who has read why it was refused. */
  readonly isAgreed?: boolean;
}

export class ArticleSession {
  readonly articleId: string;
  readonly #world: SessionWorld;
  readonly #journal: JournalKeeper;
  readonly #known = new KnownVersions();
  readonly #others: OtherWriters;
  readonly #timer: SaveTimer;
  readonly #copies: SafetyCopies;
  readonly #undo: UndoStore;
  /** As it was when this session began. */
  readonly #opened: Article;
  #readOnly: string | null;
  #isRescue: boolean;
  #article: Article;
  #state: ArticleState;
  /** Changes received, as the page counts them. */
  #sequence = 0;
  #revision: number;
  #savedRevision: number;
  /** Changes that are not in the file, for the note after a recovery. */
  #unsaved: number;
  #recovered: number;
  /** SHA-256 of the version that is kept beside the journal. */
  #keptBase: string | null = null;
  #removed: Removed = NOTHING_REMOVED;
  #path: string | null;
  #volume: number | null;
  /** Versions that may be on the disk and are ours to replace. */
  #bases: Bases;
  #saving: Promise<SaveState> | null = null;
  #saveState: SaveState;
  /** A lost guarantee that stays worth saying with every save from now on. */
  #warning: string | null = null;
  /** Where a save found something that it may not replace; null when that was dealt with. */
  #met: string | null = null;
  /** Ends when we know what that is; null while there is nothing to know. */
  #meeting: Promise<void> | null = null;
  /** Where the version lies with which ours could not be merged. */
  #otherPath: string | null = null;

  constructor(world: SessionWorld, start: SessionStart) {
    this.#world = world;
    this.articleId = start.article.id;
    this.#article = this.#opened = start.article;
    this.#state = stateOf(start.article);
    this.#readOnly = start.readOnly ?? null;
    this.#isRescue = start.isRescue ?? false;
    this.#path = start.file?.path ?? start.recovered?.path ?? null;
    this.#volume = start.file?.volume ?? null;
    this.#bases = [start.file?.sha256 ?? null];
    this.#revision = start.recovered?.sequence ?? 0;
    this.#savedRevision = start.recovered === undefined ? 0 : -1;
    this.#unsaved = this.#recovered = start.recovered?.count ?? 0;
    this.#removed = start.recovered === undefined ? NOTHING_REMOVED : allOf(start.recovered.onDisk);
    this.#copies = new SafetyCopies(world, backupFolderOf(world, world.backupFolder, this.articleId));
    for (const { versionId, label, article } of start.remembered ?? [])
      this.#copies.remember(versionId, label, article);
    this.#otherPath = start.otherPath ?? null;
    this.#undo = new UndoStore(world, world.undoFolder, this.articleId, (code) => this.#warn(words.undoLost(code)));
    const open = (path: string) => new Journal(world, world.journalFolder, { articleId: this.articleId, path });
    this.#journal = new JournalKeeper(open, (code) => this.#journalFailed(code));
    if (start.file !== null && !this.#isRescue) {
      this.#known.add({ sha256: start.file.sha256, article: start.recovered?.onDisk ?? start.article });
    }
    this.#timer = new SaveTimer(world, () => void this.save());
    this.#others = new OtherWriters(world, this.#asKeeper(), this.#known);
    this.#saveState = this.#firstState(start);
    if (this.isDirty) this.#timer.change();
  }

  #firstState({ file, recovered }: SessionStart): SaveState {
    if (this.#readOnly !== null) {
      return { state: 'read-only', reason: this.#readOnly, ...(this.#isRescue ? { rescue: true } : {}) };
    }
    if (recovered !== undefined) return { state: 'recovered', count: recovered.count };
    return { state: 'untouched', ...(file === null ? {} : { name: this.#world.files.nameOf(file.path) }) };
  }

  get article(): Article {
    return articleOf(this.#article, this.#state);
  }

  get saveState(): SaveState {
    return this.#saveState;
  }

  get sequence(): number {
    return this.#sequence;
  }

  /** Where it is saved; null while that is not decided. */
  get path(): string | null {
    return this.#path;
  }

  /** Where the version of somebody else lies with which ours could not be merged. */
  get otherPath(): string | null {
    return this.#otherPath;
  }

  get isDirty(): boolean {
    return this.#readOnly === null && this.#savedRevision < this.#revision;
  }

  /** True when what is not in the file would survive a kill now. */
  get isSafe(): boolean {
    return !this.isDirty || this.#journal.isKept;
  }

  /** Follows one batch; acknowledges it once it is in the journal. */
  async change({ sequence, changes, check, takes, undo = [] }: Batch): Promise<Acknowledgement> {
    if (this.#readOnly !== null) return { acknowledged: this.#sequence };
    const isRepeated = changes.length > 0 && sequence + changes.length <= this.#sequence;
    if (isRepeated) return { acknowledged: this.#sequence };
    if (sequence !== this.#sequence) return { resync: true };
    const next = applyFitting(this.#state, changes); // Null: the page and we have come apart.
    if (next === null || lengthOf(next) !== check.length || next.set.size !== check.records) return { resync: true };
    this.#sequence += changes.length;
    void this.#undo.append(undo); // Ahead of the journal: what was not kept there is not undone either.
    const acknowledged = this.#sequence;
    const taken = this.#others.taken(takes);
    if (taken !== null) await this.#takeIn(taken.version, next, taken.merged);
    else if (changes.length > 0) await this.#advance(next, changes);
    else await this.#journal.idle();
    return { acknowledged };
  }

  /** Takes the page's whole article after it lost track; the version before stays as a backup (promise D6). */
  async replace(sequence: number, article: Article, undo: readonly UndoEntry[] = []): Promise<Acknowledgement> {
    if (this.#readOnly !== null) return { acknowledged: this.#sequence };
    if (article.id !== this.articleId) throw new RangeError(`Article ${article.id} is not ${this.articleId}`);
    this.#sequence = sequence;
    this.#copies.ask('resync');
    void this.#undo.append(undo);
    this.#article = article;
    this.#count(stateOf(article), 1);
    await this.#snapshotInJournal();
    return { acknowledged: sequence };
  }

  /** The log of undo as it was kept, unchecked. */
  undoLog(): Promise<unknown> {
    return this.#undo.read();
  }

  /** Begins the log of undo anew, by default with the article as it was opened. */
  beginUndo(base: Article | undefined, sections: readonly number[], entries: readonly UndoEntry[]): void {
    if (this.#readOnly === null) void this.#undo.begin({ base: base ?? this.#opened, sections }, entries);
  }

  /** Saves now what is not saved; an article without a file gets one. */
  async save(wish: SaveWish = {}): Promise<SaveState> {
    if (this.#readOnly !== null || this.#others.isWaiting || this.#meeting !== null) return this.#saveState;
    await this.#saving;
    const isWrittenAgain = wish.isAsked === true && this.#others.isFileAway;
    if (!this.isDirty && this.#path !== null && !this.#bases.includes(null) && !isWrittenAgain) return this.#saveState;
    if (!this.#timer.isFailing) this.#show({ state: 'saving' });
    await this.#startSaving(async () => this.#writeTo(await this.#choosePath(), 'known', wish));
    if (this.#met !== null) await this.#meet(this.#met);
    return this.#saveState;
  }

  /** Saves under another name, which the user has agreed to replace if it is taken, and goes on there. */
  async saveAs(path: string): Promise<SaveState> {
    if (this.#readOnly !== null) return this.#saveState;
    await this.#saving;
    this.#show({ state: 'saving' });
    return this.#startSaving(() => this.#writeTo(path, 'any', { isAgreed: true }));
  }

  /** Goes on from the last good version of a damaged file; the damaged bytes are kept aside first. */
  async rescue(): Promise<void> {
    if (!this.#isRescue || this.#path === null) return;
    await keepAside(this.#world, this.#path);
    this.#isRescue = false;
    this.#readOnly = null;
    this.#count(this.#state, 1);
    this.#show({ state: 'recovered', count: 1 });
    await this.#snapshotInJournal();
  }

  /** Asks for a backup at the next save, whatever the time of the last one. */
  wantBackup(reason: Reason): void {
    this.#copies.ask(reason);
  }

  /** Saves what is not saved within the time and stops all timers; what is left then is in the journal (D15). */
  async close(milliseconds: number): Promise<void> {
    this.stop();
    if (this.isDirty) await Promise.race([this.#flush(), pause(this.#world.timers, milliseconds)]);
    this.stop();
    await this.#others.release();
    await this.#undo.close();
  }

  /** Stops all timers. */
  stop(): void {
    this.#timer.stop();
    this.#others.stop();
    void this.#journal.close();
    void this.#undo.close();
    void this.#others.release();
  }

  async #flush(): Promise<void> {
    await this.#journal.idle();
    for (let attempt = 0; attempt < 3 && this.isDirty; attempt += 1) {
      await this.#meeting;
      await this.#others.mergeHere();
      await this.save(); // May meet a foreign version and merge it in: then the next attempt saves both.
      if (this.#timer.isFailing) return;
    }
  }

  // Following the page

  async #advance(next: ArticleState, changes: readonly Change[]): Promise<void> {
    this.#removed = removedBy(this.#removed, this.#state, changes);
    const isFirst = !this.isDirty;
    this.#count(next, changes.length);
    const [sequence, bases, snapshot] = [this.#revision, this.#bases, this.#snapshot()];
    this.#keepBase();
    if (isFirst && this.#known.latest !== null && this.#path !== null) this.#others.claim(this.#path);
    await this.#inJournal((journal) => journal.append({ sequence, bases, changes }, snapshot));
  }

  /** Counts a batch and lets it be saved soon. */
  #count(next: ArticleState, changes: number): void {
    this.#state = next;
    this.#revision += 1;
    this.#unsaved += changes;
    this.#showUnsaved();
    this.#timer.change();
  }

  /** The article as it is now; built only when a generation of the journal begins with it. */
  #snapshot() {
    const [article, state, unsaved] = [this.#article, this.#state, this.#unsaved];
    return () => ({ article: articleOf(article, state), unsaved });
  }

  #inJournal(write: (journal: Journal) => Promise<void>): Promise<void> {
    return this.#journal.act(() => this.#choosePath(), write);
  }

  async #snapshotInJournal(): Promise<void> {
    const [sequence, bases, snapshot] = [this.#revision, this.#bases, this.#snapshot()];
    this.#keepBase();
    await this.#inJournal((journal) => journal.appendSnapshot({ sequence, bases }, snapshot));
  }

  /** Keeps the version under our work, for a merge after a crash; a failure costs only that merge. */
  #keepBase(): void {
    const base = this.#known.latest;
    if (base === null || base.sha256 === this.#keptBase) return;
    this.#keptBase = base.sha256;
    const keep = (journal: Journal) => journal.keepBase(base.sha256, this.#world.write(base.article));
    void this.#journal.beside(() => this.#choosePath(), keep);
  }

  /** A failure is shown and a save is tried at once (U1). */
  #journalFailed(code: string): void {
    this.#showFailure(words.unprotected(code));
    if (this.#saving === null && this.#meeting === null) this.#timer.tryNow(); // Else a save is under way.
  }

  async #choosePath(): Promise<string> {
    this.#path ??= await this.#world.findPlace(this.article);
    return this.#path;
  }

  // Saving

  #startSaving(write: () => Promise<SaveState>): Promise<SaveState> {
    this.#saving ??= write().finally(() => {
      this.#saving = null;
    });
    return this.#saving;
  }

  get #name(): string {
    return this.#path === null ? this.#article.metadata.title : this.#world.files.nameOf(this.#path);
  }

  /** One whole save: ask whether it may be, mark, atomic write, and only then the word “saved”. */
  async #writeTo(path: string, replaces: 'known' | 'any', wish: SaveWish): Promise<SaveState> {
    this.#timer.begin();
    const [revision, unsaved] = [this.#revision, this.#unsaved];
    const article = this.#toWrite();
    const refusal = this.#refusal(article, wish);
    if (refusal !== null) return this.#refuse(refusal);
    const bytes = new TextEncoder().encode(this.#world.write(article));
    const sha256 = this.#world.services.sha256(bytes);
    const isElsewhere = path !== this.#path;
    if (!isElsewhere) await this.#markJournal(revision, sha256);
    if (!isElsewhere && wish.isAgreed === true && this.#others.isFileAway) await keepAside(this.#world, path);
    const isForced = replaces === 'any' || (wish.isAgreed === true && this.#others.isFileAway);
    const outcome = await this.#write(path, bytes, isForced, wish.isAsked === true);
    if (outcome.outcome === 'conflict') {
      this.#met = path;
      return this.#saveState;
    }
    if (outcome.outcome === 'failed') return this.#fail(outcome.problem, isElsewhere);
    await this.#moveTo(path, { sha256, article });
    return this.#succeed(path, outcome, revision, unsaved);
  }

  #toWrite(): Article {
    const parents = this.#known.lineage();
    const { parents: _own, ...article } = this.article;
    return parents.length === 0 ? article : { ...article, parents };
  }

  #refusal(article: Article, { isAgreed = false }: SaveWish): Problem | null {
    const before = this.#known.latest?.article;
    const shrunk = before === undefined || isAgreed ? null : shrinkProblem(this.#name, before, article, this.#removed);
    return shrunk ?? unfitProblem(this.#name, article);
  }

  /** Keeps the version on the disk as it is, with a backup of it, and asks (promise D6). */
  async #refuse(problem: Problem): Promise<SaveState> {
    this.#timer.hold();
    if (this.#path !== null) await this.#copies.copyNow(this.#path, 'guard').catch(() => undefined);
    const isAsking = problem.code === 'save/shrunk';
    const journalled = this.#journal.isKept;
    this.#show({ state: 'failed', problem, journalled, ...(isAsking ? { remedy: 'save-anyway' } : {}) });
    if (isAsking) this.#tell(words.shrunk(problem));
    return this.#saveState;
  }

  /** From now on the new version may be on the disk: recovery has to know it, and so has the next attempt. */
  async #markJournal(sequence: number, saving: string): Promise<void> {
    const [bases, snapshot] = [this.#bases, this.#snapshot()];
    this.#bases = [...new Set([...bases.slice(0, 1), ...bases.slice(1).slice(-20), saving])];
    if (!this.isDirty) return;
    this.#keepBase();
    await this.#inJournal((journal) => journal.mark({ sequence, bases, saving }, snapshot));
  }

  async #write(path: string, bytes: Uint8Array, isForced: boolean, mayRecreate: boolean): Promise<SaveOutcome> {
    const { files } = this.#world;
    const isNew = this.#bases.includes(null);
    if (isNew) await files.makeFolder(files.folderOf(path)).catch(() => undefined); // saveFile names what is missing.
    const mayCheckVolume = path === this.#path && this.#volume !== null;
    const backup = await this.#copies.next();
    return saveFile(this.#world, {
      path,
      bytes,
      base: isForced ? 'any' : this.#bases.filter((sha256) => sha256 !== null),
      mayRecreate: isNew || mayRecreate || this.#others.isFileMissed,
      ...(mayCheckVolume ? { volume: this.#volume! } : {}),
      ...(backup === null ? {} : { backup }),
    });
  }

  /** Takes the path and the version there as ours. */
  async #moveTo(path: string, version: Version): Promise<void> {
    const { files } = this.#world;
    const hasMoved = path !== this.#path;
    this.#path = path;
    this.#bases = [version.sha256];
    this.#known.add(version);
    this.#others.settle();
    this.#volume = (await files.status(files.folderOf(path)).catch(() => null))?.volume ?? null;
    if (!hasMoved) return;
    const journal = await this.#journal.leave();
    this.#keptBase = null;
    if (journal === null) return;
    await this.#snapshotInJournal();
    if (this.#journal.isKept) await journal.remove().catch(() => undefined); // Its file is unchanged: it stays true.
  }

  async #succeed(path: string, outcome: Saved, revision: number, unsaved: number): Promise<SaveState> {
    this.#savedRevision = revision;
    this.#unsaved -= unsaved;
    this.#timer.succeed();
    if (this.isDirty) this.#goOn();
    else {
      this.#removed = NOTHING_REMOVED;
      this.#showSaved(outcome.backupProblem?.message ?? this.#warning);
      await this.#endCoveredJournal(path, outcome.sha256);
    }
    void this.#copies.check().then((problem) => this.#warn(problem));
    return this.#saveState;
  }

  /** A guarantee that was lost after the save was shown as done (promise U1). */
  #warn(problem: Problem | null): void {
    if (problem === null) return;
    this.#warning = problem.message;
    if (this.#saveState.state === 'saved') this.#show({ ...this.#saveState, warning: problem.message });
  }

  #showSaved(warning: string | null): void {
    const at = new Date(this.#world.clock.now()).toISOString();
    this.#show({ state: 'saved', name: this.#name, at, ...(warning === null ? {} : { warning }) });
  }

  /** Changes came while the file was written. */
  #goOn(): void {
    this.#showUnsaved();
    this.#timer.change();
  }

  /** The journal goes only when the file, read back, is what we wrote and holds everything. */
  async #endCoveredJournal(path: string, sha256: string): Promise<void> {
    const { files, services } = this.#world;
    const present = await files.read(path).then(services.sha256, () => null);
    if (present === sha256) await this.#endJournal();
  }

  #endJournal(): Promise<void> {
    this.#keptBase = null; // It goes with the journal.
    return this.#journal.end(() => this.isDirty);
  }

  /** Shows the failure and tries again; what failed elsewhere says nothing of the article's own file. */
  #fail(problem: Problem, isElsewhere = false): SaveState {
    this.#showFailure(problem);
    if (!isElsewhere) this.#timer.fail();
    else if (this.isDirty) this.#timer.goOn();
    return this.#saveState;
  }

  // Other writers

  /** Looks whether the file is still ours. Never rejects. */
  look(): Promise<void> {
    return this.#others.look();
  }

  /** What the page must change to hold a foreign version besides its own work. */
  async foreignChanges(sequence: number): Promise<ForeignAnswer> {
    if (this.#others.isWaiting && sequence !== this.#sequence) return { answer: 'again' };
    const answer = await this.#others.answer();
    if (answer.answer === 'take') this.#copies.remember('before-merge', words.BEFORE_MERGE, this.article);
    return answer;
  }

  /** What others may ask of us. */
  #asKeeper(): Keeper {
    const session = this; // oxlint-disable-line typescript/no-this-alias, unicorn/no-this-assignment -- the getters of another object
    return {
      articleId: this.articleId,
      get article() {
        return session.article;
      },
      get isDirty() {
        return session.isDirty;
      },
      get watchedPath() {
        return session.#watchedPath;
      },
      isOurs: (sha256) => this.#bases.includes(sha256),
      takeIn: (version, merged) => this.#takeIn(version, stateOf(merged), merged),
      part: (problem, theirs) => this.#part(problem, theirs),
      missFile: (problem) => this.#missFile(problem),
      findFile: () => this.#findFile(),
      tell: (news) => this.#tell(news),
    };
  }

  get #watchedPath(): string | null {
    const isOutOfSight =
      this.#saving !== null || this.#bases.includes(null) || (this.#readOnly !== null && !this.#isRescue);
    return isOutOfSight ? null : this.#path;
  }

  /** Something is in the place of the file that a save may not replace. */
  #meet(path: string): Promise<void> {
    this.#met = null;
    this.#showUnsaved();
    this.#meeting ??= this.#lookAtMet(path).finally(() => {
      this.#meeting = null;
    });
    return this.#meeting;
  }

  async #lookAtMet(path: string): Promise<void> {
    const wait = await this.#others.meet(path);
    if (wait !== null) this.#timer.tryIn(wait);
  }

  /** The file is what it was: a drive was plugged in again, or a copy is done. */
  #findFile(): void {
    if (this.isDirty) this.#timer.goOn();
    else this.#showSaved(this.#warning);
  }

  /** The file has been gone or unreadable for a minute: the work is protected, and the user hears of it. */
  async #missFile(problem: Problem | null): Promise<void> {
    if (this.#isRescue) return;
    const wasDirty = this.isDirty;
    if (!wasDirty) await this.#snapshotInJournal();
    const told = problem === null ? words.gone(this.#name) : words.unreadable(this.#name, problem);
    const remedy = problem === null ? {} : { remedy: 'save-anyway' as const };
    this.#show({ state: 'failed', problem: told, journalled: this.#journal.isKept, ...remedy });
    this.#tell(words.away(told, problem !== null));
    if (wasDirty && problem === null) this.#timer.tryIn(0);
  }

  /**
   * From now on the work is made from the foreign version, too: it may be replaced, with a backup.
   *
   * @param next what we hold then; the page may have gone on since it was merged
   * @param merged tells what no change carries: the source, keys of other programs
   */
  async #takeIn(version: Version, next: ArticleState, merged: Article): Promise<void> {
    this.#others.settle();
    if (this.#isRescue) return this.#tellWhole();
    this.#known.add(version);
    this.#bases = [version.sha256];
    this.#copies.ask('merge');
    this.#article = merged;
    this.#timer.succeed(); // Whatever failed, failed over another version.
    this.#count(next, 1);
    if (!isSameArticle(this.article, version.article)) return this.#snapshotInJournal();
    this.#timer.settle();
    this.#removed = NOTHING_REMOVED;
    this.#savedRevision = this.#revision;
    this.#unsaved = 0;
    this.#showSaved(this.#warning);
    return this.#endJournal();
  }

  /** The damaged file, of which an older version is shown, loads again. */
  #tellWhole(): void {
    this.#otherPath = this.#path;
    this.#others.stop();
    this.#tell(words.wholeAgain(this.#name));
  }

  /** Somebody else's version is in our place: it stays, and ours goes beside it (promise C1). */
  async #part(problem: Problem, theirs: Article | null): Promise<void> {
    const path = this.#path;
    if (path === null || this.#isRescue) return;
    if (theirs !== null) this.#copies.remember('theirs', words.THEIRS, theirs);
    await this.#startSaving(() => this.#writeBeside(path, problem));
  }

  async #writeBeside(path: string, problem: Problem): Promise<SaveState> {
    const { files } = this.#world;
    const [revision, unsaved] = [this.#revision, this.#unsaved];
    const article = this.#toWrite();
    const bytes = new TextEncoder().encode(this.#world.write(article));
    const name = files.nameOf(path);
    for (let number = 1; number <= 1_000; number += 1) {
      const beside = files.join(files.folderOf(path), words.conflictName(name, number));
      const outcome = await saveFile(this.#world, { path: beside, bytes, base: [] });
      if (outcome.outcome === 'conflict') continue;
      if (outcome.outcome === 'failed') return this.#fail(outcome.problem);
      await this.#moveTo(beside, { sha256: outcome.sha256, article });
      this.#otherPath = path;
      const told = words.apart(name, this.#name, problem);
      this.#warning = told.message;
      await this.#succeed(beside, outcome, revision, unsaved);
      this.#show({ state: 'conflict', name: this.#name, problem: told });
      this.#tell(words.parted(told));
      return this.#saveState;
    }
    return this.#fail(savingProblem(name, 'EEXIST'));
  }

  // What is shown

  /** Versions to compare with and to return to: what this session remembers, and the backups. */
  get copies(): SafetyCopies {
    return this.#copies;
  }

  #showUnsaved(): void {
    if (this.#timer.isFailing || !this.#journal.isKept) return;
    const isRecovered = this.#savedRevision < 0 && this.#recovered > 0;
    this.#show(isRecovered ? { state: 'recovered', count: this.#recovered } : { state: 'unsaved' });
  }

  #showFailure(problem: Problem): void {
    this.#show({ state: 'failed', problem, journalled: this.#journal.isKept });
  }

  #show(saveState: SaveState): void {
    this.#saveState = saveState;
    this.#world.show(this.articleId, saveState);
  }

  #tell(news: News): void {
    this.#world.tellNews(this.articleId, news);
  }
}

/** Length of the canonical text in UTF-16 code units, without building it. */
const lengthOf = ({ blocks }: ArticleState): number =>
  blocks.reduce((length, { text }) => length + text.length + 1, -1);
