/**
 * What runs inside a page before its first script: the end of the bridge in the page world, and in the preload world the
 * other end, `ipcRenderer`, the preload itself, and the reports that only a page can make (size, focus, keys).
 *
 * The functions below are sent to the page as source text: Node's type stripping leaves plain JavaScript behind. So they refer
 * to nothing outside themselves but their arguments, each other's text where `pageScript` and `preloadScript` put it, and the
 * page's globals.
 */
import { blankPath } from './addresses.ts';
import { makeBridge } from './page-bridge.ts';
import type { Accelerator, FromPage, ToPage, WindowReport } from './page-messages.ts';
import { makePieces, makeWire } from './wire.ts';
import type { Base64, Pieces, Wire } from './wire.ts';

/** The name of the preload world, and of the two functions through which it is reached. */
export const preloadWorld = 'saidwho-preload';
export const sendBinding = '__saidwhoSend';
export const receiveFunction = '__saidwhoReceive';

/** What the preload world is told of the process. */
export type PreloadProcess = Readonly<{
  platform: string;
  arch: string;
  versions: Readonly<Record<string, string | undefined>>;
  argv: readonly string[];
}>;

/** Returns the script of the page world. The secret keeps page scripts from listening at the bridge. */
export function pageScript(secret: string): string {
  return onServedPages(`
    (${makeBridge})(document, '${secret}-up', '${secret}-down', globalThis);
    (${refuseToOpen})('${secret}-open');`);
}

/** Returns the script of the preload world, the preload's own source in it. `null` when the window has no preload. */
export function preloadScript(secret: string, preload: string | null, process: PreloadProcess): string {
  return onServedPages(`
    const bridge = (${makeBridge})(document, '${secret}-down', '${secret}-up', {});
    const wire = (${makeWire})((${makePageBase64})());
    const send = (${makeSend})(wire, (${makePieces})(), ${sendBinding});
    const page = (${furnishPreloadWorld})(wire, (${makePieces})(), send, '${receiveFunction}');
    (${watchWindow})(send, '${secret}-open');
    (${runPreload})(bridge, page, send, ${JSON.stringify(process)}, (require, module, exports, process) => {
      ${preload ?? ''}
    });`);
}

/** The blank page, other people's pages and frames inside the page get nothing. */
function onServedPages(script: string): string {
  const isServed = `location.hostname.endsWith('.localhost') && !location.pathname.startsWith('${blankPath}')`;
  return `if (self === top && ${isServed}) {${script}}`;
}

// The globals of a page that the functions below use. (Electron's main process has no DOM, so its types are not loaded.)
type KeyPress = Event & { key: string; ctrlKey: boolean; shiftKey: boolean; altKey: boolean; metaKey: boolean };
type MediaList = EventTarget & { matches: boolean };
declare const document: EventTarget & { hasFocus: () => boolean };
declare const location: { href: string };
declare const addEventListener: (type: string, listener: (event: Event) => void) => void;
declare const matchMedia: (query: string) => MediaList;
declare const navigation: (EventTarget & object) | undefined;
declare const screen: { width: number; height: number; availWidth: number; availHeight: number };
declare const screenX: number, screenY: number, outerWidth: number, outerHeight: number;
declare const innerWidth: number, innerHeight: number, devicePixelRatio: number;

type Send = (message: FromPage) => void;
type Listener = (event: object, ...values: unknown[]) => void;
type PreloadPage = Readonly<{ ipcRenderer: object; refuse: (name: string, object: object) => object }>;
type Expose = { expose: (key: string, value: unknown) => void };

function makePageBase64(): Base64 {
  type Modern = { fromBase64: (text: string) => Uint8Array };
  return {
    encode: (bytes) => (bytes as Uint8Array & { toBase64: () => string }).toBase64(),
    decode: (text) => (Uint8Array as unknown as Modern).fromBase64(text),
  };
}

function makeSend(wire: Wire, pieces: Pieces, binding: (text: string) => void): Send {
  return (message) => pieces.cut(wire.write(message)).forEach((piece) => binding(piece));
}

/** Past forty lines: all of it shares the tables of waiting calls and listeners, and it must be one source text. */
function furnishPreloadWorld(wire: Wire, pieces: Pieces, send: Send, receiveName: string): PreloadPage {
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  const listeners = new Map<string, Listener[]>();
  let accelerators: readonly Accelerator[] = [];
  let lastId = 0;

  const refuse = (name: string, object: object) => {
    const end = new Proxy(Object.prototype, {
      get(target, key, receiver): unknown {
        if (typeof key === 'symbol' || key in target || key === 'then' || key === 'toJSON') {
          return Reflect.get(target, key, receiver);
        }
        throw new Error(`The Chromium host does not provide ${name}.${key}`);
      },
    });
    return Object.setPrototypeOf(object, end) as object;
  };

  const remove = (channel: string, listener: Listener) => {
    const left = (listeners.get(channel) ?? []).filter((each) => each !== listener);
    listeners.set(channel, left);
  };
  const add = (channel: string, listener: Listener) => {
    listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
  };
  const chained =
    <Values extends unknown[]>(act: (...values: Values) => void) =>
    (...values: Values) => {
      act(...values);
      return ipcRenderer;
    };

  const ipcRenderer: object = refuse('ipcRenderer', {
    [Symbol.toStringTag]: 'ipcRenderer',
    invoke: (channel: string, ...values: unknown[]) =>
      new Promise((resolve, reject) => {
        const id = ++lastId;
        waiting.set(id, { resolve, reject });
        try {
          send({ kind: 'invoke', id, channel, values });
        } catch (error) {
          waiting.delete(id);
          throw error;
        }
      }),
    send: (channel: string, ...values: unknown[]) => send({ kind: 'send', channel, values }),
    on: chained(add),
    addListener: chained(add),
    off: chained(remove),
    removeListener: chained(remove),
    once: chained((channel: string, listener: Listener) => {
      const once: Listener = (...values) => {
        remove(channel, once);
        listener(...values);
      };
      add(channel, once);
    }),
    removeAllListeners: chained((channel?: string) => {
      if (channel === undefined) listeners.clear();
      else listeners.delete(channel);
    }),
    listenerCount: (channel: string) => listeners.get(channel)?.length ?? 0,
  });

  const receive = (message: ToPage) => {
    if (message.kind === 'accelerators') {
      accelerators = message.accelerators;
    } else if (message.kind === 'message') {
      const event = { sender: ipcRenderer, ports: [] };
      for (const listener of listeners.get(message.channel) ?? []) listener(event, ...message.values);
    } else {
      const { resolve, reject } = waiting.get(message.id) ?? {};
      waiting.delete(message.id);
      if (message.kind === 'result') resolve?.(message.value);
      else reject?.(new Error(message.message));
    }
  };

  Object.defineProperty(globalThis, receiveName, {
    value: (piece: string) => {
      const text = pieces.join(piece);
      if (text !== null) receive(wire.read(text) as ToPage);
    },
  });

  // As with a native menu, the page sees a key first and may keep it for itself.
  addEventListener('keydown', (event) => {
    const { key, ctrlKey, shiftKey, altKey, metaKey } = event as KeyPress;
    const pressed = accelerators.find(
      (each) =>
        each.key === key.toLowerCase() &&
        each.ctrl === ctrlKey &&
        each.shift === shiftKey &&
        each.alt === altKey &&
        each.meta === metaKey,
    );
    if (!pressed || event.defaultPrevented) return;
    event.preventDefault();
    send({ kind: 'accelerator', id: pressed.id });
  });

  return { ipcRenderer, refuse };
}

/** Replaces `window.open`: nothing is opened, and the app is told what was asked for. */
function refuseToOpen(eventType: string): void {
  const Event = CustomEvent;
  const open = (url = '', name = '') => {
    document.dispatchEvent(new Event(eventType, { detail: { url: new URL(url, location.href).href, name } }));
    return null;
  };
  Object.defineProperty(globalThis, 'open', { value: open, writable: true, configurable: true });
}

/** Tells the main process what only the page sees, and lets it say no when the user closes the window. */
function watchWindow(send: Send, openEvent: string): void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const contrast = matchMedia('(prefers-contrast: more)');
  const report = (isFocused: boolean) => {
    const view: WindowReport = {
      isFocused,
      isDark: dark.matches,
      isHighContrast: contrast.matches,
      bounds: { x: screenX, y: screenY, width: outerWidth, height: outerHeight },
      content: { width: innerWidth, height: innerHeight },
      screen: {
        width: screen.width,
        height: screen.height,
        availWidth: screen.availWidth,
        availHeight: screen.availHeight,
        scale: devicePixelRatio,
      },
    };
    send({ kind: 'report', report: view });
  };
  const now = () => report(document.hasFocus());
  addEventListener('focus', () => report(true));
  addEventListener('blur', () => report(false));
  addEventListener('resize', now);
  addEventListener('load', now);
  dark.addEventListener('change', now);
  contrast.addEventListener('change', now);
  now();

  document.addEventListener(openEvent, (event) => {
    const { url, name } = (event as CustomEvent<{ url: unknown; name: unknown }>).detail;
    send({ kind: 'open', url: String(url), name: String(name) });
  });

  // A page that unloads without navigating is being closed: Chromium asks, and the host answers after its 'close' event.
  let isNavigating = false;
  navigation?.addEventListener('navigate', () => {
    isNavigating = true;
    setTimeout(() => (isNavigating = false));
  });
  addEventListener('beforeunload', (event) => {
    if (!isNavigating) event.preventDefault();
  });
}

function runPreload(
  bridge: Expose,
  page: PreloadPage,
  send: Send,
  { platform, arch, versions, argv }: PreloadProcess,
  preload: (require: (name: string) => unknown, module: object, exports: object, process: object) => void,
): void {
  const exposed = new Set<string>();
  const electron = page.refuse('electron in a preload', {
    ipcRenderer: page.ipcRenderer,
    contextBridge: page.refuse('contextBridge', {
      exposeInMainWorld(key: string, value: unknown) {
        if (exposed.has(key)) {
          throw new Error('Cannot bind an API on top of an existing property on the window object');
        }
        exposed.add(key);
        bridge.expose(key, value);
      },
    }),
    // No path is known to a page in Chromium; Electron, too, answers '' for a file that has none.
    webUtils: page.refuse('webUtils', { getPathForFile: () => '' }),
  });
  const require = (name: string) => {
    if (name === 'electron' || name === 'electron/renderer') return electron;
    throw new Error(`module not found: ${name}`);
  };
  const process = page.refuse('process in a preload', {
    platform,
    arch,
    versions,
    argv,
    type: 'renderer',
    env: {},
    sandboxed: true,
    contextIsolated: true,
  });
  const module = { exports: {} };
  try {
    preload(require, module, module.exports, process);
  } catch (error) {
    const { message, stack } = error as Error;
    send({ kind: 'preload-error', message, stack: stack ?? message });
  }
}
