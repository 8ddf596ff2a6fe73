import { app, session, type WebContents } from 'electron';
import { isAppAddress } from './app-origin.ts';

/**
 * What no page may do, whatever is in it: leave our origin, open a window, embed a view, ask for a permission
 * (PROMISES §6, items 4, 5, 12 to 14). A plain refusal needs no logic that could be fooled.
 */

/** Call first of all: the sandbox must be on before anything runs. */
export function confineApp(): void {
  app.enableSandbox();
  app.on('web-contents-created', (_event, contents) => confine(contents));
}

/** Refuses every permission; only once the app is ready. */
export function refusePermissions(): void {
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  defaultSession.setPermissionCheckHandler(() => false);
  defaultSession.setDevicePermissionHandler(() => false);
  defaultSession.setDisplayMediaRequestHandler((_request, answer) => answer({}));
}

function confine(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => keepHome(event));
  contents.on('will-frame-navigate', (event) => keepHome(event));
  contents.on('will-redirect', (event) => keepHome(event));
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

function keepHome(event: { readonly url: string; preventDefault(): void }): void {
  if (!isAppAddress(event.url)) event.preventDefault();
}
