import { expect, type Page, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeSchemeFile } from '../../shared/formats/scheme-file.ts';
import { NEWS_WIDE } from '../../shared/kinds/news-wide.ts';
import { put } from './articles.ts';
import {
  answerDialogs,
  articleOf,
  newFolder,
  newFolders,
  notices,
  type Program,
  start,
  untilSaved,
} from './program.ts';

/** A kind of one’s own, from its making to another article, by the keyboard alone. */

const TEXT = 'Prague slept.\n\n“We will win,” said Anna Lind.\n';

const dialogOf = ({ page }: Program) => page.getByRole('dialog', { name: 'Scheme' });
const tagBarOf = ({ page }: Program) => page.getByRole('toolbar', { name: 'Tag' });

/** Presses Tab until the control of this name has the focus. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let count = 0; count < 60; count += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      const ids = element?.getAttribute('aria-labelledby')?.split(' ') ?? [];
      const label = ids.map((id) => document.getElementById(id)?.textContent).join(' ');
      const own = element?.getAttribute('aria-label') ?? (label || element?.textContent);
      return own || (element?.closest('label')?.textContent ?? '');
    });
    if (name.test(focused)) return;
  }
  throw new RangeError(`Tab never reached ${String(name)}`);
}

async function openScheme(program: Program): Promise<void> {
  await articleOf(program).focus();
  await program.page.keyboard.press('Control+,');
  await expect(dialogOf(program)).toBeVisible();
}

const marksOf = ({ page }: Program, kind: string) => page.locator(`.article .kind-${kind}`);

test('makes a kind, tags with it, hands it on, takes it back with a preview, all by the keyboard', async () => {
  const folders = newFolders();
  const first = await start([put(newFolder(), 'prague.txt', TEXT)], folders);
  const { page } = first;
  const { keyboard } = page;
  await openScheme(first);
  await tabTo(page, /^Add kind$/);
  await keyboard.press('Enter');
  await keyboard.type('Place');
  await keyboard.press('Control+Enter');
  await expect(notices(first).last()).toContainText('The scheme is now “Own copy of News, wide”.');
  await expect(tagBarOf(first)).toContainText('Place');

  await expect(articleOf(first)).toBeFocused();
  await keyboard.press('Control+Home');
  await keyboard.press('p');
  await expect(marksOf(first, 'place')).toHaveText('Prague');

  const file = join(newFolder(), 'places.saidwho-scheme.json');
  await answerDialogs(first, file);
  await openScheme(first);
  await tabTo(page, /^Export…$/);
  await keyboard.press('Enter');
  await expect(dialogOf(first)).toContainText('Exported to places.saidwho-scheme.json');
  expect(readFileSync(file, 'utf8')).toContain('{"id":"place"');

  await tabTo(page, /Quote\d*$/);
  await keyboard.press('End');
  await keyboard.press('ArrowUp');
  await tabTo(page, /^Remove the kind Place$/);
  await keyboard.press('Enter');
  await expect(dialogOf(first)).toContainText('1 place stays of a kind that the scheme has not');
  await tabTo(page, /1 place: what becomes/);
  await keyboard.press('Enter');
  await keyboard.type('Become speaker');
  await keyboard.press('Enter');
  await expect(dialogOf(first)).toContainText('1 place becomes a speaker mention');
  await keyboard.press('Control+Enter');
  await expect(marksOf(first, 'mention')).toHaveText('Prague');
  await expect(tagBarOf(first)).not.toContainText('Place');

  await keyboard.press('Control+z');
  await expect(marksOf(first, 'place')).toHaveText('Prague');
  await expect(tagBarOf(first)).toContainText('Place');
  await untilSaved(first);
  await first.quit();

  const second = await start([], folders);
  await expect(marksOf(second, 'place')).toHaveText('Prague');
  await second.quit();
});

test('takes a scheme from a file into another article', async () => {
  const [quote] = NEWS_WIDE.kinds;
  const place = { ...quote!, id: 'place', label: 'Place', plural: 'Places', letter: 'P', key: 'p' };
  const scheme = { ...NEWS_WIDE, name: 'ours/1', label: 'Ours', kinds: [...NEWS_WIDE.kinds, place] };
  const program = await start([put(newFolder(), 'other.txt', TEXT)]);
  await answerDialogs(program, put(newFolder(), 'ours.saidwho-scheme.json', writeSchemeFile(scheme)));
  await openScheme(program);
  await tabTo(program.page, /^Import…$/);
  await program.page.keyboard.press('Enter');
  await expect(dialogOf(program)).toContainText('Read “Ours”');
  await program.page.keyboard.press('Control+Enter');
  await expect(tagBarOf(program)).toContainText('Place');
  await program.quit();
});

test('begins new articles with the scheme that was chosen for them, also after a restart', async () => {
  const folders = newFolders();
  const program = await start([put(newFolder(), 'one.txt', TEXT)], folders);
  await openScheme(program);
  await tabTo(program.page, /Scheme of this article/);
  await program.page.keyboard.press('Enter');
  await program.page.keyboard.type('Novel');
  await program.page.keyboard.press('Enter');
  await tabTo(program.page, /New articles begin with it/);
  await program.page.keyboard.press('Space');
  await expect(dialogOf(program).getByRole('checkbox', { name: 'New articles begin with it' })).toBeChecked();
  await program.quit();

  const again = await start([put(newFolder(), 'two.txt', TEXT)], folders);
  await expect(tagBarOf(again)).toContainText('Character mention');
  await again.quit();
});

test('throws nothing that was edited away by one key, and names what keeps a scheme from being used', async () => {
  const program = await start([put(newFolder(), 'one.txt', TEXT)]);
  const { page } = program;
  await openScheme(program);
  await tabTo(page, /^Label$/);
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await expect(dialogOf(program)).toContainText('Kind 1 has no label.');
  await expect(dialogOf(program).getByRole('button', { name: 'Apply' })).toBeDisabled();
  await page.keyboard.press('Escape');
  await expect(dialogOf(program)).toContainText('Press Esc again to throw it away.');
  await page.keyboard.press('Escape');
  await expect(dialogOf(program)).toBeHidden();
  await program.quit();
});
