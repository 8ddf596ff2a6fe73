import { expect, test } from '@playwright/test';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { basename, join } from 'node:path';
import { systemTimers } from '../../main/adapters/clock.ts';
import { nodeFiles } from '../../main/adapters/node-files.ts';
import { runCli } from '../../main/cli/run.ts';
import { testServices } from '../builders/services.ts';
import { annotatedMill, MILL, put, savedForm } from './articles.ts';
import { answerDialogs, articleOf, listingOf, newFolder, notices, type Program, start, untilSaved } from './program.ts';

/**
 * Whatever is wrong with a file: one sentence says which file, why and what to do; what was open stays open, and
 * nothing is written anywhere (H4, H5, D7). The same table goes through the command line.
 */

/** A file that cannot be opened, and the words that must stand in the reason and in the way out. */
interface BadFile {
  readonly what: string;
  /** Puts it into the folder and returns its path. */
  readonly make: (folder: string) => string;
  readonly reason: RegExp;
  readonly wayOut: RegExp;
}

const FILE = savedForm(annotatedMill());
const SAMPLE_PNG = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex');
const SAMPLE_ZIP = Buffer.from('504b03041400000008000000210000000000000000000000000001000000610300', 'hex');

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** The file with a change in it and a seal that fits: what only our own checks can find. */
function resealed(change: (text: string) => string): string {
  const changed = change(FILE);
  const seal = changed.lastIndexOf('"integrity"');
  return changed.slice(0, seal) + changed.slice(seal).replace(/[0-9a-f]{64}/, sha256(changed.slice(0, seal)));
}

const withKey = (key: string) => resealed((text) => text.replace('{\n', `{\n${key},\n`));

const bad = (
  what: string,
  name: string,
  content: string | Uint8Array | ((path: string) => void),
  reason: RegExp,
  wayOut: RegExp,
): BadFile => {
  const make = (folder: string) => {
    if (typeof content !== 'function') return put(folder, name, content);
    content(join(folder, name));
    return join(folder, name);
  };
  return { what, make, reason, wayOut };
};

const folderAt = (path: string): void => {
  mkdirSync(path);
};

const RESTORE = /backup|copy|sent again/i;
const conflicted = FILE.replace('"speakers"', '<<<<<<< HEAD\n=======\n>>>>>>> theirs\n"speakers"');
const cutAt = (share: number) => FILE.slice(0, Math.floor(FILE.length * share));

const BAD_FILES: readonly BadFile[] = [
  bad('is missing', 'gone.txt', () => undefined, /not there any more|no such file/i, /moved|check the name/i),
  bad('is a folder', 'folder.txt', folderAt, /is a folder/i, /a file in it|one file in it/i),
  bad('is empty', 'empty.txt', '', /is empty|no text/i, /copy|right file/i),
  bad('is an empty working file', 'empty.saidwho', '', /is empty/i, RESTORE),
  bad('holds only white space', 'blank.txt', ' \n\t\u00a0\n', /no text/i, /right file/i),
  bad('is a picture', 'picture.txt', SAMPLE_PNG, /PNG picture/, /can be opened/i),
  bad('is an archive', 'archive.txt', SAMPLE_ZIP, /ZIP file/, /can be opened/i),
  bad('is a program', 'program.txt', Buffer.from([1, 0, 2, 0xff, 3, 0, 7]), /not text/, /Save it as text|original/i),
  bad('is in UTF-32', 'wide.txt', Buffer.from('fffe000041000000', 'hex'), /UTF-32/, /UTF-8/),
  bad('is in Latin 1', 'latin.saidwho', Buffer.from(FILE.replace('Orm', 'Örm'), 'latin1'), /not UTF-8/, RESTORE),
  bad('is too large', 'large.txt', (path) => sparse(path, 101_000_000), /larger than|characters or more/i, /Split/),
  bad('is of an unknown kind', 'table.xyz', 'a;b', /cannot be opened/, /can be opened/i),
  bad('has nothing in it', 'nothing.html', '<!doctype html><html><body> </body></html>', /./, /./),
  bad('is cut at a tenth', 'cut-10.saidwho', cutAt(0.1), /was cut/, RESTORE),
  bad('is cut in the middle', 'cut-50.saidwho', cutAt(0.5), /was cut/, RESTORE),
  bad('is cut before its seal', 'cut-seal.saidwho', FILE.slice(0, FILE.lastIndexOf('"integrity"')), /was cut/, RESTORE),
  bad('lacks its last brace', 'cut-99.saidwho', FILE.trimEnd().slice(0, -1), /was cut/, RESTORE),
  bad('ends in zeros', 'zeros.saidwho', cutAt(0.7) + '\0'.repeat(300), /zero bytes/, RESTORE),
  bad('was changed by hand', 'changed.saidwho', FILE.replace('Ana Pires', 'Eva Pires'), /damaged|changed by/, RESTORE),
  bad(
    'has words that are not its text',
    'other-words.saidwho',
    resealed((text) => text.replace('"exact":"said"', '"exact":"sang"')),
    /sang|do not|not the text|differs/i,
    RESTORE,
  ),
  bad(
    'has another text than was annotated',
    'other-text.saidwho',
    resealed((text) => text.replace('meets again', 'never meets')),
    /not the one that was annotated/,
    RESTORE,
  ),
  bad('has conflict markers', 'conflict.saidwho', conflicted, /conflict markers/, /one side/),
  bad('reaches for prototypes', 'proto.saidwho', withKey('"__proto__": {"polluted": 1}'), /__proto__/, /./),
  bad('reaches for constructors', 'constructor.saidwho', withKey('"constructor": {"a": 1}'), /constructor/, /./),
  bad('says a key twice', 'twice.saidwho', withKey('"format": "saidwho"'), /stands twice/, /./),
  bad(
    'is of a version we cannot show',
    'newer.saidwho',
    resealed((text) => text.replace('"major":1', '"major":9').replace('"annotations"', '"marks"')),
    /newer Saidwho/,
    /Update Saidwho/,
  ),
  bad('is two files in one', 'joined.saidwho', FILE + FILE, /./, /./),
  bad('is other JSON', 'other.saidwho', '{"format": "something"}', /not a Saidwho article/, /./),
];

/** A file as long as wanted that takes no room on the disk. */
function sparse(path: string, bytes: number): void {
  put(join(path, '..'), basename(path), 'a');
  truncateSync(path, bytes);
}

/** All that the program itself keeps, apart from what it remembers of the window and the theme. */
const writtenBy = ({ library, userData }: Program) =>
  [library, ...['journal', 'backups', 'quarantine'].map((name) => join(userData, name))].flatMap(listingOf);

async function putNoticesAway(program: Program): Promise<void> {
  const buttons = program.page.getByRole('button', { name: 'Put this note away' });
  while ((await buttons.count()) > 0) await buttons.first().click();
}

async function openByKey(program: Program, path: string): Promise<void> {
  await answerDialogs(program, path);
  await program.page.keyboard.press('Control+o');
}

/** Bytes and time of change of a file; of a folder or of nothing only that. */
const stateOf = (path: string) => {
  if (!existsSync(path) || statSync(path).isDirectory()) return existsSync(path) ? 'folder' : 'nothing';
  const { size, mtimeMs } = statSync(path);
  return `${size} ${mtimeMs} ${size > 1_000_000 ? '' : sha256(readFileSync(path, 'latin1'))}`;
};

test('refuses every bad file in one sentence, and keeps what is open and on the disk as it was (H1, H4, H5, D7)', async () => {
  const folder = newFolder();
  const own = put(folder, 'open.saidwho', FILE);
  const program = await start([own]);
  const { page } = program;
  await expect(page.getByTestId('counts')).toContainText('1 claim');
  const before = writtenBy(program);

  for (const { what, make, reason, wayOut } of BAD_FILES) {
    await test.step(what, async () => {
      const path = make(folder);
      const state = stateOf(path);
      const name = basename(path);
      await openByKey(program, path);
      const problem = notices(program).and(page.locator('[data-tone=problem]')).first();
      await expect(problem, what).toBeVisible({ timeout: 10_000 });
      const words = await problem.innerText();
      expect.soft(words, what).toContain(name);
      expect.soft(words, what).toMatch(reason);
      expect.soft(words, what).toMatch(wayOut);
      expect.soft(words, `${what}: no stack and no path`).not.toMatch(/\bat .*:\d+|\/tmp\/|undefined|\[object/);
      expect.soft(await articleOf(program).innerText(), what).toContain('The council meets again on Monday.');
      expect.soft(stateOf(path), `${what}: the file is as it was`).toBe(state);
      expect.soft(writtenBy(program), `${what}: nothing is written`).toEqual(before);
      await putNoticesAway(program);
    });
  }
  expect(await page.evaluate(() => 'polluted' in {}), 'H7').toBe(false);
  expect(await program.app.evaluate(async () => 'polluted' in {}), 'H7').toBe(false);

  await test.step('and the article that was open is still worked on', async () => {
    await articleOf(program).click();
    for (const key of ['Control+End', 'c', 'Escape']) await page.keyboard.press(key);
    await expect(page.getByTestId('counts')).toContainText('2 claims');
    await untilSaved(program);
  });
  await program.quit();
});

test('starts with an empty page and the reason when the file it is started with cannot be opened (H4)', async () => {
  const folder = newFolder();
  const program = await start([put(folder, 'cut.saidwho', cutAt(0.5))]);
  await expect(notices(program)).toContainText(/cut\.saidwho.*was cut/);
  await expect(program.page.getByText('No article is open.')).toBeVisible();
  await expect(program.page.getByRole('button', { name: 'Export' }), 'there is nothing to export').toBeDisabled();
  expect(writtenBy(program)).toEqual([]);
  await program.page.getByRole('button', { name: /^Open…/ }).focus();
  await openByKey(program, put(folder, 'mill.txt', MILL));
  await expect(articleOf(program)).toContainText('The council meets again on Monday.');
  await program.quit();
});

test('shows a file of a newer version read-only, and repairs badly encoded text only in the copy (D7, D11, T9)', async () => {
  const folder = newFolder();
  const newer = put(
    folder,
    'newer.saidwho',
    resealed((text) => text.replace('"major":1', '"major":2')),
  );
  const broken = put(
    folder,
    'broken.txt',
    Buffer.concat([
      Buffer.from('“Naïve'),
      Buffer.from([0xff]),
      Buffer.from('”, she said of the café in Orléans, où il était.'),
    ]),
  );
  const state = [stateOf(newer), stateOf(broken)];
  const program = await start([newer]);
  await expect(program.page.getByTestId('save-state')).toContainText('Read-only: It was written by a newer Saidwho');
  for (const key of ['Control+End', 'c', 'Escape']) await program.page.keyboard.press(key);
  await program.page.keyboard.press('Control+s');
  await expect(program.page.getByTestId('save-state')).toHaveAttribute('data-state', 'read-only');

  await openByKey(program, broken);
  await expect(articleOf(program)).toContainText('“Naïve\ufffd”');
  await expect(notices(program).filter({ hasText: '1 place could not be read as utf-8' })).toBeVisible();
  expect([stateOf(newer), stateOf(broken)]).toEqual(state);
  expect(writtenBy(program)).toEqual([]);
  await program.quit();
});

test('says why a file without permission to read is not opened (H4)', async () => {
  test.skip(process.getuid?.() === 0, 'the administrator may read every file');
  const path = put(newFolder(), 'secret.txt', MILL);
  chmodSync(path, 0);
  const program = await start([path]);
  await expect(notices(program)).toContainText('“secret.txt” could not be opened: you have no permission to read it.');
  await program.quit();
});

test('refuses every bad file on the command line in one line, and writes nothing (H4, H5)', async () => {
  const folder = newFolder();
  const world = { files: nodeFiles, services: testServices(), timers: systemTimers, version: '0.0.0-test' };
  for (const { what, make, reason, wayOut } of BAD_FILES) {
    const path = make(folder);
    const before = listingOf(folder);
    const imported = await runCli(['import', path, '--out', join(folder, 'out.saidwho')], world);
    expect.soft([imported.exitCode, imported.stdout], what).toEqual([1, '']);
    expect.soft(imported.stderr, what).toMatch(/^[^\n]+\n$/);
    expect.soft(imported.stderr, what).toContain(basename(path));
    expect.soft(imported.stderr, what).toMatch(reason);
    expect.soft(imported.stderr, what).toMatch(wayOut);
    expect.soft(imported.stderr, what).not.toContain(folder);
    const validated = await runCli(['validate', path], world);
    expect.soft([validated.exitCode, validated.stdout], what).toEqual([1, '']);
    expect.soft(validated.stderr.split('\n')[0], what).toBe(imported.stderr.split('\n')[0]?.replace(/ \(and .*/, ''));
    expect.soft(listingOf(folder), what).toEqual(before);
  }
});
