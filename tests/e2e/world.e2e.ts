import { expect, test } from '@playwright/test';
import type { Article } from '../../shared/model/article.ts';
import { annotatedArticle } from '../builders/annotated-article.ts';
import { expectPageLaidOut, open, picture } from './laid-out.ts';
import { articleOf, start } from './program.ts';

/** The scripts of the world, crowds of annotations, high contrast and paper, on the real screen. */

const scriptsOfTheWorld = (): Article =>
  annotatedArticle(
    [
      '# الجسر مغلق حتى الربيع',
      '«{quote#q1:لن يعبر أحد هذا الجسر {claim#c1:قبل نهاية مارس}}»، {cue#u1:قالت} {mention#m1:مارتا ليندكفيست}، كبيرة مهندسي الميناء التي تتابع أعمال الصيانة.',
      '„{quote#q2:הַגֶּשֶׁר יִיפָּתַח בָּאָבִיב}“, {cue#u2:אמר} {mention#m2:דוד כהן} לעיתון {mention#m3:The Harbour Post} ב-2024 (42.5%).',
      '{mention#m4:ผู้ว่าฯ} {cue#u4:กล่าว}ว่า “{quote#q4:สะพานจะเปิดในเดือนมีนาคม {claim#c4:และที่นั่นกี่ครั้ง}}” และเขาไม่ได้พูดอะไรอีก',
      '{mention#m5:उसने} {cue#u5:कहा}, “{quote#q5:पुल क्षतिग्रस्त है। {claim#c5:प्रधानमन्त्री ने सुना}}”।',
      '{mention#m6:市長}は「{quote#q6:橋は三月に開通します。{claim#c6:急ぎません}}」と{cue#u6:述べた}。記者が『なぜ？』と聞いた。',
      '{mention#m7:市长}{cue#u7:说}：“{quote#q7:大桥将在三月开放，{claim#c7:没有问题}}。”',
      '{mention#m8:시장}은 “{quote#q8:다리가 3월에 열립니다}”라고 {cue#u8:말했다}.',
      '{mention#m9:اس} نے {cue#u9:کہا}: ”{quote#q9:پل بند ہے {claim#c9:اور بند رہے گا}}“۔',
      '{mention#m10:She} {cue#u10:wrote} “{quote#q10:see you 👩‍👩‍👧‍👦🏳️‍🌈1️⃣👍🏽 soon, {claim#c10:e\u0301\u0323 stacked}}”.',
      '{mention#m11:លោក}{cue#u11:បាននិយាយ}ថា «{quote#q11:ស្ពាននឹងបើក}»។',
    ].join('\n'),
    {
      id: 'world',
      metadata: { title: 'الجسر مغلق حتى الربيع' },
      speakers: { s1: 'مارتا ليندكفيست', s2: 'דוד כהן' },
      links: [
        'q1 said-by m1',
        'q1 cued-by u1',
        'm1 refers-to s1',
        'q2 said-by m2',
        'm2 refers-to s2',
        'c6 claimed-in q6',
      ],
    },
  );

const LONG_TITLE = `Dense, with a very long title ${'that goes on and on '.repeat(6)}`.trim();

const dense = (): Article =>
  annotatedArticle(
    [
      `# ${LONG_TITLE}`,
      ...Array.from(
        { length: 30 },
        (_, i) =>
          `{mention:The mayor ${i}} {cue:said}: “{quote:We {claim:opened {claim:the {mention:old bridge}} in 19${10 + i}} and it {cue:holds}},” while {mention:her aide} {cue:noted} “{quote:{claim:nothing}}”.`,
      ),
      'At last “{quote#q1:it opened}”, {cue#u1:told} us {mention#m1:the keeper}.',
    ].join('\n'),
    {
      id: 'dense',
      metadata: { title: LONG_TITLE },
      speakers: { s1: 'Anna Novak' },
      links: ['q1 said-by m1', 'q1 cued-by u1', 'm1 refers-to s1'],
    },
  );

const SIZES = [
  ['wide', 1920, 1080],
  ['', 1280, 860],
  ['small', 720, 520],
  ['zoomed', 640, 430],
] as const;

test('draws the scripts of the world and crowds of annotations at every size, light, dark and in high contrast', async () => {
  const program = await start();
  const { page } = program;
  for (const article of [scriptsOfTheWorld(), dense()]) {
    await open(program, article);
    for (const key of ['Control+Home', ']']) await page.keyboard.press(key);
    for (const [size, width, height] of SIZES) {
      await page.setViewportSize({ width, height });
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await expectPageLaidOut(page, [article.id, size, colorScheme].filter(Boolean).join('-'));
      }
      const bar = await page.getByRole('toolbar', { name: 'Tag' }).boundingBox();
      expect.soft(bar!.height, `${size}: the tag keys stand in one row`).toBeLessThan(45);
    }
    await page.setViewportSize({ width: 1280, height: 860 });
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
    await expectPageLaidOut(page, `${article.id}-high-contrast`);
    await page.emulateMedia({ forcedColors: 'none', contrast: 'more' });
    await expectPageLaidOut(page, `${article.id}-more-contrast`);
    await page.emulateMedia({ contrast: null, reducedMotion: 'reduce' });
    const moving = await page.evaluate(
      () =>
        [...document.querySelectorAll('*')].filter((one) => getComputedStyle(one).transitionDuration !== '0s').length,
    );
    expect.soft(moving, 'nothing moves where that is not wanted').toBe(0);
    await page.emulateMedia({ reducedMotion: null });
    for (let times = 0; times < 8; times += 1) await page.keyboard.press('Control+=');
    await expectPageLaidOut(page, `${article.id}-large-text`);
    await page.keyboard.press('Control+0');
  }
  await program.quit();
});

test('gathers cards where they crowd, each beside its line, and goes to all that a card names', async () => {
  const program = await start();
  const { page } = program;
  await open(program, dense());
  const heard = page.getByTestId('announcement');
  const gathered = page.getByRole('button', { name: /more cards? here/, includeHidden: true });
  await expect(gathered.first()).toBeVisible();
  // A card keeps its distance from its line, wherever both are.
  const above = () =>
    page.evaluate(() => {
      const card = document.querySelector('[data-card]')!.getBoundingClientRect().top;
      return card - document.querySelector('.article p')!.getBoundingClientRect().top;
    });
  let before = Number.NaN;
  const hasRested = async () => {
    const last = before;
    before = await above();
    return before === last;
  };
  await expect.poll(hasRested).toBe(true);
  await page.locator('[data-pane=article]').evaluate((pane) => pane.scrollBy(0, 200));
  await expect.poll(() => page.locator('[data-pane=article]').evaluate((pane) => pane.scrollTop)).toBe(200);
  await expect.poll(above).toBe(before);
  await gathered.first().click();
  await expect(heard).toHaveText(/^Claim, opened the old bridge in 1910/);

  await page.keyboard.press('Control+End');
  await page
    .getByRole('button', { name: /Anna Novak/ })
    .last()
    .click();
  await expect(heard).toHaveText(/^Quote, it opened, by Anna Novak/);
  const card = page.locator('[data-card=q1]');
  await card.getByRole('button', { name: 'told' }).click();
  await expect(heard).toHaveText(/^Cue, told/);
  await card.getByRole('button', { name: 'the keeper' }).click();
  await expect(heard).toHaveText(/^Speaker mention, the keeper, by Anna Novak/);
  await expect(articleOf(program)).toBeFocused();
  await program.quit();
});

test('prints all of a long article with its annotations and a legend, and nothing of the window', async () => {
  const program = await start();
  const { page } = program;
  const lines = Array.from(
    { length: 300 },
    (_, i) => `“{quote:We counted bolt ${i} twice},” {cue:said} {mention:Marta}.`,
  );
  await open(program, annotatedArticle(['# On paper', ...lines].join('\n'), { id: 'paper' }));
  await page.emulateMedia({ colorScheme: 'dark' });
  const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
  const pages = pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
  expect(pages, 'as many pages as 300 paragraphs take').toBeGreaterThan(8);

  await page.setViewportSize({ width: 680, height: 960 });
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  const shown = await page.evaluate(() => ({
    height: document.documentElement.scrollHeight,
    marks: document.querySelectorAll('.article .annotated').length,
    blank: [...document.querySelectorAll('.article p')].filter((block) => !block.checkVisibility()).length,
    others: [...document.querySelectorAll('button, input, [role=toolbar], [role=tab], footer, [data-card], .edge-grip')]
      .filter((one) => one.checkVisibility())
      .map((one) => one.outerHTML.slice(0, 80)),
    ink: getComputedStyle(document.querySelector('.article p')!).color,
  }));
  expect(shown).toMatchObject({ marks: 900, blank: 0, others: [] });
  expect(shown.height).toBeGreaterThan(8000);
  expect(shown.ink, 'dark words on white paper').toMatch(/^rgb\(\d{1,2}, /);
  await expect(page.getByRole('region', { name: 'Legend' })).toContainText('300 quotes');
  await picture(page, 'on-paper');
  await page.emulateMedia({ media: null });
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect(page.getByRole('region', { name: 'Legend' })).toHaveCount(0);
  await expect.poll(() => page.locator('.article .annotated').count()).toBeLessThan(900);
  await program.quit();
});
