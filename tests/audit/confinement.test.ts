import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, test, vi } from 'vitest';

/**
 * What main asks of Electron for every page and every session, on an Electron that only writes down what it is asked
 * (PROMISES §6, items 2 to 6, 8 to 14). That real Electron keeps its word is for the tests on the running program.
 */

const { made, electron } = vi.hoisted(() => {
  const done: {
    enabled: string[];
    windows: { options: Record<string, unknown>; address: string }[];
    destroyed: number;
  } = {
    enabled: [],
    windows: [],
    destroyed: 0,
  };
  const fake: { app: unknown; session: unknown } = { app: null, session: null };
  return { made: done, electron: fake };
});

vi.mock('electron', async () => {
  const { EventEmitter: Emitter } = await import('node:events');
  const app = Object.assign(new Emitter(), { isPackaged: true, enableSandbox: () => made.enabled.push('sandbox') });
  class BrowserWindow extends Emitter {
    readonly options: Record<string, unknown>;
    constructor(options: Record<string, unknown>) {
      super();
      this.options = options;
    }
    async loadURL(address: string): Promise<void> {
      made.windows.push({ options: this.options, address });
    }
    readonly webContents = { printToPDF: async () => new TextEncoder().encode('%PDF') };
    isDestroyed = (): boolean => false;
    destroy(): void {
      made.destroyed += 1;
    }
  }
  electron.app = app;
  electron.session = {};
  return { app, session: electron.session, BrowserWindow, nativeTheme: { shouldUseDarkColors: false } };
});

const { confineApp, confineDefaultSession } = await import('../../main/adapters/security.ts');
const { openWindow, printPage } = await import('../../main/adapters/window.ts');

type Handler = (...values: unknown[]) => unknown;

/** A session that keeps the handlers it is given. */
class FakeSession extends EventEmitter {
  readonly handlers = new Map<string, Handler>();
  readonly webRequest = { onBeforeRequest: (handler: Handler) => void this.handlers.set('request', handler) };
  setPermissionRequestHandler = (handler: Handler) => void this.handlers.set('ask', handler);
  setPermissionCheckHandler = (handler: Handler) => void this.handlers.set('check', handler);
  setDevicePermissionHandler = (handler: Handler) => void this.handlers.set('device', handler);
  setDisplayMediaRequestHandler = (handler: Handler) => void this.handlers.set('display', handler);

  /** Asks a handler that answers through a function. */
  asked(name: string, ...values: unknown[]): unknown {
    let answer: unknown = 'no answer';
    this.handlers.get(name)?.(...values, (given: unknown) => (answer = given));
    return answer;
  }
}

class FakeContents extends EventEmitter {
  opens: Handler = () => 'never asked';
  setWindowOpenHandler = (handler: Handler) => void (this.opens = handler);
}

/** Whether an event with these values is prevented. */
function isPrevented(source: EventEmitter, name: string, values: object = {}): boolean {
  let prevented = false;
  source.emit(name, { ...values, preventDefault: () => (prevented = true) });
  return prevented;
}

const app = electron.app as EventEmitter & { isPackaged: boolean };
let contents: FakeContents;
beforeEach(() => {
  app.removeAllListeners();
  app.isPackaged = true;
  made.enabled.length = 0;
  made.windows.length = 0;
  confineApp();
  contents = new FakeContents();
  app.emit('web-contents-created', {}, contents);
});

describe('a page, whichever it is', () => {
  const leaving = [
    'https://example.org/',
    'http://bundle/index.html',
    'app://bundle.evil/index.html',
    'app://bundle@evil/index.html',
    'app://evil/index.html',
    'app://bundle/assets/picture.svg',
    'app://bundle/index.html?x',
    'app://bundle/index.html/../assets/a.js',
    'file:///etc/passwd',
    'data:text/html,x',
    'blob:app://bundle/1',
    'about:blank',
    // oxlint-disable-next-line no-script-url -- what must not be followed has to be named
    'javascript:1',
    'not an address',
    '',
  ];

  test.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('cannot leave: %s (PROMISES §6.13)', (name) => {
    expect(leaving.filter((url) => !isPrevented(contents, name, { url }))).toEqual([]);
    expect(isPrevented(contents, name, { url: 'app://bundle/index.html' })).toBe(false);
    expect(isPrevented(contents, name, { url: 'app://bundle/index.html#claims' })).toBe(false);
  });

  test('opens no window (PROMISES §6.14)', () => {
    for (const url of leaving) expect(contents.opens({ url, disposition: 'new-window' })).toEqual({ action: 'deny' });
  });

  test('embeds no view of another (PROMISES §6.12)', () => {
    expect(isPrevented(contents, 'will-attach-webview')).toBe(true);
  });
});

describe('a session, whether it was there before us or comes later', () => {
  const later = new FakeSession();
  const first = new FakeSession();
  beforeEach(() => {
    app.emit('session-created', later);
    (electron.session as { defaultSession: FakeSession }).defaultSession = first;
    confineDefaultSession();
  });

  test.each([
    ['the first', first],
    ['a later one', later],
  ])('gives no permission and no device: %s (PROMISES §6.5)', (_name, session) => {
    for (const permission of ['media', 'geolocation', 'clipboard-read', 'openExternal', 'fileSystem', 'unknown']) {
      expect(session.asked('ask', null, permission)).toBe(false);
      expect(session.handlers.get('check')?.(null, permission, 'app://bundle')).toBe(false);
    }
    expect(session.handlers.get('device')?.({ deviceType: 'usb' })).toBe(false);
    expect(session.asked('display', {})).toEqual({});
  });

  test.each([
    ['the first', first],
    ['a later one', later],
  ])('saves no download and asks nobody but us for anything: %s (H1, PROMISES §6.1)', (_name, session) => {
    expect(isPrevented(session, 'will-download')).toBe(true);
    const isCancelled = (url: string) => (session.asked('request', { url }) as { cancel: boolean }).cancel;
    const foreign = [
      'https://example.org/a.js',
      'http://127.0.0.1:9/',
      'ws://127.0.0.1:9/',
      'file:///etc/passwd',
      'devtools://devtools/bundled/inspector.html',
      'ftp://example.org/',
      'app://evil/index.html',
    ];
    expect(foreign.filter((url) => !isCancelled(url))).toEqual([]);
    expect(isCancelled('app://bundle/assets/index.js')).toBe(false);
  });

  test('lets the developer tools load themselves only where the program is not packaged', () => {
    const request = { url: 'devtools://devtools/bundled/inspector.html' };
    app.isPackaged = false;
    expect(first.asked('request', request)).toEqual({ cancel: false });
    expect(first.asked('request', { url: 'https://example.org/' })).toEqual({ cancel: true });
  });
});

describe('the window', () => {
  const preferences = () => {
    openWindow({ preload: 'preload.cjs', beforeClose: async () => undefined });
    return made.windows[0]?.options['webPreferences'];
  };

  test('is opened with every protection on, in words (PROMISES §6.2, 6.3, 6.4, 6.6, 6.8, 6.9, 6.12)', () => {
    expect(preferences()).toEqual({
      preload: 'preload.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      plugins: false,
      navigateOnDragDrop: false,
      disableDialogs: true,
      devTools: false,
      spellcheck: false,
    });
    expect(made.windows.map(({ address }) => address)).toEqual(['app://bundle/index.html']);
  });

  test('in which a page is printed has the same protections, runs no script, is seen by nobody, and goes', async () => {
    const { preload: _preload, ...protections } = preferences() as Record<string, unknown>;
    made.destroyed = 0;
    expect(await printPage('app://bundle/print/1')).toEqual(new TextEncoder().encode('%PDF'));
    const { options, address } = made.windows[1]!;
    expect(address).toBe('app://bundle/print/1');
    expect(options['webPreferences']).toEqual({ ...protections, javascript: false, devTools: false });
    expect(options['show']).toBe(false);
    expect(made.destroyed).toBe(1);
  });

  test('has developer tools only where the program is not packaged', () => {
    app.isPackaged = false;
    expect(preferences()).toMatchObject({ devTools: true });
  });

  test('stands in a sandbox that was on before anything else (PROMISES §6.4)', () => {
    expect(made.enabled).toEqual(['sandbox']);
  });
});
