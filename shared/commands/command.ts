/**
 * A **command** is one declaration here and one function in the editor or the store. Menu, keys, palette and the
 * sheet of keys read the declaration.
 */

/** The menus, in the order of the bar. */
export const MENUS = [
  ['file', 'File'],
  ['edit', 'Edit'],
  ['tag', 'Tag'],
  ['value', 'Values'],
  ['check', 'Check'],
  ['go', 'Go'],
  ['desk', 'Desk'],
  ['view', 'View'],
  ['help', 'Help'],
] as const;

export type MenuId = (typeof MENUS)[number][0];

/** Where the key acts: in Tag mode only, in Edit mode only, in the article in both, or anywhere in the window. */
export type Scope = 'tag' | 'edit' | 'article' | 'window';

export interface Command {
  readonly id: string;
  readonly label: string;
  readonly menu?: MenuId;
  /** A line is drawn before it in its menu. */
  readonly separated?: boolean;
  readonly scope: Scope;
  /** As ProseMirror's keymap names keys: `Mod-s`, `Shift-Tab`, `q`; the first is shown. */
  readonly keys: readonly string[];
  /** Where it finds nothing to do its keys mean what they always mean: `Tab` leaves the article. */
  readonly yields?: true;
}
