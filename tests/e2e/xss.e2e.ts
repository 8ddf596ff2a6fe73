import { chromium, expect, type Page, test } from '@playwright/test';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from '../../main/chromium-host/find-chromium.ts';
import { annotatedArticle } from '../builders/annotated-article.ts';
import { annotatedMill, MILL, put, savedForm } from './articles.ts';
import { type CatchAll, catchAll } from './catch-all.ts';
import { dealt, hostileArticle, hostilePages, inGroups, lineOf } from './hostile-articles.ts';
import { answerDialogs, articleOf, newFolder, newFolders, type Program, start } from './program.ts';
import { type Vector, vectorsFor } from './xss-vectors.ts';
import { watch, type Witness, witness } from './witness.ts';

/**
 * No word in an article ever becomes markup, code, an address or a style (H1, H10, X3): some three hundred vectors go in
 * by every way that text has into the program. Nothing may run, be asked for, be navigated to, opened or refused by the
 * policy: what the policy has to refuse has been tried already.
 */

let server: CatchAll;
let vectors: readonly Vector[];
test.beforeAll(async () => {
  server = await catchAll();
  vectors = vectorsFor(server.host);
});
test.afterAll(async () => {
  await server.close();
});

/** What may be in the page; everything else came out of an article. */
const FOREIGN =
  'script, style, iframe, frame, frameset, object, embed, applet, portal, form, base, link, meta, video, audio, ' +
  'source, track, picture, img:not(.ProseMirror-separator), image, a, area, math, table, marquee, slot, foreignObject, ' +
  'use, animate, set, noscript, xmp, plaintext, u, s, center, font';

interface Trial {
  readonly program: Program;
  readonly seen: Witness;
  readonly address: string;
}

async function begin(files: readonly string[], folders = newFolders()): Promise<Trial> {
  const program = await start(files, folders);
  return { program, seen: await witness(program), address: program.page.url() };
}

/** The whole of the promise, after anything that was done. */
async function expectUntouched({ program, seen, address }: Trial, after: string): Promise<void> {
  const { page } = program;
  await page.waitForTimeout(100);
  const found = await page.evaluate((foreign) => {
    const inside = [...document.querySelectorAll('body *')];
    return {
      canary: globalThis.canary ?? 'untouched',
      // React Aria keeps its lists in templates; what is in one is looked at like the rest.
      elements: [document.body, ...[...document.querySelectorAll('template')].map(({ content }) => content)]
        .flatMap((root) => [...root.querySelectorAll(foreign)])
        .map(({ outerHTML }) => outerHTML.slice(0, 200)),
      shadows: inside.filter(({ shadowRoot }) => shadowRoot !== null).map(({ localName }) => localName),
      handlers: inside.flatMap(({ attributes }) =>
        [...attributes].map(({ name }) => name).filter((name) => name.startsWith('on')),
      ),
      bridge: Object.keys((window as unknown as { host: object }).host).join(' '),
      polluted: Object.keys(Object.prototype),
    };
  }, FOREIGN);
  expect(found, after).toEqual({
    canary: 'untouched',
    elements: [],
    shadows: [],
    handlers: [],
    bridge: 'call openDropped on',
    polluted: [],
  });
  expect(await seen.violations(), after).toEqual([]);
  expect(seen.incidents, after).toEqual([]);
  expect(seen.complaints, after).toEqual([]);
  expect(
    seen.requests.filter((asked) => new URL(asked).origin !== new URL(address).origin),
    after,
  ).toEqual([]);
  expect(page.url(), after).toBe(address);
  expect(program.app.windows(), after).toHaveLength(1);
  expect({ asked: server.asked, connections: server.connections }, after).toEqual({ asked: [], connections: 0 });
}

async function openByKey({ program }: Trial, path: string, expected: string): Promise<void> {
  await answerDialogs(program, path);
  await program.page.keyboard.press('Control+o');
  await expect(articleOf(program)).toContainText(expected, { timeout: READ_WITHIN });
}

/** Each file is read in a process of its own, which takes its time on a machine that has more to do. Milliseconds. */
const READ_WITHIN = 60_000;

const MARKER = 'Marker';

test('three hundred vectors are no idle threat: in a bare browser they run and load', async () => {
  const browserPath = findChromium();
  test.skip(browserPath === null, 'needs Chromium');
  const pages = (path: string): string | null => {
    const number = /^\/raw\/(\d+)$/.exec(path)?.[1];
    if (number !== undefined) return `<!doctype html><body>${bare[Number(number)]?.text ?? ''}`;
    if (path !== '/') return null;
    return bare.map((vector) => `<iframe src="/raw/${vector.number}" width=9 height=9></iframe>`).join('');
  };
  let bare: readonly Vector[] = [];
  const open = await catchAll(pages);
  bare = vectorsFor(open.host);
  const browser = await chromium.launch({ executablePath: browserPath!, args: browserSwitches() });
  const page = await browser.newPage();
  await page.goto(`http://${open.host}/`, { waitUntil: 'commit' });
  const ran = async (): Promise<number> =>
    new Set(await page.evaluate(() => [globalThis.canary].flat(Infinity).filter((one) => typeof one === 'number')))
      .size;
  const loaded = () => new Set(open.asked.flatMap((path) => /^\/hit\/(\d+)/.exec(path)?.[1] ?? [])).size;
  await expect.poll(ran, { message: 'vectors that ran', timeout: 120_000 }).toBeGreaterThan(60);
  await expect.poll(loaded, { message: 'vectors that loaded', timeout: 60_000 }).toBeGreaterThan(30);
  await browser.close();
  await open.close();
  expect(bare.length).toBeGreaterThanOrEqual(250);
  expect(new Set(bare.map(({ text }) => text)).size).toBe(bare.length);
});

test('vectors in text, Markdown and web pages, opened and dropped, in file names and titles, do nothing (H1, X3)', async () => {
  test.setTimeout(480_000);
  const folder = newFolder();
  const folders = newFolders();
  const lines = vectors.map(lineOf);
  mkdirSync(folders.library, { recursive: true });
  for (const [index, group] of inGroups(lines, 20).entries()) {
    const article = annotatedArticle('A paragraph.', { id: `a${index}`, metadata: { title: group.join(' ') } });
    put(folders.library, `titled-${index}.saidwho`, savedForm(article));
  }
  const names = namesOnDisk(lines);
  expect(names.length).toBeGreaterThan(15);
  for (const name of names) put(folders.library, `${name}.saidwho`, '{');

  const trial = await begin([put(folder, 'mill.txt', MILL)], folders);
  const { program } = trial;
  const { page } = program;

  await test.step('in the library, as titles and as file names', async () => {
    const list = page.getByRole('listbox', { name: 'Articles' });
    const count = inGroups(lines, 20).length + names.length;
    await expect(list.getByRole('option').first()).toHaveAttribute('aria-setsize', String(count));
    await expect(page.getByText('Reading the articles')).toHaveCount(0);
    // Only what is near the view is drawn: every row is gone to once, from the last to the first.
    await list.focus();
    await page.keyboard.press('End');
    for (let row = count; row >= 1; row -= 1) {
      const option = list.locator(`[role=option][aria-posinset="${row}"]`);
      await expect(option).toHaveAttribute('aria-selected', 'true');
      if (row > 1) await page.keyboard.press('ArrowUp');
    }
    await expectUntouched(trial, 'library');
    await page.getByLabel('Find articles by title').fill('script');
    await expect(list).toContainText('<script>');
    await list.getByRole('option').filter({ hasText: 'nothing tagged yet' }).first().click();
    await page.keyboard.press('Enter');
    await expect(articleOf(program)).toContainText('A paragraph.', { timeout: READ_WITHIN });
    await expectUntouched(trial, 'an article of the library');
  });

  await test.step('in plain text', async () => {
    await openByKey(trial, put(folder, 'lines.txt', `${MARKER}\n${lines.join('\n')}`), MARKER);
    await expect(articleOf(program)).toContainText('<script type="module">');
    await expectUntouched(trial, 'plain text');
  });

  await test.step('in Markdown', async () => {
    await openByKey(trial, put(folder, 'prose.md', `# ${MARKER} prose\n\n${lines.join('\n\n')}`), `${MARKER} prose`);
    const structured = lines.map((line, index) => `${['# ', '> ', '- ', '1. ', '**'][index % 5]}${line}`).join('\n\n');
    await openByKey(
      trial,
      put(folder, 'parts.md', `---\ntitle: ${lines[1]}\n---\n# ${MARKER} parts\n\n${structured}`),
      'parts',
    );
    await expectUntouched(trial, 'Markdown');
  });

  await test.step('in web pages', async () => {
    for (const [index, page] of hostilePages(vectors, MARKER).entries()) {
      await openByKey(trial, put(folder, `page-${index}.html`, page), `${MARKER}${index} is a page`);
      await expectUntouched(trial, `web page ${index}`);
    }
  });

  await test.step('dropped as bytes, under every name', async () => {
    for (const [index, group] of inGroups(vectors, 16).entries()) {
      const [ending, before] = (
        [
          ['txt', '\n'],
          ['md', '\n\n'],
          ['html', '</p><p>'],
        ] as const
      )[index % 3]!;
      const name = group
        .map(({ text }) => text)
        .join(' ')
        .slice(0, 990);
      await dropBytes(page, `${name}.${ending}`, `<p>Dropped ${index}${before}${group.map(lineOf).join(before)}`);
      await expect(articleOf(program)).toContainText(`Dropped ${index}`, { timeout: READ_WITHIN });
    }
    await expectUntouched(trial, 'drops');
  });

  await test.step('opened from files of such names', async () => {
    for (const [index, name] of names.slice(0, 6).entries()) {
      await openByKey(trial, put(folder, `${name}.txt`, `Named ${index}\n${name}`), `Named ${index}`);
    }
    await expectUntouched(trial, 'file names');
  });
  await program.quit();
});

test('vectors in every field of an annotated article do nothing on the screen (H1, H10, X3)', async () => {
  test.setTimeout(480_000);
  const file = put(newFolder(), 'hostile.saidwho', savedForm(hostileArticle(vectors)));
  const trial = await begin([file]);
  const { page } = trial.program;
  await expect(articleOf(trial.program)).toContainText('<script type="module">');
  await expectUntouched(trial, 'opened');

  await test.step('annotation by annotation, in the inspector and on the cards', async () => {
    const counted = Number(/(\d+) quotes/.exec((await page.getByTestId('counts').textContent()) ?? '')?.[1]);
    expect(counted).toBeGreaterThan(30);
    await articleOf(trial.program).focus();
    await page.keyboard.press('Control+Home');
    for (let step = 0; step < counted; step += 1) await page.keyboard.press('}');
    await expect(page.getByRole('region', { name: 'Quote, details' })).toBeVisible();
    await expectUntouched(trial, 'quotes');
    await page.keyboard.press('Control+Home');
    for (let step = 0; step < 60; step += 1) await page.keyboard.press(']');
    await expectUntouched(trial, 'annotations');
  });

  await test.step('speaker by speaker', async () => {
    await page.getByRole('tab', { name: 'Speakers' }).click();
    const list = page.getByRole('listbox', { name: 'Speakers' });
    await list.getByRole('option').first().click();
    for (let step = 0; step < 40; step += 1) await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('textbox', { name: 'Name' })).not.toHaveValue('');
    await expectUntouched(trial, 'speakers');
  });

  await test.step('in the list that completes names and links', async () => {
    await articleOf(trial.program).focus();
    for (const key of ['Control+Home', ']', ';']) await page.keyboard.press(key);
    await expect(page.getByRole('option').first()).toBeVisible();
    await page.keyboard.press('Escape');
    await expectUntouched(trial, 'picks');
  });
  await trial.program.quit();
});

test('vectors that are typed, pasted and dropped do nothing (H1, X3)', async () => {
  test.setTimeout(480_000);
  const trial = await begin([put(newFolder(), 'mill.saidwho', savedForm(annotatedMill()))]);
  const { program } = trial;
  const { page } = program;
  const lines = vectors.map(lineOf);

  await test.step('pasted into the text as plain text and as markup, and dropped on it', async () => {
    await articleOf(program).focus();
    for (const key of ['F2', 'Control+End']) await page.keyboard.press(key);
    for (const way of ['both', 'markup', 'text', 'drop'] as const) {
      await page.evaluate(
        ([texts, how]) => {
          const article = document.querySelector('.article')!;
          const { left, top } = article.getBoundingClientRect();
          for (const text of texts) {
            const given = new DataTransfer();
            if (how !== 'markup') given.setData('text/plain', text);
            if (how !== 'text') given.setData('text/html', `<meta charset="utf-8">${text}`);
            const options = { bubbles: true, cancelable: true };
            const event =
              how === 'drop'
                ? new DragEvent('drop', { ...options, dataTransfer: given, clientX: left + 60, clientY: top + 60 })
                : new ClipboardEvent('paste', { ...options, clipboardData: given });
            article.dispatchEvent(event);
          }
        },
        [
          way === 'markup' ? vectors.map(({ text }) => text) : inGroups(lines, 15).map((group) => group.join(' ')),
          way,
        ] as const,
      );
      await expectUntouched(trial, `pasted: ${way}`);
    }
    await expect(articleOf(program)).toContainText('<script type="module">');
  });

  await test.step('typed into the text, key by key', async () => {
    for (const text of [lines[0]!, '"><img src=x onerror=top.canary=1>', '<svg/onload=top.canary=1>'])
      await page.keyboard.type(text);
    await expectUntouched(trial, 'typed');
    for (const key of ['F2', 'Control+Home']) await page.keyboard.press(key);
  });

  await test.step('typed into the fields of a quote, a claim, a speaker and the article', async () => {
    const places = [
      async () => {
        await page.getByText('About this article').click();
        return page.locator('details').getByRole('textbox');
      },
      async () => {
        await page.getByRole('listbox', { name: 'All annotations' }).getByRole('option').first().click();
        return page
          .getByRole('region', { name: /, details$/ })
          .locator('textarea, input[type=text], input:not([type])');
      },
      async () => {
        await page.getByRole('tab', { name: 'Speakers' }).click();
        await page.getByRole('listbox', { name: 'Speakers' }).getByRole('option').first().click();
        return page.getByRole('region', { name: /^Speaker / }).getByRole('textbox');
      },
    ];
    await articleOf(program).focus();
    await page.keyboard.press('Control+Home');
    for (const [index, place] of places.entries()) {
      const fields = await place();
      await fields.first().waitFor();
      const count = await fields.count();
      for (const [at, share] of dealt(lines, count).entries()) {
        await fields.nth(at).fill(share.join(' '));
        await page.waitForTimeout(600); // What is typed goes into the article when typing pauses.
      }
      await page.keyboard.press('Tab');
      await expectUntouched(trial, `fields of place ${index}`);
    }
  });
  await program.quit();
});

test('vectors do nothing in the previews of exports, nor in the reading copy in a browser (H1, X3)', async () => {
  test.setTimeout(480_000);
  const folder = newFolder();
  const trial = await begin([put(folder, 'hostile.saidwho', savedForm(hostileArticle(vectors)))]);
  const { program } = trial;
  const { page } = program;
  const copy = join(folder, 'copy.html');

  await test.step('in every preview', async () => {
    await page.getByRole('button', { name: 'Export' }).click();
    const formats = page.getByRole('dialog').getByRole('radio');
    const count = await formats.count();
    let withVectors = 0;
    for (let index = 0; index < count; index += 1) {
      await formats.nth(index).check({ force: true });
      await expect(page.getByRole('button', { name: 'Save as…' })).toBeEnabled();
      await expect(page.getByTestId('preview')).not.toHaveText('Preparing the preview…');
      // Workbooks and archives have no text to look at.
      if ((await page.getByTestId('preview').textContent())?.includes('script') === true) withVectors += 1;
    }
    expect(withVectors).toBeGreaterThan(count / 2);
    await answerDialogs(program, copy);
    await page.getByRole('dialog').getByText('HTML reading copy').first().click();
    await expect(page.getByTestId('preview')).toContainText('<!doctype html>');
    await page.getByRole('button', { name: 'Save as…' }).click();
    await expect(page.getByText('Exported to copy.html')).toBeVisible();
    await expectUntouched(trial, 'previews');
  });
  await program.quit();

  await test.step('in the reading copy, with its policy and without', async () => {
    const browserPath = findChromium();
    test.skip(browserPath === null, 'the reading copy needs Chromium');
    const bare = join(folder, 'bare.html');
    const written = readFileSync(copy, 'utf8');
    const withoutPolicy = written.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '');
    expect(withoutPolicy.length).toBeLessThan(written.length);
    writeFileSync(bare, withoutPolicy);
    const browser = await chromium.launch({ executablePath: browserPath!, args: browserSwitches() });
    for (const path of [copy, bare]) await expectHarmless(await browser.newPage(), path);
    await browser.close();
    expect({ asked: server.asked, connections: server.connections }).toEqual({ asked: [], connections: 0 });
  });
});

/** A page on the disk that is opened, looked over and pointed at does nothing but stand there. */
async function expectHarmless(page: Page, path: string): Promise<void> {
  const seen = watch(page);
  await page.goto(`file://${path}`);
  await page.evaluate(() => {
    for (const element of document.querySelectorAll('*')) {
      for (const type of ['mouseover', 'focus', 'pointerenter', 'animationstart', 'toggle', 'error', 'load'])
        element.dispatchEvent(new Event(type));
    }
  });
  await page.waitForTimeout(500);
  const found = await page.evaluate(() => ({
    canary: globalThis.canary ?? 'untouched',
    elements: [...new Set([...document.body.querySelectorAll('*')].map(({ localName }) => localName))].sort(),
    scripts: [...document.scripts].map(({ type }) => type),
    handlers: [...document.querySelectorAll('*')].flatMap(({ attributes }) =>
      [...attributes].map(({ name }) => name).filter((name) => name.startsWith('on')),
    ),
    links: [...document.links].map((link) => link.getAttribute('href') ?? '').filter((href) => !href.startsWith('#')),
  }));
  expect(found, path).toMatchObject({ canary: 'untouched', scripts: ['application/ld+json'], handlers: [], links: [] });
  const ours =
    /^(a|article|aside|bdi|blockquote|br|dd|details|div|dl|dt|em|footer|h[1-6]|header|li|main|mark|ol|p|section|small|span|strong|summary|table|tbody|td|th|thead|tr|ul|cite|q|b|i|time|nav)$/;
  expect(
    found.elements.filter((name) => !ours.test(name)),
    path,
  ).toEqual([]);
  expect(seen.requests, path).toEqual([`file://${path}`]);
  expect(seen.incidents, path).toEqual([]);
  expect(page.url(), path).toBe(`file://${path}`);
  await page.close();
}

/** Chromium's own sandbox does not work for root. */
const browserSwitches = (): string[] => (process.getuid?.() === 0 ? ['--no-sandbox'] : []);

/** File names that are vectors, as many in one as a file system bears. */
function namesOnDisk(lines: readonly string[]): readonly string[] {
  const possible = lines.filter((line) => !/[/\\]/.test(line) && Buffer.byteLength(line) < 200);
  const names: string[] = [];
  let name = '';
  for (const line of possible) {
    if (Buffer.byteLength(name + line) > 200) {
      names.push(name);
      name = '';
    }
    name = `${name} ${line}`.trim();
  }
  return [...names, name];
}

/** Drops a file of the page's own making: its bytes are known, its path is not. */
async function dropBytes(page: Page, name: string, content: string): Promise<void> {
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
