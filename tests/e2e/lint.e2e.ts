import { expect, test } from '@playwright/test';
import { annotatedArticle } from '../builders/annotated-article.ts';
import { expectPageLaidOut, open } from './laid-out.ts';
import { articleOf, start } from './program.ts';

/** Two words cut, half a pair of marks, and a title left outside. */
const article = () =>
  annotatedArticle(
    [
      '# The bridge stays shut',
      '{quote#q1:“We counted every bolt,}” foreign minister {mention#m1:Marta Lindqvist} sa{cue#u1:id}.',
      '“{quote#q2:Nobody asked us at all,}” {mention#m2:she} sa{cue#u2:id}.',
    ].join('\n'),
    {
      id: 'lint',
      metadata: { title: 'The bridge stays shut' },
      speakers: { s1: 'Marta Lindqvist' },
      links: [
        ...['q1 said-by m1', 'q1 cued-by u1', 'm1 refers-to s1'],
        ...['q2 said-by m2', 'q2 cued-by u2', 'm2 refers-to s1'],
      ],
    },
  );

test('what a guide is against is found, explained, put right and undone by keys, and listed', async () => {
  const program = await start();
  const { page } = program;
  await open(program, article());
  const counts = page.getByTestId('counts');
  const notes = page.getByRole('list', { name: 'Needs attention' });
  await expect(counts).toContainText('4 to check');
  await articleOf(program).press('Control+Home');

  await page.keyboard.press('h');
  await expect(notes).toContainText('One quotation mark without the other');
  await expect(notes).toContainText('PolNeAR');
  await page.keyboard.press('f');
  await expect(counts).toContainText('3 to check');
  await page.keyboard.press('h');
  await expect(notes).toContainText('“foreign minister” stands before “Marta Lindqvist”');
  await page.keyboard.press('Shift+H');
  await expect(counts).toContainText('2 to check');

  await page.keyboard.press('Control+Shift+l');
  const list = page.getByRole('listbox', { name: 'What needs attention' });
  await expect(list).toBeFocused();
  await expect(list.getByRole('option')).toHaveCount(3);
  await page.keyboard.press('ArrowDown');
  await expectPageLaidOut(page, 'lint');
  await page.keyboard.press('f');
  await expect(counts).not.toContainText('to check');
  await expect(page.getByText('put right in 2 places')).toBeVisible();
  await expect(articleOf(program)).toBeFocused();
  await page.keyboard.press('z');
  await expect(counts).toContainText('2 to check');
  await expect(page.getByText('1 ignored')).toBeVisible();
});
