/** `app`: the life of the program, its paths and its switches. */
import type * as Electron from 'electron';
import { EventEmitter } from 'node:events';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { application, commandLine } from './application.ts';
import { BrowserWindow, windows } from './browser-window.ts';
import { switchValue } from './command-line.ts';
import { findBrowser } from './current-browser.ts';
import { makeEvent } from './events.ts';
import { provideOnly, provideOnlyClass } from './guard.ts';
import { releaseLock, takeLock } from './single-instance.ts';
import { contentsCreated } from './web-contents.ts';

type PathName = Parameters<Electron.App['getPath']>[0] | 'appData';

class App extends EventEmitter {
  readonly isPackaged = false;
  readonly commandLine = provideOnly('app.commandLine.', makeCommandLine());
  #name = application.name;
  #version = application.version;
  #isReady = false;
  #isQuitting = false;
  #hasLock = false;
  #becomeReady: () => void = () => {};
  readonly #whenReady = new Promise<void>((resolve) => (this.#becomeReady = resolve));
  readonly #paths = new Map<string, string>();

  get name(): string {
    return this.#name;
  }

  set name(name: string) {
    this.#name = name;
  }

  getName(): string {
    return this.#name;
  }

  setName(name: string): void {
    this.#name = name;
  }

  getVersion(): string {
    return this.#version;
  }

  getAppPath(): string {
    return application.folder;
  }

  getLocale(): string {
    const { LC_ALL, LC_MESSAGES, LANG } = process.env;
    const language = (LC_ALL || LC_MESSAGES || LANG || '').split('.')[0]!.replace('_', '-');
    return this.commandLine.getSwitchValue('lang') || (/^[a-z]{2,3}(-|$)/.test(language) ? language : 'en-US');
  }

  getSystemLocale(): string {
    return this.getLocale();
  }

  getPreferredSystemLanguages(): string[] {
    return [this.getLocale()];
  }

  getPath(name: PathName): string {
    const path = this.#paths.get(name) ?? this.#defaultPaths()[name];
    if (path === undefined) throw new Error(`Failed to get '${name}' path`);
    return path;
  }

  setPath(name: string, path: string): void {
    this.#paths.set(name, path);
  }

  /** Accepted: logs go where `getPath('logs')` says. */
  setAppLogsPath(path?: string): void {
    if (path !== undefined) this.setPath('logs', path);
  }

  whenReady(): Promise<void> {
    return this.#whenReady;
  }

  isReady(): boolean {
    return this.#isReady;
  }

  /** Accepted: pages are always sandboxed. */
  enableSandbox(): void {}

  /** Accepted: a matter of Windows. */
  setAppUserModelId(): void {}

  /** Accepted: use the switch `--disable-gpu`. */
  disableHardwareAcceleration(): void {
    this.commandLine.appendSwitch('disable-gpu');
  }

  requestSingleInstanceLock(extra?: Record<string, unknown>): boolean {
    const start = { argv: process.argv, cwd: process.cwd(), extra };
    this.#hasLock = takeLock(this.getPath('userData'), start, ({ argv, cwd, extra }) =>
      this.emit('second-instance', makeEvent(), argv, cwd, extra),
    );
    return this.#hasLock;
  }

  hasSingleInstanceLock(): boolean {
    return this.#hasLock;
  }

  releaseSingleInstanceLock(): void {
    if (this.#hasLock) releaseLock(this.getPath('userData'));
    this.#hasLock = false;
  }

  focus(): void {
    BrowserWindow.getAllWindows().at(-1)?.focus();
  }

  /** Asks, closes all windows, and ends. A listener of `before-quit`, of a window's `close` or of `will-quit` can refuse. */
  quit(): void {
    if (this.#isQuitting) return;
    const event = makeEvent();
    this.emit('before-quit', event);
    if (event.defaultPrevented) return;
    this.#isQuitting = true;
    for (const window of BrowserWindow.getAllWindows()) window.close();
    const open = BrowserWindow.getAllWindows();
    if (open.length === 0) this.#end();
    // A window that refused keeps the program.
    else if (!open.every((window) => window._isClosing)) this.#isQuitting = false;
  }

  /** Ends without asking. */
  exit(code = 0): void {
    for (const window of BrowserWindow.getAllWindows()) window.destroy();
    this.emit('quit', makeEvent(), code);
    this.releaseSingleInstanceLock();
    const ended = findBrowser()?.end() ?? Promise.resolve();
    void ended.finally(() => process.exit(code));
  }

  /** Makes the app ready. In this order: a test driver keeps the event back and replays it once the promise is fulfilled. */
  _ready(): void {
    this.#isReady = true;
    this.emit('ready', makeEvent(), {});
    this.#becomeReady();
  }

  _allWindowsClosed(): void {
    if (this.#isQuitting) this.#end();
    else if (this.listenerCount('window-all-closed') > 0) this.emit('window-all-closed');
    else this.quit();
  }

  #end(): void {
    const event = makeEvent();
    this.emit('will-quit', event);
    if (event.defaultPrevented) this.#isQuitting = false;
    else this.exit(0);
  }

  #defaultPaths(): Partial<Record<string, string>> {
    const home = homedir();
    const appData = appDataFolder(home);
    const userData = commandLine.userData === null ? join(appData, this.#name) : resolve(commandLine.userData);
    const data = this.#paths.get('userData') ?? userData;
    const inHome = (...names: string[]) =>
      Object.fromEntries(names.map((name) => [name.toLowerCase(), join(home, name)]));
    return {
      ...inHome('Desktop', 'Documents', 'Downloads', 'Music', 'Pictures', 'Videos'),
      home,
      appData,
      userData,
      sessionData: data,
      logs: join(data, 'logs'),
      crashDumps: join(data, 'Crashpad'),
      temp: tmpdir(),
      exe: process.execPath,
      module: process.execPath,
    };
  }
}

provideOnlyClass('app', App);

/** Electron's `app`. */
export const app = new App();

windows.on('created', (window) => app.emit('browser-window-created', makeEvent(), window));
windows.on('focus', (window) => app.emit('browser-window-focus', makeEvent(), window));
windows.on('blur', (window) => app.emit('browser-window-blur', makeEvent(), window));
windows.on('all-closed', () => app._allWindowsClosed());
contentsCreated.on('created', (contents) => app.emit('web-contents-created', makeEvent(), contents));

/** Returns what `app.commandLine` added, which Chromium is to get besides the command line. */
export function appendedSwitches(): readonly string[] {
  return appended;
}

const appended: string[] = [];

function makeCommandLine() {
  const all = () => [...commandLine.switches, ...appended];
  return {
    appendSwitch(name: string, value?: string) {
      appended.push(value ? `--${name}=${value}` : `--${name}`);
    },
    appendArgument(value: string) {
      appended.push(value);
    },
    hasSwitch: (name: string) => switchValue(all(), name) !== null,
    getSwitchValue: (name: string) => switchValue(all(), name) ?? '',
  } satisfies Pick<Electron.CommandLine, 'appendSwitch' | 'appendArgument' | 'hasSwitch' | 'getSwitchValue'>;
}

function appDataFolder(home: string): string {
  if (process.platform === 'darwin') return join(home, 'Library', 'Application Support');
  if (process.platform === 'win32') return process.env['APPDATA'] ?? join(home, 'AppData', 'Roaming');
  return process.env['XDG_CONFIG_HOME'] || join(home, '.config');
}
