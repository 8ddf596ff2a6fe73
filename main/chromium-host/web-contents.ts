/**
 * `webContents`: the page in a window. Owns the DevTools session of the page, installs the two scripts of
 * preload-runtime.ts, carries IPC, and decides about navigation.
 *
 * A window exists before its page does: commands wait for `_attached`. Names with an underscore are the host's own.
 */
import type * as Electron from 'electron';
import { randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { addresses, keyCookie } from './protocol-server.ts';
import type { Page } from './browser.ts';
import { currentBrowser } from './current-browser.ts';
import { makeEvent } from './events.ts';
import { notProvided, provideOnly, provideOnlyClass } from './guard.ts';
import { ipcMain } from './ipc.ts';
import { theme } from './native-theme.ts';
import type { FromPage, ToPage, WindowReport } from './page-messages.ts';
import { pageScript, preloadScript, preloadWorld, receiveFunction, sendBinding } from './preload-runtime.ts';
import { toPrintParams } from './print-options.ts';
import { defaultSession } from './session.ts';
import { makePieces, nodeWire } from './wire.ts';

type Frame = Readonly<{ id: string; parentId?: string; url: string }>;
type Context = Readonly<{ uniqueId: string; id: number; name: string; auxData?: { frameId?: string } }>;
type Paused = Readonly<{
  requestId: string;
  frameId: string;
  request: { url: string };
  redirectedRequestId?: string;
}>;
type Evaluated = Readonly<{
  result: { value?: unknown };
  exceptionDetails?: { text: string; exception?: { description?: string } };
}>;
type OpenHandler = (details: Electron.HandlerDetails) => Electron.WindowOpenHandlerResponse;

/** What a window tells its page to be. */
export type ContentsOptions = Readonly<{
  preload: string | null;
  argv: readonly string[];
  /** Without scripts the page cannot report its window either. */
  runsScripts: boolean;
  background: string | null;
}>;

const byId = new Map<number, WebContents>();
const secret = randomBytes(16).toString('hex');

/** Called for each new page, before anything is loaded into it. */
export const contentsCreated = new EventEmitter();

/** Electron's `webContents`. */
export class WebContents extends EventEmitter {
  readonly id: number;
  readonly session = defaultSession;
  readonly mainFrame: Electron.WebFrameMain;
  /** Settled when the page is there and furnished. */
  _attached: Promise<void>;
  /** Called with what the page sees of its window. */
  _onReport: (report: WindowReport) => void = () => {};
  /** Called with the number of the menu item whose keys were pressed. */
  _onAccelerator: (id: number) => void = () => {};
  /** Called when Chromium asks whether the page may go. */
  _onAskToClose: () => boolean = () => true;
  #setAttached: (furnishing: Promise<void>) => void = () => {};
  #page: Page | null = null;
  #contextId: string | null = null;
  #contextNumber = -1;
  #url = '';
  #title = '';
  #isLoading = false;
  #isDestroyed = false;
  #loading: { url: string; settle: (error: Error | null) => void } | null = null;
  #openHandler: OpenHandler | null = null;
  readonly #options: ContentsOptions;
  readonly #outgoing = makePieces();
  readonly #incoming = makePieces();

  constructor(id: number, options: ContentsOptions) {
    super();
    this.id = id;
    this.#options = options;
    this.mainFrame = makeMainFrame(this);
    this._attached = new Promise((resolve) => (this.#setAttached = resolve));
    this._attached.catch(() => {}); // whoever waits for it hears of it
    byId.set(id, this);
    contentsCreated.emit('created', this);
  }

  static fromId(id: number): WebContents | undefined {
    return byId.get(id);
  }

  static fromDevToolsTargetId(targetId: string): WebContents | undefined {
    return [...byId.values()].find((contents) => contents._targetId === targetId);
  }

  static getAllWebContents(): WebContents[] {
    return [...byId.values()];
  }

  static getFocusedWebContents(): WebContents | null {
    return [...byId.values()].at(-1) ?? null;
  }

  get _targetId(): string | null {
    return this.#page?.targetId ?? null;
  }

  get hostWebContents(): null {
    return null;
  }

  // -- what it shows

  getURL(): string {
    return addresses().toApp(this.#url);
  }

  getTitle(): string {
    return this.#title;
  }

  getType(): 'window' {
    return 'window';
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  isLoading(): boolean {
    return this.#isLoading;
  }

  isLoadingMainFrame(): boolean {
    return this.#isLoading;
  }

  isDevToolsOpened(): boolean {
    return false;
  }

  isFocused(): boolean {
    return WebContents.getFocusedWebContents() === this;
  }

  // -- loading

  /** Loads an address of the app. Rejects, as Electron does, when it was refused or failed; an HTTP error page is a load. */
  async loadURL(url: string): Promise<void> {
    await this._attached;
    const { cdp } = currentBrowser();
    const { toPage, isServed } = addresses();
    const address = toPage(url);
    if (isServed(address)) await cdp.send('Storage.setCookies', { cookies: [keyCookie(url)] });
    const loaded = new Promise<Error | null>((settle) => {
      this.#loading?.settle(new Error(`ERR_ABORTED (-3) loading '${this.#loading.url}'`));
      this.#loading = { url: address, settle };
    });
    const { errorText } = await this._send<{ errorText?: string }>('Page.navigate', { url: address });
    if (errorText) {
      this.#loading = null;
      this.emit('did-fail-load', makeEvent(), -2, errorText, url, true);
      throw new Error(`${errorText.replace('net::', '')} (-2) loading '${url}'`);
    }
    const error = await loaded;
    if (error) throw error;
  }

  reload(): void {
    this.#do('Page.reload');
  }

  stop(): void {
    this.#do('Page.stopLoading');
  }

  // -- talking to it

  send(channel: string, ...values: unknown[]): void {
    this._post({ kind: 'message', channel, values });
  }

  async executeJavaScript(code: string, userGesture = false): Promise<unknown> {
    const { result, exceptionDetails } = await this._send<Evaluated>('Runtime.evaluate', {
      expression: code,
      awaitPromise: true,
      returnByValue: true,
      userGesture,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  async insertText(text: string): Promise<void> {
    await this._send('Input.insertText', { text });
  }

  focus(): void {
    this.#do('Page.bringToFront');
  }

  undo = (): void => this.#edit('undo');
  redo = (): void => this.#edit('redo');
  cut = (): void => this.#edit('cut');
  copy = (): void => this.#edit('copy');
  paste = (): void => this.#edit('paste');
  pasteAndMatchStyle = (): void => this.#edit('pasteAndMatchStyle');
  delete = (): void => this.#edit('delete');
  selectAll = (): void => this.#edit('selectAll');

  // -- pictures of it

  async printToPDF(options: Electron.PrintToPDFOptions): Promise<Buffer> {
    const { data } = await this._send<{ data: string }>('Page.printToPDF', toPrintParams(options));
    return Buffer.from(data, 'base64');
  }

  /** Returns an image that can be written as PNG, and nothing else. The whole page: a rectangle is not provided. */
  async capturePage(rectangle?: object): Promise<Pick<Electron.NativeImage, 'toPNG' | 'toDataURL' | 'isEmpty'>> {
    if (rectangle) throw notProvided('a rectangle in webContents.capturePage');
    const { data } = await this._send<{ data: string }>('Page.captureScreenshot', {});
    return provideOnly('NativeImage#', {
      toPNG: () => Buffer.from(data, 'base64'),
      toDataURL: () => `data:image/png;base64,${data}`,
      isEmpty: () => data.length === 0,
    });
  }

  // -- rules

  /** New windows are never opened by a page: the handler is told, and its answer must be `deny`. */
  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }

  /** Accepted: the user zooms with Chromium's own keys. */
  async setVisualZoomLevelLimits(): Promise<void> {}

  close(options?: { waitForBeforeUnload: boolean }): void {
    this.emit('-close', options);
  }

  // -- the host's own

  _send<Answer = unknown>(method: string, params: object = {}): Promise<Answer> {
    if (!this.#page || this.#isDestroyed) return Promise.reject(new Error(`${method}: the page is gone`));
    return currentBrowser().cdp.send<Answer>(method, params, this.#page.sessionId);
  }

  /** Sends to the preload world. Before there is one, and after it is gone, a message is lost, as in Electron. */
  _post(message: ToPage): void {
    const contextId = this.#contextId;
    if (contextId === null || this.#isDestroyed) return;
    for (const piece of this.#outgoing.cut(nodeWire.write(message))) {
      this._send('Runtime.callFunctionOn', {
        functionDeclaration: `function (piece) { ${receiveFunction}(piece) }`,
        arguments: [{ value: piece }],
        uniqueContextId: contextId,
      }).catch(() => {}); // the page went away meanwhile
    }
  }

  /** Takes a page over: furnishes it, then lets it run. */
  _attach(page: Page): Promise<void> {
    this.#page = page;
    this.#listen();
    const furnishing = this.#furnish();
    this.#setAttached(furnishing);
    return furnishing;
  }

  _failToAttach(error: Error): void {
    this.#setAttached(Promise.reject(error));
  }

  _openedPopup(details: { url: string; frameName: string }): void {
    const url = addresses().toApp(details.url);
    const answer = this.#openHandler?.({
      ...details,
      url,
      features: '',
      disposition: 'new-window',
      referrer: { url: this.getURL(), policy: 'default' },
    });
    if (answer?.action === 'allow') console.error(notProvided(`windows opened by a page (${url})`).message);
  }

  _destroy(): void {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    byId.delete(this.id);
    this.#loading?.settle(new Error(`ERR_ABORTED (-3) loading '${this.#loading.url}'`));
    this.emit('destroyed');
  }

  async #furnish(): Promise<void> {
    const { preload, argv, runsScripts, background } = this.#options;
    const source = preload === null ? null : this.#readPreload(preload);
    const { platform, arch, versions } = process;
    const scripts = [
      { source: pageScript(secret) },
      { worldName: preloadWorld, source: preloadScript(secret, source, { platform, arch, versions, argv }) },
    ];
    const furnishing = [
      this._send('Page.enable'),
      this._send('Runtime.enable'),
      this._send('Inspector.enable'),
      this._send('Runtime.addBinding', { name: sendBinding, executionContextName: preloadWorld }),
      ...(runsScripts ? [] : [this._send('Emulation.setScriptExecutionDisabled', { value: true })]),
      ...scripts.map((script) => this._send('Page.addScriptToEvaluateOnNewDocument', script)),
      this._send('Fetch.enable', {
        patterns: [{ urlPattern: '*', resourceType: 'Document', requestStage: 'Request' }],
      }),
      this._send('Emulation.setEmulatedMedia', { features: theme() }),
      ...(background
        ? [this._send('Emulation.setDefaultBackgroundColorOverride', { color: toColor(background) })]
        : []),
    ];
    // A stopped page answers only after it runs, so all is asked first; commands are executed in order.
    const running = this._send('Runtime.runIfWaitingForDebugger');
    await Promise.all([...furnishing, running]);
  }

  #readPreload(path: string): string | null {
    if (existsSync(path)) return readFileSync(path, 'utf8');
    console.error(`Unable to load preload script: ${path}`);
    this.emit('preload-error', makeEvent(), path, new Error(`ENOENT: no such file, open '${path}'`));
    return null;
  }

  #listen(): void {
    const { sessionId, targetId } = this.#page!;
    const on = <Params>(method: string, listener: (params: Params) => void) =>
      currentBrowser().cdp.on<Params>(method, (params) => !this.#isDestroyed && listener(params), sessionId);

    on<{ context: Context }>('Runtime.executionContextCreated', ({ context }) => {
      if (context.name !== preloadWorld || context.auxData?.frameId !== targetId) return;
      this.#contextId = context.uniqueId;
      this.#contextNumber = context.id;
    });
    on<{ executionContextId: number; name: string; payload: string }>('Runtime.bindingCalled', (called) => {
      if (called.name !== sendBinding || called.executionContextId !== this.#contextNumber) return;
      const text = this.#incoming.join(called.payload);
      if (text !== null) this.#receive(nodeWire.read(text) as FromPage);
    });
    on<{ frame: Frame }>('Page.frameNavigated', ({ frame }) => this.#navigated(frame));
    on<{ frameId: string; url: string }>('Page.navigatedWithinDocument', ({ frameId, url }) => {
      if (frameId === targetId) this.#url = url;
      this.emit('did-navigate-in-page', makeEvent(), addresses().toApp(url), frameId === targetId);
    });
    on('Page.domContentEventFired', () => this.#isOnApp() && this.emit('dom-ready', makeEvent()));
    on('Page.loadEventFired', () => void this.#loaded());
    on<{ url: string; windowName: string }>('Page.windowOpen', ({ url, windowName }) =>
      this._openedPopup({ url, frameName: windowName }),
    );
    on<{ type: string }>('Page.javascriptDialogOpening', ({ type }) => this.#answerDialog(type));
    on<Paused>('Fetch.requestPaused', (paused) => this.#decideNavigation(paused));
    on('Inspector.targetCrashed', () => {
      this.emit('render-process-gone', makeEvent(), { reason: 'crashed', exitCode: 1 });
    });
  }

  #receive(message: FromPage): void {
    const { mainFrame } = this;
    if (message.kind === 'report') return this._onReport(message.report);
    if (message.kind === 'accelerator') return this._onAccelerator(message.id);
    if (message.kind === 'open') return this._openedPopup({ url: message.url, frameName: message.name });
    if (message.kind === 'preload-error') {
      const error = Object.assign(new Error(message.message), { stack: message.stack });
      console.error(error);
      this.emit('preload-error', makeEvent(), this.#options.preload, error);
      return;
    }
    const event = makeEvent({
      type: 'frame',
      sender: this,
      senderFrame: mainFrame,
      frameId: 1,
      processId: 1,
      ports: [],
      reply: (channel: string, ...values: unknown[]) => this.send(channel, ...values),
    });
    if (message.kind === 'send') {
      this.emit('ipc-message', event, message.channel, ...message.values);
      ipcMain.emit(message.channel, event, ...message.values);
      return;
    }
    const { id, channel, values } = message;
    const fail = (error: unknown) => this._post({ kind: 'failure', id, message: (error as Error).message });
    ipcMain._invoke(channel, event, values).then((value) => {
      try {
        this._post({ kind: 'result', id, value });
      } catch (error) {
        fail(new Error(`Error invoking remote method '${channel}': ${String(error)}`)); // a value that cannot be sent
      }
    }, fail);
  }

  #isOnApp(): boolean {
    return !['', 'about:blank'].includes(this.getURL());
  }

  #navigated({ parentId, url }: Frame): void {
    if (parentId !== undefined) return;
    this.#url = url;
    if (!this.#isOnApp()) return;
    this.#isLoading = true;
    this.emit('did-start-loading');
    this.emit('did-navigate', makeEvent(), this.getURL(), 200, 'OK');
  }

  async #loaded(): Promise<void> {
    if (!this.#isOnApp()) return;
    this.#isLoading = false;
    this.#title = String(await this.executeJavaScript('document.title').catch(() => ''));
    if (this.#isDestroyed) return;
    this.emit('page-title-updated', makeEvent(), this.#title, true);
    this.emit('did-frame-finish-load', makeEvent(), true);
    this.emit('did-finish-load', makeEvent());
    this.emit('did-stop-loading');
    this.#loading?.settle(null);
    this.#loading = null;
  }

  /**
   * Chromium asks only because the preload world told it to, when the page is left without a navigation of its own: by the
   * window's close button, by `close()`, or by `loadURL`.
   */
  #answerDialog(type: string): void {
    if (type !== 'beforeunload') return;
    const accept = this.#loading !== null || this._onAskToClose();
    this._send('Page.handleJavaScriptDialog', { accept }).catch(() => {}); // a test driver was quicker
  }

  #decideNavigation({ requestId, frameId, request, redirectedRequestId }: Paused): void {
    const { isServed } = addresses();
    const isMainFrame = frameId === this._targetId;
    const isOwn = isMainFrame && this.#loading?.url === request.url && redirectedRequestId === undefined;
    const isReload = isMainFrame && request.url === this.#url.split('#')[0];
    const isAllowed =
      isOwn || isReload || this.#asksToNavigate(request.url, isMainFrame, redirectedRequestId !== undefined);
    if (isAllowed && isServed(request.url)) this.#do('Fetch.continueRequest', { requestId });
    else this.#do('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
  }

  #asksToNavigate(address: string, isMainFrame: boolean, isRedirect: boolean): boolean {
    const url = addresses().toApp(address);
    const frame = isMainFrame ? this.mainFrame : null;
    const event = makeEvent({ url, isMainFrame, isSameDocument: false, frame, initiator: this.mainFrame });
    this.emit(isRedirect ? 'will-redirect' : 'will-frame-navigate', event, url, false, isMainFrame);
    if (isMainFrame && !isRedirect) this.emit('will-navigate', event, url, false, isMainFrame);
    return !event.defaultPrevented;
  }

  #edit(command: string): void {
    this.#do('Input.dispatchKeyEvent', { type: 'rawKeyDown', commands: [command] });
  }

  /** For what Electron answers at once: done when the page is there, silently not when it is gone by then. */
  #do(method: string, params: object = {}): void {
    this._attached.then(() => this._send(method, params)).catch(() => {});
  }
}

provideOnlyClass('webContents', WebContents);

function makeMainFrame(contents: WebContents): Electron.WebFrameMain {
  const frame = {
    frameTreeNodeId: contents.id,
    routingId: 1,
    processId: 1,
    frameToken: String(contents.id),
    name: '',
    parent: null,
    frames: [],
    framesInSubtree: [],
    detached: false,
    get url() {
      return contents.getURL();
    },
    get origin() {
      const { protocol, host } = new URL(contents.getURL() || 'about:blank');
      return host ? `${protocol}//${host}` : 'null';
    },
    get top() {
      return frame;
    },
    isDestroyed: () => contents.isDestroyed(),
    send: (channel: string, ...values: unknown[]) => contents.send(channel, ...values),
    executeJavaScript: (code: string) => contents.executeJavaScript(code),
    reload: () => contents.reload(),
  };
  return provideOnly('WebFrameMain#', frame) as unknown as Electron.WebFrameMain;
}

/** Reads `#rgb`, `#rrggbb` or Electron's `#aarrggbb`; other colours are left to the page. */
function toColor(background: string): object {
  const digits = /^#([\da-f]{3}|[\da-f]{6}|[\da-f]{8})$/i.exec(background)?.[1];
  if (!digits) throw notProvided(`backgroundColor '${background}'`);
  const full = digits.length === 3 ? digits.replace(/./g, '$&$&') : digits.slice(-6);
  const [r, g, b] = [0, 2, 4].map((start) => Number.parseInt(full.slice(start, start + 2), 16));
  return { r, g, b, a: 1 };
}
