import type { ImportedRow, Progress } from '../../shared/ipc/contract.ts';
import type { Article } from '../../shared/model/article.ts';
import type { Reading } from '../../shared/formats/format.ts';
import { findCopyOf, type OpenWorld, readPath } from './open-article.ts';
import { saveFile } from './save-file.ts';

/**
 * Many files at once become articles in the library, each in a file of its own from the start: nobody looks at them one
 * by one to give them one. A file that is refused or was there before is a row of the report; the others go on.
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
  for (const [i, path] of paths.entries()) {
    const name = world.files.nameOf(path);
    if (!tell({ done: i, total: paths.length, name })) {
      rows.push({ name, state: 'refused', problem: 'Not imported: it was stopped before its turn.' });
      continue;
    }
    rows.push(...(await importOne(world, path, name)));
  }
  tell({ done: paths.length, total: paths.length, name: '' });
  return rows;
}

async function importOne(world: OpenWorld, path: string, name: string): Promise<ImportedRow[]> {
  const read = await readPath(world, path);
  if (!read.ok) return [{ name, state: 'refused', problem: read.problems[0].message }];
  const { formatId, reading, others, sha256 } = read.value;
  const copy = await findCopyOf(world, name, sha256);
  if (copy !== null)
    return [{ name, state: 'known', fileId: world.library.fileIdOf(copy), title: reading.article.metadata.title }];
  if (formatId === world.ownFormat) return [await kept(world, name, reading)];
  const rows: ImportedRow[] = [];
  for (const one of [reading, ...others]) rows.push(await kept(world, name, one));
  await world.originals.keep(reading.article);
  return rows;
}

/** Saves an article into the library. */
async function kept(world: OpenWorld, name: string, { article, notes }: Reading): Promise<ImportedRow> {
  const placed = await placeInLibrary(world, article);
  const { title } = article.metadata;
  if ('problem' in placed) return { name, state: 'refused', title, problem: placed.problem };
  const annotations = article.annotations.length;
  return {
    name,
    state: 'imported',
    fileId: world.library.fileIdOf(placed.path),
    title,
    annotations,
    notes: notes.length,
  };
}

/** Writes the article into a new file of the library. */
export async function placeInLibrary(
  world: Pick<OpenWorld, 'library' | 'write' | 'files' | 'services' | 'timers'>,
  article: Article,
): Promise<{ readonly path: string } | { readonly problem: string }> {
  const path = await world.library.findPlace(article);
  await world.files.makeFolder(world.library.folder).catch(() => undefined); // Saving says what is missing.
  const bytes = new TextEncoder().encode(world.write(article));
  const outcome = await saveFile(world, { path, bytes, base: [] });
  return outcome.outcome === 'saved' ? { path } : { problem: outcome.problem.message };
}
