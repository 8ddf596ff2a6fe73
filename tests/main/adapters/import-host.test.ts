import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createImportHost } from '../../../main/adapters/import-host.ts';
import { plainArticle } from '../../fakes/articles.ts';

/** A process that does as the test says. */
class Child extends EventEmitter {
  pid: number | undefined = 4242;
  stderr = new EventEmitter();
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

const { children, forks } = vi.hoisted(() => ({ children: [] as unknown[], forks: [] as unknown[][] }));
vi.mock('electron', () => ({
  utilityProcess: {
    fork: (...given: unknown[]) => {
      forks.push(given);
      return children.at(-1);
    },
  },
}));

let child: Child;
beforeEach(() => {
  vi.useFakeTimers();
  child = new Child();
  children.push(child);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const host = createImportHost('/out/import-process.js', '1.0.0');
const input = { name: 'a.txt', bytes: new Uint8Array([1]) };
const value = { formatId: 'text', reading: { article: plainArticle('a1', 'words'), notes: ['a note'] }, others: [] };

describe('the import host', () => {
  test('answers what the process read, ends it, and bounds its memory (H3)', async () => {
    const answer = host.read(input);
    expect(child.sent).toEqual([{ ...input, version: '1.0.0' }]);
    child.emit('message', { ok: true, value });
    expect(await answer).toEqual({ ok: true, value });
    expect(child.wasKilled).toBe(true);
    expect(forks.at(-1)?.[2]).toMatchObject({ execArgv: ['--max-old-space-size=1024'] });
  });

  test('passes on a refusal', async () => {
    const answer = host.read(input);
    const refusal = { ok: false, problems: [{ code: 'text/empty', message: 'No words.' }] };
    child.emit('message', refusal);
    expect(await answer).toEqual(refusal);
  });

  test('gives up after 20 seconds and kills what does not end after 30 (H2)', async () => {
    const kill = vi.spyOn(process, 'kill').mockReturnValue(true);
    const answer = host.read(input);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await answer).toMatchObject({
      problems: [{ code: 'import/timeout', message: expect.stringContaining('“a.txt”') }],
    });
    expect(child.wasKilled).toBe(true);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(kill).toHaveBeenCalledWith(4242, 'SIGKILL');
  });

  test('outlives a process that crashes or runs out of memory, and says which (H3, H4)', async () => {
    const crashed = host.read(input);
    child.emit('exit', 1);
    expect(await crashed).toMatchObject({ problems: [{ code: 'import/crashed' }] });
    const full = host.read(input);
    child.stderr.emit('data', Buffer.from('FATAL ERROR: JavaScript heap out of memory'));
    child.emit('exit', 134);
    expect(await full).toMatchObject({ problems: [{ code: 'import/memory' }] });
  });

  test('believes no answer of a wrong shape (H10)', async () => {
    for (const answer of [
      null,
      { ok: true },
      { ok: true, value: { ...value, reading: { notes: [] } } },
      { ok: false },
    ]) {
      const read = host.read(input);
      child.emit('message', answer);
      expect(await read).toMatchObject({ problems: [{ code: 'import/crashed' }] });
    }
  });

  test('stops at once when it is cancelled (H2)', async () => {
    const answer = host.read(input);
    host.cancel();
    expect(await answer).toMatchObject({ problems: [{ code: 'import/cancelled' }] });
    expect(child.wasKilled).toBe(true);
  });
});
