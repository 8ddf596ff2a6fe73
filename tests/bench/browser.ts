import { createServer, type Server } from 'node:http';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { type Browser, chromium } from 'playwright';
import { build } from 'vite';
import { findChromium } from '../../main/chromium-host/find-chromium.ts';

/** The built page and the browser it is opened in. */
export interface Bench {
  readonly browser: Browser;
  readonly address: string;
  close(): Promise<void>;
}

const root = resolve(import.meta.dirname, 'page');

/** A screen would make every time a multiple of its own; exact memory figures are off by default. */
const FLAGS = [
  '--disable-frame-rate-limit',
  '--disable-gpu-vsync',
  '--enable-precise-memory-info',
  '--js-flags=--expose-gc',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/**
 * Builds the page as the program is built, serves it and opens the browser.
 *
 * @param recogito a folder in whose `node_modules` @recogito/text-annotator is, or null
 * @throws Error when there is no Chromium
 */
export async function openBench(recogito: string | null): Promise<Bench> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('No Chromium was found: install it, or name one in SAIDWHO_CHROMIUM');
  const out = mkdtempSync(join(tmpdir(), 'saidwho-bench-'));
  await build({ root, logLevel: 'error', configFile: false, build: { outDir: join(out, 'page'), minify: true } });
  if (recogito !== null) await buildRecogito(recogito, out);
  const server = await serve(out);
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  return {
    browser,
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async close() {
      await browser.close();
      server.close();
      rmSync(out, { recursive: true, force: true });
    },
  };
}

/** One file of it and what it needs, so that the page can load it from beside itself. */
async function buildRecogito(folder: string, out: string): Promise<void> {
  const entry = join(out, 'entry.js');
  writeFileSync(entry, "export * from '@recogito/text-annotator';\n");
  const resolveThere = {
    name: 'resolve-there',
    enforce: 'pre' as const,
    resolveId(this: { resolve(id: string, from: string): unknown }, id: string) {
      return id === '@recogito/text-annotator' ? this.resolve(id, join(resolve(folder), 'index.js')) : null;
    },
  };
  const styles = join(resolve(folder), 'node_modules/@recogito/text-annotator/dist/text-annotator.css');
  await build({
    root: resolve(folder),
    logLevel: 'error',
    configFile: false,
    plugins: [resolveThere],
    define: { 'process.env.NODE_ENV': '"production"' }, // A library is built without it.
    build: { outDir: join(out, 'recogito'), lib: { entry, formats: ['es'], fileName: () => 'recogito.js' } },
  });
  copyFileSync(styles, join(out, 'recogito', 'recogito.css'));
}

function serve(out: string): Promise<Server> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://bench/').pathname;
    const folder = path.startsWith('/recogito.') ? 'recogito' : 'page';
    try {
      const bytes = readFileSync(join(out, folder, path === '/' ? 'index.html' : path));
      response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'text/html' }).end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  return new Promise((done) => server.listen(0, '127.0.0.1', () => done(server)));
}
