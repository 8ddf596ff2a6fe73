import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { generator } from '../builders/random.ts';
import { batchOf, tagQuote } from '../fakes/articles.ts';
import { Page, type PageWays } from './page.ts';
import { fileOf, hurried, readBack, realDesk } from './real-desk.ts';
import { assertPromise } from './report.ts';
import { articleOfSize, numberOf } from './sequence.ts';
import {
  failsToSave,
  fill,
  free,
  holdsBytes,
  holdsNoTemporary,
  holdsNumber,
  mountVolume,
  putArticle,
  reaches,
  reopens,
  told,
  work,
  type Place,
  type Trial,
} from './trial.ts';

/** Disks that fill up at every place we write to (promises D3, D5, U1). They are volumes of a few megabytes. */

const SIZE = 200_000;

export const FULL_DISK: readonly Trial[] = [
  { name: 'a save to a full disk leaves the old version, says so, and succeeds once there is space', run: fullLibrary },
  { name: 'saves with any amount of space left give the old or the new version', run: anySpaceLeft },
  { name: 'a journal that does not fit is told at once and the article saved instead', run: fullJournal },
  { name: 'with the journal cut in mid-record what was acknowledged as safe comes back', run: cutJournal },
  { name: 'with no space for journal or file the work is kept and told to be unprotected', run: fullEverything },
  { name: 'a save whose backup does not fit says so and leaves no broken backup', run: fullBackups },
  {
    name: 'a version of somebody else survives a full disk, and so does ours',
    run: (place) => fullConflict(place, {}),
  },
  {
    name: 'a version of somebody else survives a full disk, and so does ours, though the page hangs',
    run: (place) => fullConflict(place, { isDeaf: true, timers: hurried(10) }),
  },
  { name: 'a first save that does not fit leaves nothing, and Save as goes elsewhere', run: fullFirstSave },
];

/** Puts the library on a volume of its own. */
function smallLibrary({ folders }: Place, megabytes: number): string {
  mountVolume(folders.library, megabytes);
  return folders.library;
}

async function fullLibrary(place: Place): Promise<void> {
  const library = smallLibrary(place, 1);
  const path = putArticle(library, SIZE);
  const old = readFileSync(path);
  const page = await Page.open(place.folders, path, place.seed);
  fill(library);
  await work(page, 5);
  await failsToSave(page, 'file/disk-full');
  holdsBytes(path, old, 'after a save to a full disk');
  holdsNoTemporary(library, 'after a save to a full disk');
  await work(page, 5);
  free(library);
  await reaches(page, ['saved'], 10);
  holdsNumber(path, page.number, 'once there was space');
}

async function anySpaceLeft(place: Place): Promise<void> {
  const library = smallLibrary(place, 2);
  const path = putArticle(library, SIZE);
  const page = await Page.open(place.folders, path, place.seed);
  const random = generator(place.seed);
  for (let round = 0; round < 20; round += 1) {
    const before = readFileSync(path);
    const space = Math.floor(random() * SIZE * 1.5);
    fill(library, space);
    await work(page, 1 + Math.floor(random() * 3));
    await page.session.save();
    const when = `with ${space} bytes left in round ${round}`;
    if (page.state.state === 'saved') holdsNumber(path, page.number, when);
    else holdsBytes(path, before, when);
    holdsNoTemporary(library, when);
    free(library);
    await page.session.save();
    assertPromise(page.state.state === 'saved', `${when}, then freed: ${told(page.state)}`);
    holdsNumber(path, page.number, `${when}, then freed`);
  }
}

async function fullJournal(place: Place): Promise<void> {
  const journal = join(place.folder, 'journal');
  mkdirSync(journal);
  mountVolume(journal, 1);
  const small = { ...place, folders: { ...place.folders, journal } };
  const path = putArticle(place.folders.library, SIZE);
  const page = await Page.open(small.folders, path, place.seed);
  await work(page, 2);
  fill(journal);
  while (!page.states.some((state) => state.state === 'failed')) {
    assertPromise(page.number < 200, 'a full journal was never told');
    await page.send();
  }
  assertPromise(
    page.states.some((state) => state.state === 'failed' && !state.journalled),
    'a lost journal was not told',
  );
  await reaches(page, ['saved'], 2);
  holdsNumber(path, page.number, 'after the journal failed');
  free(journal);
  await work(page, 3);
  assertPromise(page.session.isSafe, 'with space again the work is not in the journal');
  await page.kill();
  await reopens(small, path, page.number, SIZE);
}

/** Whole pages of the volume are left free, so that the record that no longer fits is cut somewhere inside. */
async function cutJournal(place: Place): Promise<void> {
  for (let round = 0; round < 6; round += 1) {
    const folder = join(place.folder, `round-${round}`);
    const folders = {
      library: join(folder, 'library'),
      userData: join(folder, 'user'),
      journal: join(folder, 'journal'),
    };
    for (const one of [folder, ...Object.values(folders)]) mkdirSync(one);
    mountVolume(folders.journal, 1);
    const own = { ...place, seed: place.seed + round, folders };
    const path = putArticle(folders.library, SIZE);
    const page = await Page.open(folders, path, own.seed);
    await page.send();
    fill(folders.journal, round * 4_096);
    const safe = { number: page.number };
    for (let sent = 0; sent < 120 && page.session.isSafe; sent += 1) {
      await page.send();
      safe.number = page.acknowledged;
    }
    assertPromise(
      page.states.some(({ state }) => state === 'failed'),
      'the journal never failed',
    );
    await page.kill();
    const again = await reopens(own, path, safe.number, SIZE);
    free(folders.journal);
    await again.session.save();
    holdsNumber(path, again.number, 'saved after the recovery');
  }
}

async function fullEverything(place: Place): Promise<void> {
  const volume = join(place.folder, 'volume');
  mkdirSync(volume);
  mountVolume(volume, 2);
  const folders = { library: join(volume, 'library'), userData: join(volume, 'user-data') };
  mkdirSync(folders.library);
  const path = putArticle(folders.library, SIZE);
  const old = readFileSync(path);
  const page = await Page.open(folders, path, place.seed);
  fill(volume);
  await work(page, 30);
  const state = await reaches(page, ['failed'], 2);
  assertPromise(state.state === 'failed' && !state.journalled, 'unprotected work was not told (U1)');
  holdsBytes(path, old, 'on a full disk');
  holdsNoTemporary(folders.library, 'on a full disk');
  free(volume);
  await reaches(page, ['saved'], 10);
  holdsNumber(path, page.number, 'once there was space');
}

async function fullBackups(place: Place): Promise<void> {
  const backups = join(place.folder, 'backups');
  mkdirSync(backups);
  mountVolume(backups, 1);
  fill(backups, 50_000);
  const path = putArticle(place.folders.library, SIZE);
  const page = await Page.open({ ...place.folders, backups }, path, place.seed);
  await work(page, 3);
  const state = await page.session.save();
  assertPromise(
    state.state === 'saved' && state.warning !== undefined,
    `${told(state)} without a word of the backup (U1)`,
  );
  holdsNumber(path, page.number, 'saved without a backup');
  holdsWholeBackups(backups);
  free(backups);
  await page.replace(); // Forces a backup.
  const next = await page.session.save();
  assertPromise(next.state === 'saved' && next.warning === undefined, `with space again: ${told(next)} with a warning`);
  const end = performance.now() + 2_000;
  while (holdsWholeBackups(backups) !== 1) {
    assertPromise(performance.now() < end, 'with space again there is no backup that was opened and loads (D13)');
    await pause(20);
  }
  const { state: last } = page;
  assertPromise(last.state === 'saved' && last.warning === undefined, `with a backup again: ${told(last)}, a warning`);
}

/** Returns how many backups count as such. @throws Violation when one of them, or one not looked at, does not read */
function holdsWholeBackups(folder: string): number {
  const names = readdirSync(folder, { recursive: true }).map(String);
  const backups = names.filter((name) => /\.saidwho(\.unchecked)?$/.test(name));
  for (const name of backups) {
    const article = readBack(readFileSync(join(folder, name)));
    assertPromise(typeof article !== 'string', `the backup ${name} does not read: ${article as string} (D13)`);
  }
  return backups.filter((name) => !name.endsWith('.unchecked')).length;
}

/** Where the page takes their version in, the merged one does not fit; where it hangs, the one beside theirs. */
async function fullConflict(place: Place, ways: PageWays): Promise<void> {
  const library = smallLibrary(place, 1);
  const path = putArticle(library, SIZE);
  const page = await Page.open(place.folders, path, place.seed, ways);
  const theirs = fileOf({ ...articleOfSize(SIZE), speakers: [SPEAKER] });
  writeFileSync(path, theirs);
  fill(library);
  await work(page, 3);
  await page.session.save();
  const state = await reaches(page, ['failed'], 5);
  assertPromise(state.state === 'failed' && state.journalled, 'the work is told to be unprotected');
  assertPromise(state.problem.code === 'file/disk-full', `${told(state)} is shown on a full disk`);
  holdsBytes(path, theirs, 'after a conflict on a full disk');
  holdsNoTemporary(library, 'after a conflict on a full disk');
  free(library);
  const [number, end] = [page.number, performance.now() + 10_000];
  while (!holdsBoth(library, number)) {
    assertPromise(performance.now() < end, 'once there was space, theirs or ours is not there (C1)');
    await pause(50);
  }
}

const SPEAKER = { record: 'speaker', id: 'theirs', name: 'Theirs', type: 'person', aliases: [] } as const;

/** True when the articles in the folder hold the other's record and our batch, in one file or in two. */
function holdsBoth(library: string, number: number): boolean {
  const names = readdirSync(library).filter((name) => name.endsWith('.saidwho'));
  const articles = names.map((name) => readBack(readFileSync(join(library, name))));
  const whole = articles.filter((article) => typeof article !== 'string');
  const hasTheirs = whole.some(({ speakers }) => speakers.some(({ id }) => id === SPEAKER.id));
  return hasTheirs && whole.some((article) => numberOf(article) === number);
}

async function fullFirstSave(place: Place): Promise<void> {
  const library = smallLibrary(place, 1);
  const elsewhere = join(place.folder, 'mine.saidwho');
  const text = join(place.folder, 'story.txt');
  writeFileSync(text, 'She said “we will win”.\n\nHe did not.');
  fill(library);
  const desk = await realDesk(place.folders);
  const opened = await desk.openPath(text);
  assertPromise(opened.ok, 'the text was not opened');
  const { article: imported } = opened.value;
  const session = desk.session(imported.id);
  await desk.change({ articleId: imported.id, ...batchOf(imported, 0, [tagQuote('q', 0, 3)]) });
  const state = await session.save();
  assertPromise(state.state === 'failed' && state.journalled, `${told(state)} is shown on a full disk`);
  const names = readdirSync(library).filter((name) => name !== '.filler');
  assertPromise(names.length === 0, `${names.join()} is there although nothing could be saved (D3)`);
  const saved = await session.saveAs(elsewhere);
  assertPromise(saved.state === 'saved', `Save as elsewhere: ${told(saved)} (D5)`);
  const article = readBack(readFileSync(elsewhere));
  assertPromise(typeof article !== 'string' && article.annotations.length === 1, 'Save as elsewhere lost the work');
}
