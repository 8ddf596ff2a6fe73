/** What the launcher decides to run the app on, on machines that are made up here. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findChromium } from '../../../main/chromium-host/find-chromium.ts';
import { hasDisplay, prepareRuntime } from '../../../main/launcher/prepare.ts';
import type { PrepareMachine } from '../../../main/launcher/prepare.ts';

const root = '/project';
const electron = join(root, 'node_modules/electron/dist/electron');
const host = join(root, 'main/chromium-host');
const unseen = { needWindow: false };
const seen = { needWindow: true };

type MadeUp = PrepareMachine & { readonly done: string[] };

/** A Debian machine with these programs; what `apt-get install` is given is there afterwards. */
function machineWith(programs: readonly string[], changes: Partial<PrepareMachine> = {}): MadeUp {
  const there = new Set(programs);
  const done: string[] = [];
  return {
    platform: 'linux',
    env: { PATH: '/usr/bin' },
    root,
    isRoot: false,
    isTerminal: false,
    exists: (path) => there.has(path),
    isExecutable: (path) => there.has(path),
    ask: async () => false,
    say: (line) => done.push(line),
    run: (program, values) => {
      done.push([program, ...values].join(' '));
      if (values.includes('chromium')) there.add('/usr/bin/chromium');
    },
    readChromiumVersion: () => 'Chromium 156.0.8078.79',
    done,
    ...changes,
  };
}

describe('prepareRuntime', () => {
  test("runs on Electron, and says nothing, when Electron's binary is here", async () => {
    const runtime = await prepareRuntime(unseen, machineWith([electron, '/usr/bin/chromium']));
    expect(runtime).toEqual({ kind: 'electron', executable: electron, env: {}, line: null });
  });

  test('runs on the Electron that ELECTRON_OVERRIDE_DIST_PATH names', async () => {
    const env = { PATH: '/usr/bin', ELECTRON_OVERRIDE_DIST_PATH: '/built' };
    const runtime = await prepareRuntime(unseen, machineWith(['/built/electron', electron], { env }));
    expect(runtime).toMatchObject({ kind: 'electron', executable: '/built/electron' });
  });

  test('refuses an ELECTRON_OVERRIDE_DIST_PATH with no Electron in it', async () => {
    const env = { PATH: '/usr/bin', ELECTRON_OVERRIDE_DIST_PATH: '/nowhere' };
    await expect(prepareRuntime(unseen, machineWith([electron], { env }))).rejects.toThrow('names /nowhere');
  });

  test('says how to get file dialogs where the host has a display and no zenity, and runs all the same', async () => {
    const env = { PATH: '/usr/bin', DISPLAY: ':0' };
    const machine = machineWith(['/usr/bin/chromium'], { env });
    expect(await prepareRuntime(seen, machine)).toMatchObject({ kind: 'chromium-host' });
    expect(machine.done).toEqual([expect.stringContaining('apt-get install zenity')]);
  });

  test('installs zenity as root on Debian where there is a display to show dialogs on', async () => {
    const env = { PATH: '/usr/bin', DISPLAY: ':0' };
    const machine = machineWith(['/usr/bin/chromium', '/usr/bin/apt-get'], { env, isRoot: true });
    await prepareRuntime(seen, machine);
    expect(machine.done).toContain('apt-get install -y -q --no-install-recommends zenity');
  });

  test('runs on the Chromium host, and says so in one line, when it is not', async () => {
    expect(await prepareRuntime(unseen, machineWith(['/usr/bin/chromium']))).toEqual({
      kind: 'chromium-host',
      executable: join(host, 'electron'),
      env: { ELECTRON_OVERRIDE_DIST_PATH: host },
      line: "Electron's binary is not here; running on the Chromium host (Chromium 156.0.8078.79).",
    });
  });

  test('knows its own host when ELECTRON_OVERRIDE_DIST_PATH names it', async () => {
    const env = { PATH: '/usr/bin', ELECTRON_OVERRIDE_DIST_PATH: host };
    const runtime = await prepareRuntime(unseen, machineWith([electron, '/usr/bin/chromium'], { env }));
    expect(runtime.kind).toBe('chromium-host');
  });

  test.each([
    ['linux', 'apt-get install chromium'],
    ['darwin', 'brew install --cask chromium'],
    ['win32', 'Microsoft Edge'],
  ] as const)('says on %s what to install when there is no Chromium', async (platform, advice) => {
    await expect(prepareRuntime(unseen, machineWith([], { platform }))).rejects.toThrow(advice);
  });

  test('says when SAIDWHO_CHROMIUM cannot be run, and takes no other', async () => {
    const env = { PATH: '/usr/bin', SAIDWHO_CHROMIUM: '/gone' };
    const machine = machineWith(['/usr/bin/chromium', '/usr/bin/apt-get'], { env, isRoot: true });
    await expect(prepareRuntime(unseen, machine)).rejects.toThrow('SAIDWHO_CHROMIUM names /gone');
    expect(machine.done).toEqual([]);
  });

  test('installs Chromium as root without a terminal, and says so', async () => {
    const machine = machineWith(['/usr/bin/apt-get'], { isRoot: true });
    expect((await prepareRuntime(unseen, machine)).kind).toBe('chromium-host');
    expect(machine.done).toEqual([
      'Installing what is missing: apt-get install chromium',
      'apt-get update -q',
      'apt-get install -y -q --no-install-recommends chromium',
    ]);
  });

  test('installs a virtual display too when a window is wanted and there is none', async () => {
    const machine = machineWith(['/usr/bin/apt-get'], { isRoot: true });
    await prepareRuntime(seen, machine);
    expect(machine.done.at(-1)).toBe('apt-get install -y -q --no-install-recommends chromium xvfb');
  });

  test('installs nothing that is there', async () => {
    const programs = ['/usr/bin/apt-get', '/usr/bin/chromium', '/usr/bin/Xvfb'];
    const machine = machineWith(programs, { isRoot: true });
    await prepareRuntime(seen, machine);
    expect(machine.done).toEqual([]);
  });

  test('asks first at a terminal, and installs nothing after a no', async () => {
    const machine = machineWith(['/usr/bin/apt-get'], { isRoot: true, isTerminal: true });
    await expect(prepareRuntime(unseen, machine)).rejects.toThrow('Install Chromium');
    expect(machine.done).toEqual([]);
  });

  test('installs nothing for a user who is not root', async () => {
    const machine = machineWith(['/usr/bin/apt-get']);
    await expect(prepareRuntime(unseen, machine)).rejects.toThrow('Install Chromium');
    expect(machine.done).toEqual([]);
  });

  test('passes on that an installation failed', async () => {
    const run = () => {
      throw new Error('no archive can be reached');
    };
    const machine = machineWith(['/usr/bin/apt-get'], { isRoot: true, run });
    await expect(prepareRuntime(unseen, machine)).rejects.toThrow('"apt-get install chromium" failed');
  });
});

describe('findChromium', () => {
  test('prefers Chromium to a browser in daily use, wherever on PATH they are', () => {
    const env = { PATH: '/usr/bin:/opt/bin' };
    const machine = machineWith(['/usr/bin/google-chrome', '/opt/bin/chromium'], { env });
    expect(findChromium(machine)).toBe('/opt/bin/chromium');
  });

  test('finds the application of a Mac', () => {
    const program = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    expect(findChromium(machineWith([program], { platform: 'darwin' }))).toBe(program);
  });
});

describe('hasDisplay', () => {
  test.each([
    ['linux', {}, false],
    ['linux', { DISPLAY: ':0' }, true],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
    ['darwin', {}, true],
  ] as const)('on %s with %o is %s', (platform, env, expected) => {
    expect(hasDisplay({ platform, env })).toBe(expected);
  });
});
