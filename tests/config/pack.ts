import { build, Platform, type Configuration } from 'electron-builder';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { FUSES, writeWire, type FuseState } from './fuses.ts';

/**
 * Packs the program into an unpacked folder, as `electron-builder.yml` says. Where the Electron binary is not to be
 * had, a *stand-in distribution* takes its place: a folder with the names of Electron's files and nothing in them but
 * the fuses. What it packs cannot start; all else about it is as it will be.
 */

const root = resolve(import.meta.dirname, '../..');
const electron = join(root, 'node_modules/electron/dist');

/** The files of Electron's distribution for Linux that the packer renames, moves or counts on. */
const STAND_IN = ['electron', 'LICENSE', 'LICENSES.chromium.html', 'locales/en-US.pak', 'resources/readme.txt'];

/** Every fuse as it must not stay: what is right in the packed program was set by packing. */
const FACTORY = Object.fromEntries(
  FUSES.map(({ name, wanted }): [string, FuseState] => [name, wanted === 'on' ? 'off' : 'on']),
);

/** Whether the real Electron binary is installed. */
export const hasElectron = (): boolean => existsSync(electron);

/** Builds `out/`, with the same command as `npm run build`. */
export function buildOut(): void {
  const command = ['build', '-c', 'tests/config/electron.vite.config.ts', '--logLevel', 'warn'];
  const vite = join(root, 'node_modules/electron-vite/bin/electron-vite.js');
  const { status } = spawnSync(process.execPath, [vite, ...command], { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error(`The build failed with exit code ${status}`);
}

/**
 * Packs `out/` for this platform, or for Linux with the stand-in.
 *
 * @param output where the unpacked folder goes
 * @param standIn true to use the stand-in distribution even where there is a real one
 * @returns the unpacked folder
 */
export async function pack(output: string, { standIn }: { readonly standIn: boolean }): Promise<string> {
  const work = mkdtempSync(join(tmpdir(), 'saidwho-pack-'));
  const config: Configuration = {
    extends: join(root, 'electron-builder.yml'),
    directories: { output },
    electronDist: standIn ? writeStandIn(join(work, 'electron')) : electron,
  };
  const targets = (standIn ? Platform.LINUX : Platform.current()).createTarget('dir');
  try {
    await build({ projectDir: root, targets, config, publish: 'never' });
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return output;
}

function writeStandIn(folder: string): string {
  for (const name of STAND_IN) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `Stands in for ${name} of Electron's distribution.\n`);
  }
  const binary = join(folder, 'electron');
  writeFileSync(binary, Buffer.concat([Buffer.from("Stands in for Electron's binary.\n"), writeWire(FACTORY)]));
  chmodSync(binary, 0o755);
  return folder;
}

if (import.meta.main) {
  const output = join(root, 'dist');
  const standIn = !hasElectron();
  if (standIn) console.log('No Electron binary here: packing a stand-in that cannot start.');
  buildOut();
  console.log(`Packed into ${await pack(output, { standIn })}`);
}
