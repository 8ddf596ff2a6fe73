import { describe, expect, test } from 'vitest';
import { keepEvidence } from '../../../main/use-cases/evidence-files.ts';
import { ManualTime } from '../../fakes/manual-time.ts';
import { MemoryFiles } from '../../fakes/memory-files.ts';
import { fakeServices } from '../../fakes/services.ts';

const FOLDER = '/library/evidence';

function desk() {
  const files = new MemoryFiles();
  files.putFolder('/library');
  files.putFolder('/in');
  const world = { files, services: fakeServices(), timers: new ManualTime() };
  return { files, keep: (path: string) => keepEvidence(world, FOLDER, path), sha256: world.services.sha256 };
}

describe('a file kept as evidence', () => {
  test('is copied under the hash of its bytes, once, whatever its name, and the original may go', async () => {
    const { files, keep, sha256 } = desk();
    files.put('/in/Budget 2024.PDF', 'forty million');
    files.put('/in/copy.pdf', 'forty million');
    const hash = sha256(new TextEncoder().encode('forty million'));
    const kept = { name: 'Budget 2024.PDF', mediaType: 'application/pdf', bytes: 13, sha256: hash };
    expect(await keep('/in/Budget 2024.PDF')).toEqual({ ok: true, value: kept });
    await files.remove('/in/Budget 2024.PDF');
    expect(await keep('/in/copy.pdf')).toEqual({ ok: true, value: { ...kept, name: 'copy.pdf' } });
    expect(files.paths().filter((path) => path.startsWith(FOLDER))).toEqual([`${FOLDER}/${hash}.pdf`]);
  });

  test('has no extension where its name has none that is safe', async () => {
    const { files, keep, sha256 } = desk();
    files.put('/in/scan.péché', 'a');
    const hash = sha256(new TextEncoder().encode('a'));
    expect(await keep('/in/scan.péché')).toMatchObject({ value: { mediaType: 'application/octet-stream' } });
    expect(files.paths()).toContain(`${FOLDER}/${hash}`);
  });

  test('is never written over: a copy that was changed is told', async () => {
    const { files, keep, sha256 } = desk();
    files.put('/in/a.txt', 'a');
    await keep('/in/a.txt');
    const path = `${FOLDER}/${sha256(new TextEncoder().encode('a'))}.txt`;
    files.put(path, 'b');
    expect(await keep('/in/a.txt')).toMatchObject({ ok: false, problems: [{ code: 'evidence/damaged' }] });
    expect(new TextDecoder().decode(await files.read(path))).toBe('b');
  });

  test('is refused in words where it is gone, empty or a folder, or the disk is full', async () => {
    const { files, keep } = desk();
    files.put('/in/empty.txt', '');
    expect(await keep('/in/empty.txt')).toMatchObject({ problems: [{ code: 'evidence/empty' }] });
    expect(await keep('/in/gone.txt')).toMatchObject({ problems: [{ code: 'file/missing' }] });
    expect(await keep('/in')).toMatchObject({ problems: [{ code: 'file/is-folder' }] });
    files.put('/in/a.txt', 'a');
    files.fault = (_index, call) => (call === 'create' ? 'ENOSPC' : null);
    expect(await keep('/in/a.txt')).toMatchObject({ problems: [{ code: 'file/disk-full' }] });
  });
});
