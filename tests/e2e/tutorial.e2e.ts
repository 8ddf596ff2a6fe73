import { expect, type Page, test } from '@playwright/test';
import { articleOf, start } from './program.ts';

/** The tutorial from its first lesson to its last, and what it counts: key strokes a finished attribution, and a claim. */

const press = async (page: Page, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};

test('teaches the whole job without the mouse, in at most 2.5 keys an attribution and 8 a claim', async () => {
  const program = await start();
  const { page } = program;
  const lesson = page.getByRole('region', { name: 'Tutorial' });
  const strokes = async () => Number.parseInt((await page.getByTestId('strokes').textContent()) ?? '', 10);
  const isAt = (title: string) => expect(lesson.getByRole('heading')).toHaveText(title);
  await page.evaluate(() => {
    const seen = window as unknown as { pointed: number };
    seen.pointed = 0;
    for (const name of ['pointerdown', 'mousedown', 'click', 'wheel']) {
      // A key that presses a button makes a click of its own, which no pointer has made.
      window.addEventListener(name, (event) => (seen.pointed += (event as MouseEvent).detail > 0 ? 1 : 0), true);
    }
  });

  await test.step('it is found by its name', async () => {
    await press(page, 'Control+k');
    await page.keyboard.type('tutorial');
    await expect(page.getByRole('option', { name: /Tutorial/ })).toBeVisible();
    await press(page, 'Enter');
    await isAt('Go to a quotation');
    await expect(articleOf(program)).toBeFocused();
    await expect(page.getByTestId('strokes')).toHaveText('0 keys so far');
  });

  await test.step('quotes that are proposed', async () => {
    await press(page, 'Alt+ArrowDown');
    await isAt('Tag it');
    await press(page, 'q');
    await isAt('Who says so?');
    await press(page, 'Enter');
    await isAt('Let it find the next one');
    await expect(page.getByTestId('suggestions')).toContainText('suggestions');
    await press(page, 'n', 'Enter');
    await isAt('And once more');
    await press(page, 'Enter');
    await isAt('A speaker without a name');
    expect((await strokes()) / 3).toBeLessThanOrEqual(2.5);
    await press(page, 'Enter', '/', 'a');
    await isAt('A quote without marks');
  });

  await test.step('one without marks', async () => {
    await press(page, 'Control+End', 'Control+ArrowLeft', 'Control+ArrowLeft', 'q');
    await isAt('Say who it is');
    await press(page, 'Enter');
    await isAt('A claim to check');
  });

  await test.step('a claim', async () => {
    const before = await strokes();
    await press(page, 'c');
    await page.keyboard.type('The repairs of the library will cost 240,000 crowns.');
    await press(page, 'Escape');
    await isAt('Is it so?');
    await press(page, '3', '2');
    await isAt('A slip in the text');
    expect((await strokes()) - before).toBeLessThanOrEqual(8);
  });

  await test.step('editing, undo, keys and export', async () => {
    await press(page, 'F2', 'Control+f');
    await page.keyboard.type('teh');
    await expect(page.getByTestId('found')).toHaveText('1 of 1');
    await press(page, 'Escape');
    await page.keyboard.type('the');
    await press(page, 'F2');
    await isAt('Nothing is final');
    await press(page, 'z', 'y');
    await isAt('Every key there is');
    await press(page, 'F1');
    await expect(page.getByRole('dialog')).toBeVisible();
    await press(page, 'Escape');
    await isAt('Take it with you');
    await press(page, 'Control+e');
    await expect(page.getByTestId('preview')).toContainText('"format"');
    await press(page, 'Escape');
    await isAt('That is the whole job');
    await expect(lesson).toContainText('You finished 5 attributions and 1 claim');
  });

  expect(await page.evaluate(() => (window as unknown as { pointed: number }).pointed)).toBe(0);
  await program.quit();
});
