import { describe, expect, test } from 'vitest';
import {
  findJournals,
  Journal,
  lineOf,
  quarantine,
  readRecords,
  recoveryOver,
} from '../../../main/use-cases/journal.ts';
import { plainArticle, tagQuote } from '../../fakes/articles.ts';
import { MemoryFiles } from '../../fakes/memory-files.ts';
import { fakeServices } from '../../fakes/services.ts';

const FOLDER = '/data/journal';
const SUBJECT = { articleId: '../../etc/passwd', path: '/library/a.saidwho' };
const article = plainArticle(SUBJECT.articleId, 'one two three');
const snapshot = () => ({ article, unsaved: 3 });
const change = (sequence: number) => tagQuote(`q${sequence}`, 0, 3);
const batch = (sequence: number, bases: (string | null)[] = ['A']) => ({
  sequence,
  bases,
  changes: [change(sequence)],
});

function open(files = new MemoryFiles()) {
  return { files, journal: new Journal({ files, services: fakeServices() }, FOLDER, SUBJECT) };
}

async function recovered(files: MemoryFiles, sha256: string | null) {
  const [found] = await findJournals(files, FOLDER);
  return found === undefined ? undefined : recoveryOver(found, sha256);
}

describe('the journal', () => {
  test('gives back, over the version it stands on, every change it was given (D1)', async () => {
    const { files, journal } = open();
    await journal.append(batch(1), snapshot);
    await journal.append(batch(2), snapshot);
    expect(await recovered(files, 'A')).toEqual({
      snapshot: null,
      changes: [change(1), change(2)],
      count: 2,
      sequence: 2,
    });
  });

  test('is readable by nobody else, and no id becomes a name (H6)', async () => {
    const { files, journal } = open();
    await journal.append(batch(1), snapshot);
    const [path, ...more] = files.paths(FOLDER);
    expect(more).toEqual([]);
    expect(path).toMatch(/^\/data\/journal\/[0-9a-f]{32}\.000001\.journal$/);
    expect((await files.status(path!))?.mode).toBe(0o600);
  });

  test('gives back nothing over a version it does not know (D1)', async () => {
    const { files, journal } = open();
    await journal.append(batch(1), snapshot);
    expect(await recovered(files, 'X')).toBeNull();
    expect(await recovered(files, null)).toBeNull();
  });

  test('after a mark gives back only what that save did not hold, whichever version is there (D1)', async () => {
    const { files, journal } = open();
    await journal.append(batch(1), snapshot);
    await journal.mark({ sequence: 1, bases: ['A'], saving: 'B' }, snapshot);
    await journal.append(batch(2), snapshot);
    expect((await recovered(files, 'A'))?.count).toBe(2);
    expect((await recovered(files, 'B'))?.changes).toEqual([change(2)]);
  });

  test('begins with the whole article where there is no file to stand on', async () => {
    const { files, journal } = open();
    await journal.append(batch(1, [null]), snapshot);
    expect(await recovered(files, null)).toEqual({ snapshot: article, changes: [], count: 3, sequence: 1 });
  });

  test('begins anew with the whole article after 200 records and keeps one file (P6)', async () => {
    const { files, journal } = open();
    for (let sequence = 1; sequence <= 205; sequence += 1) await journal.append(batch(sequence), snapshot);
    expect(files.paths(FOLDER)).toHaveLength(1);
    expect(await recovered(files, 'A')).toMatchObject({ snapshot: article, sequence: 205, count: 3 + 4 });
  });

  test('begins anew after a megabyte (P6)', async () => {
    const { files, journal } = open();
    const long = tagQuote('q'.repeat(190), 0, 3);
    const changes = Array.from({ length: 4_000 }, () => long);
    for (let sequence = 1; sequence <= 3; sequence += 1) {
      await journal.append({ sequence, bases: ['A'], changes }, snapshot);
    }
    expect(files.paths(FOLDER)).toHaveLength(1);
    expect(await recovered(files, 'A')).toMatchObject({ snapshot: article });
  });

  test('is gone once it is removed', async () => {
    const { files, journal } = open();
    await journal.append(batch(1), snapshot);
    await journal.remove();
    expect(files.paths(FOLDER)).toEqual([]);
    await journal.append(batch(2), snapshot);
    expect((await recovered(files, 'A'))?.changes).toEqual([change(2)]);
  });

  test('cut at any byte gives back the longest prefix of whole records (D1, D2)', () => {
    const records = [1, 2, 3].map((sequence) => ({ ...SUBJECT, ...batch(sequence) }));
    const bytes = new TextEncoder().encode(records.map(lineOf).join(''));
    const ends = records.map((_, index) =>
      new TextEncoder().encode(
        records
          .slice(0, index + 1)
          .map(lineOf)
          .join(''),
      ),
    );
    for (let cut = 0; cut <= bytes.length; cut += 1) {
      const whole = ends.filter(({ length }) => length <= cut).length;
      expect(readRecords(bytes.subarray(0, cut))).toEqual(records.slice(0, whole));
    }
  });

  test('with any byte changed gives back only records before it (D2)', () => {
    const records = [1, 2, 3].map((sequence) => ({ ...SUBJECT, ...batch(sequence) }));
    const bytes = new TextEncoder().encode(records.map(lineOf).join(''));
    for (let at = 0; at < bytes.length; at += 1) {
      const damaged = bytes.slice();
      damaged[at] = damaged[at]! ^ 1;
      const read = readRecords(damaged);
      expect(read).toEqual(records.slice(0, read.length));
      expect(read.length).toBeLessThan(3);
    }
  });

  test('stopped at any call gives back all that was acknowledged (D1, D2)', async () => {
    const run = async (files: MemoryFiles) => {
      const { journal } = open(files);
      let acknowledged = 0;
      try {
        for (let sequence = 1; sequence <= 4; sequence += 1) {
          await journal.append(batch(sequence), snapshot);
          acknowledged = sequence;
          if (sequence === 2) await journal.appendSnapshot({ sequence: 3, bases: ['A'] }, snapshot);
          if (sequence === 2) sequence = acknowledged = 3;
        }
      } catch {
        // The machine has stopped.
      }
      return acknowledged;
    };
    const whole = new MemoryFiles();
    await run(whole);
    for (let index = 0; index <= whole.calls.length; index += 1) {
      const files = new MemoryFiles();
      files.fault = (call) => (call === index ? 'stop' : null);
      const acknowledged = await run(files);
      for (const disk of [files.afterKill(), files.afterPowerCut('kept'), files.afterPowerCut('lost')]) {
        const sequence = (await recovered(disk, 'A'))?.sequence ?? 0;
        expect(sequence, `stopped at call ${index}`).toBeGreaterThanOrEqual(acknowledged);
      }
    }
  });

  test('writes nothing behind half a record, but begins anew with the whole article (D3)', async () => {
    const { files, journal } = open();
    await journal.append(batch(1), snapshot);
    let writes = 0;
    files.fault = (_, call) => {
      if (call !== 'write') return null;
      writes += 1;
      return writes === 1 ? 'short' : 'ENOSPC';
    };
    await expect(journal.append(batch(2), snapshot)).rejects.toThrow('ENOSPC');
    files.fault = () => null;
    await journal.append(batch(3), snapshot);
    expect(await recovered(files, 'A')).toMatchObject({ snapshot: article, sequence: 3 });
  });

  test('ends where a line has the right checksum and a shape it does not know (D11)', () => {
    const [first, other] = [
      { ...SUBJECT, ...batch(1) },
      { ...SUBJECT, ...batch(2), newer: true },
    ];
    const bytes = new TextEncoder().encode(lineOf(first) + lineOf(other));
    expect(readRecords(bytes)).toEqual([first]);
  });

  test('takes nothing for kept whose name is not on the disk, and leaves no gap after it (D1, D4)', async () => {
    const { files, journal } = open();
    files.fault = (_, call) => (call === 'syncFolder' ? 'EIO' : null);
    await expect(journal.append(batch(1), snapshot)).rejects.toThrow('EIO');
    files.fault = () => null;
    await journal.append(batch(2), snapshot);
    expect(await recovered(files.afterPowerCut('lost'), 'A')).toMatchObject({ snapshot: article, sequence: 2 });
  });

  test('leaves no gap where even its folder could not be made (D1)', async () => {
    const { files, journal } = open();
    files.fault = (_, call) => (call === 'makeFolder' ? 'EIO' : null);
    await expect(journal.append(batch(1), snapshot)).rejects.toThrow('EIO');
    files.fault = () => null;
    await journal.append(batch(2), snapshot);
    expect(await recovered(files, 'A')).toMatchObject({ snapshot: article, sequence: 2 });
  });

  test('put aside twice is there twice, with and without second names for files (D1)', async () => {
    const files = new MemoryFiles();
    files.put('/data/quarantine/notes.txt', 'not ours');
    for (const sequence of [1, 2, 3]) {
      files.fault = (_, call) => (call === 'link' && sequence === 3 ? 'EPERM' : null);
      await open(files).journal.append(batch(sequence), snapshot);
      const [found] = await findJournals(files, FOLDER);
      await quarantine(files, FOLDER, '/data/quarantine', found!);
    }
    expect(files.paths(FOLDER)).toEqual([]);
    expect(files.paths('/data/quarantine').filter((path) => path.endsWith('.journal'))).toHaveLength(3);
  });

  test('ends where a record of another article or place follows, and where one is missing (D1)', () => {
    const first = { ...SUBJECT, ...batch(1) };
    const strangers = [
      { ...first, ...batch(2), path: '/b' },
      { ...first, ...batch(2), articleId: 'b' },
      { ...first, ...batch(3) },
    ];
    for (const stranger of strangers) {
      const bytes = new TextEncoder().encode(lineOf(first) + lineOf(stranger));
      expect(readRecords(bytes)).toEqual([first]);
    }
  });

  test('is found by its name alone: other files in its folder are passed over', async () => {
    const { files, journal } = open();
    files.put(`${FOLDER}/notes.txt`, 'not ours');
    await journal.append(batch(1), snapshot);
    expect(await recovered(files, 'A')).toMatchObject({ sequence: 1 });
  });
});
