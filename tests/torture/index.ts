import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runDiskGroups } from './disk-groups.ts';
import { killLoop } from './kill-loop.ts';
import { runRaces } from './races.ts';
import { runRow, tableOf, type Row } from './report.ts';

/**
 * Tortures the program's own way of keeping files with real processes on a real disk (promises D1, D3, D5, C1): kills
 * it at any instant, fills its disk, takes its folders away, and lets others write to its files.
 *
 *   npm run torture -- [--seed N] [--kills N] [--races N] [--short]
 *
 * Prints a table, a line for each violation, and ends with exit code 1 when there is one. The seed replays what each
 * process does; when exactly they meet is the machine's affair.
 */

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    kills: { type: 'string' },
    races: { type: 'string' },
    short: { type: 'boolean', default: false },
  },
});
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const kills = Number(values.kills ?? (values.short ? 30 : 200));
const races = Number(values.races ?? (values.short ? 20 : 100));

/** Sizes of files in bytes, and the share of the kills that each gets. The largest only in long runs. */
const SIZES = [
  { size: 20_000, share: 0.45 },
  { size: 200_000, share: 0.35 },
  { size: 2_000_000, share: 0.2 },
  ...(kills >= 200 ? [{ size: 20_000_000, share: 0.03 }] : []),
];

if (process.platform === 'win32') {
  console.log('skipped: signals, permissions and limits here are those of POSIX');
} else {
  process.exitCode = await torture();
}

async function torture(): Promise<number> {
  console.log(`seed ${seed}, ${kills} kills, ${races} races`);
  const folder = mkdtempSync(join(tmpdir(), 'saidwho-torture-'));
  chmodSync(folder, 0o711); // Trials that run as another user go to a folder of theirs in it.
  try {
    const rows = (await Promise.all([killRows(folder), otherRows(folder)])).flat();
    console.log(tableOf(rows));
    const violations = rows.flatMap((row) => row.violations).length;
    console.log(`${rows.reduce((sum, { trials }) => sum + trials, 0)} trials, ${violations} violations, seed ${seed}`);
    return violations === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function killRows(folder: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [index, { size, share }] of SIZES.entries()) {
    const own = join(folder, `kills-${size}`);
    const count = Math.max(1, Math.round(kills * share));
    rows.push(await runRow(`kill loop, ${size / 1_000} kB`, () => killLoop(own, size, count, seed + index)));
  }
  return rows;
}

async function otherRows(folder: string): Promise<Row[]> {
  const disk = await runDiskGroups(folder, seed);
  return [...disk, await runRow('races of five writers', () => runRaces(join(folder, 'races'), races, seed))];
}
