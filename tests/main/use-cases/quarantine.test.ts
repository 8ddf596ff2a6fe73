import { expect, test } from 'vitest';
import { keepAside } from '../../../main/use-cases/quarantine.ts';
import { MemoryFiles } from '../../fakes/memory-files.ts';
import { fakeServices } from '../../fakes/services.ts';

test('keeps a copy of what is there, once, on the disk itself, and nothing of what is not there', async () => {
  const files = new MemoryFiles();
  files.put('/library/a.saidwho', 'torn');
  const world = { files, services: fakeServices(), quarantineFolder: '/aside' };
  for (const name of ['a', 'a', 'gone']) await keepAside(world, `/library/${name}.saidwho`);
  const disk = files.afterPowerCut('lost');
  expect(disk.paths('/aside').map((path) => disk.text(path))).toEqual(['torn']);
});
