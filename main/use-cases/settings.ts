import { z } from 'zod';
import { type Keymaps, KEYMAPS_AT_START } from '../../shared/commands/profiles.ts';
import type { LabelMapping } from '../../shared/formats/format.ts';
import { labelMappingSchema } from '../../shared/schema/import-report.ts';
import { isSameValue } from '../../shared/model/same-value.ts';
import { keymapSchema } from '../../shared/schema/keymaps.ts';
import type { Files } from '../ports.ts';
import { saveFile, type SaveWorld } from './save-file.ts';

/** What the program remembers between starts. Losing it loses no work, so a damaged file is simply begun anew. */
export interface Settings {
  /** Absolute paths, the last opened first, at most twenty. */
  readonly recent: readonly string[];
  readonly theme: 'system' | 'light' | 'dark';
  /** The rules of the scheme stand beside the text. */
  readonly areGuidelinesShown: boolean;
  /** Which article was seen at which path, and where the caret was left in it; the latest first. */
  readonly articles: readonly { readonly path: string; readonly articleId: string; readonly place: number }[];
  /** Name of the scheme that articles from other formats begin with; null for the one that ships first. */
  readonly newScheme: string | null;
  readonly keymaps: Keymaps;
  /** By whom decisions are signed; empty until somebody has said so. */
  readonly person: string;
  /** What labels of foreign files became when somebody said so, for the next file with the same labels. */
  readonly labels: LabelMapping;
  /** Id of the format that an article was last exported to; null before the first time. */
  readonly lastExport: string | null;
  /** Folders that were open as projects, absolute, the last one first, at most twenty; none before one was chosen. */
  readonly projects: readonly string[];
}

const MOST_LABELS = 1000;
const RECENT = 20;
const ARTICLES = 500;

const settingsSchema = z.object({
  recent: z.array(z.string().max(10_000)).max(RECENT).catch([]),
  theme: z.enum(['system', 'light', 'dark']).catch('system'),
  areGuidelinesShown: z.boolean().catch(false),
  articles: z
    .array(
      z.object({
        path: z.string().max(10_000),
        articleId: z.string().max(200),
        place: z.number().int().nonnegative(),
      }),
    )
    .max(ARTICLES)
    .catch([]),
  newScheme: z.string().max(200).nullable().catch(null),
  // Somebody made these by hand: one that is damaged takes none of the others along.
  keymaps: z
    .object({
      active: z.string().catch(KEYMAPS_AT_START.active),
      own: z
        .array(z.unknown())
        .transform((all) => all.flatMap((one) => keymapSchema.safeParse(one).data ?? []))
        .catch([]),
    })
    .catch({ active: KEYMAPS_AT_START.active, own: [] }),
  person: z.string().max(200).catch(''),
  labels: labelMappingSchema.catch({ kinds: {}, links: {} }),
  lastExport: z.string().max(200).nullable().catch(null),
  projects: z.array(z.string().max(10_000)).max(RECENT).catch([]),
});

const DEFAULTS: Settings = {
  recent: [],
  theme: 'system',
  areGuidelinesShown: false,
  articles: [],
  newScheme: null,
  keymaps: KEYMAPS_AT_START,
  person: '',
  labels: { kinds: {}, links: {} },
  lastExport: null,
  projects: [],
};

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

  /** Takes the file as the last one that was open. */
  rememberFile(path: string, articleId: string): void {
    const { recent, articles } = this.#settings;
    if (recent[0] === path && articles[0]?.path === path && articles[0].articleId === articleId) return;
    const place = this.placeIn(articleId) ?? 0;
    this.#change({
      ...this.#settings,
      recent: [path, ...recent.filter((other) => other !== path)].slice(0, RECENT),
      articles: [{ path, articleId, place }, ...articles.filter((other) => other.path !== path)].slice(0, ARTICLES),
    });
  }

  /** Remembers where the caret is in the article. UTF-16 offset. */
  rememberPlace(articleId: string, place: number): void {
    if (this.placeIn(articleId) === place) return;
    const articles = this.#settings.articles.map((one) => (one.articleId === articleId ? { ...one, place } : one));
    this.#change({ ...this.#settings, articles });
  }

  /** Where the caret was left in the article, or null. UTF-16 offset. */
  placeIn(articleId: string): number | null {
    return this.#settings.articles.find((one) => one.articleId === articleId)?.place ?? null;
  }

  /** Id of the article that was last seen at the path, or null. */
  idAt(path: string): string | null {
    return this.#settings.articles.find((one) => one.path === path)?.articleId ?? null;
  }

  /** Takes the folder as the project that is open now, and the one before as the last. */
  rememberProject(folder: string, before: string): void {
    const { projects } = this.#settings;
    const others = [before, ...projects].filter((other) => other !== folder);
    this.#change({ ...this.#settings, projects: [...new Set([folder, ...others])].slice(0, RECENT) });
  }

  rememberTheme(theme: Settings['theme']): void {
    if (theme !== this.#settings.theme) this.#change({ ...this.#settings, theme });
  }

  rememberNewScheme(newScheme: string | null): void {
    if (newScheme !== this.#settings.newScheme) this.#change({ ...this.#settings, newScheme });
  }

  rememberExport(lastExport: string): void {
    if (lastExport !== this.#settings.lastExport) this.#change({ ...this.#settings, lastExport });
  }

  rememberGuidelines(shown: boolean): void {
    if (shown !== this.#settings.areGuidelinesShown) this.#change({ ...this.#settings, areGuidelinesShown: shown });
  }

  rememberPerson(person: string): void {
    if (person !== this.#settings.person) this.#change({ ...this.#settings, person });
  }

  rememberKeymaps(keymaps: Keymaps): void {
    if (!isSameValue(keymaps, this.#settings.keymaps)) this.#change({ ...this.#settings, keymaps });
  }

  /** Adds to what labels become; the oldest are forgotten beyond a thousand. */
  rememberLabels({ kinds, links }: LabelMapping): void {
    const labels = this.#settings.labels;
    const recent = (present: LabelMapping['kinds'], added: LabelMapping['kinds']) =>
      Object.fromEntries(Object.entries({ ...present, ...added }).slice(-MOST_LABELS));
    const next = { kinds: recent(labels.kinds, kinds), links: recent(labels.links, links) };
    if (!isSameValue(next, labels)) this.#change({ ...this.#settings, labels: next });
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
