/**
 * `Menu` and `MenuItem`: the model of a menu, its clicks and its keys. There is no menu bar to see; the keys work because
 * pages report them, and a role does what Electron's does.
 */
import type * as Electron from 'electron';
import { app } from './app.ts';
import { BrowserWindow, setAccelerators } from './browser-window.ts';
import { acceptOnly, provideOnlyClass } from './guard.ts';
import type { Accelerator } from './page-messages.ts';

type ItemOptions = Electron.MenuItemConstructorOptions;
type Click = (item: MenuItem, window: BrowserWindow | undefined, event: object) => void;
type Role = Readonly<{ label: string; keys?: string; act?: (window: BrowserWindow | null) => void }>;

const knownOptions = new Set(
  `click role type label sublabel toolTip accelerator icon enabled acceleratorWorksWhenHidden visible checked
   registerAccelerator submenu id before after beforeGroupContaining afterGroupContaining`.split(/\s+/),
);

const edit = (label: string, command: 'undo' | 'redo' | 'cut' | 'copy' | 'paste' | 'delete' | 'selectAll'): Role => ({
  label,
  act: (window) => window?.webContents[command](),
});

/** What each role is called and does. Editing keys are Chromium's own, so they are not listed. */
const roles: Readonly<Record<string, Role>> = {
  undo: edit('Undo', 'undo'),
  redo: edit('Redo', 'redo'),
  cut: edit('Cut', 'cut'),
  copy: edit('Copy', 'copy'),
  paste: edit('Paste', 'paste'),
  delete: edit('Delete', 'delete'),
  selectall: edit('Select All', 'selectAll'),
  pasteandmatchstyle: { label: 'Paste and Match Style', act: (window) => window?.webContents.pasteAndMatchStyle() },
  quit: { label: 'Quit', keys: 'CommandOrControl+Q', act: () => app.quit() },
  close: { label: 'Close Window', keys: 'CommandOrControl+W', act: (window) => window?.close() },
  minimize: { label: 'Minimize', keys: 'CommandOrControl+M', act: (window) => window?.minimize() },
  reload: { label: 'Reload', act: (window) => window?.reload() },
  togglefullscreen: {
    label: 'Toggle Full Screen',
    keys: 'F11',
    act: (window) => window?.setFullScreen(!window.isFullScreen()),
  },
  about: { label: 'About' },
  // Chromium has these under its own keys; a menu item for them has nothing to do here.
  forcereload: { label: 'Force Reload' },
  toggledevtools: { label: 'Toggle Developer Tools' },
  resetzoom: { label: 'Actual Size' },
  zoomin: { label: 'Zoom In' },
  zoomout: { label: 'Zoom Out' },
  // Menus of macOS.
  front: { label: 'Bring All to Front' },
  hide: { label: 'Hide' },
  hideothers: { label: 'Hide Others' },
  unhide: { label: 'Show All' },
  services: { label: 'Services' },
  zoom: { label: 'Zoom' },
  help: { label: 'Help' },
  window: { label: 'Window' },
  windowmenu: { label: 'Window' },
  editmenu: { label: 'Edit' },
  filemenu: { label: 'File' },
  viewmenu: { label: 'View' },
  appmenu: { label: 'App' },
};

/** The items a menu role stands for when the app gives none. */
const submenus: Readonly<Record<string, readonly ItemOptions['role'][]>> = {
  editmenu: ['undo', 'redo', 'cut', 'copy', 'paste', 'delete', 'selectAll'],
  filemenu: ['quit'],
  viewmenu: ['reload', 'toggleDevTools', 'resetZoom', 'zoomIn', 'zoomOut', 'togglefullscreen'],
  windowmenu: ['minimize', 'close'],
  appmenu: ['about', 'quit'],
};

let lastCommandId = 0;
let applicationMenu: Menu | null = null;

/** Electron's `MenuItem`. */
export class MenuItem {
  readonly id: string;
  readonly commandId = ++lastCommandId;
  readonly type: NonNullable<ItemOptions['type']>;
  readonly role: ItemOptions['role'];
  readonly accelerator: string | undefined;
  /** False: the keys are shown and somebody else listens to them. */
  readonly registerAccelerator: boolean;
  readonly submenu: Menu | undefined;
  label: string;
  sublabel: string;
  toolTip: string;
  enabled: boolean;
  visible: boolean;
  menu: Menu | null = null;
  readonly click: (event?: object, window?: BrowserWindow | null) => void;
  #isChecked: boolean;

  constructor(options: ItemOptions) {
    acceptOnly('MenuItem', options, knownOptions);
    const roleName = options.role?.toLowerCase();
    const role = findRole(options.role);
    this.id = options.id ?? '';
    this.role = options.role;
    this.submenu = toSubmenu(options, roleName);
    this.type = options.type ?? (this.submenu ? 'submenu' : 'normal');
    this.label = options.label ?? role?.label ?? '';
    this.sublabel = options.sublabel ?? '';
    this.toolTip = options.toolTip ?? '';
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.#isChecked = options.checked ?? false;
    this.accelerator = options.accelerator ?? role?.keys;
    this.registerAccelerator = options.registerAccelerator ?? true;
    this.click = (event = {}, window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows().at(-1)) => {
      if (!this.enabled) return;
      if (this.type === 'checkbox') this.checked = !this.checked;
      if (this.type === 'radio') this.checked = true;
      const click = options.click as unknown as Click | undefined;
      if (click) click(this, window ?? undefined, event);
      else role?.act?.(window ?? null);
    };
  }

  get checked(): boolean {
    return this.#isChecked;
  }

  /** Checking a radio item unchecks its neighbours, up to a separator on either side. */
  set checked(isChecked: boolean) {
    if (this.type === 'radio' && isChecked)
      for (const neighbour of this.menu?._radioGroup(this) ?? []) neighbour.#isChecked = false;
    this.#isChecked = isChecked;
  }
}

/** Electron's `Menu`. */
export class Menu {
  readonly items: MenuItem[] = [];

  append(item: MenuItem): void {
    this.insert(this.items.length, item);
  }

  insert(index: number, item: MenuItem): void {
    item.menu = this;
    this.items.splice(index, 0, item);
    if (applicationMenu) Menu.setApplicationMenu(applicationMenu);
  }

  getMenuItemById(id: string): MenuItem | null {
    return allItems(this).find((item) => item.id === id) ?? null;
  }

  _radioGroup(item: MenuItem): MenuItem[] {
    const index = this.items.indexOf(item);
    const isSeparator = ({ type }: MenuItem) => type === 'separator';
    const start = this.items.slice(0, index).findLastIndex(isSeparator) + 1;
    const length = this.items.slice(index).findIndex(isSeparator);
    return this.items.slice(start, length < 0 ? undefined : index + length).filter(({ type }) => type === 'radio');
  }

  static buildFromTemplate(template: readonly (ItemOptions | MenuItem)[]): Menu {
    const menu = new Menu();
    for (const entry of template) menu.append(entry instanceof MenuItem ? entry : new MenuItem(entry));
    return menu;
  }

  static setApplicationMenu(menu: Menu | null): void {
    applicationMenu = menu;
    const items = menu ? allItems(menu) : [];
    const listened = items.filter(({ registerAccelerator }) => registerAccelerator);
    const keys = listened.flatMap((item) => readAccelerator(item.accelerator, item.commandId) ?? []);
    setAccelerators(keys, (id, window) => {
      const item = items.find(({ commandId }) => commandId === id);
      item?.click({ triggeredByAccelerator: true }, window);
    });
  }

  static getApplicationMenu(): Menu | null {
    return applicationMenu;
  }
}

provideOnlyClass('MenuItem', MenuItem);
provideOnlyClass('Menu', Menu);

/** Reads "CommandOrControl+Shift+S". Null for no keys and for a word that no key of a page is called. */
export function readAccelerator(text: string | undefined, id: number): Accelerator | null {
  if (!text) return null;
  const parts = text.replace(/\+\+$/, '+plus').toLowerCase().split('+');
  const isMac = process.platform === 'darwin';
  const has = (...names: string[]) => parts.slice(0, -1).some((part) => names.includes(part));
  const both = has('commandorcontrol', 'cmdorctrl');
  const key = keyNames[parts.at(-1)!] ?? parts.at(-1)!;
  return {
    id,
    key,
    ctrl: has('control', 'ctrl') || (both && !isMac),
    meta: has('command', 'cmd', 'super', 'meta') || (both && isMac),
    shift: has('shift'),
    alt: has('alt', 'option', 'altgr'),
  };
}

/** Electron's names of keys that a page calls otherwise; both in lower case. */
const keyNames: Readonly<Record<string, string>> = {
  plus: '+',
  space: ' ',
  return: 'enter',
  esc: 'escape',
  up: 'arrowup',
  down: 'arrowdown',
  left: 'arrowleft',
  right: 'arrowright',
};

function allItems(menu: Menu): MenuItem[] {
  return menu.items.flatMap((item) => [item, ...(item.submenu ? allItems(item.submenu) : [])]);
}

function findRole(name: ItemOptions['role']): Role | null {
  if (name === undefined) return null;
  const role = roles[name.toLowerCase()];
  if (!role) throw new Error(`The Chromium host does not provide the menu role '${name}'`);
  return role;
}

function toSubmenu({ submenu }: ItemOptions, role: string | undefined): Menu | undefined {
  if (Array.isArray(submenu)) return Menu.buildFromTemplate(submenu);
  if (submenu) return submenu as unknown as Menu;
  const entries = role === undefined ? undefined : submenus[role];
  return entries && Menu.buildFromTemplate(entries.map((entry) => (entry ? { role: entry } : {})));
}
