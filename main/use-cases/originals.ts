import type { ReadInput } from '../../shared/formats/format.ts';
import { pack, unpack } from '../../shared/formats/zip.ts';
import type { Article } from '../../shared/model/article.ts';
import { saveFile, type SaveWorld } from './save-file.ts';

/**
 * The files that articles were made from, kept beside our own data as they came: so that one can be read again with
 * other kinds for its labels, and looked at when the copy is doubted. A file is kept once its article is worked on;
 * until then it is only remembered.
 */
export class Originals {
  readonly #world: SaveWorld;
  readonly #folder: string;
  /** By the hash of the file; the last one opened comes last. */
  readonly #remembered = new Map<string, Original>();

  constructor(world: SaveWorld, folder: string) {
    this.#world = world;
    this.#folder = folder;
  }

  /** Remembers the file from which an article was just made. */
  remember(sha256: string, original: Original): void {
    this.#remembered.delete(sha256);
    this.#remembered.set(sha256, original);
    const [oldest] = this.#remembered.keys();
    if (this.#remembered.size > MOST && oldest !== undefined) this.#remembered.delete(oldest);
  }

  /** Keeps the file of this article on the disk; whether that worked is no matter of the article's own safety. */
  async keep({ source }: Article): Promise<void> {
    const original = source?.sha256 === undefined ? undefined : this.#remembered.get(source.sha256);
    if (original === undefined) return;
    const { files } = this.#world;
    const path = this.#pathOf(source!.sha256!);
    if ((await files.status(path).catch(() => null)) !== null) return;
    await files.makeFolder(this.#folder, true).catch(() => undefined); // Saving says what is missing.
    const parts = [
      { name: `${MAIN}${original.name}`, content: original.bytes },
      ...original.companions.map(({ name, bytes }) => ({ name: `${BESIDE}${name}`, content: bytes })),
    ];
    await saveFile(this.#world, { path, bytes: pack(parts), base: [] });
  }

  /** Returns the file with this hash, or null when it is not there any more. */
  async find(sha256: string): Promise<Original | null> {
    const known = this.#remembered.get(sha256);
    if (known !== undefined) return known;
    const bytes = await this.#world.files.read(this.#pathOf(sha256)).catch(() => null);
    if (bytes === null) return null;
    const unpacked = unpack({ bytes, name: sha256 });
    if (!unpacked.ok) return null;
    const entries = [...unpacked.value].map(([name, content]) => ({ name, bytes: content }));
    const main = entries.find(({ name }) => name.startsWith(MAIN));
    if (main === undefined || this.#world.services.sha256(main.bytes) !== sha256) return null;
    const companions = entries
      .filter(({ name }) => name.startsWith(BESIDE))
      .map(({ name, bytes: content }) => ({ name: name.slice(BESIDE.length), bytes: content }));
    return { name: main.name.slice(MAIN.length), bytes: main.bytes, companions };
  }

  #pathOf(sha256: string): string {
    return this.#world.files.join(this.#folder, `${sha256.replaceAll(/[^0-9a-f]/gu, '')}.zip`);
  }
}

/** A file as it was opened, with those beside it. */
export interface Original {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly companions: NonNullable<ReadInput['companions']>;
}

/** How many files are remembered that nobody has worked on yet. */
const MOST = 3;

const MAIN = 'file/';
const BESIDE = 'beside/';
