import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { indexEntryOf, type IndexEntry } from '../../shared/analysis/index-entry.ts';
import type { Article } from '../../shared/model/article.ts';
import { PROJECT_FILE } from '../../shared/model/project.ts';
import type { Result } from '../../shared/result.ts';
import type { FileStamp, IndexStore } from './store.ts';
import { isTimeout, watched } from './watch.ts';

/**
 * Keeps the index up to date with the folder: what is new or was changed is read, what is gone goes. Between two files
 * it makes room for whoever asks something. A folder that cannot be looked into says nothing of its files (promise C4).
 */

/** How far it is; null when everything is read. */
export type Progress = { readonly done: number; readonly total: number } | null;

export interface KeepUpWorld {
  readonly store: IndexStore;
  readonly folder: string;
  /** Reads a file of our own format. */
  read(bytes: Uint8Array, name: string): Result<Article>;
  tell(progress: Progress): void;
  /** Says which file is about to be read, in case that it ends the process; null when it has not. */
  tellReading(name: string | null): void;
  /** Files that ended a process before, and are not read again. */
  readonly skip: ReadonlySet<string>;
}

/** How long one file may take (promise H2). Milliseconds. */
const LIMIT = 20_000;

/** Larger files are not read. Bytes. */
const LARGEST = 100_000_000;

/** Files beyond this are announced before they are read. Bytes. */
const LARGE = 2_000_000;

/** How many files are looked at together: the system answers several at a time. */
const TOGETHER = 64;

interface Found extends FileStamp {
  readonly name: string;
}

export class KeepUp {
  readonly #world: KeepUpWorld;
  #turn: Promise<void> = Promise.resolve();
  /** One file is read after the other, so that no older version comes behind a newer one. */
  #reading: Promise<void> = Promise.resolve();
  #isAsked = false;
  #isStopped = false;

  constructor(world: KeepUpWorld) {
    this.#world = world;
  }

  /** Looks at the whole folder; asked again before it has begun, it looks once. */
  refresh(): Promise<void> {
    if (this.#isAsked) return this.#turn;
    this.#isAsked = true;
    return this.#inTurn(async () => {
      this.#isAsked = false;
      await this.#compare();
    });
  }

  /** Reads one file that was saved, before whatever else is to be read. */
  look(name: string): Promise<void> {
    this.#reading = this.#reading.catch(() => undefined).then(() => this.#lookNow(name));
    return this.#reading;
  }

  /** Stops between two files. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await Promise.allSettled([this.#turn, this.#reading]);
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    this.#turn = this.#turn.catch(() => undefined).then(work); // Whoever asked for it hears of it.
    return this.#turn;
  }

  async #compare(): Promise<void> {
    const { store, folder, tell } = this.#world;
    const names = await readdir(folder).catch(() => null);
    if (names === null) return tell(null);
    const present = await this.#findAll(names.filter(isArticle));
    if (this.#isStopped) return;
    const there = new Set(present.map(({ name }) => name));
    const gone = store.files.map(({ name }) => name).filter((name) => !there.has(name));
    if (gone.length > 0) store.remove(gone);
    const known = new Set(store.files.map(({ name }) => name));
    const unknown = present.filter(({ name }) => !known.has(name));
    if (unknown.length > 0) store.announce(unknown);
    const stale = present.filter((found) => this.#isStale(found));
    for (const [done, found] of stale.entries()) {
      if (this.#isStopped) return;
      tell({ done, total: stale.length });
      await this.look(found.name);
      await new Promise((resolve) => setImmediate(resolve));
    }
    tell(null);
  }

  #isStale({ name, size, modified }: Found): boolean {
    const known = this.#world.store.find(name);
    return known === null || known.size !== size || known.modified !== modified;
  }

  async #findAll(names: readonly string[]): Promise<Found[]> {
    const found: Found[] = [];
    for (let at = 0; at < names.length; at += TOGETHER) {
      const some = await Promise.all(names.slice(at, at + TOGETHER).map((name) => this.#find(name)));
      found.push(...some.filter((one) => one !== null));
    }
    return found;
  }

  async #find(name: string): Promise<Found | null> {
    const status = await stat(join(this.#world.folder, name)).catch(() => null);
    return status?.isFile() === true ? { name, size: status.size, modified: status.mtimeMs } : null;
  }

  async #lookNow(name: string): Promise<void> {
    const found = await this.#find(name);
    if (found === null) this.#world.store.remove([name]);
    else if (this.#isStale(found)) await this.#index(found);
  }

  async #index(found: Found): Promise<void> {
    const { store, folder, skip, tellReading } = this.#world;
    const { name, size } = found;
    if (size > LARGEST || skip.has(name)) return store.put(name, found, null, tooLarge(name));
    const bytes = await readFile(join(folder, name)).catch(() => null);
    if (bytes === null) return store.put(name, found, null, unreadable(name));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    if (store.find(name)?.sha256 === sha256) return store.stamp(name, found);
    if (size > LARGE) tellReading(name);
    store.put(name, found, sha256, this.#entryOf(bytes, name));
    if (size > LARGE) tellReading(null);
  }

  #entryOf(bytes: Uint8Array, name: string): IndexEntry | { problem: string } {
    try {
      return watched(() => {
        const read = this.#world.read(bytes, name);
        return read.ok ? indexEntryOf(read.value) : damaged(name);
      }, LIMIT);
    } catch (error) {
      if (isTimeout(error)) return tooLarge(name);
      return damaged(name); // A reader that fails says that the file is not what it should be.
    }
  }
}

/** True for names of articles: the project's own file is none. */
const isArticle = (name: string): boolean =>
  !name.startsWith('.') && name.toLowerCase().endsWith('.saidwho') && name.toLowerCase() !== PROJECT_FILE;

const damaged = (name: string) => ({
  problem: `“${name}” is damaged or not a Saidwho article. Open it to see what is wrong.`,
});

const tooLarge = (name: string) => ({
  problem: `“${name}” takes too much time or memory to be looked into. Open it to see what is wrong.`,
});

const unreadable = (name: string) => ({ problem: `“${name}” cannot be read. Open it to see what is wrong.` });
