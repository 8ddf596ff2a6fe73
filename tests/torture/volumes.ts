import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Page } from './page.ts';
import { hurried, realDesk } from './real-desk.ts';
import { assertPromise } from './report.ts';
import {
  failsToSave,
  holdsBytes,
  holdsNumber,
  mountVolume,
  pressesSave,
  putArticle,
  reaches,
  reopens,
  work,
  type Place,
  type Trial,
} from './trial.ts';

/** Drives that are unplugged while an article on them is open, and folders that go away (promises D5, C4). */

const SIZE = 20_000;

export const VOLUMES: readonly Trial[] = [
  { name: 'a volume that vanishes is told, and saved to once it is back', run: comesBack },
  { name: 'another volume under the same path is never written to', run: anotherVolume },
  { name: 'a volume that vanished before a kill gives back the work once it is there again', run: killedWhileGone },
];

/** A volume whose content outlives its place: what is seen at `drive` is kept in `store`. */
function plugIn({ folder }: Place): { readonly drive: string; readonly store: string } {
  const [drive, store] = [join(folder, 'drive'), join(folder, 'store')];
  mkdirSync(drive);
  mkdirSync(store);
  mountVolume(store, 2);
  execFileSync('mount', ['--bind', store, drive]);
  return { drive, store };
}

const unplug = (drive: string) => execFileSync('umount', ['-l', drive]);

async function comesBack(place: Place): Promise<void> {
  const { drive, store } = plugIn(place);
  const path = putArticle(drive, SIZE);
  const old = readFileSync(path);
  const page = await Page.open(place.folders, path, place.seed);
  await work(page, 3);
  unplug(drive);
  await failsToSave(page, 'file/volume-gone', 'file/folder-missing');
  await work(page, 3);
  assertPromise(readdirSync(drive).length === 0, 'something was written to where the drive had been (D5)');
  holdsBytes(join(store, 'a.saidwho'), old, 'while the drive was gone');
  execFileSync('mount', ['--bind', store, drive]);
  await reaches(page, ['saved'], 10);
  holdsNumber(path, page.number, 'once the drive was back');
}

async function anotherVolume(place: Place): Promise<void> {
  const { drive } = plugIn(place);
  const path = putArticle(drive, SIZE);
  const page = await Page.open(place.folders, path, place.seed);
  await work(page, 3);
  unplug(drive);
  mountVolume(drive, 1);
  await failsToSave(page, 'file/volume-gone');
  assertPromise(readdirSync(drive).length === 0, 'another drive was written to (D5)');
  const mine = join(place.folders.library, 'mine.saidwho');
  const state = await page.session.saveAs(mine);
  assertPromise(state.state === 'saved', 'Save as elsewhere did not work (D5)');
  holdsNumber(mine, page.number, 'after Save as');
}

async function killedWhileGone(place: Place): Promise<void> {
  const { drive, store } = plugIn(place);
  const path = putArticle(drive, SIZE);
  const page = await Page.open(place.folders, path, place.seed);
  await work(page, 4);
  unplug(drive);
  await page.session.save();
  await work(page, 4);
  await page.kill();
  const desk = await realDesk(place.folders);
  const refused = await desk.openPath(path);
  assertPromise(!refused.ok && refused.problems[0].code === 'file/missing', 'a file on no drive was opened');
  execFileSync('mount', ['--bind', store, drive]);
  const again = await reopens(place, path, page.acknowledged, SIZE);
  await again.session.save();
  holdsNumber(path, page.acknowledged, 'after the recovery');
}

/** Folders that go away need no volume of their own; any user can take them away. */
export const FOLDERS: readonly Trial[] = [
  { name: 'a folder that was removed is told, and its file written when asked, once it is back', run: removedFolder },
  { name: 'a folder that came back without its file gets it after a minute', run: emptiedFolder },
  { name: 'a folder that was renamed is told, and saved to once it is back', run: renamedFolder },
];

async function removedFolder(place: Place): Promise<void> {
  const folder = join(place.folder, 'articles');
  mkdirSync(folder);
  const path = putArticle(folder, SIZE);
  const page = await Page.open(place.folders, path, place.seed);
  await work(page, 3);
  rmSync(folder, { recursive: true });
  await failsToSave(page, 'file/folder-missing');
  mkdirSync(folder);
  await pressesSave(page);
  holdsNumber(path, page.number, 'once the folder was back');
}

/** The minute, in which another program may only be about to replace the file, lasts six seconds here (C4). */
async function emptiedFolder(place: Place): Promise<void> {
  const folder = join(place.folder, 'articles');
  mkdirSync(folder);
  const path = putArticle(folder, SIZE);
  const page = await Page.open(place.folders, path, place.seed, { timers: hurried(10) });
  await work(page, 3);
  rmSync(folder, { recursive: true });
  await failsToSave(page, 'file/folder-missing');
  mkdirSync(folder);
  const back = performance.now();
  await pause(2_000);
  assertPromise(!existsSync(path), 'the file was written again while it may only have been on its way (C4)');
  await reaches(page, ['saved'], 15);
  assertPromise(performance.now() - back < 12_000, 'the file was not written again after the minute');
  holdsNumber(path, page.number, 'after the minute');
}

async function renamedFolder(place: Place): Promise<void> {
  const [folder, elsewhere] = [join(place.folder, 'articles'), join(place.folder, 'moved')];
  mkdirSync(folder);
  const path = putArticle(folder, SIZE);
  const old = readFileSync(path);
  const page = await Page.open(place.folders, path, place.seed);
  await work(page, 3);
  renameSync(folder, elsewhere);
  await failsToSave(page, 'file/folder-missing');
  holdsBytes(join(elsewhere, 'a.saidwho'), old, 'while its folder was elsewhere');
  renameSync(elsewhere, folder);
  await reaches(page, ['saved'], 10);
  holdsNumber(path, page.number, 'once the folder was back');
}
