import { chmod, mkdtemp, readdir, readFile, readlink, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { nodeFiles } from '../../../main/adapters/node-files.ts';
import { saveFile } from '../../../main/use-cases/save-file.ts';
import { ManualTime } from '../../fakes/manual-time.ts';
import { fakeServices } from '../../fakes/services.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'saidwho-files-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const services = fakeServices();
const bytes = new TextEncoder().encode('the new version');

function save(name: string, old?: string, backup?: string) {
  const base = old === undefined ? [] : [services.sha256(old)];
  const world = { files: nodeFiles, services, timers: new ManualTime() };
  return saveFile(world, { path: join(folder, name), bytes, base, ...(backup === undefined ? {} : { backup }) });
}

describe('on a real disk', () => {
  test('saving creates, replaces, keeps a backup and the permissions, and leaves no temporary file (D3, D4)', async () => {
    expect(await save('new.saidwho')).toMatchObject({ outcome: 'saved' });
    await writeFile(join(folder, 'a.saidwho'), 'old', { mode: 0o600 });
    expect(await save('a.saidwho', 'old', join(folder, 'backups', '1'))).toMatchObject({ outcome: 'saved' });
    expect(await readFile(join(folder, 'a.saidwho'), 'utf8')).toBe('the new version');
    expect(await readFile(join(folder, 'backups', '1'), 'utf8')).toBe('old');
    expect((await stat(join(folder, 'a.saidwho'))).mode & 0o777).toBe(0o600);
    expect((await readdir(folder)).sort()).toEqual(['a.saidwho', 'backups', 'new.saidwho']);
  });

  test('a name as long as the disk takes is saved to (D5)', async () => {
    for (const name of [`${'n'.repeat(247)}.saidwho`, `${'語'.repeat(82)}a.saidwho`]) {
      await writeFile(join(folder, name), 'old');
      expect(await save(name, 'old')).toMatchObject({ outcome: 'saved' });
      expect(await readFile(join(folder, name), 'utf8')).toBe('the new version');
    }
  });

  test('a read-only file is refused, also for an administrator (D5)', async () => {
    await writeFile(join(folder, 'a.saidwho'), 'old');
    await chmod(join(folder, 'a.saidwho'), 0o444);
    expect(await save('a.saidwho', 'old')).toMatchObject({ outcome: 'failed', problem: { code: 'file/read-only' } });
    expect(await readFile(join(folder, 'a.saidwho'), 'utf8')).toBe('old');
  });

  test('a symbolic link stays one and its file is replaced', async () => {
    await writeFile(join(folder, 'real.saidwho'), 'old');
    await symlink('real.saidwho', join(folder, 'link.saidwho'));
    expect(await save('link.saidwho', 'old')).toMatchObject({ outcome: 'saved' });
    expect(await readlink(join(folder, 'link.saidwho'))).toBe('real.saidwho');
    expect(await readFile(join(folder, 'real.saidwho'), 'utf8')).toBe('the new version');
  });

  test('what is missing has no status, and a missing folder is a refusal by name (D5)', async () => {
    expect(await nodeFiles.status(join(folder, 'nothing'))).toBeNull();
    expect(await save('no/such/a.saidwho')).toMatchObject({ problem: { code: 'file/folder-missing' } });
  });
});
