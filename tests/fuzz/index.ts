import { spawn } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

/**
 * Runs every property test and every fuzz test at length, from one seed that is printed first and replays all of it.
 *
 *   npm run fuzz -- [--runs N] [--sessions N] [--page-sessions N] [--seconds N] [--seed N]
 *
 * `runs` are those of each property, `sessions` those of the random editor sessions, `page-sessions` the same on a
 * live page, where each takes a quarter of a second; `seconds` is how long each reader is given damaged files.
 */

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '20000' },
    sessions: { type: 'string', default: '20000' },
    'page-sessions': { type: 'string', default: '2000' },
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});

const root = resolve(import.meta.dirname, '../..');
const LIMIT = 6 * 3_600_000; // milliseconds for one test
const { runs, sessions, seconds, seed, 'page-sessions': pageSessions } = values;
const counts = `--runs ${runs} --sessions ${sessions} --page-sessions ${pageSessions} --seconds ${seconds}`;
const again = `${counts} --seed ${seed}`;

console.log(`seed ${seed}: npm run fuzz -- ${again}`);
const inNode = await run('node', filesWith(/from 'fast-check'|SAIDWHO_FUZZ_SESSIONS/, /(?<!\.browser)\.test\.tsx?$/));
const inBrowser = await run('browser', filesWith(/VITE_FUZZ_SESSIONS/, /\.browser\.test\.tsx?$/));
console.log(`seed ${seed}: ${inNode && inBrowser ? 'no failure' : `FAILED, again by npm run fuzz -- ${again}`}`);
process.exitCode = inNode && inBrowser ? 0 : 1;

/** Test files with this in them and this kind of name. */
function filesWith(content: RegExp, name: RegExp): string[] {
  return globSync('tests/**/*.test.{ts,tsx}', { cwd: root })
    .filter((file) => name.test(file) && content.test(readFileSync(join(root, file), 'utf8')))
    .sort();
}

/** Runs the files in one of vitest's projects; true when all of it passed. */
function run(project: string, files: readonly string[]): Promise<boolean> {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const words = ['run', '--config', 'tests/config/vitest.config.ts', '--project', project, `--testTimeout=${LIMIT}`];
  const child = spawn(process.execPath, [vitest, ...words, ...files], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      FUZZ_RUNS: runs,
      FUZZ_SECONDS: seconds,
      FUZZ_SEED: seed,
      SAIDWHO_FUZZ_SESSIONS: sessions,
      SAIDWHO_FUZZ_SEED: seed,
      VITE_FUZZ_SESSIONS: pageSessions,
      VITE_FUZZ_SEED: seed,
    },
  });
  return new Promise((done) => child.once('exit', (code) => done(code === 0)).once('error', () => done(false)));
}
