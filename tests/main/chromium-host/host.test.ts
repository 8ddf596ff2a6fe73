/**
 * The contract of the Chromium host, asked through Playwright's `_electron` as every end-to-end test does: what holds here
 * holds, but for the tests about the host's own walls, under Electron too.
 */
import { request } from 'node:http';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron } from 'playwright';
import type { ElectronApplication, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test as anyTest } from 'vitest';
import { findChromium } from '../../../main/chromium-host/find-chromium.ts';

const test = anyTest.skipIf(findChromium() === null);
const fixture = resolve(import.meta.dirname, 'app');
const work = mkdtempSync(join(tmpdir(), 'host-test-'));

process.env['ELECTRON_OVERRIDE_DIST_PATH'] = resolve(import.meta.dirname, '../../../main/chromium-host');

// What the fixture's page and main process offer.
type Api = {
  platform: string;
  nested: { list: unknown[] };
  sum: (one: number, other: number) => Promise<number>;
  echo: <T>(value: T) => Promise<T>;
  invoke: (channel: string, ...values: unknown[]) => Promise<unknown>;
  upper: (text: string) => string;
  twice: (value: number, callback: (value: number) => number) => number;
  throwNow: () => void;
  ping: (value: unknown) => Promise<unknown>;
  pathOf: (file: File) => string;
  sendSync: () => void;
};
type Utility = { answers: { argv: string[]; bytes: Uint8Array }[] & { exitCode?: number } } & {
  postMessage: (message: unknown) => void;
  kill: () => boolean;
  pid: number | undefined;
};
type FixtureWindow = { id: number; close: () => void; setVibrancy: () => void };
declare const api: Api;
declare const stopMenu: () => void;
declare const isReady: boolean;
declare const hasLock: boolean;
declare const openWindow: (options?: object) => Promise<FixtureWindow>;
declare const forkUtility: () => Utility;
declare const seen: { navigations: string[]; opened: string[]; sender: object | null; second?: string };

afterAll(() => rmSync(work, { recursive: true, force: true }));

async function launch(values: readonly string[] = [], env: Record<string, string> = {}): Promise<ElectronApplication> {
  const userData = mkdtempSync(join(work, 'data-'));
  const args = [`--user-data-dir=${userData}`, ...values, fixture];
  return _electron.launch({ args, env: { ...process.env, ...env } as Record<string, string> });
}

async function readyPage(app: ElectronApplication): Promise<Page> {
  const page = await app.firstWindow();
  await page.waitForFunction(() => typeof isReady !== 'undefined' && isReady); // Its script may not have run yet.
  return page;
}

function processesWith(text: string): number[] {
  const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return ids.map(Number).filter((id) => commandOf(id).includes(text));
}

function commandOf(id: number): string {
  try {
    return readFileSync(`/proc/${id}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

function profileOf(app: ElectronApplication): string {
  return readdirSync(tmpdir()).find((name) => name.startsWith(`saidwho-chromium-${app.process().pid}-`)) ?? 'none';
}

describe('the Chromium host', () => {
  let app: ElectronApplication;
  let page: Page;
  let origin: string;

  beforeAll(async () => {
    if (findChromium() === null) return;
    app = await launch();
    page = await readyPage(app);
    origin = new URL(page.url()).origin;
  });

  afterAll(() => app?.close());

  test('runs the main process of the app under the name and version of its manifest', async () => {
    const about = await app.evaluate(async ({ app }) => [
      app.getName(),
      app.getVersion(),
      app.isPackaged,
      app.isReady(),
    ]);
    expect(about).toEqual(['host-fixture', '1.2.3', false, true]);
  });

  test('keeps the data of the app in the folder that --user-data-dir names', async () => {
    expect(await app.evaluate(async ({ app }) => app.getPath('userData'))).toContain(work);
  });

  test('gives a window the content size that was asked for', async () => {
    expect(await page.evaluate(() => [innerWidth, innerHeight])).toEqual([700, 500]);
  });

  test('finds the window of a page', async () => {
    const window = await app.browserWindow(page);
    expect(await window.evaluate(async (window) => window.webContents.getURL())).toBe('app://bundle/index.html');
  });

  describe('between page and main process', () => {
    test('answers an invoke', async () => {
      expect(await page.evaluate(() => api.sum(2, 3))).toBe(5);
    });

    test('replies to a send', async () => {
      expect(await page.evaluate(() => api.ping({ at: [1, null, 'ü'] }))).toEqual({ at: [1, null, 'ü'] });
    });

    test('names the sender by its address in the app', async () => {
      await page.evaluate(() => api.echo(1));
      expect(await app.evaluate(async () => seen.sender)).toEqual({
        url: 'app://bundle/index.html',
        origin: 'app://bundle',
        parent: null,
        isMain: true,
      });
    });

    test('carries what structured clone carries', async () => {
      const came = await page.evaluate(async () => {
        const value = {
          none: undefined,
          nothing: null,
          date: new Date(5),
          map: new Map([['a', new Set([1])]]),
          big: 10n ** 20n,
          odd: [Number.NaN, Infinity, -0],
          $: 'dollar',
          text: '\ud83d\ude00 \u2028 \ud800',
        };
        const back = await api.echo(value);
        return [
          'none' in back && back.none === undefined && back.nothing === null,
          back.date.getTime() === 5,
          back.map.get('a')?.has(1),
          back.big === value.big,
          back.odd.every((each, index) => Object.is(each, value.odd[index])),
          back.$ === '$'.replace('$', 'dollar'),
          back.text === value.text,
        ];
      });
      expect(came).toEqual(Array(7).fill(true));
    });

    test('carries bytes both ways, whatever their view', async () => {
      const came = await page.evaluate(async () => {
        const bytes = await api.echo(new Uint8Array([0, 127, 255]));
        const buffer = await api.echo(new Uint16Array([1, 65535]).buffer);
        const floats = await api.echo(new Float64Array([0.1, -2]));
        return [bytes instanceof Uint8Array, ...bytes, ...new Uint16Array(buffer), ...floats];
      });
      expect(came).toEqual([true, 0, 127, 255, 1, 65535, 0.1, -2]);
    });

    test('carries ten million bytes there and back', async () => {
      const isSame = await page.evaluate(async () => {
        const bytes = new Uint8Array(10_000_000).map((_, index) => index % 251);
        const back = await api.echo(bytes);
        return back.length === bytes.length && back.every((byte, index) => byte === bytes[index]);
      });
      expect(isSame).toBe(true);
    });

    test("rejects with Electron's words when a handler throws", async () => {
      const message = await page.evaluate(() => api.invoke('fail').catch((error: Error) => error.message));
      expect(message).toBe("Error invoking remote method 'fail': TypeError: nope");
    });

    test("rejects with Electron's words when there is no handler", async () => {
      const message = await page.evaluate(() => api.invoke('none').catch((error: Error) => error.message));
      expect(message).toBe("Error invoking remote method 'none': Error: No handler registered for 'none'");
    });
  });

  describe('between preload and page', () => {
    test('shows the page nothing of Node, Electron or the host', async () => {
      const names = ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron', '__saidwhoSend'];
      const visible = (names: string[]) => names.filter((name) => name in globalThis || name in window);
      expect(await page.evaluate(visible, [...names, '__saidwhoReceive'])).toEqual([]);
    });

    test('freezes what the preload exposes', async () => {
      const frozen = await page.evaluate(() => {
        const { get, writable, configurable } = Object.getOwnPropertyDescriptor(window, 'api')!;
        const parts = [api, api.nested, api.nested.list, api.nested.list[1], api.sum];
        return [get === undefined && !writable && !configurable, ...parts.map((part) => Object.isFrozen(part))];
      });
      expect(frozen).toEqual(Array(6).fill(true));
    });

    test('passes values, callbacks and errors at once', async () => {
      const came = await page.evaluate(() => {
        const thrown = (act: () => void) => {
          try {
            act();
          } catch (error) {
            return (error as Error).message;
          }
        };
        return [api.upper('abc'), api.twice(3, (value) => value * 2), thrown(() => api.throwNow()), api.nested];
      });
      expect(came).toEqual(['ABC', 12, 'thrown in the preload', { list: [1, { two: 2 }] }]);
    });

    test('knows no path of a file that a page has', async () => {
      expect(await page.evaluate(() => api.pathOf(new File(['x'], 'x.txt')))).toBe('');
    });

    test('gives a frame inside the page no preload', async () => {
      const inside = await page.evaluate(async () => {
        const frame = document.createElement('iframe');
        frame.src = '/index.html';
        await new Promise((loaded) => {
          frame.onload = loaded;
          document.body.append(frame);
        });
        const kind = typeof (frame.contentWindow as unknown as { api: unknown }).api;
        frame.remove();
        return kind;
      });
      expect(inside).toBe('undefined');
    });
  });

  describe('serving the app', () => {
    test("delivers the app's own policy as a header", async () => {
      const policy = await page.evaluate(async () =>
        (await fetch('/index.html')).headers.get('content-security-policy'),
      );
      expect(policy).toContain("default-src 'self'");
    });

    test('lets that policy refuse an inline script', async () => {
      const ran = await page.evaluate(() => {
        const script = document.createElement('script');
        script.textContent = 'globalThis.inlineRan = true';
        document.body.append(script);
        return 'inlineRan' in globalThis;
      });
      expect(ran).toBe(false);
    });

    test('runs the page in a secure context', async () => {
      expect(await page.evaluate(() => isSecureContext)).toBe(true);
    });

    test('refuses whoever has no cookie', async () => {
      expect(await statusOf(origin, new URL(origin).host)).toBe(403);
    });

    test('refuses whoever calls it by another name, or by another port', async () => {
      const port = new URL(origin).port;
      const hosts = [`evil.example:${port}`, `127.0.0.1:${port}`, 'bundle.app.localhost:1'];
      expect(await Promise.all(hosts.map((host) => statusOf(origin, host)))).toEqual([403, 403, 403]);
    });

    test('hides the cookie from scripts', async () => {
      expect(await page.evaluate(() => document.cookie)).toBe('');
    });
  });

  describe('keeping the page in', () => {
    test('reaches no network by name or by number, nor another port of this machine', async () => {
      const failed = await page.evaluate(async () => {
        const urls = ['http://example.org/', 'https://1.1.1.1/', 'http://127.0.0.1:1/', 'http://localhost:1/'];
        const fails = (url: string) =>
          fetch(url, { mode: 'no-cors' })
            .then(() => false)
            .catch(() => true);
        return Promise.all(urls.map(fails));
      });
      expect(failed).toEqual([true, true, true, true]);
    });

    test('does not ask for the address of any name', async () => {
      // Without a resolver the name fails at once and as "not found"; with one it would take a look-up.
      const failure = new Promise<string>((done) =>
        page.once('requestfailed', (request) => done(request.failure()?.errorText ?? '')),
      );
      await page.evaluate(() => fetch('http://example.org/').catch(() => {}));
      expect(await failure).toBe('net::ERR_NAME_NOT_RESOLVED');
    });

    test('leads every port of a local name back to the app, which refuses it', async () => {
      const status = await page.evaluate(() =>
        fetch('http://elsewhere.app.localhost:9/', { mode: 'no-cors' }).then(
          (response) => response.type,
          () => 'failed',
        ),
      );
      expect(['opaque', 'failed']).toContain(status);
    });

    test('opens no window for a page, and tells the app which one was asked for', async () => {
      const opened = await page.evaluate(() => window.open('/index.html') === null);
      await expect.poll(() => app.evaluate(async () => seen.opened)).toContain('app://bundle/index.html');
      expect([opened, app.windows().length]).toEqual([true, 1]);
    });

    test('opens no window for a link either', async () => {
      await page.evaluate(() => {
        const link = Object.assign(document.createElement('a'), { href: '/index.html?linked', target: '_blank' });
        document.body.append(link);
        link.click();
        link.remove();
      });
      await expect.poll(() => app.evaluate(async () => seen.opened)).toContain('app://bundle/index.html?linked');
      await expect.poll(() => app.windows().length).toBe(1);
      expect(await page.evaluate(() => api.sum(1, 2))).toBe(3);
    });

    test('stays where it is when the app prevents a navigation', async () => {
      await page.evaluate(() => (location.href = '/index.html?elsewhere'));
      await expect
        .poll(() => app.evaluate(async () => seen.navigations))
        .toContain('app://bundle/index.html?elsewhere');
      await page.evaluate(() => (location.href = 'http://example.org/'));
      await expect.poll(() => app.evaluate(async () => seen.navigations)).toContain('http://example.org/');
      expect([page.url(), await page.evaluate(() => isReady)]).toEqual([`${origin}/index.html`, true]);
    });

    test('denies permissions', async () => {
      const states = await page.evaluate(async () => {
        const names = ['geolocation', 'camera', 'microphone', 'notifications', 'clipboard-read'] as PermissionName[];
        return Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state));
      });
      expect(states).toEqual(Array(5).fill('denied'));
    });
  });

  describe('around the page', () => {
    test('opens a second window, and closes it', async () => {
      const [second] = await Promise.all([
        app.waitForEvent('window'),
        app.evaluate(async () => openWindow().then(() => {})),
      ]);
      await second.waitForFunction(() => typeof isReady !== 'undefined' && isReady);
      expect(await second.evaluate(() => api.sum(1, 1))).toBe(2);
      await second.close();
      await expect.poll(() => app.evaluate(async ({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
    });

    test('shows the theme that the app chooses', async () => {
      const choose = (theme: 'dark' | 'light') =>
        app.evaluate(async ({ nativeTheme }, theme) => {
          nativeTheme.themeSource = theme;
          return nativeTheme.shouldUseDarkColors;
        }, theme);
      expect(await choose('dark')).toBe(true);
      await page.waitForFunction(() => matchMedia('(prefers-color-scheme: dark)').matches);
      expect(await choose('light')).toBe(false);
      await page.waitForFunction(() => matchMedia('(prefers-color-scheme: light)').matches);
    });

    test('clicks a menu item, and lets the page stop listening', async () => {
      await app.evaluate(async ({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('save')?.click());
      await page.waitForFunction(() => document.getElementById('menu')?.textContent === 'save ');
    });

    test('clicks a menu item by its keys', async () => {
      await page.keyboard.press('Control+s');
      await page.waitForFunction(() => document.getElementById('menu')?.textContent === 'save save ');
      await page.evaluate(() => stopMenu());
      await page.keyboard.press('Control+s');
      await page.evaluate(() => api.sum(0, 0));
      expect(await page.textContent('#menu')).toBe('save save ');
    });

    test('types, and selects everything by a role of the menu', async () => {
      await page.click('#text');
      await page.keyboard.type('typed ');
      await app.evaluate(async ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.selectAll());
      await expect.poll(() => page.evaluate(() => String(getSelection()))).toContain('typed');
    });

    test('prints to PDF and takes pictures', async () => {
      const made = await app.evaluate(async ({ BrowserWindow }) => {
        const { webContents } = BrowserWindow.getAllWindows()[0]!;
        const pdf = await webContents.printToPDF({ pageSize: 'A4', margins: { top: 0, bottom: 0, left: 0, right: 0 } });
        const picture = await webContents.capturePage();
        return [pdf.subarray(0, 5).toString(), picture.toPNG().subarray(1, 4).toString()];
      });
      expect(made).toEqual(['%PDF-', 'PNG']);
    });

    test('runs no script of a page whose window asked for none, and prints it all the same', async () => {
      const made = await app.evaluate(async () => {
        const window = await openWindow({ webPreferences: { javascript: false } });
        const { webContents } = window as unknown as { webContents: Electron.WebContents };
        const hasRun = await webContents.executeJavaScript('typeof isReady');
        const pdf = await webContents.printToPDF({ pageSize: 'A4' });
        window.close();
        return [hasRun, pdf.subarray(0, 5).toString()];
      });
      expect(made).toEqual(['undefined', '%PDF-']);
    });

    test('runs a script in the page', async () => {
      const value = await app.evaluate(async ({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('Promise.resolve([document.title])'),
      );
      expect(value).toEqual(['Fixture']);
    });

    test('keeps a dialog that a test puts in place', async () => {
      const answer = await app.evaluate(async ({ dialog }) => {
        dialog.showOpenDialog = async () => ({ canceled: false, filePaths: ['/articles/one.txt'] });
        return dialog.showOpenDialog({});
      });
      expect(answer).toEqual({ canceled: false, filePaths: ['/articles/one.txt'] });
    });
  });

  describe('a utility process', () => {
    test('gets messages sent before it listened, and answers', async () => {
      const answer = await app.evaluate(async () => {
        const child = forkUtility();
        child.postMessage('early');
        while (child.answers.length === 0) await new Promise((wait) => setTimeout(wait, 10));
        child.kill();
        const [{ argv, bytes } = { argv: [], bytes: new Uint8Array() }] = child.answers;
        return { argv, bytes: [...bytes] };
      });
      expect(answer).toEqual({ argv: ['one'], bytes: [1, 2, 3] });
    });

    test('is killed in the middle of endless work', async () => {
      const ended = await app.evaluate(async () => {
        const child = forkUtility();
        child.postMessage('hello');
        while (child.answers.length === 0) await new Promise((wait) => setTimeout(wait, 10));
        child.postMessage('spin');
        await new Promise((wait) => setTimeout(wait, 100));
        const isKilled = child.kill();
        while (child.answers.exitCode === undefined) await new Promise((wait) => setTimeout(wait, 10));
        return [isKilled, child.answers.exitCode !== 0, child.pid === undefined];
      });
      expect(ended).toEqual([true, true, true]);
    });
  });

  describe('what it does not provide', () => {
    const refusal = (act: Parameters<ElectronApplication['evaluate']>[0]) =>
      app.evaluate(act).then(
        () => 'nothing was thrown',
        (error: Error) => /The Chromium host .*/.exec(error.message)?.[0],
      );

    test('throws by the name of a method', async () => {
      const said = await refusal(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setVibrancy('menu'));
      expect(said).toBe('The Chromium host does not provide BrowserWindow#setVibrancy');
    });

    test('throws by the name of a function of a module', async () => {
      const said = await refusal(({ dialog }) => dialog.showOpenDialogSync({}));
      expect(said).toBe('The Chromium host does not provide dialog.showOpenDialogSync');
    });

    test('throws by the name of a class', async () => {
      const said = await refusal(({ Tray }) => new Tray('icon.png'));
      expect(said).toBe('The Chromium host does not provide Tray');
    });

    test('throws by the name of an option', async () => {
      const said = await refusal(({ BrowserWindow }) => new BrowserWindow({ kiosk: true }));
      expect(said).toBe("The Chromium host does not provide the option 'kiosk' of BrowserWindow");
    });

    test('throws for a weaker page than it has', async () => {
      const said = await refusal(
        ({ BrowserWindow }) => new BrowserWindow({ webPreferences: { nodeIntegration: true } }),
      );
      expect(said).toBe('The Chromium host does not provide webPreferences.nodeIntegration: true');
    });

    test('throws by name in the preload', async () => {
      const said = await page.evaluate(() => {
        try {
          api.sendSync();
        } catch (error) {
          return (error as Error).message;
        }
      });
      expect(said).toBe('The Chromium host does not provide ipcRenderer.sendSync');
    });

    test('says what to install when a dialog cannot be shown', async () => {
      const said = await refusal(({ dialog }) => dialog.showMessageBox({ message: 'Hello' }));
      expect(said).toMatch(/there is no display|zenity, which is not installed/);
    });
  });
});

describe('the end of the Chromium host', () => {
  test('emits close and closed, and leaves neither process nor profile, when the last window closes', async () => {
    const log = join(mkdtempSync(join(work, 'log-')), 'log');
    const app = await launch([], { FIXTURE_LOG: log });
    const page = await readyPage(app);
    const profile = profileOf(app);
    expect(processesWith(profile).length).toBeGreaterThan(1);
    await Promise.all([app.waitForEvent('close'), page.close()]);
    expect(readFileSync(log, 'utf8')).toBe('close\nclosed\n');
    await expect.poll(() => processesWith(profile)).toEqual([]);
    expect(readdirSync(tmpdir())).not.toContain(profile);
  });

  test('lets the app refuse when the user closes a window that was worked in', async () => {
    const app = await launch();
    const page = await readyPage(app);
    page.on('dialog', () => {}); // or Playwright would answer in the place of the host
    await page.click('#text');
    await app.evaluate(async ({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows()[0]!;
      window.on('close', (event) => {
        event.preventDefault();
        window.webContents.executeJavaScript('document.title = "asked"').catch(() => {});
      });
    });
    const session = await page.context().newCDPSession(page);
    session.send('Page.close').catch(() => {});
    await expect.poll(() => page.title()).toBe('asked');
    await app.evaluate(async ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.destroy());
    await app.close().catch(() => {});
  });

  test('takes Chromium along when it is killed', async () => {
    const app = await launch();
    await readyPage(app);
    const profile = profileOf(app);
    const closed = app.waitForEvent('close');
    process.kill(app.process().pid!, 'SIGKILL');
    await closed;
    await expect.poll(() => processesWith(profile), { timeout: 10_000 }).toEqual([]);
  });

  test('quits in order when it is told to by a signal', async () => {
    const log = join(mkdtempSync(join(work, 'log-')), 'log');
    const app = await launch([], { FIXTURE_LOG: log });
    await readyPage(app);
    const closed = app.waitForEvent('close');
    process.kill(app.process().pid!, 'SIGTERM');
    await closed;
    expect(readFileSync(log, 'utf8')).toBe('close\nclosed\n');
  });

  test('hands a second start to the first', async () => {
    const userData = mkdtempSync(join(work, 'lock-'));
    const first = await launch([`--user-data-dir=${userData}`]);
    const second = await launch([`--user-data-dir=${userData}`, '--second']);
    expect([await first.evaluate(async () => hasLock), await second.evaluate(async () => hasLock)]).toEqual([
      true,
      false,
    ]);
    await expect.poll(() => first.evaluate(async () => seen.second)).toBe(fixture);
    await Promise.all([first.close(), second.close()]);
  });
});

function statusOf(origin: string, host: string): Promise<number | undefined> {
  const { port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path: '/index.html', headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asked.on('error', reject).end();
  });
}
