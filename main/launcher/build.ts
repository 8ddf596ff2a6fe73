/** Builds the app into `out/`, unless what is there is newer than everything it is made from. */
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What the build reads, relative to the project's folder. The host and the launcher run unbuilt. */
const sources = ['main', 'renderer', 'shared', 'assets', 'tests/config/electron.vite.config.ts', 'package.json'];
const unbuilt = ['main/chromium-host', 'main/launcher'];
const outputs = ['out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html'];

/** Builds if needed. Returns whether `out/` can be run. */
export function build(root: string): boolean {
  if (isBuilt(root)) return true;
  const tool = join(root, 'node_modules/electron-vite/bin/electron-vite.js');
  const values = [tool, 'build', '-c', 'tests/config/electron.vite.config.ts', '--logLevel', 'warn'];
  return spawnSync(process.execPath, values, { cwd: root, stdio: 'inherit' }).status === 0;
}

/** Whether every output is newer than every source. */
export function isBuilt(root: string): boolean {
  const built = outputs.map((path) => modified(join(root, path)));
  const changed = globSync(
    sources.flatMap((path) => [path, `${path}/**/*`]),
    { cwd: root, exclude: (path) => unbuilt.some((folder) => path.startsWith(folder)) },
  ).map((path) => modified(join(root, path)));
  return Math.min(...built) >= Math.max(...changed);
}

function modified(path: string): number {
  return existsSync(path) ? statSync(path).mtimeMs : 0;
}
