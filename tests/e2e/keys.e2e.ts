import { expect, type Page, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { annotatedMill, put, savedForm } from './articles.ts';
import { expectAccessible } from './axe.ts';
import { answerDialogs, articleOf, newFolder, newFolders, type Program, start } from './program.ts';

/** Keys are told, changed, kept and printed, and every command is found by its name; all of it without a mouse. */

const picture = (page: Page, name: string) =>
  page.screenshot({ path: join(import.meta.dirname, '../../test-results/looks', `${name}.png`) });

const pressTo =
  ({ page }: Program) =>
  async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };

const quotes = ({ page }: Program) => page.getByTestId('counts').getByText(/quote/);

/** Goes on by Tab until the control has the focus. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  const focused = () =>
    page.evaluate(() => {
      const element = document.activeElement;
      return element?.getAttribute('aria-label') ?? element?.getAttribute('placeholder') ?? element?.textContent ?? '';
    });
  for (let count = 0; count < 20; count += 1) {
    if (name.test(await focused())) return;
    await page.keyboard.press('Tab');
  }
  throw new RangeError(`Tab does not lead to ${String(name)}`);
}

/** Opens the dialog at its third part: left of the first tab is the last one. */
async function openChanges(program: Program): Promise<void> {
  const press = pressTo(program);
  await press('F1');
  await tabTo(program.page, /^Here and now$/);
  await press('ArrowLeft');
  await expect(program.page.getByRole('tab', { name: 'Change…' })).toHaveAttribute('aria-selected', 'true');
}

/** Chooses the one command that is called this, and waits for a key. */
async function askForKey(program: Program, name: string): Promise<void> {
  const { page } = program;
  await tabTo(page, /^Command or key$/);
  await page.keyboard.press('Control+a');
  await page.keyboard.type(name);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('option', { name: new RegExp(`^${name}`, 'i') }).first()).toBeFocused();
  await tabTo(page, /^Change the key…$/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: /^New key for/ })).toBeFocused();
}

test('a key that was changed by keyboard holds at once, and after a restart', async () => {
  const folders = newFolders();
  const file = put(newFolder(), 'mill.saidwho', savedForm(annotatedMill()));
  const program = await start([file], folders);
  const { page } = program;
  const press = pressTo(program);
  const before = await quotes(program).textContent();
  await articleOf(program).focus();

  await test.step('what is reserved is refused with the reason, and what is taken is told', async () => {
    await openChanges(program);
    await askForKey(program, 'Tag as quote');
    await press('Escape');
    await expect(page.getByRole('button', { name: 'Change the key…' })).toBeFocused();
    await press('Enter', 'ArrowDown');
    await expect(page.getByText('↓ moves the caret.')).toBeVisible();
    await press('s');
    await expect(page.getByTestId('key-news')).toContainText('S is also “Tag as speaker mention” in Tag mode.');
    await expect(page.getByText('1 key stands for two commands')).toBeVisible();
    await picture(page, 'keys-conflict');
    await tabTo(page, /^Go to “Tag as speaker mention”$/);
    await press('Enter');
    await expect(page.getByRole('region', { name: 'Keys of “Tag as speaker mention”' })).toBeVisible();
  });

  await test.step('another key solves it', async () => {
    await page.getByPlaceholder('Command or key').focus();
    await askForKey(program, 'Tag as quote');
    await press('w');
    await expect(page.getByTestId('key-news')).toHaveText('Tag as quote is now W.');
    await expect(page.getByText('stands for two commands')).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Change the key…' })).toBeFocused();
    await press('F1');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  await test.step('the article obeys without being opened anew', async () => {
    await expect(articleOf(program)).toBeFocused();
    await press('Control+End', 'Control+Shift+ArrowLeft', 'q');
    await expect(quotes(program)).toHaveText(before!);
    await press('w');
    await expect(quotes(program)).not.toHaveText(before!);
    await press('Control+z');
    await expect(quotes(program)).toHaveText(before!);
    await expect(page.getByRole('toolbar', { name: 'Tag' }).getByText('W', { exact: true })).toBeVisible();
  });
  await program.quit();

  const again = await start([], folders);
  await articleOf(again).focus();
  const pressAgain = pressTo(again);
  await pressAgain('Control+End', 'Control+Shift+ArrowLeft', 'q');
  await expect(quotes(again)).toHaveText(before!);
  await pressAgain('w');
  await expect(quotes(again)).not.toHaveText(before!);
  await again.quit();
});

test('keymaps are copied, named, handed on as a file, taken from it and deleted', async () => {
  const program = await start();
  const { page } = program;
  const press = pressTo(program);
  const file = join(newFolder(), 'mine.json');
  await openChanges(program);
  await tabTo(page, /^Copy$/);
  await press('Enter', 'Control+a');
  await page.keyboard.type('Mine');
  await press('Enter');
  const picker = page.getByRole('button', { name: /Mine.*Keymap|Keymap.*Mine/ });
  await expect(picker).toBeVisible();
  await askForKey(program, 'Expand selection');
  await press('Shift+X');
  await expect(page.getByTestId('key-news')).toHaveText('Expand selection is now Shift+X.');

  await answerDialogs(program, file);
  await page.getByRole('button', { name: 'Export…' }).last().press('Enter');
  await expect(page.getByTestId('key-news')).toHaveText('Written to mine.json.');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
    saidwho: 'keys',
    version: 1,
    name: 'Mine',
    keys: { 'tag.expand': ['Shift-x'] },
  });

  await page.getByRole('button', { name: 'Delete' }).press('Enter');
  await expect(page.getByTestId('key-news')).toHaveText('“Mine” is deleted.');
  await page.getByRole('button', { name: 'Import…' }).press('Enter');
  await expect(page.getByTestId('key-news')).toHaveText('“Mine” is in use.');
  await answerDialogs(program, put(newFolder(), 'other.json', '{}'));
  await page.getByRole('button', { name: 'Import…' }).press('Enter');
  await expect(page.getByTestId('key-news')).toContainText('This is no file of keys.');
  await program.quit();
});

test('F1 shows what works here and now, prints a sheet, and closes by its own key', async () => {
  const program = await start();
  const { page } = program;
  const press = pressTo(program);
  const here = page.getByRole('tabpanel', { name: 'Here and now' });

  await press('Control+Home', ']', 'F1');
  await expect(here.getByText('Tag mode: letters are commands.')).toBeVisible();
  await expect(here.getByText(/Active: quote “/)).toBeVisible();
  await expect(here.getByText('Remove annotation')).toBeVisible();
  await expect(here.getByText('Undo', { exact: true })).toHaveCount(0);
  await press('F1');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await press('F2', 'F1');
  await expect(here.getByText('Edit mode: letters are text.')).toBeVisible();
  await expect(here.getByText('Tag as quote')).toHaveCount(0);
  await press('F1', 'F2', 'F6', 'F1');
  await expect(here.getByText('brings it back to the article')).toBeVisible();
  await press('F1', 'Escape');

  await press('F1');
  await page.evaluate(() => {
    window.print = () => void (document.title = 'printed');
  });
  await tabTo(page, /^Print a sheet…$/);
  await press('Enter');
  await expect(page).toHaveTitle('printed');
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 794, height: 1123 });
  await picture(page, 'keys-print');
  const sheet = page.locator('.key-sheet');
  await expect(sheet).toBeVisible();
  await expect(page.locator('#root')).toBeHidden();
  await expect(sheet.getByText('Next annotation under the caret')).toBeVisible();
  expect(await sheet.evaluate((element) => getComputedStyle(element).color)).toBe('rgb(0, 0, 0)');
  const paper = await program.app.evaluate(async ({ BrowserWindow }) => {
    const pdf = await BrowserWindow.getAllWindows()[0]!.webContents.printToPDF({ preferCSSPageSize: true });
    return pdf.toString('latin1');
  });
  expect([1, 2], 'sheets of paper').toContain(paper.match(/\/Type\s*\/Page\b/g)?.length);
  await program.quit();
});

test('the palette runs a command on the selection that was there, and goes to words, speakers and articles', async () => {
  const program = await start([put(newFolder(), 'mill.saidwho', savedForm(annotatedMill()))]);
  const { page } = program;
  const press = pressTo(program);
  const palette = page.getByRole('dialog', { name: 'Find a command' });
  const before = await quotes(program).textContent();

  await articleOf(program).focus();
  await press('Control+End', 'Control+Shift+ArrowLeft');
  await press('Control+k');
  await expect(palette.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('taq');
  await expect(palette.getByRole('option').first()).toContainText('Tag as quote');
  await press('Enter');
  await expect(palette).toHaveCount(0);
  await expect(quotes(program)).not.toHaveText(before!);
  await expect(articleOf(program)).toBeFocused();
  await press('z');
  await expect(quotes(program)).toHaveText(before!);

  await test.step('what was found before comes first; what would do nothing says why', async () => {
    await press('Control+k');
    await expect(palette.getByRole('option').first()).toContainText('Tag as quote');
    await page.keyboard.type('undo');
    await expect(palette.getByRole('option', { name: /Undo/ })).toHaveAttribute('aria-disabled', 'true');
    await expect(palette.getByText('nothing to undo')).toBeVisible();
    await press('Enter');
    await expect(palette).toBeVisible();
    await press('Control+k');
    await expect(palette).toHaveCount(0);
    await expect(articleOf(program)).toBeFocused();
  });

  await test.step('it leads to an annotation', async () => {
    await press('Control+k');
    const words = (await page.locator('.article .annotated.kind-mention').last().textContent()) ?? '';
    await page.keyboard.type(words);
    await expect(palette.getByRole('group', { name: 'Annotations' })).toBeVisible();
    await palette.getByRole('group', { name: 'Annotations' }).getByRole('option').first().press('Enter');
    await expect(page.getByRole('region', { name: 'Speaker mention, details' })).toBeVisible();
    await expect(articleOf(program)).toBeFocused();
  });
  await program.quit();
});

test('axe finds nothing serious in the palette and in the changing of keys; nothing is cut off in a small window', async () => {
  const program = await start();
  const { page } = program;
  const press = pressTo(program);
  const cutOff = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('[role=dialog] :is(button, input, [role=option], kbd)')]
        .filter((element) => element.checkVisibility() && element.getBoundingClientRect().right > innerWidth)
        .map((element) => element.textContent),
    );
  for (const theme of ['light', 'dark']) {
    await press('F10');
    await press('Control+k');
    await page.keyboard.type('next');
    await picture(page, `${theme}-palette`);
    await expectAccessible(page, `palette, ${theme}`);
    await press('Escape');
    await openChanges(program);
    await expectAccessible(page, `all commands, ${theme}`);
    await askForKey(program, 'Tag as quote');
    await expectAccessible(page, `waiting for a key, ${theme}`);
    await press('s');
    await picture(page, `${theme}-keys-change`);
    await expectAccessible(page, `a conflict, ${theme}`);
    await page.getByRole('button', { name: /^Reset/ }).press('Enter');
    await press('F1');
  }
  for (const [width, height] of [
    [720, 520],
    [640, 430],
  ] as const) {
    await page.setViewportSize({ width, height });
    await openChanges(program);
    await picture(page, `keys-change-${width}`);
    await expect.poll(cutOff).toEqual([]);
    await press('F1', 'Control+k');
    await picture(page, `palette-${width}`);
    await expect.poll(cutOff).toEqual([]);
    await press('Escape');
  }
  await program.quit();
});
