/** The modules of Electron that are a few lines each: `net`, `shell`, `clipboard`, `screen`, and two that have nothing to do. */
import type * as Electron from 'electron';
import { execFile, spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { dirname } from 'node:path';
import { lastScreen } from './browser-window.ts';
import { fetchFile } from './fetch-file.ts';
import { notProvided, provideOnly } from './guard.ts';
import { askHandler, protocol } from './protocol-server.ts';

/** Electron's `net`, which reaches files and the app's own schemes. There is no network. */
export const net = provideOnly('net.', {
  async fetch(input: string | Request, init?: RequestInit): Promise<Response> {
    const request = new Request(input, init);
    const url = new URL(request.url);
    if (url.protocol === 'file:' && !protocol.isProtocolHandled('file')) return fetchFile(url);
    if (/^(https?|wss?|ftp):$/.test(url.protocol)) throw new Error('net::ERR_NAME_NOT_RESOLVED');
    return askHandler(request);
  },
});

/** Electron's `shell`. */
export const shell = provideOnly('shell.', {
  openExternal: (url: string) => openWithSystem(new URL(url).href),
  openPath: (path: string) =>
    openWithSystem(path).then(
      () => '',
      (error: Error) => error.message,
    ),
  showItemInFolder(path: string) {
    openWithSystem(dirname(path)).catch((error: Error) => console.error(error.message));
  },
  trashItem: (path: string) => {
    if (process.platform !== 'linux') return Promise.reject(notProvided(`shell.trashItem on ${process.platform}`));
    return run('gio', ['trash', '--', path]).then(() => {});
  },
});

/** Electron's `clipboard`: text only. The page has its own clipboard for the rest. */
export const clipboard = provideOnly('clipboard.', {
  async readText(): Promise<string> {
    const [program, ...values] = clipboardProgram('read');
    return run(program, values);
  },
  async writeText(text: string): Promise<void> {
    const [program, ...values] = clipboardProgram('write');
    await run(program, values, text);
  },
} satisfies Pick<Electron.Clipboard, 'readText' | 'writeText'>);

/** Electron's `screen`: one display, known from the first page shown; until then a common size is assumed. */
export const screen = provideOnly('screen.', {
  getPrimaryDisplay: () => primaryDisplay(),
  getAllDisplays: () => [primaryDisplay()],
  getDisplayMatching: () => primaryDisplay(),
  getDisplayNearestPoint: () => primaryDisplay(),
  on: () => screen,
});

/** Electron's `powerMonitor`: nothing is known of power here, so no event ever comes. */
export const powerMonitor = provideOnly('powerMonitor.', new EventEmitter());

/** Electron's `crashReporter`: the host sends nothing and keeps no dumps. */
export const crashReporter = provideOnly('crashReporter.', { start() {} });

function primaryDisplay() {
  const { width, height, availWidth, availHeight, scale } = lastScreen() ?? {
    width: 1280,
    height: 800,
    availWidth: 1280,
    availHeight: 800,
    scale: 1,
  };
  return provideOnly('Display#', {
    id: 1,
    scaleFactor: scale,
    bounds: { x: 0, y: 0, width, height },
    size: { width, height },
    workArea: { x: 0, y: 0, width: availWidth, height: availHeight },
    workAreaSize: { width: availWidth, height: availHeight },
  });
}

function openWithSystem(target: string): Promise<void> {
  const [program, ...values] = { darwin: ['open'], win32: ['cmd', '/c', 'start', ''] }[process.platform as string] ?? [
    'xdg-open',
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(program!, [...values, target], { detached: true, stdio: 'ignore' });
    child.on('error', () =>
      reject(new Error(`The Chromium host opens things with ${program}, which is not installed.`)),
    );
    child.on('spawn', () => {
      child.unref();
      resolve();
    });
  });
}

function clipboardProgram(way: 'read' | 'write'): [program: string, ...values: string[]] {
  const isWrite = way === 'write';
  if (process.platform === 'darwin') return [isWrite ? 'pbcopy' : 'pbpaste'];
  if (process.platform !== 'linux') throw notProvided(`clipboard on ${process.platform}`);
  if (process.env['WAYLAND_DISPLAY']) return isWrite ? ['wl-copy'] : ['wl-paste', '--no-newline'];
  return ['xclip', '-selection', 'clipboard', isWrite ? '-in' : '-out'];
}

function run(program: string, values: readonly string[], input = ''): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(program, values, { encoding: 'utf8' }, (error, output, problem) => {
      if (!error) return resolve(output);
      const isMissing = error.code === 'ENOENT';
      reject(new Error(isMissing ? `The Chromium host needs ${program}, which is not installed.` : problem.trim()));
    });
    // xclip stays to serve what it holds and keeps its streams; what matters is that it was handed over.
    child.on('exit', (code) => code === 0 && input !== '' && resolve(''));
    child.stdin?.on('error', () => {}).end(input);
  });
}
