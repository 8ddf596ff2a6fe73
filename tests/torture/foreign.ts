import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Article } from '../../shared/model/article.ts';
import type { Annotation } from '../../shared/model/records.ts';
import { announce, listen } from './child.ts';
import { now, RACE_ID, type Act, type ActOrder, type ForeignDone, type RaceOrder } from './race.ts';
import { fileOf, readBack } from './real-desk.ts';

/**
 * The other writers of a race: scripts that add a record to the version they read and write a whole, sealed file, and
 * an imitator of a sync client, which brings files in parts, takes them away and swaps them. None of them asks.
 */

type Change = Pick<ForeignDone, 'wrote' | 'removed' | 'put'>;
const NOTHING: Change = { wrote: [], removed: [], put: [] };

/** A whole version that is about to be written, with the records in it; the last of them is new. */
interface Version {
  readonly whole: Buffer;
  readonly ids: readonly string[];
}

class ForeignWriter {
  readonly #path: string;
  readonly #name: string;
  readonly #isSlow: boolean;
  #number = 0;
  #made: string[] = [];
  /** What the sync client has in hand: the whole version with its record, and as much of it as is on the disk. */
  #held: { readonly version: Version; readonly present: Buffer | null } | null = null;

  constructor({ path, name, race }: RaceOrder) {
    this.#path = path;
    this.#name = name;
    this.#isSlow = race === 'overlapping';
  }

  act(act: Act): ForeignDone {
    const start = now();
    const change = this.#change(act);
    return { ...change, interval: { start, end: now() }, isHolding: this.#held !== null };
  }

  #change(act: Act): Change {
    switch (act) {
      case 'truncate':
        return this.#write((bytes) => this.#writeInPlace(bytes));
      case 'rename':
        return this.#write((bytes) => this.#writeByRename(bytes));
      case 'remove':
        return this.#remove();
      case 'part':
        return this.#held === null ? this.#hold((bytes) => this.#writePart(bytes)) : this.#complete();
      case 'take':
        return this.#held === null ? this.#hold(() => this.#take()) : this.#complete();
      case 'swap':
        return this.#swap();
      case 'finish':
        return this.#complete();
      default:
        return NOTHING;
    }
  }

  #read(): Article | null {
    const bytes = bytesAt(this.#path);
    if (bytes === null) return null;
    const article = readBack(bytes);
    return typeof article === 'string' || article.id !== RACE_ID ? null : article;
  }

  #write(put: (bytes: Buffer) => void): Change {
    const version = this.#version();
    if (version === null) return NOTHING;
    put(version.whole);
    return this.#brought(version);
  }

  #brought({ ids }: Version): Change {
    const wrote = ids.slice(-1);
    this.#made.push(...wrote);
    return { wrote, removed: [], put: ids };
  }

  /** The record comes to the disk, and is this writer's work, when what is held is brought whole. */
  #hold(put: (whole: Buffer) => Buffer | null): Change {
    const version = this.#version();
    if (version !== null) this.#held = { version, present: put(version.whole) };
    return NOTHING;
  }

  /** What is on the disk with one more record. */
  #version(): Version | null {
    const article = this.#read();
    if (article === null) return null;
    const annotations = [...article.annotations, quote(`${this.#name}-${(this.#number += 1)}`)];
    return { whole: Buffer.from(fileOf({ ...article, annotations })), ids: annotations.map(({ id }) => id) };
  }

  #remove(): Change {
    const [article, id] = [this.#read(), this.#made.at(-1)];
    if (article === null || id === undefined || !article.annotations.some((record) => record.id === id)) return NOTHING;
    this.#made.pop();
    const annotations = article.annotations.filter((record) => record.id !== id);
    this.#writeByRename(Buffer.from(fileOf({ ...article, annotations })));
    return { wrote: [], removed: [id], put: annotations.map((record) => record.id) };
  }

  #writeInPlace(bytes: Buffer): void {
    const file = openSync(this.#path, 'w');
    const middle = Math.floor(bytes.length / 2);
    writeSync(file, bytes, 0, middle);
    if (this.#isSlow) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 3);
    writeSync(file, bytes, middle, bytes.length - middle, middle);
    closeSync(file);
  }

  #writeByRename(bytes: Buffer): void {
    const temporary = join(dirname(this.#path), `.${this.#name}.part`);
    writeFileSync(temporary, bytes);
    renameSync(temporary, this.#path);
  }

  #writePart(whole: Buffer): Buffer {
    const present = whole.subarray(0, Math.floor(whole.length * 0.6));
    writeFileSync(this.#path, present);
    return present;
  }

  #take(): null {
    rmSync(this.#path, { force: true });
    return null;
  }

  /** Brings the rest; where somebody else wrote meanwhile, what it holds becomes a copy, as sync clients do. */
  #complete(): Change {
    if (this.#held === null) return NOTHING;
    const { version, present } = this.#held;
    const { whole } = version;
    this.#held = null;
    const found = bytesAt(this.#path);
    const isUntouched = present === null ? found === null : found?.equals(present) === true;
    if (isUntouched) writeFileSync(this.#path, whole);
    else writeFileSync(join(dirname(this.#path), `a (conflicted copy ${(this.#number += 1)}).saidwho`), whole);
    return this.#brought(version);
  }

  #swap(): Change {
    const [other, between] = [join(dirname(this.#path), 'b.saidwho'), join(dirname(this.#path), '.swap')];
    if (this.#held !== null || !existsSync(this.#path) || !existsSync(other)) return NOTHING;
    if (!moves(this.#path, between)) return NOTHING;
    renameSync(other, this.#path);
    renameSync(between, other);
    return { ...NOTHING, put: [this.#path, other].flatMap(idsAt) };
  }
}

/** Ids of all records in the file, as far as it can be read. */
function idsAt(path: string): string[] {
  const bytes = bytesAt(path);
  const article = bytes === null ? 'gone' : readBack(bytes);
  return typeof article === 'string' ? [] : article.annotations.map(({ id }) => id);
}

/** Null where there is no file, or none any more. */
function bytesAt(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}

/** False where the file has gone meanwhile. */
function moves(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch {
    return false;
  }
}

const quote = (id: string): Annotation => ({
  record: 'annotation',
  id,
  kind: 'quote',
  fragments: [{ start: 4, end: 8 }],
  attributes: {},
});

let writer: ForeignWriter | null = null;

await listen<RaceOrder | ActOrder>(async (order) => {
  if ('race' in order) writer = new ForeignWriter(order);
  announce(writer!.act('race' in order ? 'look' : order.act));
});
