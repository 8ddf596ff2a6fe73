import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { answerDialogs, newFolders, type Program, start } from './program.ts';
import { join } from 'node:path';

/** axe over the main screens, light and dark; every picture is kept beside the report to be looked at. */

const picture = (page: Page, name: string) =>
  page.screenshot({ path: join(import.meta.dirname, '../../test-results/looks', `${name}.png`) });

/** Each screen, and how to get there by keyboard from the one before. */
const SCREENS: readonly (readonly [string, (program: Program) => Promise<void>])[] = [
  ['main', ({ page }) => page.locator('.article .annotated').first().waitFor()],
  ['claim', async ({ page }) => pressAll(page, 'Control+Home', ']', ']', ']', ']', ']')],
  [
    'completion',
    async ({ page }) => {
      await pressAll(page, ';');
      await page.getByRole('option').first().waitFor();
    },
  ],
  [
    'proposal',
    async ({ page }) => {
      await pressAll(page, 'Escape', 'Control+Home', 'n');
      await page.getByRole('region', { name: 'Proposed' }).waitFor();
    },
  ],
  ['edit', async ({ page }) => pressAll(page, 'Escape', 'F2')],
  [
    'speakers',
    async ({ page }) => {
      await pressAll(page, 'F2');
      await page.getByRole('tab', { name: 'Speakers' }).press('Enter');
      await page.getByRole('tab', { name: 'Speakers' }).click();
      await page
        .getByRole('option', { name: /Marta Lindqvist/ })
        .first()
        .click();
      await page.getByRole('textbox', { name: 'Name' }).waitFor();
    },
  ],
  [
    'export',
    async ({ page }) => {
      await pressAll(page, 'Control+e');
      await expect(page.getByTestId('preview')).toContainText('format');
    },
  ],
  [
    'export with losses',
    async ({ page }) => {
      await page.getByRole('dialog').getByText('CSV').first().click();
      await expect(page.getByText('cannot carry')).toBeVisible();
    },
  ],
  ['keys', async ({ page }) => pressAll(page, 'Escape', 'F1')],
  [
    'refusal',
    async (program) => {
      await pressAll(program.page, 'Escape');
      await answerDialogs(program, join(program.library, 'not-there.txt'));
      await pressAll(program.page, 'Control+o');
      await program.page.getByText(/not-there/).waitFor();
    },
  ],
];

async function pressAll(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

for (const scheme of ['light', 'dark'] as const) {
  test(`axe finds nothing serious in the main screens, ${scheme}`, async () => {
    const program = await start();
    const { page } = program;
    await pressAll(page, ...(scheme === 'light' ? ['F10'] : ['F10', 'F10']));
    await expect(page.locator('html')).toHaveAttribute('data-theme', scheme);
    for (const [name, arrive] of SCREENS) {
      await arrive(program);
      await picture(page, `${scheme}-${name.replaceAll(' ', '-')}`);
      await expectAccessible(page, `${name}, ${scheme}`);
    }
    await program.quit();
  });
}

test('axe finds nothing serious while a scheme is edited, light and dark', async () => {
  const program = await start();
  const { page } = program;
  const dialog = page.getByRole('dialog', { name: 'Scheme' });
  await pressAll(page, 'Control+,');
  await dialog.getByRole('option', { name: 'Cue' }).click();
  await dialog.getByRole('button', { name: 'Remove the kind Cue' }).click();
  await dialog.locator('summary').first().click();
  await expect(dialog).toContainText('of a kind that the scheme has not');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page, `scheme changed, ${colorScheme}`);
    await picture(page, `scheme-${colorScheme}`);
  }
  await dialog.getByRole('option', { name: 'Links' }).click();
  await dialog.locator('summary').first().click();
  await expectAccessible(page, 'links of a scheme');
  await program.quit();
});

test('axe finds nothing serious while letters are awaited and the same words are gone through', async () => {
  const program = await start();
  const { page } = program;
  for (const [scheme, keys] of [
    ['light', ['F10']],
    ['dark', ['F10']],
  ] as const) {
    await pressAll(page, ...keys, 'Control+Home', ']', 'l');
    await expect(page.locator('html')).toHaveAttribute('data-theme', scheme);
    await page.locator('.link-hint').first().waitFor();
    await picture(page, `${scheme}-link-hints`);
    await expectAccessible(page, `letters of links, ${scheme}`);
    await pressAll(page, 'Escape', 'r');
    await page.getByRole('listbox', { name: 'Places' }).waitFor();
    await picture(page, `${scheme}-same-words`);
    await expectAccessible(page, `the same words, ${scheme}`);
    await pressAll(page, 'Escape');
  }
  await program.quit();
});

test('axe finds nothing serious where no article could be opened', async () => {
  const folders = newFolders();
  const program = await start([join(folders.library, 'gone.txt')], folders);
  await expect(program.page.getByText('No article is open.')).toBeVisible();
  await picture(program.page, 'empty');
  await expectAccessible(program.page, 'empty');
  await program.quit();
});

test('nothing is cut off in a small window, at 200 % zoom, or with large text', async () => {
  const program = await start();
  const { page } = program;
  const sideways = () =>
    page.evaluate(() => {
      const isWide = (element: Element) => element.scrollWidth > element.clientWidth + 1;
      const scrolls = (element: Element) => ['auto', 'scroll'].includes(getComputedStyle(element).overflowX);
      return [...document.querySelectorAll('*')]
        .filter((one) => scrolls(one) && isWide(one))
        .map((one) => one.className);
    });
  for (const [name, width, height] of [
    ['small', 720, 520],
    ['zoomed', 640, 430],
    ['wide', 1920, 1080],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.waitForTimeout(200);
    await expect.poll(sideways, name).toEqual([]);
    await picture(page, name);
  }
  await page.setViewportSize({ width: 1280, height: 860 });
  await pressAll(page, 'Control+=', 'Control+=', 'Control+=', 'Control+=');
  await picture(page, 'large-text');
  await expect.poll(sideways, 'large text').toEqual([]);
  await program.quit();
});
