import type { Article } from '../../shared/model/article.ts';

/**
 * The **versions** of one file that a session has read or written. Which of them a foreign version was made from
 * decides what it *means* by lacking a record: whoever knew the record has deleted it, whoever did not know it has
 * only not seen it yet (promise M4). No clock is asked (promise C6).
 */

export interface Version {
  /** SHA-256 of the file's bytes. */
  readonly sha256: string;
  readonly article: Article;
}

/** So many versions are remembered besides the first; their records are shared, so each costs little. */
const REMEMBERED = 40;

/** So many hashes go into a file; a line of 64 characters each. */
const PARENTS = 40;

export class KnownVersions {
  #versions: readonly Version[] = [];

  get latest(): Version | null {
    return this.#versions.at(-1) ?? null;
  }

  /** Takes a version as the latest. */
  add(version: Version): void {
    const others = this.#versions.filter(({ sha256 }) => sha256 !== version.sha256);
    this.#versions = [...others.slice(0, 1), ...others.slice(1).slice(-REMEMBERED + 1), version];
  }

  /**
   * Returns the version to hold a foreign one against: the latest that it names as a parent, else the oldest, since
   * whoever does not say what they knew may not have known what came later. Null when none is known.
   */
  ancestorOf(theirs: Article): Version | null {
    const parents = new Set(theirs.parents);
    return this.#versions.findLast(({ sha256 }) => parents.has(sha256)) ?? this.#versions[0] ?? null;
  }

  /** The hashes to write into the next version: all that it is made from, the latest first. */
  lineage(): readonly string[] {
    return lineageOf(this.#versions.toReversed());
  }
}

/** Returns the hashes to write into a version that is made from these, given the latest first. */
export function lineageOf(versions: readonly Version[]): readonly string[] {
  const named = versions.flatMap(({ article }) => article.parents ?? []);
  return [...new Set([...versions.map(({ sha256 }) => sha256), ...named])].slice(0, PARENTS);
}
