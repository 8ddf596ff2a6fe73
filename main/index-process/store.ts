import { mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { ArticleEntry, IndexEntry } from '../../shared/analysis/index-entry.ts';
import { tokensOf } from '../../shared/analysis/search-words.ts';
import { type Registry, WhoIsWho } from '../../shared/analysis/who-is-who.ts';
import { SCHEMA, SCHEMA_VERSION } from './schema.ts';

/**
 * The index on the disk: what `indexEntryOf` tells of each file, in SQLite. It is derived from the files and disposable:
 * one of another version, of another folder or one that is damaged is deleted and begun anew (PROMISES §3.7).
 */

/** A file as it was when it was indexed. */
export interface FileStamp {
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
}

/** A file of the folder; without an entry when it was not read yet or cannot be. */
export interface IndexedFile extends FileStamp {
  /** Number in the index; another one in the next index. */
  readonly no: number;
  /** File name without its folder. */
  readonly name: string;
  /** Of its bytes; null before it was read. */
  readonly sha256: string | null;
  readonly entry: ArticleEntry | null;
  /** Why there is no entry. */
  readonly problem: string | null;
}

/** Places of one article are numbered below this; articles are multiples of it. */
export const PLACES = 2 ** 20;

export class IndexStore {
  readonly path: string;
  readonly #folder: string;
  #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  #who = new WhoIsWho({ speakers: [], ties: [] });
  /** Every file by its name, as the rows have it; null before they were read. */
  #byName: Map<string, IndexedFile> | null = null;
  #files: readonly IndexedFile[] | null = null;
  /** Counts changes, so that what was worked out from the rows is known to be old. */
  #version = 0;

  /** @param path of the database, or `:memory:` */
  constructor(path: string, folder: string) {
    this.path = path;
    this.#folder = folder;
    this.#database = this.#openSound() ?? this.#begin();
  }

  get version(): number {
    return this.#version;
  }

  get who(): WhoIsWho {
    return this.#who;
  }

  /** All files, in the order of publication: undated ones last, then by title and name. */
  get files(): readonly IndexedFile[] {
    this.#files ??= [...this.#known.values()].sort(byPublication);
    return this.#files;
  }

  /** What is known of the file, or null. */
  find(name: string): IndexedFile | null {
    return this.#known.get(name) ?? null;
  }

  /** Kept in memory: to read ten thousand rows anew after each article that is indexed would leave time for nothing else. */
  get #known(): Map<string, IndexedFile> {
    this.#byName ??= new Map(this.all('SELECT * FROM files').map((row) => [String(row['name']), fileOf(row)]));
    return this.#byName;
  }

  /** Rows of a query, by column name. */
  all(sql: string, ...values: (string | number | null)[]): readonly Row[] {
    return this.#prepared(sql).all(...values) as Row[];
  }

  /** Makes changes together: all of them are on the disk or none. */
  together(change: () => void): void {
    this.#database.exec('BEGIN');
    try {
      change();
      this.#database.exec('COMMIT');
    } catch (error) {
      this.#database.exec('ROLLBACK');
      this.#byName = null;
      throw error;
    } finally {
      this.#changed();
    }
  }

  /** Takes note of files that are there, so that lists have them before they are read. */
  announce(files: readonly (FileStamp & { readonly name: string })[]): void {
    this.together(() => {
      for (const { name } of files)
        this.#run('INSERT OR IGNORE INTO files (name, size, modified) VALUES (?, -1, 0)', name);
    });
    this.#byName = null;
  }

  /** Takes what a file holds in place of what it held. */
  put(
    name: string,
    { size, modified }: FileStamp,
    sha256: string | null,
    told: IndexEntry | { problem: string },
  ): void {
    const isRead = !('problem' in told);
    this.together(() => {
      this.#run('INSERT OR IGNORE INTO files (name, size, modified) VALUES (?, -1, 0)', name);
      const no = this.#numberOf(name)!;
      this.#clear(no);
      const [entry, problem] = isRead ? [JSON.stringify(told.article), null] : [null, told.problem];
      this.#run(
        'UPDATE files SET size = ?, modified = ?, sha256 = ?, entry = ?, problem = ? WHERE no = ?',
        ...[size, modified, sha256, entry, problem, no],
      );
      if (isRead) this.#fill(no, told);
    });
    this.#readAgain(name);
  }

  /** Takes the file for the one that was indexed: only its time has changed. */
  stamp(name: string, { size, modified }: FileStamp): void {
    this.#run('UPDATE files SET size = ?, modified = ? WHERE name = ?', size, modified, name);
    this.#readAgain(name);
    this.#changed();
  }

  remove(names: readonly string[]): void {
    this.together(() => {
      for (const name of names) {
        const no = this.#numberOf(name);
        if (no === null) continue;
        this.#clear(no);
        this.#run('DELETE FROM files WHERE no = ?', no);
      }
    });
    for (const name of names) this.#readAgain(name);
  }

  /** Takes the registry by which speakers are told; nothing is done where it is the one the index was made with. */
  setRegistry(registry: Registry, sha256: string): void {
    this.#who = new WhoIsWho(registry);
    const [kept] = this.all("SELECT value FROM meta WHERE key = 'registry'");
    if (kept?.['value'] === sha256) return;
    this.together(() => {
      const articles = new Map(this.files.map(({ no, entry }) => [no, entry?.articleId ?? '']));
      for (const row of this.all('SELECT no, id, name, key FROM speakers')) {
        const [no, id, name] = [Number(row['no']), String(row['id']), String(row['name'])];
        const key = this.#who.keyOf(articles.get(no) ?? '', { id, name });
        if (key !== row['key']) this.#run('UPDATE speakers SET key = ? WHERE no = ? AND id = ?', key, no, id);
      }
      this.#run("INSERT OR REPLACE INTO meta VALUES ('registry', ?)", sha256);
    });
  }

  /** Deletes all of it and begins anew. */
  beginAnew(): void {
    this.close();
    this.#database = this.#begin();
    this.#byName = null;
    this.#changed();
  }

  close(): void {
    this.#statements.clear();
    try {
      this.#database.close();
    } catch {
      // It is closed already.
    }
  }

  #fill(no: number, { article, speakers, quotes, claims, places }: IndexEntry): void {
    for (const speaker of speakers) {
      const key = this.#who.keyOf(article.articleId, speaker);
      const values = [no, speaker.id, speaker.name, key, JSON.stringify(speaker)] as const;
      this.#run('INSERT INTO speakers VALUES (?, ?, ?, ?, ?)', ...values);
    }
    for (const [n, quote] of quotes.entries()) {
      this.#run('INSERT INTO quotes VALUES (?, ?, ?, ?)', no, n, quote.speaker, JSON.stringify(quote));
    }
    for (const [n, claim] of claims.entries()) {
      this.#run('INSERT INTO claims VALUES (?, ?, ?, ?)', no, n, claim.speaker, JSON.stringify(claim));
    }
    for (const [n, place] of places.slice(0, PLACES).entries()) {
      const id = no * PLACES + n;
      const { part, record, text, start, inOnePiece, speaker, isUnchecked } = place;
      const values = [id, part, record, text, start, inOnePiece, speaker, isUnchecked ? 1 : 0] as const;
      this.#run('INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?)', ...values);
      const words = tokensOf(text)
        .map(({ word }) => word)
        .join(' ');
      this.#run(`INSERT INTO words (rowid, ${part}) VALUES (?, ?)`, id, words);
    }
  }

  #clear(no: number): void {
    const [from, to] = [no * PLACES, (no + 1) * PLACES - 1];
    // One by one: a virtual table takes a range of rows for all of them.
    for (const { id } of this.all('SELECT id FROM places WHERE id BETWEEN ? AND ?', from, to)) {
      this.#run('DELETE FROM words WHERE rowid = ?', Number(id));
    }
    this.#run('DELETE FROM places WHERE id BETWEEN ? AND ?', from, to);
    for (const table of ['speakers', 'quotes', 'claims']) this.#run(`DELETE FROM ${table} WHERE no = ?`, no);
  }

  #readAgain(name: string): void {
    const [row] = this.all('SELECT * FROM files WHERE name = ?', name);
    if (row === undefined) this.#known.delete(name);
    else this.#known.set(name, fileOf(row));
  }

  #numberOf(name: string): number | null {
    const [row] = this.all('SELECT no FROM files WHERE name = ?', name);
    return row === undefined ? null : Number(row['no']);
  }

  #run(sql: string, ...values: readonly (string | number | null)[]): void {
    this.#prepared(sql).run(...values);
  }

  #prepared(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  #changed(): void {
    this.#files = null;
    this.#version += 1;
  }

  /** The index as it was left, when it is ours and whole; null otherwise. */
  #openSound(): DatabaseSync | null {
    let database: DatabaseSync | null = null;
    try {
      database = new DatabaseSync(this.path);
      database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
      const meta = database.prepare('SELECT key, value FROM meta').all() as Row[];
      const kept = new Map(meta.map(({ key, value }) => [key, value]));
      const isOurs = kept.get('version') === String(SCHEMA_VERSION) && kept.get('folder') === this.#folder;
      const isWhole = Object.values(database.prepare('PRAGMA quick_check(1)').get() ?? {})[0] === 'ok';
      if (isOurs && isWhole) return database;
    } catch {
      // Damaged, or nothing is there yet.
    }
    database?.close();
    return null;
  }

  #begin(): DatabaseSync {
    if (this.path !== ':memory:') {
      mkdirSync(dirname(this.path), { recursive: true, mode: 0o700 });
      for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(`${this.path}${ending}`, { force: true });
    }
    const database = new DatabaseSync(this.path);
    database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; ${SCHEMA}`);
    const put = database.prepare('INSERT INTO meta VALUES (?, ?)');
    put.run('version', String(SCHEMA_VERSION));
    put.run('folder', this.#folder);
    return database;
  }
}

export type Row = Readonly<Record<string, string | number | null>>;

const fileOf = ({ no, name, size, modified, sha256, entry, problem }: Row): IndexedFile => ({
  no: Number(no),
  name: String(name),
  size: Number(size),
  modified: Number(modified),
  sha256: sha256 as string | null,
  entry: entry === null ? null : (JSON.parse(String(entry)) as ArticleEntry),
  problem: problem as string | null,
});

/** The order of publication. */
function byPublication(a: IndexedFile, b: IndexedFile): number {
  return (
    inOrder(a.entry?.published ?? LAST, b.entry?.published ?? LAST) ||
    inOrder(a.entry?.title ?? a.name, b.entry?.title ?? b.name) ||
    inOrder(a.name, b.name)
  );
}

/** Behind every date. */
const LAST = '\uffff';

const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** True for what only SQLite itself says: the file is no database, or not a sound one. */
export const isDamage = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && [11, 26].includes(Number(error.errcode) % 256);
