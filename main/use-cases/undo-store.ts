import type { UndoEntry } from '../../shared/schema/undo-log.ts';
import type { Article } from '../../shared/model/article.ts';
import { codeOf, type Files, type Services, type WritableFile } from '../ports.ts';
import { listOrNone } from './journal.ts';
import { writeAll } from './save-file.ts';

/**
 * Keeps the **undo log** of an article over restarts: first line the article as it was when the log began, then a
 * line for each batch of entries. It is a convenience, never the only copy of anything: nothing is synced, the editor
 * takes of it only what leads to the very article that is opened, and the rest is forgotten.
 */

/** Where a log begins: the article, and how the editor had cut it into sections. */
export interface UndoStart {
  readonly base: Article;
  readonly sections: readonly number[];
}

/** Logs of so many articles are kept, the latest ones. */
const LOGS = 100;

/** A log that grew beyond this is not handed back: reading it would hold up the opening. Bytes. */
const LOG_LIMIT = 64_000_000;

interface UndoWorld {
  readonly files: Files;
  readonly services: Services;
}

export class UndoStore {
  readonly #world: UndoWorld;
  readonly #folder: string;
  readonly #key: string;
  readonly #onFailure: (code: string) => void;
  #file: WritableFile | null = null;
  #turns: Promise<void> = Promise.resolve();
  /** What the log holds so far, once it was read: a new file begins with it. */
  #lines: readonly string[] = [];

  /** @param onFailure told the system's code, once, when the log can be kept no longer */
  constructor(world: UndoWorld, folder: string, articleId: string, onFailure: (code: string) => void) {
    this.#world = world;
    this.#folder = folder;
    this.#key = world.services.sha256(articleId).slice(0, 32);
    this.#onFailure = onFailure;
  }

  /** Returns the log as far as it can be read, for the editor to check; null when there is none. */
  async read(): Promise<unknown> {
    await this.#turns;
    const { files } = this.#world;
    for (const name of (await this.#names()).toReversed()) {
      const path = files.join(this.#folder, name);
      const status = await files.status(path).catch(() => null);
      if (status === null || status.size > LOG_LIMIT) continue;
      const lines = wholeLines(await files.read(path).catch(() => new Uint8Array()));
      const log = logOf(lines);
      if (log === null) continue;
      this.#lines = lines;
      return log;
    }
    return null;
  }

  /** Begins the log anew. */
  begin(start: UndoStart, entries: readonly UndoEntry[]): Promise<void> {
    return this.#inTurn(async () => {
      await this.#close();
      this.#lines = [JSON.stringify(start), JSON.stringify(entries)];
      await this.#open();
    });
  }

  /** Adds entries to the log, which must have been begun or read. */
  append(entries: readonly UndoEntry[]): Promise<void> {
    if (entries.length === 0) return Promise.resolve();
    return this.#inTurn(async () => {
      if (this.#lines.length === 0) return;
      if (this.#file === null) await this.#open();
      const line = JSON.stringify(entries);
      await writeAll(this.#file!, new TextEncoder().encode(`${line}\n`));
    });
  }

  /** Lets go of the file; what is in it stays. */
  close(): Promise<void> {
    return this.#inTurn(() => this.#close());
  }

  /** A new file under the next number; the older ones go. */
  async #open(): Promise<void> {
    const { files } = this.#world;
    await files.makeFolder(this.#folder, true);
    const old = await this.#names();
    const last = Math.max(0, ...old.map((name) => Number(name.split('.')[1])));
    const path = files.join(this.#folder, `${this.#key}.${String(last + 1).padStart(6, '0')}.undo`);
    const file = await files.create(path, 0o600);
    await writeAll(file, new TextEncoder().encode(`${this.#lines.join('\n')}\n`));
    this.#file = file;
    for (const name of old) await files.remove(files.join(this.#folder, name));
    await this.#forgetOldest();
  }

  async #forgetOldest(): Promise<void> {
    const { files } = this.#world;
    const names = await listOrNone(files, this.#folder);
    if (names.length <= LOGS) return;
    const aged = await Promise.all(
      names.map(async (name) => ({ name, at: (await files.status(files.join(this.#folder, name)))?.modified ?? 0 })),
    );
    const oldest = aged.sort((a, b) => a.at - b.at).slice(0, names.length - LOGS);
    for (const { name } of oldest) await files.remove(files.join(this.#folder, name));
  }

  async #names(): Promise<string[]> {
    const names = await listOrNone(this.#world.files, this.#folder).catch((): string[] => []);
    return names.filter((name) => name.startsWith(`${this.#key}.`) && name.endsWith('.undo')).sort();
  }

  async #close(): Promise<void> {
    const file = this.#file;
    this.#file = null;
    await file?.close().catch(() => undefined); // Nothing of it is synced anyway.
  }

  /** A failure ends the log: what comes after a gap could not be replayed. */
  #inTurn(act: () => Promise<void>): Promise<void> {
    this.#turns = this.#turns.then(act).catch(async (error: unknown) => {
      this.#lines = [];
      await this.#close();
      this.#onFailure(codeOf(error));
    });
    return this.#turns;
  }
}

/** The lines that end; a log that was cut loses its last one. */
function wholeLines(bytes: Uint8Array): string[] {
  const lines = new TextDecoder().decode(bytes).split('\n');
  return lines.slice(0, -1);
}

function logOf([first, ...rest]: readonly string[]): unknown {
  const start = parsed(first ?? '');
  if (typeof start !== 'object' || start === null) return null;
  const entries: unknown[] = [];
  for (const line of rest) {
    const batch = parsed(line);
    if (!Array.isArray(batch)) break;
    entries.push(...(batch as unknown[]));
  }
  return { ...start, entries };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
