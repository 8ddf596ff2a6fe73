import type { Keymap } from '../../shared/commands/keymap.ts';
import { readKeymap, writeKeymap } from '../../shared/commands/keymap-file.ts';
import { done, refuse, type Result } from '../../shared/result.ts';
import { codeOf, type Dialogs } from '../ports.ts';
import { safeFileName } from './file-name.ts';
import { openingProblem } from './file-problem.ts';
import { saveFile, type SaveWorld } from './save-file.ts';

/** Keys handed on as a file, and taken from one. */

export interface KeymapWorld extends SaveWorld {
  readonly dialogs: Dialogs;
}

const FILTERS = [{ name: 'Keys', extensions: ['json'] }];

/** Far more than a file of keys ever has. Bytes. */
const MOST_BYTES = 200_000;

/** Writes the keymap where the user says; null when the dialog was closed without a choice. */
export async function exportKeymap(world: KeymapWorld, keymap: Keymap): Promise<Result<{ name: string }> | null> {
  const choice = await world.dialogs.chooseTarget(safeFileName(`${keymap.name} keys`, 'json'), FILTERS);
  if (!choice.ok) return choice;
  const path = choice.value;
  if (path === null) return null;
  const bytes = new TextEncoder().encode(writeKeymap(keymap));
  const outcome = await saveFile(world, { path, bytes, base: 'any' });
  return outcome.outcome === 'saved' ? done({ name: world.files.nameOf(path) }) : refuse(outcome.problem);
}

/** Reads the keymap that the user chooses; null when the dialog was closed without a choice. */
export async function importKeymap(world: KeymapWorld): Promise<Result<Keymap> | null> {
  const choice = await world.dialogs.chooseFile(FILTERS, 'Take keys from a file');
  if (!choice.ok) return choice;
  const path = choice.value;
  if (path === null) return null;
  try {
    const status = await world.files.status(path);
    if ((status?.size ?? 0) > MOST_BYTES) return refuse(TOO_LARGE);
    return readKeymap(new TextDecoder().decode(await world.files.read(path)));
  } catch (error) {
    return refuse(openingProblem(world.files.nameOf(path), codeOf(error)));
  }
}

const TOO_LARGE = {
  code: 'keys/too-large',
  message: 'This file is far too large for keys. Choose one that was exported under Keys, Change.',
};
