import type { ImportedRow, Progress } from '../../shared/ipc/contract.ts';
import type { Reading } from '../../shared/formats/format.ts';
import type { Result } from '../../shared/result.ts';
import { type OpenWorld, readPath, type ReadPath } from './open-article.ts';
import { placeInLibrary } from './place-in-library.ts';

/**
 * Many files at once become articles in the library, each in a file of its own from the start: nobody looks at them one
 * by one to give them one. A file that is refused or was there before is a row of the report; the others go on. While
 * one is kept the next is read already, as reading starts a process for each.
 *
 * @param paths absolute
 * @param tell says how far it is; answers false when it is to stop
 */
export async function importMany(
  world: OpenWorld,
  paths: readonly string[],
  tell: (progress: Progress) => boolean,
): Promise<readonly ImportedRow[]> {
  const rows: ImportedRow[] = [];
  /** What this very import kept, by the hash of the file: one of them may be there twice. */
  const kept = new Map<string, ImportedRow>();
  let next = paths[0] === undefined ? null : readPath(world, paths[0]);
  for (const [i, path] of paths.entries()) {
    const name = world.files.nameOf(path);
    if (!tell({ done: i, total: paths.length, name })) {
      rows.push(...paths.slice(i).map((left) => stopped(world.files.nameOf(left))));
      break;
    }
    const present = next!;
    const following = paths[i + 1];
    next = following === undefined ? null : readPath(world, following);
    rows.push(...(await keepAll(world, name, await present, kept)));
  }
  await next; // Whoever stopped it has stopped its reading too.
  tell({ done: paths.length, total: paths.length, name: '' });
  return rows;
}

const stopped = (name: string): ImportedRow => ({
  name,
  state: 'refused',
  problem: 'Not imported: it was stopped before its turn.',
});

async function keepAll(
  world: OpenWorld,
  name: string,
  read: Result<ReadPath>,
  keptBefore: Map<string, ImportedRow>,
): Promise<ImportedRow[]> {
  if (!read.ok) return [{ name, state: 'refused', problem: read.problems[0].message }];
  if ('copy' in read.value) return [known(world, name, read.value.copy)];
  const { formatId, reading, others, sha256 } = read.value;
  if (reading.readOnly !== undefined) return [{ name, state: 'refused', problem: reading.readOnly }];
  const before = keptBefore.get(sha256);
  if (before !== undefined) return [{ name, state: 'known', fileId: before.fileId!, title: before.title! }];
  const isOwn = formatId === world.ownFormat;
  const copy = isOwn ? await world.library.findArticle(reading.article.id).catch(() => null) : null;
  if (copy !== null) return [known(world, name, copy)];
  const rows: ImportedRow[] = [];
  for (const one of [reading, ...others]) {
    const row = await keep(world, name, one);
    rows.push(row);
    if (row.state === 'imported' && !keptBefore.has(sha256)) keptBefore.set(sha256, row);
  }
  if (!isOwn) await world.originals.keep(reading.article);
  return rows;
}

const known = ({ library }: OpenWorld, name: string, path: string): ImportedRow => ({
  name,
  state: 'known',
  fileId: library.fileIdOf(path),
  title: library.titleOf(path),
});

/** Saves an article into the library. */
async function keep(world: OpenWorld, name: string, { article, notes }: Reading): Promise<ImportedRow> {
  const placed = await placeInLibrary(world, article);
  const { title } = article.metadata;
  if ('problem' in placed) return { name, state: 'refused', title, problem: placed.problem };
  const annotations = article.annotations.length;
  const fileId = world.library.fileIdOf(placed.path);
  return { name, state: 'imported', fileId, title, annotations, notes: notes.length };
}
