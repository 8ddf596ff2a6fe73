import type { MenuItem } from 'electron';
import { expect, test, vi } from 'vitest';
import { acceleratorOf, menuTemplate } from '../../../main/adapters/menu.ts';
import { COMMANDS } from '../../../shared/commands/index.ts';

vi.mock('electron', () => ({ Menu: {} }));

/** Items of the template by id. */
function items(isMac: boolean, choose: (id: string) => void = () => undefined) {
  const menus = menuTemplate(COMMANDS, isMac, choose);
  const all = menus.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []));
  return new Map(all.flatMap((item) => (item.id === undefined ? [] : [[item.id, item] as const])));
}

test('every command that belongs to a menu is in it, under its own id', () => {
  const expected = COMMANDS.filter(({ menu }) => menu !== undefined).map(({ id }) => id);
  expect([...items(false).keys()].sort()).toEqual([...expected].sort());
});

test('keys are shown and left to the page; macOS gets only those that type nothing', () => {
  expect([...items(false).values()].every(({ registerAccelerator }) => registerAccelerator !== true)).toBe(true);
  for (const { accelerator } of items(true).values()) {
    if (accelerator !== undefined) expect(accelerator).toMatch(/^CmdOrCtrl\+/);
  }
});

test('keys are named as Electron names them', () => {
  const names = ['Mod-s', 'Mod-Shift-s', 'Mod-+', 'Mod--', 'Shift-F6', 'q', 'Enter', ';', 'Alt-ArrowUp', 'Meta-k', 'ö'];
  expect(names.map(acceleratorOf)).toEqual([
    'CmdOrCtrl+S',
    'CmdOrCtrl+Shift+S',
    'CmdOrCtrl+Plus',
    'CmdOrCtrl+-',
    'Shift+F6',
    'Q',
    'Return',
    ';',
    'Alt+Up',
    'Super+K',
    null,
  ]);
});

test('choosing an item tells its command', () => {
  const chosen: string[] = [];
  items(false, (id) => chosen.push(id))
    .get('file.save')
    ?.click?.({} as MenuItem, undefined, {});
  expect(chosen).toEqual(['file.save']);
});
