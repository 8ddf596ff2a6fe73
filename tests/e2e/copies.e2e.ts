import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openArchive } from '../builders/open-archive.ts';
import { savedForm, annotatedMill, put } from './articles.ts';
import { answerDialogs, newFolder, type Program, start } from './program.ts';

/** What a newsroom hands on: the PDF, the Word document and the workbook, as they come out of the program. */

/** Exports the open article as the format called so. */
async function exportAs(program: Program, label: string, name: string): Promise<Uint8Array> {
  const { page } = program;
  const path = join(newFolder(), name);
  await answerDialogs(program, path);
  await page.keyboard.press('Control+e');
  const dialog = page.getByRole('dialog');
  await dialog.locator('label').filter({ hasText: label }).click();
  await dialog.getByRole('button', { name: /^(Export|Save)/ }).click();
  await expect(page.getByText(`Exported to ${name}`)).toBeVisible({ timeout: 60_000 });
  return new Uint8Array(readFileSync(path));
}

test('hands on an annotated article as PDF, Word document, dossier and workbook', async () => {
  const file = put(newFolder(), 'mill.saidwho', savedForm(annotatedMill()));
  const program = await start([file]);
  const pdf = await exportAs(program, 'PDF reading copy', 'mill.pdf');
  expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-');
  expect(Buffer.from(pdf).toString('latin1')).toContain('/Marked true');
  const word = openArchive(await exportAs(program, 'Word document with comments', 'mill.docx'));
  expect(word.text('word/document.xml')).toContain('commentRangeStart');
  const dossier = openArchive(await exportAs(program, 'Word dossier of checks', 'mill-checks.docx'));
  expect(dossier.text('word/document.xml')).toContain('Claims and their checks');
  const book = openArchive(await exportAs(program, 'Excel workbook', 'mill.xlsx'));
  expect(book.text('xl/workbook.xml')).toContain('name="Quotes"');
  await program.quit();
});

test('says before a ClaimReview is written what its readers will miss, and leads to the records', async () => {
  const file = put(newFolder(), 'mill.saidwho', savedForm(annotatedMill()));
  const program = await start([file]);
  const { page } = program;
  await page.keyboard.press('Control+e');
  const dialog = page.getByRole('dialog');
  await dialog.locator('label').filter({ hasText: 'schema.org' }).click();
  const warnings = dialog.getByRole('group', { name: 'Before you hand it on' });
  await expect(warnings).toContainText('Article: “url” is missing.');
  await program.quit();
});
