import { expect, type Page, test } from '@playwright/test';
import { annotatedMill, put, savedForm } from './articles.ts';
import { articleOf, newFolder, type Program, start } from './program.ts';

/** Every control is reached by keyboard, shows that it has the focus, and lets it go again. */

/** One start for all, one after the other: nothing here changes the article. */
test.describe.configure({ mode: 'default' });
let program: Program;
test.beforeAll(async () => {
  program = await start([put(newFolder(), 'mill.saidwho', savedForm(annotatedMill()))]);
});
test.beforeEach(() => articleOf(program).focus());
test.afterAll(() => program.quit());

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** What has the focus: a number given at first sight, its name, and whether that can be seen. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement | null;
    if (element === null || element === document.body) return null;
    element.dataset.seen ??= String(document.querySelectorAll('[data-seen]').length);
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    // A radio button is drawn by its label, which shows the focus in its place.
    const label = element.closest('label');
    const isRinged = [getComputedStyle(label ?? element), { outlineStyle, outlineWidth }].some(
      (style) => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0,
    );
    return {
      key: element.dataset.seen,
      name: element.getAttribute('aria-label') ?? element.textContent.trim().slice(0, 40) ?? element.tagName,
      shows: isRinged || element.closest('.article') !== null,
    };
  });

/** Names of controls that Tab should have reached and has not: in view, not disabled, in the order of focus. */
const leftOut = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, input, textarea, summary, a[href], [tabindex="0"]')]
      .filter((element) => element.tabIndex >= 0 && element.dataset.seen === undefined && element.checkVisibility())
      .filter((element) => !element.matches(':disabled') && element.closest('[aria-hidden=true], [inert]') === null)
      // One of a group has the tab stop; arrows lead to the others.
      .filter((element) => element.closest(':is([role=radiogroup], [role=toolbar]):has([data-seen])') === null)
      .map((element) => element.getAttribute('aria-label') ?? element.outerHTML.slice(0, 120)),
  );

async function expectInArticle(after: string): Promise<void> {
  await expect(articleOf(program), after).toBeFocused();
}

test('leads the focus through every control by Tab, visibly, and traps it nowhere', async () => {
  const { page } = program;
  await press(page, 'Control+Home', ']', ']');
  await expect(page.getByRole('region', { name: /, details$/ })).toBeVisible();
  await page.getByText('About this article').or(page.locator('h1').first()).first().waitFor();
  // What lint finds comes in a pause: a control that appears once Tab has passed is none that it leaves out.
  await expect(page.getByRole('button', { name: /^Ignore/ })).toBeVisible();
  const seen = new Map<string, string>();
  const hidden: string[] = [];
  let hasWrapped = false;
  for (let count = 0; count < 120 && !hasWrapped; count += 1) {
    await press(page, 'Tab');
    const now = await focused(page);
    if (now === null) continue;
    hasWrapped = seen.has(now.key);
    seen.set(now.key, now.name);
    if (!now.shows) hidden.push(now.name);
  }
  expect(hasWrapped, `Tab comes back to where it was, over ${[...seen.values()].join(' | ')}`).toBe(true);
  expect(hidden, 'the focus is seen').toEqual([]);
  expect(await leftOut(page), 'every control is reached').toEqual([]);
  expect(seen.size).toBeGreaterThan(10);
});

test('goes round the panes by F6, and back to the article by Escape from each of them', async () => {
  const { page } = program;
  const panes: string[] = [];
  for (let count = 0; count < 3; count += 1) {
    await press(page, 'F6');
    panes.push(
      await page.evaluate(() => document.activeElement?.closest('[data-pane]')?.getAttribute('data-pane') ?? 'none'),
    );
  }
  expect([...panes].sort()).toEqual(['article', 'inspector', 'library']);
  expect(panes.at(-1)).toBe('article');
  for (const count of [1, 2]) {
    await press(page, ...Array<string>(count).fill('F6'), 'Tab', 'Escape');
    await expectInArticle(`${count} × F6, Tab and Escape`);
  }

  await test.step('from the form, the completion list and the library', async () => {
    await press(page, 'Control+Home', ']', ';');
    await expect(page.getByRole('option').first()).toBeVisible();
    await press(page, 'Escape');
    await expectInArticle('completion');
    await press(page, 'Control+Home', ']', 'Enter', 'Tab', 'Escape');
    await expectInArticle('the form');
  });
});

test('opens menus and dialogs by keyboard, keeps the focus in them, and gives it back', async () => {
  const { page } = program;
  const file = page.getByRole('button', { name: 'File', exact: true });

  await test.step('arrows lead along a row of buttons', async () => {
    await page.getByRole('button', { name: /Quote/ }).first().focus();
    const along: string[] = [];
    for (let count = 0; count < 6; count += 1) {
      along.push(await page.evaluate(() => document.activeElement?.textContent.trim() ?? ''));
      await press(page, 'ArrowRight');
    }
    expect(new Set(along).size, along.join(' | ')).toBe(6);
  });

  await test.step('a menu opens by arrow, closes by Escape, and its neighbour is an arrow away', async () => {
    await file.focus();
    await press(page, 'ArrowDown');
    await expect(page.getByRole('menuitem').first()).toBeFocused();
    await press(page, 'End');
    await expect(page.getByRole('menuitem', { name: /Quit/ })).toBeFocused();
    await press(page, 'Escape');
    await expect(page.getByRole('menu')).toHaveCount(0);
    await expect(file).toBeFocused();
    await press(page, 'ArrowRight');
    await expect(page.getByRole('button', { name: 'Edit', exact: true })).toBeFocused();
    await press(page, 'Enter');
    await expect(page.getByRole('menuitem').first()).toBeVisible();
    await press(page, 'Escape');
  });

  await test.step('dialogs keep the focus and give it back', async () => {
    await articleOf(program).focus();
    for (const [key, name] of [
      ['F1', 'Keys'],
      ['Control+e', 'Export'],
    ] as const) {
      await press(page, key);
      const dialog = page.getByRole('dialog', { name });
      await expect(dialog).toBeVisible();
      for (let count = 0; count < 8; count += 1) {
        await press(page, 'Tab');
        expect(
          await dialog.evaluate((element) => element.contains(document.activeElement)),
          `${name}, Tab ${count}`,
        ).toBe(true);
      }
      await press(page, 'Escape');
      await expect(dialog).toHaveCount(0);
      await expectInArticle(name);
    }
  });
});
