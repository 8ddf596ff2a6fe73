import { app, BrowserWindow, nativeTheme } from 'electron';
import { APP_URL } from './app-origin.ts';

/**
 * The windows of the program: the one with its page, no rights, shown when there is something to see; and one that nobody
 * sees, for as long as a page is printed.
 */

/** The page's ground, so that no white flash comes before it. */
const GROUND = { light: '#faf9f7', dark: '#191a1d' } as const;

/** What holds for every page, in words (PROMISES §6). */
const CONFINED = {
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
  spellcheck: false,
} as const;

export interface WindowWishes {
  readonly preload: string;
  /** Called when the user closes the window; it is destroyed when the promise settles. */
  beforeClose(): Promise<void>;
}

/** Opens the window; `loaded` settles when the page is there. */
export function openWindow({ preload, beforeClose }: WindowWishes): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 860,
    minWidth: 720,
    minHeight: 520,
    show: false,
    title: 'Saidwho',
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? GROUND.dark : GROUND.light,
    webPreferences: {
      ...CONFINED,
      preload,
      devTools: !app.isPackaged,
    },
  });
  window.once('ready-to-show', () => window.show());
  window.on('page-title-updated', (event) => event.preventDefault());
  closeWith(window, beforeClose);
  window.loadURL(APP_URL).catch((error: unknown) => console.error('The page could not be loaded.', error));
  return window;
}

/** Holds the window open until what must happen before has happened; a second close changes nothing. */
function closeWith(window: BrowserWindow, beforeClose: () => Promise<void>): void {
  let isClosing = false;
  window.on('close', (event) => {
    event.preventDefault();
    if (isClosing) return;
    isClosing = true;
    void beforeClose()
      .catch((error: unknown) => console.error('Not everything was saved on closing.', error))
      .finally(() => window.destroy());
  });
}

/** A4 with a page number below. Inches. */
const PAPER = {
  pageSize: 'A4',
  margins: { top: 0.7, bottom: 0.8, left: 0.7, right: 0.7 },
  printBackground: true,
  generateTaggedPDF: true,
  generateDocumentOutline: true,
  displayHeaderFooter: true,
  headerTemplate: '<span></span>',
  footerTemplate:
    '<div style="width: 100%; text-align: center; font: 8pt sans-serif; color: #444"><span class="pageNumber"></span> / <span class="totalPages"></span></div>',
} as const;

/**
 * Returns a page of ours as PDF: tagged, with its headings as outline. It is loaded into a window that nobody sees and in
 * which no script runs; the window is gone when this settles.
 *
 * @param address one that our scheme answers
 */
export async function printPage(address: string): Promise<Uint8Array> {
  const window = new BrowserWindow({
    width: 900,
    height: 1200,
    show: false,
    webPreferences: { ...CONFINED, javascript: false, devTools: false },
  });
  try {
    await window.loadURL(address);
    return new Uint8Array(await window.webContents.printToPDF(PAPER));
  } finally {
    if (!window.isDestroyed()) window.destroy();
  }
}
