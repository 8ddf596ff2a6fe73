import { expect, type Page, test } from '@playwright/test';
import { join } from 'node:path';
import { annotatedArticle } from '../builders/annotated-article.ts';
import { put, savedForm } from './articles.ts';
import { expectAccessible } from './axe.ts';
import { articleOf, newFolder, notices, type Program, start } from './program.ts';

/** The text lives: words are found, corrected and replaced, annotations follow, and what became of them is shown. */

const ARTICLE = annotatedArticle(
  [
    '# The bridge stays shut',
    '“{quote#q1:We counted every bolt twice},” {cue#u1:said} {mention#m1:Marta Lindqvist}, the port’s chief engineer.',
    ...Array.from({ length: 60 }, (_, i) => `Paragraph ${i + 1}: the harbour waits, and the harbour is patient.`),
    'She added that “{quote#q2:nobody crosses this brige before March}”, come what may.',
    'Then {mention#m2:Lindqvist} left the harbour.',
  ].join('\n'),
  {
    id: 'living',
    metadata: { title: 'The bridge stays shut', language: 'en' },
    speakers: { s1: 'Marta Lindqvist' },
    links: ['q1 said-by m1', 'm1 refers-to s1'],
  },
);

const open = (): Promise<Program> => start([put(newFolder(), 'living.saidwho', savedForm(ARTICLE))]);

const picture = (page: Page, name: string) =>
  page.screenshot({ path: join(import.meta.dirname, '../../test-results/looks', `living-${name}.png`) });

test('finds words in the whole article, tags them at once, and replaces them everywhere as one undo step', async () => {
  const program = await open();
  const { page } = program;
  const find = page.getByRole('textbox', { name: 'Find' });
  const found = page.getByTestId('found');

  await page.keyboard.press('Control+f');
  await expect(find).toBeFocused();
  await page.keyboard.type('harbour');
  await expect(found).toHaveText('1 of 121');
  await picture(page, 'find');
  await page.keyboard.press('Shift+Enter');
  await expect(found).toHaveText('121 of 121');
  await expect(articleOf(program).locator('p').last()).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(found).toHaveText('1 of 121');

  await find.fill('(');
  await expect(found).toHaveText('Not found');
  await page.getByRole('button', { name: 'Pattern' }).click();
  await expect(page.getByRole('alert')).toHaveText('This pattern cannot be read: unterminated group.');
  await page.getByRole('button', { name: 'Pattern' }).click();

  await find.fill('patient');
  await find.press('Escape');
  await expect(find).toBeHidden();
  await page.keyboard.press('c');
  await page.keyboard.press('Escape');
  await expect(page.locator('.annotated.kind-claim')).toHaveText('patient');
  await page.keyboard.press('F3');
  await expect(found).toHaveText('2 of 60');

  await page.keyboard.press('Control+h');
  await find.fill('Lindqvist');
  await page.getByRole('textbox', { name: 'Replace with' }).fill('Lindkvist');
  await expect(page.getByRole('button', { name: 'Replace all' })).toBeDisabled();
  await picture(page, 'replace-in-tag-mode');
  await expectAccessible(page, 'replacing, in Tag mode');
  await page.getByRole('button', { name: 'Edit the text' }).click();
  await expect(page.getByTestId('hit')).toHaveText('in 2 annotations, which follow');
  await picture(page, 'replace');
  await page.getByRole('button', { name: 'Replace all' }).click();
  await expect(notices(program)).toContainText('Replaced in 2 places; 2 annotations have other words now.');
  await expect(articleOf(program)).toContainText('Marta Lindkvist');
  await expect(page.locator('.annotated.kind-mention').last()).toHaveText('Lindkvist');
  await notices(program).getByRole('button', { name: 'Undo' }).click();
  await expect(articleOf(program)).toContainText('Marta Lindqvist');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page, 'replacing, dark');
  await page.setViewportSize({ width: 720, height: 520 });
  await page.waitForTimeout(200);
  await picture(page, 'replace-small-dark');
  await program.quit();
});

test('shows what drifted, puts old words back, and attaches what was cut off to a suggested place', async () => {
  const program = await open();
  const { page } = program;
  const counts = page.getByTestId('counts');
  const quote = page.locator('.annotated.kind-quote');
  const select = async (words: string) => {
    await page.keyboard.press('Control+f');
    await page.getByRole('textbox', { name: 'Find' }).fill(words);
    await expect(page.getByTestId('found')).toHaveText(/^1 of/);
    await page.keyboard.press('Escape');
  };

  await test.step('a slip in a quote is put right', async () => {
    await page.keyboard.press('F2');
    await select('brige');
    await page.keyboard.type('bridge');
    await expect(counts).toContainText('1 changed');
    await page.keyboard.press('F2');
    await page.keyboard.press('Control+Shift+d');
    const list = page.getByRole('listbox', { name: 'All annotations' });
    await expect(list).toBeFocused();
    await page.keyboard.press('ArrowDown');
    const note = page.getByRole('group', { name: 'Its words changed' });
    await expect(note.locator('del')).toHaveText('brige');
    await expect(note.locator('ins')).toHaveText('bridge');
    await picture(page, 'drift');
    await expectAccessible(page, 'drift');
    await page.keyboard.press('Enter');
    await page.keyboard.press('k');
    await expect(counts).not.toContainText('changed');
    await expect(page.getByText('Every annotation stands on the words that were tagged.')).toBeVisible();
  });

  await test.step('words that should have stayed are put back', async () => {
    await page.keyboard.press('F2');
    await select('every bolt');
    await page.keyboard.type('each bolt');
    await expect(quote.first()).toHaveText('We counted each bolt twice');
    await page.keyboard.press('Control+Alt+o');
    await expect(quote.first()).toHaveText('We counted every bolt twice');
    await expect(counts).not.toContainText('changed');
  });

  await test.step('a quote that was deleted is attached where something like it stands', async () => {
    await select('nobody crosses this bridge before March');
    await page.keyboard.press('Delete');
    await expect(counts).toContainText('1 detached');
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' “Nobody crosses the bridge before March,” she had said.');
    await page.keyboard.press('F2');
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('d');
    await page.keyboard.press('a');
    const places = page.getByRole('listbox', { name: /^Places like it/ });
    await expect(places).toBeFocused();
    await expect(places.getByRole('option').first()).toContainText('Nobody crosses the bridge before March');
    await page.waitForTimeout(250);
    await picture(page, 'detached');
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize({ width: 720, height: 520 });
    await page.waitForTimeout(250);
    await picture(page, 'detached-small-dark');
    await page.setViewportSize({ width: 1280, height: 860 });
    await expectAccessible(page, 'something detached');
    await page.keyboard.press('Enter');
    await expect(quote.last()).toHaveText('Nobody crosses the bridge before March');
    await expect(counts).not.toContainText('detached');
    await page.keyboard.press('Control+z');
    await expect(counts).toContainText('1 detached');
  });
  await program.quit();
});
