import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

/** By construction (H1, H6): what reads foreign bytes has no words for files, networks, processes or code. */

const root = resolve(import.meta.dirname, '../..');

const sources = ['shared', 'main/import-process'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: path.slice(root.length + 1).replaceAll('\\', '/'), text: readFileSync(path, 'utf8') })),
);

/** The one module that is loaded only when it is needed: large, ours, and named where it is loaded. */
const LOADED_LATE = "import('./pdf/engine.ts')";

const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');

const REACHES_OUT =
  /\b(?:fetch|XMLHttpRequest|WebSocket|EventSource|importScripts|require|eval|Function|Worker|process\.(?:binding|dlopen|env|chdir))\s*\(|\bprocess\.env\b|\bimport\s*\(|\.(?:innerHTML|outerHTML)\b|createContextualFragment/;

/** All that the import process takes of Node: hashes, ids and the watch over endless loops. */
const ALLOWED = new Set(['node:crypto', 'node:vm']);

const nodeModulesOf = (text: string): string[] =>
  [...text.matchAll(/from '(node:[\w/]+|electron)'/g)].map(([, name]) => name!);

describe('what reads foreign bytes', () => {
  test('imports no module of Node or Electron in shared/, and two in the import process (H1)', () => {
    expect(sources.length).toBeGreaterThan(40);
    const found = sources.flatMap(({ path, text }) =>
      nodeModulesOf(text)
        .filter((name) => path.startsWith('shared/') || !ALLOWED.has(name))
        .map((name) => `${path}: ${name}`),
    );
    expect(found).toEqual([]);
  });

  test('calls nothing that reaches out or makes code of text (H1, H6)', () => {
    const found = sources.flatMap(({ path, text }) => {
      const match = REACHES_OUT.exec(withoutComments(text).replace(LOADED_LATE, ''));
      return match === null ? [] : [`${path}: ${match[0]}`];
    });
    expect(found).toEqual([]);
  });

  test('would be found if it did', () => {
    for (const text of ["fetch('x')", "await import('x')", "new Function ('x')", 'process.env', "eval('1')"])
      expect(text).toMatch(REACHES_OUT);
    expect(nodeModulesOf("import fs from 'node:fs';")).toEqual(['node:fs']);
  });
});
