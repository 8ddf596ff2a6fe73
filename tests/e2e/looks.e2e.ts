import { expect, type Page, test } from '@playwright/test';
import { join } from 'node:path';
import type { Article } from '../../shared/model/article.ts';
import { annotatedArticle } from '../builders/annotated-article.ts';
import { put, savedForm } from './articles.ts';
import { answerDialogs, articleOf, newFolder, type Program, start } from './program.ts';

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

const picture = (page: Page, name: string) =>
  page.screenshot({ path: join(import.meta.dirname, '../../test-results/looks', `${name}.png`) });

/** What scrolls sideways, or stands out of the window. */
const overflowing = (page: Page) =>
  page.evaluate(() => {
    const scrolls = (element: Element) => ['auto', 'scroll'].includes(getComputedStyle(element).overflowX);
    const isTooWide = (element: Element) => scrolls(element) && element.scrollWidth > element.clientWidth + 1;
    const isOutside = (element: Element) =>
      element.matches('button, input, textarea, [data-card], h1, h2') &&
      element.checkVisibility() &&
      element.getBoundingClientRect().right > innerWidth + 1;
    return [...document.querySelectorAll('#root *')]
      .filter((element) => isTooWide(element) || isOutside(element))
      .map((element) => `${element.tagName} ${element.className} ${element.textContent.slice(0, 30)}`);
  });

/** Ties that begin at no line with a quote or a claim. */
const astray = (page: Page) =>
  page.evaluate(() => {
    const marks = [...document.querySelectorAll('.article .annotated.kind-quote, .article .annotated.kind-claim')];
    const lines = marks.flatMap((mark) => [...mark.getClientRects()]).map(({ top, bottom }) => (top + bottom) / 2);
    return [...document.querySelectorAll<SVGPathElement>('[role=group] > svg path')]
      .filter((tie) => tie.checkVisibility())
      .map((tie) => tie.getPointAtLength(0).y + tie.ownerSVGElement!.getBoundingClientRect().top)
      .filter((start) => start > 0 && start < innerHeight && !lines.some((line) => Math.abs(line - start) < 8))
      .map(Math.round);
  });

/** Cards that lie over one another. */
const overlapping = (page: Page) =>
  page.evaluate(() => {
    const boxes = [...document.querySelectorAll<HTMLElement>('[data-card]')]
      .filter((card) => card.style.visibility !== 'hidden')
      .map((card) => card.getBoundingClientRect())
      .sort((a, b) => a.top - b.top);
    return boxes.filter((box, index) => index > 0 && box.top < boxes[index - 1]!.bottom - 1).length;
  });

async function open(program: Program, article: Article): Promise<void> {
  await answerDialogs(program, put(newFolder(), `${article.id}.saidwho`, savedForm(article)));
  await program.page.keyboard.press('Control+o');
  await expect(program.page.getByTestId('save-state')).toHaveText(`Saved in ${article.id}.saidwho`);
}

test('lays out what strains the page: long, right to left, stacked and without a break', async () => {
  const program = await start();
  const { page } = program;
  const expectLaidOut = async (name: string) => {
    await page.waitForTimeout(250);
    await picture(page, name);
    expect.soft(await overflowing(page), name).toEqual([]);
    expect.soft(await overlapping(page), `${name}: cards over cards`).toBe(0);
    expect.soft(await astray(page), `${name}: ties that lead to no annotation`).toEqual([]);
  };

  await test.step('400 paragraphs, at both ends and in the middle', async () => {
    await open(program, longArticle());
    await expect(page.getByTestId('counts')).toContainText('267 quotes');
    await expectLaidOut('long-top');
    await page.locator('[data-pane=article]').evaluate((scroller) => scroller.scrollTo(0, scroller.scrollHeight / 2));
    await expectLaidOut('long-middle');
    await page.keyboard.press('Control+End');
    await expect(page.locator('.article section').last().locator('p').last()).toBeInViewport();
    await page.keyboard.press('Control+Shift+Home');
    expect.soft(await page.evaluate(() => getSelection()?.toString().length ?? 0)).toBeGreaterThan(40_000);
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
