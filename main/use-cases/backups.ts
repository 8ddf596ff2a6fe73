import type { Files, Services } from '../ports.ts';
import { listOrNone } from './journal.ts';
import { UNFINISHED } from './save-file.ts';

/**
 * The versions of an article that were replaced (PROMISES §3.5): one at most every five minutes, thinned out as
 * they age, and one before anything that changes much, kept for ninety days with its **reason**. The name of a
 * backup is its time and reason, so the folder alone tells what to keep. A backup is **unchecked** until it was
 * opened like any file; one that does not open counts for nothing and is put aside.
 */

/** Why a backup was made beyond the usual. */
export type Reason = 'merge' | 'restore' | 'guard' | 'resync' | 'edit';

export interface Backup {
  /** File name in the article's folder. */
  readonly name: string;
  /** Milliseconds since 1970, by the clock of its day. */
  readonly at: number;
  readonly reason: Reason | null;
  readonly isChecked: boolean;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How many are kept, one for each stretch of time, newest first. Milliseconds. */
const SLOTS = [
  { count: 12, span: 5 * MINUTE },
  { count: 24, span: HOUR },
  { count: 30, span: DAY },
  { count: 12, span: 30 * DAY },
] as const;

/** A backup with a reason is kept so long. Milliseconds. */
const KEPT_WITH_REASON = 90 * DAY;

/** All backups together take at most this much, or this share of what is free. Bytes. */
const CAP = 500_000_000;
const SHARE_OF_FREE = 0.05;

/** Returns the folder for the backups of one article; its id comes from a file and is never used as a name (H6). */
export const backupFolderOf = (
  { files, services }: { readonly files: Files; readonly services: Services },
  root: string,
  articleId: string,
): string => files.join(root, services.sha256(articleId).slice(0, 32));

/** Returns where the version about to be replaced goes, or null when a recent one is there and no reason is given. */
export async function nextBackup(
  files: Files,
  folder: string,
  now: number,
  reason: Reason | null,
): Promise<string | null> {
  const times = (await listBackups(files, folder)).map(({ at }) => at);
  const isRecent = times.some((time) => Math.abs(now - time) < SLOTS[0].span);
  if (isRecent && reason === null) return null;
  let at = now;
  while (times.includes(at)) at += 1;
  return files.join(folder, nameOf({ at, reason, isChecked: false }));
}

/** Returns the backups in the folder, newest first. */
export async function listBackups(files: Files, folder: string): Promise<Backup[]> {
  const names = await listOrNone(files, folder);
  return names.flatMap((name) => partsOf(name) ?? []).sort((a, b) => b.at - a.at);
}

/**
 * Opens every backup that was not opened yet. One that loads counts from then on, unless it is what the one before
 * it is; one that does not is moved to `aside`.
 *
 * @param loads tells whether the bytes open as an article
 * @returns how many did not load
 */
export async function checkBackups(
  files: Files,
  folder: string,
  aside: string,
  loads: (bytes: Uint8Array, name: string) => Promise<boolean>,
): Promise<number> {
  let broken = 0;
  for (const backup of (await listBackups(files, folder)).reverse()) {
    if (backup.isChecked) continue;
    const path = files.join(folder, backup.name);
    const bytes = await files.read(path);
    if (await loads(bytes, backup.name)) {
      if (backup.reason === null && (await isRepetition(files, folder, backup, bytes))) await files.remove(path);
      else await files.rename(path, files.join(folder, nameOf({ ...backup, isChecked: true })));
    } else {
      broken += 1;
      await files.makeFolder(aside, true);
      await files.rename(path, files.join(aside, `backup ${backup.name}`));
    }
  }
  return broken;
}

async function isRepetition(files: Files, folder: string, backup: Backup, bytes: Uint8Array): Promise<boolean> {
  const before = (await listBackups(files, folder)).find(({ at, isChecked }) => isChecked && at < backup.at);
  if (before === undefined) return false;
  const other = await files.read(files.join(folder, before.name));
  return other.length === bytes.length && other.every((byte, index) => byte === bytes[index]);
}

/** Removes the backups that neither a slot nor a reason keeps, and copies that were cut off; the newest that loads stays. */
export async function thinBackups(files: Files, folder: string, now: number): Promise<void> {
  const cutOff = (await listOrNone(files, folder)).filter((name) => name.endsWith(`.saidwho.unchecked${UNFINISHED}`));
  for (const name of cutOff) await files.remove(files.join(folder, name));
  const backups = (await listBackups(files, folder)).filter(({ isChecked }) => isChecked);
  const kept = keptTimes(backups.map(({ at }) => at));
  for (const { name, at, reason } of backups) {
    const isReasoned = reason !== null && now - at < KEPT_WITH_REASON;
    if (!kept.has(at) && !isReasoned) await files.remove(files.join(folder, name));
  }
}

/** Returns the times to keep: of each stretch that holds any, the oldest, so that a kept one stays kept. */
export function keptTimes(times: readonly number[]): ReadonlySet<number> {
  const newestFirst = [...times].sort((a, b) => b - a);
  const kept = new Set<number>(newestFirst.slice(0, 1));
  for (const { count, span } of SLOTS) {
    const oldestBySlot = new Map<number, number>();
    for (const time of newestFirst) oldestBySlot.set(Math.floor(time / span), time);
    for (const time of [...oldestBySlot.values()].slice(0, count)) kept.add(time);
  }
  return kept;
}

/**
 * Removes the oldest backups of all articles until they fit the space they may take; of each article the newest
 * one that loads stays.
 *
 * @param root the folder that holds a folder for each article
 */
export async function limitBackups(files: Files, root: string): Promise<void> {
  const limit = Math.min(CAP, (await files.freeSpace(root).catch(() => Infinity)) * SHARE_OF_FREE);
  const spare: { readonly path: string; readonly at: number; readonly size: number }[] = [];
  let total = 0;
  for (const folderName of await listOrNone(files, root)) {
    const folder = files.join(root, folderName);
    const backups = await listBackups(files, folder).catch(() => []);
    const newestGood = backups.find(({ isChecked }) => isChecked);
    for (const backup of backups) {
      const path = files.join(folder, backup.name);
      const size = (await files.status(path))?.size ?? 0;
      total += size;
      if (backup !== newestGood && backup.isChecked) spare.push({ path, at: backup.at, size });
    }
  }
  for (const { path, size } of spare.sort((a, b) => a.at - b.at)) {
    if (total <= limit) return;
    await files.remove(path);
    total -= size;
  }
}

const NAME =
  /^(\d{4}-\d\d-\d\dT\d\d)-(\d\d)-(\d\d\.\d{3}Z)(?:\.(merge|restore|guard|resync|edit))?\.saidwho(\.unchecked)?$/;

function partsOf(name: string): Backup | null {
  const match = NAME.exec(name);
  if (match === null) return null;
  const [, day, minutes, seconds, reason, unchecked] = match;
  const at = Date.parse(`${day}:${minutes}:${seconds}`);
  return { name, at, reason: (reason as Reason | undefined) ?? null, isChecked: unchecked === undefined };
}

/** Colons are not allowed in names on Windows. */
function nameOf({ at, reason, isChecked }: Omit<Backup, 'name'>): string {
  const time = new Date(at).toISOString().replaceAll(':', '-');
  return `${time}${reason === null ? '' : `.${reason}`}.saidwho${isChecked ? '' : '.unchecked'}`;
}
