/**
 * `nativeTheme`: the app's choice is emulated in every page; without a choice the page shows the system's, and what the page
 * reports is what the app is told.
 */
import type * as Electron from 'electron';
import { EventEmitter } from 'node:events';
import { provideOnlyClass } from './guard.ts';

type ThemeSource = Electron.NativeTheme['themeSource'];

class NativeTheme extends EventEmitter {
  #source: ThemeSource = 'system';
  #isSystemDark = false;
  #isHighContrast = false;
  /** Called when pages have to be told. */
  _onSource: () => void = () => {};

  get themeSource(): ThemeSource {
    return this.#source;
  }

  set themeSource(source: ThemeSource) {
    if (!['system', 'light', 'dark'].includes(source)) throw new TypeError(`No theme is called ${source}`);
    if (source === this.#source) return;
    this.#source = source;
    this._onSource();
    this.emit('updated');
  }

  get shouldUseDarkColors(): boolean {
    return this.#source === 'system' ? this.#isSystemDark : this.#source === 'dark';
  }

  get shouldUseHighContrastColors(): boolean {
    return this.#isHighContrast;
  }

  /** Takes what a page sees. While a theme is chosen a page sees that one, not the system's. */
  _report(isDark: boolean, isHighContrast: boolean): void {
    const isSystemDark = this.#source === 'system' ? isDark : this.#isSystemDark;
    if (isSystemDark === this.#isSystemDark && isHighContrast === this.#isHighContrast) return;
    this.#isSystemDark = isSystemDark;
    this.#isHighContrast = isHighContrast;
    this.emit('updated');
  }
}

provideOnlyClass('nativeTheme', NativeTheme);

/** Electron's `nativeTheme`. */
export const nativeTheme = new NativeTheme() satisfies Pick<
  Electron.NativeTheme,
  'themeSource' | 'shouldUseDarkColors' | 'shouldUseHighContrastColors'
>;

/** Returns the media features to emulate now. */
export function theme(): { name: string; value: string }[] {
  const { themeSource } = nativeTheme;
  return themeSource === 'system' ? [] : [{ name: 'prefers-color-scheme', value: themeSource }];
}
