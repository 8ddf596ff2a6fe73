import { app, session, type Session, type WebContents } from 'electron';
import { isAppAddress, isPageAddress } from './app-origin.ts';

/**
 * What no page may do, whatever is in it: leave our page, open a window, embed a view, ask for a permission, save a
 * download, reach anything but our own files (PROMISES §6, items 4, 5, 12 to 14; H1). A plain refusal needs no logic
 * that could be fooled. What is said of pages and sessions holds for those not yet made, too.
 */

/** Call first of all: the sandbox must be on before anything runs. */
export function confineApp(): void {
  app.enableSandbox();
  app.on('web-contents-created', (_event, contents) => confine(contents));
  app.on('session-created', confineSession);
}

/** Confines the session that may have been there before anybody could listen; only once the app is ready. */
export function confineDefaultSession(): void {
  confineSession(session.defaultSession);
}

/** Refuses every permission, device, download and address that is not ours; a second time changes nothing. */
function confineSession(made: Session): void {
  made.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  made.setPermissionCheckHandler(() => false);
  made.setDevicePermissionHandler(() => false);
  made.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  made.on('will-download', (event) => event.preventDefault());
  made.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isReachable(url) }));
}

function confine(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => keepHome(event));
  contents.on('will-frame-navigate', (event) => keepHome(event));
  contents.on('will-redirect', (event) => keepHome(event));
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

function keepHome(event: { readonly url: string; preventDefault(): void }): void {
  if (!isPageAddress(event.url)) event.preventDefault();
}

/** A second wall behind the page's policy. A program that is not packaged has developer tools, which load themselves. */
const isReachable = (url: string): boolean => isAppAddress(url) || (!app.isPackaged && /^devtools:/i.test(url));
