import { expect, type Page, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Article } from '../../shared/model/article.ts';
import { annotatedArticle } from '../builders/annotated-article.ts';
import { formScheme } from '../builders/form-scheme.ts';
import { put, savedForm } from './articles.ts';
import { expectAccessible } from './axe.ts';
import { articleOf, newFolder, newFolders, start, untilSaved } from './program.ts';

/** The inspector by keyboard alone: a form with a field of every type, a note, the guidelines, and the list. */

const bridge = (): Article => ({
  ...annotatedArticle(
    [
      '# The bridge is closed',
      'They {deed#d1:closed the bridge} at noon, said Anna Novak. “{quote#q1:Nobody warned us},” {cue#u1:complained} {mention#m1:Bo Lind}.',
      'Two men were hurt. “{quote#q2:It will open in spring},” the ministry said.',
    ].join('\n'),
    {
      id: 'bridge',
      metadata: { title: 'The bridge is closed' },
      speakers: { s1: 'Anna Novak', s2: 'Bo Lind' },
      links: ['q1 said-by m1', 'q1 cued-by u1', 'm1 refers-to s2'],
      attributes: { q2: { note: 'Who **exactly** said so? Ask:\n\n- the ministry\n- the port' } },
    },
  ),
  scheme: formScheme,
});

const picture = (page: Page, name: string) =>
  page.screenshot({ path: join(import.meta.dirname, '../../test-results/looks', `${name}.png`) });

test('fills in a form of every type, writes a note, reads the guidelines and finds it again, all by keyboard', async () => {
  const file = put(newFolder(), 'bridge.saidwho', savedForm(bridge()));
  const folders = newFolders();
  const program = await start([file], folders);
  const { page } = program;
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const type = (text: string) => page.keyboard.type(text);
  const details = page.getByRole('region', { name: 'Deed, details' });

  await test.step('each field in turn', async () => {
    await press('Control+Home', ']');
    await expect(details).toContainText('lacks “Sort”');
    await picture(page, 'form-empty');
    await press('Enter', '1');
    await expect(details).not.toContainText('lacks');
    await press('Tab', '3', '1', 'Tab');
    await type('Orm');
    await press('Tab');
    await type('They closed it.');
    await press('Tab');
    await type('2');
    await press('Tab');
    await type('23.11.2026');
    await press('Tab', '1', 'Tab');
    await type('nov');
    await press('Enter');
    await expect(articleOf(program), 'the last one leads back').toBeFocused();
  });

  await test.step('a note on it', async () => {
    await press('Enter');
    for (let count = 0; count < 8; count += 1) await press('Tab');
    await expect(details.getByRole('textbox', { name: 'Note' })).toBeFocused();
    await type('Was it *closed* or only blocked?');
    await press('Control+Enter');
    await expect(articleOf(program)).toBeFocused();
    await expect(details.locator('em')).toHaveText('closed');
    await picture(page, 'form-filled');
    await expectAccessible(page, 'the form');
  });

  await test.step('the guidelines', async () => {
    await press('g');
    await expect(details).toContainText('Something that somebody did.');
    await expect(articleOf(program)).toBeFocused();
    for (const theme of ['light', 'dark'] as const) {
      await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme);
      await picture(page, `guidelines-${theme}`);
      await expectAccessible(page, `the guidelines, ${theme}`);
    }
    await press('Control+End');
    await page.locator('summary').filter({ hasText: 'Deed' }).press('Enter');
    await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText('Hospitals, illness, care.');
    await picture(page, 'guidelines-all');
    await articleOf(program).focus();
    await press('Control+Home', ']');
  });

  await test.step('small windows', async () => {
    await page.setViewportSize({ width: 720, height: 520 });
    await picture(page, 'form-small');
    await press('g');
    await picture(page, 'form-small-folded');
    await press('g');
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.evaluate(() => (document.documentElement.style.zoom = '2'));
    await picture(page, 'form-zoomed');
    await page.evaluate(() => (document.documentElement.style.zoom = ''));
    await page.evaluate(() => (document.documentElement.dataset['theme'] = 'light'));
  });

  await test.step('the list, by a word of the note', async () => {
    await press('Control+Shift+A');
    await expect(page.getByRole('searchbox')).toBeFocused();
    await type('ministry');
    await expect(page.getByRole('listbox', { name: 'All annotations' }).getByRole('option')).toHaveCount(1);
    await picture(page, 'list-found');
    await press('Enter', 'ArrowDown', 'Enter');
    await expect(articleOf(program)).toBeFocused();
    await expect(page.getByRole('region', { name: 'Quote, details' })).toContainText('Who exactly said so?');
    await picture(page, 'quote-with-note');
  });

  await press('Control+s');
  await untilSaved(program);
  await program.quit();
  const saved = JSON.parse(readFileSync(file, 'utf8')) as {
    annotations: { id: string; attributes: Record<string, unknown> }[];
  };
  expect(saved.annotations.find(({ id }) => id === 'd1')!.attributes).toEqual({
    sort: 'health',
    topics: ['health', 'war'],
    place: 'Orm',
    story: 'They closed it.',
    dead: 2,
    day: '2026-11-23',
    seen: true,
    witness: 's1',
    note: 'Was it *closed* or only blocked?',
  });

  await test.step('after a restart the guidelines are where they were', async () => {
    const again = await start([file], folders);
    await expect(again.page.getByRole('button', { name: /^Guidelines/ })).toHaveAttribute('aria-expanded', 'true');
    await again.quit();
  });
});
