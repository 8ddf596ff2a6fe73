import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** Feeds the linter what PROMISES forbids: a rule that was switched off by accident would otherwise never be missed. */

const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'saidwho-lint-'));

/** A file, what is in it, and the rule that has to refuse it; null when none may. */
const CASES: readonly (readonly [path: string, text: string, rule: string | null])[] = [
  ['main/adapters/raw.ts', "import { ipcMain } from 'electron'; ipcMain.on('x', () => {});", 'no-restricted-imports'],
  ['main/adapters/ipc-server.ts', "import { ipcMain } from 'electron'; ipcMain.on('x', () => {});", null],
  [
    'main/adapters/link.ts',
    "import { shell } from 'electron'; await shell.openExternal('x');",
    'no-restricted-properties',
  ],
  [
    'main/adapters/open-external.ts',
    "import { shell } from 'electron'; export const s = shell;",
    'no-restricted-imports',
  ],
  ['main/adapters/reach.ts', "import { net } from 'electron'; export const n = net;", 'no-restricted-imports'],
  ['main/page.ts', "import { w } from './w.ts'; w.executeJavaScript('1');", 'no-restricted-properties'],
  ['renderer/html.ts', "document.body.innerHTML = '<p>';", 'no-restricted-properties'],
  ['renderer/after.ts', "document.body.insertAdjacentHTML('beforeend', '<p>');", 'no-restricted-properties'],
  ['renderer/danger.tsx', "export const A = () => <p dangerouslySetInnerHTML={{ __html: '' }} />;", 'no-danger'],
  ['renderer/eval.ts', "eval('1');", 'no-eval'],
  ['renderer/function.ts', "export const f = new Function('1');", 'no-new-func'],
  ['renderer/log.ts', "console.log('1');", 'no-console'],
  ['shared/log.ts', "console.log('1');", 'no-console'],
  ['main/log.ts', "console.log('1');", null],
  ['shared/any.ts', 'export const one: any = 1;', 'no-explicit-any'],
  ['shared/default.ts', 'export default 1;', 'no-default-export'],
  ['shared/equal.ts', 'export const isSame = (a: number, b: number) => a == b;', 'eqeqeq'],
  ['shared/type.ts', "import { A } from './a.ts'; export const a: A | null = null;", 'consistent-type-imports'],
  ['shared/ignore.ts', ['// @ts', 'ignore\nexport const one: string = 1;'].join('-'), 'ban-ts-comment'],
  ['shared/circle.ts', "import { b } from './circle-b.ts'; export const a = () => b;", 'no-cycle'],
  ['shared/circle-b.ts', "import { a } from './circle.ts'; export const b = () => a;", 'no-cycle'],
  ['renderer/image.tsx', 'export const A = () => <img src="a.png" />;', 'alt-text'],
];

let found: ReadonlyMap<string, readonly string[]> = new Map();

beforeAll(() => {
  for (const [path, text] of CASES) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  found = lint();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the linter', () => {
  test.each(CASES)('judges %s: %s', (path, _text, rule) => {
    const rules = found.get(path) ?? [];
    expect(rules).toEqual(rule === null ? [] : expect.arrayContaining([rule]));
  });
});

interface Report {
  readonly diagnostics: readonly { readonly filename: string; readonly code: string }[];
}

/** The names of the rules that were broken, by file. */
function lint(): ReadonlyMap<string, readonly string[]> {
  const oxlint = join(root, 'node_modules/oxlint/bin/oxlint');
  const words = [oxlint, '-c', join(root, 'tests/config/oxlintrc.json'), '--format', 'json', '.'];
  const { stdout } = spawnSync(process.execPath, words, { cwd: folder, encoding: 'utf8' });
  const { diagnostics } = JSON.parse(stdout) as Report;
  const rulesByFile = Map.groupBy(diagnostics, ({ filename }) => filename.replaceAll('\\', '/'));
  return new Map(
    [...rulesByFile].map(([file, list]) => [file, list.map(({ code }) => /\((.*)\)/.exec(code)?.[1] ?? code)]),
  );
}
