import { z } from 'zod';
import { turnsOfArticle } from '../../shared/analysis/verbatim/source-turns.ts';
import type { Article } from '../../shared/model/article.ts';
import { textOf } from '../../shared/model/block.ts';
import type { SourceText } from '../../shared/model/source-text.ts';
import { done, refuse, type Result } from '../../shared/result.ts';
import type { Clock, ImportedFile } from '../ports.ts';
import { saveFile, type SaveWorld } from './save-file.ts';

/**
 * The texts that wording is checked against, kept beside our own data as they were attached, by the hash of the text: so
 * that a check can be repeated when the file is gone or has changed, and offsets in evidence always count in the same
 * words. An article carries only their names; on another machine the same file, attached again, is the same source.
 */
export class Sources {
  readonly #world: SourcesWorld;
  readonly #folder: string;

  constructor(world: SourcesWorld, folder: string) {
    this.#world = world;
    this.#folder = folder;
  }

  /** Attaches the file at an absolute path: it is read like every import, and stays where it is. */
  async attachFile(path: string): Promise<Result<SourceText>> {
    const read = await this.#world.readAside(path);
    if (!read.ok) return read;
    const name = this.#world.files.nameOf(path);
    if (read.value.others.length > 0) return refuse({ code: 'source/several', message: SEVERAL, where: name });
    return this.#keep(read.value.reading.article, name);
  }

  /** Attaches another article of the library, by the absolute path of its file. */
  async attachArticle(path: string): Promise<Result<SourceText>> {
    const read = await this.#world.readAside(path);
    if (!read.ok) return read;
    const { article } = read.value.reading;
    return this.#keep(article, article.metadata.title.trim() || this.#world.files.nameOf(path));
  }

  /** Returns a source that was attached; refused with `source/missing` where its text is not kept here. */
  async read(sha256: string): Promise<Result<SourceText>> {
    const found = await this.#find(sha256);
    return found === null ? refuse({ code: 'source/missing', message: MISSING }) : done(found);
  }

  async #keep(article: Article, name: string): Promise<Result<SourceText>> {
    const { files, services, clock } = this.#world;
    const text = textOf(article.blocks);
    if (text.trim() === '') return refuse({ code: 'source/empty', message: EMPTY, where: name });
    const sha256 = services.sha256(text);
    const attached = new Date(clock.now()).toISOString();
    const source: SourceText = { name, sha256, attached, text, turns: turnsOfArticle(article) };
    await files.makeFolder(this.#folder, true).catch(() => undefined); // Saving says what is missing.
    const bytes = new TextEncoder().encode(JSON.stringify({ version: 1, ...source }));
    const outcome = await saveFile(this.#world, { path: this.#pathOf(sha256), bytes, base: 'any' });
    return outcome.outcome === 'saved' ? done(source) : refuse(outcome.problem);
  }

  /** Null when it is not kept here, or is damaged. */
  async #find(sha256: string): Promise<SourceText | null> {
    const bytes = await this.#world.files.read(this.#pathOf(sha256)).catch(() => null);
    if (bytes === null) return null;
    const checked = kept.safeParse(parsed(bytes));
    if (!checked.success) return null;
    const { version: _version, ...source } = checked.data;
    return source.sha256 === sha256 && this.#world.services.sha256(source.text) === sha256 ? source : null;
  }

  #pathOf(sha256: string): string {
    return this.#world.files.join(this.#folder, `${sha256.replaceAll(/[^0-9a-f]/gu, '')}.json`);
  }
}

/** What it takes to keep sources. */
export interface SourcesWorld extends SaveWorld {
  readonly clock: Clock;
  /** Reads a file as an import does, and leaves it at that. */
  readAside(path: string): Promise<Result<ImportedFile>>;
}

const offset = z.number().int().nonnegative();

const kept = z.object({
  version: z.literal(1),
  name: z.string(),
  sha256: z.string(),
  attached: z.string(),
  text: z.string(),
  turns: z.array(z.object({ start: offset, end: offset, speaker: z.string() })),
});

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null; // The check of its shape says no.
  }
}

const EMPTY = 'The file has no text, so there are no words to check against. Choose another one.';

const SEVERAL =
  'The file holds several articles. Import it into the library with File, Import files, and attach the one that you mean.';

const MISSING =
  'The text of this source is not kept on this machine. What was found in it stays; attach the file again to repeat the check.';
