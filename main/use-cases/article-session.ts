import { applyChanges, articleOf, stateOf, type ArticleState } from '../../shared/annotations/article-state.ts';
import type { Change } from '../../shared/annotations/change.ts';
import type { Acknowledgement, SaveState } from '../../shared/ipc/contract.ts';
import type { Article } from '../../shared/model/article.ts';
import type { Problem } from '../../shared/result.ts';
import { codeOf, pause, type World } from '../ports.ts';
import { nextBackup, thinBackups } from './backups.ts';
import { Journal, type Bases } from './journal.ts';
import { savingProblem } from './file-problem.ts';
import { saveFile, type SaveOutcome } from './save-file.ts';

/**
 * The keeper of one open article. It follows the page's changes on its own copy, puts each batch into the journal
 * before it acknowledges it, and saves soon after. Its **revision** counts batches; the article is **dirty** while
 * the revision that was saved is behind. What it shows of saving is true at every moment (promises D4, U2).
 */

export interface SessionWorld extends World {
  /** The whole content of the article's file. */
  write(article: Article): string;
  /** A path that is free, for an article that has no file yet. */
  findPlace(article: Article): Promise<string>;
  readonly journalFolder: string;
  /** Backups of one article go to a folder in it. */
  readonly backupFolder: string;
  show(articleId: string, saveState: SaveState): void;
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
  /** Set when a journal was replayed: its last sequence, how many changes are not in the file, where it goes. */
  readonly recovered?: { readonly sequence: number; readonly count: number; readonly path: string };
}

/** One batch of changes with what the page holds after it. */
export interface Batch {
  readonly sequence: number;
  readonly changes: readonly Change[];
  readonly check: { readonly length: number; readonly records: number };
}

/** Saving begins so long after the last change, and at the latest so long after the first. Milliseconds. */
const REST = 1_500;
const PATIENCE = 10_000;

/** Pauses between attempts after a failure. Milliseconds. */
const FIRST_RETRY = 1_000;
const LAST_RETRY = 60_000;

export class ArticleSession {
  readonly articleId: string;
  readonly #world: SessionWorld;
  readonly #readOnly: string | null;
  #article: Article;
  #state: ArticleState;
  /** Changes received, as the page counts them. */
  #sequence = 0;
  #revision: number;
  #savedRevision: number;
  /** Changes that are not in the file, for the note after a recovery. */
  #unsaved: number;
  #path: string | null;
  #volume: number | null;
  /** Versions that may be on the disk and are ours to replace. */
  #bases: Bases;
  #journal: Journal | null = null;
  #isJournalled = true;
  /** Everything that touches the journal, one after another. */
  #journalling: Promise<unknown> = Promise.resolve();
  #saving: Promise<SaveState> | null = null;
  #saveState: SaveState;
  #firstChangeAt: number | null = null;
  #cancelTimer: () => void = () => undefined;
  #retry = FIRST_RETRY;
  #wantsBackup = false;
  /** True while saving fails and is tried again on its own. */
  #isFailing = false;
  /** A lost guarantee that stays worth saying with every save from now on. */
  #warning: string | null = null;

  constructor(world: SessionWorld, start: SessionStart) {
    this.#world = world;
    this.articleId = start.article.id;
    this.#article = start.article;
    this.#state = stateOf(start.article);
    this.#readOnly = start.readOnly ?? null;
    this.#path = start.file?.path ?? start.recovered?.path ?? null;
    this.#volume = start.file?.volume ?? null;
    this.#bases = [start.file?.sha256 ?? null];
    this.#revision = start.recovered?.sequence ?? 0;
    this.#savedRevision = start.recovered === undefined ? 0 : -1;
    this.#unsaved = start.recovered?.count ?? 0;
    this.#saveState = this.#firstState(start);
    if (this.isDirty) this.#schedule();
  }

  #firstState({ file, recovered }: SessionStart): SaveState {
    if (this.#readOnly !== null) return { state: 'read-only', reason: this.#readOnly };
    if (recovered !== undefined) return { state: 'unsaved' };
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

  get isDirty(): boolean {
    return this.#readOnly === null && this.#savedRevision < this.#revision;
  }

  /** True when what is not in the file would survive a kill now. */
  get isSafe(): boolean {
    return !this.isDirty || this.#isJournalled;
  }

  /** Follows one batch; acknowledges it once it is in the journal. */
  async change({ sequence, changes, check }: Batch): Promise<Acknowledgement> {
    if (this.#readOnly !== null) return { acknowledged: this.#sequence };
    const isRepeated = changes.length > 0 && sequence + changes.length <= this.#sequence;
    if (isRepeated) return { acknowledged: this.#sequence };
    if (sequence !== this.#sequence) return { resync: true };
    const next = this.#follow(changes);
    if (next === null || lengthOf(next) !== check.length || next.set.size !== check.records) return { resync: true };
    this.#sequence += changes.length;
    const acknowledged = this.#sequence;
    if (changes.length > 0) await this.#advance(next, changes);
    else await this.#journalling;
    return { acknowledged };
  }

  /** Takes the page's whole article after it lost track; the version before stays as a backup (promise D6). */
  async replace(sequence: number, article: Article): Promise<Acknowledgement> {
    if (this.#readOnly !== null) return { acknowledged: this.#sequence };
    if (article.id !== this.articleId) throw new RangeError(`Article ${article.id} is not ${this.articleId}`);
    this.#sequence = sequence;
    this.#wantsBackup = true;
    this.#article = article;
    await this.#restartJournal(stateOf(article));
    return { acknowledged: sequence };
  }

  /** Saves now what is not saved; an article without a file gets one. */
  async save(): Promise<SaveState> {
    if (this.#readOnly !== null) return this.#saveState;
    await this.#saving;
    if (!this.isDirty && this.#path !== null && !this.#bases.includes(null)) return this.#saveState;
    if (!this.#isFailing) this.#show({ state: 'saving' });
    return this.#startSaving(() => this.#writeInPlace());
  }

  /** Saves under another name, which the user has agreed to replace if it is taken, and goes on there. */
  async saveAs(path: string): Promise<SaveState> {
    if (this.#readOnly !== null) return this.#saveState;
    await this.#saving;
    this.#show({ state: 'saving' });
    return this.#startSaving(() => this.#writeTo(path, 'any'));
  }

  /** Saves what is not saved within the time and stops all timers; what is left then is in the journal (D15). */
  async close(milliseconds: number): Promise<void> {
    this.#cancelTimer();
    if (this.isDirty) await Promise.race([this.#flush(), pause(this.#world.timers, milliseconds)]);
    this.#cancelTimer();
  }

  async #flush(): Promise<void> {
    await this.#journalling;
    await this.save();
  }

  /** Null when the changes do not fit what we hold: the page and we have come apart. */
  #follow(changes: readonly Change[]): ArticleState | null {
    try {
      return applyChanges(this.#state, changes);
    } catch (error) {
      if (error instanceof RangeError) return null;
      throw error;
    }
  }

  async #advance(next: ArticleState, changes: readonly Change[]): Promise<void> {
    this.#state = next;
    this.#revision += 1;
    this.#unsaved += changes.length;
    const sequence = this.#revision;
    const snapshot = this.#snapshot();
    this.#showUnsaved();
    this.#schedule();
    await this.#inJournal((journal) => journal.append({ sequence, bases: this.#bases, changes }, snapshot));
  }

  async #restartJournal(next: ArticleState): Promise<void> {
    this.#state = next;
    this.#revision += 1;
    this.#unsaved += 1;
    const sequence = this.#revision;
    const snapshot = this.#snapshot();
    this.#showUnsaved();
    this.#schedule();
    await this.#inJournal((journal) => journal.appendSnapshot({ sequence, bases: this.#bases }, snapshot));
  }

  /** The article as it is now; built only when a generation of the journal begins with it. */
  #snapshot() {
    const [article, state, unsaved] = [this.#article, this.#state, this.#unsaved];
    return () => ({ article: articleOf(article, state), unsaved });
  }

  /** Does one thing with the journal after all before it; a failure is shown and a save is tried at once (U1). */
  #inJournal(act: (journal: Journal) => Promise<void>): Promise<void> {
    const turn = this.#journalling.then(async () => {
      try {
        await act(await this.#openJournal());
        this.#isJournalled = true;
      } catch (error) {
        this.#isJournalled = false;
        this.#showFailure(unprotected(codeOf(error)));
        this.#retry = FIRST_RETRY;
        this.#scheduleIn(0);
      }
    });
    this.#journalling = turn;
    return turn;
  }

  async #journalIdle(): Promise<void> {
    for (let turn: unknown = null; turn !== this.#journalling;) {
      turn = this.#journalling;
      await turn;
    }
  }

  async #openJournal(): Promise<Journal> {
    const path = await this.#choosePath();
    this.#journal ??= new Journal(this.#world, this.#world.journalFolder, { articleId: this.articleId, path });
    return this.#journal;
  }

  async #choosePath(): Promise<string> {
    this.#path ??= await this.#world.findPlace(this.article);
    return this.#path;
  }

  /** Changes do not hurry a retry after a failure: the disk is left in peace. */
  #schedule(): void {
    if (this.#isFailing) return;
    const now = this.#world.clock.now();
    this.#firstChangeAt ??= now;
    this.#scheduleIn(Math.min(REST, Math.max(0, this.#firstChangeAt + PATIENCE - now)));
  }

  #scheduleIn(milliseconds: number): void {
    this.#cancelTimer();
    this.#cancelTimer = this.#world.timers.after(milliseconds, () => void this.save());
  }

  #startSaving(write: () => Promise<SaveState>): Promise<SaveState> {
    this.#saving ??= write().finally(() => {
      this.#saving = null;
    });
    return this.#saving;
  }

  async #writeInPlace(): Promise<SaveState> {
    return this.#writeTo(await this.#choosePath(), 'known');
  }

  get #name(): string {
    return this.#path === null ? this.#article.metadata.title : this.#world.files.nameOf(this.#path);
  }

  /** One whole save: mark, atomic write, and only then the word “saved”. */
  async #writeTo(path: string, replaces: 'known' | 'any'): Promise<SaveState> {
    this.#cancelTimer();
    this.#firstChangeAt = null;
    const revision = this.#revision;
    const unsaved = this.#unsaved;
    const bytes = new TextEncoder().encode(this.#world.write(this.article));
    const sha256 = this.#world.services.sha256(bytes);
    const isElsewhere = path !== this.#path;
    if (!isElsewhere) await this.#markJournal(revision, sha256);
    const outcome = await this.#write(path, bytes, replaces);
    if (outcome.outcome === 'conflict') return this.#writeBeside(path, bytes, revision, unsaved);
    if (outcome.outcome === 'failed') return this.#fail(outcome.problem, isElsewhere);
    await this.#moveTo(path, sha256);
    return this.#succeed(outcome, revision, unsaved);
  }

  /** From now on the new version may be on the disk: recovery has to know it, and so has the next attempt. */
  async #markJournal(sequence: number, saving: string): Promise<void> {
    const [bases, snapshot] = [this.#bases, this.#snapshot()];
    this.#bases = [...new Set([...bases.slice(0, 1), ...bases.slice(1).slice(-20), saving])];
    if (this.isDirty) await this.#inJournal((journal) => journal.mark({ sequence, bases, saving }, snapshot));
  }

  async #write(path: string, bytes: Uint8Array, replaces: 'known' | 'any'): Promise<SaveOutcome> {
    const { files } = this.#world;
    const isNew = this.#bases.includes(null);
    if (isNew) await files.makeFolder(files.folderOf(path)).catch(() => undefined); // saveFile names what is missing.
    const mayCheckVolume = path === this.#path && this.#volume !== null;
    return saveFile(this.#world, {
      path,
      bytes,
      base: replaces === 'any' ? 'any' : this.#bases.filter((sha256) => sha256 !== null),
      ...(mayCheckVolume ? { volume: this.#volume! } : {}),
      ...(await this.#backup()),
    });
  }

  async #backup(): Promise<{ backup?: string }> {
    const { files, clock } = this.#world;
    const backup = await nextBackup(files, this.#backups, clock.now(), this.#wantsBackup).catch(() => null);
    return backup === null ? {} : { backup };
  }

  get #backups(): string {
    const { files, services, backupFolder } = this.#world;
    return files.join(backupFolder, services.sha256(this.articleId).slice(0, 32));
  }

  /** Takes the path and the version there as ours. */
  async #moveTo(path: string, sha256: string): Promise<void> {
    const { files } = this.#world;
    const hasMoved = path !== this.#path;
    const journal = this.#journal;
    this.#path = path;
    this.#bases = [sha256];
    this.#volume = (await files.status(files.folderOf(path)).catch(() => null))?.volume ?? null;
    if (!hasMoved || journal === null) return;
    await this.#journalIdle();
    this.#journal = null;
    const [sequence, snapshot] = [this.#revision, this.#snapshot()];
    await this.#inJournal((next) => next.appendSnapshot({ sequence, bases: [sha256] }, snapshot));
    if (this.#isJournalled) await journal.remove().catch(() => undefined); // Its file is unchanged: it stays true.
  }

  async #succeed(outcome: SaveOutcome & { outcome: 'saved' }, revision: number, unsaved: number): Promise<SaveState> {
    this.#savedRevision = revision;
    this.#unsaved -= unsaved;
    this.#retry = FIRST_RETRY;
    this.#isFailing = false;
    this.#wantsBackup = false;
    if (this.isDirty) this.#goOn();
    else {
      this.#showSaved(outcome.backupProblem?.message ?? this.#warning);
      await this.#endJournal(outcome.sha256);
    }
    void thinBackups(this.#world.files, this.#backups).catch(() => undefined); // Too many backups harm nobody.
    return this.#saveState;
  }

  #showSaved(warning: string | null): void {
    const at = new Date(this.#world.clock.now()).toISOString();
    this.#show({ state: 'saved', name: this.#name, at, ...(warning === null ? {} : { warning }) });
  }

  /** Changes came while the file was written. */
  #goOn(): void {
    this.#showUnsaved();
    this.#schedule();
  }

  /** The journal goes only when the file, read back, is what we wrote and holds everything. */
  async #endJournal(sha256: string): Promise<void> {
    const { files, services } = this.#world;
    const path = this.#path;
    if (path === null) return;
    const present = await files.read(path).then(services.sha256, () => null);
    if (present !== sha256) return;
    const turn = this.#journalling.then(async () => {
      if (this.isDirty) return;
      await this.#journal?.remove().catch(() => undefined); // The mark in it says that the file holds it all.
      this.#isJournalled = true;
    });
    this.#journalling = turn;
    await turn;
  }

  /** Somebody else's version is in our place: it stays, and ours goes beside it (promise C1). */
  async #writeBeside(path: string, bytes: Uint8Array, revision: number, unsaved: number): Promise<SaveState> {
    const { files } = this.#world;
    const name = files.nameOf(path);
    for (let number = 1; number <= 1_000; number += 1) {
      const beside = files.join(files.folderOf(path), conflictName(name, number));
      const outcome = await saveFile(this.#world, { path: beside, bytes, base: [] });
      if (outcome.outcome === 'conflict') continue;
      if (outcome.outcome === 'failed') return this.#fail(outcome.problem);
      await this.#moveTo(beside, outcome.sha256);
      const problem = changedElsewhere(name, files.nameOf(beside));
      this.#warning = problem.message;
      await this.#succeed(outcome, revision, unsaved);
      this.#showFailure(problem);
      return this.#saveState;
    }
    return this.#fail(savingProblem(name, 'EEXIST'));
  }

  /** Shows the failure and tries again; what failed elsewhere says nothing of the article's own file. */
  #fail(problem: Problem, isElsewhere = false): SaveState {
    this.#showFailure(problem);
    if (isElsewhere) {
      if (this.isDirty) this.#scheduleIn(REST);
      return this.#saveState;
    }
    this.#isFailing = true;
    this.#scheduleIn(this.#retry);
    this.#retry = Math.min(this.#retry * 2, LAST_RETRY);
    return this.#saveState;
  }

  #showUnsaved(): void {
    if (!this.#isFailing && this.#isJournalled) this.#show({ state: 'unsaved' });
  }

  #showFailure(problem: Problem): void {
    this.#show({ state: 'failed', problem, journalled: this.#isJournalled });
  }

  #show(saveState: SaveState): void {
    this.#saveState = saveState;
    this.#world.show(this.articleId, saveState);
  }
}

/** Length of the canonical text in UTF-16 code units, without building it. */
const lengthOf = ({ blocks }: ArticleState): number =>
  blocks.reduce((length, { text }) => length + text.length + 1, -1);

/** `a.saidwho` becomes `a (conflict 1).saidwho`: no name of a person or machine, no clock (promises X7, C6). */
function conflictName(name: string, number: number): string {
  const dot = name.lastIndexOf('.');
  const stem = dot > 0 ? name.slice(0, dot) : name;
  return `${stem} (conflict ${number})${dot > 0 ? name.slice(dot) : ''}`;
}

const changedElsewhere = (name: string, beside: string): Problem => ({
  code: 'file/changed-elsewhere',
  message:
    `“${name}” was changed by another program while you worked on it. That version stays as it is; ` +
    `yours is in “${beside}” beside it, and we go on there.`,
});

const unprotected = (code: string): Problem => ({
  code: 'journal/failed',
  message:
    `What you do now could not be protected against a crash (${code}). ` +
    "Free some space on the system's disk; we try to save the article at once.",
});
