import { resolve } from 'node:path';

/**
 * Returns the file a start names, absolute, or null. Before the app's own path come the runtime's switches; a
 * packed app is its own path.
 *
 * @param argv as the process got it, the program first
 * @param appPath absolute; null for a packed app
 */
export function fileArgument(argv: readonly string[], appPath: string | null, workingFolder: string): string | null {
  const own =
    appPath === null ? 0 : argv.findIndex((value, index) => index > 0 && resolve(workingFolder, value) === appPath);
  const file = argv.slice(Math.max(own, 0) + 1).find((value) => !value.startsWith('-') && value !== '');
  return file === undefined ? null : resolve(workingFolder, file);
}
