import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseSync } from 'vite';
import { describe, expect, test } from 'vitest';
import { importsOf, type Source } from '../config/architecture.ts';

/** What the program's own sources must not hold (PROMISES §6): not here by promise, but by looking. */

const root = resolve(import.meta.dirname, '../..');
const own = ['main', 'renderer', 'shared']
  .flatMap(filesIn)
  .filter(({ path }) => !/^main\/(chromium-host|launcher)\//.test(path));

/** Where in the sources the pattern stands; comments count, strings count. */
const places = (pattern: RegExp): readonly string[] =>
  own.filter(({ text }) => pattern.test(text)).map(({ path }) => path);

describe('the sources of the program', () => {
  test('open no way to a network (PROMISES §6.1, H1)', () => {
    const network = /^(node:)?(https?|http2|net|tls|dgram|dns|inspector)$/;
    const importing = own.filter((source) =>
      importsOf(source).some(({ specifier }) => specifier !== null && network.test(specifier)),
    );
    expect(importing.map(({ path }) => path)).toEqual([]);
    expect(places(/\bfetch\(|new (WebSocket|EventSource|RTCPeerConnection)\b|XMLHttpRequest|sendBeacon/)).toEqual([]);
  });

  test('open windows in one place alone, and no view (PROMISES §6.14)', () => {
    expect(places(/new BrowserWindow\b/)).toEqual(['main/adapters/window.ts']);
    expect(places(/new (BrowserView|WebContentsView|BaseWindow)\b|<webview|createElement\(.webview/)).toEqual([]);
  });

  test('hand nothing to the system to open (PROMISES §6.15)', () => {
    expect(places(/\bopenExternal\b|\bshell\.|\bshowItemInFolder\b|\btrashItem\b/)).toEqual([]);
    expect(places(/import \{[^}]*\bshell\b[^}]*\} from 'electron'/)).toEqual([]);
    expect(places(/child_process|process\.binding/)).toEqual([]);
  });

  test('have one door for calls, on handlers that answer (PROMISES §6.17)', () => {
    expect(places(/\bipcMain\b/)).toEqual(['main/adapters/ipc-server.ts']);
    expect(places(/ipcMain\.on\b|sendSync|ipcRenderer\.sendTo|postMessage\(.*\*/)).toEqual([]);
    expect(places(/\bcontextBridge\b/)).toEqual(['main/preload.ts']);
    expect(places(/\bipcRenderer\b/)).toEqual(['main/preload.ts']);
  });

  test('ask Chromium for nothing out of the ordinary (PROMISES §6.6, 6.8, 6.9, 6.10)', () => {
    const switches =
      /appendSwitch|appendArgument|disable-web-security|ignore-certificate|enableBlinkFeatures|setCertificateVerifyProc/;
    expect(places(switches)).toEqual([]);
    expect(places(/bypassCSP|registerFileProtocol|allowServiceWorkers|corsEnabled|allowExtensions/)).toEqual([]);
  });

  test('confine the program before anything else happens (PROMISES §6.4)', () => {
    const text = readFileSync(join(root, 'main/index.ts'), 'utf8');
    const statements = parseSync('index.ts', text).program.body.filter(({ type }) => type !== 'ImportDeclaration');
    const isPlain = (type: string) => /^(VariableDeclaration|TS|FunctionDeclaration)/.test(type);
    const first = statements.find(({ type }) => !isPlain(type));
    expect(text.slice(first?.start, first?.end)).toBe('confineApp();');
    const before = statements.slice(0, first === undefined ? 0 : statements.indexOf(first));
    expect(before.filter(({ start, end }) => /\(/.test(text.slice(start, end)))).toEqual([]);
  });
});

function filesIn(folder: string): readonly Source[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: path.slice(root.length + 1).replaceAll('\\', '/'), text: readFileSync(path, 'utf8') }));
}
