import { chmodSync, mkdirSync, readFileSync, renameSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Page } from './page.ts';
import { realDesk } from './real-desk.ts';
import { assertPromise } from './report.ts';
import {
  failsToSave,
  holdsBytes,
  holdsNoTemporary,
  holdsNumber,
  pressesSave,
  putArticle,
  reaches,
  told,
  work,
  type Place,
  type Trial,
} from './trial.ts';
import { FOLDERS } from './volumes.ts';

/** What the system does not allow, tried by a user to whom it applies (promise D5). */

const SIZE = 20_000;

export const PERMISSIONS: readonly Trial[] = [
  { name: 'a read-only file is never replaced, and saved to once it may be', run: readOnlyFile },
  { name: 'a file in a read-only folder is never replaced, and saved to once it may be', run: readOnlyFolder },
  { name: 'a file that may not be read is refused by name and left alone', run: unreadableFile },
  { name: 'a user data folder that may not be written to is told, and the file saved', run: readOnlyUserData },
  {
    name: 'a folder in the place of the file is told and left alone, and gone the file is written when asked',
    run: folderInPlace,
  },
  ...FOLDERS,
];

async function readOnlyFile(place: Place): Promise<void> {
  const path = putArticle(place.folders.library, SIZE);
  const old = readFileSync(path);
  chmodSync(path, 0o444);
  const page = await Page.open(place.folders, path, place.seed);
  await work(page, 3);
  await reaches(page, ['failed'], 1.5 + 2); // Autosave by itself: shown 2 s after the failure at the latest.
  await failsToSave(page, 'file/read-only');
  holdsBytes(path, old, 'while the file was read-only');
  assertPromise((statSync(path).mode & 0o777) === 0o444, 'the file is no longer read-only (D5)');
  holdsNoTemporary(place.folders.library, 'while the file was read-only');
  chmodSync(path, 0o644);
  await reaches(page, ['saved'], 10);
  holdsNumber(path, page.number, 'once the file could be written');
}

async function readOnlyFolder(place: Place): Promise<void> {
  const { library } = place.folders;
  const path = putArticle(library, SIZE);
  const old = readFileSync(path);
  const page = await Page.open(place.folders, path, place.seed);
  chmodSync(library, 0o555);
  await work(page, 3);
  await failsToSave(page, 'file/no-permission');
  holdsBytes(path, old, 'while the folder was read-only');
  chmodSync(library, 0o755);
  await reaches(page, ['saved'], 10);
  holdsNumber(path, page.number, 'once the folder could be written');
}

async function unreadableFile(place: Place): Promise<void> {
  const path = putArticle(place.folders.library, SIZE);
  const old = readFileSync(path);
  chmodSync(path, 0);
  const desk = await realDesk(place.folders);
  const refused = await desk.openPath(path);
  assertPromise(!refused.ok && refused.problems[0].code === 'file/no-permission', 'an unreadable file was not refused');
  assertPromise(refused.problems[0].message.includes('“a.saidwho”'), 'the refusal names no file');
  chmodSync(path, 0o644);
  holdsBytes(path, old, 'after the refusal');
}

async function readOnlyUserData(place: Place): Promise<void> {
  const path = putArticle(place.folders.library, SIZE);
  const page = await Page.open(place.folders, path, place.seed);
  chmodSync(place.folders.userData, 0o555);
  await page.send();
  const hasTold = page.states.some((state) => state.state === 'failed' && !state.journalled);
  assertPromise(hasTold, `work without a journal is shown as ${told(page.state)} (U1)`);
  const state = await reaches(page, ['saved'], 2);
  assertPromise(state.state === 'saved' && state.warning !== undefined, 'the backup that failed is not told (U1)');
  holdsNumber(path, page.number, 'saved without a journal');
  chmodSync(place.folders.userData, 0o755);
}

async function folderInPlace(place: Place): Promise<void> {
  const path = putArticle(place.folders.library, SIZE);
  const page = await Page.open(place.folders, path, place.seed);
  renameSync(path, join(place.folder, 'moved.saidwho'));
  mkdirSync(path);
  await work(page, 3);
  await failsToSave(page, 'file/is-folder');
  assertPromise(statSync(path).isDirectory(), 'the folder was replaced (C1)');
  rmdirSync(path);
  await pressesSave(page);
  holdsNumber(path, page.number, 'once the folder was gone');
  rmSync(path);
}
