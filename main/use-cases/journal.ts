import { z } from 'zod';
import type { Change } from '../../shared/annotations/change.ts';
import type { Article } from '../../shared/model/article.ts';
import { articleSchema, changesSchema } from '../../shared/schema/records.ts';
import { codeOf, type Files, type Services, type WritableFile } from '../ports.ts';
import { crc32 } from './crc32.ts';
import { writeAll, writeNew } from './save-file.ts';

/**
 * The **journal** holds what a user did since the file was last saved, so that a kill loses at most a second
 * (PROMISES §3.4). It lives in the program's own folder, one line a **record**: length and checksum, then JSON.
 * A record is a batch of **changes**, a **snapshot** of the whole article, or a **mark**: a save of everything up
 * to its sequence was begun, and the file then has this hash. Each file of the journal is a **generation**; once
 * it is long, the next one begins with a snapshot and the old one goes.
 */

/** What a journal is about. A copy of a file has the same article id, so the path belongs to it. */
export interface Subject {
  readonly articleId: string;
  /** Where the article is or will be saved. */
  readonly path: string;
}

export interface Snapshot {
  readonly article: Article;
  /** How many changes in it are not in the file. */
  readonly unsaved: number;
}

/** Versions of the file by hash; null stands for no file. */
export type Bases = readonly (string | null)[];

interface Common extends Subject {
  /** Counts batches; marks bear the number of the batch they cover. */
  readonly sequence: number;
  /**
   * SHA-256 of each version of the file over which the records may stand, null for no file: one as a rule, more
   * while a save is under way or has failed.
   */
  readonly bases: Bases;
}

export type JournalRecord = Common &
  ({ readonly changes: readonly Change[] } | { readonly snapshot: Snapshot } | { readonly saving: string });

/** When a generation is long enough for the next. */
const RECORDS_A_GENERATION = 200;
const BYTES_A_GENERATION = 1_000_000;

const PRIVATE = 0o600;

interface JournalWorld {
  readonly files: Files;
  readonly services: Services;
}

/** Writes one article's journal. Its methods must not overlap: the keeper calls them one after another. */
export class Journal {
  readonly #world: JournalWorld;
  readonly #folder: string;
  readonly #subject: Subject;
  #file: WritableFile | null = null;
  /** Highest number in use; null until the folder was looked at. */
  #generation: number | null = null;
  #records = 0;
  #bytes = 0;
  /** True while a record that was given is not on the disk: only the whole article can follow. */
  #hasMissed = false;

  constructor(world: JournalWorld, folder: string, subject: Subject) {
    this.#world = world;
    this.#folder = folder;
    this.#subject = subject;
  }

  /**
   * Keeps a batch; returns when it is on the disk.
   *
   * @param snapshot tells the article after the batch; asked when a new generation begins with it
   */
  async append(
    batch: { readonly sequence: number; readonly bases: Bases; readonly changes: readonly Change[] },
    snapshot: () => Snapshot,
  ): Promise<void> {
    const { sequence, bases, changes } = batch;
    if (await this.#follow({ sequence, bases, changes })) return;
    const isFirst = !this.#hasMissed && (await this.#lastGeneration()) === 0;
    if (isFirst && !bases.includes(null)) await this.#begin({ sequence, bases, changes });
    else await this.#begin({ sequence, bases, snapshot: snapshot() });
  }

  /** Keeps the whole article where no changes lead to it from the state before. */
  async appendSnapshot(
    at: { readonly sequence: number; readonly bases: Bases },
    snapshot: () => Snapshot,
  ): Promise<void> {
    await this.#begin({ ...at, snapshot: snapshot() });
  }

  /** Notes that a save of everything up to `sequence` begins, after which the file has the hash. */
  async mark(
    mark: { readonly sequence: number; readonly bases: Bases; readonly saving: string },
    snapshot: () => Snapshot,
  ): Promise<void> {
    if (await this.#follow(mark)) return;
    const { sequence, bases } = mark;
    const begin = () => this.#begin({ sequence, bases, snapshot: snapshot() }, mark);
    await begin().catch(begin); // Without the mark the next start would take the file for somebody else's.
  }

  /**
   * Keeps the version of the file over which the journal stands, so that after a crash the work can be merged with
   * what others wrote meanwhile. Without it the work is still whole, only the merge is not possible.
   *
   * @param text the version as an article of ours; the hash is that of the bytes on the disk, which may differ
   */
  async keepBase(sha256: string, text: string): Promise<void> {
    const { files } = this.#world;
    await files.makeFolder(this.#folder, true);
    const path = files.join(this.#folder, baseName(this.#key, sha256));
    if ((await files.status(path)) !== null) return;
    await writeNew(files, path, new TextEncoder().encode(text), PRIVATE);
  }

  /** Ends this journal: a save that covers all of it was acknowledged and read back. */
  async remove(): Promise<void> {
    await this.close();
    await this.#removeUpTo(Number.POSITIVE_INFINITY);
    this.#generation = 0;
    await this.#removeBases();
  }

  /** Writes behind the last record; false when a new generation has to begin, also because writing failed. */
  async #follow(record: RecordBody): Promise<boolean> {
    if (this.#file === null || ('changes' in record && this.#isFull())) return false;
    return this.#write(this.#file, [record]).then(
      () => true,
      () => false, // Nothing is written behind half a record; the next generation may have more luck, or says why not.
    );
  }

  /** Lets go of the file; what is in it stays. The next record begins a new generation. */
  async close(): Promise<void> {
    const file = this.#file;
    this.#file = null;
    await file?.close().catch(() => undefined); // Synced already: a failing close takes nothing away.
  }

  #isFull(): boolean {
    return this.#records >= RECORDS_A_GENERATION || this.#bytes >= BYTES_A_GENERATION;
  }

  /** Until its name is on the disk too nothing may follow in the new file. */
  async #begin(...records: RecordBody[]): Promise<void> {
    const { files } = this.#world;
    await this.close();
    this.#hasMissed = true;
    await files.makeFolder(this.#folder, true);
    const generation = (await this.#lastGeneration()) + 1;
    this.#generation = generation;
    const file = await files.create(files.join(this.#folder, fileName(this.#key, generation)), PRIVATE);
    this.#file = file;
    this.#records = 0;
    this.#bytes = 0;
    await this.#write(file, records);
    await files.syncFolder(this.#folder).catch((error: unknown) => this.#giveUp(error));
    this.#hasMissed = false;
    if ('snapshot' in records[0]!) await this.#removeUpTo(generation - 1).catch(() => undefined); // Gone next time.
  }

  async #write(file: WritableFile, records: readonly RecordBody[]): Promise<void> {
    const bytes = new TextEncoder().encode(records.map((body) => lineOf({ ...this.#subject, ...body })).join(''));
    try {
      await writeAll(file, bytes);
      await file.syncContent();
    } catch (error) {
      await this.#giveUp(error);
    }
    this.#records += records.length;
    this.#bytes += bytes.length;
  }

  /** A generation that failed to take a record may end in half a line: nothing is written behind that. */
  async #giveUp(error: unknown): Promise<never> {
    await this.close();
    throw error;
  }

  get #key(): string {
    return keyOf(this.#world.services, this.#subject);
  }

  async #lastGeneration(): Promise<number> {
    this.#generation ??= Math.max(0, ...(await this.#generations()));
    return this.#generation;
  }

  async #generations(): Promise<number[]> {
    const names = await listOrNone(this.#world.files, this.#folder);
    return names.flatMap((name) => {
      const parts = partsOf(name);
      return parts?.key === this.#key ? [parts.generation] : [];
    });
  }

  async #removeBases(): Promise<void> {
    const { files } = this.#world;
    for (const name of await listOrNone(files, this.#folder)) {
      if (baseOf(name)?.key === this.#key) await files.remove(files.join(this.#folder, name));
    }
  }

  async #removeUpTo(last: number): Promise<void> {
    const { files } = this.#world;
    for (const generation of await this.#generations()) {
      if (generation <= last) await files.remove(files.join(this.#folder, fileName(this.#key, generation)));
    }
  }
}

type RecordBody = Omit<Common, keyof Subject> &
  ({ readonly changes: readonly Change[] } | { readonly snapshot: Snapshot } | { readonly saving: string });

/** Ids come from files and are never used as names (promise H6). */
const keyOf = (services: Services, { articleId, path }: Subject): string =>
  services.sha256(`${articleId}\0${path}`).slice(0, 32);

const fileName = (key: string, generation: number) => `${key}.${String(generation).padStart(6, '0')}.journal`;

const baseName = (key: string, sha256: string) => `${key}.${sha256}.base`;

function baseOf(name: string): { key: string; sha256: string } | null {
  const match = /^([0-9a-f]{32})\.([0-9a-f]+)\.base$/.exec(name);
  return match === null ? null : { key: match[1]!, sha256: match[2]! };
}

function partsOf(name: string): { key: string; generation: number } | null {
  const match = /^([0-9a-f]{32})\.(\d{6,})\.journal$/.exec(name);
  return match === null ? null : { key: match[1]!, generation: Number(match[2]) };
}

/** Names in the folder; none when it is not there yet, which is asked twice: none may mean that work is given up. */
export async function listOrNone(files: Files, folder: string): Promise<readonly string[]> {
  try {
    return await files.list(folder);
  } catch (error) {
    if (codeOf(error) === 'ENOENT' && (await files.status(folder)) === null) return [];
    throw error;
  }
}

/** Returns the line of one record: bytes of the JSON, its checksum, the JSON. */
export function lineOf(record: JournalRecord): string {
  const json = JSON.stringify(record);
  const bytes = new TextEncoder().encode(json);
  return `${bytes.length} ${crc32(bytes)} ${json}\n`;
}

const common = {
  articleId: z.string(),
  path: z.string(),
  sequence: z.number().int().nonnegative(),
  bases: z.array(z.string().nullable()),
};
const recordSchema: z.ZodType<JournalRecord> = z.union([
  z.strictObject({ ...common, changes: changesSchema }),
  z.strictObject({
    ...common,
    snapshot: z.strictObject({ article: articleSchema, unsaved: z.number().int().nonnegative() }),
  }),
  z.strictObject({ ...common, saving: z.string() }),
]);

/** Returns the longest valid prefix of a journal file: whole lines, right checksums, one subject, no gap. */
export function readRecords(bytes: Uint8Array): JournalRecord[] {
  const records: JournalRecord[] = [];
  for (let start = 0; start < bytes.length;) {
    const end = bytes.indexOf(0x0a, start);
    if (end < 0) break;
    const record = readLine(bytes.subarray(start, end));
    if (record === null || !follows(records.at(-1), record)) break;
    records.push(record);
    start = end + 1;
  }
  return records;
}

function readLine(line: Uint8Array): JournalRecord | null {
  const head = /^(\d+) ([0-9a-f]{8}) /.exec(new TextDecoder('latin1').decode(line.subarray(0, 32)));
  if (head === null) return null;
  const json = line.subarray(head[0].length);
  if (json.length !== Number(head[1]) || crc32(json) !== head[2]) return null;
  try {
    return recordSchema.parse(JSON.parse(new TextDecoder().decode(json)));
  } catch {
    return null; // The checksum fits but the shape does not: another version wrote it. The prefix ends here.
  }
}

function follows(last: JournalRecord | undefined, next: JournalRecord): boolean {
  if (last === undefined) return true;
  if (last.articleId !== next.articleId || last.path !== next.path) return false;
  return 'saving' in next ? next.sequence <= last.sequence : next.sequence === last.sequence + 1;
}

/** A journal as it was found on the disk. */
export interface FoundJournal extends Subject {
  readonly records: readonly [JournalRecord, ...JournalRecord[]];
  /** Names of all files that belong to it. */
  readonly names: readonly string[];
  /** Names of the files that hold versions it stands over, by the SHA-256 of the version. */
  readonly bases: ReadonlyMap<string, string>;
}

/** Returns the journals in the folder, each as its newest generation that holds a record. */
export async function findJournals(files: Files, folder: string): Promise<FoundJournal[]> {
  const namesByKey = new Map<string, string[]>();
  const basesByKey = new Map<string, Map<string, string>>();
  for (const name of [...(await listOrNone(files, folder))].sort()) {
    const key = partsOf(name)?.key;
    if (key !== undefined) namesByKey.set(key, [...(namesByKey.get(key) ?? []), name]);
    const base = baseOf(name);
    if (base !== null) basesByKey.set(base.key, (basesByKey.get(base.key) ?? new Map()).set(base.sha256, name));
  }
  const found: FoundJournal[] = [];
  for (const [key, generations] of namesByKey) {
    const bases = basesByKey.get(key) ?? new Map<string, string>();
    const names = [...generations, ...bases.values()];
    for (const name of generations.toReversed()) {
      const [first, ...rest] = readRecords(await files.read(files.join(folder, name)));
      if (first === undefined) continue;
      found.push({ articleId: first.articleId, path: first.path, records: [first, ...rest], names, bases });
      break;
    }
  }
  return found;
}

/** What a journal adds to the file it stands over. */
export interface Recovery {
  /** The article to start from; null for the one in the file. */
  readonly snapshot: Article | null;
  readonly changes: readonly Change[];
  /** How many changes are not in the file. */
  readonly count: number;
  readonly sequence: number;
}

/**
 * Returns what must be added to the file with the hash (null: there is no file), or null when the journal stands
 * over another version of it.
 */
export function recoveryOver(journal: FoundJournal, sha256: string | null): Recovery | null {
  const covered = coveredBy(journal, sha256);
  if (covered === null) return null;
  let snapshot: Snapshot | null = null;
  const changes: Change[] = [];
  for (const record of journal.records) {
    if (record.sequence <= covered) continue;
    if ('snapshot' in record) snapshot = record.snapshot;
    if ('changes' in record) changes.push(...record.changes);
  }
  const count = changes.length + (snapshot?.unsaved ?? 0);
  return { snapshot: snapshot?.article ?? null, changes, count, sequence: journal.records.at(-1)!.sequence };
}

/** The last sequence that the file with this hash holds, -1 for none of them, null for a file we do not know. */
function coveredBy({ records }: FoundJournal, sha256: string | null): number | null {
  const mark = records.findLast((record) => 'saving' in record && record.saving === sha256);
  if (mark !== undefined) return mark.sequence;
  return records[0].bases.includes(sha256) ? -1 : null;
}

/** Moves a journal that fits nothing to where nothing is ever deleted, nor replaced by the next one. */
export async function quarantine(files: Files, folder: string, to: string, journal: FoundJournal): Promise<void> {
  await files.makeFolder(to, true);
  const last = new Map<string, number>();
  for (const name of await files.list(to)) {
    const parts = partsOf(name);
    if (parts !== null) last.set(parts.key, Math.max(last.get(parts.key) ?? 0, parts.generation));
  }
  for (const name of journal.names) {
    const key = partsOf(name)?.key;
    const generation = (last.get(key ?? '') ?? 0) + 1;
    if (key !== undefined) last.set(key, generation);
    // A base bears the hash of what it holds: one of that name is the same.
    const kept = key === undefined ? name : fileName(key, generation);
    const [old, aside] = [files.join(folder, name), files.join(to, kept)];
    await files.link(old, aside).catch(() => files.rename(old, aside));
  }
  await files.syncFolder(to); // Only now is it safe that the old names go.
  for (const name of journal.names) await files.remove(files.join(folder, name));
}
