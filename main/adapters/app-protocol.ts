import { protocol } from 'electron';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { APP_SCHEME } from './app-origin.ts';
import type { PagesToPrint } from './pages-to-print.ts';

/**
 * Serves the page: `app://bundle/…` names one of the files that were in the folder at the start, and nothing else.
 * There is no way from an address to a path.
 */

/**
 * Our scripts and our style sheet; nothing inline, nothing fetched, no picture, no frame. Styles are set through the
 * CSSOM, which no policy needs to allow. Text never becomes markup or code: the one trusted type that can be made is the
 * address of our worker (`renderer/worker/start-suggest-worker.ts`), which has this policy too and so no network.
 * `index.html` has the same as a `<meta>`, but for what only a header can say.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'none'",
  "font-src 'none'",
  "connect-src 'none'",
  "worker-src 'self'",
  "frame-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types saidwho-worker',
  "frame-ancestors 'none'", // Said by a header alone; a <meta> that says it is complained about.
].join('; ');

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.map': 'application/json',
};

/** Tells the system of the scheme; only before the app is ready. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the files of the folder and what is to be printed, and of the rest of the disk none: `file:` is answered with an error. */
export async function serveFolder(folder: string, toPrint: PagesToPrint): Promise<void> {
  const pathByAddress = await listAddresses(folder, '/');
  protocol.handle(APP_SCHEME, (request) => toPrint.respond(request) ?? respond(pathByAddress, request));
  protocol.handle('file', () => new Response('', { status: 403 }));
}

/** Returns what the address names, of the files in the map. */
export async function respond(
  pathByAddress: ReadonlyMap<string, string>,
  { url, method }: { readonly url: string; readonly method: string },
): Promise<Response> {
  const { hostname, pathname } = new URL(url);
  const path = hostname === 'bundle' ? pathByAddress.get(decoded(pathname)) : undefined;
  if (path === undefined || method !== 'GET') return new Response('', { status: path === undefined ? 404 : 405 });
  const headers = {
    'content-type': MEDIA_TYPES[extname(path)] ?? 'application/octet-stream',
    'content-security-policy': CONTENT_SECURITY_POLICY,
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    'cache-control': 'no-store',
  };
  return new Response(new Uint8Array(await readFile(path)), { headers });
}

function decoded(pathname: string): string {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname; // Not an address of ours: it is in no map.
  }
}

/** Walks the folder; inside an archive the system's own recursive listing does not work. */
export async function listAddresses(folder: string, address: string): Promise<Map<string, string>> {
  const pathByAddress = new Map<string, string>();
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isFile()) pathByAddress.set(address + entry.name, path);
    if (!entry.isDirectory()) continue;
    for (const found of await listAddresses(path, `${address}${entry.name}/`)) pathByAddress.set(...found);
  }
  return pathByAddress;
}
