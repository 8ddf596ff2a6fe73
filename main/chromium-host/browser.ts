/**
 * The Chromium process: started without a window, spoken to over its pipes, gone when the host is gone.
 *
 * *No network by construction*: every `*.localhost` name leads to our own server, whatever port is asked for, every other
 * name or number is not found, and no proxy is used. New pages stop before their first script until the host has installed
 * what belongs in them.
 */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { Cdp } from './cdp.ts';
import { oldestChromium } from './find-chromium.ts';

/** A page that waits to be furnished. */
export type Page = Readonly<{ targetId: string; sessionId: string }>;

/** How to start Chromium. */
export type BrowserOptions = Readonly<{
  chromium: string;
  /** Port of the app's own server: the only place a page can reach. */
  serverPort: number;
  /** `--remote-debugging-port=0` for a test driver, or null. */
  debuggingSwitch: string | null;
  /** Switches of the command line and of `app.commandLine`. */
  switches: readonly string[];
  isHeadless: boolean;
}>;

/** What is asked of a new page. Sizes in CSS pixels. */
export type PageRequest = Readonly<{ blankAddress: string; width: number; height: number }>;

type TargetInfo = Readonly<{ targetId: string; type: string; url: string; openerId?: string }>;
type Attached = Readonly<{ sessionId: string; targetInfo: TargetInfo }>;

const profilePrefix = 'saidwho-chromium-';

const quiet = [
  '--disable-background-networking',
  '--disable-breakpad',
  '--disable-client-side-phishing-detection',
  '--disable-component-extensions-with-background-pages',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-extensions',
  '--disable-search-engine-choice-screen',
  '--disable-session-crashed-bubble',
  '--disable-sync',
  '--no-default-browser-check',
  '--no-first-run',
  '--no-pings',
  '--no-startup-window',
  '--password-store=basic',
  '--use-mock-keychain',
];

const disabledFeatures = ['AutofillServerCommunication', 'MediaRouter', 'OptimizationHints', 'Translate'];

/** Returns the switches Chromium is started with. Of a switch given twice Chromium takes the last, so ours come last. */
export function chromiumSwitches(options: BrowserOptions, profile: string): string[] {
  const given = options.switches.filter((text) => !/^--(enable|disable)-features=/.test(text));
  const isRoot = process.getuid?.() === 0;
  return [
    ...given,
    ...quiet,
    // --test-type only silences the warning bar about --no-sandbox.
    ...(isRoot || given.includes('--no-sandbox') ? ['--no-sandbox', '--test-type'] : []),
    ...(options.isHeadless ? ['--headless=new'] : []),
    `--disable-features=${features(options.switches, 'disable', disabledFeatures)}`,
    `--enable-features=${features(options.switches, 'enable', [])}`,
    '--no-proxy-server',
    '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
    `--host-resolver-rules=MAP *.localhost 127.0.0.1:${options.serverPort} , MAP * ~NOTFOUND`,
    `--user-data-dir=${profile}`,
  ];
}

/** Chromium, running. */
export class Browser {
  readonly cdp: Cdp;
  /** Called with the page that tried to open another one, which is closed already. */
  onPopup: (openerId: string, url: string) => void = () => {};
  /** Called with the id of a page that is gone. */
  onPageGone: (targetId: string) => void = () => {};
  /** Called once when Chromium has ended. */
  onEnd: () => void = () => {};
  readonly isHeadless: boolean;
  readonly #options: BrowserOptions;
  readonly #profile: string;
  readonly #process: ChildProcess;
  readonly #attached = new Map<string, Page>();
  readonly #waiting: ((page: Page) => void)[] = [];
  #opening: Promise<unknown> = Promise.resolve();
  #errors = '';
  #hasEnded = false;

  private constructor(options: BrowserOptions) {
    removeAbandonedProfiles();
    this.#options = options;
    this.isHeadless = options.isHeadless;
    this.#profile = mkdtempSync(join(tmpdir(), `${profilePrefix}${process.pid}-`));
    const debugging = options.debuggingSwitch ? [options.debuggingSwitch] : [];
    this.#process = spawn(
      options.chromium,
      [...chromiumSwitches(options, this.#profile), '--remote-debugging-pipe', ...debugging],
      // A group of its own: Ctrl+C in a terminal reaches the host alone, which then ends Chromium in order.
      { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'], detached: process.platform !== 'win32', env: quietEnv() },
    );
    this.cdp = new Cdp(this.#process.stdio[3] as Writable, this.#process.stdio[4] as Readable);
    this.#process.stderr?.on('data', (data: Buffer) => this.#readError(String(data)));
    this.#process.on('exit', () => this.#end());
    this.#process.on('error', (error) => (this.#errors += error.message));
    process.on('exit', () => this.#destroy());
  }

  /** Starts Chromium. Fails with what Chromium wrote when it does not come up. */
  static async start(options: BrowserOptions): Promise<Browser> {
    const browser = new Browser(options);
    try {
      await browser.#listen();
    } catch (error) {
      browser.#destroy();
      throw new Error(`Chromium (${options.chromium}) did not start:\n${browser.#errors.trim()}`, { cause: error });
    }
    return browser;
  }

  /** Opens a page, stopped before its first script. */
  openPage(request: PageRequest): Promise<Page> {
    const opening = this.#opening.then(() => (this.#options.isHeadless ? this.#create(request) : this.#spawn(request)));
    this.#opening = opening.catch(() => {});
    return opening;
  }

  /** Ends Chromium and removes its profile; by force after two seconds. */
  async end(): Promise<void> {
    const ended = new Promise<void>((resolve) => (this.#hasEnded ? resolve() : this.#process.once('exit', resolve)));
    this.cdp.send('Browser.close').catch(() => {});
    const timer = setTimeout(() => this.#kill(), 2000);
    await ended;
    clearTimeout(timer);
    this.#destroy();
  }

  async #listen(): Promise<void> {
    const { cdp } = this;
    cdp.on<Attached>('Target.attachedToTarget', (attached) => this.#onAttached(attached));
    cdp.on<{ targetId: string }>('Target.targetDestroyed', ({ targetId }) => this.onPageGone(targetId));
    const { product } = await cdp.send<{ product: string }>('Browser.getVersion');
    const version = /\d+(\.\d+)*/.exec(product)?.[0] ?? '0';
    if (Number.parseInt(version) < oldestChromium) {
      this.#errors = `${product} is too old: version ${oldestChromium} or newer is needed.`;
      throw new Error(this.#errors);
    }
    Object.defineProperty(process.versions, 'chrome', { value: version, enumerable: true });
    await cdp.send('Browser.setDownloadBehavior', { behavior: 'deny' });
    await cdp.send('Target.setDiscoverTargets', { discover: true });
    await cdp.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true });
  }

  #onAttached({ sessionId, targetInfo }: Attached): void {
    const { targetId, type, url, openerId } = targetInfo;
    if (type !== 'page') {
      this.cdp.send('Runtime.runIfWaitingForDebugger', {}, sessionId).catch(() => {});
    } else if (openerId !== undefined) {
      // It may stop the very process of its opener, so it has to run before it can be closed.
      this.cdp.send('Runtime.runIfWaitingForDebugger', {}, sessionId).catch(() => {});
      this.cdp.send('Target.closeTarget', { targetId }).catch(() => {});
      this.onPopup(openerId, url);
    } else {
      const page = { targetId, sessionId };
      this.#attached.set(targetId, page);
      this.#waiting.shift()?.(page);
    }
  }

  /** Without a screen a page is asked for over the pipe. */
  async #create({ width, height }: PageRequest): Promise<Page> {
    const { targetId } = await this.cdp.send<{ targetId: string }>('Target.createTarget', {
      url: 'about:blank',
      newWindow: true,
      width,
      height,
    });
    return this.#attached.get(targetId) ?? this.#nextPage();
  }

  /** On a screen only a second start of Chromium gives a window without tabs and address; it hands over and ends. */
  async #spawn({ blankAddress, width, height }: PageRequest): Promise<Page> {
    const next = this.#nextPage();
    const same = chromiumSwitches(this.#options, this.#profile).filter((text) => text !== '--no-startup-window');
    const switches = [...same, `--app=${blankAddress}`, `--window-size=${width},${height}`];
    const child = spawn(this.#options.chromium, switches, { stdio: 'ignore', env: quietEnv() });
    child.on('error', (error) => console.error(error.message));
    return next;
  }

  #nextPage(): Promise<Page> {
    return new Promise((resolve, reject) => {
      this.#waiting.push(resolve);
      setTimeout(() => reject(new Error('Chromium did not open a window within 20 seconds')), 20_000).unref();
    });
  }

  #readError(text: string): void {
    this.#errors = (this.#errors + text).slice(-4000);
    // A test driver reads this line from the host's own error stream.
    const listening = /DevTools listening on .*/.exec(text);
    if (listening) process.stderr.write(`${listening[0]}\n`);
    if (process.env['SAIDWHO_CHROMIUM_LOG']) process.stderr.write(text);
  }

  #end(): void {
    this.#hasEnded = true;
    this.onEnd();
  }

  #kill(): void {
    const { pid } = this.#process;
    if (this.#hasEnded || pid === undefined) return;
    try {
      process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
    } catch {
      this.#process.kill('SIGKILL'); // the group is gone already, or was never made
    }
  }

  #destroy(): void {
    this.#kill();
    // Helpers may still be writing in the moment they are killed.
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  }
}

function features(switches: readonly string[], what: 'enable' | 'disable', own: readonly string[]): string {
  const prefix = `--${what}-features=`;
  const given = switches
    .filter((text) => text.startsWith(prefix))
    .flatMap((text) => text.slice(prefix.length).split(','));
  return [...new Set([...given, ...own])].filter(Boolean).join(',');
}

/** Chromium builds without keys warn about it in a bar unless they are told that none are wanted. */
function quietEnv(): NodeJS.ProcessEnv {
  return { ...process.env, GOOGLE_API_KEY: 'no', GOOGLE_DEFAULT_CLIENT_ID: 'no', GOOGLE_DEFAULT_CLIENT_SECRET: 'no' };
}

/** Removes what hosts left behind that were killed before they could. */
function removeAbandonedProfiles(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = new RegExp(`^${profilePrefix}(\\d+)-`).exec(name)?.[1];
    if (!pid || isRunning(Number(pid))) continue;
    try {
      rmSync(join(tmpdir(), name), { recursive: true, force: true });
    } catch {
      // Its browser is still going down, and writes: the next start takes it away.
    }
  }
}

/** Whether a process of that id runs. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
