import { expect, test } from '@playwright/test';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { saidwhoFile } from '../../shared/formats/saidwho.ts';
import type { Article } from '../../shared/model/article.ts';
import type { Annotation } from '../../shared/model/records.ts';
import { testServices } from '../builders/services.ts';
import { annotatedMill, put, savedForm } from './articles.ts';
import { killBeforeSaved, newFolder, newFolders, notices, type Program, start, untilSaved } from './program.ts';

/**
 * What happens to the work when others write to the file, when the file is damaged, when the program is killed, and
 * how one goes back (PROMISES C, D7, D13): on the running program, by keyboard.
 */

const mill = annotatedMill();

function contentOf(path: string): Article {
  const read = saidwhoFile.read!({ bytes: readFileSync(path), name: 'a.saidwho' }, testServices());
  if (!read.ok) throw new Error(read.problems[0].message);
  return read.value.article;
}

const claim = (id: string, start: number, end: number): Annotation => ({
  record: 'annotation',
  id,
  kind: 'claim',
  fragments: [{ start, end }],
  attributes: {},
});

/** What a careful program does: reads the file, adds a record, and writes it whole; returns the last step of it. */
function writingElsewhere(path: string, change: (article: Article) => Article): () => void {
  const beside = `${path}.part`;
  writeFileSync(beside, savedForm(change(contentOf(path))));
  return () => renameSync(beside, path);
}

const withClaim = (id: string) => (article: Article) => ({
  ...article,
  annotations: [...article.annotations, claim(id, 0, 8)],
});

const idsIn = (path: string) => contentOf(path).annotations.map(({ id }) => id);
const counts = ({ page }: Program) => page.getByTestId('counts');
const shot = (program: Program, name: string) => program.page.screenshot({ path: `test-results/${name}.png` });

/** Tags the word the caret is at as a cue, which nothing in the article is yet. */
async function tagSomething({ page }: Program): Promise<void> {
  for (const key of ['Control+End', 'u']) await page.keyboard.press(key);
}

test('takes in what another program writes, says so, and lets it be undone (C1, C3)', async () => {
  const own = put(newFolder(), 'own.saidwho', savedForm(mill));
  const program = await start([own]);
  const { page } = program;
  await expect(counts(program)).toContainText('1 claim');

  await test.step('while nothing is unsaved the article shows it, and the file stays as it was written', async () => {
    writingElsewhere(own, withClaim('theirs'))();
    const bytes = readFileSync(own);
    await expect(counts(program)).toContainText('2 claims');
    const notice = notices(program).filter({ hasText: 'changed by another program' });
    await expect(notice).toContainText('1 record added');
    await shot(program, 'foreign-merged');
    await page.waitForTimeout(2_500);
    expect(readFileSync(own).equals(bytes)).toBe(true);
    await expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved');
  });

  await test.step('Compare shows what came in, Undo takes it out again', async () => {
    await page.getByRole('button', { name: 'Compare' }).click();
    await expect(page.getByTestId('comparison')).toContainText('The mill');
    await shot(program, 'foreign-compare');
    await page.keyboard.press('Escape');
    await notices(program).getByRole('button', { name: 'Undo' }).click();
    await expect(counts(program)).toContainText('1 claim');
    await expect.poll(() => idsIn(own)).not.toContain('theirs');
  });

  await test.step('with work of our own, both are in the file', async () => {
    const write = writingElsewhere(own, withClaim('again'));
    await tagSomething(program);
    write();
    await expect.poll(() => idsIn(own).length).toBe(mill.annotations.length + 2);
    expect(idsIn(own)).toContain('again');
  });
  await program.quit();
  expect(readdirSync(dirname(own))).toEqual(['own.saidwho']);
});

test('keeps both versions where they cannot be merged, and opens either (C1)', async () => {
  const own = put(newFolder(), 'own.saidwho', savedForm(mill));
  const program = await start([own]);
  const { page } = program;
  const write = writingElsewhere(own, (article) => ({
    ...article,
    metadata: { ...article.metadata, title: 'Theirs' },
  }));
  await page.getByText('About this article').click();
  const title = page.getByRole('textbox', { name: 'Headline' });
  await title.fill('Ours');
  await title.press('Enter');
  write();
  const state = page.getByTestId('save-state');
  await expect(state).toHaveAttribute('data-state', 'conflict');
  await shot(program, 'conflict');
  expect(contentOf(own).metadata.title).toBe('Theirs');
  expect(contentOf(join(dirname(own), 'own (conflict 1).saidwho')).metadata.title).toBe('Ours');
  await page.getByRole('button', { name: 'Compare' }).click();
  await expect(page.getByTestId('comparison')).toContainText('Theirs');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Open the other version' }).click();
  await expect(page.getByRole('heading', { level: 1 }).first()).toContainText('Theirs');
  await program.quit();
});

test('goes back to an earlier version by keyboard, and forward again by undo (D13)', async () => {
  const own = put(newFolder(), 'own.saidwho', savedForm(mill));
  const program = await start([own]);
  const { page } = program;
  await tagSomething(program);
  await untilSaved(program);
  await page.keyboard.press('Control+Shift+h');
  const dialog = page.getByRole('dialog', { name: 'Earlier versions' });
  await expect(dialog.getByRole('radio')).toHaveCount(1);
  await expect(dialog.getByTestId('comparison')).toContainText('gone');
  await shot(program, 'versions');
  await dialog.getByRole('button', { name: 'Go back to this version' }).press('Enter');
  await untilSaved(program);
  await expect.poll(() => idsIn(own)).toEqual(mill.annotations.map(({ id }) => id));
  await page.keyboard.press('Control+z');
  await expect.poll(() => idsIn(own).length).toBe(mill.annotations.length + 1);
  await program.quit();
});

test('shows a damaged file as it last was, touches nothing, and goes on from there when told (D7)', async () => {
  const folders = newFolders();
  mkdirSync(folders.library, { recursive: true });
  const own = put(folders.library, 'own.saidwho', savedForm(mill));
  let program = await start([own], folders);
  await tagSomething(program);
  await untilSaved(program);
  await program.quit();
  const cut = readFileSync(own).subarray(0, 900);
  writeFileSync(own, cut);

  program = await start([own], folders);
  const { page } = program;
  await expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'read-only');
  const notice = notices(program).filter({ hasText: 'last good version' });
  await expect(notice).toContainText('The file was cut');
  await expect(counts(program)).toContainText('1 quote');
  await shot(program, 'damaged');
  expect(readFileSync(own).equals(cut)).toBe(true);
  await notice.getByRole('button', { name: 'Go on from this version' }).press('Enter');
  await untilSaved(program);
  expect(idsIn(own)).toEqual(mill.annotations.map(({ id }) => id));
  const [kept] = readdirSync(join(program.userData, 'quarantine'));
  expect(readFileSync(join(program.userData, 'quarantine', kept!)).equals(cut)).toBe(true);
  await program.quit();
});

test('undoes and redoes after a restart, and begins where the caret was (T3)', async () => {
  const folders = newFolders();
  const own = put(newFolder(), 'own.saidwho', savedForm(mill));
  const first = mill.annotations.length;
  let program = await start([own], folders);
  for (const key of ['Control+Home', 'ArrowDown', 'ArrowDown', 'c', 'Escape']) await program.page.keyboard.press(key);
  await tagSomething(program);
  await expect.poll(() => idsIn(own).length).toBe(first + 2);
  await program.quit();

  program = await start([own], folders);
  await expect(program.page.locator('.article')).toBeFocused();
  await program.page.keyboard.press('u'); // Where the caret was: the cue is there already.
  await expect.poll(() => idsIn(own).length).toBe(first + 2);
  await program.page.keyboard.press('Control+z');
  await program.page.keyboard.press('Control+z');
  await expect.poll(() => idsIn(own).length).toBe(first);
  await program.quit();

  program = await start([own], folders);
  await program.page.keyboard.press('Control+y');
  await expect.poll(() => idsIn(own).length).toBe(first + 1);
  await program.page.keyboard.press('Control+y');
  await expect.poll(() => idsIn(own).length).toBe(first + 2);
  await program.quit();
});

test('compares what was recovered with the file, and goes back to the file when told (D1, U2)', async () => {
  let folders = newFolders();
  let own = '';
  await killBeforeSaved({
    begin: () => {
      folders = newFolders();
      own = put(newFolder(), 'own.saidwho', savedForm(mill));
      return start([own], folders);
    },
    work: tagSomething,
    words: '"kind":"cue"',
    isSaved: () => idsIn(own).length > mill.annotations.length,
  });

  const program = await start([own], folders);
  const notice = notices(program).filter({ hasText: 'Recovered' });
  await expect(notice).toContainText('1 change that was not yet saved');
  await notice.getByRole('button', { name: 'Compare' }).press('Enter');
  await expect(program.page.getByTestId('comparison')).toContainText('Cue');
  await shot(program, 'recovered-compare');
  await program.page.getByRole('button', { name: 'Go back to this version' }).press('Enter');
  await expect.poll(() => idsIn(own)).toEqual(mill.annotations.map(({ id }) => id));
  await program.quit();
});

test('asks before it forgets articles that are gone all at once (C4)', async () => {
  const folders = newFolders();
  mkdirSync(folders.library, { recursive: true });
  for (let index = 0; index < 8; index += 1) {
    const metadata = { ...mill.metadata, title: `Article ${index}` };
    put(folders.library, `a${index}.saidwho`, savedForm({ ...mill, id: `a${index}`, metadata }));
  }
  let program = await start([join(folders.library, 'a0.saidwho')], folders);
  await expect(program.page.getByRole('listbox', { name: 'Articles' }).getByRole('option')).toHaveCount(8);
  await program.quit();
  const elsewhere = join(newFolder(), 'elsewhere');
  renameSync(folders.library, elsewhere);

  program = await start([], folders);
  const { page } = program;
  const question = page.getByRole('alert').filter({ hasText: 'not in their place' });
  await expect(question).toContainText('8 articles are not in their place');
  await shot(program, 'library-away');
  renameSync(elsewhere, folders.library);
  await question.getByRole('button', { name: 'Look again' }).press('Enter');
  await expect(question).toHaveCount(0);
  await expect(page.getByRole('listbox', { name: 'Articles' }).getByRole('option')).toHaveCount(8);
  await program.quit();
});
