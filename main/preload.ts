import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { channelOf, EVENT_NAMES } from '../shared/ipc/channels.ts';
import type { Answers, CallArgument, CallName, Events, Host } from '../shared/ipc/contract.ts';

/**
 * The bridge: puts `window.host` into the page, functions only, and nothing else of Electron. Main checks every
 * call; a name that the contract does not have is answered by nobody, since every channel bears our prefix.
 */

/** The one channel that takes a path: it is ours alone, or a page gone wild could read any file. */
const BY_PATH = channelOf('openDroppedPath');

const host: Host = {
  async call<Name extends CallName>(name: Name, argument: CallArgument<Name>): Promise<Answers[Name]> {
    const channel = channelOf(name); // Compared as the channel: what the page calls a name need not be a string.
    if (channel === BY_PATH) throw new RangeError('The page opens no paths');
    return ipcRenderer.invoke(channel, argument) as Promise<Answers[Name]>;
  },

  /** The path is read off the dropped file itself, so that the page can name no file it was not given. */
  async openDropped(file) {
    const dropped = file as DroppedFile;
    const path = pathOf(dropped);
    if (path !== '') return ipcRenderer.invoke(BY_PATH, { path }) as Promise<Answers['openDroppedPath']>;
    const bytes = new Uint8Array(await dropped.arrayBuffer());
    return host.call('receiveArticle', { name: dropped.name, bytes });
  },

  on<Name extends keyof Events>(name: Name, listener: (event: Events[Name]) => void): () => void {
    if (!EVENT_NAMES.includes(name)) throw new RangeError('No such event');
    const channel = channelOf(name);
    const receive = (_event: unknown, event: Events[Name]) => listener(event);
    ipcRenderer.on(channel, receive);
    return () => void ipcRenderer.removeListener(channel, receive);
  },
};

/** As much of the page's `File` as is used; main has no DOM types. */
interface DroppedFile {
  readonly name: string;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** Empty for what is no file of the system: made by a script, or dropped where paths are not told. */
function pathOf(file: DroppedFile): string {
  try {
    return webUtils.getPathForFile(file as unknown as Parameters<typeof webUtils.getPathForFile>[0]);
  } catch {
    return '';
  }
}

contextBridge.exposeInMainWorld('host', host);
