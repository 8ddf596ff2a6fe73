import { expect, type Page, test } from '@playwright/test';
import { annotatedArticle } from '../builders/annotated-article.ts';
import { answerDialogs, articleOf, newFolder, type Program, readExport, start } from './program.ts';
import { put, savedForm } from './articles.ts';
import { join } from 'node:path';

/** Links, repeats, sources and values by a few keys, with no mouse. */

const council = () =>
  annotatedArticle(
    [
      '# The tram',
      '“{quote#q1:The line will be built},” {cue#u1:said} {mention#m1:Anna Berg}, the mayor.',
      'Berg met the union. “{quote#q2:Buses are enough},” a driver told Anna Berg, and Anna Berg nodded.',
      '{claim#c1:Fares rose by 12 per cent}. Nobody saw Anna Berg leave; Anna Berg was in town, and so was Anna Bergman.',
    ].join('\n'),
    {
      id: '0b6f8f64-6df6-4a4e-9a8a-9f1f5b7f7a11',
      metadata: { title: 'The tram' },
      speakers: { s1: { name: 'Anna Berg', role: 'Mayor' }, s2: { name: 'Drivers’ union', type: 'organisation' } },
      links: ['m1 refers-to s1'],
      attributes: { m1: { mentionType: 'name' }, q1: { quoteType: 'direct' }, q2: { quoteType: 'direct' } },
    },
  );

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** The letters that a screen reader hears for these words. */
async function lettersOf(page: Page, words: string): Promise<string> {
  const heard = page.getByTestId('awaited');
  await expect(heard).toContainText(words);
  return new RegExp(`([a-z]+): \\u2068?${words}`).exec((await heard.textContent()) ?? '')?.[1] ?? 'none';
}

async function exported(program: Program) {
  const path = join(newFolder(), 'tram.json');
  await answerDialogs(program, path);
  await press(program.page, 'Control+e');
  await expect(program.page.getByTestId('preview')).toContainText('"format"');
  await press(program.page, 'Tab', 'Enter');
  await expect(program.page.getByText('Exported to tram.json')).toBeVisible();
  return readExport(path);
}

test('links by letters, tags a name everywhere, says why there is no speaker, fills in a claim', async () => {
  const program = await start([put(newFolder(), 'tram.saidwho', savedForm(council()))]);
  const { page } = program;
  const counts = page.getByTestId('counts');
  const form = page.getByRole('region', { name: /, details$/ });
  const list = page.getByRole('listbox', { name: 'All annotations' });
  await articleOf(program).focus();

  await test.step('L and letters tie a quote to the words that name its speaker', async () => {
    await press(page, 'Control+Home', ']', 'l');
    await expect(page.locator('.link-hint:not(.beside)')).toHaveCount(3);
    await press(page, ...(await lettersOf(page, 'Anna Berg, Speaker mention')));
    await expect(page.locator('.link-hint')).toHaveCount(0);
    await expect(form.getByRole('combobox', { name: 'Speaker' })).toHaveValue('Anna Berg');
    await press(page, 'l');
    await press(page, ...(await lettersOf(page, 'said, Cue')));
    await expect(form.getByRole('list', { name: 'Links' }).getByRole('listitem')).toHaveCount(2);
  });

  await test.step('a speaker of the registry is as near', async () => {
    await press(page, '}', 'l');
    await press(page, ...(await lettersOf(page, 'Drivers’ union')));
    await expect(form.getByRole('combobox', { name: 'Speaker' })).toHaveValue('Drivers’ union');
    await press(page, 'Control+z');
    await expect(form).toContainText('lacks a speaker');
  });

  await test.step('slash and a letter say why there is no speaker', async () => {
    await press(page, '/');
    await expect(page.getByRole('group', { name: 'The quote’s source is' })).toContainText('Anonymous');
    await press(page, 'a');
    await expect(form).not.toContainText('lacks');
    await expect(form.getByRole('radio', { name: 'Anonymous' })).toBeChecked();
  });

  await test.step('digits weigh a claim without leaving the text', async () => {
    await press(page, ']', '3', '2');
    await expect(form.getByRole('radio', { name: 'Check-worthy' })).toBeChecked();
    await expect(form.getByRole('radio', { name: 'Refuted' })).toBeChecked();
    await expect(articleOf(program)).toBeFocused();
  });

  await test.step('R tags a name everywhere but where it is skipped, and one undo takes it all back', async () => {
    await press(page, 'Control+Home', ']', ']', ']', 'r');
    const panel = page.getByRole('region', { name: 'Tag the same words everywhere' });
    const places = panel.getByRole('listbox', { name: 'Places' });
    await expect(places).toBeFocused();
    await expect(places.getByRole('option')).toHaveCount(4);
    await expect(panel).toContainText('4 of 4 places to be tagged as speaker mention; 1 tagged already');
    await press(page, 'ArrowDown', ' ');
    await expect(panel.getByRole('button', { name: /^Tag 3/ })).toBeVisible();
    await press(page, 'Control+Enter');
    await expect(panel).toHaveCount(0);
    await expect(articleOf(program)).toBeFocused();
    await expect(list.getByRole('option')).toHaveCount(5 + 3);
    await press(page, 'Control+z');
    await expect(list.getByRole('option')).toHaveCount(5);
    await press(page, 'Control+y');
    await expect(list.getByRole('option')).toHaveCount(8);
    await expect(counts).toContainText('2 quotes');
  });

  const { annotations, quotes } = await exported(program);
  expect(annotations.filter(({ kind }) => kind === 'mention').map(({ attributes }) => attributes)).toEqual(
    Array.from({ length: 4 }, () => ({ mentionType: 'name' })),
  );
  expect(quotes.map(({ speaker, cue }) => [speaker?.name ?? null, cue?.text ?? null])).toEqual([
    ['Anna Berg', 'said'],
    [null, null],
  ]);
  await program.quit();
});
