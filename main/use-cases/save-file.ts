import type { Problem } from '../../shared/result.ts';
import { codeOf, pause, type Files, type FileStatus, type Services, type Timers, type WritableFile } from '../ports.ts';
import { headWithin } from './file-name.ts';
import { savingProblem } from './file-problem.ts';

/**
 * The one way a user's file is written (PROMISES §3.3): the new version goes to a **temporary file** beside the
 * **target**, is flushed, measured and read back, and only then takes the target's name in one step. At every
 * moment the target is exactly the old or the new version. The **base** is the version the caller believes to be
 * on disk: anything else there is a conflict, and a conflict is never overwritten (promise C1).
 */

export interface SaveRequest {
  /** Absolute; a symbolic link is followed and stays. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /**
   * SHA-256 of each version that may be replaced: the one that was read, and those whose writing failed so late
   * that they may be there. Empty when there must be no file yet; `any` when the user has agreed to replace
   * whatever is there.
   */
  readonly base: readonly string[] | 'any';
  /** False while a file that is gone may only be about to be replaced by another program: it is not written again. */
  readonly mayRecreate?: boolean;
  /** The volume the folder was on when the file was opened; another one means that a drive was taken away. */
  readonly volume?: number;
  /** Where the version that gets replaced is kept under its own name: an absolute path that is free. */
  readonly backup?: string;
}

export type SaveOutcome =
  | {
      readonly outcome: 'saved';
      readonly path: string;
      readonly sha256: string;
      /** Set when the new version is safe but the old one could not be kept as a backup (promise U1). */
      readonly backupProblem?: Problem;
    }
  /** Somebody else's version is there; nothing was changed. */
  | { readonly outcome: 'conflict'; readonly problem: Problem }
  /** The target is as it was. */
  | { readonly outcome: 'failed'; readonly problem: Problem };

export interface SaveWorld {
  readonly files: Files;
  readonly services: Services;
  readonly timers: Timers;
}

/** Up to this size the temporary file is read back and compared: 4 ms for 2 MB. Bytes. */
const READ_BACK_LIMIT = 5_000_000;

/** Backups are for the user alone, as the journal is. */
const PRIVATE = 0o600;

/** Behind the name of a backup that is not whole yet. */
export const UNFINISHED = '.tmp';

/** How long another program may hold the target before we give up. Milliseconds. */
const BUSY_LIMIT = 10_000;

/** Writes `bytes` to the target in one step, or changes nothing. Never rejects. */
export async function saveFile(world: SaveWorld, request: SaveRequest): Promise<SaveOutcome> {
  const name = world.files.nameOf(request.path);
  try {
    return await replace(world, request);
  } catch (error) {
    if (error instanceof Refusal) return { outcome: error.outcome, problem: error.problem };
    return { outcome: 'failed', problem: savingProblem(name, codeOf(error)) };
  }
}

/** Ends the routine early with a problem of our own wording. */
class Refusal extends Error {
  readonly outcome: 'conflict' | 'failed';
  readonly problem: Problem;

  constructor(outcome: 'conflict' | 'failed', code: string, message: string) {
    super(message);
    this.outcome = outcome;
    this.problem = { code, message };
  }
}

async function replace(world: SaveWorld, request: SaveRequest): Promise<SaveOutcome> {
  const { files, services } = world;
  const { target, isThere } = await realTarget(files, request.path);
  const folder = files.folderOf(target);
  await checkVolume(world, request, folder);
  const old = await files.status(target);
  if (isThere && old === null) throw systemError('ENOENT', 'The file went away while we looked at it');
  await checkReplaceable(files, target, old);
  await checkBase(world, request, target);
  const temporary = files.join(folder, temporaryName(files.nameOf(target), services.newId()));
  const sha256 = services.sha256(request.bytes);
  try {
    await writeTemporary(world, temporary, request.bytes, sha256, old === null ? undefined : old.mode & 0o777);
    const backupProblem = old === null ? null : await keepOld(world, request, target);
    await checkBase(world, request, target);
    await renameOver(world, temporary, target);
    await files.syncFolder(folder);
    return { outcome: 'saved', path: target, sha256, ...(backupProblem === null ? {} : { backupProblem }) };
  } catch (error) {
    await files.remove(temporary).catch(() => undefined);
    throw error;
  }
}

/** How much of the target's name its temporary file bears; disks take 143 bytes at the least, most 255. */
const TEMPORARY_HEAD = 100;

const temporaryName = (name: string, id: string) => `.${headWithin(name, TEMPORARY_HEAD)}.${id.slice(0, 8)}.tmp`;

/** Temporary files older than this belong to no save that is under way. Milliseconds. */
const LEFT_OVER = 60_000;

/**
 * Removes from the folders what saves that were cut off have left: ours alone, by the shape of the name. A folder that
 * cannot be looked into is passed over: what is left over there is ignored by its name anyway.
 */
export async function sweepTemporaries(files: Files, folders: readonly string[], now: number): Promise<void> {
  for (const folder of new Set(folders)) await sweepFolder(files, folder, now).catch(() => undefined);
}

async function sweepFolder(files: Files, folder: string, now: number): Promise<void> {
  for (const name of await files.list(folder)) {
    if (!/^\..+\.[0-9a-f]{8}\.tmp$/s.test(name)) continue;
    const path = files.join(folder, name);
    const status = await files.status(path);
    if (status !== null && now - status.modified > LEFT_OVER) await files.remove(path);
  }
}

/** The file that is meant; a path that does not exist yet is its own target. */
async function realTarget(files: Files, path: string): Promise<{ target: string; isThere: boolean }> {
  try {
    return { target: await files.realPath(path), isThere: true };
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    const folder = await files.realPath(files.folderOf(path));
    return { target: files.join(folder, files.nameOf(path)), isThere: false };
  }
}

async function checkVolume({ files }: SaveWorld, request: SaveRequest, folder: string): Promise<void> {
  if (request.volume === undefined) return;
  const status = await files.status(folder);
  if (status?.volume === request.volume) return;
  throw new Refusal(
    'failed',
    'file/volume-gone',
    `“${files.nameOf(request.path)}” could not be saved: its drive is not connected. ` +
      'Connect it again or choose another place with Save as.',
  );
}

/** Asks before it writes: a rename would replace a read-only file without a word (promise D5). */
async function checkReplaceable(files: Files, target: string, old: FileStatus | null): Promise<void> {
  if (old === null) return;
  const name = files.nameOf(target);
  if (old.isFolder) throw new Refusal('failed', 'file/is-folder', savingProblem(name, 'EISDIR').message);
  if ((old.mode & 0o222) === 0) throw readOnly(name);
  await files.checkWritable(target);
}

const readOnly = (name: string) =>
  new Refusal(
    'failed',
    'file/read-only',
    `“${name}” could not be saved: it is marked read-only. Allow writing to it or choose another place with Save as.`,
  );

/** Holds what is on disk against the base; asked twice, since writing takes time in which others can write. */
async function checkBase({ files, services }: SaveWorld, request: SaveRequest, target: string): Promise<void> {
  const { base, path, mayRecreate = true } = request;
  if (base === 'any') return;
  const name = files.nameOf(path);
  const isThere = (await files.status(target)) !== null;
  // A file that was taken away holds nobody's work: writing it again loses nothing (C4).
  if (!isThere && mayRecreate) return;
  if (!isThere) throw new Refusal('conflict', 'file/gone', `“${name}” is not in its place any more.`);
  if (base.length === 0) {
    throw new Refusal('conflict', 'file/exists', `There is a file called “${name}” already. Choose another name.`);
  }
  if (base.includes(services.sha256(await files.read(target)))) return;
  throw new Refusal(
    'conflict',
    'file/changed-elsewhere',
    `“${name}” was changed by another program since it was read.`,
  );
}

async function writeTemporary(
  { files, services }: SaveWorld,
  temporary: string,
  bytes: Uint8Array,
  sha256: string,
  mode: number | undefined,
): Promise<void> {
  await writeNew(files, temporary, bytes, mode);
  if (bytes.length > READ_BACK_LIMIT) return;
  if (services.sha256(await files.read(temporary)) !== sha256) {
    throw new Refusal(
      'failed',
      'file/not-as-written',
      `“${files.nameOf(temporary)}” came back from the disk other than it was written. ` +
        'The disk may be failing: choose another one with Save as.',
    );
  }
}

/**
 * Creates a file, writes every byte of it and returns when it is on the disk.
 *
 * @throws with the code `EEXIST` when the path is taken, with `EIO` when the size is not what was written
 */
export async function writeNew(files: Files, path: string, bytes: Uint8Array, mode?: number): Promise<void> {
  const file = await files.create(path, mode);
  try {
    await writeAll(file, bytes);
    await file.sync();
    const size = await file.size();
    if (size !== bytes.length) throw systemError('EIO', `The file has ${size} bytes instead of ${bytes.length}`);
  } finally {
    await file.close();
  }
}

/** Writes every byte; the system may take them in several helpings. */
export async function writeAll(file: WritableFile, bytes: Uint8Array): Promise<void> {
  for (let offset = 0; offset < bytes.length;) {
    const written = await file.write(bytes, offset);
    if (written <= 0) throw systemError('EIO', 'The disk took no byte');
    offset += written;
  }
}

const systemError = (code: string, message: string) => Object.assign(new Error(message), { code });

/**
 * Keeps the old version by a second name, which costs no space, else by a copy; the old file never moves. The name is
 * on the disk before the old version loses its own (promise D13).
 */
async function keepOld({ files }: SaveWorld, { backup, path }: SaveRequest, target: string): Promise<Problem | null> {
  if (backup === undefined) return null;
  try {
    await files.makeFolder(files.folderOf(backup), true);
    await files.link(target, backup).catch(() => copyWhole(files, target, backup));
    await files.syncFolder(files.folderOf(backup));
    return null;
  } catch (error) {
    const name = files.nameOf(path);
    const message = `No backup of “${name}” could be kept (${codeOf(error)}). Free some space on the system's disk.`;
    return { code: 'backup/failed', message };
  }
}

/** The copy gets its name when it is whole: half a backup would be taken for one. */
export async function copyWhole(files: Files, from: string, to: string): Promise<void> {
  const temporary = `${to}${UNFINISHED}`;
  try {
    await files.remove(temporary);
    await writeNew(files, temporary, await files.read(from), PRIVATE);
    await files.rename(temporary, to);
  } catch (error) {
    await files.remove(temporary).catch(() => undefined);
    throw error;
  }
}

async function renameOver({ files, timers }: SaveWorld, from: string, to: string): Promise<void> {
  let waited = 0;
  for (let delay = 20; ; delay = Math.min(delay * 2, 1_000)) {
    try {
      return await files.rename(from, to);
    } catch (error) {
      const isHeld = files.locksOpenFiles && ['EPERM', 'EACCES', 'EBUSY'].includes(codeOf(error));
      if (!isHeld || waited + delay > BUSY_LIMIT) throw error;
      await pause(timers, delay);
      waited += delay;
    }
  }
}
