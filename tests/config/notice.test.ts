import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { LAYERS } from './layers.ts';

/**
 * What the program is bundled from is the packages that its layers may import, with all that those depend on. Each has
 * a line `name, licence` in `NOTICE`.
 */

const root = resolve(import.meta.dirname, '../..');

/** Packages that layers import and that are not in the bundles: the platform itself, and what only the launcher uses. */
const NOT_BUNDLED = ['electron', 'playwright', 'argparse']; // argparse: markdown-it's command line only

interface Manifest {
  readonly name: string;
  readonly license: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

test('names every bundled library with its licence', () => {
  const bundled = findBundled();
  expect(bundled.size).toBeGreaterThan(20);
  const lines = new Set(readFileSync(join(root, 'NOTICE'), 'utf8').split('\n'));
  const missing = [...bundled.values()]
    .map(({ name, license }) => `${name}, ${license}`)
    .filter((line) => !lines.has(line));
  expect(missing).toEqual([]);
});

function findBundled(): ReadonlyMap<string, Manifest> {
  const allowed = LAYERS.flatMap(({ packages = [] }) => packages).filter((name) => !name.startsWith('node:'));
  const listed = Object.keys(
    (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { devDependencies: Record<string, string> })
      .devDependencies,
  );
  const found = new Map<string, Manifest>();
  const visit = (name: string, from: string): void => {
    if (NOT_BUNDLED.includes(name) || found.has(name)) return;
    const folder = findPackage(name, from);
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
    found.set(name, manifest);
    for (const dependency of Object.keys(manifest.dependencies ?? {})) visit(dependency, folder);
  };
  for (const pattern of new Set(allowed)) {
    const names = pattern.endsWith('*') ? listed.filter((name) => name.startsWith(pattern.slice(0, -1))) : [pattern];
    for (const name of names) visit(name, root);
  }
  return found;
}

/** @throws RangeError when no `node_modules` from there upwards holds the package */
function findPackage(name: string, from: string): string {
  const folder = join(from, 'node_modules', name);
  if (existsSync(join(folder, 'package.json'))) return folder;
  if (from === root) throw new RangeError(`${name} is not installed`);
  return findPackage(name, dirname(from));
}
