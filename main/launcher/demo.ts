/**
 * `npm run demo -- [ARTICLE] [OUTDIR]`: the main job done by itself on the real program, by key strokes alone: tags a
 * quote with its cue and speaker, a claim with a verdict, exports JSON and HTML, takes pictures, and says what it made.
 * With a display one can watch; without one it runs unseen.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { findQuotations } from '../../shared/analysis/quotation-marks.ts';
import { build } from './build.ts';
import { hasDisplay, localMachine, prepareRuntime } from './prepare.ts';

const root = resolve(import.meta.dirname, '../..');

/** Milliseconds between two key strokes when somebody watches. */
const WATCHABLE = 140;

async function demo([article, outDir]: readonly string[]): Promise<number> {
  const from = process.env['INIT_CWD'] ?? process.cwd();
  const file = article === undefined ? null : resolve(from, article);
  if (file !== null && !existsSync(file)) throw new Error(`There is no file ${file}.`);
  const out = outDir === undefined ? mkdtempSync(join(tmpdir(), 'saidwho-demo-')) : resolve(from, outDir);
  mkdirSync(out, { recursive: true });
  if (!build(root)) return 1;
  const machine = localMachine();
  const isWatched = hasDisplay(machine);
  const runtime = await prepareRuntime({ needWindow: false }, machine);
  if (runtime.line) console.log(runtime.line);

  const app = await launch(file, runtime.env, isWatched);
  try {
    await perform(app, out, isWatched ? WATCHABLE : 0);
  } finally {
    await app.close();
  }
  return 0;
}

/** Starts the program with a library of its own, so that nothing of the user's is touched. */
async function launch(
  file: string | null,
  env: Readonly<Record<string, string>>,
  isWatched: boolean,
): Promise<ElectronApplication> {
  // Playwright finds Electron through its package, which looks at this variable.
  Object.assign(process.env, env);
  const home = mkdtempSync(join(tmpdir(), 'saidwho-demo-home-'));
  const own = {
    ...(isWatched ? {} : { SAIDWHO_HEADLESS: '1' }),
    SAIDWHO_LIBRARY: join(home, 'library'),
    SAIDWHO_USER_DATA: join(home, 'user-data'),
  };
  const rootSwitches = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return _electron.launch({
    args: [...rootSwitches, root, ...(file === null ? [] : [file])],
    env: { ...process.env, ...own },
  });
}

async function perform(app: ElectronApplication, out: string, delay: number): Promise<void> {
  const page = await app.firstWindow();
  await page.locator('.article p').first().waitFor();
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key, { delay });
  };
  const text = await textOf(page);
  // A quote with others inside it is drawn in pieces; the smallest of them stand in every sentence.
  const pieces = await page.locator('.article .kind-quote').allTextContents();
  const tagged = pieces.filter((piece) => piece.length > 12);
  const frame = findFrame(text, tagged);
  console.log(`Opened “${await page.title()}”.`);
  await page.screenshot({ path: join(out, '1-opened.png') });

  const caret = new Caret(press, text);
  if (frame === null) {
    console.log('It has no quotation with a speaker beside it: only a claim is tagged.');
    await press('Control+Home', 'ArrowRight');
  } else {
    const { quotation, cue, name } = frame;
    await caret.goTo(quotation.start);
    await press('q');
    console.log(`Q  tagged the quote “${text.slice(quotation.start, quotation.end)}”.`);
    caret.isAt(quotation.end);
    await caret.goTo(cue);
    await press('u');
    console.log('U  tagged its cue.');
    caret.isAt(await caretOffset(page));
    await caret.goTo(name);
    await press('s', ';');
    await page.getByRole('option').first().waitFor();
    await press('Enter');
    console.log('S ;  tagged the mention of its speaker, and said who it is.');
    await page.screenshot({ path: join(out, '2-quote.png') });
    caret.isAt(await caretOffset(page));
    await caret.goTo(quotation.start + 1);
  }
  await press('c');
  await page.locator('textarea').first().waitFor();
  await page.keyboard.type('What was said, in one sentence that stands by itself.', { delay: delay / 4 });
  await press('Tab', '3', 'Tab', '3', 'Escape');
  console.log('C  tagged a claim: its wording, worth checking, not enough evidence.');
  await page.waitForTimeout(600);
  await page.screenshot({ path: join(out, '3-claim.png') });

  for (const [label, name] of [
    ['Saidwho JSON', 'article.json'],
    ['HTML reading copy', 'article.html'],
  ] as const) {
    await exportAs(app, page, label, join(out, name), join(out, `4-export-${basename(name, '.json')}.png`));
  }
  await page.locator('[data-testid=save-state][data-state=saved]').waitFor();
  tell(out);
}

async function exportAs(app: ElectronApplication, page: Page, label: string, path: string, picture: string) {
  await app.evaluate(async ({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);
  await page.keyboard.press('Control+e');
  await page.keyboard.press('Tab');
  const chosen = page.getByRole('radio', { name: new RegExp(label), checked: true });
  for (let i = 0; i < 12 && (await chosen.count()) === 0; i += 1) await page.keyboard.press('ArrowDown');
  await page.getByRole('button', { name: 'Save as…', disabled: false }).waitFor();
  await page.screenshot({ path: picture });
  await page.keyboard.press('Enter');
  await page.getByText(`Exported to ${basename(path)}`).waitFor();
  console.log(`Ctrl+E  exported ${label}.`);
}

/** Says what was made, and what a reader of the JSON finds first. */
function tell(out: string): void {
  const json = join(out, 'article.json');
  const { quotes, claims } = JSON.parse(readFileSync(json, 'utf8')) as {
    quotes: readonly { readonly text: string; readonly speaker: { readonly name: string } | null }[];
    claims: readonly { readonly verdict: string | null }[];
  };
  for (const { text, speaker } of quotes) console.log(`   ${speaker?.name ?? 'Nobody named'}: “${text}”`);
  console.log(`   ${claims.length} ${claims.length === 1 ? 'claim' : 'claims'} with a verdict.`);
  for (const name of ['article.json', 'article.html', '1-opened.png', '2-quote.png', '3-claim.png']) {
    const path = join(out, name);
    if (existsSync(path)) console.log(`${path} (${statSync(path).size} bytes)`);
  }
}

/** The caret of the article, moved by arrow keys alone. */
class Caret {
  readonly #press: (...keys: string[]) => Promise<void>;
  readonly #text: string;
  #offset: number | null = null;

  constructor(press: (...keys: string[]) => Promise<void>, text: string) {
    this.#press = press;
    this.#text = text;
  }

  /** Tells where a tag key has left it. */
  isAt(offset: number): void {
    this.#offset = offset;
  }

  async goTo(offset: number): Promise<void> {
    if (this.#offset === null) {
      await this.#press('Control+Home');
      this.#offset = 0;
    }
    const [from, to] = [Math.min(this.#offset, offset), Math.max(this.#offset, offset)];
    const steps = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(this.#text.slice(from, to))].length;
    const key = offset > this.#offset ? 'ArrowRight' : 'ArrowLeft';
    for (let i = 0; i < steps; i += 1) await this.#press(key);
    this.#offset = offset;
  }
}

/** A quotation with a cue and a name near it, as offsets in UTF-16 code units. */
interface Frame {
  readonly quotation: { readonly start: number; readonly end: number };
  readonly cue: number;
  readonly name: number;
}

const CUES =
  /\b(said|says|stated|told|added|warned|wrote|argued|insisted|explained|announced|claimed|noted|replied|asked|instructed)\b/gu;
const NAMES = /\b\p{Lu}[\p{L}’-]+ \p{Lu}[\p{L}’-]+/gu;

/** Finds the first quotation, not tagged yet, with a reporting verb and a full name close by in its paragraph. */
function findFrame(text: string, tagged: readonly string[]): Frame | null {
  const quotations = findQuotations(text);
  const isQuoted = (offset: number) => quotations.some(({ open, close }) => open <= offset && offset < close);
  for (const { content, close } of quotations) {
    const words = text.slice(content.start, content.end);
    if (words.length < 20 || tagged.some((one) => words.includes(one) || one.includes(words))) continue;
    const end = text.indexOf('\n', close);
    const after = text.slice(close, Math.min(close + 80, end === -1 ? text.length : end));
    const cue = firstOutside(after.matchAll(CUES), close, isQuoted);
    const name = firstOutside(after.matchAll(NAMES), close, isQuoted);
    if (cue !== null && name !== null) return { quotation: content, cue: cue + 1, name: name + 1 };
  }
  return null;
}

function firstOutside(matches: Iterable<RegExpMatchArray>, base: number, isQuoted: (offset: number) => boolean) {
  for (const { index = 0 } of matches) if (!isQuoted(base + index)) return base + index;
  return null;
}

/** The article's canonical text, read off the page as a person reads it. */
const textOf = (page: Page): Promise<string> =>
  page.evaluate(() =>
    [...document.querySelectorAll('.article section > *')].map((block) => block.textContent ?? '').join('\n'),
  );

/** Where the caret is in that text, in UTF-16 code units. */
const caretOffset = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const blocks = [...document.querySelectorAll('.article section > *')];
    const selection = getSelection();
    let before = 0;
    for (const block of blocks) {
      if (selection?.focusNode != null && block.contains(selection.focusNode)) {
        const range = document.createRange();
        range.setStart(block, 0);
        range.setEnd(selection.focusNode, selection.focusOffset);
        return before + String(range).length;
      }
      before += (block.textContent ?? '').length + 1;
    }
    return before;
  });

/** What runs in the page above; the types of a page are not loaded here. */
interface PageNode {
  readonly textContent: string | null;
  contains(node: PageNode): boolean;
}
declare const document: {
  querySelectorAll(selector: string): Iterable<PageNode>;
  createRange(): {
    setStart(node: PageNode, offset: number): void;
    setEnd(node: PageNode, offset: number): void;
    toString(): string;
  };
};
declare function getSelection(): { readonly focusNode: PageNode | null; readonly focusOffset: number } | null;

process.exitCode = await demo(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return 1;
});
