import { describe, expect, test } from 'vitest';
import { saveFile, sweepTemporaries, type SaveOutcome, type SaveRequest } from '../../../main/use-cases/save-file.ts';
import { ManualTime } from '../../fakes/manual-time.ts';
import { MemoryFiles } from '../../fakes/memory-files.ts';
import { fakeServices } from '../../fakes/services.ts';

const TARGET = '/library/a.saidwho';
const services = fakeServices();
const bytesOf = (text: string) => new TextEncoder().encode(text);
const OLD = 'the old version';
const NEW = 'the new version, somewhat longer';
const OLD_HASH = services.sha256(OLD);

function library(): MemoryFiles {
  const files = new MemoryFiles();
  files.put(TARGET, OLD);
  files.putFolder('/backups');
  return files;
}

function save(files: MemoryFiles, request: Partial<SaveRequest> = {}, timers = new ManualTime()): Promise<SaveOutcome> {
  const usual = { path: TARGET, bytes: bytesOf(NEW), base: [OLD_HASH], backup: '/backups/1.saidwho' };
  return saveFile({ files, services: fakeServices(), timers }, { ...usual, ...request });
}

const temporaries = (files: MemoryFiles) => files.paths('/library').filter((path) => path.endsWith('.tmp'));
const codeIn = (outcome: SaveOutcome) => (outcome.outcome === 'saved' ? null : outcome.problem.code);

describe('saving a file', () => {
  test('puts the new version in the place of the old and keeps the old one as a backup (D4, D13)', async () => {
    const files = library();
    expect(await save(files)).toEqual({ outcome: 'saved', path: TARGET, sha256: services.sha256(NEW) });
    expect(files.text(TARGET)).toBe(NEW);
    expect(files.text('/backups/1.saidwho')).toBe(OLD);
    expect(temporaries(files)).toEqual([]);
  });

  test('flushes the content and the name of the backup before the name changes, and the folder after it (D2, D4, D13)', async () => {
    const files = library();
    await save(files);
    const order = files.log.filter((call) => /^(sync|size|rename|syncFolder) /.test(call));
    const temporary = expect.stringMatching(/^(sync|size) \/library\/\.a\.saidwho\..*\.tmp$/);
    const named = [`rename ${TARGET}`, 'syncFolder /library'];
    expect(order).toEqual([temporary, temporary, 'syncFolder /backups', ...named]);
  });

  test('does not overwrite a version it has not read (C1)', async () => {
    const files = library();
    files.put(TARGET, 'what a colleague wrote');
    expect(await save(files)).toMatchObject({ outcome: 'conflict', problem: { code: 'file/changed-elsewhere' } });
    expect(files.text(TARGET)).toBe('what a colleague wrote');
  });

  test('does not overwrite a version that came while it was writing (C1)', async () => {
    const files = library();
    files.fault = (_, call) => {
      if (call === 'sync') files.put(TARGET, 'written in between');
      return null;
    };
    expect(await save(files)).toMatchObject({ outcome: 'conflict' });
    expect(files.text(TARGET)).toBe('written in between');
    expect(temporaries(files)).toEqual([]);
  });

  test('creates a file where none may be, and refuses where one is (X6)', async () => {
    const files = library();
    expect(codeIn(await save(files, { base: [] }))).toBe('file/exists');
    expect(await save(files, { path: '/library/b.csv', base: [] })).toMatchObject({ outcome: 'saved' });
    expect(files.text('/library/b.csv')).toBe(NEW);
  });

  test('replaces anything once the user has agreed to it (X6)', async () => {
    const files = library();
    expect(await save(files, { base: 'any' })).toMatchObject({ outcome: 'saved' });
  });

  test('writes a file again that somebody took away (C4)', async () => {
    const files = library();
    files.take(TARGET);
    expect(await save(files)).toMatchObject({ outcome: 'saved' });
  });

  test('refuses a read-only file although renaming over it would succeed (D5)', async () => {
    const files = library();
    files.put(TARGET, OLD, 0o444);
    const outcome = await save(files);
    expect(codeIn(outcome)).toBe('file/read-only');
    expect(outcome).toMatchObject({ problem: { message: expect.stringMatching(/“a\.saidwho”.*Save as/) } });
    expect(files.text(TARGET)).toBe(OLD);
  });

  test('refuses a folder, a missing folder and a drive that is gone, each by name (D5)', async () => {
    const files = library();
    files.putFolder('/library/f.saidwho');
    expect(codeIn(await save(files, { path: '/library/f.saidwho' }))).toBe('file/is-folder');
    expect(codeIn(await save(files, { path: '/gone/a.saidwho' }))).toBe('file/folder-missing');
    expect(codeIn(await save(files, { volume: 7 }))).toBe('file/volume-gone');
  });

  test('follows a symbolic link to the real file and leaves the link', async () => {
    const files = library();
    files.putLink('/desk.saidwho', TARGET);
    expect(await save(files, { path: '/desk.saidwho' })).toMatchObject({ outcome: 'saved', path: TARGET });
    expect(files.text(TARGET)).toBe(NEW);
  });

  test('keeps the permissions of the old version', async () => {
    const files = library();
    files.put(TARGET, OLD, 0o600);
    await save(files);
    expect((await files.status(TARGET))?.mode).toBe(0o600);
  });

  test('refuses what came back from the disk other than it was written', async () => {
    const files = library();
    const read = files.read.bind(files);
    files.read = async (path) => (path.endsWith('.tmp') ? bytesOf('rot') : read(path));
    expect(codeIn(await save(files))).toBe('file/not-as-written');
    expect(files.text(TARGET)).toBe(OLD);
    expect(temporaries(files)).toEqual([]);
  });

  test('waits for another program that holds the file, and gives up after ten seconds', async () => {
    const time = new ManualTime();
    const files = library();
    files.locksOpenFiles = true;
    files.fault = (_, call) => (call === 'rename' && time.now() < start + 3_000 ? 'EBUSY' : null);
    const start = time.now();
    const patient = save(files, {}, time);
    await time.pass(5_000);
    expect(await patient).toMatchObject({ outcome: 'saved' });

    files.put(TARGET, OLD);
    files.fault = (_, call) => (call === 'rename' ? 'EPERM' : null);
    const vain = save(files, { backup: '/backups/2.saidwho' }, time);
    await time.pass(15_000);
    expect(codeIn(await vain)).toBe('file/no-permission');
    expect(temporaries(files)).toEqual([]);
  });

  test('saves, and says so, when only the backup fails (U1)', async () => {
    const files = library();
    files.fault = (_, call, path) => (call !== 'makeFolder' && path.startsWith('/backups/') ? 'ENOSPC' : null);
    expect(await save(files)).toMatchObject({ outcome: 'saved', backupProblem: { code: 'backup/failed' } });
    expect(files.text(TARGET)).toBe(NEW);
  });
});

const callsOfOneSave = async () => {
  const files = library();
  await save(files);
  return files.calls.length;
};

describe('whatever call fails', async () => {
  const count = await callsOfOneSave();

  for (const code of ['ENOSPC', 'EIO', 'EPERM', 'EACCES', 'EMFILE', 'EROFS', 'short']) {
    test(`${code} leaves exactly the old or the new version and no temporary file (D3)`, async () => {
      for (let index = 0; index < count; index += 1) {
        const files = library();
        files.fault = (call) => (call === index ? code : null);
        const outcome = await save(files);
        const where = `${code} at call ${index}, ${files.calls[index]}`;
        expect([OLD, NEW], where).toContain(files.text(TARGET));
        if (outcome.outcome === 'saved') expect(files.text(TARGET), where).toBe(NEW);
        else expect(outcome.problem.message, where).toMatch(/“\.?a\.saidwho/);
        expect(temporaries(files), where).toEqual([]);
      }
    });
  }

  test('an error that lasts leaves the old version or the new one (D3)', async () => {
    for (let index = 0; index < count; index += 1) {
      const files = library();
      files.fault = (call, name) => (call >= index && name !== 'remove' ? 'ENOSPC' : null);
      await save(files);
      expect([OLD, NEW]).toContain(files.text(TARGET));
      expect(temporaries(files)).toEqual([]);
    }
  });

  test('a save that failed after the rename is repeated, not taken for a conflict (D3, C1)', async () => {
    const files = library();
    files.fault = (_, call) => (call === 'syncFolder' ? 'EIO' : null);
    expect(await save(files)).toMatchObject({ outcome: 'failed' });
    files.fault = () => null;
    const base = [OLD_HASH, services.sha256(NEW)];
    expect(await save(files, { base, backup: '/backups/2.saidwho' })).toMatchObject({ outcome: 'saved' });
  });

  test('a kill or a power cut at any call leaves exactly the old or the new version (D1, D2)', async () => {
    for (let index = 0; index <= count; index += 1) {
      const files = library();
      files.fault = (call) => (call === index ? 'stop' : null);
      const outcome = await save(files);
      for (const disk of [files.afterKill(), files.afterPowerCut('kept'), files.afterPowerCut('lost')]) {
        expect([OLD, NEW], `stopped at call ${index}`).toContain(disk.text(TARGET));
        if (outcome.outcome === 'saved') expect(disk.text(TARGET)).toBe(NEW);
      }
    }
  });
});

describe('what is rare', () => {
  test('a file too large to be read back at once is held to its size alone (D4)', async () => {
    const files = library();
    const bytes = new Uint8Array(5_000_001).fill(0x20);
    expect(await save(files, { bytes })).toMatchObject({ outcome: 'saved' });
    expect(files.log.filter((call) => call.startsWith('read ') && call.endsWith('.tmp'))).toEqual([]);
    expect((await files.status(TARGET))?.size).toBe(bytes.length);
  });

  test('a file whose size is not what was written is an error, and the old version stays (D3)', async () => {
    const files = library();
    const create = files.create.bind(files);
    files.create = async (path, mode) => ({ ...(await create(path, mode)), size: async () => 3 });
    expect(codeIn(await save(files))).toBe('file/write-failed');
    expect(files.text(TARGET)).toBe(OLD);
    expect(temporaries(files)).toEqual([]);
  });

  test('a file that goes away while it is looked at is not taken for one that never was (D5)', async () => {
    const files = library();
    files.fault = (_, call, path) => (call === 'status' && path === TARGET ? 'ENOENT' : null);
    expect(codeIn(await save(files))).toBe('file/folder-missing');
    expect(files.text(TARGET)).toBe(OLD);
  });

  test('a disk that takes no byte is an error, not an endless wait (D3)', async () => {
    const files = library();
    files.fault = (_, call) => (call === 'write' ? 'short 0' : null);
    expect(codeIn(await save(files))).toBe('file/write-failed');
    expect(files.text(TARGET)).toBe(OLD);
  });

  test('a backup is copied where the system gives no second names, and is whole or not there (D13)', async () => {
    const files = library();
    files.fault = (_, call) => (call === 'link' ? 'EPERM' : null);
    expect(await save(files)).toEqual({ outcome: 'saved', path: TARGET, sha256: services.sha256(NEW) });
    expect(files.afterPowerCut('lost').text('/backups/1.saidwho')).toBe(OLD);
    files.fault = (_, call, path) => (call === 'link' || path === '/backups/2.saidwho' ? 'EPERM' : null);
    const outcome = await save(files, { base: 'any', backup: '/backups/2.saidwho' });
    expect(outcome).toMatchObject({ outcome: 'saved', backupProblem: { code: 'backup/failed' } });
    files.fault = (_, call, path) => (call === 'link' || path.endsWith('3.saidwho.tmp') ? 'EPERM' : null);
    expect(await save(files, { base: 'any', backup: '/backups/3.saidwho' })).toHaveProperty('backupProblem');
    expect(files.paths('/backups')).toEqual(['/backups/1.saidwho']);
  });

  test('what is left over is swept from the folders that can be looked into, once it is old (D3)', async () => {
    const files = library();
    for (const name of ['.a.saidwho.00000001.tmp', '.b.saidwho.00000002.tmp']) files.put(`/library/${name}`, 'x');
    await sweepTemporaries(files, ['/gone', '/library'], 0);
    expect(temporaries(files)).toHaveLength(2);
    files.fault = (_, call, path) => (call === 'status' && path.includes('00000001') ? 'ENOENT' : null);
    await sweepTemporaries(files, ['/gone', '/library'], Date.UTC(2026, 0, 1));
    expect(temporaries(files)).toEqual(['/library/.a.saidwho.00000001.tmp']);
  });
});
