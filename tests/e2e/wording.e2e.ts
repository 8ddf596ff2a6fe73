import { expect, test } from '@playwright/test';
import { join } from 'node:path';
import { saidwhoFile } from '../../shared/formats/saidwho.ts';
import { annotatedArticle } from '../builders/annotated-article.ts';
import { testServices } from '../builders/services.ts';
import { put } from './articles.ts';
import { expectAccessible } from './axe.ts';
import { answerDialogs, newFolder, notices, readExport, start, untilSaved } from './program.ts';

/** What a fact-checker does with a recording: attaches its subtitles, looks at each quote, takes the results, hands them on. */

const SUBTITLES = [
  'WEBVTT',
  '',
  '00:01.000 --> 00:04.000',
  '<v Ann Berg>We will, um, rebuild the old bridge before winter.',
  '',
  '00:04.000 --> 00:08.000',
  '<v Tom Lund>It was never safe for the children.',
  '',
].join('\n');

const article = annotatedArticle(
  [
    '# The bridge',
    '“{quote#q1:We will rebuild the old bridge},” said Ann Berg.',
    '“{claim#c1:{quote#q2:It was safe for the children}},” she said.',
  ].join('\n'),
  {
    id: 'bridge',
    metadata: { title: 'The bridge' },
    speakers: { s1: 'Ann Berg' },
    links: ['q1 attributed-to s1', 'q2 attributed-to s1', 'c1 claimed-in q2'],
    attributes: { c1: { checkWorthiness: 'CFS', claimType: 'quote' } },
  },
);

test('holds the quotes against subtitles, takes the results by keyboard and hands on the evidence', async () => {
  const folder = newFolder();
  const program = await start([put(folder, 'bridge.saidwho', saidwhoFile.write!(article, testServices()))]);
  const { page } = program;
  const dialog = page.getByRole('dialog', { name: 'Check the wording' });
  await page.keyboard.press('Control+Alt+v');
  await answerDialogs(program, put(folder, 'talk.vtt', SUBTITLES));
  await expect(dialog.getByRole('button', { name: 'Attach a file…' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('listbox', { name: 'Quotes' })).toBeFocused();
  await expect(dialog.getByRole('option').first()).toContainText('Exact');
  await page.keyboard.press('Enter');
  await expect(dialog.getByTestId('wording')).toContainText('A “no” is left out: the source says “never”.');
  await expect(dialog.getByTestId('wording')).toContainText('The source gives these words to Tom Lund.');
  await expectAccessible(page, 'wording');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await untilSaved(program);

  const target = join(newFolder(), 'bridge.json');
  await answerDialogs(program, target);
  await page.keyboard.press('Control+e');
  await page.keyboard.type('saidwho json');
  await expect(page.getByRole('button', { name: 'Save as…' })).toBeEnabled();
  await page.getByRole('button', { name: 'Save as…' }).click();
  await expect(notices(program).last()).toContainText('Read back: 3 of 3 annotations identical.');
  const states = readExport(target).annotations.map(({ id, attributes }) => [id, attributes['verbatim']]);
  expect(new Map(states as [string, unknown][])).toEqual(
    new Map([
      ['q1', 'exact'],
      ['c1', 'altered'],
      ['q2', 'altered'],
    ]),
  );
  await program.quit();
});
