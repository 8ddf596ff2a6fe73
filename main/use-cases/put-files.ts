import { bytesOf, type OutFile } from '../../shared/formats/format.ts';
import { done, refuse, type Result } from '../../shared/result.ts';
import type { Files } from '../ports.ts';
import { freeFolder } from './free-folder.ts';
import { saveFile, type SaveWorld } from './save-file.ts';

/** Files that a format made, on their way into a folder. */

/** Returns the path of a file inside a folder; `/` in its name stands for folders inside. */
export const pathIn = (files: Files, folder: string, { name }: OutFile): string =>
  name.split('/').reduce((inside, part) => files.join(inside, part), folder);

/** A folder that was made for files, with their paths in their order and their size in bytes. */
export interface PutFolder {
  readonly folder: string;
  readonly paths: readonly string[];
  readonly bytes: number;
}

/** Saves the files in a new folder inside another one: nothing that is there already is touched (X6). */
export async function putInNewFolder(
  world: SaveWorld,
  parent: string,
  name: string,
  files: readonly OutFile[],
): Promise<Result<PutFolder>> {
  const folder = await freeFolder(world.files, parent, name);
  if (!folder.ok) return folder;
  const paths: string[] = [];
  let size = 0;
  for (const file of files) {
    const path = pathIn(world.files, folder.value, file);
    const bytes = bytesOf(file.content);
    await world.files.makeFolder(world.files.folderOf(path));
    const outcome = await saveFile(world, { path, bytes, base: [] });
    if (outcome.outcome !== 'saved') return refuse(outcome.problem);
    paths.push(path);
    size += bytes.length;
  }
  return done({ folder: folder.value, paths, bytes: size });
}
