/**
 * `session.defaultSession`. Every permission is denied to every page by Chromium itself, except the clipboard ones that the
 * app's check handler allows. A request handler is accepted and never asked: there is nothing it could grant.
 */
import type * as Electron from 'electron';
import { EventEmitter } from 'node:events';
import type { Cdp } from './cdp.ts';
import { provideOnly, provideOnlyClass } from './guard.ts';
import { protocol } from './protocol-server.ts';
import { webRequest } from './web-request.ts';

type CheckHandler = Parameters<Electron.Session['setPermissionCheckHandler']>[0];

/** Electron's name of a permission that a handler can allow, and Chromium's. */
const grantable = [
  ['clipboard-read', 'clipboardReadWrite'],
  ['clipboard-sanitized-write', 'clipboardSanitizedWrite'],
] as const;

class Session extends EventEmitter {
  readonly protocol = protocol;
  readonly webRequest = webRequest;
  #checkHandler: CheckHandler = null;
  /** Called when what is granted may have changed. */
  _onPermissions: () => void = () => {};

  setPermissionCheckHandler(handler: CheckHandler): void {
    this.#checkHandler = handler;
    this._onPermissions();
  }

  setPermissionRequestHandler(): void {}

  setDevicePermissionHandler(): void {}

  setBluetoothPairingHandler(): void {}

  setDisplayMediaRequestHandler(): void {}

  setUSBProtectedClassesHandler(): void {}

  setSpellCheckerEnabled(): void {}

  /** Returns Chromium's names of what the app allows. */
  _granted(): string[] {
    const check = this.#checkHandler;
    const details = { isMainFrame: true, requestingUrl: '' } as Electron.PermissionCheckHandlerHandlerDetails;
    return grantable.filter(([name]) => check?.(null, name, '', details) === true).map(([, permission]) => permission);
  }
}

provideOnlyClass('Session', Session);

/** Electron's `session.defaultSession`. */
export const defaultSession = new Session();

/** Electron's `session`. */
export const session = provideOnly('session.', { defaultSession });

/** Denies every permission but those granted. Chromium takes it for all origins and for pages not yet open. */
export async function denyPermissions(cdp: Cdp): Promise<void> {
  await cdp.send('Browser.grantPermissions', { permissions: defaultSession._granted() });
}
