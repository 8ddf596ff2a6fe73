/**
 * Decides what the app runs on. The product is Electron; where its binary is not, the Chromium host (main/chromium-host) runs
 * the same program. Nothing here downloads Electron: its npm package would try to as soon as it is loaded.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { findChromium, readChromiumVersion, thisMachine } from '../chromium-host/find-chromium.ts';
import type { Machine } from '../chromium-host/find-chromium.ts';

/** What the app runs on. */
export type Runtime = Readonly<{
  kind: 'electron' | 'chromium-host';
  /** The program to start with the app's folder as its first argument. */
  executable: string;
  /** What to add to the environment of whoever starts it, tests included. */
  env: Readonly<Record<string, string>>;
  /** One sentence for the person who started it, or null when there is nothing to say. */
  line: string | null;
}>;

/** What is asked for. */
export type Need = Readonly<{
  /** Whether a window must be seen, so that without a display a virtual one (Xvfb) is needed. */
  needWindow: boolean;
}>;

/** The machine, as far as the decision looks at it. Tests hand in another one. */
export type PrepareMachine = Machine &
  Readonly<{
    /** The folder of the project. */
    root: string;
    exists: (path: string) => boolean;
    isRoot: boolean;
    /** Whether there is a person to ask. */
    isTerminal: boolean;
    ask: (question: string) => Promise<boolean>;
    say: (line: string) => void;
    /** Runs a program to its end; throws when it fails. */
    run: (program: string, values: readonly string[]) => void;
    readChromiumVersion: (chromium: string) => string | null;
  }>;

/** The folder that stands in for `node_modules/electron/dist`. */
export const hostFolder = 'main/chromium-host';

/**
 * Finds what to run on, installing Chromium where that can be done.
 *
 * @throws Error with a sentence that says what to install
 */
export async function prepareRuntime(need: Need, machine: PrepareMachine = localMachine()): Promise<Runtime> {
  const electron = findElectron(machine);
  if (electron !== null) {
    await ensureDisplay(need, machine);
    return { kind: 'electron', ...electron, line: null };
  }
  await ensureChromium(need, machine);
  const chromium = findChromium(machine);
  if (chromium === null) throw new Error(chromiumAdvice(machine));
  const version = machine.readChromiumVersion(chromium) ?? 'Chromium';
  const folder = resolve(machine.root, hostFolder);
  return {
    kind: 'chromium-host',
    executable: join(folder, 'electron'),
    env: { ELECTRON_OVERRIDE_DIST_PATH: folder },
    line: `Electron's binary is not here; running on the Chromium host (${version}).`,
  };
}

/** Returns the sentence that says how to get Chromium on this platform. */
export function chromiumAdvice({ platform, env }: Pick<Machine, 'platform' | 'env'>): string {
  const named = env['SAIDWHO_CHROMIUM'];
  if (named) return `SAIDWHO_CHROMIUM names ${named}, which cannot be run.`;
  const start = "Neither Electron's binary nor Chromium is here.";
  if (platform === 'darwin') return `${start} Install Chromium or Google Chrome: brew install --cask chromium`;
  if (platform === 'win32') return `${start} Install Google Chrome, Microsoft Edge or Chromium.`;
  return (
    `${start} Install Chromium (Debian: sudo apt-get install chromium; Ubuntu: sudo snap install chromium; ` +
    'Fedora: sudo dnf install chromium; Arch: sudo pacman -S chromium), or name one in SAIDWHO_CHROMIUM.'
  );
}

/** Whether a window can be shown: always, except on Linux without X11 or Wayland. */
export function hasDisplay({ platform, env }: Pick<Machine, 'platform' | 'env'>): boolean {
  return platform !== 'linux' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);
}

/** Returns the path of a program on PATH, or null. */
export function findProgram(name: string, { env, isExecutable }: Machine): string | null {
  const paths = (env['PATH'] ?? '').split(':').map((folder) => join(folder, name));
  return paths.find(isExecutable) ?? null;
}

/** Returns the machine the program runs on. */
export function localMachine(): PrepareMachine {
  return {
    ...thisMachine(),
    root: resolve(import.meta.dirname, '../..'),
    exists: existsSync,
    isRoot: process.getuid?.() === 0,
    isTerminal: process.stdin.isTTY,
    ask,
    say: (line) => console.error(line),
    run: (program, values) => {
      const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
      execFileSync(program, values, { stdio: ['ignore', 'ignore', 'inherit'], env });
    },
    readChromiumVersion,
  };
}

function findElectron({ env, root, platform, exists }: PrepareMachine): Pick<Runtime, 'executable' | 'env'> | null {
  const program = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[platform as string];
  const chosen = env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (chosen && resolve(chosen) === resolve(root, hostFolder)) return null;
  const folder = chosen ?? resolve(root, 'node_modules/electron/dist');
  const executable = join(folder, program ?? 'electron');
  if (exists(executable)) return { executable, env: chosen ? { ELECTRON_OVERRIDE_DIST_PATH: chosen } : {} };
  if (chosen)
    throw new Error(`ELECTRON_OVERRIDE_DIST_PATH names ${chosen}, where there is no ${program ?? 'electron'}.`);
  return null;
}

async function ensureChromium(need: Need, machine: PrepareMachine): Promise<void> {
  const missing = [
    ...(findChromium(machine) === null && !machine.env['SAIDWHO_CHROMIUM'] ? ['chromium'] : []),
    ...missingDisplay(need, machine),
    ...missingDialogs(need, machine),
  ];
  // Without Xvfb the host can still run, unseen, and without zenity it only lacks dialogs; without Chromium it cannot.
  if (missing.length > 0) await install(missing, machine);
  if (missingDialogs(need, machine).length > 0) machine.say(DIALOG_ADVICE);
}

const DIALOG_ADVICE =
  'File dialogs need zenity, which is not here (Debian and Ubuntu: sudo apt-get install zenity). ' +
  'Until then, drop files on the window to open them, and export with npm run -s saidwho -- export.';

/** The host shows file dialogs with zenity; somebody must be there to see them. */
function missingDialogs({ needWindow }: Need, machine: PrepareMachine): string[] {
  const isSeen = needWindow && machine.platform === 'linux' && hasDisplay(machine);
  return isSeen && findProgram('zenity', machine) === null ? ['zenity'] : [];
}

async function ensureDisplay(need: Need, machine: PrepareMachine): Promise<void> {
  const missing = missingDisplay(need, machine);
  if (missing.length > 0) await install(missing, machine);
}

function missingDisplay({ needWindow }: Need, machine: PrepareMachine): string[] {
  return needWindow && !hasDisplay(machine) && findProgram('Xvfb', machine) === null ? ['xvfb'] : [];
}

/** Installs Debian packages where that needs no password; does nothing elsewhere. */
async function install(packages: readonly string[], machine: PrepareMachine): Promise<void> {
  if (!machine.isRoot || findProgram('apt-get', machine) === null) return;
  const command = `apt-get install ${packages.join(' ')}`;
  if (machine.isTerminal && !(await machine.ask(`Run "${command}"? [Y/n] `))) return;
  machine.say(`Installing what is missing: ${command}`);
  try {
    machine.run('apt-get', ['update', '-q']);
    machine.run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages]);
  } catch (error) {
    throw new Error(`"${command}" failed. ${chromiumAdvice(machine)}`, { cause: error });
  }
}

async function ask(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(question);
  terminal.close();
  return /^(y(es)?)?$/i.test(answer.trim());
}
