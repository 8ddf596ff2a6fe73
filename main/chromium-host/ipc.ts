/** `ipcMain`: answers what a page's preload invokes and sends. */
import type * as Electron from 'electron';
import { EventEmitter } from 'node:events';
import { provideOnlyClass } from './guard.ts';

type Handler = (event: Electron.IpcMainInvokeEvent, ...values: unknown[]) => unknown;

class IpcMain extends EventEmitter {
  readonly #handlers = new Map<string, Handler>();

  handle(channel: string, handler: Handler): void {
    if (this.#handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.#handlers.set(channel, handler);
  }

  handleOnce(channel: string, handler: Handler): void {
    this.handle(channel, (event, ...values) => {
      this.removeHandler(channel);
      return handler(event, ...values);
    });
  }

  removeHandler(channel: string): void {
    this.#handlers.delete(channel);
  }

  /** Calls the handler of a channel. Fails with Electron's words, which the page's promise is rejected with. */
  async _invoke(channel: string, event: object, values: readonly unknown[]): Promise<unknown> {
    try {
      const handler = this.#handlers.get(channel);
      if (!handler) throw new Error(`No handler registered for '${channel}'`);
      return await handler(event as Electron.IpcMainInvokeEvent, ...values);
    } catch (error) {
      throw new Error(`Error invoking remote method '${channel}': ${String(error)}`, { cause: error });
    }
  }
}

provideOnlyClass('ipcMain', IpcMain);

/** Electron's `ipcMain`. */
export const ipcMain = new IpcMain() satisfies Pick<Electron.IpcMain, 'handle' | 'handleOnce' | 'removeHandler'>;
