import { expect, test } from 'vitest';
import {
  exportScheme,
  findScheme,
  forgetScheme,
  importScheme,
  keepScheme,
  listSchemes,
} from '../../../main/use-cases/schemes.ts';
import { MARKED_QUOTES } from '../../../shared/kinds/marked-quotes.ts';
import { NEWS_WIDE } from '../../../shared/kinds/news-wide.ts';
import type { SchemeRecord } from '../../../shared/model/scheme.ts';
import { done } from '../../../shared/result.ts';
import { worldWithDialogs } from '../../fakes/dialogs.ts';

const FOLDER = '/data/schemes';
const OURS: SchemeRecord = { ...NEWS_WIDE, name: '../ours/1', label: 'Ours: 2026' };

test('schemes are kept over a restart, one of each name, whatever the name holds', async () => {
  const { world, files } = worldWithDialogs(null);
  expect(await listSchemes(files, FOLDER)).toEqual({ schemes: [], damaged: [] });
  await keepScheme(world, FOLDER, { ...OURS, label: 'An older one' });
  await keepScheme(world, FOLDER, OURS);
  const after = files.afterKill();
  expect(await listSchemes(after, FOLDER)).toEqual({ schemes: [OURS], damaged: [] });
  expect(await findScheme(after, FOLDER, OURS.name)).toEqual(OURS);
  expect(await findScheme(after, FOLDER, MARKED_QUOTES.name)).toBe(MARKED_QUOTES);
  expect(await findScheme(after, FOLDER, 'gone')).toBeNull();
});

test('a damaged one is counted and left alone, and takes none of the others along', async () => {
  const { world, files } = worldWithDialogs(null);
  await keepScheme(world, FOLDER, OURS);
  files.put(`${FOLDER}/0.saidwho-scheme.json`, 'half a sch');
  expect(await listSchemes(files, FOLDER)).toEqual({ schemes: [OURS], damaged: ['0.saidwho-scheme.json'] });
});

test('one is taken off the shelf by its name', async () => {
  const { world, files } = worldWithDialogs(null);
  await keepScheme(world, FOLDER, OURS);
  await forgetScheme(world, FOLDER, OURS.name);
  expect(await listSchemes(files, FOLDER)).toEqual({ schemes: [], damaged: [] });
});

test('a scheme is written to the file the user names, and read from it as it was', async () => {
  const { world, asked } = worldWithDialogs('/out/mine.saidwho-scheme.json');
  expect(await exportScheme(world, OURS)).toEqual(done({ name: 'mine.saidwho-scheme.json' }));
  expect(asked).toEqual(['ours-2026.saidwho-scheme.json']);
  expect(await importScheme(world)).toEqual(done(OURS));
});

test('nothing happens when the dialog is closed without a choice, and what is no scheme is refused with its name', async () => {
  const { world, files } = worldWithDialogs(null);
  const before = files.snapshot();
  expect([await exportScheme(world, OURS), await importScheme(world)]).toEqual([null, null]);
  expect(files.snapshot()).toEqual(before);
  const other = worldWithDialogs('/out/notes.json');
  expect(await importScheme(other.world)).toMatchObject({ ok: false, problems: [{ code: 'file/missing' }] });
  other.files.put('/out/notes.json', '{}');
  expect(await importScheme(other.world)).toMatchObject({
    ok: false,
    problems: [{ code: 'scheme/no-scheme', where: 'notes.json' }],
  });
  other.files.put('/out/notes.json', ' '.repeat(2_000_001));
  expect(await importScheme(other.world)).toMatchObject({ ok: false, problems: [{ code: 'scheme/too-large' }] });
});
