/**
 * A **command** is one declaration here and one function in the editor or the store. Menu, keys, palette and the
 * sheet of keys read the declaration.
 */

/** Where the key acts: in Tag mode only, in Edit mode only, in the article in both, or anywhere in the window. */
export type Scope = 'tag' | 'edit' | 'article' | 'window';

export interface Command {
  readonly id: string;
  readonly label: string;
  readonly menu?: 'file' | 'edit' | 'tag' | 'view' | 'help';
  /** A line is drawn before it in its menu. */
  readonly separated?: boolean;
  readonly scope: Scope;
  /** As ProseMirror's keymap names keys: `Mod-s`, `Shift-Tab`, `q`; the first is shown. */
  readonly keys: readonly string[];
}
