import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createIndexHost } from '../../../main/adapters/index-host.ts';
import type { IndexState, ProjectIndex } from '../../../main/ports.ts';
import { plainArticle } from '../../fakes/articles.ts';

/** A process that does as the test says. */
class Child extends EventEmitter {
  sent: unknown[] = [];
  wasKilled = false;
  postMessage(message: unknown) {
    this.sent.push(message);
  }
  kill() {
    this.wasKilled = true;
    return true;
  }
}

const { children } = vi.hoisted(() => ({ children: [] as unknown[] }));
vi.mock('electron', () => ({
  utilityProcess: {
    fork: () => {
      const child = new Child();
      children.push(child);
      return child;
    },
  },
}));

const AT = { folder: '/library', path: '/data/index/a.sqlite', registry: { speakers: [], ties: [] } };
const STRETCH = { offset: 0, limit: 9 };
const last = () => children.at(-1) as Child;

let host: ProjectIndex;
let states: IndexState[];

beforeEach(() => {
  children.length = 0;
  states = [];
  host = createIndexHost('/out/index-process.js', '1.0.0');
  host.onState((state) => states.push(state));
  host.open(AT);
});

describe('the process of the index', () => {
  test('is told where everything is, answers what it is asked, and tells how it stands', async () => {
    expect(last().sent).toEqual([{ open: { ...AT, skip: [], version: '1.0.0' } }]);
    const asked = host.ask('listSpeakers', STRETCH);
    expect(last().sent.at(-1)).toEqual({ id: 1, call: 'listSpeakers', argument: STRETCH });
    last().emit('message', { id: 1, answer: { rows: [], total: 0 } });
    expect(await asked).toEqual({ rows: [], total: 0 });
    last().emit('message', { state: { indexing: { done: 1, total: 2 }, tags: [], outlets: [] } });
    expect(states).toMatchObject([{ indexing: { done: 1, total: 2 } }]);
  });

  test('is believed about an article only when that has its shape (H10)', async () => {
    const input = { name: 'a.saidwho', bytes: new Uint8Array([1]) };
    const value = { formatId: 'saidwho', reading: { article: plainArticle('a1', 'words'), notes: [] }, others: [] };
    const [sound, odd] = [host.ask('read', input), host.ask('read', input)];
    last().emit('message', { id: 1, answer: { ok: true, value } });
    last().emit('message', { id: 2, answer: { ok: true, value: { ...value, reading: { article: { id: 7 } } } } });
    expect(await sound).toEqual({ ok: true, value });
    expect(await odd).toMatchObject({ ok: false, problems: [{ code: 'import/crashed' }] });
  });

  test('is begun again when it ends by itself, with the registry of now and without the file it was reading', async () => {
    const waiting = host.ask('refresh', null);
    const registry = { speakers: [], ties: [{ id: 'a s', article: 'a', speaker: 's', entry: null }] };
    const setting = host.ask('setRegistry', registry);
    last().emit('message', { reading: 'bomb.saidwho' });
    last().emit('exit', 1);
    await expect(waiting).rejects.toThrow('closed');
    await expect(setting).rejects.toThrow('closed');
    expect(last().sent).toEqual([{ open: { ...AT, registry, skip: ['bomb.saidwho'], version: '1.0.0' } }]);
  });

  test('is given up when it ends again and again, and the page is told (U1)', async () => {
    for (let time = 0; time < 4; time += 1) last().emit('exit', 1);
    expect(children).toHaveLength(4);
    expect(states.at(-1)).toMatchObject({ problem: expect.stringContaining('cannot be built') as unknown });
    await expect(host.ask('refresh', null)).rejects.toThrow('no index');
  });

  test('gives way to that of another folder, and nobody waits for it in vain', async () => {
    const waiting = host.ask('refresh', null);
    const before = last();
    host.open({ ...AT, folder: '/debates' });
    await expect(waiting).rejects.toThrow('closed');
    expect(before.wasKilled).toBe(true);
    expect(last().sent).toMatchObject([{ open: { folder: '/debates', skip: [] } }]);
  });
});
