import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, type ElectronApplication } from 'playwright';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, test as anyTest } from 'vitest';
import { findChromium } from '../../../main/chromium-host/find-chromium.ts';
import { pdfCopy } from '../../../shared/formats/pdf-copy.ts';
import { sampleArticle } from '../../builders/sample-article.ts';
import { testServices } from '../../builders/services.ts';

/**
 * Printing as the program does it, on the runtime that is here: the adapters of the real program in one that does
 * nothing else, and what other programs find in the PDF.
 */

const test = anyTest.skipIf(findChromium() === null);
/** Of poppler, where it is installed. */
const POPPLER = 'pdftotext';
const work = mkdtempSync(join(tmpdir(), 'printing-test-'));

const root = resolve(import.meta.dirname, '../../..');
/** Playwright asks Electron's package where the binary is, in this very process. */
if (!existsSync(join(root, 'node_modules/electron/dist'))) {
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] ??= join(root, 'main/chromium-host');
}

type Printed = { readonly ok: true; readonly value: string } | { readonly ok: false };
declare const printing: Promise<{ print(html: string): Promise<{ ok: boolean; value: Uint8Array }> }>;

let app: ElectronApplication;
let asked: string[];
let server: Server;

beforeAll(async () => {
  if (findChromium() === null) return;
  const env = {
    ...(process.env as Record<string, string>),
    SAIDWHO_HEADLESS: '1',
  };
  const args = [`--user-data-dir=${join(work, 'data')}`, resolve(import.meta.dirname, 'printing-app')];
  app = await _electron.launch({ args, env });
  asked = [];
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
});

afterAll(async () => {
  await app?.close();
  server?.close();
  rmSync(work, { recursive: true, force: true });
});

async function print(html: string): Promise<Uint8Array> {
  const printed = await app.evaluate(async (_electron, page): Promise<Printed> => {
    const result = await (await printing).print(page);
    return result.ok ? { ok: true, value: Buffer.from(result.value).toString('base64') } : { ok: false };
  }, html);
  if (!printed.ok) throw new Error('It was not printed');
  return new Uint8Array(Buffer.from(printed.value, 'base64'));
}

/** pdfjs takes over the bytes it is given. */
const open = (pdf: Uint8Array): Promise<PDFDocumentProxy> => getDocument({ data: pdf.slice() }).promise;

async function textOf(document: PDFDocumentProxy): Promise<string> {
  const pages = Array.from({ length: document.numPages }, (_, i) => document.getPage(i + 1));
  const contents = await Promise.all(pages.map(async (page) => (await page).getTextContent()));
  return contents.flatMap(({ items }) => items.map((item) => ('str' in item ? item.str : ''))).join('');
}

const dense = (text: string): string => text.normalize('NFKC').replace(/[\s\u200e\u200f\u202a-\u202e]/g, '');

const pageOf = (article = sampleArticle()) => pdfCopy.write!(article, testServices());

describe('the printed copy', () => {
  test('holds every word of the article, the notes beside it, and the speakers', async () => {
    const text = dense(await textOf(await open(await print(pageOf()))));
    for (const words of [
      'Councilsplitsoverthetram',
      'andwecanpayforit.',
      'Faresroseby12percentin2024',
      'Refuted',
      'Nobodyhere',
    ]) {
      expect(text.toLowerCase()).toContain(words.toLowerCase());
    }
  });

  test('is tagged, in the language of its labels, with its title and its headings as outline', async () => {
    const document = await open(await print(pageOf()));
    const marks = (await document.getMarkInfo()) as unknown as ReadonlyMap<string, boolean>; // Typed as an object by mistake.
    expect(marks.get('Marked')).toBe(true);
    const tree = await (await document.getPage(1)).getStructTree();
    expect(JSON.stringify(tree)).toMatch(/"role":"H1".*"role":"P"/s);
    const outline = await document.getOutline();
    expect(JSON.stringify(outline)).toContain('Claims and verdicts');
    const { info } = await document.getMetadata();
    expect(info).toMatchObject({ Title: 'Council splits over the tram 🚋 – annotated' });
  });

  test('is the same bytes each time, and names neither day nor system (X5, X7)', async () => {
    const first = await print(pageOf());
    await new Promise((later) => setTimeout(later, 1100)); // Chromium's dates are to the second.
    expect(Buffer.compare(await print(pageOf()), first)).toBe(0);
    expect(Buffer.from(first).toString('latin1')).not.toMatch(
      /CreationDate|ModDate|Mozilla|Linux|Macintosh|Windows NT/,
    );
  });

  test('runs no script and asks nobody for anything, whatever the page says (H1)', async () => {
    const { port } = server.address() as AddressInfo;
    const address = `http://127.0.0.1:${port}`;
    const hostile = `<!doctype html><title>t</title>
      <link rel="stylesheet" href="${address}/a.css"><meta http-equiv="refresh" content="0;url=${address}/refresh">
      <style>@import url(${address}/b.css); body { background: url(${address}/c.png) }</style>
      <p id="p">plain</p><img src="${address}/d.png"><iframe src="${address}/e"></iframe>
      <script>document.getElementById('p').textContent = 'ran';</script>
      <svg onload="document.getElementById('p').textContent = 'ran'"></svg>`;
    const text = await textOf(await open(await print(hostile)));
    expect(text).toContain('plain');
    expect(text).not.toContain('ran');
    expect(asked).toEqual([]);
  });

  test('prints one page after another and leaves no window behind', async () => {
    const printed = await Promise.all(['one', 'two', 'three'].map((word) => print(`<!doctype html><p>${word}</p>`)));
    const texts = await Promise.all(printed.map(async (pdf) => textOf(await open(pdf))));
    expect(texts.map((text) => /one|two|three/.exec(text)?.[0])).toEqual(['one', 'two', 'three']);
    expect(await app.evaluate(async ({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(0);
  });

  const hasPoppler = (() => {
    try {
      execFileSync(POPPLER, ['-v'], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  })();
  anyTest.skipIf(!hasPoppler || findChromium() === null)(
    'is read by poppler (needs pdftotext)',
    async () => {
      const file = join(work, 'copy.pdf');
      writeFileSync(file, await print(pageOf()));
      execFileSync(POPPLER, [file, join(work, 'copy.txt')]);
      expect(dense(readFileSync(join(work, 'copy.txt'), 'utf8'))).toContain('Faresroseby12percentin2024');
    },
    60_000,
  );
});
