import { APP_URL } from './app-origin.ts';

/**
 * Pages that are about to be printed, each under an address of ours that nobody can guess and that is answered once. They
 * come with a policy of their own: styles that stand in them, and nothing else; no script, nothing fetched.
 */
export class PagesToPrint {
  readonly #pages = new Map<string, string>();

  /**
   * Returns the address under which the page is answered, once.
   *
   * @param html a whole document
   * @param id a new random one
   */
  offer(html: string, id: string): string {
    const address = new URL(`/print/${id}`, APP_URL);
    this.#pages.set(address.pathname, html);
    return address.href;
  }

  /** Forgets a page that was not asked for. */
  withdraw(address: string): void {
    this.#pages.delete(new URL(address).pathname);
  }

  /** Returns the page, or null where the address is of none. */
  respond({ url, method }: { readonly url: string; readonly method: string }): Response | null {
    const { hostname, pathname } = new URL(url);
    const html = hostname === 'bundle' && method === 'GET' ? this.#pages.get(pathname) : undefined;
    if (html === undefined) return null;
    this.#pages.delete(pathname);
    return new Response(html, { headers: HEADERS });
  }
}

/** `sandbox` takes from the page our origin, too. */
export const PRINT_POLICY = [
  'sandbox',
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': PRINT_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
} as const;
