import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, relative, resolve } from 'node:path';
import { hasDisplay, localMachine, prepareRuntime, type Runtime } from '../../main/launcher/prepare.ts';
import { seedOfTree, seedsFor } from './seed.ts';
import {
  add,
  closingLine,
  heldTo,
  isGood,
  NOTHING,
  readPlaywrightTally,
  readVitestTally,
  stepTally,
  type Tally,
} from './tally.ts';

/**
 * The one test command. A *step* is a tool run to its end; a failing step does not keep the next one from running, so
 * one run tells everything that is wrong. The first line names the seed of all random inputs, which comes from the
 * tree that is committed; the last line on standard output is always `N passed, N failed`.
 *
 *   npm test                     every step
 *   npm test -- --only unit      one kind of test: unit, browser or e2e
 *   npm run check                the quick inner loop: types, lint and the quick tests, without build or browser
 */

const root = resolve(import.meta.dirname, '../..');
const reports = mkdtempSync(join(tmpdir(), 'saidwho-test-'));
const scripts = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> })
  .scripts;

/** What every random test draws from; see `seed.ts`. */
const seeds = seedsFor(process.env, () => seedOfTree(root));

/** Minutes after which a step is stopped and counts as failed: the slowest one takes about half of it. */
const STEP_LIMIT = 16;

interface Step {
  readonly name: string;
  readonly run: () => Promise<Tally>;
}

const script = (name: string): Step => ({
  name,
  run: async () => stepTally(name, (await runCommand(scripts[name] ?? `npm run ${name}`)) === 0),
});

let runtime: Runtime | null = null;

/** Finds or installs what the program runs on, and says what it took, as `npm start` does. */
const prepare: Step = {
  name: 'prepare',
  run: async () => {
    runtime = await prepareRuntime({ needWindow: false });
    if (runtime.line) console.log(runtime.line);
    return stepTally('prepare', true);
  },
};

const vitest = (name: string, project: string, environment: NodeJS.ProcessEnv = {}): Step => ({
  name,
  run: async () => {
    const report = join(reports, `${name}.json`);
    const reporters = `--reporter=dot --reporter=json --outputFile.json="${report}"`;
    const line = `vitest run -c tests/config/vitest.config.ts --project ${project} ${reporters}`;
    const exitCode = await runCommand(line, environment);
    const read = (text: string) => readVitestTally(text, (file) => relative(root, file));
    return heldTo(exitCode, name, readReport(report, read));
  },
});

const endToEnd: Step = {
  name: 'e2e',
  run: async () => {
    const report = join(reports, 'e2e.json');
    // The host needs no screen; Electron does, and gets a virtual one where there is none.
    const needsScreen = runtime?.kind === 'electron' && !hasDisplay(localMachine());
    const line = `${needsScreen ? 'xvfb-run -a ' : ''}playwright test -c tests/config/playwright.config.ts`;
    const environment = { ...runtime?.env, SAIDWHO_E2E_REPORT: report };
    const exitCode = await runCommand(line, environment);
    return heldTo(exitCode, 'e2e', readReport(report, readPlaywrightTally));
  },
};

const unit = vitest('unit', 'node');
const browser = vitest('browser', 'browser');
const quick = vitest('quick', 'node', { SAIDWHO_QUICK: '1' });

const ONLY: Readonly<Record<string, readonly Step[]>> = {
  unit: [unit],
  browser: [prepare, browser],
  e2e: [prepare, script('build'), endToEnd],
};

process.exitCode = await main(process.argv.slice(2));

async function main(words: readonly string[]): Promise<number> {
  const steps = chosenSteps(words);
  if (steps === null) {
    console.error(`Usage: npm test [-- --only ${Object.keys(ONLY).join('|')}], or npm run check`);
    return 2;
  }
  for (const value of new Set(Object.values(seeds))) console.log(`FUZZ_SEED=${value}`);
  let tally = NOTHING;
  for (const step of steps) tally = add(tally, await timed(step));
  rmSync(reports, { recursive: true, force: true });
  for (const name of tally.skipped) console.log(`skipped: ${name}`);
  for (const name of tally.failed) console.log(`failed:  ${name}`);
  console.log(`\n${closingLine(tally)}`);
  return isGood(tally) ? 0 : 1;
}

/** The steps that the words on the command line ask for, or null when they make no sense. */
function chosenSteps(words: readonly string[]): readonly Step[] | null {
  const [first, second, ...more] = words;
  if (first === undefined) return [prepare, script('build'), script('types'), script('lint'), unit, browser, endToEnd];
  if (first === 'check' && second === undefined) return [script('types'), script('lint'), quick];
  if (first === '--only' && second !== undefined && more.length === 0) return ONLY[second] ?? null;
  return null;
}

/** Runs a step between two lines that name it and its duration; a step that throws has failed. */
async function timed({ name, run }: Step): Promise<Tally> {
  console.log(`── ${name}`);
  const start = performance.now();
  const tally = await run().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    return stepTally(name, false);
  });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`── ${name}: ${closingLine(tally)} (${seconds} s)\n`);
  return tally;
}

/**
 * Runs a command line in the repository with its own tools first on PATH and no standard input.
 *
 * @returns the exit code; 1 for a command that was stopped at the limit or by a signal
 */
function runCommand(line: string, environment: NodeJS.ProcessEnv = {}): Promise<number> {
  const PATH = [join(root, 'node_modules/.bin'), process.env['PATH']].join(delimiter);
  const isWindows = process.platform === 'win32';
  const child = spawn(line, {
    cwd: root,
    shell: true,
    stdio: ['ignore', 'inherit', 'inherit'],
    // No test shows a window on the screen of whoever runs it.
    env: { ...process.env, ...seeds, SAIDWHO_HEADLESS: '1', ...environment, PATH },
    // Its own process group, so that stopping it also stops the browser it started.
    detached: !isWindows,
  });
  const stop = () => {
    if (child.pid === undefined || child.exitCode !== null) return;
    if (isWindows) child.kill();
    else process.kill(-child.pid, 'SIGKILL');
  };
  const interrupted = () => {
    stop();
    process.exit(130);
  };
  const limit = setTimeout(() => {
    console.error(`Stopped after ${STEP_LIMIT} minutes: ${line}`);
    stop();
  }, STEP_LIMIT * 60_000);
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  return new Promise<number>((done) => {
    child.once('error', () => done(1)).once('exit', (code) => done(code ?? 1));
  }).finally(() => {
    clearTimeout(limit);
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
  });
}

/** What a report says; nothing when the tool did not get as far as to write it. */
function readReport(path: string, read: (text: string) => Tally): Tally {
  try {
    return read(readFileSync(path, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return NOTHING;
    throw error;
  }
}
