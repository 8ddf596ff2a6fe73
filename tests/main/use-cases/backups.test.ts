import { describe, expect, test } from 'vitest';
import {
  checkBackups,
  keptTimes,
  limitBackups,
  listBackups,
  nextBackup,
  thinBackups,
} from '../../../main/use-cases/backups.ts';
import { MemoryFiles } from '../../fakes/memory-files.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const START = Date.UTC(2026, 0, 1);

describe('backups', () => {
  test('are made once in five minutes, or when one is asked for (D13)', async () => {
    const files = new MemoryFiles();
    const first = await nextBackup(files, '/b', START, null);
    expect(first).toBe('/b/2026-01-01T00-00-00.000Z.saidwho.unchecked');
    files.put(first!, 'x');
    expect(await nextBackup(files, '/b', START + 4 * MINUTE, null)).toBeNull();
    expect(await nextBackup(files, '/b', START + 4 * MINUTE, 'merge')).not.toBeNull();
    expect(await nextBackup(files, '/b', START, 'merge')).toBe('/b/2026-01-01T00-00-00.001Z.merge.saidwho.unchecked');
    expect(await nextBackup(files, '/b', START + 5 * MINUTE, null)).not.toBeNull();
  });

  test('are made also when the clock has gone back ten years (C6)', async () => {
    const files = new MemoryFiles();
    files.put('/b/2036-01-01T00-00-00.000Z.saidwho', 'x');
    expect(await nextBackup(files, '/b', START, null)).not.toBeNull();
  });

  test('thin out to 12 close ones, 24 hours, 30 days and 12 months, the newest among them (D13)', () => {
    const times = Array.from({ length: 60 * 24 * 12 }, (_, index) => START + index * 5 * MINUTE);
    const kept = keptTimes(times);
    expect(kept.size).toBeLessThanOrEqual(12 + 24 + 30 + 12 + 1);
    expect(kept.size).toBeGreaterThan(60);
    expect(kept).toContain(times.at(-1));
  });

  test('thinned every time still reach back for months (D13)', async () => {
    let times: number[] = [];
    for (let index = 0; index < 60 * 24; index += 1) {
      times = [...keptTimes([...times, START + index * 60 * MINUTE])];
    }
    const newest = Math.max(...times);
    expect(newest - Math.min(...times)).toBeGreaterThan(29 * 24 * 60 * MINUTE);
  });

  test('are removed by name alone; other files in the folder stay', async () => {
    const files = new MemoryFiles();
    for (let index = 0; index < 40; index += 1) files.put(`/b/${stamp(START + index)}.saidwho`, 'x');
    files.put('/b/mine.txt', 'x');
    await thinBackups(files, '/b', START + 40);
    expect(files.paths('/b')).toContain('/b/mine.txt');
    expect(files.paths('/b').length).toBeLessThan(5);
  });

  test('with a reason stay for ninety days besides (D13)', async () => {
    const files = new MemoryFiles();
    for (let index = 0; index < 9; index += 1) files.put(`/b/${stamp(START + index)}.merge.saidwho`, 'x');
    await thinBackups(files, '/b', START + 89 * DAY);
    expect(files.paths('/b')).toHaveLength(9);
    await thinBackups(files, '/b', START + 91 * DAY);
    expect(files.paths('/b').length).toBeLessThan(4);
  });
});

describe('a backup', () => {
  const good = (bytes: Uint8Array) => Promise.resolve(new TextDecoder().decode(bytes).startsWith('good'));

  test('counts once it was opened; one that does not open is put aside (D13)', async () => {
    const files = new MemoryFiles();
    files.put(`/b/${stamp(START)}.saidwho.unchecked`, 'good');
    files.put(`/b/${stamp(START + DAY)}.merge.saidwho.unchecked`, 'torn');
    expect(await checkBackups(files, '/b', '/aside', good)).toBe(1);
    expect(files.paths('/b')).toEqual([`/b/${stamp(START)}.saidwho`]);
    expect(files.text(`/aside/backup ${stamp(START + DAY)}.merge.saidwho.unchecked`)).toBe('torn');
  });

  test('that is what the one before it is takes no space, unless it was made for a reason', async () => {
    const files = new MemoryFiles();
    files.put(`/b/${stamp(START)}.saidwho`, 'good');
    files.put(`/b/${stamp(START + DAY)}.saidwho.unchecked`, 'good');
    files.put(`/b/${stamp(START + 2 * DAY)}.restore.saidwho.unchecked`, 'good');
    files.put(`/b/${stamp(START + 3 * DAY)}.saidwho.unchecked`, 'good, and more');
    expect(await checkBackups(files, '/b', '/aside', good)).toBe(0);
    expect((await listBackups(files, '/b')).map(({ at, reason }) => [at, reason])).toEqual([
      [START + 3 * DAY, null],
      [START + 2 * DAY, 'restore'],
      [START, null],
    ]);
  });

  test('that is not checked is neither thinned out nor taken for the newest good one (D13)', async () => {
    const files = new MemoryFiles();
    for (let index = 0; index < 9; index += 1) files.put(`/b/${stamp(START + index)}.saidwho.unchecked`, 'x');
    files.put(`/b/${stamp(START - 1)}.saidwho`, 'x');
    await thinBackups(files, '/b', START);
    expect(files.paths('/b')).toHaveLength(10);
  });

  test('of all articles together keep within their space, the newest of each article excepted (D13)', async () => {
    const files = new MemoryFiles();
    const large = 'x'.repeat(1000);
    for (const article of ['a', 'b']) {
      for (let day = 0; day < 5; day += 1) files.put(`/b/${article}/${stamp(START + day * DAY)}.saidwho`, large);
    }
    files.put('/b/b/notes.txt', large);
    files.free = 20 * 3500;
    await limitBackups(files, '/b');
    const left = ['a', 'b'].map((article) => files.paths(`/b/${article}/`).filter((path) => path.endsWith('saidwho')));
    expect(left.flat()).toHaveLength(3);
    files.free = 0;
    await limitBackups(files, '/b');
    expect(await listBackups(files, '/b/a')).toMatchObject([{ at: START + 4 * DAY }]);
    expect(await listBackups(files, '/b/b')).toMatchObject([{ at: START + 4 * DAY }]);
    const status = files.status.bind(files);
    files.status = () => Promise.resolve(null); // Somebody takes them away meanwhile.
    await limitBackups(files, '/b');
    files.status = status;
    files.fault = (_, call) => (call === 'freeSpace' ? 'ENOSYS' : null);
    await limitBackups(files, '/b');
    await limitBackups(files, '/nowhere');
  });
});

const stamp = (at: number) => new Date(at).toISOString().replaceAll(':', '-');
