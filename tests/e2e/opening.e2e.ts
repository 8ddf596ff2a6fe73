import { expect, test } from '@playwright/test';
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { FORMATS } from '../../shared/formats/index.ts';
import { annotatedMill, MILL, put, savedForm } from './articles.ts';
import {
  answerDialogs,
  articleOf,
  environmentOf,
  newFolder,
  newFolders,
  notices,
  type Program,
  ROOT,
  runtime,
  start,
  untilSaved,
} from './program.ts';

/** Every way in which an article comes onto the screen, on the real program. */

const MARKDOWN = '# The dam at Ved\n\n“It **holds**,” said the *engineer*.\n';
const HTML = `<!doctype html><title>The bridge at Sul</title><article><h1>The bridge at Sul</h1>
<p>“Nobody crosses it today,” said the warden of the bridge, who has kept it for forty years and more.</p>
<p>It was closed on Monday after the second crack, and the council will look at it again in the spring.</p></article>`;

const readsHtml = FORMATS.some(({ read, extensions }) => read !== undefined && extensions.includes('html'));
const hasSample = existsSync(join(ROOT, 'assets/samples'));

const filesIn = (folder: string) => (existsSync(folder) ? readdirSync(folder).sort() : []);

/** Drops a file of the page's own making: its bytes are known, its path is not. */
async function dropBytes({ page }: Program, name: string, content: string): Promise<void> {
  await page.evaluate(
    ([fileName, text]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], fileName));
      for (const type of ['dragenter', 'dragover', 'drop']) {
        const event = new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true });
        document.querySelector('[data-pane=article]')!.dispatchEvent(event);
      }
    },
    [name, content] as const,
  );
}

/** Drops a file of the disk as the system does, at the middle of the window. */
async function dropFile({ page }: Program, path: string): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await devtools.send('Input.dispatchDragEvent', { type, x: 500, y: 400, data });
  }
  await devtools.detach();
}

/** Starts the program a second time, unwatched, and waits for its end. */
async function startAgain(program: Program, file: string): Promise<number | null> {
  const [binary, ...switches] = runtime();
  const child = spawn(binary, [...switches, ROOT, file], { cwd: ROOT, env: environmentOf(program), stdio: 'ignore' });
  const limit = setTimeout(() => child.kill('SIGKILL'), 100_000);
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  clearTimeout(limit);
  return code;
}

const tagFirstQuotation = async ({ page }: Program) => {
  for (const key of ['Control+Home', 'Alt+ArrowDown', 'q']) await page.keyboard.press(key);
  await expect(page.getByTestId('counts')).toContainText('1 quote');
};

test('opens text, Markdown, HTML and its own files, by argument, key, drop and second start (D7)', async () => {
  const folder = newFolder();
  const text = put(folder, 'mill.txt', MILL);
  const markdown = put(folder, 'dam.md', MARKDOWN);
  const own = put(folder, 'annotated.saidwho', savedForm(annotatedMill()));
  const program = await start([text]);
  const { page } = program;
  const article = articleOf(program);

  await test.step('by command-line argument', async () => {
    await expect(article).toContainText('The council meets again on Monday.');
    await expect(notices(program)).toContainText('“mill.txt” stays as it is; your work goes to a copy in the library.');
    await expect(page.getByTestId('save-state')).toHaveText('Nothing to save yet');
  });

  await test.step('by key, and not when the dialog is closed', async () => {
    await answerDialogs(program, null);
    await page.keyboard.press('Control+o');
    await expect(article).toContainText('The council meets again on Monday.');
    await answerDialogs(program, markdown);
    await page.keyboard.press('Control+o');
    await expect(article).toContainText('“It holds,” said the engineer.');
    await expect(page.getByRole('heading', { name: 'The dam at Ved' }).first()).toBeVisible();
  });

  await test.step('by drop of bytes', async () => {
    if (readsHtml) {
      await dropBytes(program, 'bridge.html', HTML);
      await expect(article).toContainText('“Nobody crosses it today,” said the warden');
    }
    await dropBytes(program, 'note.txt', 'Only bytes are known of this.');
    await expect(article).toContainText('Only bytes are known of this.');
    await expect(page.getByText('Drop to open')).toHaveCount(0);
  });

  await test.step('by drop of a file of the disk: in place, or as a copy that is called one', async () => {
    await dropFile(program, own);
    await expect(page.getByTestId('counts')).toContainText('1 claim');
    // Where the system does not tell the path of what was dropped (the Chromium host), only a copy can be made.
    const isInPlace = page.getByTestId('save-state').getByText('Saved in annotated.saidwho');
    const isCopy = notices(program).getByText('“annotated.saidwho” stays as it is; your work goes to a copy');
    await expect(isInPlace.or(isCopy)).toBeVisible();
  });

  await test.step('by a second start, in the first window', async () => {
    expect(await startAgain(program, text)).toBe(0);
    await expect(article).toContainText('The council meets again on Monday.');
    expect(program.app.windows()).toHaveLength(1);
  });

  expect(filesIn(program.library), 'opening writes nothing').toEqual([]);
  expect(filesIn(folder)).toEqual(['annotated.saidwho', 'dam.md', 'mill.txt']);
  expect(readFileSync(own, 'utf8')).toBe(savedForm(annotatedMill()));
  await program.quit();
});

test('brings the annotated copy back when the same text is opened again, and says so', async () => {
  const folder = newFolder();
  const folders = newFolders();
  const text = put(folder, 'mill.txt', MILL);
  let program = await start([text], folders);
  await tagFirstQuotation(program);
  await untilSaved(program);
  expect(filesIn(program.library)).toEqual(['the-mill-at-orm.saidwho']);
  await program.quit();

  program = await start([text], folders);
  await expect(program.page.getByTestId('counts')).toContainText('1 quote');
  await expect(notices(program)).toContainText('You have worked on “mill.txt” before: this is your copy');
  expect(filesIn(program.library)).toEqual(['the-mill-at-orm.saidwho']);

  await test.step('and the library leads to it from another article', async () => {
    await answerDialogs(program, put(folder, 'dam.md', MARKDOWN));
    await program.page.keyboard.press('Control+o');
    await expect(articleOf(program)).toContainText('said the engineer');
    await program.page.getByRole('listbox', { name: 'Articles' }).getByText('The mill at Orm').dblclick();
    await expect(articleOf(program)).toContainText('The council meets again on Monday.');
    await expect(program.page.getByTestId('counts')).toContainText('1 quote');
  });
  expect(readFileSync(text, 'utf8')).toBe(MILL);
  await program.quit();
});

test('saves a file of its own where it is, and leaves one without a change as it was (D7, D8)', async () => {
  const folder = newFolder();
  const own = put(folder, 'mine.saidwho', savedForm(annotatedMill()));
  const program = await start([own]);
  await program.page.keyboard.press('Control+s');
  await expect(program.page.getByTestId('save-state')).toContainText('mine.saidwho');
  expect(readFileSync(own, 'utf8')).toBe(savedForm(annotatedMill()));

  for (const key of ['Control+End', 'c', 'Escape']) await program.page.keyboard.press(key);
  await expect(program.page.getByTestId('counts')).toContainText('2 claims');
  await untilSaved(program);
  await expect(program.page.getByTestId('save-state')).toHaveText(`Saved in ${basename(own)}`);
  const { annotations } = JSON.parse(readFileSync(own, 'utf8')) as { annotations: readonly { kind: string }[] };
  expect(annotations.filter(({ kind }) => kind === 'claim')).toHaveLength(2);
  expect(filesIn(program.library)).toEqual([]);
  expect(filesIn(folder).filter((name) => !name.endsWith('.lock'))).toEqual(['mine.saidwho']);
  await program.quit();
});

test('shows the sample article at the first start, and writes nothing for it', async () => {
  test.skip(!hasSample, 'there is no sample article in assets/samples');
  const program = await start();
  await expect(articleOf(program)).toBeVisible();
  await expect(program.page.getByTestId('counts')).toContainText('quote');
  expect(filesIn(program.library)).toEqual([]);
  await program.quit();
});
