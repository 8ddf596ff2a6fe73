import type { VersionSummary } from '../../shared/ipc/contract.ts';
import type { Article } from '../../shared/model/article.ts';
import { done, refuse, type Problem, type Result } from '../../shared/result.ts';
import { codeOf, type ImportHost, type World } from '../ports.ts';
import {
  checkBackups,
  limitBackups,
  listBackups,
  nextBackup,
  thinBackups,
  type Backup,
  type Reason,
} from './backups.ts';
import { openingProblem } from './file-problem.ts';
import { copyWhole } from './save-file.ts';

/**
 * The versions that one can compare the open article with and return to: its backups on the disk, and what this
 * session **remembers** from before it changed a lot: the work before a merge, the file before a recovery.
 */

export interface CopiesWorld extends World {
  readonly importHost: ImportHost;
  readonly ownFormat: string;
  /** Holds a folder of backups for each article. */
  readonly backupFolder: string;
  readonly quarantineFolder: string;
}

interface Remembered {
  readonly label: string;
  readonly at: number;
  readonly article: Article;
}

export class SafetyCopies {
  readonly #world: CopiesWorld;
  readonly #folder: string;
  readonly #remembered = new Map<string, Remembered>();
  #reason: Reason | null = null;
  #checking: Promise<Problem | null> = Promise.resolve(null);

  /** @param folder holds the backups of this article alone */
  constructor(world: CopiesWorld, folder: string) {
    this.#world = world;
    this.#folder = folder;
  }

  /** Keeps a version for as long as the article is open. */
  remember(versionId: string, label: string, article: Article): void {
    this.#remembered.set(versionId, { label, at: this.#world.clock.now(), article });
  }

  /** Asks for a backup at the next save, whatever the time of the last one. */
  ask(reason: Reason): void {
    this.#reason ??= reason;
  }

  /** Returns where the version goes that is about to be replaced, or null when none is due. */
  async next(): Promise<string | null> {
    const { files, clock } = this.#world;
    return nextBackup(files, this.#folder, clock.now(), this.#reason).catch(() => null);
  }

  /** Copies the file as it is into the backups. Rejects when it cannot. */
  async copyNow(path: string, reason: Reason): Promise<void> {
    const { files, clock } = this.#world;
    const to = await nextBackup(files, this.#folder, clock.now(), reason);
    if (to === null || (await files.status(path)) === null) return;
    await files.makeFolder(this.#folder, true);
    await copyWhole(files, path, to);
  }

  /**
   * After a save: opens the new backups like every file, thins the old ones out and keeps all of them within
   * their space. Returns what went wrong, or null. Never rejects.
   *
   * @param where `here` leaves the backups of other articles alone, for whoever saves many
   */
  check(where: 'here' | 'everywhere' = 'everywhere'): Promise<Problem | null> {
    this.#reason = null;
    this.#checking = this.#checking.then(() => this.#checkNow(where));
    return this.#checking;
  }

  async #checkNow(where: 'here' | 'everywhere'): Promise<Problem | null> {
    const { files, clock, backupFolder, quarantineFolder } = this.#world;
    try {
      if ((await listBackups(files, this.#folder)).every(({ isChecked }) => isChecked)) return null;
      const broken = await checkBackups(files, this.#folder, quarantineFolder, (bytes, name) =>
        this.#loads(bytes, name),
      );
      await thinBackups(files, this.#folder, clock.now());
      if (where === 'everywhere') await limitBackups(files, backupFolder);
      return broken === 0 ? null : BROKEN;
    } catch (error) {
      return { code: 'backup/unchecked', message: `The backups could not be checked (${codeOf(error)}).` };
    }
  }

  async #loads(bytes: Uint8Array, name: string): Promise<boolean> {
    const read = await this.#world.importHost.read({ bytes, name: plainName(name) });
    return read.ok && read.value.formatId === this.#world.ownFormat;
  }

  /** What one can go back to, newest first. */
  async list(): Promise<VersionSummary[]> {
    const remembered = [...this.#remembered].map(([versionId, { label, at }]) => ({ versionId, label, at }));
    const backups = await listBackups(this.#world.files, this.#folder).catch((): Backup[] => []);
    const saved = backups.map(({ name, at, reason }) => ({
      versionId: plainName(name),
      label: LABELS[reason ?? 'usual'],
      at,
    }));
    return [...remembered, ...saved]
      .sort((a, b) => b.at - a.at)
      .map(({ versionId, label, at }) => ({ versionId, label, at: new Date(at).toISOString() }));
  }

  /** Returns the article of a version; the id is never used as a name unless the folder has it (promise H6). */
  async read(versionId: string): Promise<Result<Article>> {
    const remembered = this.#remembered.get(versionId);
    if (remembered !== undefined) return done(remembered.article);
    const { files, importHost } = this.#world;
    const backup = (await listBackups(files, this.#folder)).find(({ name }) => plainName(name) === versionId);
    if (backup === undefined) return refuse(GONE);
    try {
      const bytes = await files.read(files.join(this.#folder, backup.name));
      const read = await importHost.read({ bytes, name: plainName(backup.name) });
      return read.ok ? done(read.value.reading.article) : read;
    } catch (error) {
      return refuse(openingProblem(backup.name, codeOf(error)));
    }
  }

  /** Returns the newest backup that loads, or null. */
  async newestGood(): Promise<{ readonly article: Article; readonly at: number } | null> {
    for (const { name, at } of await listBackups(this.#world.files, this.#folder).catch((): Backup[] => [])) {
      const read = await this.read(plainName(name));
      if (read.ok) return { article: read.value, at };
    }
    return null;
  }
}

/** The name it keeps for good, and with which the bytes are taken for a file of ours. */
const plainName = (name: string) => name.replace(/\.unchecked$/, '');

const LABELS = {
  usual: 'Saved version',
  merge: 'Before a merge with another program’s version',
  restore: 'Before going back to an earlier version',
  guard: 'Before a save that would have removed much',
  resync: 'Before the whole article was sent anew',
  edit: 'Before a change of many articles',
} as const;

const GONE: Problem = {
  code: 'version/gone',
  message: 'This version is not kept any more. Close the list and open it again.',
};

const BROKEN: Problem = {
  code: 'backup/broken',
  message:
    'The last backup does not open and was put aside. The article itself is saved; save it elsewhere, too, and look ' +
    'after the disk.',
};
