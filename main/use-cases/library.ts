import { z } from 'zod';
import type { ArticleSummary, LibraryList } from '../../shared/ipc/contract.ts';
import type { Article } from '../../shared/model/article.ts';
import { PROJECT_FILE } from '../../shared/model/project.ts';
import { codeOf, type Files, type FileStatus, type KnownFile, type Services } from '../ports.ts';
import { openingProblem } from './file-problem.ts';
import { numberedName, safeFileName } from './file-name.ts';
import { listOrNone } from './journal.ts';
import type { LibraryMemory, Remembered } from './library-memory.ts';

/**
 * The **library** is the folder in which articles are kept unless the user says otherwise. What it says of a file
 * comes from a look into it that is kept until size or time of change differ; it is never trusted over the file.
 */

/** What a look into a file tells. */
interface Entry {
  readonly path: string;
  readonly status: FileStatus;
  readonly articleId: string | null;
  readonly title: string;
  /** SHA-256 of the file the article was imported from. */
  readonly sourceSha256: string | null;
  readonly quotes: number;
  readonly claims: number;
  readonly problem: string | null;
}

/** With so many files that were not looked into, the index is asked what it knows of them. */
const MANY = 20;

/** The size that the index tells of a file that it has not read yet. */
const NOT_READ = -1;

/** Larger files are listed, not looked into. Bytes. */
const LOOK_LIMIT = 100_000_000;

const EXTENSION = 'saidwho';

export class Library {
  readonly #files: Files;
  readonly #services: Services;
  readonly #recall: () => Promise<readonly KnownFile[]>;
  #folder: string;
  readonly #entries = new Map<string, Entry>();
  readonly #pathById = new Map<string, string>();
  /** Places given to articles whose files are not written yet. */
  readonly #promised = new Set<string>();

  #memory: LibraryMemory;
  #tellSaved: (path: string) => void = () => undefined;

  /** @param recall what an index knows of the files, so that not all of them have to be read */
  constructor(
    files: Files,
    services: Services,
    folder: string,
    memory: LibraryMemory,
    recall: () => Promise<readonly KnownFile[]> = async () => [],
  ) {
    this.#memory = memory;
    this.#files = files;
    this.#services = services;
    this.#recall = recall;
    this.#folder = folder;
  }

  /** Where new articles go. */
  get folder(): string {
    return this.#folder;
  }

  /** Goes on with another folder; ids that were given out stay good. */
  moveTo(folder: string, memory: LibraryMemory): void {
    this.#folder = folder;
    this.#memory = memory;
    this.#entries.clear();
    this.#promised.clear();
  }

  /** Hears that an article was saved at the path. */
  hearOf(path: string): void {
    this.#tellSaved(path);
  }

  /** Calls `listener` with the path of every article that is saved. */
  onSaved(listener: (path: string) => void): void {
    this.#tellSaved = listener;
  }

  /**
   * Every article in the folder, newest first; a broken file is listed with what is wrong with it, and so are articles
   * that are away when too many are gone at once for somebody to have deleted them (promise C4).
   */
  async list(): Promise<LibraryList> {
    const entries = await this.#look('quickly');
    const away = await this.#memory.compare(entries.map(rememberedOf));
    const articles = [...entries.map((entry) => this.#summary(entry)), ...away.map((one) => this.#awaySummary(one))];
    return { articles: articles.sort((a, b) => b.modified - a.modified), away: away.length };
  }

  /** Forgets the articles that are away. */
  async forgetAway(): Promise<LibraryList> {
    await this.#memory.forget((await this.#look('quickly')).map(rememberedOf));
    return this.list();
  }

  /** Returns the opaque id under which the page knows the path. */
  fileIdOf(path: string): string {
    return this.#idOf(path);
  }

  /** Returns the path behind an opaque id, or null for one we never gave out. */
  pathOf(fileId: string): string | null {
    return this.#pathById.get(fileId) ?? null;
  }

  /** Returns the title of an article that was found here; the name of its file where nothing more is known. */
  titleOf(path: string): string {
    return this.#entries.get(path)?.title ?? this.#files.nameOf(path);
  }

  /** Returns the article that was made from a file with this hash, or null. */
  async findCopy(sourceSha256: string): Promise<string | null> {
    return (await this.#look()).find((entry) => entry.sourceSha256 === sourceSha256)?.path ?? null;
  }

  /** Returns how many articles were made from the file with this hash. */
  async countCopies(sourceSha256: string): Promise<number> {
    return (await this.#look()).filter((entry) => entry.sourceSha256 === sourceSha256).length;
  }

  async findArticle(articleId: string): Promise<string | null> {
    return (await this.#look()).find((entry) => entry.articleId === articleId)?.path ?? null;
  }

  /** Returns a path for a new article that is neither taken nor promised; nothing is written (promise D7). */
  async findPlace(article: Article): Promise<string> {
    const names = await listOrNone(this.#files, this.folder).catch(() => []);
    const taken = new Set([...names, PROJECT_FILE].map((name) => name.normalize('NFC').toLowerCase()));
    const name = safeFileName(article.metadata.title, EXTENSION);
    for (let number = 1; ; number += 1) {
      const candidate = numberedName(name, number);
      const path = this.#files.join(this.folder, candidate);
      if (taken.has(candidate) || this.#promised.has(path)) continue;
      this.#promised.add(path);
      return path;
    }
  }

  /** Looks at every file; `quickly` takes those for unknown that the index is about to read anyway. */
  async #look(how: 'quickly' | 'thoroughly' = 'thoroughly'): Promise<Entry[]> {
    const { folder } = this;
    const paths = (await listOrNone(this.#files, folder))
      .filter(isArticle)
      .map((name) => this.#files.join(folder, name));
    const known = await this.#recalled(paths);
    const entries: Entry[] = [];
    for (const path of paths) {
      const entry = await this.#entry(path, known.get(path), how);
      if (entry !== null) entries.push(entry);
    }
    return entries;
  }

  /** What the index knows of the files, by path, where there are many that nobody has looked into. */
  async #recalled(paths: readonly string[]): Promise<ReadonlyMap<string, KnownFile>> {
    const { folder } = this;
    if (paths.filter((path) => !this.#entries.has(path)).length < MANY) return new Map();
    const known = await this.#recall().catch(() => []); // Without an index the files are read.
    return new Map(known.map((file) => [this.#files.join(folder, file.name), file]));
  }

  async #entry(path: string, told: KnownFile | undefined, how: 'quickly' | 'thoroughly'): Promise<Entry | null> {
    const status = await this.#files.status(path);
    if (status === null || status.isFolder) return null;
    const known = this.#entries.get(path);
    if (known?.status.size === status.size && known.status.modified === status.modified) return known;
    if (how === 'quickly' && told?.size === NOT_READ) return { path, status, ...contentTold(told) };
    const isSame = told?.size === status.size && told.modified === status.modified;
    const content = isSame ? contentTold(told) : await this.#lookInto(path, status);
    const entry = { path, status, ...content };
    this.#entries.set(path, entry);
    return entry;
  }

  async #lookInto(path: string, { size }: FileStatus): Promise<Omit<Entry, 'path' | 'status'>> {
    const name = this.#files.nameOf(path);
    if (size > LOOK_LIMIT) return broken(name, `“${name}” is larger than 100 MB.`);
    let bytes: Uint8Array;
    try {
      bytes = await this.#files.read(path);
    } catch (error) {
      return broken(name, openingProblem(name, codeOf(error)).message);
    }
    return contentOf(name, new TextDecoder().decode(bytes));
  }

  #awaySummary({ path, articleId, title, modified, quotes, claims }: Remembered): ArticleSummary {
    const name = this.#files.nameOf(path);
    const problem = `“${name}” is not in its place.`;
    return { fileId: this.#idOf(path), articleId, title, name, modified, quotes, claims, problem };
  }

  #idOf(path: string): string {
    const fileId = this.#services.sha256(path).slice(0, 32);
    this.#pathById.set(fileId, path);
    return fileId;
  }

  #summary({ path, status, articleId, title, quotes, claims, problem }: Entry): ArticleSummary {
    const fileId = this.#idOf(path);
    const name = this.#files.nameOf(path);
    const { modified } = status;
    return { fileId, articleId, title, name, modified, quotes, claims, ...(problem === null ? {} : { problem }) };
  }
}

/** True for names of articles: the project's own file is none. */
const isArticle = (name: string): boolean =>
  !name.startsWith('.') && name.toLowerCase().endsWith(`.${EXTENSION}`) && name.toLowerCase() !== PROJECT_FILE;

const contentTold = ({ articleId, title, source, quotes, claims, problem }: KnownFile) => ({
  articleId,
  title,
  sourceSha256: source,
  quotes,
  claims,
  problem,
});

const rememberedOf = ({ path, articleId, title, status, quotes, claims }: Entry): Remembered => ({
  path,
  articleId,
  title,
  modified: status.modified,
  quotes,
  claims,
});

/** As much of a file as a list shows; opening it checks everything. */
const content = z.object({
  id: z.string(),
  metadata: z.object({ title: z.string() }),
  source: z.object({ sha256: z.string().optional() }).optional(),
  annotations: z.array(z.object({ kind: z.string() })),
});

function contentOf(name: string, text: string): Omit<Entry, 'path' | 'status'> {
  const damaged = () => broken(name, `“${name}” is damaged or not a Saidwho article. Open it to see what is wrong.`);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return damaged();
  }
  const parsed = content.safeParse(json);
  if (!parsed.success) return damaged();
  const { id, metadata, source, annotations } = parsed.data;
  const count = (kind: string) => annotations.filter((annotation) => annotation.kind === kind).length;
  return {
    articleId: id,
    title: metadata.title,
    sourceSha256: source?.sha256 ?? null,
    quotes: count('quote'),
    claims: count('claim'),
    problem: null,
  };
}

const broken = (name: string, problem: string) => ({
  articleId: null,
  title: name,
  sourceSha256: null,
  quotes: 0,
  claims: 0,
  problem,
});
