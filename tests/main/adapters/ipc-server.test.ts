import { beforeEach, describe, expect, test, vi } from 'vitest';
import { rateLimit, serveCalls, type Handlers } from '../../../main/adapters/ipc-server.ts';
import { ARGUMENTS } from '../../../shared/ipc/contract.ts';

type Listener = (event: unknown, argument: unknown) => Promise<unknown>;
const { listeners } = vi.hoisted(() => ({ listeners: new Map<string, Listener>() }));
vi.mock('electron', () => ({
  ipcMain: { handle: (channel: string, listener: Listener) => void listeners.set(channel, listener) },
}));

const page = { id: 7 };
const window = { isDestroyed: () => false, webContents: page };
const ours = { sender: page, senderFrame: { url: 'app://bundle/index.html', parent: null } };
const call = (name: string, argument: unknown, event: unknown = ours) =>
  listeners.get(`saidwho:${name}`)!(event, argument);

const handled: unknown[] = [];
beforeEach(() => {
  handled.length = 0;
  listeners.clear();
  const handlers = {
    openArticle: (argument: unknown) => handled.push(argument),
    listArticles: () => {
      throw new Error('ENOENT: no such file, open /secret/place');
    },
  };
  serveCalls(handlers as unknown as Handlers, () => window as never);
});

describe('the door between page and main', () => {
  test('has one channel for each call of the contract, and no other (PROMISES §6.17)', () => {
    expect([...listeners.keys()]).toEqual(Object.keys(ARGUMENTS).map((name) => `saidwho:${name}`));
  });

  test('answers our page', async () => {
    await call('openArticle', { fileId: 'f1' });
    expect(handled).toEqual([{ fileId: 'f1' }]);
  });

  test('is shut to other origins, inner frames, other windows and frames that are gone (PROMISES §6.17)', async () => {
    const strangers = [
      { ...ours, senderFrame: { url: 'https://example.org/', parent: null } },
      { ...ours, senderFrame: { url: '', parent: null } },
      { ...ours, senderFrame: { url: 'app://bundle/index.html', parent: {} } },
      { ...ours, senderFrame: null },
      { ...ours, sender: { id: 8 } },
    ];
    for (const stranger of strangers) {
      await expect(call('openArticle', { fileId: 'f1' }, stranger)).rejects.toThrow('call/sender: openArticle');
    }
    expect(handled).toEqual([]);
  });

  test('lets no argument through that the contract does not know (H4)', async () => {
    for (const argument of [undefined, null, {}, { fileId: 7 }, { fileId: '' }, { fileId: 'f', path: '/etc/passwd' }]) {
      await expect(call('openArticle', argument)).rejects.toThrow('call/argument: openArticle');
    }
    expect(handled).toEqual([]);
  });

  test('tells the page of a failure no path, no stack and no word of the system (H4, X7)', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const error = await call('listArticles', {}).catch((failure: unknown) => failure);
    const { message, stack } = error as Error;
    expect({ message, stack }).toEqual({ message: 'call/failed: listArticles', stack: undefined });
    expect(log).toHaveBeenCalledOnce();
    log.mockRestore();
  });

  test('bears a page that calls too often', () => {
    const isWithin = rateLimit(2);
    expect([10, 20, 30, 1_000, 1_001, 1_002].map(isWithin)).toEqual([true, true, false, true, true, false]);
  });
});
