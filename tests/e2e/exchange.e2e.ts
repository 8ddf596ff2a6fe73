import { expect, type Page, test } from '@playwright/test';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { put } from './articles.ts';
import { expectAccessible } from './axe.ts';
import { answerDialogs, newFolder, notices, type Program, start } from './program.ts';

/** What a researcher does with files of other tools: brings them in, ties their labels, takes them out, with proof. */

const picture = (page: Page, name: string) =>
  page.screenshot({ path: join(import.meta.dirname, '../../test-results/looks', `${name}.png`) });

const TEXT = 'Ann told Bob 😀 that the bridge stays shut.\n';
/** Offsets in code points; those of T3 lead elsewhere than its words. */
const ANNOTATIONS = [
  'T1\tPerson 0 3\tAnn',
  'T2\tPerson 9 12\tBob',
  'T3\tSpeech 15 20\tthe bridge',
  'R1\tTold Arg1:T1 Arg2:T2',
];

const dialogOf = ({ page }: Program, name: string) => page.getByRole('dialog', { name });

/** Chooses a format by typing, and writes. */
async function exportAs(program: Program, typed: string, path: string, option?: string): Promise<void> {
  const { page } = program;
  await answerDialogs(program, path);
  await page.keyboard.press('Control+e');
  const dialog = dialogOf(program, 'Export');
  await expect(dialog.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type(typed);
  if (option !== undefined) await dialog.locator('label').filter({ hasText: option }).click();
  await expect(dialog.getByRole('button', { name: 'Save as…' })).toBeEnabled();
  await dialog.getByRole('button', { name: 'Save as…' }).click();
  await expect(dialog).toHaveCount(0);
}

test('brings in a pair of brat, proves its offsets, ties a label to a kind and reads it again', async () => {
  const folder = newFolder();
  put(folder, 'talk.txt', TEXT);
  const program = await start([put(folder, 'talk.ann', `${ANNOTATIONS.join('\n')}\n`)]);
  const { page } = program;
  const report = dialogOf(program, 'Import report');

  await test.step('the report says what does not fit and leads to it', async () => {
    await expect(notices(program).first()).toContainText('1 annotation');
    await page.keyboard.press('Control+Shift+i');
    await expect(report).toContainText('talk.ann, read as brat stand-off');
    await expect(report).toContainText('2 of 3 annotations stand where the file’s own words are');
    await expect(report.getByRole('row', { name: /^Speech the bridge/ })).toContainText('moved to its words');
    await expectAccessible(page, 'import report');
    await picture(page, 'import-report');
  });

  await test.step('people become speaker mentions, and the choice holds for the next file', async () => {
    await report.getByRole('button', { name: /Person/ }).click();
    await page.getByRole('option', { name: 'Speaker mention', exact: true }).click();
    await report.getByRole('button', { name: 'Read the file again' }).click();
    // The new article closes what is open when it comes; its report alone says so on the button.
    await expect(async () => {
      if (!(await report.isVisible())) await page.keyboard.press('Control+Shift+i');
      const became = report.getByRole('row', { name: /^Person 2/ }).getByRole('button');
      await expect(became).toContainText('Speaker mention', { timeout: 1000 });
    }).toPass({ timeout: 60_000 });
    await page.keyboard.press('Escape');
  });

  const out = newFolder();
  await test.step('one file, and what came back', async () => {
    await exportAs(program, 'webanno', join(out, 'talk.tsv'));
    await expect(notices(program).last()).toContainText('Exported to talk.tsv');
    await expect(notices(program).last()).toContainText('Read back: 3 of 3 annotations identical.');
    expect(readFileSync(join(out, 'talk.tsv'), 'utf8')).toContain('#FORMAT=WebAnno TSV 3.3');
  });

  await test.step('several files into a new folder, or one archive', async () => {
    await exportAs(program, 'brat .ann', out);
    await expect(notices(program).last()).toContainText('Read back: 3 of 3 annotations identical.');
    const [made] = readdirSync(out).filter((name) => !name.includes('.'));
    expect(readdirSync(join(out, made!)).filter((name) => /\.(ann|txt)$/.test(name))).toHaveLength(2);
    await exportAs(program, 'brat .ann', join(out, 'talk.zip'), 'Into one archive');
    await expect(notices(program).last()).toContainText('Exported to talk.zip');
  });

  await test.step('the dialog in the dark and in a small window', async () => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize({ width: 720, height: 520 });
    await page.keyboard.press('Control+e');
    await page.keyboard.type('csv');
    await expect(dialogOf(program, 'Export').getByRole('group', { name: /cannot carry/ })).toBeVisible();
    await expectAccessible(page, 'export, found by typing');
    await picture(page, 'export-found');
  });
  await program.quit();
});

test('imports a folder, tells what became of each file, and exports the library', async () => {
  const folder = newFolder();
  put(folder, 'talk.txt', TEXT);
  put(folder, 'talk.ann', `${ANNOTATIONS.join('\n')}\n`);
  put(folder, 'empty.md', '');
  const line = (text: string) => JSON.stringify({ text, label: [[0, 3, 'Person']] });
  put(folder, 'two.jsonl', `${line('Eve said no.')}\n${line('Bob said yes.')}\n`);
  const program = await start();
  const { page } = program;
  const imported = dialogOf(program, 'Imported');

  await answerDialogs(program, folder);
  await page.getByRole('button', { name: 'File', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Import a folder' }).click();
  await expect(imported).toContainText('3 articles imported, 1 refused.', { timeout: 60_000 });
  await expect(imported.getByRole('row', { name: /^empty.md/ })).toContainText('is empty');
  await expect(imported.getByRole('row', { name: /^talk.ann/ })).toContainText('3 annotations');
  await expectAccessible(page, 'imported');
  await picture(page, 'imported');
  await imported
    .getByRole('row', { name: /^two.jsonl/ })
    .last()
    .getByRole('button')
    .click();
  await expect(page.getByRole('textbox', { name: /^Article/ })).toContainText('Bob said yes.');

  const out = newFolder();
  mkdirSync(join(out, 'articles'));
  await exportAs(program, 'saidwho json lines', join(out, 'all.jsonl'), 'articles of the library');
  await expect(notices(program).last()).toContainText('Read back: 3 of 3 articles');
  expect(readFileSync(join(out, 'all.jsonl'), 'utf8').trim().split('\n')).toHaveLength(3);
  await program.quit();
});
