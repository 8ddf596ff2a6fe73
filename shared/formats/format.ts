import type { Article } from '../model/article.ts';
import type { LabelReport, OffsetProof } from '../model/import-report.ts';
import type { Result } from '../result.ts';
import type { Budgets } from './budgets.ts';
import type { DeskFact } from './desk-facts.ts';

/**
 * A **format** is one value in the list of `index.ts`: the menus, the dialogs' filters, sniffing, the command line
 * and the conformance suite all walk that list. A format that reads makes articles of a file's bytes; one that
 * writes makes files of an article, and declares what those cannot bring back.
 */
export interface Format {
  /** Stable; used on the command line: `saidwho-json`. */
  readonly id: string;
  readonly label: string;
  /** One sentence for the export dialog: who opens this and what for. */
  readonly description: string;
  readonly group: FormatGroup;
  /** Lower case, without the dot; the first one names new files. */
  readonly extensions: readonly string[];
  readonly mediaType: string;
  /** What a write followed by a read cannot bring back; the suite proves each and no other. */
  readonly loses: readonly LossDeclaration[];
  /** What it carries of the desk's facts; nothing where it does not say. What it loses of them is declared by that. */
  readonly desk?: DeskCarried;
  /**
   * What somebody should mend or know before a file of this article is handed on: what its readers will miss or see
   * otherwise. Nothing of it keeps the file from being written; what a read brings back is said by `loses`.
   */
  warns?(article: Article): readonly Warning[];
  /** True when these bytes are this format's, whatever the file is called; `name` where the bytes leave it open. */
  sniffs?(head: Uint8Array, name: string): boolean;
  /** Its files always look like it: one that does not is another format's of the same extension. */
  readonly isSureBySniffing?: true;
  /** Names of files beside the one to read that belong to it: `a.txt` for `a.ann`. Each may be missing. */
  companions?(name: string): readonly string[];
  /**
   * Loads what the reader needs and no start should wait for; reading does so too. The import process calls it before it
   * freezes what all objects share, since such packages may bring what the engine lacks.
   */
  load?(): Promise<void>;
  /** One reading for each article in the file, in its order; a format of one article gives just that. */
  read?(input: ReadInput, services: Services): Awaitable<Result<Reading | readonly Reading[]>>;
  write?(article: Article, services: Services, name?: string): Awaitable<Written>;
  /** What a file that is no text says, as text, to be looked at before it is written. */
  preview?(article: Article, services: Services): string;
  /**
   * What `write` returns is an HTML page, whole in itself, that becomes the file by being printed to PDF. Whoever exports
   * hands it to a printer; formats have none.
   */
  readonly prints?: true;
  /**
   * What is told once of all articles in a folder, such as a configuration: when several are written into one, these take
   * the place of the files of the same names that `write` makes for each.
   */
  sharedFiles?(articles: readonly Article[]): readonly OutFile[];
  /** Writes many articles into one file, where the format has a place for it; else each gets files of its own. */
  writeMany?(documents: readonly NamedArticle[], services: Services): Awaitable<Written>;
}

/** A format of one article that is one text, read and written at once. */
export interface PlainFormat extends Format {
  read?(input: ReadInput, services: Services): Result<Reading>;
  write?(article: Article, services: Services): string;
}

export type Awaitable<T> = T | Promise<T>;

/** `own` files bring back everything; `documents` are texts without annotations; the rest says whom it is for. */
export type FormatGroup = 'own' | 'documents' | 'annotations' | 'tables' | 'publications';

export type Content = string | Uint8Array;

/** One of the files that a format makes of an article. */
export interface OutFile {
  /** File name, with `/` where it lies in a folder; those with the article's name begin with it. */
  readonly name: string;
  readonly content: Content;
}

/** The one file there is, or all of them, the main one first. */
export type Written = Content | readonly OutFile[];

/** An article with the name its files get: without an ending, fit for a file system, unlike the others'. */
export interface NamedArticle {
  readonly name: string;
  readonly article: Article;
}

/** What the file system knows of the file to read. */
export interface ReadInput {
  readonly bytes: Uint8Array;
  /** File name without any folder. */
  readonly name: string;
  /** The most that the file may bring; the defaults where nothing is said. */
  readonly budgets?: Partial<Budgets>;
  /** Files that lie beside it and belong to it (`Format.companions`), as many as there are. */
  readonly companions?: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  /** Id of the format to read it as, where somebody has said so. */
  readonly format?: string;
  /** What foreign labels become, where somebody has said so; the rest is guessed by name. */
  readonly mapping?: LabelMapping;
}

/**
 * What the labels of a foreign file become: ids of kinds and of link types, `null` to leave out what has the label. An
 * id that the scheme has not becomes a kind or a link type of the article's own, called as the label.
 */
export interface LabelMapping {
  readonly kinds: Readonly<Record<string, string | null>>;
  readonly links: Readonly<Record<string, string | null>>;
}

/** An article read from a file, with what the reader of the import report should know. */
export interface Reading {
  readonly article: Article;
  /** Sentences: what was left out, replaced or guessed. */
  readonly notes: readonly string[];
  /** Set when this version may show the file but must not write it (promises D7, D11): why. */
  readonly readOnly?: string;
  /** What became of the labels of a file that others annotated. */
  readonly labels?: readonly LabelReport[];
  /** How the offsets of a file that others annotated were read, and the proof. */
  readonly offsets?: OffsetProof;
}

/** Something about certain records that whoever writes the file should know of. */
export interface Warning {
  /** Stable: `schema-org/no-reviewer`. */
  readonly code: string;
  /** One sentence or two: what is amiss and what to do about it. */
  readonly message: string;
  /** Ids of the records it is about; `metadata` for the article itself. */
  readonly records: readonly string[];
}

/** Hashing, ids and the program's name, handed in: formats know no clock, no randomness, no files. */
export interface Services {
  /** SHA-256 of the bytes, or of the text's UTF-8, in lower-case hexadecimal. */
  sha256(data: Uint8Array | string): string;
  /** A new random UUID. */
  newId(): string;
  readonly generator: { readonly name: string; readonly version: string };
}

/** The facts of the desk (`desk-facts.ts`) that a format has values for, and those that it tells in words. */
export interface DeskCarried {
  readonly keeps?: readonly DeskFact[];
  readonly tells?: readonly DeskFact[];
}

/** What happens to the records that a format cannot carry. */
export type LossTreatment = 'dropped' | 'flattened' | 'split' | 'changed';

/**
 * A part of a record that a loss may strike. `record` is all of it; checks, speakers and the article are struck by facts of
 * the desk too. The article itself is struck by `text`, `blocks`, `source` or `scheme`, under its own id.
 */
export type Aspect =
  | 'record'
  | 'id'
  | 'kind'
  | 'place'
  | 'attributes'
  | 'note'
  | 'history'
  | 'details'
  | 'extra'
  | 'text'
  | 'blocks'
  | 'source'
  | 'scheme'
  | DeskFact;

/** One sort of thing a format cannot carry. */
export interface LossDeclaration {
  /** Stable: `speakers.unused`. */
  readonly id: string;
  /** What is lost, as the export dialog says it: “Speakers nobody mentions”. */
  readonly what: string;
  readonly treatment: LossTreatment;
  /** What of the records it strikes does not come back; all of them where nothing is said. */
  readonly aspects?: readonly Aspect[];
  /** Ids of the records in this article that the loss strikes. */
  strikes(article: Article): readonly string[];
}

/** What one export of one article will lose. */
export interface Loss {
  readonly id: string;
  readonly what: string;
  readonly treatment: LossTreatment;
  readonly aspects: readonly Aspect[];
  /** Ids of the records that are lost or reduced. */
  readonly records: readonly string[];
}

/** Returns the losses that strike this article, none for one that the format carries whole. */
export const lossesOf = (format: Format, article: Article): readonly Loss[] =>
  format.loses
    .map(({ id, what, treatment, aspects = ['record'], strikes }) => ({
      id,
      what,
      treatment,
      aspects,
      records: strikes(article),
    }))
    .filter(({ records }) => records.length > 0);

/** Returns what a format made of an article as files: a lone content gets the name and the format's first ending. */
export function filesOf(written: Written, name: string, { extensions, id }: Format): readonly OutFile[] {
  if (typeof written !== 'string' && !(written instanceof Uint8Array)) return written;
  return [{ name: `${name}.${extensions[0] ?? id}`, content: written }];
}

/** Returns all files of articles that are written into one folder, with those that they share made for all of them. */
export const filesTogether = (
  files: readonly OutFile[],
  format: Format,
  articles: readonly Article[],
): readonly OutFile[] => [
  ...new Map([...files, ...(format.sharedFiles?.(articles) ?? [])].map((file) => [file.name, file])).values(),
];

/** Returns the bytes of a content; text becomes UTF-8. */
export const bytesOf = (content: Content): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;
