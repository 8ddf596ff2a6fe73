import { applyFitting, articleOf, recordsOf, stateOf } from '../../shared/annotations/article-state.ts';
import type { RecordSet } from '../../shared/annotations/change.ts';
import type { ReadInput } from '../../shared/formats/format.ts';
import type { CallArgument } from '../../shared/ipc/contract.ts';
import type { EditReport } from '../../shared/ipc/project-calls.ts';
import type { Article } from '../../shared/model/article.ts';
import type { DocumentRecord } from '../../shared/model/records.ts';
import { isSameValue } from '../../shared/model/same-value.ts';
import { done, refuse, type Problem, type Result } from '../../shared/result.ts';
import { codeOf, type ImportedFile } from '../ports.ts';
import { backupFolderOf, limitBackups } from './backups.ts';
import { unfitProblem } from './before-saving.ts';
import { type EditIntent, EditIntents, type EditItem } from './edit-intent.ts';
import { FileLock } from './file-lock.ts';
import { openingProblem } from './file-problem.ts';
import { lineageOf } from './known-versions.ts';
import type { Library } from './library.ts';
import { type CopiesWorld, SafetyCopies } from './safety-copies.ts';
import { saveFile } from './save-file.ts';

/**
 * Changes of records in many articles that are not on the screen: to merge two speakers, to give a tag to forty articles.
 * Each file is saved by the one routine, with a backup. A record that is neither what it was nor what it shall be was
 * changed by somebody else, and its article stays as it is and is told.
 */

export interface EditsWorld extends Omit<CopiesWorld, 'importHost'> {
  readonly library: Library;
  /** Where intents are kept. */
  readonly editsFolder: string;
  /** Random, for each running program: locks bear it. */
  readonly writer: string;
  write(article: Article): string;
  /** Reads one of our own files in a process of its own. */
  read(input: ReadInput): Promise<Result<ImportedFile>>;
  /** True while the article at the path is open with changes that are not in its file. */
  isUnsaved(path: string): boolean;
}

/** An article as it is on the disk. */
interface OnDisk {
  readonly article: Article;
  readonly sha256: string;
}

/** An article that was saved. */
interface Saved {
  /** Its backups, to be looked at. */
  readonly copies: SafetyCopies;
  /** A guarantee that was lost all the same: no backup could be kept (promise U1). */
  readonly warning: Problem | null;
}

export class ProjectEdits {
  readonly #world: EditsWorld;
  readonly #intents: EditIntents;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(world: EditsWorld) {
    this.#world = world;
    this.#intents = new EditIntents(world, world.editsFolder);
  }

  /** Makes the changes, and tells in which articles it could not. Nothing is touched when the intent cannot be kept. */
  edit({ name, edits }: CallArgument<'editArticles'>): Promise<Result<EditReport>> {
    return this.#inTurn(async () => {
      const items: EditItem[] = [];
      const problems: string[] = [];
      for (const { fileId, set } of edits) {
        const planned = await this.#plan(fileId, set);
        if (!planned.ok) problems.push(planned.problems[0].message);
        else if (planned.value !== null) items.push(planned.value);
      }
      const editId = this.#intents.newId(this.#world.clock.now());
      if (items.length === 0) return done({ editId, articles: 0, problems });
      const report = await this.#carryOut(editId, { state: 'doing', name, items });
      return report.ok ? done({ ...report.value, problems: [...problems, ...report.value.problems] }) : report;
    });
  }

  /** Takes a change back; an article whose records have changed since stays as it is. */
  undo(editId: string): Promise<Result<EditReport>> {
    return this.#inTurn(async () => {
      const intent = await this.#intents.find(editId);
      if (intent?.state !== 'done') return refuse(NOTHING_TO_UNDO);
      return this.#carryOut(editId, { ...intent, state: 'undoing' });
    });
  }

  /** Goes on with what the last end of the program has cut off; returns what to say of it. */
  recover(): Promise<readonly string[]> {
    return this.#inTurn(async () => {
      const notes: string[] = [];
      for (const id of await this.#intents.ids()) {
        const intent = await this.#intents.find(id);
        if (intent?.state !== 'doing' && intent?.state !== 'undoing') continue;
        const report = await this.#carryOut(id, intent);
        const problems = report.ok ? report.value.problems : report.problems.map(({ message }) => message);
        notes.push(goneOn(intent), ...problems);
      }
      return notes;
    });
  }

  /** The records of an article as its file has them. */
  async readRecords(fileId: string): Promise<Result<readonly DocumentRecord[]>> {
    const path = this.#world.library.pathOf(fileId);
    if (path === null) return refuse(UNLISTED);
    const read = await this.#read(path);
    return read.ok ? done(recordsOf(read.value.article)) : read;
  }

  /** Works out what the change is; null where everything is as it shall be. */
  async #plan(fileId: string, set: readonly RecordSet[]): Promise<Result<EditItem | null>> {
    const path = this.#world.library.pathOf(fileId);
    if (path === null) return refuse(UNLISTED);
    const read = await this.#read(path);
    if (!read.ok) return read;
    const { set: present } = stateOf(read.value.article);
    const forward = [...new Map(set.map((one) => [one.id, one])).values()];
    const back = forward.map(({ id }) => ({ id, after: present.find(id) }));
    if (isSameValue(forward, back)) return done(null);
    const next = this.#changed(path, read.value, forward);
    return next.ok ? done({ path, forward, back }) : next;
  }

  async #carryOut(editId: string, intent: EditIntent): Promise<Result<EditReport>> {
    const kept = await this.#intents.keep(editId, intent);
    if (!kept.ok) return kept;
    const isBack = intent.state === 'undoing';
    const problems: string[] = [];
    let articles = 0;
    const saved: SafetyCopies[] = [];
    for (const { path, forward, back } of intent.items) {
      const [from, to] = isBack ? [forward, back] : [back, forward];
      const changed = await this.#carryOutIn(path, from, to);
      if (!changed.ok) {
        problems.push(changed.problems[0].message);
        continue;
      }
      articles += 1;
      if (changed.value === null) continue;
      saved.push(changed.value.copies);
      if (changed.value.warning !== null) problems.push(changed.value.warning.message);
    }
    void this.#inTurn(() => this.#checkBackups(saved));
    // Should this fail, the next start finds everything done and tries it again.
    await this.#intents.keep(editId, { ...intent, state: isBack ? 'undone' : 'done' });
    await this.#intents.thin();
    return done({ editId, articles, problems });
  }

  /** Opens the new backups like every file, once nobody waits for it. */
  async #checkBackups(saved: readonly SafetyCopies[]): Promise<void> {
    for (const copies of saved) await copies.check('here');
    await limitBackups(this.#world.files, this.#world.backupFolder).catch(() => undefined); // After the next save, then.
  }

  /** Changes one article; null where it was as it shall be. */
  async #carryOutIn(path: string, from: readonly RecordSet[], to: readonly RecordSet[]): Promise<Result<Saved | null>> {
    const read = await this.#read(path);
    if (!read.ok) return read;
    const { set } = stateOf(read.value.article);
    const isAt = (records: readonly RecordSet[]) => records.every(({ id, after }) => isSameValue(set.find(id), after));
    if (isAt(to)) return done(null);
    if (!isAt(from)) return refuse(changedSince(this.#world.files.nameOf(path)));
    const next = this.#changed(path, read.value, to);
    return next.ok ? this.#save(path, read.value, next.value) : next;
  }

  /** The article with the records as they shall be; refused where they do not fit it. */
  #changed(path: string, { article, sha256 }: OnDisk, set: readonly RecordSet[]): Result<Article> {
    const name = this.#world.files.nameOf(path);
    const state = applyFitting(stateOf(article), [{ change: 'records', set }]);
    if (state === null || state.set.find('metadata') === null) return refuse(unfit(name));
    const next = { ...articleOf(article, state), parents: lineageOf([{ sha256, article }]) };
    const problem = unfitProblem(name, next);
    return problem === null ? done(next) : refuse(problem);
  }

  async #save(path: string, { article, sha256 }: OnDisk, next: Article): Promise<Result<Saved>> {
    const world = { ...this.#world, importHost: { read: this.#world.read, cancel: () => undefined } };
    const copies = new SafetyCopies(world, backupFolderOf(world, world.backupFolder, article.id));
    copies.ask('edit');
    const backup = await copies.next();
    const lock = new FileLock(world, world.writer);
    await lock.take(path);
    const bytes = new TextEncoder().encode(world.write(next));
    const request = { path, bytes, base: [sha256], mayRecreate: false };
    const outcome = await saveFile(world, backup === null ? request : { ...request, backup });
    await lock.release();
    if (outcome.outcome !== 'saved') return refuse(outcome.problem);
    world.library.hearOf(path);
    return done({ copies, warning: outcome.backupProblem ?? null });
  }

  async #read(path: string): Promise<Result<OnDisk>> {
    const { files, services, ownFormat } = this.#world;
    const name = files.nameOf(path);
    try {
      if (this.#world.isUnsaved(await files.realPath(path))) return refuse(unsaved(name));
      const bytes = await files.read(path);
      const read = await this.#world.read({ bytes, name });
      if (!read.ok) return read;
      const { formatId, reading } = read.value;
      if (formatId !== ownFormat || reading.readOnly !== undefined) return refuse(readOnly(name));
      return done({ article: reading.article, sha256: services.sha256(bytes) });
    } catch (error) {
      return refuse(openingProblem(name, codeOf(error)));
    }
  }

  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const turn = this.#turn.catch(() => undefined).then(act);
    this.#turn = turn;
    return turn;
  }
}

const goneOn = ({ name, state }: EditIntent): string =>
  state === 'undoing'
    ? `“${name}” was being taken back when Saidwho stopped, and is taken back now.`
    : `“${name}” was under way when Saidwho stopped, and is done now.`;

const UNLISTED: Problem = {
  code: 'library/unlisted',
  message: 'This article is not in the list any more. Look at the list again.',
};

const NOTHING_TO_UNDO: Problem = {
  code: 'edit/over',
  message: 'This change cannot be taken back any more. Each article has a backup of how it was.',
};

const unsaved = (name: string): Problem => ({
  code: 'article/unsaved',
  message: `“${name}” is open with changes that are not saved yet. Save it and do this again.`,
});

const readOnly = (name: string): Problem => ({
  code: 'article/read-only',
  message: `“${name}” was written by a newer Saidwho and is left as it is.`,
});

const changedSince = (name: string): Problem => ({
  code: 'edit/changed-since',
  message: `“${name}” was changed in the same places since, and is left as it is. Open it to see how it is now.`,
});

const unfit = (name: string): Problem => ({
  code: 'edit/unfit',
  message: `“${name}” is not what it was when this was worked out. Look at it again and do it once more.`,
});
