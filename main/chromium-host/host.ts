/**
 * The Chromium host: runs an Electron app's own main process under plain Node, with Chromium as its window.
 *
 *     electron [switches] <app> [arguments]
 *
 * See the README of this folder.
 */
import { createRequire, registerHooks } from 'node:module';
import { open as openInspector } from 'node:inspector';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app, appendedSwitches } from './app.ts';
import { application, commandLine } from './application.ts';
import { Browser } from './browser.ts';
import { BrowserWindow } from './browser-window.ts';
import { setBrowser } from './current-browser.ts';
import { findChromium } from './find-chromium.ts';
import { nativeTheme, theme } from './native-theme.ts';
import { serverPort, startServer } from './protocol-server.ts';
import { defaultSession, denyPermissions } from './session.ts';
import { WebContents } from './web-contents.ts';

/** The version of Electron whose API the host follows. */
const electronVersion = '45.4.1';

const require = createRequire(import.meta.url);

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});

async function main(): Promise<void> {
  if (commandLine.app === null) throw new Error('The Chromium host needs an app: electron <folder or main file>');
  const chromium = findChromium();
  if (!chromium) throw new Error('The Chromium host finds no Chromium. Install it, or name one in SAIDWHO_CHROMIUM.');
  becomeElectron();
  answerElectron();
  if (commandLine.inspectPort !== null) openInspector(commandLine.inspectPort, '127.0.0.1');
  await startServer();
  for (const module of commandLine.requires) require(resolve(module));
  await loadApp();
  await startBrowser(chromium);
  app._ready();
}

/** Gives `process` what Electron adds to it. */
function becomeElectron(): void {
  process.argv = [process.argv[0]!, ...commandLine.argv];
  const versions = { electron: electronVersion, chrome: '', 'chromium-host': '1' };
  for (const [name, value] of Object.entries(versions)) {
    Object.defineProperty(process.versions, name, { value, enumerable: true, configurable: true });
  }
  Object.defineProperty(process, 'type', { value: 'browser' });
  Object.assign(process, { resourcesPath: resolve(import.meta.dirname, 'resources'), defaultApp: true });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, quitOnSignal());
}

/** The first signal quits as the user would; a second one does not wait. */
function quitOnSignal(): () => void {
  let isSecond = false;
  return () => {
    if (isSecond) process.exit(1);
    isSecond = true;
    app.quit();
  };
}

/** Lets every module of the app find this host under the name `electron`. */
function answerElectron(): void {
  const url = new URL('electron-module.ts', import.meta.url).href;
  registerHooks({
    resolve(name, context, next) {
      const isElectron = ['electron', 'electron/main', 'electron/common'].includes(name);
      return isElectron ? { url, format: 'module-typescript', shortCircuit: true } : next(name, context);
    },
  });
}

/** Loads the app's main file, and waits for it: what it sets before `ready` must be set. An app that itself waits for
 * `ready` at its top level is not waited for longer than three seconds. */
async function loadApp(): Promise<void> {
  const loading = import(pathToFileURL(application.mainFile).href);
  let timer;
  const patience = new Promise((resolve) => (timer = setTimeout(resolve, 3000)));
  await Promise.race([loading, patience]);
  clearTimeout(timer);
}

async function startBrowser(chromium: string): Promise<void> {
  const browser = await Browser.start({
    chromium,
    serverPort: serverPort(),
    debuggingSwitch: commandLine.debuggingSwitch,
    switches: [...commandLine.chromiumSwitches, ...appendedSwitches()],
    isHeadless: isHeadless(),
  });
  setBrowser(browser);
  const windowOf = (targetId: string) => {
    const contents = WebContents.fromDevToolsTargetId(targetId);
    return contents ? BrowserWindow.fromWebContents(contents) : null;
  };
  browser.onPageGone = (targetId) => windowOf(targetId)?._closedByChromium();
  browser.onEnd = () => {
    setBrowser(null);
    for (const window of BrowserWindow.getAllWindows()) window._closedByChromium();
  };
  nativeTheme._onSource = () => {
    for (const contents of WebContents.getAllWebContents()) {
      contents._send('Emulation.setEmulatedMedia', { features: theme() }).catch(() => {}); // not there yet: told when it is
    }
  };
  defaultSession._onPermissions = () => void denyPermissions(browser.cdp).catch(() => {});
  await denyPermissions(browser.cdp);
}

/** A test driver needs no screen; a user does. */
function isHeadless(): boolean {
  if (process.env['SAIDWHO_HEADLESS'] === '1') return true;
  const hasScreen = process.platform !== 'linux' || process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'];
  return !hasScreen && commandLine.debuggingSwitch !== null;
}
