import type { Command } from '../../shared/commands/command.ts';
import { type Keymap, keysOf } from '../../shared/commands/keymap.ts';
import { activeKeymap } from '../../shared/commands/profiles.ts';
import { useAppState, useScheme } from '../store/app-context.ts';
import { commandsOf } from '../store/keys-in-use.ts';
import { keyLabel } from './words.ts';

/** Commands and their keys as the screen shows them: those of the keymap in use, drawn again when it changes. */

/** Returns the commands of the article on the screen. */
export const useCommands = (): readonly Command[] => commandsOf(useScheme());

/** Returns the keymap in use. */
export const useKeymap = (): Keymap => useAppState(({ keymaps }) => activeKeymap(keymaps));

/** Returns what tells the first key of a command as keyboards print it, or an empty string. */
export function useShortcuts(): (commandId: string) => string {
  const keymap = useKeymap();
  const commands = useCommands();
  return (commandId) => {
    const command = commands.find(({ id }) => id === commandId);
    const [key] = command === undefined ? [] : keysOf(command, keymap);
    return key === undefined ? '' : keyLabel(key);
  };
}
