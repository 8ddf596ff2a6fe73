/** The one running Chromium. Windows ask for it; the host sets it before the app is ready. */
import type { Browser } from './browser.ts';

let current: Browser | null = null;

/** Returns the running Chromium. Fails before the app is ready, as Electron's windows do. */
export function currentBrowser(): Browser {
  if (!current) throw new Error('Cannot create BrowserWindow before app is ready');
  return current;
}

/** Returns the running Chromium, or null. */
export function findBrowser(): Browser | null {
  return current;
}

/** Names the running Chromium. */
export function setBrowser(browser: Browser | null): void {
  current = browser;
}
