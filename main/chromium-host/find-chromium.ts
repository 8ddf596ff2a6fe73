/**
 * Finds the Chromium that is to be the window: the one named by `SAIDWHO_CHROMIUM`, else the first of the usual names on
 * PATH, else the usual place of the platform.
 */
import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What of the machine the search looks at; handed in by tests. */
export type Machine = Readonly<{
  platform: NodeJS.Platform;
  env: Readonly<Record<string, string | undefined>>;
  isExecutable: (path: string) => boolean;
}>;

/** The oldest Chromium whose pages can turn bytes into base64 and back (`Uint8Array.fromBase64`). */
export const oldestChromium = 140;

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];

const macPlaces = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

const windowsPlaces = [
  'Chromium\\Application\\chrome.exe',
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

/** Returns the path of a Chromium to run, or null. A `SAIDWHO_CHROMIUM` that cannot be run is not replaced by another. */
export function findChromium(machine: Machine = thisMachine()): string | null {
  const named = machine.env['SAIDWHO_CHROMIUM'];
  if (named) return machine.isExecutable(named) ? named : null;
  return places(machine).find(machine.isExecutable) ?? null;
}

/** Returns what `chromium --version` says ("Chromium 156.0.8078.79"), or null when it does not answer. */
export function readChromiumVersion(chromium: string): string | null {
  try {
    const answer = execFileSync(chromium, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return /^\D*[\d.]+/.exec(answer)?.[0].trim() ?? null;
  } catch {
    return null; // Windows' Chromium opens a window instead of answering; the host asks again over the pipe.
  }
}

/** Returns the machine the program runs on. */
export function thisMachine(): Machine {
  return { platform: process.platform, env: process.env, isExecutable };
}

function places({ platform, env }: Machine): readonly string[] {
  const folders = (env['PATH'] ?? '').split(delimiter).filter(Boolean);
  const onPath = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  // The order of the names matters more than the order of the folders: Chromium before a browser in daily use.
  onPath.sort((one, other) => rank(one) - rank(other));
  if (platform === 'darwin') return [...onPath, ...macPlaces];
  if (platform !== 'win32') return onPath;
  const roots = [env['LOCALAPPDATA'], env['PROGRAMFILES'], env['PROGRAMFILES(X86)']].filter(
    (root) => root !== undefined,
  );
  return windowsPlaces.flatMap((place) => roots.map((root) => `${root}\\${place}`));
}

function rank(path: string): number {
  return names.findIndex((name) => path.endsWith(`/${name}`));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
