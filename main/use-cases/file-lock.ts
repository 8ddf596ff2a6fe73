import { z } from 'zod';
import { saveFile, type SaveWorld } from './save-file.ts';

/**
 * The **lock** beside a file tells other running programs that somebody works on it. It is advice and nothing more:
 * safety rests on hashes (PROMISES §3.6), so that a lock that was deleted, forged or left behind harms nobody. Its
 * holder raises a **beat**; one whose beat stands still over many of our looks is **stale**. No clock is compared.
 */

/** What a look at the lock tells. */
export type Holder = 'nobody' | 'us' | 'somebody';

/** So many looks without a new beat make a lock stale: a minute. */
const STALE_AFTER = 20;

/** The beat is raised at every so many looks: each nine seconds. */
const BEAT_EVERY = 3;

/** A lock is small; whatever is larger is none. Bytes. */
const LIMIT = 1_000;

const lockSchema = z.object({ writer: z.string().max(100), beat: z.number().int().nonnegative() });

export class FileLock {
  readonly #world: SaveWorld;
  /** Random, for each running program: no name of a person or a machine (promise X7). */
  readonly #writer: string;
  #path: string | null = null;
  #beat = 0;
  #looks = 0;
  /** The foreign lock as it was seen last, and over how many looks. */
  #seen = '';
  #sameLooks = 0;

  constructor(world: SaveWorld, writer: string) {
    this.#world = world;
    this.#writer = writer;
  }

  /** Says that we work on the file, unless somebody else does. Never rejects: a lock that cannot be written is none. */
  async take(path: string): Promise<void> {
    if (this.#path === path) return;
    await this.release();
    if ((await this.look(path)) === 'somebody') return;
    this.#path = path;
    await this.#write(path);
  }

  /** Looks whether somebody works on the file, and raises our own beat from time to time. Never rejects. */
  async look(path: string): Promise<Holder> {
    const lock = await this.#read(path);
    this.#looks += 1;
    if (lock?.writer === this.#writer || (lock === null && this.#path === path)) {
      if (this.#path === path && this.#looks % BEAT_EVERY === 0) await this.#write(path);
      return 'us';
    }
    if (lock === null) return 'nobody';
    const seen = `${lock.writer} ${lock.beat}`;
    this.#sameLooks = seen === this.#seen ? this.#sameLooks + 1 : 0;
    this.#seen = seen;
    return this.#sameLooks >= STALE_AFTER ? 'nobody' : 'somebody';
  }

  /** Takes our lock away. Never rejects. */
  async release(): Promise<void> {
    const path = this.#path;
    this.#path = null;
    if (path === null) return;
    const lock = await this.#read(path);
    if (lock?.writer === this.#writer) await this.#world.files.remove(this.#lockOf(path)).catch(() => undefined);
  }

  async #write(path: string): Promise<void> {
    this.#beat += 1;
    const bytes = new TextEncoder().encode(JSON.stringify({ writer: this.#writer, beat: this.#beat }));
    await saveFile(this.#world, { path: this.#lockOf(path), bytes, base: 'any' });
  }

  async #read(path: string): Promise<z.infer<typeof lockSchema> | null> {
    const { files } = this.#world;
    try {
      const lock = this.#lockOf(path);
      const status = await files.status(lock);
      if (status === null || status.size > LIMIT) return null;
      return lockSchema.parse(JSON.parse(new TextDecoder().decode(await files.read(lock))));
    } catch {
      return null; // Forged, half written or out of reach: it tells us nothing.
    }
  }

  #lockOf(path: string): string {
    const { files } = this.#world;
    return files.join(files.folderOf(path), `.${files.nameOf(path)}.lock`);
  }
}
