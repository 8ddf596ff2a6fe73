import { done, type Problem, refuse, type Result } from '../../shared/result.ts';
import { codeOf, type Dialogs, type FileFilter, type Files } from '../ports.ts';
import { openingProblem } from './file-problem.ts';
import { saveFile, type SaveWorld } from './save-file.ts';

/** Small files that people hand to one another (keys, a scheme): written where the user says, read from where one is. */

export interface HandOnWorld extends SaveWorld {
  readonly dialogs: Dialogs;
}

/** Writes the text or the bytes where the user says; null when the dialog was closed without a choice. */
export async function handOn(
  world: HandOnWorld,
  suggested: string,
  filters: readonly FileFilter[],
  content: string | Uint8Array,
): Promise<Result<{ name: string }> | null> {
  const choice = await world.dialogs.chooseTarget(suggested, filters);
  if (!choice.ok) return choice;
  const path = choice.value;
  if (path === null) return null;
  const outcome = await saveFile(world, {
    path,
    bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
    base: 'any',
  });
  return outcome.outcome === 'saved' ? done({ name: world.files.nameOf(path) }) : refuse(outcome.problem);
}

/** A file of one sort, with what reads it. */
export interface HandedOn<T> {
  /** More than a file of this sort ever has. Bytes. */
  readonly most: number;
  readonly tooLarge: Problem;
  read(bytes: Uint8Array, name: string): Result<T>;
}

/** Reads the file; refuses with what its sort refuses, or what keeps it from being read. */
export async function readHandedOn<T>(files: Files, path: string, sort: HandedOn<T>): Promise<Result<T>> {
  const name = files.nameOf(path);
  try {
    const status = await files.status(path);
    if (status === null) return refuse(openingProblem(name, 'ENOENT'));
    if (status.isFolder) return refuse(openingProblem(name, 'EISDIR'));
    if (status.size > sort.most) return refuse({ ...sort.tooLarge, where: name });
    return sort.read(await files.read(path), name);
  } catch (error) {
    return refuse(openingProblem(name, codeOf(error)));
  }
}

/** Reads the file that the user chooses; null when the dialog was closed without a choice. */
export async function takeHandedOn<T>(
  { files, dialogs }: Pick<HandOnWorld, 'files' | 'dialogs'>,
  filters: readonly FileFilter[],
  sort: HandedOn<T>,
  title?: string,
): Promise<Result<T> | null> {
  const choice = await dialogs.chooseFile(filters, title);
  if (!choice.ok) return choice;
  return choice.value === null ? null : readHandedOn(files, choice.value, sort);
}
