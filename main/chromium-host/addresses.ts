/**
 * Addresses, two ways: what the app calls `app://bundle/index.html` the page calls
 * `http://bundle.app.localhost:PORT/index.html`. Chromium treats `*.localhost` as a secure context, so the page has what it
 * would have under a privileged scheme. `file:` addresses become `http://file.localhost:PORT/…`.
 */

/** The path under which the server answers with an empty page, for a window which has not loaded anything yet. */
export const blankPath = '/.window/';

/** Translates addresses for one server. */
export type Addresses = Readonly<{
  /** `app://bundle/x` to `http://bundle.app.localhost:PORT/x`; other addresses stay. */
  toPage: (address: string) => string;
  /** The way back; other addresses stay. */
  toApp: (address: string) => string;
  /** Whether the server answers for this address of the page. */
  isServed: (address: string) => boolean;
}>;

/**
 * @param port of the server
 * @param isHandled whether the app handles a scheme, given without its colon
 */
export function makeAddresses(port: number, isHandled: (scheme: string) => boolean): Addresses {
  const isServed = (address: string) => {
    const url = URL.parse(address);
    return url?.protocol === 'http:' && url.hostname.endsWith('.localhost') && url.port === String(port);
  };
  return {
    isServed,
    toPage(address) {
      const url = new URL(address);
      const rest = `${url.pathname || '/'}${url.search}${url.hash}`;
      if (url.protocol === 'file:') return `http://file.localhost:${port}${rest}`;
      const scheme = url.protocol.slice(0, -1);
      return isHandled(scheme) ? `http://${url.host || 'default'}.${scheme}.localhost:${port}${rest}` : address;
    },
    toApp(address) {
      if (!isServed(address)) return address;
      const url = new URL(address);
      if (url.pathname.startsWith(blankPath)) return 'about:blank';
      const rest = `${url.pathname}${url.search}${url.hash}`;
      const { scheme, host } = splitHost(url.hostname);
      return scheme === 'file' ? `file://${rest}` : `${scheme}://${host}${rest}`;
    },
  };
}

/** Takes `bundle.app.localhost` apart. */
export function splitHost(hostname: string): Readonly<{ scheme: string; host: string }> {
  const labels = hostname.replace(/\.localhost$/, '').split('.');
  return { scheme: labels.at(-1) ?? '', host: labels.slice(0, -1).join('.') };
}
