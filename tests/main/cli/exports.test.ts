import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, hostname, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemTimers } from '../../../main/adapters/clock.ts';
import { nodeFiles } from '../../../main/adapters/node-files.ts';
import { nodeServices } from '../../../main/adapters/services.ts';
import { runCli } from '../../../main/cli/run.ts';
import { FORMATS } from '../../../shared/formats/index.ts';
import { saidwhoFile } from '../../../shared/formats/saidwho.ts';
import { openArchive } from '../../builders/open-archive.ts';

/** What an export tells of the machine and the time it was made on: nothing. */

const ACCOUNT = 'jdoe-the-annotator';
/** What the command line can write: what is printed needs a window. */
const writers = FORMATS.filter(({ write, prints }) => write !== undefined && prints === undefined).map(({ id }) => id);
const sources = {
  'story.txt': 'Anna said “so”.\n\nBo asked.',
  'story.md': '# So\n\nAnna said',
  'story.html': '<!doctype html><p>Anna said so',
};

let folder: string;
const services = nodeServices('0.0.0-test');
const world = { files: nodeFiles, services, timers: systemTimers, version: '0.0.0-test' };
const run = (...args: string[]) => runCli(args, world);

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'saidwho-exports-')), ACCOUNT, 'Secret plans');
  mkdirSync(folder, { recursive: true });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  rmSync(join(folder, '../..'), { recursive: true, force: true });
});

/** Imports a file as the command does, and tags its first word, so that every format has something to write. */
async function importAndTag(name: string, text: string): Promise<string> {
  writeFileSync(join(folder, name), text);
  const path = join(folder, 'a.saidwho');
  expect((await run('import', join(folder, name), '--out', path)).exitCode).toBe(0);
  const read = saidwhoFile.read!({ bytes: readFileSync(path), name: 'a.saidwho' }, services);
  if (!read.ok) throw new Error(read.problems[0].message);
  const { article } = read.value;
  const tagged = {
    record: 'annotation',
    id: 'q1',
    kind: 'quote',
    fragments: [{ start: 0, end: 2 }],
    attributes: {},
  } as const;
  writeFileSync(path, saidwhoFile.write!({ ...article, annotations: [tagged] }, services));
  return path;
}

let count = 0;

/** Exports to every format, each into a folder of its own; what is in the files, and how the command ended. */
async function exportAll(
  path: string,
): Promise<{ format: string; exitCode: number; said: string; files: string[]; shown: string }[]> {
  count += 1;
  const all = [];
  for (const format of writers) {
    const out = join(folder, `out${count}`, format);
    mkdirSync(out, { recursive: true });
    const { exitCode, stderr } = await run('export', path, '--format', format, '--out', out);
    const files = readdirSync(out).sort();
    const contents = files.map((name) => `${name}\n${readFileSync(join(out, name), 'latin1')}`);
    const shown = files.map((name) => `${name}\n${textIn(readFileSync(join(out, name)))}`).join('\n');
    all.push({ format, exitCode, said: stderr, files: contents, shown });
  }
  return all;
}

/** What a file says to whoever opens it: packed bytes may look like any short name. */
function textIn(bytes: Buffer): string {
  if (bytes.subarray(0, 2).toString('latin1') !== 'PK') return bytes.toString('latin1');
  const archive = openArchive(new Uint8Array(bytes));
  return archive.names.map((name) => `${name}\n${archive.text(name)}`).join('\n');
}

/** True where the words stand for themselves: a machine may be called “vm”, which a hash in letters holds easily. */
function names(all: string, words: string): boolean {
  const isInWord = (at: number): boolean => /[\p{L}\p{N}+/]/u.test(all[at] ?? '');
  for (let at = all.indexOf(words); at !== -1; at = all.indexOf(words, at + 1)) {
    const isWhole = words.length > 3 || !(isInWord(at - 1) || isInWord(at + words.length));
    if (isWhole) return true;
  }
  return false;
}

describe.each(Object.entries(sources))('an export of %s', (name, text) => {
  it('names no folder, account, home or machine (X7)', async () => {
    const account = userInfo().username;
    const secrets = [ACCOUNT, 'Secret plans', tmpdir(), homedir(), hostname(), `/${account}/`, `\\${account}\\`];
    const exported = await exportAll(await importAndTag(name, text));
    for (const { format, exitCode, said, files, shown } of exported) {
      expect([format, exitCode, files.length > 0]).toEqual([format, 0, true]);
      const all = `${said}${shown}`;
      expect([format, ...secrets.filter((secret) => secret.length > 1 && names(all, secret))]).toEqual([format]);
    }
  });

  it('is the same bytes at another time and under another account (X5)', async () => {
    const path = await importAndTag(name, text);
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2001-02-03T04:05:06Z') });
    const first = await exportAll(path);
    vi.setSystemTime(new Date('2039-11-12T13:14:15Z'));
    vi.stubEnv('USER', 'somebody-else').stubEnv('HOME', '/nowhere').stubEnv('TZ', 'Asia/Tokyo');
    expect(await exportAll(path)).toEqual(first);
  });
});
