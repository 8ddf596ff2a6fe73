import { Menu, type MenuItemConstructorOptions } from 'electron';
import { type Command, MENUS } from '../../shared/commands/command.ts';
import { COMMANDS } from '../../shared/commands/index.ts';
import { type Keymap, keysOf } from '../../shared/commands/keymap.ts';

/**
 * The menu bar, read off the commands. The page itself listens to the keys, so the menu only shows them; macOS,
 * which gives keys to the menu first, is told those with a modifier alone, or no letter could be typed.
 */

/** Puts the menu up, or anew with other keys; `choose` is called with the id of a command. */
export function showMenu(keymap: Keymap, choose: (id: string) => void): void {
  const items = COMMANDS.map((command) => ({ ...command, keys: keysOf(command, keymap) }));
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(items, process.platform === 'darwin', choose)));
}

/** Returns the menus of all commands that belong to one. */
export function menuTemplate(
  commands: readonly Command[],
  isMac: boolean,
  choose: (id: string) => void,
): MenuItemConstructorOptions[] {
  const menus = MENUS.map(([menu, label]): MenuItemConstructorOptions => {
    const items = commands
      .filter((command) => command.menu === menu)
      .flatMap((command) => [
        ...(command.separated === true ? [{ type: 'separator' as const }] : []),
        itemOf(command, isMac, choose),
      ]);
    return { label, submenu: menu === 'edit' ? [...items, ...CLIPBOARD] : items };
  });
  return isMac ? [{ role: 'appMenu' }, ...menus] : menus;
}

/** Done by the system: the page has no say in the clipboard. */
const CLIPBOARD: readonly MenuItemConstructorOptions[] = [
  { type: 'separator' },
  { role: 'cut' },
  { role: 'copy' },
  { role: 'paste' },
  { role: 'selectAll' },
];

function itemOf(
  { id, label, keys }: Command,
  isMac: boolean,
  choose: (id: string) => void,
): MenuItemConstructorOptions {
  const [key] = keys
    .filter((candidate) => !isMac || candidate.includes('Mod-'))
    .flatMap((one) => acceleratorOf(one) ?? []);
  const item = { id, label, click: () => choose(id) };
  return key === undefined ? item : { ...item, accelerator: key, registerAccelerator: isMac };
}

const NAMES: Readonly<Record<string, string>> = {
  Mod: 'CmdOrCtrl',
  Meta: 'Super',
  '+': 'Plus',
  Enter: 'Return',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
};

/**
 * Turns a key as ProseMirror names it into one as Electron does: `Mod-Shift-s` into `CmdOrCtrl+Shift+S`. Null for a letter
 * that Electron has no name for (`ö`).
 */
export function acceleratorOf(key: string): string | null {
  if (!/^[ -~]+$/.test(key)) return null;
  const parts = key.split(/-(?!$)/);
  return parts.map((part) => NAMES[part] ?? (part.length === 1 ? part.toUpperCase() : part)).join('+');
}
