import { describe, expect, test } from 'vitest';
import { keptTimes, nextBackup, thinBackups } from '../../../main/use-cases/backups.ts';
import { MemoryFiles } from '../../fakes/memory-files.ts';

const MINUTE = 60_000;
const START = Date.UTC(2026, 0, 1);

describe('backups', () => {
  test('are made once in five minutes, or when one is asked for (D13)', async () => {
    const files = new MemoryFiles();
    const first = await nextBackup(files, '/b', START, false);
    expect(first).toBe('/b/2026-01-01T00-00-00.000Z.saidwho');
    files.put(first!, 'x');
    expect(await nextBackup(files, '/b', START + 4 * MINUTE, false)).toBeNull();
    expect(await nextBackup(files, '/b', START + 4 * MINUTE, true)).not.toBeNull();
    expect(await nextBackup(files, '/b', START, true)).toBe('/b/2026-01-01T00-00-00.001Z.saidwho');
    expect(await nextBackup(files, '/b', START + 5 * MINUTE, false)).not.toBeNull();
  });

  test('are made also when the clock has gone back ten years (C6)', async () => {
    const files = new MemoryFiles();
    files.put('/b/2036-01-01T00-00-00.000Z.saidwho', 'x');
    expect(await nextBackup(files, '/b', START, false)).not.toBeNull();
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
    for (let index = 0; index < 40; index += 1) {
      files.put((await nextBackup(files, '/b', START + index, true))!, 'x');
    }
    files.put('/b/mine.txt', 'x');
    await thinBackups(files, '/b');
    expect(files.paths('/b')).toContain('/b/mine.txt');
    expect(files.paths('/b').length).toBeLessThan(5);
  });
});
