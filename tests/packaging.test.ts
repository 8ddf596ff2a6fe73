import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkFuses, FUSES } from './config/fuses.ts';
import { buildOut, hasElectron, pack } from './config/pack.ts';

const root = resolve(import.meta.dirname, '..');
const output = mkdtempSync(join(tmpdir(), 'saidwho-packed-'));
const unpacked = join(output, 'linux-unpacked');
let packed: readonly string[] = [];

beforeAll(async () => {
  if (!existsSync(join(root, 'out/main/index.js'))) buildOut();
  await pack(output, { standIn: true });
  packed = readArchive(join(unpacked, 'resources/app.asar'));
});

afterAll(() => rmSync(output, { recursive: true, force: true }));

describe('the packed program', () => {
  test('holds the three bundles, the samples, the schema and the manifest', () => {
    expect(packed).toEqual(
      expect.arrayContaining([
        'package.json',
        'out/main/index.js',
        'out/main/import-process.js',
        'out/preload/index.cjs',
        'out/renderer/index.html',
        ...filesIn('assets/samples'),
        ...filesIn('assets/schema'),
      ]),
    );
  });

  test('holds nothing else: no packages, no sources, no source maps, no tests, no host', () => {
    const allowed = /^(package\.json|assets\/.+|out\/(main|preload|renderer)\/.+)$/;
    const forbidden = /(^|\/)(node_modules|tests|chromium-host)\/|\.(ts|tsx|map)$/;
    expect(packed.filter((path) => !allowed.test(path) || forbidden.test(path))).toEqual([]);
  });

  test('keeps code for the host and the tests out of its bundles', () => {
    const bundles = packed.filter((path) => /^out\/.*\.c?js$/.test(path));
    const strangers = /--remote-debugging-pipe|@playwright\/test|fast-check|vitest/;
    expect(bundles.filter((path) => strangers.test(readFileSync(join(root, path), 'utf8')))).toEqual([]);
  });

  test('carries its licence, its notices and its own name beside the archive', () => {
    expect(readdirSync(unpacked)).toEqual(expect.arrayContaining(['saidwho', 'LICENSE', 'NOTICE', 'resources']));
    expect(readFileSync(join(unpacked, 'LICENSE'), 'utf8')).toContain('Saidwho');
  });

  test('reaches no network from any bundle (H1, PROMISES §6.1)', () => {
    const bundles = packed.filter((path) => /^out\/.*\.c?js$/.test(path));
    const modules = /(?:from|import|require)\s*\(?\s*["'`](?:node:)?(?:https?|http2|net|tls|dgram|dns)\b/;
    const globals = /\bnew (?:WebSocket|EventSource|RTCPeerConnection)\b|\bXMLHttpRequest\b|\bsendBeacon\b|\bfetch\(/;
    expect(bundles.length).toBeGreaterThan(3);
    const reaching = bundles.filter((path) => {
      const text = readFileSync(join(root, path), 'utf8');
      return modules.test(text) || globals.test(text);
    });
    expect(reaching).toEqual([]);
  });

  test('has a word in its manifest on every fuse, and on no other (PROMISES §6.19)', () => {
    const fuses = /^electronFuses:\n((?: {2}.*\n)+)/m.exec(readFileSync(join(root, 'electron-builder.yml'), 'utf8'));
    const asked = Object.fromEntries(
      (fuses?.[1] ?? '')
        .trim()
        .split('\n')
        .map((line) => line.trim().split(': ')),
    );
    const wanted = FUSES.filter(({ wanted }) => wanted !== 'any').map(({ name, wanted }) => [
      name,
      String(wanted === 'on'),
    ]);
    expect(asked).toEqual(Object.fromEntries(wanted));
  });

  test('has every fuse set by packing, read back from what takes the place of the binary (PROMISES §6.19)', () => {
    expect(checkFuses(readFileSync(join(unpacked, 'saidwho')))).toEqual([]);
  });

  test.skipIf(!hasElectron())('has its fuses set in the binary (needs the real binary)', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'saidwho-fuses-'));
    await pack(folder, { standIn: false });
    const binary = readFileSync(join(folder, 'linux-unpacked/saidwho'));
    rmSync(folder, { recursive: true, force: true });
    expect(checkFuses(binary)).toEqual([]);
  });
});

/** The paths in an asar archive: a JSON tree behind four 32-bit sizes, the last of which is its own. */
function readArchive(path: string): readonly string[] {
  const bytes = readFileSync(path);
  const header = bytes.subarray(16, 16 + bytes.readUInt32LE(12)).toString('utf8');
  return pathsIn(JSON.parse(header) as Folder, '');
}

interface Folder {
  readonly files: Readonly<Record<string, Folder | { readonly size: number }>>;
}

function pathsIn({ files }: Folder, above: string): readonly string[] {
  return Object.entries(files).flatMap(([name, entry]) =>
    'files' in entry ? pathsIn(entry, `${above}${name}/`) : [`${above}${name}`],
  );
}

/** Every file below a folder of the repository; the folder has to hold one. */
function filesIn(folder: string): readonly string[] {
  const paths = readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
  if (paths.length === 0) throw new RangeError(`${folder} is empty`);
  return paths;
}
