import { expect, type Page, test } from '@playwright/test';
import { join } from 'node:path';
import { expectAccessible } from './axe.ts';
import { answerDialogs, articleOf, newFolder, newFolders, readExport, ROOT, start, untilSaved } from './program.ts';

/** The queue of suggestions worked through by keyboard alone, and what stays of it. */

const SAMPLE = join(ROOT, 'assets/samples/harbour-bridge.md');

/** At most so many keys for a finished attribution (FIELD §5.1). */
const MOST_KEYS = 2.5;

test('works through the queue of the sample article by keyboard, remembers what it decided, and exports no suggestion', async () => {
  const folders = newFolders();
  let program = await start([SAMPLE], folders);
  let keys = 0;
  const press = async (page: Page, ...names: string[]) => {
    for (const name of names) await page.keyboard.press(name);
    keys += names.length;
  };
  const { page } = program;
  const bar = page.getByRole('region', { name: 'Proposed' });
  const end = page.getByRole('region', { name: 'End of the suggestions' });
  const proposal = page.getByTestId('proposal');
  const suggestions = page.getByTestId('suggestions');
  let rejected = '';

  await test.step('Enter begins, Enter takes, Backspace rejects, Space skips, and each shows the next', async () => {
    await expect(suggestions).toContainText('suggestions');
    await press(page, 'Enter');
    await expect(bar).toContainText('of 100 such are right');
    await expect(proposal).toHaveText(/of \d+, /);
    const all = Number(/of (\d+), /.exec((await proposal.textContent()) ?? '')?.[1]);
    expect(all).toBeGreaterThan(5);
    for (let place = 1; place <= all && (await bar.count()) > 0; place += 1) {
      const told = (await proposal.textContent()) ?? '';
      if (place === 2) rejected = /quote “([^”]+)”/.exec(told)?.[1] ?? '';
      await press(page, place === 2 ? 'Backspace' : place === 3 ? 'Space' : 'Enter');
      await expect(proposal).not.toHaveText(told);
    }
    await expect(end).toContainText('1 rejected, 1 left, to which N goes back');
    const taken = Number(/(\d+) taken/.exec((await end.textContent()) ?? '')?.[1]);
    expect(taken).toBeGreaterThan(3);
    expect(keys / (taken + 1)).toBeLessThanOrEqual(MOST_KEYS);
    test
      .info()
      .annotations.push({ type: 'keys', description: `${keys} keys for ${taken} attributions taken, ${all} decided` });
    await expect(page.getByTestId('counts')).toContainText(`${taken} quotes`);
  });

  await test.step('undo goes back to what it takes back, step by step', async () => {
    const before = await page.getByTestId('counts').textContent();
    await press(page, 'z');
    await expect(bar).toBeVisible();
    await expect(page.getByTestId('counts')).not.toHaveText(before ?? '');
    await press(page, 'y', 'Escape');
    await expect(page.getByTestId('counts')).toHaveText(before ?? '');
  });

  await test.step('the list has the rest, and what was learned', async () => {
    await press(page, 'Shift+N');
    const list = page.getByRole('listbox', { name: 'Suggestions' });
    await expect(list).toBeFocused();
    await expect(list.getByRole('option')).toHaveCount(1);
    await press(page, 'ArrowDown');
    await expect(bar).toBeVisible();
    await page.getByRole('button', { name: /things learned/ }).click();
    await expect(page.getByRole('button', { name: 'Forget all' })).toBeVisible();
    await expectAccessible(page, 'suggestions');
    await list.focus();
    await press(page, 'Escape');
    await expect(articleOf(program)).toBeFocused();
  });

  await test.step('no export holds a suggestion, and records keep the rule that proposed them', async () => {
    await untilSaved(program);
    const target = join(newFolder(), 'bridge.json');
    await answerDialogs(program, target);
    await press(page, 'Control+e');
    await expect(page.getByTestId('preview')).toContainText('"format"');
    await press(page, 'Tab', 'Enter');
    await expect(page.getByText('Exported to bridge.json')).toBeVisible();
    const { annotations, quotes } = readExport(target);
    expect(quotes.map(({ text }) => text)).not.toContainEqual(expect.stringContaining(rejected));
    const origins = annotations.map((one) => (one as { extra?: { origin?: string } }).extra?.origin);
    expect(new Set(origins)).toEqual(new Set(['rule']));
  });

  await test.step('what was rejected stays so after a restart', async () => {
    await program.quit();
    program = await start([], folders);
    await expect(program.page.getByTestId('suggestions')).toContainText('suggestion');
    await program.page.keyboard.press('Shift+N');
    const options = program.page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option');
    await expect(options.first()).toBeVisible();
    await expect(options.filter({ hasText: rejected.slice(0, 30) })).toHaveCount(0);
    await expect(program.page.getByRole('button', { name: 'Bring back 1 rejected' })).toBeVisible();
  });
  await program.quit();
});
