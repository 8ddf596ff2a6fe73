import type { Format, LabelMapping, Reading } from '../../shared/formats/format.ts';
import { DEFAULT_BUDGETS, inMegabytes } from '../../shared/formats/budgets.ts';
import { findFormat, FORMATS } from '../../shared/formats/index.ts';
import { readAny } from '../../shared/formats/read-any.ts';
import { done, refuse, type Problem, type Result } from '../../shared/result.ts';
import { findCompanions } from '../use-cases/companions.ts';
import { codeOf } from '../ports.ts';
import type { CliWorld } from './verb.ts';

/** How verbs read: files by name, by pattern, or from standard input, with what lies beside them. */

/** A file as it was read: its articles, or why not. */
export interface ReadDocument {
  /** Name of the file without its folder; `-` for standard input. */
  readonly name: string;
  readonly read: Result<{ readonly formatId: string; readonly readings: readonly Reading[] }>;
}

export interface ReadOptions {
  /** Id of the format to read as. */
  readonly from?: string;
  readonly mapping?: LabelMapping;
}

/** Standard input as a file. */
export const STANDARD = '-';

/**
 * Reads each file in turn and tells how far it is. A pattern that the shell has left alone is looked up here; one that
 * fits no file stays as it is, and is then no file.
 */
export async function* readDocuments(
  world: CliWorld,
  given: readonly string[],
  options: ReadOptions,
): AsyncGenerator<ReadDocument> {
  const paths = (await Promise.all(given.map((one) => expanded(world, one)))).flat();
  for (const [i, path] of paths.entries()) {
    const name = path === STANDARD ? STANDARD : world.files.nameOf(path);
    if (paths.length > 1) world.tell?.(`[${i + 1}/${paths.length}] ${name}`);
    yield { name, read: await readDocument(world, path, options) };
  }
}

/** Reads one file by whichever format knows it; the program's own process is the sandbox, the budget is the same. */
export async function readDocument(
  world: CliWorld,
  path: string,
  { from, mapping }: ReadOptions = {},
): Promise<ReadDocument['read']> {
  const isStandard = path === STANDARD;
  const name = isStandard ? 'standard-input' : world.files.nameOf(path);
  const bytes = isStandard ? await readStandard(world) : await readBytes(world, world.files.absolute(path), name);
  if (!bytes.ok) return bytes;
  const companions = isStandard ? [] : await findCompanions(world.files, FORMATS, world.files.absolute(path), from);
  const more = { ...(from !== undefined && { format: from }), ...(mapping !== undefined && { mapping }) };
  const read = await readAny({ bytes: bytes.value, name, companions, ...more }, FORMATS, world.services);
  if (!read.ok) return read;
  const { formatId, reading, others } = read.value;
  return done({ formatId, readings: [reading, ...others] });
}

/** Returns the format with this id that reads; null when there is none. */
export function findReader(id: string): Format | null {
  const format = findFormat(id);
  return format?.read === undefined ? null : format;
}

async function expanded(world: CliWorld, given: string): Promise<string[]> {
  if (given === STANDARD || !/[*?[{]/.test(given)) return [given];
  if ((await world.files.status(world.files.absolute(given)).catch(() => null)) !== null) return [given];
  const found = (await world.glob?.(given)) ?? [];
  return found.length === 0 ? [given] : [...found].sort();
}

async function readStandard({ readInput }: CliWorld): Promise<Result<Uint8Array>> {
  if (readInput === undefined) return refuse({ code: 'file/unreadable', message: 'There is no standard input.' });
  const bytes = await readInput(DEFAULT_BUDGETS.bytes);
  return bytes === null ? refuse(tooLarge('standard-input')) : done(bytes);
}

async function readBytes({ files }: CliWorld, path: string, name: string): Promise<Result<Uint8Array>> {
  const cannot = (code: string, message: string) => refuse({ code, message, where: name });
  try {
    const status = await files.status(path);
    if (status === null) return cannot('file/not-found', 'There is no such file; check the name and the folder.');
    if (status.isFolder) return cannot('file/is-folder', 'This is a folder; name one file in it.');
    if (status.size > DEFAULT_BUDGETS.bytes) return refuse(tooLarge(name));
    return done(await files.read(path));
  } catch (error) {
    const code = codeOf(error);
    const why =
      code === 'EACCES' || code === 'EPERM'
        ? 'You may not read this file; ask its owner.'
        : `It cannot be read (${code}).`;
    return cannot('file/unreadable', why);
  }
}

const tooLarge = (where: string): Problem => ({
  code: 'file/too-large',
  message: `The file is larger than ${inMegabytes(DEFAULT_BUDGETS.bytes)}, the most that is read. Split it into parts and open those.`,
  where,
});
