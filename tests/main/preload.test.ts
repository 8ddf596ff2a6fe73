import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { Host } from '../../shared/ipc/contract.ts';

type Receive = (event: unknown, told: unknown) => void;
const { exposed, invoked, listeners, paths } = vi.hoisted(() => ({
  exposed: new Map<string, unknown>(),
  invoked: [] as unknown[][],
  listeners: new Map<string, Receive>(),
  paths: new Map<unknown, string>(),
}));
vi.mock('electron', () => ({
  contextBridge: { exposeInMainWorld: (name: string, value: unknown) => void exposed.set(name, value) },
  ipcRenderer: {
    invoke: async (...given: unknown[]) => void invoked.push(given),
    on: (channel: string, listener: Receive) => void listeners.set(channel, listener),
    removeListener: (channel: string) => void listeners.delete(channel),
  },
  webUtils: {
    getPathForFile(file: unknown) {
      const path = paths.get(file);
      if (path === undefined) throw new TypeError('not a file');
      return path;
    },
  },
}));

let host: Host;
beforeAll(async () => {
  await import('../../main/preload.ts');
  host = exposed.get('host') as Host;
});

describe('the bridge', () => {
  test('puts three functions into the page and nothing else (PROMISES §6.20)', () => {
    expect([...exposed.keys()]).toEqual(['host']);
    expect(Object.entries(host).map(([name, value]) => [name, typeof value])).toEqual([
      ['call', 'function'],
      ['openDropped', 'function'],
      ['on', 'function'],
    ]);
  });

  test('calls only on the channels of the contract', async () => {
    await host.call('openArticle', { fileId: 'f1' });
    expect(invoked.at(-1)).toEqual(['saidwho:openArticle', { fileId: 'f1' }]);
  });

  test('lets the page name no path, however it spells the call (PROMISES §6.20)', async () => {
    const before = invoked.length;
    const path = { path: '/etc/passwd' };
    await expect(host.call('openDroppedPath', path)).rejects.toThrow(RangeError);
    await expect(host.call(['openDroppedPath'] as unknown as 'openDroppedPath', path)).rejects.toThrow(RangeError);
    expect(invoked).toHaveLength(before);
  });

  test('hands on what is told without the event it came with, until nobody listens (PROMISES §6.20)', () => {
    const told: unknown[] = [];
    const stop = host.on('command', (...given) => told.push(given));
    listeners.get('saidwho:command')?.({ sender: 'secret' }, { id: 'file.save' });
    expect(told).toEqual([[{ id: 'file.save' }]]);
    stop();
    expect(listeners.size).toBe(0);
    expect(() => host.on('other' as 'command', () => undefined)).toThrow(RangeError);
  });

  test('opens a dropped file by the path the system knows, else by its bytes', async () => {
    const known = { name: 'a.txt', arrayBuffer: async () => new ArrayBuffer(0) };
    paths.set(known, '/desk/a.txt');
    await host.openDropped(known);
    expect(invoked.at(-1)).toEqual(['saidwho:openDroppedPath', { path: '/desk/a.txt' }]);
    await host.openDropped({ name: 'b.txt', arrayBuffer: async () => new Uint8Array([7]).buffer });
    expect(invoked.at(-1)).toEqual(['saidwho:receiveArticle', { name: 'b.txt', bytes: new Uint8Array([7]) }]);
  });
});
