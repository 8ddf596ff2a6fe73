/**
 * `npm start [-- FILE…]`: builds the app if needed, finds what it runs on, and runs it.
 *
 * Without a display it runs on a virtual one, takes a picture of its window, says where the picture is, and ends; with
 * `--stay` it goes on until it is stopped.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron } from 'playwright';
import { build } from './build.ts';
import { startDisplay } from './display.ts';
import { findProgram, hasDisplay, localMachine, prepareRuntime } from './prepare.ts';
import type { Runtime } from './prepare.ts';

const root = resolve(import.meta.dirname, '../..');

process.exitCode = await start(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return 1;
});

async function start(given: readonly string[]): Promise<number> {
  const stays = given.includes('--stay');
  const values = [root, ...given.filter((value) => value !== '--stay').map(toPath)];
  if (!build(root)) return 1;
  const machine = localMachine();
  const runtime = await prepareRuntime({ needWindow: true }, machine);
  if (runtime.line) console.error(runtime.line);
  if (hasDisplay(machine)) return run(runtime, values);

  const xvfb = findProgram('Xvfb', machine);
  const display = xvfb === null ? null : await startDisplay(xvfb);
  if (display === null && runtime.kind === 'electron') {
    throw new Error(
      'There is no display, and no Xvfb to make one. Install it (Debian and Ubuntu: apt-get install xvfb).',
    );
  }
  // With no display at all the host runs Chromium unseen, which paints all the same.
  const env = display === null ? { SAIDWHO_HEADLESS: '1' } : { DISPLAY: display.name };
  try {
    return await takePicture(runtime, values, env, stays);
  } finally {
    display?.stop();
  }
}

/** Files are named from where the user stands; npm changes into the project's folder first. */
function toPath(value: string): string {
  return value.startsWith('-') ? value : resolve(process.env['INIT_CWD'] ?? process.cwd(), value);
}

function run(runtime: Runtime, values: readonly string[]): Promise<number> {
  // As root Chromium, and Electron with it, refuses its sandbox.
  const rootSwitches = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(runtime.executable, [...rootSwitches, ...values], {
    stdio: 'inherit',
    env: { ...process.env, ...runtime.env },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      // A terminal gives Ctrl+C to the child as well; a second one would end it without asking.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  return new Promise((settle, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => settle(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
}

async function takePicture(
  runtime: Runtime,
  values: readonly string[],
  env: Readonly<Record<string, string>>,
  stays: boolean,
): Promise<number> {
  const picture = process.env['SAIDWHO_SCREENSHOT'] || join(tmpdir(), 'saidwho.png');
  // Playwright finds Electron through its package, which looks at this variable.
  Object.assign(process.env, runtime.env);
  const app = await _electron.launch({ args: [...values], env: { ...process.env, ...env } as Record<string, string> });
  app.process().stderr?.on('data', (part: Buffer) => process.stderr.write(withoutDebugger(String(part))));
  const page = await app.firstWindow();
  // A window is empty before it loads the app.
  const isShown = () => document.readyState === 'complete' && document.body.childElementCount > 0;
  await page.waitForFunction(isShown);
  await page.evaluate(() => document.fonts.ready.then(() => {}));
  // The article, or a sentence on why there is none.
  await page.locator('.article, [role=status] p').first().waitFor();
  await page.screenshot({ path: picture });
  console.log(`There is no display. The window is ready; a picture of it is in ${picture}`);
  if (!stays || !existsSync(picture)) {
    await app.close();
    return existsSync(picture) ? 0 : 1;
  }
  const ended = new Promise<void>((settle) => app.on('close', () => settle()));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void app.close());
  await ended;
  return 0;
}

function withoutDebugger(text: string): string {
  return text
    .split('\n')
    .filter((line) => !/^(Debugger |Waiting for the debugger|For help, see)/.test(line))
    .join('\n');
}

/** What runs in the page above; the types of a page are not loaded here. */
declare const document: {
  readyState: string;
  body: { childElementCount: number };
  fonts: { ready: Promise<unknown> };
};
