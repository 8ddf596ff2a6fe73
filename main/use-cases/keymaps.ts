import type { Keymap } from '../../shared/commands/keymap.ts';
import { readKeymap, writeKeymap } from '../../shared/commands/keymap-file.ts';
import type { Result } from '../../shared/result.ts';
import { safeFileName } from './file-name.ts';
import { type HandedOn, handOn, type HandOnWorld, takeHandedOn } from './handed-on.ts';

/** Keys handed on as a file, and taken from one. */

const FILTERS = [{ name: 'Keys', extensions: ['json'] }];

const KEYS: HandedOn<Keymap> = {
  most: 200_000,
  tooLarge: {
    code: 'keys/too-large',
    message: 'This file is far too large for keys. Choose one that was exported under Keys, Change.',
  },
  read: (bytes) => readKeymap(new TextDecoder().decode(bytes)),
};

/** Writes the keymap where the user says; null when the dialog was closed without a choice. */
export const exportKeymap = (world: HandOnWorld, keymap: Keymap): Promise<Result<{ name: string }> | null> =>
  handOn(world, safeFileName(`${keymap.name} keys`, 'json'), FILTERS, writeKeymap(keymap));

/** Reads the keymap that the user chooses; null when the dialog was closed without a choice. */
export const importKeymap = (world: HandOnWorld): Promise<Result<Keymap> | null> =>
  takeHandedOn(world, FILTERS, KEYS, 'Take keys from a file');
