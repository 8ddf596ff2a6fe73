import {
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Article } from '../../shared/model/article.ts';
import { Page } from './page.ts';
import { fileOf, readBack } from './real-desk.ts';
import { assertPromise } from './report.ts';
import { numberOf } from './sequence.ts';
import { holdsBytes, holdsNumber, putArticle, reaches, reopens, told, work, type Place, type Trial } from './trial.ts';

/** Names and links that break careless programs: each file is saved where it is and nowhere else. */

const SIZE = 20_000;

const NAMES_TO_TRY: Readonly<Record<string, string>> = {
  'of 255 bytes': `${'n'.repeat(255 - '.saidwho'.length)}.saidwho`,
  'of 255 bytes in letters of three': `${'語'.repeat(82)}a.saidwho`,
  'of emoji': '👩‍👩‍👧‍👦🏳️‍🌈.saidwho',
  'with a trailing dot and space': 'a. .saidwho',
  'with a line break and quotes': 'a\n"b\'`$(c).saidwho',
  'that begins with a hyphen': '-rf.saidwho',
  'that looks like a temporary file': '.a.saidwho.12345678.tmp.saidwho',
  'of directions': 'a\u202eohwdias.saidwho',
};

export const NAMES: readonly Trial[] = [
  ...Object.entries(NAMES_TO_TRY).map(([what, name]) => ({
    name: `a name ${what} is saved to, recovered, merged under, and put beside in a conflict`,
    run: (place: Place) => savesUnder(place, name),
  })),
  { name: 'names that differ in normal form or case are different files', run: twins },
  { name: 'a symbolic link to a file stays one, and its file is saved', run: linkedFile },
  { name: 'a symbolic link to a folder stays one, and the file in it is saved', run: linkedFolder },
  { name: 'one file by two paths has one keeper', run: twoPaths },
  { name: 'a hard link keeps the old version under its other name', run: hardLink },
];

async function savesUnder(place: Place, name: string): Promise<void> {
  const path = putArticle(place.folders.library, SIZE, name);
  const page = await Page.open(place.folders, path, place.seed);
  await work(page, 3);
  const state = await page.session.save();
  assertPromise(state.state === 'saved', `${told(state)} is shown for a name that the disk takes (D5)`);
  holdsNumber(path, page.number, 'after a save');
  await work(page, 2);
  await page.kill();
  const again = await reopens(place, path, page.number, SIZE);
  const saved = readBack(readFileSync(path)) as Article;
  writeFileSync(path, fileOf({ ...saved, speakers: [...saved.speakers, SPEAKER] }));
  await again.session.save();
  await reaches(again, ['saved'], 5);
  holdsNumber(path, again.number, 'merged with their version');
  assertPromise(hasSpeaker(articlesIn(place)), 'their version is not in the merged one (C1)');
  await meetsConflict(place, path, again);
}

/** What was changed in two ways cannot be merged: there are two files afterwards. */
async function meetsConflict({ folders }: Place, path: string, page: Page): Promise<void> {
  const merged = readBack(readFileSync(path)) as Article;
  await work(page, 1);
  const metadata = { ...merged.metadata, title: 'Theirs' };
  writeFileSync(path, fileOf({ ...merged, metadata }));
  await page.session.save();
  await reaches(page, ['conflict', 'failed'], 5);
  const whole = articlesIn({ folders });
  assertPromise(
    whole.some((article) => article.metadata.title === 'Theirs'),
    'their version is gone (C1)',
  );
  const hasOurs = whole.some((article) => numberOf(article) === page.number);
  // A name that leaves no room for a second one is told, and the work stays where a crash does not reach it.
  const isTold = page.state.state === 'failed' && page.state.journalled;
  assertPromise(hasOurs || isTold, `our version is not beside theirs: ${told(page.state)} (C1)`);
}

/** Every article in the library. */
function articlesIn({ folders: { library } }: Pick<Place, 'folders'>): Article[] {
  const articles = readdirSync(library).map((name) => readBack(readFileSync(join(library, name))));
  return articles.filter((article) => typeof article !== 'string');
}

const hasSpeaker = (articles: readonly Article[]) =>
  articles.some(({ speakers }) => speakers.some(({ id }) => id === SPEAKER.id));

/** The names in the folder without locks, which lie beside a file that is worked on and are written anew by a timer. */
const namesIn = (folder: string) => readdirSync(folder).filter((name) => !isLock(name) && !isLockBeingWritten(name));

const isLockBeingWritten = (name: string) => /^\..*\.lock\..*tmp$/u.test(name);

const isLock = (name: string) => name.startsWith('.') && name.endsWith('.lock');

const SPEAKER = { record: 'speaker', id: 'theirs', name: 'Theirs', type: 'person', aliases: [] } as const;

async function twins(place: Place): Promise<void> {
  const names = ['caf\u00e9.saidwho', 'cafe\u0301.saidwho', 'CAF\u00c9.saidwho'];
  const { library } = place.folders;
  const distinct = new Set(names);
  for (const name of names) putArticle(library, SIZE, name);
  if (readdirSync(library).length < distinct.size) return; // This disk takes them for one, and so do we.
  for (const [index, name] of names.entries()) {
    const page = await Page.open(place.folders, join(library, name), place.seed);
    await work(page, index + 1);
    const state = await page.session.save();
    assertPromise(state.state === 'saved', `${name}: ${told(state)}`);
  }
  for (const [index, name] of names.entries()) holdsNumber(join(library, name), index + 1, `under ${name}`);
  const others = namesIn(library).filter((name) => !distinct.has(name));
  assertPromise(others.length === 0, `a file is there under yet another name: ${others.join(', ')}`);
  const locks = readdirSync(library).filter(isLock).sort();
  const wanted = names.map((name) => `.${name}.lock`).sort();
  assertPromise(locks.join() === wanted.join(), `the locks are ${locks.join()} (C5)`);
}

async function linkedFile(place: Place): Promise<void> {
  const [real, link] = [putArticle(place.folder, SIZE, 'real.saidwho'), join(place.folders.library, 'a.saidwho')];
  symlinkSync('../real.saidwho', link);
  const page = await Page.open(place.folders, link, place.seed);
  await work(page, 3);
  await page.session.save();
  assertPromise(lstatSync(link).isSymbolicLink() && readlinkSync(link) === '../real.saidwho', 'the link was replaced');
  holdsNumber(real, page.number, 'behind the link');
  await work(page, 2);
  await page.kill();
  await reopens(place, link, page.number, SIZE);
}

async function linkedFolder(place: Place): Promise<void> {
  const [folder, link] = [join(place.folder, 'articles'), join(place.folders.library, 'linked')];
  mkdirSync(folder);
  symlinkSync(folder, link);
  putArticle(folder, SIZE);
  const page = await Page.open(place.folders, join(link, 'a.saidwho'), place.seed);
  await work(page, 3);
  await page.session.save();
  assertPromise(lstatSync(link).isSymbolicLink(), 'the link was replaced');
  holdsNumber(join(folder, 'a.saidwho'), page.number, 'in the folder behind the link');
  assertPromise(namesIn(folder).length === 1, 'something else is in the folder behind the link');
}

async function twoPaths(place: Place): Promise<void> {
  const real = putArticle(place.folder, SIZE, 'real.saidwho');
  const link = join(place.folders.library, 'a.saidwho');
  symlinkSync(real, link);
  const page = await Page.open(place.folders, link, place.seed);
  await work(page, 3);
  const opened = await page.desk.openPath(real);
  assertPromise(opened.ok && numberOf(opened.value.article) === page.number, 'by its other path the work is not there');
  holdsNumber(real, page.number, 'opened by its other path');
}

/** Saving by rename gives the file a new identity (main/README.md): the other name must keep a whole version. */
async function hardLink(place: Place): Promise<void> {
  const path = putArticle(place.folders.library, SIZE);
  const other = join(place.folder, 'other.saidwho');
  linkSync(path, other);
  const old = readFileSync(path);
  const page = await Page.open(place.folders, path, place.seed);
  await work(page, 3);
  await page.session.save();
  holdsNumber(path, page.number, 'under the name that was opened');
  holdsBytes(other, old, 'under its other name');
}
