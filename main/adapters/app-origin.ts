/**
 * The one origin our page has: `app://bundle`. The Chromium host serves it as `http://bundle.app.localhost` behind
 * its own check; there, and only there, that origin counts as well.
 */

export const APP_SCHEME = 'app';
export const APP_URL = `${APP_SCHEME}://bundle/index.html`;

/** The page itself, by its path; the other files of our origin are parts of it and never stand alone in a window. */
const PAGE = new URL(APP_URL).pathname;

/** True for the address of the one page, whatever place in it is named. */
export function isPageAddress(address: string, isChromiumHost = 'chromium-host' in process.versions): boolean {
  if (!isAppAddress(address, isChromiumHost)) return false;
  const { pathname, search } = new URL(address);
  return pathname === PAGE && search === '';
}

/** True when the address, parsed, has our origin; prefixes prove nothing. */
export function isAppAddress(address: string, isChromiumHost = 'chromium-host' in process.versions): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, password } = new URL(address);
  if (username !== '' || password !== '') return false;
  if (protocol === `${APP_SCHEME}:` && hostname === 'bundle') return true;
  return isChromiumHost && protocol === 'http:' && hostname === `bundle.${APP_SCHEME}.localhost`;
}
