import { changesBetween } from '../../shared/merge/changes-between.ts';
import type { Article } from '../../shared/model/article.ts';
import { isSameValue } from '../../shared/model/same-value.ts';
import type { Problem } from '../../shared/result.ts';
import { codeOf, pause, type FileStatus, type ImportHost, type World } from '../ports.ts';
import { openingProblem } from './file-problem.ts';
import type { Version } from './known-versions.ts';

/**
 * A look at the file of an article that is open (PROMISES §3.6): is what lies there still ours, or did somebody else
 * put a **foreign version** in its place? Times and sizes only tell when to read; the hash decides. A version is
 * believed when two reads agree and it loads completely. One that is cut, empty or gone may be in the middle of being
 * written, and is never taken for what its author meant.
 */

export type Look =
  /** One of the versions that we have read or written. */
  | { readonly seen: 'known' }
  | { readonly seen: 'gone' }
  /** Not a version yet, or one that does not load: nothing that could be taken in. */
  | { readonly seen: 'unfinished'; readonly problem: Problem }
  | { readonly seen: 'foreign'; readonly version: Version }
  /** A good file, but of another article or of a newer program: it must stay as it is. */
  | { readonly seen: 'stranger'; readonly problem: Problem };

export interface WatchWorld extends World {
  readonly importHost: ImportHost;
  /** Id of the format of our own files. */
  readonly ownFormat: string;
}

/** Two reads this far apart must agree before a version counts as written. Milliseconds. */
const SETTLED = 200;

/** Looks at one file again and again; remembers what told it last that nothing has changed. */
export class FileWatch {
  readonly #world: WatchWorld;
  readonly #articleId: string;
  #lastKnown: FileStatus | null = null;
  #looks = 0;

  constructor(world: WatchWorld, articleId: string) {
    this.#world = world;
    this.#articleId = articleId;
  }

  /** Forgets what was seen, so that the next look reads the file. */
  reset(): void {
    this.#lastKnown = null;
  }

  /**
   * Looks at the file. A status that is as before spares the reading, but for every tenth look: some programs put
   * the old time back.
   *
   * @param isKnown tells whether a version with this SHA-256 is one of ours
   */
  async look(path: string, isKnown: (sha256: string) => boolean): Promise<Look> {
    const { files, services } = this.#world;
    const name = files.nameOf(path);
    this.#looks += 1;
    try {
      const status = await files.status(path);
      if (status === null) return this.#unlike({ seen: 'gone' });
      if (status.isFolder) return this.#unlike({ seen: 'unfinished', problem: openingProblem(name, 'EISDIR') });
      if (this.#looks % 10 !== 0 && isSameStatus(status, this.#lastKnown)) return { seen: 'known' };
      const bytes = await files.read(path);
      const sha256 = services.sha256(bytes);
      if (isKnown(sha256)) {
        this.#lastKnown = status;
        return { seen: 'known' };
      }
      return this.#unlike(await this.#judge(path, bytes, sha256));
    } catch (error) {
      return this.#unlike({ seen: 'unfinished', problem: openingProblem(name, codeOf(error)) });
    }
  }

  async #judge(path: string, bytes: Uint8Array, sha256: string): Promise<Look> {
    const { files, services, timers, importHost, ownFormat } = this.#world;
    const name = files.nameOf(path);
    await pause(timers, SETTLED);
    if (services.sha256(await files.read(path)) !== sha256) return { seen: 'unfinished', problem: beingWritten(name) };
    const read = await importHost.read({ bytes, name });
    if (!read.ok) return { seen: 'unfinished', problem: read.problems[0] };
    const { formatId, reading } = read.value;
    if (formatId !== ownFormat || reading.article.id !== this.#articleId) {
      return { seen: 'stranger', problem: anotherArticle(name) };
    }
    if (reading.readOnly !== undefined) {
      return { seen: 'stranger', problem: { code: 'file/newer', message: `“${name}”: ${reading.readOnly}` } };
    }
    return { seen: 'foreign', version: { sha256, article: reading.article } };
  }

  #unlike<Seen extends Look>(look: Seen): Seen {
    this.#lastKnown = null;
    return look;
  }
}

const isSameStatus = (one: FileStatus, other: FileStatus | null): boolean =>
  one.size === other?.size && one.modified === other.modified && one.identity === other.identity;

const beingWritten = (name: string): Problem => ({
  code: 'file/being-written',
  message: `“${name}” is being written by another program.`,
});

const anotherArticle = (name: string): Problem => ({
  code: 'file/another-article',
  message: `“${name}” was replaced by another article.`,
});

/** True when the two hold the same, whatever versions they were made from. */
export const isSameArticle = (one: Article, other: Article): boolean =>
  one === other ||
  (isSameValue(one.source, other.source) &&
    isSameValue(one.extra, other.extra) &&
    changesBetween(one, other).length === 0);
