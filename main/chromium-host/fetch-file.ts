/** Answers a `file:` address as Electron's `net.fetch` does: the bytes, with a type guessed from the ending of the name. */
import { open } from 'node:fs/promises';
import { extname } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

const typeByEnding: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.htm': 'text/html',
  '.html': 'text/html',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.map': 'application/json',
  '.mjs': 'text/javascript',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/** Returns a file as a response. Fails with Chromium's words when the file cannot be opened. */
export async function fetchFile(url: URL): Promise<Response> {
  const path = fileURLToPath(url);
  const file = await open(path).catch(() => {
    throw new Error('net::ERR_FILE_NOT_FOUND');
  });
  const { size } = await file.stat();
  const type = typeByEnding[extname(path).toLowerCase()] ?? 'application/octet-stream';
  const body = Readable.toWeb(file.createReadStream()) as ReadableStream<Uint8Array>;
  return new Response(body, { headers: { 'content-type': type, 'content-length': String(size) } });
}
