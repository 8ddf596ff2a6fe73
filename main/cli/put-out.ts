import { bytesOf, type Content, type OutFile } from '../../shared/formats/format.ts';
import { pack } from '../../shared/formats/zip.ts';
import { done, refuse, type Problem, type Result } from '../../shared/result.ts';
import { pathIn } from '../use-cases/put-files.ts';
import { saveFile } from '../use-cases/save-file.ts';
import type { CliWorld } from './verb.ts';

/** How verbs put files down: on standard output, under a name, into a folder, or into an archive. */

/** What was put down: for standard output the content, else the names of the files. */
export interface PutOut {
  readonly output?: Content;
  readonly written: readonly { readonly name: string; readonly bytes: number }[];
}

/**
 * Puts the files where `out` says: `-` is standard output, for one file; a name that ends in `.zip` an archive, unless
 * that is the very ending of the one file; a folder that is there, or a name with a separator at the end, a folder.
 * Files that are there are replaced only with `force` (promise X6).
 */
export async function putOut(
  world: CliWorld,
  out: string,
  files: readonly OutFile[],
  force: boolean,
): Promise<Result<PutOut>> {
  const [first] = files;
  if (first === undefined) return done({ written: [] });
  if (out === '-') return files.length === 1 ? done({ output: first.content, written: [] }) : refuse(SEVERAL);
  const path = world.files.absolute(out);
  const isFolder = await leadsIntoFolder(world, out, path);
  if (!isFolder && files.length === 1) return putAll(world, [{ path, content: first.content }], force);
  if (!isFolder && out.toLowerCase().endsWith('.zip')) return putAll(world, [{ path, content: pack(files) }], force);
  if (!isFolder) return refuse({ ...SEVERAL, where: world.files.nameOf(path) });
  const targets = files.map((file) => ({ path: pathIn(world.files, path, file), content: file.content }));
  return putAll(world, targets, force, true);
}

/** True where several articles get files of their own. */
export async function leadsIntoFolder(
  world: CliWorld,
  out: string,
  path = world.files.absolute(out),
): Promise<boolean> {
  if (out === '-') return false;
  return /[/\\]$/.test(out) || (await world.files.status(path).catch(() => null))?.isFolder === true;
}

async function putAll(
  world: CliWorld,
  targets: readonly { readonly path: string; readonly content: Content }[],
  force: boolean,
  isFolder = false,
): Promise<Result<PutOut>> {
  for (const { path } of targets) {
    if (force || (await world.files.status(path).catch(() => null)) === null) continue;
    const message = 'There is a file of this name already; choose another name, or replace it with --force.';
    return refuse({ code: 'file/exists', message, where: world.files.nameOf(path) });
  }
  const written: { name: string; bytes: number }[] = [];
  for (const { path, content } of targets) {
    const bytes = bytesOf(content);
    const folder = world.files.folderOf(path);
    if ((await world.files.status(folder).catch(() => null)) === null && isFolder) {
      await world.files.makeFolder(folder).catch(() => undefined); // Saving names what stands in the way.
    }
    const outcome = await saveFile(world, { path, bytes, base: force ? 'any' : [] });
    if (outcome.outcome !== 'saved') return refuse(outcome.problem);
    written.push({ name: world.files.nameOf(path), bytes: bytes.length });
  }
  return done({ written });
}

const SEVERAL: Problem = {
  code: 'cli/several-files',
  message: 'This makes several files: name a folder (with a slash at its end) or an archive (X.zip) for --out.',
};
