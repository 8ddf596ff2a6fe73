import { expect, test } from '@playwright/test';
import type { Article } from '../../shared/model/article.ts';
import { annotatedArticle } from '../builders/annotated-article.ts';
import { expectPageLaidOut, open } from './laid-out.ts';
import { articleOf, start } from './program.ts';

/** Articles that strain the page: nothing is cut off or laid over something else; pictures are kept to be looked at. */

const SAYINGS = [
  '“{quote:We counted every bolt twice},” {cue:said} {mention:Marta Lindqvist}, “{claim:and a third of them have to go}.”',
  'The council listened for an hour and decided nothing, as it had in the four weeks before, while the queue at the tunnel grew.',
  '{mention:The drivers’ union} {cue:says} that {quote:{claim:buses now take 25 minutes longer}}, and nobody at the port disputes it.',
];

const longArticle = (): Article =>
  annotatedArticle(
    ['# A long reading', ...Array.from({ length: 400 }, (_, index) => SAYINGS[index % SAYINGS.length]!)].join('\n'),
    { id: 'long', metadata: { title: 'A long reading' } },
  );

const rightToLeft = (): Article =>
  annotatedArticle(
    [
      '# الجسر مغلق حتى الربيع',
      '«{quote#q1:لن يعبر أحد هذا الجسر {claim#c1:قبل نهاية مارس}}»، {cue#u1:قالت} {mention#m1:مارتا ليندكفيست}، كبيرة مهندسي الميناء.',
      'وأضافت: «{quote#q2:فحصنا المسامير واحدًا واحدًا، و33 بالمئة منها تالفة}».',
      '{quote#q3:„הגשר ייפתח באביב“}, {cue#u3:אמר} {mention#m3:דוד כהן} לעיתון The Harbour Post.',
      'A line in English between them, said nobody.',
    ].join('\n'),
    {
      id: 'rtl',
      metadata: { title: 'الجسر مغلق حتى الربيع', language: 'ar' },
      speakers: { s1: { name: 'مارتا ليندكفيست', role: 'كبيرة المهندسين' }, s3: 'דוד כהן' },
      links: ['q1 said-by m1', 'q1 cued-by u1', 'm1 refers-to s1', 'q3 said-by m3', 'q3 cued-by u3', 'm3 refers-to s3'],
    },
  );

/** Twenty annotations, one within the other, the innermost on one word. */
const stacked = (): Article => {
  const kinds = ['quote', 'claim', 'mention', 'cue'];
  const opening = Array.from({ length: 20 }, (_, index) => `{${kinds[index % 4]}:`).join('');
  return annotatedArticle(
    `# Stacked\nBefore it, a few words; ${opening}everything${'}'.repeat(20)} is said of one word here.\nAnd a line below it.`,
    { id: 'stacked', metadata: { title: 'Stacked' } },
  );
};

const UNBROKEN = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'.repeat(4);

const unbroken = (): Article =>
  annotatedArticle(`# ${UNBROKEN}\n“{quote#q1:${UNBROKEN}},” {cue:said} {mention#m1:${UNBROKEN}}.`, {
    id: 'unbroken',
    metadata: { title: UNBROKEN },
    speakers: { s1: { name: UNBROKEN, role: UNBROKEN } },
    links: ['q1 said-by m1', 'm1 refers-to s1'],
    attributes: { q1: { note: UNBROKEN } },
  });

test('lays out what strains the page: long, right to left, stacked and without a break', async () => {
  const program = await start();
  const { page } = program;
  const expectLaidOut = (name: string) => expectPageLaidOut(page, name);

  await test.step('400 paragraphs, at both ends and in the middle', async () => {
    await open(program, longArticle());
    await expect(page.getByTestId('counts')).toContainText('267 quotes');
    await expectLaidOut('long-top');
    await page.locator('[data-pane=article]').evaluate((scroller) => scroller.scrollTo(0, scroller.scrollHeight / 2));
    await expectLaidOut('long-middle');
    await page.keyboard.press('Control+End');
    await expect(page.locator('.article section').last().locator('p').last()).toBeInViewport();
    await page.keyboard.press('Control+Shift+Home');
    await expect.poll(() => page.evaluate(() => getSelection()?.toString().length ?? 0)).toBeGreaterThan(40_000);
    await page.keyboard.press('Control+End');
    await expectLaidOut('long-end');
  });

  await test.step('right to left', async () => {
    await open(program, rightToLeft());
    await page.keyboard.press('Control+Home');
    await page.keyboard.press(']');
    await expectLaidOut('right-to-left');
    const direction = await articleOf(program)
      .locator('p')
      .first()
      .evaluate((block) => getComputedStyle(block).direction);
    expect.soft(direction, 'a block has the direction of its words').toBe('rtl');
    const english = articleOf(program).locator('p').last();
    const [first, stop] = await english.evaluate((block) =>
      [0, block.textContent.length - 1].map((offset) => {
        const range = document.createRange();
        range.setStart(block.firstChild!, offset);
        range.setEnd(block.firstChild!, offset + 1);
        return range.getBoundingClientRect().left;
      }),
    );
    expect.soft(stop, 'the full stop stands behind the sentence').toBeGreaterThan(first!);
  });

  await test.step('twenty annotations on one word', async () => {
    await open(program, stacked());
    for (const key of ['Control+Home', ']']) await page.keyboard.press(key);
    await expect(page.getByRole('group', { name: '20 annotations here' })).toBeVisible();
    await expectLaidOut('stacked');
  });

  await test.step('words that never break, wide and narrow', async () => {
    await open(program, unbroken());
    for (const key of ['Control+Home', ']']) await page.keyboard.press(key);
    await expectLaidOut('unbroken');
    await page.getByRole('tab', { name: 'Speakers' }).click();
    await page.setViewportSize({ width: 720, height: 520 });
    await expectLaidOut('unbroken-small');
    await page.keyboard.press('Control+e');
    await expect(page.getByTestId('preview')).toContainText('Donau');
    await expectLaidOut('export-small');
    await page.keyboard.press('Escape');
    await page.keyboard.press('F1');
    await expectLaidOut('keys-small');
  });
  await program.quit();
});
