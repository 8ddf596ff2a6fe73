import type { Page } from '@playwright/test';
import type { Program } from './program.ts';

/**
 * Sees what a page does that it should not: what its policy refuses, what it asks for, what it says on the console,
 * which dialogs and windows it opens. A *witness* is there before the first script of the page: it loads it anew.
 */

/** Set by any script that should never run. */
declare global {
  // eslint-disable-next-line no-var -- a global is what it is about
  var canary: unknown;
  // eslint-disable-next-line no-var -- kept in the page itself, where the events are
  var violations: string[] | undefined;
}

export interface Witness {
  /** Each refused thing as “directive: what, from where”, in order; what was before the page was loaded anew is gone. */
  violations(): Promise<readonly string[]>;
  /** What the page said on its console as a warning or an error, and what it threw. */
  readonly complaints: readonly string[];
  /** The addresses it asked for. */
  readonly requests: readonly string[];
  /** Dialogs, windows, downloads and frames that left: none is ever right. */
  readonly incidents: readonly string[];
}

/** Puts a witness into the program's page and loads it anew. */
export async function witness(program: Program): Promise<Witness> {
  const { page } = program;
  const seen = watch(page);
  await page.addInitScript(rememberViolations);
  await loadAnew(program);
  return seen;
}

/** Loads the page as the program does: the Chromium host takes a reload by the test driver for a wish to close it. */
export async function loadAnew({ app, page }: Program): Promise<void> {
  await app.evaluate(async ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.loadURL('app://bundle/index.html'));
  await page.locator('.article').or(page.getByText('No article is open.')).first().waitFor();
}

/** Listens to any page, from now on. */
export function watch(page: Page): Witness {
  const complaints: string[] = [];
  const requests: string[] = [];
  const incidents: string[] = [];
  page.on('console', (message) => {
    if (['warning', 'error'].includes(message.type())) complaints.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`thrown: ${String(error)}`));
  page.on('request', (request) => requests.push(request.url()));
  page.on('websocket', (socket) => requests.push(socket.url()));
  page.on('download', (download) => incidents.push(`download of ${download.url()}`));
  page.on('popup', (popup) => incidents.push(`window with ${popup.url()}`));
  page.on('frameattached', (frame) => incidents.push(`frame ${frame.name()}`));
  page.on('dialog', (dialog) => {
    if (dialog.type() === 'beforeunload') return; // Asked by the Chromium host, which answers it as well.
    incidents.push(`${dialog.type()}: ${dialog.message()}`);
    void dialog.dismiss().catch(() => undefined); // The program may have answered first.
  });
  return {
    violations: () => page.evaluate(() => globalThis.violations ?? ['nobody listened']),
    complaints,
    requests,
    incidents,
  };
}

/** Runs in the page, before anything of its own. */
export function rememberViolations(): void {
  globalThis.violations = [];
  document.addEventListener('securitypolicyviolation', (event) => {
    const { effectiveDirective, blockedURI, sample, sourceFile, lineNumber } = event;
    globalThis.violations?.push(`${effectiveDirective}: ${blockedURI} ${sample} from ${sourceFile}:${lineNumber}`);
  });
}
