import type { Page } from '../../shared/ipc/project-calls.ts';
import type { InArticle, SpeakerName } from '../../shared/model/project.ts';
import type { Named } from '../ports.ts';
import type { IndexedFile, IndexStore } from './store.ts';

/** What lists of the index have in common: rows name their file, and main puts an opaque id in place of the name. */

/** Which stretch of a list is asked for. */
export interface Stretch {
  readonly offset: number;
  readonly limit: number;
}

/** Returns the stretch of the list. */
export const pageOf = <Row>(rows: readonly Row[], { offset, limit }: Stretch): Page<Row> => ({
  rows: rows.slice(offset, offset + limit),
  total: rows.length,
});

/** Returns where a row stands. */
export const inArticle = ({ name, entry }: IndexedFile): Named<InArticle> => ({
  file: name,
  articleId: entry?.articleId ?? '',
  title: entry?.title ?? name,
  outlet: entry?.outlet ?? null,
  published: entry?.published ?? null,
});

/** Returns somebody as lists name them, by the key and by what the article calls them. */
export const speakerName = ({ who }: IndexStore, key: unknown, name: unknown): SpeakerName | null =>
  typeof key === 'string' ? { key, name: who.entryOf(key)?.name ?? String(name) } : null;

/**
 * Returns a stretch of rows that stand in files, in the order of publication, though only those of a few files are read.
 *
 * @param counts how many there are in each file, by its number
 * @param read returns rows of one file from the `skip`th on, at most `most`
 */
export function pageOverFiles<Row>(
  files: readonly IndexedFile[],
  counts: ReadonlyMap<number, number>,
  { offset, limit }: Stretch,
  read: (file: IndexedFile, skip: number, most: number) => readonly Row[],
): Page<Row> {
  const rows: Row[] = [];
  let before = 0;
  for (const file of files) {
    const count = counts.get(file.no) ?? 0;
    const skip = Math.max(0, offset - before);
    const most = Math.min(count - skip, offset + limit - before - skip);
    if (most > 0) rows.push(...read(file, skip, most));
    before += count;
  }
  return { rows, total: before };
}

/** Keeps what was worked out from the rows for as long as no row changes. */
export class Kept<T> {
  #version = -1;
  #value: T | null = null;

  of(store: IndexStore, work: () => T): T {
    if (this.#value === null || this.#version !== store.version) {
      this.#value = work();
      this.#version = store.version;
    }
    return this.#value;
  }
}

/** Orders texts as people do, and numbers in them by their size. */
export const collator = new Intl.Collator('en', { numeric: true });

/** Orders two values, those that are absent last whichever way round it goes. */
export function ordered<T extends string | number>(a: T | null, b: T | null, isDescending: boolean): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  const order = typeof a === 'string' && typeof b === 'string' ? collator.compare(a, b) : Number(a) - Number(b);
  return isDescending ? -order : order;
}
