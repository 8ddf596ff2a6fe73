import { mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { announce } from './child.ts';
import { FULL_DISK } from './full-disk.ts';
import { NAMES } from './names.ts';
import { PERMISSIONS } from './permissions.ts';
import { SHORT_WRITES } from './short-writes.ts';
import { Violation } from './report.ts';
import { VOLUMES } from './volumes.ts';
import type { Trial, TrialSaid } from './trial.ts';

/**
 * The process in which trials of one group run, one after another, under whatever the parent has put it: a namespace
 * of its own, a limit on the size of files, another user.
 *
 *   node tests/torture/trials.ts <group> <folder> <seed> [<user id>]
 */

const GROUPS: Readonly<Record<string, readonly Trial[]>> = {
  'full disk': FULL_DISK,
  'vanished volume': VOLUMES,
  permissions: PERMISSIONS,
  names: NAMES,
  'short writes': SHORT_WRITES,
};

const [group = '', folder = '', seed = '1', user] = process.argv.slice(2);
if (user !== undefined) becomeUser(Number(user));
for (const trial of GROUPS[group] ?? []) say(await outcomeOf(trial));
say({ finished: true });
process.exit(0); // Timers of keepers that still try to save.

function say(said: TrialSaid): void {
  announce(said);
}

/** Everything is loaded by now, so that this user need not see our own sources. */
function becomeUser(id: number): void {
  process.setgroups?.([]);
  process.setgid?.(id);
  process.setuid?.(id);
}

async function outcomeOf({ name, run }: Trial): Promise<TrialSaid> {
  const own = mkdtempSync(join(folder, 'trial-'));
  const place = { folder: own, folders: { library: join(own, 'library'), userData: join(own, 'user-data') } };
  mkdirSync(place.folders.library);
  mkdirSync(place.folders.userData);
  const tooLong = pause(30_000).then(() => {
    throw new Violation('took more than 30 seconds');
  });
  try {
    await Promise.race([run({ ...place, seed: Number(seed) }), tooLong]);
    return { trial: name, violation: null };
  } catch (error) {
    if (error instanceof Violation) return { trial: name, violation: error.message };
    return { trial: name, violation: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
