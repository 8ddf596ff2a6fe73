import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from 'electron';
import { channelOf } from '../../shared/ipc/channels.ts';
import { ARGUMENTS, type Answers, type CallArgument, type CallName, type Events } from '../../shared/ipc/contract.ts';
import { isPageAddress } from './app-origin.ts';

/**
 * The one door between page and main (PROMISES §6, item 17). Each call is checked for who speaks (our page, the
 * top frame, the window we opened), how often, and what is said; an error crosses as a code and nothing more.
 */

export type Handlers = {
  readonly [Name in CallName]: (argument: CallArgument<Name>) => Answers[Name] | Promise<Answers[Name]>;
};

/** More calls than this in a second come from no person and no editor. */
const CALLS_A_SECOND = 300;

/** Answers the page's calls by `handlers`, for the window that `findWindow` tells. */
export function serveCalls(handlers: Handlers, findWindow: () => BrowserWindow | null): void {
  const isWithinRate = rateLimit(CALLS_A_SECOND);
  for (const name of Object.keys(ARGUMENTS) as CallName[]) {
    ipcMain.handle(channelOf(name), async (event, argument: unknown) => {
      if (!isOurs(event, findWindow())) throw new CallError(name, 'sender');
      if (!isWithinRate(Date.now())) throw new CallError(name, 'rate');
      return answer(handlers, name, argument);
    });
  }
}

/** An error as the page may see it: no stack, no path, no words of the system. */
class CallError extends Error {
  constructor(name: CallName, reason: 'sender' | 'rate' | 'argument' | 'failed') {
    super(`call/${reason}: ${name}`);
    delete this.stack;
  }
}

/** Checks the argument and calls the handler. */
export async function answer<Name extends CallName>(
  handlers: Handlers,
  name: Name,
  argument: unknown,
): Promise<unknown> {
  const parsed = ARGUMENTS[name].safeParse(argument);
  if (!parsed.success) throw new CallError(name, 'argument');
  try {
    return await handlers[name](parsed.data as CallArgument<Name>);
  } catch (error) {
    console.error(`The call ${name} failed.`, error);
    throw new CallError(name, 'failed');
  }
}

function isOurs(event: IpcMainInvokeEvent, window: BrowserWindow | null): boolean {
  const frame = event.senderFrame;
  if (window === null || window.isDestroyed() || frame === null) return false;
  return event.sender.id === window.webContents.id && frame.parent === null && isPageAddress(frame.url);
}

/** Returns a check that lets `limit` calls through in each second, by the clock it is given in milliseconds. */
export function rateLimit(limit: number): (now: number) => boolean {
  let second = 0;
  let count = 0;
  return (now) => {
    const current = Math.floor(now / 1_000);
    count = current === second ? count + 1 : 1;
    second = current;
    return count <= limit;
  };
}

/** Tells the page something unasked; nothing happens when its window is gone. */
export function tellWindow<Name extends keyof Events>(
  window: BrowserWindow | null,
  name: Name,
  event: Events[Name],
): void {
  if (window !== null && !window.isDestroyed()) window.webContents.send(channelOf(name), event);
}
