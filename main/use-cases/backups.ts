import type { Files } from '../ports.ts';
import { listOrNone } from './journal.ts';

/**
 * The versions of an article that were replaced (PROMISES §3.5): one at most every five minutes, thinned out as
 * they age. The name of a backup is its time, so the folder alone tells what to keep.
 */

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

/** Returns where the version about to be replaced goes, or null when a recent one is there and none is asked for. */
export async function nextBackup(files: Files, folder: string, now: number, isForced: boolean): Promise<string | null> {
  const times = await backupTimes(files, folder);
  const isRecent = times.some((time) => Math.abs(now - time) < SLOTS[0].span);
  if (isRecent && !isForced) return null;
  let time = now;
  while (times.includes(time)) time += 1;
  return files.join(folder, nameOf(time));
}

/** Removes the backups that no slot keeps. */
export async function thinBackups(files: Files, folder: string): Promise<void> {
  const times = await backupTimes(files, folder);
  const kept = keptTimes(times);
  for (const time of times) if (!kept.has(time)) await files.remove(files.join(folder, nameOf(time)));
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

async function backupTimes(files: Files, folder: string): Promise<number[]> {
  const names = await listOrNone(files, folder);
  return names.flatMap((name) => {
    const match = /^(\d{4}-\d\d-\d\dT\d\d)-(\d\d)-(\d\d\.\d{3}Z)\.saidwho$/.exec(name);
    return match === null ? [] : [Date.parse(`${match[1]}:${match[2]}:${match[3]}`)];
  });
}

/** Colons are not allowed in names on Windows. */
const nameOf = (time: number) => `${new Date(time).toISOString().replaceAll(':', '-')}.saidwho`;
