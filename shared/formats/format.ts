import type { Article } from '../model/article.ts';
import type { Result } from '../result.ts';
import type { Budgets } from './budgets.ts';

/**
 * A **format** is one value in the list of `index.ts`: the menus, the dialogs' filters, sniffing, the command line
 * and the conformance suite all walk that list. A format that reads makes an article of a file's bytes; one that
 * writes makes text of an article, and declares what that text cannot bring back.
 */
export interface Format {
  /** Stable; used on the command line: `saidwho-json`. */
  readonly id: string;
  readonly label: string;
  /** One sentence for the export dialog: who opens this and what for. */
  readonly description: string;
  /** Lower case, without the dot; the first one names new files. */
  readonly extensions: readonly string[];
  readonly mediaType: string;
  /** What a write followed by a read cannot bring back; the suite proves each and no other. */
  readonly loses: readonly LossDeclaration[];
  /** True when these bytes are this format's, whatever the file is called. */
  sniffs?(head: Uint8Array): boolean;
  read?(input: ReadInput, services: Services): Result<Reading>;
  write?(article: Article, services: Services): string;
}

/** What the file system knows of the file to read. */
export interface ReadInput {
  readonly bytes: Uint8Array;
  /** File name without any folder. */
  readonly name: string;
  /** The most that the file may bring; the defaults where nothing is said. */
  readonly budgets?: Partial<Budgets>;
}

/** An article read from a file, with what the reader of the import report should know. */
export interface Reading {
  readonly article: Article;
  /** Sentences: what was left out, replaced or guessed. */
  readonly notes: readonly string[];
  /** Set when this version may show the file but must not write it (promises D7, D11): why. */
  readonly readOnly?: string;
}

/** Hashing, ids and the program's name, handed in: formats know no clock, no randomness, no files. */
export interface Services {
  /** SHA-256 of the bytes, or of the text's UTF-8, in lower-case hexadecimal. */
  sha256(data: Uint8Array | string): string;
  /** A new random UUID. */
  newId(): string;
  readonly generator: { readonly name: string; readonly version: string };
}

/** One sort of thing a format cannot carry. */
export interface LossDeclaration {
  /** Stable: `speakers.unused`. */
  readonly id: string;
  /** What is lost, as the export dialog says it: “Speakers nobody mentions”. */
  readonly what: string;
  /** Ids of the records in this article that the loss strikes. */
  strikes(article: Article): readonly string[];
}

/** What one export of one article will lose. */
export interface Loss {
  readonly id: string;
  readonly what: string;
  /** Ids of the records that are lost or reduced. */
  readonly records: readonly string[];
}

/** Returns the losses that strike this article, none for one that the format carries whole. */
export const lossesOf = (format: Format, article: Article): readonly Loss[] =>
  format.loses
    .map(({ id, what, strikes }) => ({ id, what, records: strikes(article) }))
    .filter(({ records }) => records.length > 0);
