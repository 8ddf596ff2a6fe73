import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { Child } from './child.ts';
import type { Row } from './report.ts';
import { LIMIT_BLOCKS } from './short-writes.ts';
import type { TrialSaid } from './trial.ts';

/** The groups of trials on a disk that fails, each in a process under what it needs: see `trials.ts`. */

/** User and group who own nothing: what is not allowed to them is not allowed. */
const NOBODY = 65_534;

interface Group {
  readonly name: string;
  /** Null when this machine can run it, else why not. */
  cannotRun(folder: string): string | null;
  /** What the process is started by. */
  readonly command: readonly string[];
  /** To whom the process changes; null when it stays who it is. */
  readonly user: number | null;
}

const isRoot = process.getuid?.() === 0;
const namespace = { command: ['unshare', '-Urm'], user: null, cannotRun: cannotMount };
const asNobody = { command: [], user: isRoot ? NOBODY : null, cannotRun: cannotUse };
const limited = ['sh', '-c', `ulimit -f ${LIMIT_BLOCKS}; exec "$@"`, 'sh'];

const GROUPS: readonly Group[] = [
  { name: 'full disk', ...namespace },
  { name: 'vanished volume', ...namespace },
  { name: 'permissions', ...asNobody },
  { name: 'names', ...asNobody },
  { name: 'short writes', command: limited, user: null, cannotRun: () => null },
];

/** Runs every group; a row for each trial, or one for a group that cannot run here. */
export async function runDiskGroups(folder: string, seed: number): Promise<Row[]> {
  const rows: Row[] = [];
  for (const group of GROUPS) rows.push(...(await runGroup(group, folder, seed)));
  return rows;
}

async function runGroup(group: Group, folder: string, seed: number): Promise<Row[]> {
  const own = mkdtempSync(join(folder, 'disk-'));
  if (group.user !== null) chmodSync(own, 0o777);
  const why = group.cannotRun(own);
  if (why !== null) return [{ name: group.name, trials: 0, violations: [], note: `skipped: ${why}`, seconds: 0 }];
  const words = [group.name, own, String(seed), ...(group.user === null ? [] : [String(group.user)])];
  const child = new Child<TrialSaid>('./trials.ts', words, group.command);
  const rows: Row[] = [];
  let start = performance.now();
  for (;;) {
    const said = await child.next();
    const seconds = (performance.now() - start) / 1000;
    start = performance.now();
    if (said === null) return [...rows, died(group.name, child.complaint)];
    if ('finished' in said) break;
    const violations = said.violation === null ? [] : [`${said.violation} (--seed ${seed})`];
    rows.push({ name: `${group.name}: ${said.trial}`, trials: 1, violations, note: '', seconds });
  }
  await child.gone;
  return rows.length === 0 ? [died(group.name, 'It ran no trial')] : rows;
}

const died = (name: string, complaint: string): Row => ({
  name,
  trials: 1,
  violations: [`the process of these trials died: ${complaint}`],
  note: '',
  seconds: 0,
});

function cannotMount(folder: string): string | null {
  const place = join(folder, 'probe');
  mkdirSync(place);
  const { error, status, stderr } = spawnSync('unshare', ['-Urm', 'mount', '-t', 'tmpfs', 'tmpfs', place]);
  if (error) return `no volumes of our own here (${error.message})`;
  return status === 0 ? null : `no volumes of our own here (${String(stderr).trim().split('\n')[0]})`;
}

/** As root we become nobody, who must be let into the folder. */
function cannotUse(folder: string): string | null {
  if (!isRoot) return null;
  const { status } = spawnSync('test', ['-w', folder], { uid: NOBODY, gid: NOBODY });
  return status === 0 ? null : 'another user may not write to the folder for temporary files';
}
