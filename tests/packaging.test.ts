import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildOut, hasElectron, pack } from './config/pack.ts';

const root = resolve(import.meta.dirname, '..');
const output = mkdtempSync(join(tmpdir(), 'saidwho-packed-'));
const unpacked = join(output, 'linux-unpacked');
let packed: readonly string[] = [];

beforeAll(async () => {
  if (!existsSync(join(root, 'out/main/index.js'))) buildOut();
  await pack(output, { standIn: true });
  packed = readArchive(join(unpacked, 'resources/app.asar'));
}, 60_000);

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

  test('asks for every fuse that keeps the binary to this program', () => {
    const fuses = /^electronFuses:\n((?: {2}.*\n)+)/m.exec(readFileSync(join(root, 'electron-builder.yml'), 'utf8'));
    const asked = Object.fromEntries(
      (fuses?.[1] ?? '')
        .trim()
        .split('\n')
        .map((line) => line.trim().split(': ')),
    );
    expect(asked).toEqual({
      runAsNode: 'false',
      enableNodeOptionsEnvironmentVariable: 'false',
      enableNodeCliInspectArguments: 'false',
      enableEmbeddedAsarIntegrityValidation: 'true',
      onlyLoadAppFromAsar: 'true',
      grantFileProtocolExtraPrivileges: 'false',
      enableCookieEncryption: 'true',
      loadBrowserProcessSpecificV8Snapshot: 'false',
    });
  });

  test.skipIf(!hasElectron())('has its fuses set in the binary (needs the real binary)', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'saidwho-fuses-'));
    await pack(folder, { standIn: false });
    const binary = readFileSync(join(folder, 'linux-unpacked/saidwho'), 'latin1');
    rmSync(folder, { recursive: true, force: true });
    // The wire: a sentinel, a version byte, a length byte, then one "0" or "1" a fuse, runAsNode first.
    expect(/dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX[\s\S]{2}(.{7})/.exec(binary)?.[1]).toBe('0100110');
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
