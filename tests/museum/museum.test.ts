import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MUTANTS, ROWS, UNCOVERED, type Mutant, type Row } from './mutants.ts';
import { mutatedText } from './mutate.ts';

/**
 * Runs the guards of the museum, each with its mutant in the code and all of them without: a guard that passes with
 * its bug, or fails without it, is none. Each run is a process of its own, two at a time.
 */

const root = resolve(import.meta.dirname, '../..');
const reports = mkdtempSync(join(tmpdir(), 'saidwho-museum-'));
afterAll(() => rmSync(reports, { recursive: true, force: true }));

const AT_A_TIME = 2;
const LIMIT = 600_000; // milliseconds; the budget is 90 s on two cores with nothing else to do

/** What one run of the tests came to. */
interface Run {
  readonly passed: readonly string[];
  readonly failed: readonly string[];
  /** Why the tests did not run as they should; null when they did. */
  readonly crash: string | null;
}

interface Report {
  readonly testResults: readonly {
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

const runs = new Map<string, Run>();
let sound: Run;

beforeAll(async () => {
  const waiting = [...MUTANTS];
  const lane = async () => {
    for (let mutant = waiting.shift(); mutant !== undefined; mutant = waiting.shift()) {
      runs.set(mutant.id, await runGuards([mutant], mutant.id));
    }
  };
  sound = await runGuards(MUTANTS, null);
  await Promise.all(Array.from({ length: AT_A_TIME }, lane));
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
    expect(sound).toMatchObject({ crash: null, failed: [] });
    const silent = MUTANTS.filter(({ guard }) => !sound.passed.some((name) => name.includes(guard.test)));
    expect(silent.map(({ id }) => id)).toEqual([]);
  });

  test('refuses a mutant whose text is not there, or there twice', () => {
    const mutant: Mutant = { ...MUTANTS[0]!, find: 'one', replace: 'two' };
    expect(mutatedText(mutant, 'a one b')).toBe('a two b');
    expect(() => mutatedText(mutant, 'a b')).toThrow('0 times');
    expect(() => mutatedText(mutant, 'one one')).toThrow('2 times');
  });
});

describe.each(MUTANTS)('when $bug ($id)', ({ id, guard }) => {
  test(`“${guard.test}” fails`, () => {
    const { crash, failed } = runs.get(id)!;
    expect(crash).toBe(null);
    expect(failed, 'the bug is in and nobody noticed').not.toEqual([]);
    for (const name of failed) expect(name).toContain(guard.test);
  });
});

/** Runs the guards of these mutants in a process of its own, with one of the mutants in the code or none. */
async function runGuards(mutants: readonly Mutant[], id: string | null): Promise<Run> {
  const report = join(reports, `${id ?? 'sound'}.json`);
  const files = [...new Set(mutants.map(({ guard }) => guard.file))];
  const names = mutants.map(({ guard }) => guard.test.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|');
  const words = ['run', '--config', 'tests/config/vitest.config.ts', '--project', 'node', '--reporter=json'];
  const said = await runVitest([...words, `--outputFile=${report}`, '-t', names, ...files], id);
  try {
    return readRun(JSON.parse(readFileSync(report, 'utf8')) as Report);
  } catch {
    return { passed: [], failed: [], crash: `No report: ${said.slice(-1_000)}` };
  }
}

function readRun({ testResults }: Report): Run {
  const results = testResults.flatMap(({ assertionResults }) => assertionResults);
  const named = (status: string) => results.filter((one) => one.status === status).map(({ fullName }) => fullName);
  const failed = named('failed');
  const broken = testResults.find(
    ({ message, status }) => message !== '' || (status === 'failed' && failed.length === 0),
  );
  return { passed: named('passed'), failed, crash: broken?.message ?? null };
}

function runVitest(words: readonly string[], id: string | null): Promise<string> {
  const program = join(root, 'node_modules/vitest/vitest.mjs');
  const { SAIDWHO_MUTANT: _, VITEST: __, ...environment } = process.env;
  const env = { ...environment, ...(id === null ? {} : { SAIDWHO_MUTANT: id }) };
  const child = spawn(process.execPath, [program, ...words], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += String(chunk)));
  child.stderr.on('data', (chunk: Buffer) => (said += String(chunk)));
  return new Promise((resolve) =>
    child.once('close', () => resolve(said)).once('error', (error) => resolve(String(error))),
  );
}
