import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { type Browser, chromium } from 'playwright';
import { afterAll, beforeAll, describe, expect, it, test as anyTest } from 'vitest';
import { findChromium } from '../../../main/chromium-host/find-chromium.ts';
import { emptyDossier } from '../../../shared/annotations/dossiers.ts';
import { capsule } from '../../../shared/formats/capsule.ts';
import { claimAlone } from '../../../shared/formats/claim-alone.ts';
import { FORMATS } from '../../../shared/formats/index.ts';
import { pickReader } from '../../../shared/formats/pick-format.ts';
import type { Article } from '../../../shared/model/article.ts';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import { sampleArticle } from '../../builders/sample-article.ts';
import { fileOf, testServices } from '../../builders/services.ts';

const write = (article = sampleArticle()) => capsule.write!(article, testServices());
const read = (page: string) => capsule.read!(fileOf(page, 'capsule.html'), testServices());

function* namesIn(node: DefaultTreeAdapterTypes.Node): Generator<string> {
  if ('tagName' in node) yield node.tagName;
  if ('attrs' in node) for (const { name } of node.attrs) yield `@${name}`;
  if ('childNodes' in node) for (const child of node.childNodes) yield* namesIn(child);
}

const HOSTILE = `</pre></style><script>fetch('/x')</script><img src="/y" onerror="fetch('/z')">&lt;'"`;
/** Of an address that runs. */
const SCRIPT = 'javascript';

const hostileArticle = (): Article => ({
  ...annotatedArticle('{claim#c1:x}', {
    metadata: { title: HOSTILE, url: `${SCRIPT}:alert(1)`, note: HOSTILE },
    speakers: { s1: HOSTILE },
    attributes: { c1: { normalised: HOSTILE, note: HOSTILE } },
  }),
  dossiers: [
    {
      ...emptyDossier('c1'),
      justification: HOSTILE,
      questions: [{ id: 'q', text: HOSTILE }],
      evidence: [{ id: 'e', question: 'q', answer: HOSTILE, url: `https://x.example/${HOSTILE}`, quote: HOSTILE }],
    },
  ],
});

describe('the evidence capsule', () => {
  it('holds neither script nor anything that is fetched, whatever the article says (H1, X3)', () => {
    const allowed = new Set(namesIn(parse(write())));
    const names = new Set([...allowed, ...namesIn(parse(write(hostileArticle())))]);
    expect(
      [...names].filter((name) => /^(?:script|img|iframe|link|object|@on.*|@src|@style|@action)$/u.test(name)),
    ).toEqual([]);
    expect(write(hostileArticle())).not.toContain(`href="${SCRIPT}:`);
    expect(read(write(hostileArticle()))).toEqual({ ok: true, value: { article: hostileArticle(), notes: [] } });
  });

  it('shows what was written in Markdown as it reads, and follows addresses of the web alone', () => {
    const justification = 'Said *twice*:\n\n1. [here](https://x.example/a)\n2. [there](ftp://x.example)\n\n> <b>';
    const article = { ...annotatedArticle('{claim#c1:x}'), dossiers: [{ ...emptyDossier('c1'), justification }] };
    expect(write(article)).toContain(
      '<div class="note" dir="auto"><p>Said <em>twice</em>:</p>' +
        '<ol><li>here <span class="soft">(<a href="https://x.example/a" rel="noreferrer">https://x.example/a</a>)</span></li>' +
        '<li>there <span class="soft">(ftp://x.example)</span></li></ol><blockquote><p>&lt;b&gt;</p></blockquote></div>',
    );
  });

  it('is refused in a sentence where its data are gone, and says so where they were changed', () => {
    expect(read(write().replace('<pre id', '<pre class'))).toMatchObject({ problems: [{ code: 'capsule/no-data' }] });
    const changed = read(write().replaceAll('62 million', '26 million'));
    expect(changed).toMatchObject({ ok: true, value: { notes: [expect.stringMatching(/changed since/)] } });
  });

  it('holds one claim alone with its quote, its speaker and its check, in the whole text', () => {
    const one = claimAlone(sampleArticle(), 'c1');
    expect(one.blocks).toEqual(sampleArticle().blocks);
    expect(one.annotations.map(({ id }) => id).sort()).toEqual(['c1', 'm1', 'q1', 'u1']);
    expect(one.speakers.map(({ id }) => id)).toEqual(['s1']);
    expect(one.dossiers?.map(({ claim }) => claim)).toEqual(['c1']);
    expect(read(write(one))).toEqual({ ok: true, value: { article: one, notes: [] } });
  });
});

const test = anyTest.skipIf(findChromium() === null);
let browser: Browser;
let server: Server;
let asked: string[];
let policy: string;

it('leaves pages that are none to the reader of web pages, also those without a head', () => {
  const picked = pickReader({ bytes: new TextEncoder().encode('<p>A piece of a page'), name: 'piece.html' }, FORMATS);
  expect(picked.ok && picked.value.id).toBe('html-page');
});

beforeAll(async () => {
  if (findChromium() === null) return;
  browser = await chromium.launch({ executablePath: findChromium()!, args: ['--no-sandbox'] });
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.setHeader('content-type', 'text/html; charset=utf-8');
    if (policy !== '') response.setHeader('content-security-policy', policy);
    response.end(write(hostileArticle()));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
}, 60_000);

afterAll(async () => {
  await browser?.close();
  server?.close();
});

describe.each(['', "default-src 'none'; sandbox"])('in Chromium, under the policy “%s”', (given) => {
  test('shows what was asked and found, and asks for nothing', async () => {
    [asked, policy] = [[], given];
    const page = await browser.newPage();
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/capsule`);
    expect(await page.locator('.claim h3').textContent()).toContain(HOSTILE);
    expect(await page.locator('.evidence mark').textContent()).toBe(HOSTILE);
    await page.locator('summary').click();
    expect(await page.locator('#saidwho-json').isVisible()).toBe(true);
    if (given === '')
      expect(await page.locator('main').evaluate((main) => getComputedStyle(main).maxWidth)).toBe('832px');
    // The browser asks for an icon by itself.
    expect({ asked: asked.filter((url) => url !== '/favicon.ico'), errors }).toEqual({
      asked: ['/capsule'],
      errors: [],
    });
    await page.close();
  }, 60_000);
});
