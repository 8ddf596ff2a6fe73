import type { ReadInput } from '../../shared/formats/format.ts';
import type { Registry } from '../../shared/analysis/who-is-who.ts';
import type { Article } from '../../shared/model/article.ts';
import type { Result } from '../../shared/result.ts';
import type { ImportedFile, IndexCall, IndexCalls, IndexState, KnownFile } from '../ports.ts';
import { KeepUp, type Progress } from './keep-up.ts';
import { listArticles, namesIn } from './list-articles.ts';
import { ClaimLists } from './list-claims.ts';
import { listQuotes, SpeakerLists } from './list-speakers.ts';
import { ProjectSearch } from './search.ts';
import { ProjectStatistics } from './statistics.ts';
import { type IndexedFile, IndexStore, isDamage } from './store.ts';

/** Answers what is asked of the index, and begins it anew when it turns out to be damaged. */

export interface IndexDeskWorld {
  readonly folder: string;
  /** Path of the database, or `:memory:`. */
  readonly path: string;
  readonly registry: Registry;
  readonly skip: ReadonlySet<string>;
  /** How long a regular expression may take, in milliseconds, where that is not as usual. */
  readonly patternLimit?: number;
  sha256(text: string): string;
  /** Reads one of our own files for somebody else. */
  readOwn(input: ReadInput): Result<ImportedFile> | Promise<Result<ImportedFile>>;
  /** Reads one of our own files for the index. */
  read(bytes: Uint8Array, name: string): Result<Article>;
  tellState(state: IndexState): void;
  tellReading(name: string | null): void;
}

/** How often it is told how far the reading is. Milliseconds. */
const EVERY = 500;

type Handlers = {
  readonly [Name in IndexCall]: (
    argument: IndexCalls[Name]['argument'],
  ) => IndexCalls[Name]['answer'] | Promise<IndexCalls[Name]['answer']>;
};

export class IndexDesk {
  readonly #world: IndexDeskWorld;
  readonly #store: IndexStore;
  readonly #keepUp: KeepUp;
  readonly #handlers: Handlers;
  #registry: Registry;
  #progress: Progress = null;
  #told = { at: 0, version: -1 };

  constructor(world: IndexDeskWorld) {
    this.#world = world;
    this.#registry = world.registry;
    this.#store = new IndexStore(world.path, world.folder);
    this.#takeRegistry();
    this.#keepUp = new KeepUp({ ...world, store: this.#store, tell: (progress) => this.#tell(progress) });
    this.#handlers = this.#makeHandlers();
    void this.#sound(() => this.#keepUp.refresh());
  }

  /** Answers a call; rejects when it fails for a reason that is none of the index's. */
  answer(call: IndexCall, argument: unknown): Promise<unknown> {
    const handler = this.#handlers[call] as (argument: unknown) => unknown;
    return this.#sound(async () => handler(argument));
  }

  /** Ends what is under way, and closes. */
  async close(): Promise<void> {
    await this.#keepUp.stop();
    this.#store.close();
  }

  #makeHandlers(): Handlers {
    const [search, claims, speakers, statistics] = [
      new ProjectSearch(this.#store, this.#world.patternLimit),
      new ClaimLists(this.#store),
      new SpeakerLists(this.#store),
      new ProjectStatistics(this.#store),
    ];
    return {
      listProject: (asked) => listArticles(this.#store, asked),
      searchProject: (asked) => search.search(asked),
      listQuotes: (asked) => listQuotes(this.#store, asked),
      listClaims: (asked) => claims.list(asked),
      listSpeakers: (asked) => speakers.list(this.#registry.speakers, asked),
      projectStatistics: () => statistics.list(speakers.byKey(this.#registry.speakers)),
      quotesOfShare: (asked) => statistics.quotesOf(asked, speakers.byKey(this.#registry.speakers)),
      files: () => this.#store.files.map(knownOf),
      look: async ({ name }) => {
        await this.#keepUp.look(name);
        this.#tell(this.#progress);
        return null;
      },
      refresh: async () => {
        await this.#keepUp.refresh();
        return null;
      },
      setRegistry: (registry) => {
        this.#registry = registry;
        this.#takeRegistry();
        this.#tell(this.#progress);
        return null;
      },
      read: (input) => this.#world.readOwn(input),
    };
  }

  #takeRegistry(): void {
    const { speakers, ties } = this.#registry;
    this.#store.setRegistry(this.#registry, this.#world.sha256(JSON.stringify([speakers, ties])));
  }

  /** Does something with the index; where that is damaged, with a new one. */
  async #sound<T>(act: () => T | Promise<T>): Promise<T> {
    try {
      return await act();
    } catch (error) {
      if (!isDamage(error)) throw error;
      this.#store.beginAnew();
      this.#takeRegistry();
      void this.#keepUp.refresh();
      return act();
    }
  }

  /** Tells how the index stands, when that has changed; while it is read, from time to time. */
  #tell(progress: Progress): void {
    const now = performance.now();
    const isSoon = progress !== null && this.#progress !== null && now - this.#told.at < EVERY;
    this.#progress = progress;
    if (isSoon) return;
    if (progress === null && this.#told.version === this.#store.version) return;
    this.#told = { at: now, version: progress === null ? this.#store.version : -1 };
    this.#world.tellState({ indexing: progress, ...namesIn(this.#store) });
  }
}

const knownOf = ({ name, size, modified, entry, problem }: IndexedFile): KnownFile => ({
  name,
  size,
  modified,
  articleId: entry?.articleId ?? null,
  title: entry?.title ?? name,
  source: entry?.source ?? null,
  quotes: entry?.quotes ?? 0,
  claims: entry?.claims ?? 0,
  problem,
});
