/** The app which the host was asked to run: its folder, its manifest and its main file. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { readCommandLine } from './command-line.ts';

/** What the host reads of the app. */
export type Application = Readonly<{ folder: string; mainFile: string; name: string; version: string }>;

type Manifest = Readonly<{ name?: string; productName?: string; version?: string; main?: string }>;

/** The command line the host was started with. */
export const commandLine = readCommandLine(process.argv.slice(2));

/** The app named on the command line. */
export const application: Application = readApplication(commandLine.app ?? '.');

/** Reads an app from its folder or its main file. What is missing in the manifest gets Electron's own defaults. */
export function readApplication(given: string): Application {
  const path = resolve(given);
  const isFile = existsSync(path) && statSync(path).isFile();
  const folder = isFile ? dirname(path) : path;
  const manifestFile = join(folder, 'package.json');
  const manifest: Manifest = existsSync(manifestFile)
    ? (JSON.parse(readFileSync(manifestFile, 'utf8')) as Manifest)
    : {};
  return {
    folder,
    mainFile: isFile ? path : join(folder, manifest.main ?? 'index.js'),
    name: manifest.productName ?? manifest.name ?? 'Electron',
    version: manifest.version ?? '0.0.0',
  };
}
