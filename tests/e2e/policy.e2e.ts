import { expect, test } from '@playwright/test';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { annotatedMill, MILL, put, savedForm } from './articles.ts';
import { answerDialogs, articleOf, newFolder, type Program, start, untilSaved } from './program.ts';
import { witness } from './witness.ts';

/**
 * The page's policy (PROMISES §6, item 7) does not get in the way of any work: a whole job is done under a listener that
 * hears of everything it refuses, styles and trusted types included, and it refuses nothing.
 */

const press = async ({ page }: Program, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};

/** Pastes as the system does: an event that carries both forms. */
const paste = ({ page }: Program, html: string, text: string) =>
  page.evaluate(
    ([markup, plain]) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/html', markup);
      if (plain !== '') clipboardData.setData('text/plain', plain);
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      document.activeElement!.dispatchEvent(event);
    },
    [html, text] as const,
  );

const WORD_PAGE = `<meta charset="utf-8"><style>p { color: red }</style><table><tr><td style="color: red">A cell</td></tr></table>
<p style="margin: 0; mso-style-name: Normal">A <b style="font-weight: 700">pasted</b> page</p><ul style="list-style: none"><li>one</li></ul>`;

test('does a whole job without meeting the policy once, and says nothing on the console (H1, PROMISES §6.7)', async () => {
  const folder = newFolder();
  const program = await start([put(folder, 'mill.txt', MILL)]);
  const { page } = program;
  const seen = await witness(program);
  const counts = page.getByTestId('counts');
  const expectNone = async () => expect(await seen.violations()).toEqual([]);

  await test.step('tags, links, fills in fields, moves along', async () => {
    await press(
      program,
      'Control+Home',
      'Alt+ArrowDown',
      'q',
      'Control+ArrowRight',
      'u',
      'Control+ArrowRight',
      's',
      ';',
    );
    await page.getByRole('option').first().waitFor();
    await press(program, 'Enter', 'Alt+ArrowDown', '+', 'ArrowLeft', 'c');
    await page.keyboard.type('It costs four million');
    await press(program, 'Tab', '3', 'Tab', '2', 'Escape', ']', ']', '[', 'n', 'l');
    await press(program, 'Escape', 'Escape');
    await expect(counts).toContainText('1 claim');
    await page.getByRole('listbox', { name: 'All annotations' }).getByRole('option').first().click();
    await expectNone();
  });

  await test.step('edits, and pastes what a word processor puts on the clipboard', async () => {
    await articleOf(program).focus();
    await press(program, 'Control+Home', 'F2', 'End');
    await page.keyboard.type(' corrected');
    await paste(program, WORD_PAGE, 'A plain page');
    await expect(articleOf(program)).toContainText('A plain page');
    await paste(program, WORD_PAGE, '');
    await expect(articleOf(program), 'markup alone is nothing').not.toContainText('pasted');
    await press(program, 'Control+z', 'Control+z', 'Control+y', 'F2');
    await expectNone();
  });

  await test.step('opens every menu, dialog and list', async () => {
    for (const name of ['File', 'Edit', 'Tag', 'View', 'Help']) {
      await page.getByRole('button', { name, exact: true }).click();
      await page.getByRole('menu').waitFor();
      await page.getByRole('menu').getByRole('menuitem').last().hover();
      await press(program, 'Escape');
    }
    await press(program, 'F1');
    await page.getByRole('dialog').waitFor();
    await press(program, 'Escape');
    await page.getByRole('tab', { name: 'Speakers' }).click();
    await page.getByRole('listbox', { name: 'Speakers' }).getByRole('option').first().click();
    await press(program, 'F9', 'F9', 'F10', 'F10', 'F10', 'Control+=', 'Control+-', 'Control+0', 'F6', 'F6');
    await expectNone();
  });

  await test.step('draws the panes to another width', async () => {
    for (const name of ['Width of the library', 'Width of the inspector']) {
      const box = (await page.getByRole('separator', { name }).boundingBox())!;
      const [x, y] = [box.x + box.width / 2, box.y + 200];
      await page.mouse.move(x, y);
      await page.mouse.down();
      for (const step of [5, 20, 40, 10]) await page.mouse.move(x + step, y);
      await page.mouse.up();
      const after = (await page.getByRole('separator', { name }).boundingBox())!;
      expect(Math.abs(after.x - box.x), name).toBeGreaterThan(3);
    }
    await expectNone();
  });

  await test.step('previews every format and writes one', async () => {
    await untilSaved(program);
    await answerDialogs(program, join(folder, 'out.html'));
    await page.getByRole('button', { name: 'Export' }).click();
    const formats = page.getByRole('dialog').getByRole('radio');
    for (let index = 0; index < (await formats.count()); index += 1) {
      await formats.nth(index).check({ force: true });
      await expect(page.getByRole('button', { name: 'Save as…' })).toBeEnabled();
    }
    await page.getByRole('button', { name: 'Save as…' }).click();
    await expect(page.getByText('Exported to out.html')).toBeVisible();
    expect(existsSync(join(folder, 'out.html'))).toBe(true);
    await expectNone();
  });

  await test.step('opens another article, and one that is refused', async () => {
    await answerDialogs(program, put(folder, 'annotated.saidwho', savedForm(annotatedMill())));
    await press(program, 'Control+o');
    await expect(page.getByTestId('save-state')).toContainText('annotated.saidwho');
    await answerDialogs(program, put(folder, 'broken.saidwho', '{'));
    await press(program, 'Control+o');
    await page.getByRole('button', { name: 'Put this note away' }).first().waitFor();
    await expectNone();
  });

  expect(seen.complaints).toEqual([]);
  expect(seen.incidents).toEqual([]);
  expect(seen.requests.filter((address) => new URL(address).origin !== new URL(page.url()).origin)).toEqual([]);
  await program.quit();
});
