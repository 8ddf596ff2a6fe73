import type { Block } from './block.ts';
import type { Dossier } from './dossier.ts';
import type { ImportReport } from './import-report.ts';
import type { Annotation, Extra, Link, Metadata, Speaker } from './records.ts';
import type { SchemeRecord } from './scheme.ts';

/** Where the text came from; recorded once, at import. */
export interface Source {
  /** File name without any folder (promise X7). */
  readonly name: string;
  readonly mediaType: string;
  /** SHA-256 of the bytes that were imported, lower-case hexadecimal. */
  readonly sha256?: string;
  readonly encoding?: string;
  readonly lineEnds?: 'lf' | 'crlf' | 'cr' | 'mixed' | 'none';
  /** How many ill-formed sequences became U+FFFD at import. */
  readonly replacedCharacters?: number;
  /** What its reader found out while it made the article. */
  readonly report?: ImportReport;
}

/** One article with everything recorded about it, as it crosses files, processes and formats. */
export interface Article {
  readonly id: string;
  readonly metadata: Metadata;
  /** What it is annotated with; absent where that is the scheme that ships first. */
  readonly scheme?: SchemeRecord;
  readonly source?: Source;
  /**
   * SHA-256 of the versions of its file that this one was made from, the latest first. Whoever finds two versions
   * sees from it which of them knew of the other (promise M4); it says nothing of the article itself.
   */
  readonly parents?: readonly string[];
  readonly blocks: readonly Block[];
  /** In document order: by start, then length, then id; detached ones last. */
  readonly annotations: readonly Annotation[];
  readonly links: readonly Link[];
  readonly speakers: readonly Speaker[];
  /** One for each claim that is being checked; absent when there is none. */
  readonly dossiers?: readonly Dossier[];
  readonly extra?: Extra;
}
