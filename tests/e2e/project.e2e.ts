import { expect, test } from '@playwright/test';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { annotatedArticle } from '../builders/annotated-article.ts';
import { put, savedForm } from './articles.ts';
import { answerDialogs, articleOf, newFolder, newFolders, start } from './program.ts';

/** The project as a whole: its articles listed, searched, and gone to. */

const ARTICLES = [
  ['mill', 'The mill at Orm', 'The mill is shut, {mention:Ana Lind} {cue:said}.'],
  ['bridge', 'A bridge too few', '“{quote#q1:No bridge will be built before March},” {mention:Marta Berg} {cue:said}.'],
  ['tolls', 'Tolls go up', 'Tolls go up by a third. {claim:Nobody asked the drivers}.'],
] as const;

test('finds a word in another article of the project and goes to it', async () => {
  const folders = newFolders();
  mkdirSync(folders.library, { recursive: true });
  for (const [id, title, text] of ARTICLES) {
    put(folders.library, `${id}.saidwho`, savedForm(annotatedArticle(text, { id, metadata: { title } })));
  }
  const program = await start([join(folders.library, 'mill.saidwho')], folders);
  const { page } = program;
  await expect(articleOf(program)).toContainText('The mill is shut');
  await expect(page.getByRole('listbox', { name: 'Articles' }).getByRole('option')).toHaveCount(3);

  await page.keyboard.press('Control+Shift+F');
  await page.keyboard.type('"built before"');
  const places = page.getByRole('listbox', { name: 'Places found' });
  await expect(places.getByRole('option').filter({ hasText: 'Quote' })).toContainText(
    'No bridge will be built before March',
  );
  await expect(places).toContainText('A bridge too few');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(articleOf(program)).toBeFocused();
  await expect(articleOf(program)).toContainText('No bridge will be built');
  await expect(page.getByRole('main', { name: 'Search' })).toHaveCount(0);

  // Another project has no article yet: none of this one stays on the screen, and what was tagged last is saved.
  await page.keyboard.press('c');
  const other = newFolder();
  await answerDialogs(program, other);
  await page.getByRole('button', { name: /^Project: / }).click();
  await page.getByRole('menuitem', { name: 'Open a project' }).click();
  await expect(page.getByText('No article is open.')).toBeVisible();
  expect(readFileSync(join(folders.library, 'bridge.saidwho'), 'utf8')).toContain('"kind":"claim"');
  await page.getByRole('button', { name: /^Project: / }).click();
  await page.getByRole('menuitem', { name: 'library' }).click();
  await expect(articleOf(program)).toContainText('No bridge will be built');
  await program.quit();
});
