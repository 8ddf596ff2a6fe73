import { done, type Problem, refuse, type Result } from '../result.ts';
import { normalKey } from './key.ts';
import type { Keymap } from './keymap.ts';

/** A keymap as a file to hand on: JSON that a person can read and write. */

const VERSION = 1;

/** How long a keymap's name may be. UTF-16 code units. */
export const NAME_LENGTH = 60;

/** Returns the file. */
export function writeKeymap({ name, overrides }: Keymap): string {
  const keys = Object.fromEntries(Object.entries(overrides).sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify({ saidwho: 'keys', version: VERSION, name, keys }, null, 2)}\n`;
}

/**
 * Reads such a file. Commands that this program does not know are kept: they are a later one's, or of a kind that is not in
 * use. Refuses with every problem there is: `keys/not-json`, `keys/not-keys`, `keys/version`, `keys/name`, `keys/command`.
 */
export function readKeymap(text: string): Result<Keymap> {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return refuse({
      code: 'keys/not-json',
      message: 'This is no file of keys: it is not JSON. Choose one that was exported.',
    });
  }
  if (!isRecord(file) || file.saidwho !== 'keys' || !isRecord(file.keys)) {
    const message = 'This is no file of keys. Choose one that was exported under Keys, Change.';
    return refuse({ code: 'keys/not-keys', message });
  }
  if (file.version !== VERSION) {
    const message = 'These keys were written by a later version of the program. Update it to read them.';
    return refuse({ code: 'keys/version', message, where: `version ${String(file.version)}` });
  }
  const overrides: [string, readonly string[]][] = [];
  const problems: Problem[] = isName(file.name) ? [] : [NAMELESS];
  for (const [id, keys] of Object.entries(file.keys)) {
    const read = keysIn(keys);
    if (typeof read === 'string') problems.push({ code: 'keys/command', message: read, where: id });
    else overrides.push([id, read]);
  }
  const [first, ...rest] = problems;
  if (first !== undefined) return refuse(first, ...rest);
  return done({ name: String(file.name).trim(), overrides: Object.fromEntries(overrides) });
}

const NAMELESS: Problem = {
  code: 'keys/name',
  message: `These keys have no name, or one of more than ${NAME_LENGTH} characters. Give them one after “name”.`,
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isName = (name: unknown): boolean => typeof name === 'string' && name.trim() !== '' && name.length <= NAME_LENGTH;

/** How many keys a command may have. */
const MOST_KEYS = 8;

/** The keys in normal form, or what is wrong with them. */
function keysIn(keys: unknown): readonly string[] | string {
  if (!Array.isArray(keys)) return 'The keys of a command are a list, as in ["Mod-k"].';
  if (keys.length > MOST_KEYS) return `A command has at most ${MOST_KEYS} keys.`;
  const normal = keys.map((key) => (typeof key === 'string' ? normalKey(key) : null));
  const wrong = normal.indexOf(null);
  if (wrong !== -1) return `No key is called ${JSON.stringify(keys[wrong])}; “Mod-Shift-s”, “F6” and “q” are keys.`;
  return [...new Set(normal.filter((key) => key !== null))];
}
