import { z } from 'zod';
import { saveFile, type SaveWorld } from './save-file.ts';

/**
 * What the library held when it was last looked at, kept over restarts. Absence is not deletion (promise C4): when
 * many articles are gone at once, a drive is unplugged or a sync has gone wrong, and nothing is forgotten until the
 * user says so. A file or two that are gone were removed by somebody on purpose.
 */

/** As much of an article as the list shows while its file is away. */
export interface Remembered {
  readonly path: string;
  readonly articleId: string | null;
  readonly title: string;
  /** Milliseconds since 1970, as the file system had it. */
  readonly modified: number;
  readonly quotes: number;
  readonly claims: number;
}

/** More files than this, or this share of them (at least two), gone at once is no deletion. */
const FILES = 5;
const SHARE = 0.2;

const memorySchema = z.array(
  z.object({
    path: z.string(),
    articleId: z.string().nullable(),
    title: z.string(),
    modified: z.number(),
    quotes: z.number(),
    claims: z.number(),
  }),
);

export class LibraryMemory {
  readonly #world: SaveWorld;
  readonly #path: string;
  #known: readonly Remembered[] | null = null;

  /** @param path of the file in which it is kept */
  constructor(world: SaveWorld, path: string) {
    this.#world = world;
    this.#path = path;
  }

  /** Returns those of the articles seen before that are away, when they are too many to have been deleted. */
  async compare(present: readonly Remembered[]): Promise<readonly Remembered[]> {
    const known = await this.#read();
    const paths = new Set(present.map(({ path }) => path));
    const away = known.filter(({ path }) => !paths.has(path));
    const isMuch = away.length > FILES || (away.length > 1 && away.length > known.length * SHARE);
    const isAll = away.length > 0 && present.length === 0;
    if (isMuch || isAll) {
      await this.#keep([...present, ...away]);
      return away;
    }
    await this.#keep(present);
    return [];
  }

  /** Takes what is there now for all there is: the user has said that the rest is gone. */
  async forget(present: readonly Remembered[]): Promise<void> {
    await this.#keep(present);
  }

  async #read(): Promise<readonly Remembered[]> {
    if (this.#known !== null) return this.#known;
    const bytes = await this.#world.files.read(this.#path).catch(() => null);
    this.#known = bytes === null ? [] : parsed(new TextDecoder().decode(bytes));
    return this.#known;
  }

  /** Written only when something differs; what cannot be written is looked up anew at the next start. */
  async #keep(known: readonly Remembered[]): Promise<void> {
    const text = JSON.stringify(known);
    const isSame = this.#known !== null && JSON.stringify(this.#known) === text;
    this.#known = known;
    if (isSame) return;
    const { files } = this.#world;
    await files.makeFolder(files.folderOf(this.#path), true).catch(() => undefined); // saveFile says what is missing.
    await saveFile(this.#world, { path: this.#path, bytes: new TextEncoder().encode(text), base: 'any' });
  }
}

function parsed(text: string): readonly Remembered[] {
  try {
    const result = memorySchema.safeParse(JSON.parse(text));
    return result.success ? result.data : [];
  } catch {
    return []; // Damaged: it only helps to notice what is gone.
  }
}
