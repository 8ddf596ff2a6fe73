import { expect, test } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ACCEPTANCE_ARTICLE,
  answerDialogs,
  hasAcceptanceArticle,
  newFolders,
  type Program,
  readExport,
  ROOT,
  start,
  untilSaved,
} from './program.ts';

/**
 * The main job from end to end on the real program, once by keyboard alone and once by mouse: on the acceptance
 * article where it is there, else on one of ours with the same shape.
 */

interface Journey {
  readonly file: string;
  /** How many pairs of quotation marks lead to the first half of the split quote. */
  readonly quotation: number;
  readonly firstHalf: string;
  readonly secondHalf: string;
  readonly cue: string;
  readonly speaker: string;
}

const OWN_ARTICLE = `The mill at Orm
“We will rebuild the mill. That is a promise,” said Ana Pires, the mayor. “It will cost 4 million euros,” she told reporters.
The council meets again on Monday 🙂.
`;

function journeyIn(folder: string): Journey {
  const file = join(folder, 'article.txt');
  if (!hasAcceptanceArticle) {
    writeFileSync(file, OWN_ARTICLE);
    return {
      file,
      quotation: 1,
      firstHalf: 'We will rebuild the mill. That is a promise,',
      secondHalf: 'It will cost 4 million euros,',
      cue: 'said',
      speaker: 'Ana Pires',
    };
  }
  copyFileSync(ACCEPTANCE_ARTICLE, file);
  return {
    file,
    quotation: 4,
    firstHalf: 'This can be a second for diplomacy and for cool heads to prevail. That’s what we would like,',
    secondHalf:
      'We hope [Mr. Putin] will see right here an actual alternative for a legacy of safety and arms management, fairly than a legacy of warfare,',
    cue: 'stated',
    speaker: 'Victoria Nuland',
  };
}

const newFolder = () => mkdtempSync(join(tmpdir(), 'saidwho-journey-'));

const libraryFile = (program: Program): string => {
  const [name] = readdirSync(program.library).filter((one) => one.endsWith('.saidwho'));
  return join(program.library, name ?? 'nothing.saidwho');
};

const saidwho = (...values: string[]): string =>
  execFileSync('npm', ['run', '-s', 'saidwho', '--', ...values], { cwd: ROOT, encoding: 'utf8' });

/** Every `exact` is the slice of the text at its code point offsets. */
function expectOffsetsToFit(path: string): void {
  const { document, annotations } = readExport(path);
  const codePoints = Array.from(document.text);
  for (const { id, fragments } of annotations) {
    for (const { start: from, end, exact } of fragments) {
      expect(codePoints.slice(from, end).join(''), id).toBe(exact);
    }
  }
}

test('tags, corrects, saves, reopens and exports an article by keyboard alone', async () => {
  const folder = newFolder();
  const journey = journeyIn(folder);
  const folders = newFolders();
  let program = await start([journey.file], folders);
  let { page } = program;
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  await page.evaluate(() => {
    for (const type of ['mousedown', 'pointerdown', 'click']) {
      window.addEventListener(type, (event) => {
        const isByHand = event instanceof MouseEvent && event.detail > 0;
        if (isByHand) document.documentElement.dataset.mouse = type;
      });
    }
  });
  const counts = () => page.getByTestId('counts');

  // A split quote with its cue and its speaker, and a claim in its second half.
  await press('Control+Home', ...Array<string>(journey.quotation).fill('Alt+ArrowDown'), 'q');
  await expect(counts()).toContainText('1 quote');
  await press('Control+ArrowRight', 'u', 'Control+ArrowRight', 's', ';');
  await expect(page.getByRole('option').first()).toContainText(journey.speaker);
  await press('Enter', 'Alt+ArrowDown', '+');
  await press('ArrowLeft', 'c');
  await page.keyboard.type('The second half is true');
  await press('Tab', '3', 'Tab', '2', 'Escape');
  await expect(counts()).toContainText('1 claim');
  await expect(counts()).toContainText('1 speaker');
  await expect(counts()).not.toContainText('unfinished');
  await untilSaved(program);
  await page.screenshot({ path: join(folder, 'tagged.png') });

  // Corrections: annotations follow; one whose text goes away is listed as detached, and comes back.
  await press('F2', 'Control+Home');
  await page.keyboard.type('Corrected: ');
  await press('F2', '[', 'Control+Home', ']', ']');
  await expect(page.getByRole('region', { name: 'Cue, details' })).toBeVisible();
  await press('F2', 'Control+Shift+ArrowRight', 'Delete');
  await expect(counts()).toContainText('1 detached');
  await press('Control+z');
  await expect(counts()).not.toContainText('detached');

  // Undo and redo cover every action of both modes, in order.
  for (let i = 0; i < 40; i += 1) await press('Control+z');
  await expect(counts()).toContainText('0 quotes');
  await expect(page.getByRole('textbox', { name: /^Article/ })).not.toContainText('Corrected');
  for (let i = 0; i < 40; i += 1) await press('Control+y');
  await press('Control+z');
  await expect(counts()).toContainText('1 quote');
  await expect(counts()).not.toContainText('detached');
  await press('F2');
  await untilSaved(program);

  // Leaves it, comes back to it.
  await program.quit();
  program = await start([], folders);
  page = program.page;
  await expect(page.getByTestId('counts')).toContainText('1 quote');
  await expect(page.getByTestId('counts')).toContainText('1 claim');
  await expect(page.getByRole('textbox', { name: /^Article/ })).toContainText('Corrected: ');

  // Exports, with a preview and a word on what is lost before anything is written.
  const json = join(folder, 'out.json');
  await answerDialogs(program, json);
  await page.keyboard.press('Control+e');
  await expect(page.getByTestId('preview')).toContainText('"format"');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Exported to out.json')).toBeVisible();
  const exported = readExport(json);
  expect(exported.quotes).toMatchObject([
    {
      text: expect.stringContaining(journey.firstHalf),
      speaker: { name: journey.speaker },
      cue: { text: journey.cue },
    },
  ]);
  const quote = exported.annotations.find(({ kind }) => kind === 'quote');
  expect(quote?.fragments.map(({ exact }) => exact)).toEqual([journey.firstHalf, journey.secondHalf]);
  expect(exported.claims).toMatchObject([
    { normalised: 'The second half is true', checkWorthiness: 'CFS', verdict: 'refuted' },
  ]);
  expectOffsetsToFit(json);
  expect(await page.evaluate(() => document.documentElement.dataset.mouse ?? 'never used')).toBe('never used');
  await program.quit();

  // The same without a window, byte for byte.
  const again = join(folder, 'again.json');
  saidwho('export', libraryFile(program), '--format', 'saidwho-json', '--out', again);
  expect(readFileSync(again, 'utf8')).toBe(readFileSync(json, 'utf8'));
  expect(saidwho('validate', libraryFile(program))).toContain('valid');
});

test('tags, corrects and exports an article by mouse', async () => {
  const folder = newFolder();
  const journey = journeyIn(folder);
  const program = await start();
  const { page } = program;
  const article = page.getByRole('textbox', { name: /^Article/ });

  await answerDialogs(program, journey.file);
  await page.getByRole('button', { name: 'File', exact: true }).click();
  await page.getByRole('menuitem', { name: /^Open…/ }).click();
  await expect(article).toContainText(journey.firstHalf);

  /** Selects the words by dragging over them, where they stand in the speaker's paragraph. */
  const drag = async (words: string) => {
    const context = journey.speaker;
    const box = await page.evaluate(
      ([wanted, near]) => {
        const block = [...document.querySelectorAll('.article p')].find(
          ({ textContent }) => textContent.includes(wanted) && textContent.includes(near),
        );
        const at = block?.textContent.indexOf(wanted) ?? -1;
        // What is drawn over the words cuts them into several nodes.
        const range = document.createRange();
        const walker = document.createTreeWalker(block ?? document, NodeFilter.SHOW_TEXT);
        let before = 0;
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          if (at < 0) break;
          const length = node.textContent?.length ?? 0;
          if (before <= at && at < before + length) range.setStart(node, at - before);
          const end = at + wanted.length;
          if (before < end && end <= before + length) {
            range.setEnd(node, end - before);
            range.startContainer.parentElement?.scrollIntoView({ block: 'center' });
            const rects = [...range.getClientRects()];
            const first = rects[0]!;
            const last = rects.at(-1)!;
            return {
              x1: first.left + 1,
              y1: first.top + first.height / 2,
              x2: last.right - 1,
              y2: last.top + last.height / 2,
            };
          }
          before += length;
        }
        throw new Error(`Not on the screen: ${wanted}`);
      },
      [words, context] as const,
    );
    await page.mouse.move(box.x1, box.y1);
    await page.mouse.down();
    await page.mouse.move((box.x1 + box.x2) / 2, box.y2);
    await page.mouse.move(box.x2, box.y2);
    await page.mouse.up();
  };
  const tagBar = page.getByRole('toolbar', { name: 'Tag' });

  await drag(journey.firstHalf);
  await tagBar.getByRole('button', { name: /Quote/ }).click();
  await drag(journey.secondHalf);
  await tagBar.getByRole('button', { name: /Fragment/ }).click();
  await drag(journey.speaker);
  await tagBar.getByRole('button', { name: /Speaker mention/ }).click();
  await page.getByRole('combobox', { name: 'Speaker' }).click();
  await page.getByRole('option', { name: /New person/ }).click();
  await drag(journey.cue);
  await tagBar.getByRole('button', { name: /Cue/ }).click();
  await drag(journey.secondHalf);
  await tagBar.getByRole('button', { name: /Claim/ }).click();
  await page.getByRole('radio', { name: 'Check-worthy' }).click({ force: true });
  await page.getByRole('radio', { name: 'Supported' }).click({ force: true });
  await expect(page.getByTestId('counts')).not.toContainText('unfinished');

  // The margin card and the list both lead to the text.
  await page
    .getByRole('group', { name: 'Quotes and claims beside the text' })
    .getByText(journey.speaker)
    .first()
    .click();
  await expect(page.getByRole('region', { name: 'Quote, details' })).toBeVisible();
  await page.getByRole('listbox', { name: 'All annotations' }).getByText('Supported').click();
  await expect(page.getByRole('region', { name: 'Claim, details' })).toBeVisible();
  await expect(page.getByRole('group', { name: /annotations here/ })).toBeVisible();

  await page.getByRole('radio', { name: 'Edit' }).click();
  await article.click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('Corrected: ');
  await page.getByRole('radio', { name: 'Tag', exact: true }).click();

  for (const [format, name, mark] of [
    ['Saidwho JSON', 'out.json', '"format"'],
    ['W3C', 'out.jsonld', 'http://www.w3.org/ns/anno.jsonld'],
    ['CSV', 'out.csv', journey.speaker],
    ['HTML', 'out.html', '<mark'],
  ] as const) {
    await answerDialogs(program, join(folder, name));
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('dialog').getByText(format).first().click();
    await expect(page.getByRole('button', { name: 'Save as…' })).toBeEnabled();
    await page.getByRole('button', { name: 'Save as…' }).click();
    await expect(page.getByText(`Exported to ${name}`)).toBeVisible();
    expect(readFileSync(join(folder, name), 'utf8')).toContain(mark);
  }
  expectOffsetsToFit(join(folder, 'out.json'));
  expect(readExport(join(folder, 'out.json')).quotes).toMatchObject([
    { speaker: { name: journey.speaker }, mention: { text: journey.speaker }, cue: { text: journey.cue } },
  ]);
  await program.quit();
});
