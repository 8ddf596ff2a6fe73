import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Names under which distributions install Chromium; the first one on PATH is taken. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Keeps the browser off the network and quiet; root cannot use the setuid sandbox, so it goes without. */
export const CHROMIUM_FLAGS: readonly string[] = [
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/** The path of the Chromium that tests run in; a name that will not start when there is none, so that tests say so. */
export function findChromium(environment: NodeJS.ProcessEnv = process.env): string {
  const named = environment['SAIDWHO_CHROMIUM'];
  if (named) return named;
  const folders = (environment['PATH'] ?? '').split(delimiter);
  const found = NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
  return found ?? 'chromium (not found: install it or set SAIDWHO_CHROMIUM)';
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
