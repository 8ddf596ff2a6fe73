/**
 * What a reader found out about a foreign file while it made an article of it: kept with the article's source, so that
 * it can be read again later. Nothing here is needed to read the article.
 */
export interface ImportReport {
  /** Id of the format that read the file. */
  readonly format: string;
  /** Sentences: what was left out, replaced or guessed. */
  readonly notes: readonly string[];
  readonly labels?: readonly LabelReport[];
  readonly offsets?: OffsetProof;
}

/** A label of the foreign file and what became of the annotations or links that have it. */
export interface LabelReport {
  readonly of: 'annotation' | 'link';
  readonly label: string;
  readonly count: number;
  /** Id of the kind or link type; null where they were left out. */
  readonly became: string | null;
  /** The kind or link type was made for this label. */
  readonly isNew?: true;
}

/** A way to read the offsets of a file. */
export interface OffsetReading {
  readonly unit: 'code-points' | 'utf-16' | 'utf-8';
  /** How many units a line end counts, whatever stands in the file. */
  readonly lineEnds: 'as-they-are' | 'one' | 'two';
  readonly end: 'exclusive' | 'inclusive';
}

/** The reading that was taken, how well it fits, and what does not fit. */
export interface OffsetProof {
  readonly reading: OffsetReading;
  /** The reading that the format prescribes was not the one that fits. */
  readonly differsFromStandard?: true;
  /** Annotations whose words stand in the file too, so that the offsets could be checked. */
  readonly checked: number;
  readonly fitting: number;
  /** Annotations of which the file gives no words: read as the format prescribes, and proved by nothing. */
  readonly unchecked: number;
  /** At most a hundred of those that do not fit. */
  readonly misfits: readonly Misfit[];
}

/** An annotation whose offsets do not lead to the words that the file gives for it. */
export interface Misfit {
  /** Id of the record in the article. */
  readonly id: string;
  readonly label: string;
  /** The words that the file gives, and those at its offsets. */
  readonly quoted: string;
  readonly found: string;
  /** `moved` to the one place with the words; `detached` where there is none or several. */
  readonly became: 'moved' | 'detached';
}

const UNITS = { 'code-points': 'characters (code points)', 'utf-16': 'UTF-16 code units', 'utf-8': 'bytes of UTF-8' };
const LINE_ENDS = { 'as-they-are': '', one: ', a line end as one', two: ', a line end as two' };

/** Returns a reading of offsets in words: “bytes of UTF-8, a line end as two, the end included”. */
export const readingInWords = ({ unit, lineEnds, end }: OffsetReading): string =>
  `${UNITS[unit]}${LINE_ENDS[lineEnds]}${end === 'inclusive' ? ', the end included' : ''}`;
