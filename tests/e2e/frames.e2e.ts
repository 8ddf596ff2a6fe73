import { expect, type Page, test } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answerDialogs, articleOf, newFolder, newFolders, readExport, start, untilSaved } from './program.ts';

/** Attributions out of what is proposed, by keyboard alone: two keys where the proposal is right. */

const ARTICLE = `The mill at Orm
The council met on Monday.
“We will rebuild the mill,” said Mayor Ana Pires, “and that is a promise.”
“It will cost four million,” she told reporters.
Ben Li, who met the treasurer Eva Roth, replied: “Nobody has that money.”
The so-called “reform” goes on.
`;

const press = async (page: Page, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};

test('finishes attributions by N, Q, Enter and Tab, says what it proposes, and undoes each as one step', async () => {
  const folder = newFolder();
  const file = join(folder, 'mill.txt');
  writeFileSync(file, ARTICLE);
  const program = await start([file], newFolders());
  const { page } = program;
  await expect(articleOf(program)).toContainText('The council met');
  const bar = page.getByRole('region', { name: 'Proposed' });
  const counts = page.getByTestId('counts');

  await test.step('N, Enter: the whole frame, and the next one is shown', async () => {
    await expect(page.getByTestId('suggestions')).toContainText('suggestions');
    await press(page, 'Control+Home', 'n');
    await expect(bar).toContainText('“said”');
    await expect(bar).toContainText('Mayor Ana Pires→Ana Pires new person');
    await expect(page.getByTestId('proposal')).toContainText('Proposed: quote “We will rebuild the mill,”, cue “said”');
    await expect(counts).toContainText('0 quotes');
    await press(page, 'Enter');
    await expect(bar).toContainText('she→Ana Pires');
    await press(page, 'Escape');
    await expect(bar).toHaveCount(0);
    await expect(counts).toContainText('1 quote');
    await expect(counts).not.toContainText('unfinished');
  });

  await test.step('Q, Enter: the content at once, then the rest', async () => {
    await press(page, 'q');
    await expect(counts).toContainText('2 quotes');
    await expect(bar).toContainText('she→Ana Pires');
    await press(page, 'Enter');
    await expect(counts).toContainText('1 speaker');
    await expect(counts).not.toContainText('unfinished');
  });

  await test.step('Q, Tab, Enter: another candidate', async () => {
    await press(page, 'Alt+ArrowDown', 'q');
    await expect(bar).toContainText('Ben Li→Ben Li');
    await press(page, 'Tab');
    await expect(bar).toContainText('Eva Roth new person');
    await press(page, 'Enter');
    await expect(counts).toContainText('2 speakers');
  });

  await test.step('undo and redo, one step each', async () => {
    await press(page, 'z');
    await expect(counts).toContainText('1 speaker');
    await expect(counts).toContainText('3 quotes');
    await press(page, 'z', 'z', 'z', 'z');
    await expect(counts).toContainText('0 quotes');
    await press(page, 'y', 'y', 'y', 'y', 'y');
    await expect(counts).toContainText('2 speakers');
  });

  await test.step('nothing is left to do, and Tab leaves the article', async () => {
    await press(page, 'n');
    await expect(bar).toHaveCount(0);
    await press(page, 'Tab');
    await expect(articleOf(program)).not.toBeFocused();
  });

  await test.step('a button takes it as well', async () => {
    await articleOf(program).focus();
    await press(page, 'z', 'Control+Home', 'n');
    await expect(bar).toContainText('Ben Li');
    await bar.getByRole('button', { name: 'take' }).click();
    await expect(counts).toContainText('2 speakers');
    await expect(articleOf(program)).toBeFocused();
  });

  await untilSaved(program);
  await answerDialogs(program, join(folder, 'mill.json'));
  await press(page, 'Control+e');
  await expect(page.getByTestId('preview')).toContainText('"format"');
  await press(page, 'Tab', 'Enter');
  await expect(page.getByText('Exported to mill.json')).toBeVisible();
  const { quotes } = readExport(join(folder, 'mill.json'));
  expect(quotes.map(({ text, speaker, cue, mention }) => [text, speaker?.name, cue?.text, mention?.text])).toEqual([
    ['We will rebuild the mill, and that is a promise.', 'Ana Pires', 'said', 'Mayor Ana Pires'],
    ['It will cost four million,', 'Ana Pires', 'told', 'she'],
    ['Nobody has that money.', 'Ben Li', 'replied', 'Ben Li'],
  ]);
  await program.quit();
});
