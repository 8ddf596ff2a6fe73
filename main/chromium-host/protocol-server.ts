/**
 * The app's own schemes, served over loopback HTTP. `protocol.handle('app', …)` answers what the page asks of
 * `http://bundle.app.localhost:PORT/`, response headers and all, so the app's content policy arrives as it was written.
 *
 * Anyone on the machine can reach a loopback port, so a request must carry the *key*, a random cookie that only our Chromium
 * has (HttpOnly, SameSite=Strict, given to it over the DevTools pipe), and must name a `*.localhost:PORT` host, which stops a
 * foreign page whose name was rebound to 127.0.0.1. Everything else gets 403.
 */
import type * as Electron from 'electron';
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pathToFileURL } from 'node:url';
import { blankPath, makeAddresses, splitHost } from './addresses.ts';
import type { Addresses } from './addresses.ts';
import { fetchFile } from './fetch-file.ts';
import { provideOnly } from './guard.ts';
import { askBeforeRequest, askHeadersReceived } from './web-request.ts';

type Handler = (request: Request) => Response | Promise<Response>;

const handlers = new Map<string, Handler>();
const key = { name: 'saidwho-host', value: randomBytes(32).toString('hex') };
/** Opens the blank page. It stands on Chromium's command line, where others can read it, so it opens nothing else. */
const blankToken = randomBytes(16).toString('hex');
let server: Server | null = null;

/** Electron's `protocol`. The privileges of a scheme are those of a secure HTTP origin, whatever is registered. */
export const protocol = provideOnly('protocol.', {
  registerSchemesAsPrivileged() {},
  handle(scheme: string, handler: Handler) {
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    handlers.set(scheme, handler);
  },
  unhandle(scheme: string) {
    if (!handlers.delete(scheme)) throw new Error(`Failed to unhandle protocol: ${scheme}`);
  },
  isProtocolHandled: (scheme: string) => handlers.has(scheme),
} satisfies Pick<Electron.Protocol, 'registerSchemesAsPrivileged' | 'handle' | 'unhandle' | 'isProtocolHandled'>);

/** Starts to serve, on a free loopback port. */
export async function startServer(): Promise<void> {
  const started = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      console.error(error);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  server = started;
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  started.unref();
}

/** Returns the port of the server. */
export function serverPort(): number {
  if (!server) throw new RangeError('The server has not been started');
  return (server.address() as AddressInfo).port;
}

/** Returns how addresses are translated now. */
export function addresses(): Addresses {
  return makeAddresses(serverPort(), (scheme) => handlers.has(scheme));
}

/** Returns the address of an empty page, of the same origin as `address` when one is given. */
export function blankAddress(address: string | null, windowId: number): string {
  const { toPage, isServed } = addresses();
  const page = address === null ? '' : toPage(address);
  const origin = isServed(page) ? new URL(page).origin : `http://window.host.localhost:${serverPort()}`;
  return `${origin}${blankPath}${blankToken}?${windowId}`;
}

/** Returns the cookie that lets Chromium fetch from the origin of `address` (`Storage.setCookies` takes it). */
export function keyCookie(address: string): object {
  const url = `${new URL(addresses().toPage(address)).origin}/`;
  return { ...key, url, httpOnly: true, sameSite: 'Strict' };
}

/** Asks the handler of a scheme, as `net.fetch` of the app does. */
export async function askHandler(request: Request): Promise<Response> {
  const scheme = new URL(request.url).protocol.slice(0, -1);
  const handler = handlers.get(scheme);
  if (!handler) throw new Error('net::ERR_UNKNOWN_URL_SCHEME');
  return handler(request);
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const host = request.headers.host ?? '';
  const { isServed, toApp } = addresses();
  const address = `http://${host}${request.url ?? '/'}`;
  if (!isServed(address)) return refuse(response, 403);
  const url = new URL(address);
  if (url.pathname === blankPath + blankToken) return answerBlank(response);
  if (!hasKey(request)) return refuse(response, 403);

  // Chromium looks for an icon that Electron would not ask the app for.
  if (url.pathname === '/favicon.ico') return refuse(response, 404);

  const asked = await askBeforeRequest({ url: toApp(address), method: request.method ?? 'GET' });
  if (asked.cancel) return refuse(response, 403);
  const { scheme } = splitHost(url.hostname);
  if (scheme === 'file' && !handlers.has(scheme))
    return send(response, toApp(address), await fetchFile(pathToFileURL(url.pathname)));
  if (!handlers.has(scheme)) return refuse(response, 404);
  await send(response, toApp(address), await askHandler(await toRequest(request, toApp(address))));
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status).end();
}

function answerBlank(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/html', 'content-security-policy': "default-src 'none'" });
  response.end('<!doctype html><meta name="color-scheme" content="light dark"><title> </title>');
}

function hasKey(request: IncomingMessage): boolean {
  return (request.headers.cookie ?? '').split('; ').includes(`${key.name}=${key.value}`);
}

async function toRequest(request: IncomingMessage, url: string): Promise<Request> {
  const { cookie: _key, ...headers } = request.headers;
  const method = request.method ?? 'GET';
  const body = ['GET', 'HEAD'].includes(method) ? null : Buffer.concat(await request.toArray());
  return new Request(url, { method, headers: headers as Record<string, string>, body });
}

async function send(response: ServerResponse, url: string, answered: Response): Promise<void> {
  const headers = await askHeadersReceived({ url, status: answered.status, headers: answered.headers });
  response.writeHead(answered.status, headers);
  if (answered.body) for await (const part of answered.body) response.write(part);
  response.end();
}
