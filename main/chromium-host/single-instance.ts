/**
 * The single-instance lock: one folder `Singleton` in the app's data folder. `lock` holds the id of the process that has it;
 * another start leaves a message beside it, which the holder reads and removes.
 */
import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRunning } from './browser.ts';

/** What a second start tells the first. */
export type SecondStart = Readonly<{ argv: string[]; cwd: string; extra: unknown }>;

/** Takes the lock and returns true, or hands `start` to the process that has it and returns false. */
export function takeLock(userData: string, start: SecondStart, onSecond: (start: SecondStart) => void): boolean {
  const folder = join(userData, 'Singleton');
  const lock = join(folder, 'lock');
  mkdirSync(folder, { recursive: true });
  const holder = readHolder(lock);
  if (holder !== null && holder !== process.pid) {
    const message = join(folder, randomUUID());
    writeFileSync(message, JSON.stringify(start), { mode: 0o600 });
    renameSync(message, `${message}.json`); // so that it is never read half-written
    return false;
  }
  writeFileSync(lock, String(process.pid), { mode: 0o600 });
  watch(folder, { persistent: false }, () => readMessages(folder).forEach(onSecond));
  return true;
}

/** Gives the lock back. */
export function releaseLock(userData: string): void {
  const lock = join(userData, 'Singleton', 'lock');
  if (readHolder(lock) === process.pid) rmSync(lock, { force: true });
}

/** Returns the process that has the lock, or null; a process that is gone has none. */
function readHolder(lock: string): number | null {
  try {
    const pid = Number(readFileSync(lock, 'utf8'));
    return pid > 0 && isRunning(pid) ? pid : null;
  } catch {
    return null;
  }
}

function readMessages(folder: string): SecondStart[] {
  const messages = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return messages.flatMap((name) => {
    const path = join(folder, name);
    try {
      const start = JSON.parse(readFileSync(path, 'utf8')) as SecondStart;
      rmSync(path);
      return [start];
    } catch {
      return []; // another notice of the same change took it
    }
  });
}
