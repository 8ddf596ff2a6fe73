import { unzipSync, zipSync } from 'fflate';
import { done, refuse, type Problem, type Result } from '../result.ts';
import { budgetsOf } from './budgets.ts';
import { bytesOf, type OutFile, type ReadInput } from './format.ts';

/**
 * Archives: the one place where bytes are inflated. What an archive says of its entries is checked before any of them
 * is unpacked (promise H3), and no name in it is ever a path on this machine: entries are looked up by name, never
 * written out.
 */
export type Archive = ReadonlyMap<string, Uint8Array>;

/**
 * Returns the entries of the archive by name, those only that are wanted.
 *
 * Refuses `zip/damaged`, `zip/too-many-entries`, and `zip/too-large` when what is wanted is larger unpacked than the
 * budget for bytes inflated, or is packed more tightly than any document is.
 */
export function unpack(input: ReadInput, isWanted: (name: string) => boolean = () => true): Result<Archive> {
  const { name } = input;
  const budgets = budgetsOf(input.budgets);
  let entries = 0;
  let size = 0;
  let problem: Problem | null = null;
  const filter = (entry: { name: string; size: number; originalSize: number }): boolean => {
    entries += 1;
    if (entries > budgets.entries) problem = tooMany(budgets.entries, name);
    if (problem !== null || entry.name.endsWith('/') || !isWanted(entry.name)) return false;
    size += entry.originalSize;
    const isBomb = entry.originalSize > 10_000_000 && entry.originalSize > entry.size * TIGHTEST;
    if (size > budgets.inflated || isBomb) problem = tooLarge(name);
    return problem === null;
  };
  try {
    const unpacked = unzipSync(input.bytes, { filter });
    if (problem !== null) return refuse(problem);
    const archive = new Map(Object.entries(unpacked));
    // An entry may hold more than its header says; what came out counts too.
    const real = [...archive.values()].reduce((sum, { length }) => sum + length, 0);
    return real > budgets.inflated ? refuse(tooLarge(name)) : done(archive);
  } catch {
    return refuse(problem ?? damaged(name));
  }
}

/** True for bytes that begin as an archive with an entry does. */
export const isZip = (head: Uint8Array): boolean => [0x50, 0x4b, 3, 4].every((byte, index) => head[index] === byte);

/** Returns an archive of the files, the same bytes for the same files: every entry is dated 1980, the format's first day. */
export function pack(files: readonly OutFile[]): Uint8Array {
  const entries = files.map(({ name, content }) => [name, bytesOf(content)] as const);
  return zipSync(Object.fromEntries(entries), { level: 6, mtime: firstDay() });
}

/** fflate writes local time: noon of where the program runs now, made anew, is the same bytes everywhere. */
const firstDay = (): Date => new Date(1980, 0, 1, 12);

/** Text is packed twenty to one at best; what is a thousand to one was made to burst. */
const TIGHTEST = 200;

const damaged = (where: string): Problem => ({
  code: 'zip/damaged',
  message: 'The file is damaged or incomplete: it cannot be unpacked. Download or copy it again.',
  where,
});

const tooMany = (most: number, where: string): Problem => ({
  code: 'zip/too-many-entries',
  message: `The file is an archive of more than ${most.toLocaleString('en')} parts, the most that is read. Unpack it and open what you need.`,
  where,
});

const tooLarge = (where: string): Problem => ({
  code: 'zip/too-large',
  message: 'The file is far larger unpacked than a document is. Unpack it yourself and open what you need.',
  where,
});
