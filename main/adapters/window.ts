import { app, BrowserWindow, nativeTheme } from 'electron';
import { APP_URL } from './app-origin.ts';

/** The window of the program: one page, no rights, shown when there is something to see. */

/** The page's ground, so that no white flash comes before it. */
const GROUND = { light: '#faf9f7', dark: '#191a1d' } as const;

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
      preload,
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
      devTools: !app.isPackaged,
      spellcheck: false,
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
