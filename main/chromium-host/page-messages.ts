/** What the preload world and the main process say to each other over the wire. */

/** A key combination that a menu item asks for, as the page's `KeyboardEvent` shows it. */
export type Accelerator = Readonly<{
  id: number;
  key: string;
  ctrl: boolean;
  shift: boolean;
  alt: boolean;
  meta: boolean;
}>;

/** What only the page knows of its window. Lengths in CSS pixels. */
export type WindowReport = Readonly<{
  isFocused: boolean;
  isDark: boolean;
  isHighContrast: boolean;
  bounds: Readonly<{ x: number; y: number; width: number; height: number }>;
  content: Readonly<{ width: number; height: number }>;
  screen: Readonly<{ width: number; height: number; availWidth: number; availHeight: number; scale: number }>;
}>;

/** From the page to the main process. */
export type FromPage =
  | Readonly<{ kind: 'invoke'; id: number; channel: string; values: unknown[] }>
  | Readonly<{ kind: 'send'; channel: string; values: unknown[] }>
  | Readonly<{ kind: 'accelerator'; id: number }>
  | Readonly<{ kind: 'report'; report: WindowReport }>
  | Readonly<{ kind: 'open'; url: string; name: string }>
  | Readonly<{ kind: 'preload-error'; message: string; stack: string }>;

/** From the main process to the page. */
export type ToPage =
  | Readonly<{ kind: 'result'; id: number; value: unknown }>
  | Readonly<{ kind: 'failure'; id: number; message: string }>
  | Readonly<{ kind: 'message'; channel: string; values: unknown[] }>
  | Readonly<{ kind: 'accelerators'; accelerators: readonly Accelerator[] }>;
