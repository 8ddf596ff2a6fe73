import { expect, test } from 'vitest';
import { exportKeymap, importKeymap } from '../../../main/use-cases/keymaps.ts';
import { done, refuse } from '../../../shared/result.ts';
import { worldWithDialogs } from '../../fakes/dialogs.ts';

const MINE = { name: 'Mine: at home', overrides: { 'tag.quote': ['w'] } };

test('keys are written to the file the user names, and read from it as they were', async () => {
  const { world, asked } = worldWithDialogs('/out/mine.json');
  expect(await exportKeymap(world, MINE)).toEqual(done({ name: 'mine.json' }));
  expect(asked).toEqual(['mine-at-home-keys.json']);
  expect(await importKeymap(world)).toEqual(done(MINE));
});

test('nothing happens when the dialog is closed without a choice, and a dialog that cannot be shown says so', async () => {
  const { world, files } = worldWithDialogs(null);
  const before = files.snapshot();
  expect([await exportKeymap(world, MINE), await importKeymap(world)]).toEqual([null, null]);
  expect(files.snapshot()).toEqual(before);
  const broken = refuse({ code: 'dialog/unavailable', message: 'No dialog.' });
  const dialogs = {
    chooseFile: async () => broken,
    chooseTarget: async () => broken,
    chooseFiles: async () => broken,
    chooseFolder: async () => broken,
  };
  expect([await exportKeymap({ ...world, dialogs }, MINE), await importKeymap({ ...world, dialogs })]).toEqual([
    broken,
    broken,
  ]);
});

test('a file that is missing, far too large or none of keys is refused with what to do', async () => {
  const { world, files } = worldWithDialogs('/out/mine.json');
  const refused = async () => {
    const answer = await importKeymap(world);
    return answer?.ok === false ? answer.problems.map(({ code }) => code) : answer;
  };
  expect(await refused()).toEqual(['file/missing']);
  files.put('/out/mine.json', 'x'.repeat(200_001));
  expect(await refused()).toEqual(['keys/too-large']);
  files.put('/out/mine.json', '{"keys": 1}');
  expect(await refused()).toEqual(['keys/not-keys']);
});

test('keys that cannot be written are told with the reason', async () => {
  const { world, files } = worldWithDialogs('/out/mine.json');
  files.fault = (_, call) => (call === 'create' ? 'ENOSPC' : null);
  expect(await exportKeymap(world, MINE)).toMatchObject({ ok: false, problems: [{ code: 'file/disk-full' }] });
});
