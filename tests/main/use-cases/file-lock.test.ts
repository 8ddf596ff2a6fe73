import { expect, test } from 'vitest';
import { FileLock } from '../../../main/use-cases/file-lock.ts';
import { ManualTime } from '../../fakes/manual-time.ts';
import { MemoryFiles } from '../../fakes/memory-files.ts';
import { fakeServices } from '../../fakes/services.ts';

const PATH = '/library/a.saidwho';
const LOCK = '/library/.a.saidwho.lock';

function lock(files: MemoryFiles, writer = 'us') {
  files.putFolder('/library');
  return new FileLock({ files, services: fakeServices(), timers: new ManualTime() }, writer);
}

test('is taken once, follows the work to another file, and is given back (C5)', async () => {
  const files = new MemoryFiles();
  const ours = lock(files);
  await ours.take(PATH);
  await ours.take(PATH);
  expect(JSON.parse(files.text(LOCK)!)).toEqual({ writer: 'us', beat: 1 });
  await ours.take('/library/b.saidwho');
  expect(files.paths('/library')).toEqual(['/library/.b.saidwho.lock']);
  await ours.release();
  await ours.release();
  expect(files.paths('/library')).toEqual([]);
});

test('that somebody deleted or overwrote is neither missed nor taken back (C5)', async () => {
  const files = new MemoryFiles();
  const ours = lock(files);
  await ours.take(PATH);
  files.take(LOCK);
  expect(await ours.look(PATH)).toBe('us');
  files.put(LOCK, '{"writer": "them", "beat": 1}');
  expect(await ours.look(PATH)).toBe('somebody');
  await ours.release();
  expect(files.text(LOCK)).toContain('them');
});

test('that cannot be removed harms nobody (C5)', async () => {
  const files = new MemoryFiles();
  const ours = lock(files);
  await ours.take(PATH);
  files.fault = (_, call) => (call === 'remove' ? 'EPERM' : null);
  await ours.release();
  files.fault = () => null;
  expect(await lock(files, 'next').look(PATH)).toBe('somebody');
});
