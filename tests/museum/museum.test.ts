import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { beforeAll, describe, expect, test } from 'vitest';
import { MUTANTS, ROWS, UNCOVERED, type Row } from './mutants.ts';
import { MARK, SOUND, type Run } from './run-mutants.ts';

/**
 * Runs the guards of the museum, each with its mutant in the code and all of them without: a guard that passes with
 * its bug, or fails without it, is none.
 */

/** Milliseconds; the budget is 60 s of processor time. */
const LIMIT = 600_000;

let runs: Record<string, Run>;

beforeAll(async () => {
  runs = await runAll();
}, LIMIT);

describe('the museum', () => {
  test('covers every row of real losses, or says why it cannot yet', () => {
    const covered = new Set(MUTANTS.map(({ id }) => id[0] as Row));
    const rows = Object.keys(ROWS) as Row[];
    console.log(`covered: ${rows.filter((row) => covered.has(row)).join(' ')}`);
    for (const [row, why] of Object.entries(UNCOVERED)) console.log(`not yet: ${row}, ${why}`);
    expect(rows.filter((row) => covered.has(row) === row in UNCOVERED)).toEqual([]);
    expect(rows.join('')).toBe('ABCDEFGHIJKLMNOPQ');
  });

  test('has every guard pass while the code is as it is', () => {
    const sound = runs[SOUND]!;
    expect(sound).toMatchObject({ crash: null, failed: [] });
    const silent = MUTANTS.filter(({ guard }) => !sound.passed.some((name) => name.includes(guard.test)));
    expect(silent.map(({ id }) => id)).toEqual([]);
  });
});

describe.each(MUTANTS)('when $bug ($id)', ({ id, guard }) => {
  test(`“${guard.test}” fails`, () => {
    const { crash, failed } = runs[id]!;
    expect(crash).toBe(null);
    expect(failed, 'the bug is in and nobody noticed').not.toEqual([]);
    for (const name of failed) expect(name).toContain(guard.test);
  });
});

/** Runs the guards in a process of their own. */
async function runAll(): Promise<Record<string, Run>> {
  const script = resolve(import.meta.dirname, 'run-mutants.ts');
  const { VITEST: _, ...env } = process.env;
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script], { env });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const [said, complaint] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  const told = said.split('\n').find((line) => line.startsWith(MARK));
  if (told === undefined) throw new Error(`The mutants were not run: ${said.slice(-1_000)} ${complaint.slice(-4_000)}`);
  return JSON.parse(told.slice(MARK.length)) as Record<string, Run>;
}
