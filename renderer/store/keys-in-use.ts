import type { StoreApi } from 'zustand/vanilla';
import type { Command } from '../../shared/commands/command.ts';
import { commandsFor } from '../../shared/commands/index.ts';
import { type Keymap, type KeyTable, keyTable } from '../../shared/commands/keymap.ts';
import { activeKeymap, addKeymap, type Keymaps } from '../../shared/commands/profiles.ts';
import type { Host } from '../../shared/ipc/contract.ts';
import { Scheme } from '../../shared/kinds/scheme.ts';
import type { Problem } from '../../shared/result.ts';
import { IS_MAC } from '../editor/index.ts';
import type { AppState } from './app-state.ts';

/** The keymap in use: what keys stand for now, and the ways to change it. Main keeps what is changed. */

export function keysInUse(host: Host, store: StoreApi<AppState>, complain: (problems: readonly Problem[]) => void) {
  let known: { readonly scheme: Scheme; readonly keymap: Keymap; readonly table: KeyTable } | null = null;

  /** What keys stand for now, in the article on the screen. */
  const keys = (): KeyTable => {
    const { keymaps, snapshot } = store.getState();
    const scheme = snapshot?.set.scheme ?? Scheme.of(null);
    const keymap = activeKeymap(keymaps);
    if (known?.keymap !== keymap || known.scheme !== scheme) {
      known = { scheme, keymap, table: keyTable(commandsOf(scheme), keymap, IS_MAC) };
    }
    return known.table;
  };

  const setKeymaps = (keymaps: Keymaps): void => {
    store.setState({ keymaps });
    host.call('setKeymaps', keymaps).catch(() => complain([NOT_KEPT]));
  };

  /** Writes the keymap in use where the user says; null when the dialog was closed without a choice. */
  const exportKeymap = () => host.call('exportKeymap', activeKeymap(store.getState().keymaps));

  /** Takes a keymap from a file and puts it into use; null when the dialog was closed without a choice. */
  const importKeymap = async () => {
    const answer = await host.call('importKeymap', {});
    if (answer?.ok === true) setKeymaps(addKeymap(store.getState().keymaps, answer.value));
    return answer;
  };

  return { keys, setKeymaps, exportKeymap, importKeymap };
}

const commandsByScheme = new WeakMap<Scheme, readonly Command[]>();

/** Returns every command that an article with this scheme has; the same list for the same scheme. */
export function commandsOf(scheme: Scheme): readonly Command[] {
  const commands = commandsByScheme.get(scheme) ?? commandsFor(scheme);
  commandsByScheme.set(scheme, commands);
  return commands;
}

const NOT_KEPT: Problem = {
  code: 'keys/not-kept',
  message: 'The keys are changed for now, but could not be kept for the next start. Change them once more.',
};
