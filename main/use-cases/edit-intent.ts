import { z } from 'zod';
import type { RecordSet } from '../../shared/annotations/change.ts';
import { done, refuse, type Result } from '../../shared/result.ts';
import { recordSetsSchema } from '../../shared/schema/records.ts';
import { listOrNone } from './journal.ts';
import { saveFile, type SaveWorld } from './save-file.ts';

/**
 * The **intent** of a change of many articles is on the disk before the first of them is touched: what each shall hold,
 * and what it held. Whatever ends the program, the next start finds it and goes on; later it takes the change back.
 */
export interface EditIntent {
  /** `undoing` goes the other way, until it is `undone`. */
  readonly state: 'doing' | 'done' | 'undoing' | 'undone';
  /** What it does, in words. */
  readonly name: string;
  readonly items: readonly EditItem[];
}

/** What happens to one article. */
export interface EditItem {
  /** Absolute. */
  readonly path: string;
  /** Records as they shall be, and as they were. */
  readonly forward: readonly RecordSet[];
  readonly back: readonly RecordSet[];
}

/** So many changes can be taken back. */
const KEPT = 50;

const intentSchema = z.object({
  state: z.enum(['doing', 'done', 'undoing', 'undone']),
  name: z.string(),
  items: z.array(z.object({ path: z.string(), forward: recordSetsSchema, back: recordSetsSchema })),
}) as unknown as z.ZodType<EditIntent>;

/** The intents of one user, each in a file called by its id. */
export class EditIntents {
  readonly #world: SaveWorld;
  readonly #folder: string;

  constructor(world: SaveWorld, folder: string) {
    this.#world = world;
    this.#folder = folder;
  }

  /** Returns the id of a new one: they are in the order of their times. */
  newId(now: number): string {
    const time = new Date(now).toISOString().replaceAll(':', '-');
    return `${time}-${this.#world.services.newId().slice(0, 8)}`;
  }

  /** Writes it down; it is on the disk then. */
  async keep(id: string, intent: EditIntent): Promise<Result<null>> {
    const { files } = this.#world;
    await files.makeFolder(this.#folder, true).catch(() => undefined); // Saving says what is missing.
    const bytes = new TextEncoder().encode(JSON.stringify(intent));
    const saved = await saveFile(this.#world, { path: this.#pathOf(id), bytes, base: 'any' });
    return saved.outcome === 'saved' ? done(null) : refuse(saved.problem);
  }

  /** Returns the intent of this id, or null; the id is no name of a file before the folder has it (promise H6). */
  async find(id: string): Promise<EditIntent | null> {
    if (!(await this.ids()).includes(id)) return null;
    try {
      const bytes = await this.#world.files.read(this.#pathOf(id));
      return intentSchema.safeParse(JSON.parse(new TextDecoder().decode(bytes))).data ?? null;
    } catch {
      return null; // It was written whole or not at all: what is left is none of ours.
    }
  }

  /** Every id, the oldest first. */
  async ids(): Promise<readonly string[]> {
    const names = await listOrNone(this.#world.files, this.#folder).catch(() => []);
    return names
      .filter((name) => NAME.test(name))
      .map((name) => name.slice(0, -ENDING.length))
      .sort();
  }

  /** Forgets the oldest that are over. */
  async thin(): Promise<void> {
    for (const id of (await this.ids()).slice(0, -KEPT)) {
      const intent = await this.find(id);
      const isOpen = intent?.state === 'doing' || intent?.state === 'undoing';
      if (!isOpen) await this.#world.files.remove(this.#pathOf(id)).catch(() => undefined); // The next time, then.
    }
  }

  #pathOf(id: string): string {
    return this.#world.files.join(this.#folder, `${id}${ENDING}`);
  }
}

const ENDING = '.json';
const NAME = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.\d{3}Z-[0-9a-f]{8}\.json$/;
