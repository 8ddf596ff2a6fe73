/**
 * `BrowserWindow`: a window of Chromium without tabs and address. The window is opened in the moment after it was made, at
 * the origin of what is being loaded by then: Chromium shows an address bar in a window that leaves the origin it began at.
 */
import type * as Electron from 'electron';
import { EventEmitter } from 'node:events';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { application } from './application.ts';
import { currentBrowser, findBrowser } from './current-browser.ts';
import { makeEvent } from './events.ts';
import { acceptOnly, notProvided, provideOnlyClass } from './guard.ts';
import { nativeTheme } from './native-theme.ts';
import type { Accelerator, WindowReport } from './page-messages.ts';
import { blankAddress } from './protocol-server.ts';
import { WebContents } from './web-contents.ts';

type Options = Electron.BrowserWindowConstructorOptions;
type WindowState = 'normal' | 'minimized' | 'maximized' | 'fullscreen';

const honoured = 'x y width height minWidth minHeight title backgroundColor webPreferences useContentSize center'.split(
  ' ',
);
// `show: false` is here because Chromium shows a window from the start; the others are looks or Electron's own defaults.
const withoutEffect = `show paintWhenInitiallyHidden autoHideMenuBar icon resizable minimizable maximizable closable
  fullscreenable focusable darkTheme titleBarStyle trafficLightPosition hasShadow acceptFirstMouse tabbingIdentifier`;
const knownOptions = new Set([...honoured, ...withoutEffect.split(/\s+/)]);
const knownPreferences = new Set(
  `preload contextIsolation sandbox nodeIntegration nodeIntegrationInWorker nodeIntegrationInSubFrames webviewTag
   webSecurity allowRunningInsecureContent devTools spellcheck additionalArguments javascript images textAreasAreResizable
   webgl plugins experimentalFeatures enableBlinkFeatures navigateOnDragDrop safeDialogs disableDialogs
   autoplayPolicy disableHtmlFullscreenWindowResize backgroundThrottling enableWebSQL v8CacheOptions`.split(/\s+/),
);
/** What a page of the host cannot be otherwise. */
const fixedPreferences: Readonly<Record<string, boolean>> = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webviewTag: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  images: true,
  experimentalFeatures: false,
  plugins: false,
};

const byId = new Map<number, BrowserWindow>();
let lastId = 0;
let focused: BrowserWindow | null = null;
let accelerators: readonly Accelerator[] = [];
let onAccelerator: (id: number, window: BrowserWindow) => void = () => {};
let screenReport: WindowReport['screen'] | null = null;

/** Tells of all windows: `created` (window), `focus` (window), `blur` (window), `all-closed`. */
export const windows = new EventEmitter();

/** Electron's `BrowserWindow`. */
export class BrowserWindow extends EventEmitter {
  readonly id = ++lastId;
  readonly webContents: WebContents;
  #bounds: Electron.Rectangle;
  #content: { width: number; height: number };
  #minimum: readonly [width: number, height: number];
  #title: string;
  #state: WindowState = 'normal';
  #windowId: number | null = null;
  #isDestroyed = false;
  #isClosing = false;
  #isReady = false;
  #openAt: string | null = null;
  readonly #hasPlace: boolean;

  constructor(options: Options = {}) {
    super();
    currentBrowser();
    checkOptions(options);
    const { width = 800, height = 600, x, y, minWidth = 0, minHeight = 0 } = options;
    const {
      preload = null,
      additionalArguments: argv = [],
      javascript: runsScripts = true,
    } = options.webPreferences ?? {};
    this.#bounds = { x: x ?? 0, y: y ?? 0, width, height };
    this.#content = { width, height };
    this.#hasPlace = x !== undefined && y !== undefined;
    this.#minimum = [minWidth, minHeight];
    this.#title = options.title ?? application.name;
    byId.set(this.id, this);
    this.webContents = new WebContents(this.id, {
      preload,
      argv,
      runsScripts,
      background: options.backgroundColor ?? null,
    });
    this.#watch();
    windows.emit('created', this);
    setImmediate(() => void this.#open().catch((error: Error) => this.#failToOpen(error)));
  }

  static getAllWindows(): BrowserWindow[] {
    return [...byId.values()];
  }

  static getFocusedWindow(): BrowserWindow | null {
    return focused;
  }

  static fromId(id: number): BrowserWindow | null {
    return byId.get(id) ?? null;
  }

  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return [...byId.values()].find((window) => window.webContents === contents) ?? null;
  }

  // -- loading

  loadURL(url: string): Promise<void> {
    this.#openAt ??= url;
    return this.webContents.loadURL(url);
  }

  loadFile(path: string): Promise<void> {
    return this.loadURL(pathToFileURL(resolve(application.folder, path)).href);
  }

  reload(): void {
    this.webContents.reload();
  }

  // -- closing

  /** Emits `close`, and closes unless that is prevented. */
  close(): void {
    if (this.#isDestroyed || this.#isClosing || !this.#agreesToClose()) return;
    this.webContents._attached.then(() => this.webContents._send('Page.close')).catch(() => this.destroy());
  }

  /** Closes without asking. */
  destroy(): void {
    const targetId = this.webContents._targetId;
    if (this.#isDestroyed) return;
    this._gone();
    if (targetId)
      findBrowser()
        ?.cdp.send('Target.closeTarget', { targetId })
        .catch(() => {});
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  // -- place, size and state; Chromium moves later, the figures change at once

  getBounds(): Electron.Rectangle {
    return { ...this.#bounds };
  }

  getNormalBounds(): Electron.Rectangle {
    return { ...this.#bounds };
  }

  setBounds(bounds: Partial<Electron.Rectangle>): void {
    this.#bounds = { ...this.#bounds, ...bounds };
    const { x, y, width, height } = this.#bounds;
    const place = bounds.x === undefined && bounds.y === undefined ? {} : { left: x, top: y };
    this.#move({ ...place, width, height });
  }

  getSize(): number[] {
    return [this.#bounds.width, this.#bounds.height];
  }

  setSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }

  getContentSize(): number[] {
    return [this.#content.width, this.#content.height];
  }

  setContentSize(width: number, height: number): void {
    this.#do(() => this.#setContentSize(width, height));
  }

  getPosition(): number[] {
    return [this.#bounds.x, this.#bounds.y];
  }

  setPosition(x: number, y: number): void {
    this.setBounds({ x, y });
  }

  getMinimumSize(): number[] {
    return [...this.#minimum];
  }

  /** Chromium knows no smallest size; a window made smaller is set back. */
  setMinimumSize(width: number, height: number): void {
    this.#minimum = [width, height];
  }

  center(): void {
    const { availWidth, availHeight } = screenReport ?? { availWidth: 0, availHeight: 0 };
    const { width, height } = this.#bounds;
    this.setPosition(Math.max(0, (availWidth - width) >> 1), Math.max(0, (availHeight - height) >> 1));
  }

  minimize(): void {
    this.#setState('minimized');
  }

  maximize(): void {
    this.#setState('maximized');
  }

  unmaximize(): void {
    this.#setState('normal');
  }

  restore(): void {
    this.#setState('normal');
  }

  setFullScreen(isFullScreen: boolean): void {
    this.#setState(isFullScreen ? 'fullscreen' : 'normal');
  }

  isMinimized(): boolean {
    return this.#state === 'minimized';
  }

  isMaximized(): boolean {
    return this.#state === 'maximized';
  }

  isFullScreen(): boolean {
    return this.#state === 'fullscreen';
  }

  isNormal(): boolean {
    return this.#state === 'normal';
  }

  isVisible(): boolean {
    return !this.#isDestroyed && this.#state !== 'minimized';
  }

  isFocused(): boolean {
    return focused === this;
  }

  isResizable(): boolean {
    return true;
  }

  show(): void {
    this.focus();
  }

  /** Accepted: the window is visible already. */
  showInactive(): void {}

  focus(): void {
    this.webContents.focus();
  }

  moveTop(): void {
    this.focus();
  }

  // -- its looks

  getTitle(): string {
    return this.#title;
  }

  setTitle(title: string): void {
    this.#title = title;
    this.#do(() => this.webContents.executeJavaScript(`void (document.title = ${JSON.stringify(title)})`));
  }

  /** Accepted, as in Electron outside macOS. */
  setDocumentEdited(): void {}

  /** Accepted, as in Electron outside macOS. */
  setRepresentedFilename(): void {}

  /** Accepted: there is no menu bar to show. */
  setMenuBarVisibility(): void {}

  /** Accepted: there is no menu bar to hide. */
  setAutoHideMenuBar(): void {}

  isMenuBarVisible(): boolean {
    return false;
  }

  // -- the host's own

  /** Whether the window has agreed to close. */
  get _isClosing(): boolean {
    return this.#isClosing;
  }

  /** Takes notice that the window is gone. */
  _gone(): void {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    byId.delete(this.id);
    if (focused === this) focused = null;
    this.webContents._destroy();
    this.emit('closed');
    windows.emit('closed', this);
    if (byId.size === 0) windows.emit('all-closed');
  }

  /** Takes notice that Chromium closed the page. Nothing can be prevented any more; what was not asked yet is told. */
  _closedByChromium(): void {
    if (!this.#isDestroyed && !this.#isClosing) this.emit('close', makeEvent());
    this._gone();
  }

  /** Asks the app. A page that has three seconds to go and does not is not waited for. */
  #agreesToClose(): boolean {
    const event = makeEvent();
    this.emit('close', event);
    this.#isClosing = !event.defaultPrevented;
    if (this.#isClosing) setTimeout(() => this.destroy(), 3000).unref();
    return this.#isClosing;
  }

  async #open(): Promise<void> {
    if (this.#isDestroyed) return;
    const browser = currentBrowser();
    const { width, height } = this.#bounds;
    const page = await browser.openPage({ blankAddress: blankAddress(this.#openAt, this.id), width, height });
    if (this.#isDestroyed) return void browser.cdp.send('Target.closeTarget', { targetId: page.targetId });
    await this.webContents._attach(page);
    const { targetId } = page;
    const { windowId } = await browser.cdp.send<{ windowId: number }>('Browser.getWindowForTarget', { targetId });
    this.#windowId = windowId;
    if (browser.isHeadless) await this.#setContentSize(width, height);
    else this.setBounds(this.#hasPlace ? this.#bounds : { width, height });
  }

  #failToOpen(error: Error): void {
    if (this.#isDestroyed) return;
    console.error(error);
    this.webContents._failToAttach(error);
    this._gone();
  }

  #watch(): void {
    const { webContents } = this;
    webContents.on('-close', () => this.close());
    webContents.on('dom-ready', () => webContents._post({ kind: 'accelerators', accelerators }));
    webContents.on('page-title-updated', (event: Electron.Event, title: string) => {
      this.#title = title;
      this.emit('page-title-updated', event, title, true);
    });
    webContents.on('did-finish-load', () => {
      if (!this.#isReady) this.emit('ready-to-show', makeEvent());
      this.#isReady = true;
    });
    webContents._onAskToClose = () => this.#isClosing || this.#agreesToClose();
    webContents._onReport = (report) => this.#takeReport(report);
    webContents._onAccelerator = (id) => onAccelerator(id, this);
  }

  #takeReport({ bounds, content, screen, isFocused, isDark, isHighContrast }: WindowReport): void {
    if (bounds.width === 0) return; // not laid out yet; another report follows
    const [minWidth, minHeight] = this.#minimum;
    const hasNewSize = bounds.width !== this.#bounds.width || bounds.height !== this.#bounds.height;
    this.#bounds = { ...bounds };
    this.#content = content;
    screenReport = screen;
    nativeTheme._report(isDark, isHighContrast);
    if (hasNewSize) this.emit('resize');
    if (hasNewSize && (bounds.width < minWidth || bounds.height < minHeight)) {
      this.setSize(Math.max(bounds.width, minWidth), Math.max(bounds.height, minHeight));
    }
    this.#setFocused(isFocused);
  }

  #setFocused(isFocused: boolean): void {
    if (isFocused === (focused === this)) return;
    focused = isFocused ? this : null;
    const event = makeEvent();
    this.emit(isFocused ? 'focus' : 'blur', event);
    windows.emit(isFocused ? 'focus' : 'blur', this);
  }

  #setState(state: WindowState): void {
    const from = this.#state;
    if (state === from) return;
    this.#state = state;
    // Chromium goes from one special state to another only by way of the normal one.
    if (from !== 'normal') this.#move({ windowState: 'normal' });
    if (state !== 'normal') this.#move({ windowState: state });
    const event = { minimized: 'minimize', maximized: 'maximize', fullscreen: 'enter-full-screen', normal: 'restore' };
    this.emit(event[state]);
    if (from === 'maximized') this.emit('unmaximize');
    if (from === 'fullscreen') this.emit('leave-full-screen');
  }

  #move(bounds: object): void {
    this.#do(() => currentBrowser().cdp.send('Browser.setWindowBounds', { windowId: this.#windowId, bounds }));
  }

  #setContentSize(width: number, height: number): Promise<unknown> {
    return currentBrowser().cdp.send('Browser.setContentsSize', { windowId: this.#windowId, width, height });
  }

  /** For what Electron answers at once: done when the window is there, silently not when it is gone by then. */
  #do(act: () => Promise<unknown>): void {
    this.webContents._attached.then(act).catch(() => {});
  }
}

provideOnlyClass('BrowserWindow', BrowserWindow);

/** Names the keys that pages are to report, and who is told. */
export function setAccelerators(
  wanted: readonly Accelerator[],
  pressed: (id: number, window: BrowserWindow) => void,
): void {
  accelerators = wanted;
  onAccelerator = pressed;
  for (const { webContents } of byId.values()) webContents._post({ kind: 'accelerators', accelerators });
}

/** Returns what a page last saw of the screen, or null before any page was shown. */
export function lastScreen(): WindowReport['screen'] | null {
  return screenReport;
}

function checkOptions(options: Options): void {
  const preferences = options.webPreferences ?? {};
  acceptOnly('BrowserWindow', options, knownOptions);
  acceptOnly('BrowserWindow.webPreferences', preferences, knownPreferences);
  for (const [name, value] of Object.entries(preferences)) {
    const fixed = fixedPreferences[name];
    if (fixed !== undefined && value !== undefined && value !== fixed) {
      throw notProvided(`webPreferences.${name}: ${String(value)}`);
    }
  }
}
