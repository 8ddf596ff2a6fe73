import { z } from 'zod';
import {
  learnedSchema,
  MOST_REJECTED,
  type RejectedPlace,
  rejectedPlaceSchema,
  type SuggestionMemory,
} from '../../shared/schema/suggestion-memory.ts';
import { saveFile, type SaveWorld } from './save-file.ts';

/**
 * Keeps what was learned from decisions on suggestions, and what was rejected in which article, over restarts: one file for
 * the library, until there are projects to keep it with. Losing it loses no work, so that what is damaged is begun anew.
 */

/** Rejections of so many articles are kept, the latest ones. */
const ARTICLES = 500;

const fileSchema = z.object({
  areShown: z.boolean().catch(true),
  learned: learnedSchema.catch({ rules: [], cues: [], aliases: [] }),
  articles: z
    .array(
      z.object({
        articleId: z.string().min(1).max(200),
        rejected: z.array(rejectedPlaceSchema).max(MOST_REJECTED),
      }),
    )
    .max(ARTICLES)
    .catch([]),
});

type Kept = z.infer<typeof fileSchema>;

const NOTHING: Kept = { areShown: true, learned: { rules: [], cues: [], aliases: [] }, articles: [] };

export class SuggestionKeeper {
  readonly #world: SaveWorld;
  readonly #path: string;
  #kept: Promise<Kept> | null = null;
  #turns: Promise<void> = Promise.resolve();

  /** @param path of the file in which it is kept */
  constructor(world: SaveWorld, path: string) {
    this.#world = world;
    this.#path = path;
  }

  /** Returns what is known when the article is opened. */
  async recall(articleId: string): Promise<SuggestionMemory> {
    await this.#turns;
    const { areShown, learned, articles } = await this.#present();
    return { areShown, learned, rejected: rejectedIn(articles, articleId) };
  }

  /** Takes what is known now in place of what was. */
  remember(articleId: string, { areShown, learned, rejected }: SuggestionMemory): Promise<void> {
    this.#turns = this.#turns.then(async () => {
      const before = await this.#present();
      const others = before.articles.filter((one) => one.articleId !== articleId);
      const own = rejected.length === 0 ? [] : [{ articleId, rejected: [...rejected] }];
      await this.#keep(before, { areShown, learned, articles: [...own, ...others].slice(0, ARTICLES) });
    });
    return this.#turns;
  }

  #present(): Promise<Kept> {
    this.#kept ??= this.#read();
    return this.#kept;
  }

  async #read(): Promise<Kept> {
    const bytes = await this.#world.files.read(this.#path).catch(() => null);
    return bytes === null ? NOTHING : parsed(new TextDecoder().decode(bytes));
  }

  /** Written only when something differs; what cannot be written is learned anew. */
  async #keep(before: Kept, kept: Kept): Promise<void> {
    this.#kept = Promise.resolve(kept);
    const text = JSON.stringify(kept);
    if (JSON.stringify(before) === text) return;
    const { files } = this.#world;
    await files.makeFolder(files.folderOf(this.#path), true).catch(() => undefined); // saveFile says what is missing.
    await saveFile(this.#world, { path: this.#path, bytes: new TextEncoder().encode(text), base: 'any' });
  }
}

const rejectedIn = (articles: Kept['articles'], articleId: string): readonly RejectedPlace[] =>
  articles.find((one) => one.articleId === articleId)?.rejected ?? [];

function parsed(text: string): Kept {
  try {
    return fileSchema.safeParse(JSON.parse(text)).data ?? NOTHING;
  } catch {
    return NOTHING;
  }
}
