import { z } from 'zod';
import type { Files } from '../ports.ts';
import { saveFile, type SaveWorld } from './save-file.ts';

/** What the program remembers between starts. Losing it loses no work, so a damaged file is simply begun anew. */
export interface Settings {
  /** Absolute paths, the last opened first, at most twenty. */
  readonly recent: readonly string[];
  readonly theme: 'system' | 'light' | 'dark';
}

const RECENT = 20;

const settingsSchema = z.object({
  recent: z.array(z.string().max(10_000)).max(RECENT).catch([]),
  theme: z.enum(['system', 'light', 'dark']).catch('system'),
});

const DEFAULTS: Settings = { recent: [], theme: 'system' };

/** Returns what is remembered; the defaults where the file is missing or damaged. */
export async function readSettings(files: Files, path: string): Promise<Settings> {
  try {
    const parsed = settingsSchema.safeParse(JSON.parse(new TextDecoder().decode(await files.read(path))));
    return parsed.success ? parsed.data : DEFAULTS;
  } catch {
    return DEFAULTS; // Missing at the first start, or damaged: it only saves a walk to the file.
  }
}

/** Remembers and writes down in order; a failed write is tried again with the next change. */
export class SettingsKeeper {
  readonly #world: SaveWorld;
  readonly #path: string;
  #settings: Settings;
  #writing: Promise<unknown> = Promise.resolve();

  constructor(world: SaveWorld, path: string, settings: Settings) {
    this.#world = world;
    this.#path = path;
    this.#settings = settings;
  }

  get settings(): Settings {
    return this.#settings;
  }

  rememberFile(path: string): void {
    if (this.#settings.recent[0] === path) return;
    const recent = [path, ...this.#settings.recent.filter((other) => other !== path)].slice(0, RECENT);
    this.#change({ ...this.#settings, recent });
  }

  rememberTheme(theme: Settings['theme']): void {
    if (theme !== this.#settings.theme) this.#change({ ...this.#settings, theme });
  }

  /** Resolves when all that is remembered was written. */
  async written(): Promise<void> {
    await this.#writing;
  }

  #change(settings: Settings): void {
    this.#settings = settings;
    this.#writing = this.#writing.then(async () => {
      const { files } = this.#world;
      await files.makeFolder(files.folderOf(this.#path), true).catch(() => undefined); // saveFile says what is missing.
      const bytes = new TextEncoder().encode(`${JSON.stringify(settings, null, 2)}\n`);
      await saveFile(this.#world, { path: this.#path, bytes, base: 'any' });
    });
  }
}
