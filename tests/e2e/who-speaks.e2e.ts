import { expect, test } from '@playwright/test';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { annotatedArticle } from '../builders/annotated-article.ts';
import { put, savedForm } from './articles.ts';
import { expectAccessible } from './axe.ts';
import { picture } from './laid-out.ts';
import { answerDialogs, newFolder, newFolders, notices, start } from './program.ts';

const article = (id: string, name: string, published: string) =>
  annotatedArticle(
    `# ${id}\n“{quote#q1:We counted every bolt twice},” {cue#u1:said} {mention#m1:${name}}. “{quote#q2:{claim#c1:A third has to go}},” she added.\nBen Carr was quiet: “{quote#q3:No}.”`,
    {
      id,
      metadata: { title: `Bridge ${id}`, published },
      speakers: { [`${id}-s1`]: { name, role: 'chief engineer' }, [`${id}-s2`]: 'Ben Carr' },
      links: [
        'q1 said-by m1',
        'q1 cued-by u1',
        `m1 refers-to ${id}-s1`,
        `q2 attributed-to ${id}-s1`,
        `q3 attributed-to ${id}-s2`,
      ],
      attributes: { q1: { quoteType: 'direct' }, u1: { cueClass: 'say' } },
    },
  );

test('speakers are joined over the project, and counted in a chart with its table', async () => {
  const folders = newFolders();
  mkdirSync(folders.library, { recursive: true });
  put(folders.library, 'two.saidwho', savedForm(article('two', 'M. Lindqvist', '2026-02-03')));
  const file = put(folders.library, 'one.saidwho', savedForm(article('one', 'Marta Lindqvist', '2026-01-02')));
  const program = await start([file], folders);
  const { page } = program;
  await page.setViewportSize({ width: 1440, height: 900 });

  await page.getByRole('tab', { name: 'Speakers' }).click();
  await page.getByRole('button', { name: 'Take 2 speakers into the registry' }).click();
  await page.getByText('2 speakers are known to the project.').waitFor();
  await picture(page, 'speakers-tab');

  await page.keyboard.press('Control+Shift+p');
  const list = page.getByRole('listbox', { name: 'Speakers of the project' });
  await list.getByText('M. Lindqvist').waitFor();
  await picture(page, 'speakers-list');
  await list.getByText('Marta Lindqvist').dblclick();
  await page.getByRole('listbox', { name: 'Quotes' }).getByText('We counted every bolt').waitFor();
  await picture(page, 'speaker-page');
  await page.getByRole('tab', { name: 'About' }).click();
  await page.getByRole('button', { name: 'Merge M. Lindqvist into Marta Lindqvist' }).click();
  await expect(notices(program).last()).toContainText('done in one article');
  await expect(page.getByRole('tab', { name: 'Quotes (4)' })).toBeVisible();

  await page.keyboard.press('Control+Shift+g');
  await page.getByText('The project', { exact: true }).click();
  await page.getByRole('button', { name: 'Quotes of Marta Lindqvist' }).click();
  await expect(page.getByRole('listbox', { name: 'Quotes of Marta Lindqvist' }).getByRole('option')).toHaveCount(4);
  await picture(page, 'statistics');
  await expectAccessible(page, 'statistics');
  const saved = join(newFolder(), 'chart.svg');
  await answerDialogs(program, saved);
  await page.getByRole('button', { name: 'Chart as SVG' }).click();
  await expect(notices(program).last()).toContainText('Saved as “chart.svg”');
  expect(readFileSync(saved, 'utf8')).toContain('Marta Lindqvist: 4 quotes, 66.7 %');

  await notices(program).filter({ hasText: 'Merge' }).getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('button', { name: 'Quotes of M. Lindqvist' })).toBeVisible();
  await program.quit();
});
