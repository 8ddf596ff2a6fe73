/**
 * `session.webRequest`, for what the app itself serves: nothing else is ever requested, as the page has no network. Answers
 * the two hooks an editor uses to refuse a request and to set response headers; `redirectURL` is not provided.
 */
import type * as Electron from 'electron';
import { notProvided, provideOnly } from './guard.ts';

type BeforeRequest = (
  details: { url: string; method: string },
  callback: (answer: Electron.CallbackResponse) => void,
) => void;
type HeadersReceived = (
  details: { url: string; statusCode: number; responseHeaders: Record<string, string[]> },
  callback: (answer: Electron.HeadersReceivedResponse) => void,
) => void;
type Hooked<Listener> = [Listener | null] | [Electron.WebRequestFilter, Listener | null];

let beforeRequest: BeforeRequest | null = null;
let headersReceived: HeadersReceived | null = null;

/** Electron's `session.webRequest`. A filter is accepted when it asks for every address. */
export const webRequest = provideOnly('webRequest.', {
  onBeforeRequest(...hooked: Hooked<BeforeRequest>) {
    beforeRequest = takeListener(hooked);
  },
  onHeadersReceived(...hooked: Hooked<HeadersReceived>) {
    headersReceived = takeListener(hooked);
  },
});

/** Asks the app whether a request may go on. */
export async function askBeforeRequest(details: { url: string; method: string }): Promise<{ cancel: boolean }> {
  const listener = beforeRequest;
  if (!listener) return { cancel: false };
  const answer = await new Promise<Electron.CallbackResponse>((resolve) => listener(details, resolve));
  if (answer.redirectURL) throw notProvided('redirectURL in webRequest.onBeforeRequest');
  return { cancel: answer.cancel === true };
}

/** Returns the response headers after the app has had its say. */
export async function askHeadersReceived(
  details: Readonly<{ url: string; status: number; headers: Headers }>,
): Promise<Record<string, string | string[]>> {
  const plain = Object.fromEntries(details.headers);
  const listener = headersReceived;
  if (!listener) return plain;
  const responseHeaders = Object.fromEntries(Object.entries(plain).map(([name, value]) => [name, [value]]));
  const answer = await new Promise<Electron.HeadersReceivedResponse>((resolve) =>
    listener({ url: details.url, statusCode: details.status, responseHeaders }, resolve),
  );
  return answer.responseHeaders ?? plain;
}

function takeListener<Listener>(hooked: Hooked<Listener>): Listener | null {
  if (hooked.length === 1) return hooked[0];
  const [{ urls }, listener] = hooked;
  const isEverything = urls.every((url) => ['<all_urls>', '*://*/*'].includes(url));
  if (!isEverything) throw notProvided('a filter in webRequest other than <all_urls>');
  return listener;
}
