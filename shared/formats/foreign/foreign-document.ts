import type { Block } from '../../model/block.ts';
import type { AttributeValue, ExternalId, Extra, Metadata, Office, SpeakerType } from '../../model/records.ts';
import type { OffsetReading } from '../../model/import-report.ts';

/**
 * A **foreign document** is what every annotation format has in common: a text, labelled spans over it, links between
 * them. Readers of such formats parse their syntax into one and leave the rest to `toReading` (offsets proved, labels
 * mapped to kinds, text made blocks); writers take one from `foreignOf` and write its syntax. So a format is a parser
 * and a printer, and what is hard is done once.
 */
export interface ForeignDocument {
  /** As the file has it; where it has none, the reader's own choice, mostly the file name without its ending. */
  readonly title: string;
  /** The text as the offsets of the file count it: line ends untouched, a byte order mark taken off. */
  readonly text: string;
  /**
   * The paragraphs, where the format knows more of them than that each line is one. Their texts joined by one line feed
   * are `text` with its line ends made line feeds.
   */
  readonly blocks?: readonly Block[];
  readonly metadata?: Partial<Omit<Metadata, 'record' | 'id' | 'title'>>;
  readonly speakers: readonly ForeignSpeaker[];
  readonly spans: readonly ForeignSpan[];
  readonly links: readonly ForeignLink[];
  /** Checks as our own files have them (`schema/dossier.ts`), the claim by the id of its span; looked at by `toReadings`. */
  readonly dossiers?: readonly unknown[];
  /** Tokens of the file, in its units: where it gives no words, they prove its offsets together with the spans. */
  readonly tokens?: readonly ForeignFragment[];
}

/** A stretch of text or several with a label: an entity, a highlight, a coding. */
export interface ForeignSpan {
  /** Unique in the document over spans, links and speakers. */
  readonly id: string;
  readonly label: string;
  /** In the units of the file, in text order; ends as the file has them. Empty for a note on the whole text. */
  readonly fragments: readonly ForeignFragment[];
  /** The words covered as the file gives them (fragments joined by one space), where it does: they prove the offsets. */
  readonly quoted?: string;
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  readonly created?: string;
  readonly modified?: string;
  readonly creator?: string;
  /** The words that stood there when it was tagged, where they are known to be others than those covered. */
  readonly tagged?: string;
  /** The words and their surroundings of a span that has lost its text; it has no fragments then. `at`: where it stood. */
  readonly detached?: {
    readonly exact: string;
    readonly prefix: string;
    readonly suffix: string;
    readonly at?: number;
  };
  /** What only this format has words for, carried along untouched and written again: `{ brat: { id: 'T3' } }`. */
  readonly extra?: Extra;
}

export interface ForeignFragment {
  readonly start: number;
  readonly end: number;
}

/** A directed, labelled tie. Ends that are no span or speaker of the document are reported, never followed. */
export interface ForeignLink {
  readonly id: string;
  readonly label: string;
  /** Id of a span or speaker. */
  readonly from: string;
  readonly to: string;
  readonly note?: string;
  readonly extra?: Extra;
}

export interface ForeignSpeaker {
  readonly id: string;
  readonly name: string;
  readonly type?: SpeakerType;
  readonly aliases?: readonly string[];
  readonly role?: string;
  readonly offices?: readonly Office[];
  readonly ids?: readonly ExternalId[];
  readonly note?: string;
  readonly extra?: Extra;
}

/** How a format's own standard counts. */
export const CODE_POINTS: OffsetReading = { unit: 'code-points', lineEnds: 'as-they-are', end: 'exclusive' };
export const UTF_16: OffsetReading = { unit: 'utf-16', lineEnds: 'as-they-are', end: 'exclusive' };
