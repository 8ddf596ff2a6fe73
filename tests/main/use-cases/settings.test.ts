import { expect, test } from 'vitest';
import { readSettings, SettingsKeeper } from '../../../main/use-cases/settings.ts';
import { KEYMAPS_AT_START } from '../../../shared/commands/profiles.ts';
import { ManualTime } from '../../fakes/manual-time.ts';
import { MemoryFiles } from '../../fakes/memory-files.ts';
import { fakeServices } from '../../fakes/services.ts';

const PATH = '/data/settings.json';

async function keeper(files: MemoryFiles) {
  const world = { files, services: fakeServices(), timers: new ManualTime() };
  return new SettingsKeeper(world, PATH, await readSettings(files, PATH));
}

test('remembers the last twenty files, the newest first, each once, and the theme', async () => {
  const files = new MemoryFiles();
  const settings = await keeper(files);
  for (let count = 1; count <= 22; count += 1) settings.rememberFile(`/library/${count}.saidwho`, `id${count}`);
  settings.rememberFile('/library/5.saidwho', 'id5');
  settings.rememberTheme('dark');
  await settings.written();
  const { recent, theme } = await readSettings(files.afterPowerCut('lost'), PATH);
  expect(recent.slice(0, 2)).toEqual(['/library/5.saidwho', '/library/22.saidwho']);
  expect(recent).toHaveLength(20);
  expect(theme).toBe('dark');
});

test('remembers whether the guidelines stand beside the text', async () => {
  const files = new MemoryFiles();
  const settings = await keeper(files);
  settings.rememberGuidelines(true);
  await settings.written();
  expect((await keeper(files.afterKill())).settings.areGuidelinesShown).toBe(true);
});

test('remembers by whom decisions are signed', async () => {
  const files = new MemoryFiles();
  const settings = await keeper(files);
  settings.rememberPerson('Ann');
  await settings.written();
  expect((await keeper(files.afterKill())).settings.person).toBe('Ann');
});

test('remembers where the caret was in an article, wherever its file goes', async () => {
  const files = new MemoryFiles();
  const settings = await keeper(files);
  settings.rememberFile('/library/a.saidwho', 'a');
  expect(settings.placeIn('a')).toBe(0);
  settings.rememberPlace('a', 12);
  settings.rememberPlace('a', 12);
  settings.rememberPlace('unknown', 3);
  settings.rememberFile('/library/moved.saidwho', 'a');
  await settings.written();
  const again = await keeper(files.afterKill());
  expect([again.placeIn('a'), again.placeIn('unknown')]).toEqual([12, null]);
  expect([again.idAt('/library/moved.saidwho'), again.idAt('/elsewhere')]).toEqual(['a', null]);
});

test('writes nothing where nothing is new (D8)', async () => {
  const files = new MemoryFiles();
  const settings = await keeper(files);
  settings.rememberFile('/library/a.saidwho', 'a');
  await settings.written();
  const before = files.snapshot();
  settings.rememberFile('/library/a.saidwho', 'a');
  settings.rememberTheme('system');
  settings.rememberNewScheme(null);
  settings.rememberGuidelines(false);
  await settings.written();
  expect(files.snapshot()).toEqual(before);
});

test('a failed write is made up for by the next change (D3)', async () => {
  const files = new MemoryFiles();
  const settings = await keeper(files);
  files.fault = (_, call) => (['makeFolder', 'rename'].includes(call) ? 'EIO' : null);
  settings.rememberFile('/library/a.saidwho', 'a');
  await settings.written();
  expect(files.text(PATH)).toBeNull();
  files.fault = () => null;
  settings.rememberTheme('light');
  await settings.written();
  expect(await readSettings(files, PATH)).toMatchObject({ recent: ['/library/a.saidwho'], theme: 'light' });
});

test('settings that are no record at all are begun anew', async () => {
  const files = new MemoryFiles();
  files.put(PATH, '[]');
  expect(await readSettings(files, PATH)).toEqual({
    recent: [],
    theme: 'system',
    areGuidelinesShown: false,
    person: '',
    articles: [],
    newScheme: null,
    labels: { kinds: {}, links: {} },
    lastExport: null,
    projects: [],
    keymaps: KEYMAPS_AT_START,
  });
});

test('remembers the format of the last export, and takes what is no name for none', async () => {
  const files = new MemoryFiles();
  const settings = await keeper(files);
  settings.rememberExport('capsule');
  await settings.written();
  expect((await readSettings(files.afterKill(), PATH)).lastExport).toBe('capsule');
  files.put(PATH, '{"lastExport":{}}');
  expect((await readSettings(files, PATH)).lastExport).toBeNull();
});

test('remembers what new articles begin with, and takes what is no name for none', async () => {
  const files = new MemoryFiles();
  const settings = await keeper(files);
  settings.rememberNewScheme('own/1');
  await settings.written();
  expect((await readSettings(files.afterKill(), PATH)).newScheme).toBe('own/1');
  files.put(PATH, '{"newScheme":7}');
  expect((await readSettings(files, PATH)).newScheme).toBeNull();
});

test('remembers the keymaps, and which one is in use', async () => {
  const files = new MemoryFiles();
  const settings = await keeper(files);
  const keymaps = {
    active: 'Mine',
    own: [{ name: 'Mine', overrides: { 'tag.quote': ['w', 'Mod-j'], 'help.keys': [] } }],
  };
  settings.rememberKeymaps(keymaps);
  await settings.written();
  const before = files.snapshot();
  settings.rememberKeymaps(structuredClone(keymaps));
  await settings.written();
  expect(files.snapshot()).toEqual(before);
  expect((await readSettings(files.afterKill(), PATH)).keymaps).toEqual(keymaps);
});

test('keeps the keymaps that are whole where another is damaged, and the rest of the settings with them', async () => {
  const files = new MemoryFiles();
  const whole = { name: 'Whole', overrides: { 'tag.quote': ['w'] } };
  const damaged = [{ name: 3 }, null, { name: 'x', overrides: { a: 'q' } }];
  files.put(PATH, JSON.stringify({ theme: 'dark', keymaps: { active: 'Whole', own: [whole, ...damaged] } }));
  expect(await readSettings(files, PATH)).toMatchObject({ theme: 'dark', keymaps: { active: 'Whole', own: [whole] } });
  files.put(PATH, JSON.stringify({ theme: 'dark', keymaps: 7 }));
  expect(await readSettings(files, PATH)).toMatchObject({ theme: 'dark', keymaps: KEYMAPS_AT_START });
});
