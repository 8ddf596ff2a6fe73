import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkLayers, checkList, checkOptions, checkReach, importsOf, type Source } from './config/architecture.ts';
import { LAYERS, LISTS, WINDOW_OPTIONS, WITHOUT_ELECTRON } from './config/layers.ts';

const root = resolve(import.meta.dirname, '..');
const sources = ['shared', 'main', 'renderer'].flatMap(filesIn).filter(({ path }) => /\.[cm]?tsx?$/.test(path));

describe('the tree', () => {
  test('imports only what the table of layers allows, and in no circle', () => {
    expect(sources.length).toBeGreaterThan(20);
    expect(checkLayers(sources, LAYERS)).toEqual([]);
  });

  test('keeps Electron out of all that runs without it', () => {
    expect(checkReach(sources, WITHOUT_ELECTRON, 'electron')).toEqual([]);
  });

  test('keeps the lists of formats and kinds free of logic', () => {
    expect(sources.filter(({ path }) => LISTS.includes(path)).flatMap(checkList)).toEqual([]);
  });

  test('opens no window with a protection off', () => {
    // The host reads these options; it opens nothing with them.
    const opening = sources.filter(({ path }) => path.startsWith('main/') && !path.startsWith('main/chromium-host/'));
    expect(opening.flatMap((source) => checkOptions(source, WINDOW_OPTIONS))).toEqual([]);
  });

  test('names no machine and no registry', () => {
    expect(['.ci', 'assets', 'tests', ''].flatMap(filesIn).concat(sources).flatMap(findMachineNames)).toEqual([]);
  });

  test('never turns the type checker off', () => {
    const off = new RegExp(['as', 'any\\b|@ts-(ignore|nocheck)'].join(' '));
    const typed = [...sources, ...filesIn('tests').filter(({ path }) => /\.tsx?$/.test(path))];
    expect(typed.filter(({ text }) => off.test(text)).map(({ path }) => path)).toEqual([]);
  });

  // The inspector holds what a function without a promise gives back weakly: a collection of garbage at the wrong
  // moment takes it away, and the test fails by it.
  test('runs nothing in the main process of a driven program but functions that give a promise', () => {
    const driving = filesIn('tests').filter(({ path }) => /\.tsx?$/.test(path));
    const isSync = /\bapp\s*\.evaluate\((?!\s*(async|act)\b)/;
    expect([...sources, ...driving].filter(({ text }) => isSync.test(text)).map(({ path }) => path)).toEqual([]);
  });

  test('pins every package to one version', () => {
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, unknown>;
    const lists = ['dependencies', 'devDependencies', 'optionalDependencies', 'overrides'];
    const loose = lists
      .flatMap((list) => Object.entries((manifest[list] ?? {}) as Record<string, string>))
      .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version));
    expect(loose).toEqual([]);
  });
});

describe('the table of layers', () => {
  test('names only layers and folders of layers', () => {
    const paths = LAYERS.map(({ path }) => path);
    const known = (path: string) =>
      paths.some((one) => one === path || one.startsWith(`${path}/`) || path.startsWith(`${one}/`));
    expect(LAYERS.flatMap(({ imports }) => imports).filter((path) => !known(path))).toEqual([]);
    expect(paths).toHaveLength(new Set(paths).size);
  });
});

describe('the checker', () => {
  const check = (path: string, text: string) => checkLayers([{ path, text }], LAYERS);

  test.each([
    ['shared/model/a.ts', "import { read } from '../formats/index.ts';"],
    ['shared/model/a.ts', "export * from '../kinds/index.ts';"],
    ['shared/annotations/a.ts', "export type { Format } from '../formats/format.ts';"],
    ['shared/ipc/a.ts', "import type { Format } from '../formats/format.ts';"],
    ['shared/formats/a.ts', "import { readFile } from 'node:fs/promises';"],
    ['shared/formats/a.ts', "import mammoth from 'mammoth';"],
    ['shared/kinds/a.ts', "const later = await import('../annotations/annotation-set.ts');"],
    ['shared/kinds/a.ts', "type Set = import('../annotations/annotation-set.ts').AnnotationSet;"],
    ['main/use-cases/a.ts', "import { app } from 'electron';"],
    ['main/use-cases/a.ts', "import type { App } from 'electron';"],
    ['main/use-cases/a.ts', "import { openFile } from '../adapters/files.ts';"],
    ['main/preload.ts', "import { save } from './use-cases/save.ts';"],
    ['main/adapters/a.ts', "import { App } from '../../renderer/views/app.tsx';"],
    ['main/chromium-host/a.ts', "import { app } from 'electron';"],
    ['renderer/editor/a.ts', "import { useState } from 'react';"],
    ['renderer/editor/a.ts', "import { store } from '../store/index.ts';"],
    ['renderer/store/a.ts', "import { save } from '../../main/use-cases/save.ts';"],
    ['renderer/views/a.tsx', "import { EditorState } from 'prosemirror-state';"],
    ['renderer/views/a.tsx', "import { plugin } from '../editor/annotation-plugin.ts';"],
    ['renderer/views/a.tsx', "const worker = new Worker(new URL('../../main/index.ts', import.meta.url));"],
    ['renderer/views/a.tsx', "const pages = import.meta.glob('../../main/*.ts');"],
    ['renderer/views/a.tsx', "import '/etc/passwd';"],
    ['main/adapters/a.ts', "const one = require('left-pad');"],
    ['main/adapters/a.ts', 'const one = await import(name);'],
    ['shared/helpers/a.ts', 'export const one = 1;'],
    ['main/stray.ts', 'export const one = 1;'],
  ])('refuses in %s: %s', (path, text) => {
    expect(check(path, text)).toHaveLength(1);
  });

  test.each([
    ['shared/model/a.ts', "import type { Result } from '../result.ts'; import { textOf } from './block.ts';"],
    ['shared/formats/a.ts', "import { parse } from 'parse5'; import { kinds } from '../kinds/index.ts';"],
    ['main/chromium-host/a.ts', "import type { App } from 'electron'; import { type Menu } from 'electron';"],
    ['main/launcher/a.ts', 'await import(process.argv[2]);'],
    ['renderer/views/a.tsx', "import { createRoot } from 'react-dom/client'; import styles from './a.module.css';"],
    ['renderer/views/a.tsx', "import { open } from '../editor/index.ts'; import icon from './icon.svg?raw';"],
    ['renderer/views/a.tsx', "// import 'electron'\nexport const text = `import 'electron'`;"],
  ])('allows in %s: %s', (path, text) => {
    expect(check(path, text)).toEqual([]);
  });

  test('names the line and the rule', () => {
    expect(check('shared/model/a.ts', "\nimport { z } from 'zod';\n")).toEqual([
      'shared/model/a.ts:2 imports zod, which shared/model may not',
    ]);
  });

  test('tells types from what is there at run time', () => {
    const text = "import type { A } from 'a'; import { type B } from 'b'; import { C, type D } from 'c'; import 'd';";
    expect(importsOf({ path: 'a.ts', text }).map(({ typeOnly }) => typeOnly)).toEqual([true, true, false, false]);
  });

  test('finds folders that import each other, once', () => {
    const layers = [
      { path: 'a', imports: ['b'] },
      { path: 'b', imports: ['c'] },
      { path: 'c', imports: ['a'] },
    ];
    const circle = [
      { path: 'a/1.ts', text: "import '../b/1.ts';" },
      { path: 'b/1.ts', text: "import '../c/1.ts';" },
      { path: 'c/1.ts', text: "import type { A } from '../a/2.ts';" },
    ];
    expect(checkLayers(circle, layers)).toEqual(['Folders import each other in a circle: a → b → c → a']);
    expect(checkLayers(circle.slice(1), layers)).toEqual([]);
  });

  test('follows imports to a package, but not those of types', () => {
    const tree = [
      {
        path: 'main/cli/index.ts',
        text: "import '../adapters/files.ts'; import type { X } from '../adapters/ipc.ts';",
      },
      { path: 'main/adapters/files.ts', text: "import './dialogs.ts';" },
      { path: 'main/adapters/dialogs.ts', text: "import { dialog } from 'electron';" },
      { path: 'main/adapters/ipc.ts', text: "import { ipcMain } from 'electron';" },
    ];
    expect(checkReach(tree, ['main/cli'], 'electron')).toEqual([
      'main/cli/index.ts reaches electron: ' +
        'main/cli/index.ts → main/adapters/files.ts → main/adapters/dialogs.ts → electron',
    ]);
    expect(checkReach(tree.slice(0, 2), ['main/cli'], 'electron')).toEqual([]);
  });

  test('tells a list with a look-up from logic', () => {
    const list =
      "import { a } from './a.ts';\nexport const ALL = [a];\nexport const find = (id) => ALL.find((x) => x.id === id);";
    expect(checkList({ path: 'index.ts', text: list })).toEqual([]);
    expect(checkList({ path: 'index.ts', text: 'export const f = (x) => (x ? 1 : 2);' })).toHaveLength(1);
    expect(checkList({ path: 'index.ts', text: 'export function f() { return 1; }' })).not.toEqual([]);
  });

  test('sees a window option that is off, or left open', () => {
    const options = (text: string) => checkOptions({ path: 'a.ts', text: `open({ ${text} });` }, WINDOW_OPTIONS);
    expect(options('webPreferences: { webSecurity: true, sandbox: true, nodeIntegration: false }')).toEqual([]);
    expect(options('webPreferences: { webSecurity: false, sandbox: isSafe, "nodeIntegration": true }')).toHaveLength(3);
  });

  test('sees the folders of a machine and the host of a registry', () => {
    const seen = (text: string) => findMachineNames({ path: 'a.ts', text }).length > 0;
    const slash = '/';
    expect(
      [`${slash}work/main`, `'${slash}root/.npm'`, `${slash}home/anna/x`, ['registry', 'npmjs', 'org'].join('.')].map(
        seen,
      ),
    ).toEqual([true, true, true, true]);
    expect(['https://example.org/work/1', 'shared/work/one', '/homepage', '//root'].map(seen)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});

/** Every text file below a folder; below the empty one, the files at the top only. */
function filesIn(folder: string): readonly Source[] {
  return readdirSync(join(root, folder), { recursive: folder !== '', withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'package-lock.json' && !/\.(png|ico|woff2)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({
      path: path.slice(root.length + 1).replaceAll('\\', '/'),
      text: readFileSync(path, 'utf8'),
    }));
}

function findMachineNames({ path, text }: Source): readonly string[] {
  const machine = /(?<![\w./~-])\/(work|root|home\/[a-z][\w-]*)\/|\bregistry\.[\w-]+\.\w+/;
  const found = machine.exec(text);
  return found ? [`${path} names ${found[0]}`] : [];
}
