import type { Dossier } from './dossier.ts';
import type { SchemeRecord } from './scheme.ts';

/**
 * Everything that stands off from the text is a **record**: an annotation, a link, a speaker, the article's
 * metadata, or the scheme it is annotated with. Records are plain, immutable and carry an id that is never reused; all of them live in one
 * `AnnotationSet` and change through one door.
 */

export type AttributeValue = string | number | boolean | readonly string[];
export type Attributes = Readonly<Record<string, AttributeValue>>;

/** Values that a newer version or another program wrote and that we carry along untouched (promise D10). */
export type Extra = Readonly<Record<string, unknown>>;

/** One stretch of text. UTF-16 code units in the canonical text, half-open; never empty. */
export interface Fragment {
  readonly start: number;
  readonly end: number;
}

/** Where an annotation stood when its text went away. */
export interface LastPlace {
  /** The text it covered, fragments joined by one space. */
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  /** UTF-16 offset in today's text nearest to where it stood. */
  readonly at: number;
}

/** A tagged piece of text: a quote, a speaker mention, a cue or a claim. */
export interface Annotation {
  readonly record: 'annotation';
  readonly id: string;
  readonly kind: string;
  /** In text order, not touching each other; empty exactly when the annotation is detached. */
  readonly fragments: readonly Fragment[];
  readonly detached?: LastPlace;
  /**
   * The words it covered when a person last decided what it covers, fragments joined by one space. Readers and
   * commands always set it; absent only on a record that an older version journalled, of which no more is known.
   */
  readonly tagged?: string;
  readonly attributes: Attributes;
  /** ISO 8601 in UTC; shown, never used for ordering. */
  readonly created?: string;
  readonly modified?: string;
  readonly creator?: string;
  readonly extra?: Extra;
}

/** One end of a link. */
export interface LinkEnd {
  readonly record: 'annotation' | 'speaker';
  readonly id: string;
}

/** A typed, directed tie between two records. */
export interface Link {
  readonly record: 'link';
  readonly id: string;
  readonly type: string;
  readonly from: LinkEnd;
  readonly to: LinkEnd;
  /** Markdown. */
  readonly note?: string;
  readonly extra?: Extra;
}

export const SPEAKER_TYPES = ['person', 'organisation', 'group', 'unnamed'] as const;
export type SpeakerType = (typeof SPEAKER_TYPES)[number];

/** An office or membership that a speaker has or had. */
export interface Office {
  /** “Minister of Justice”. */
  readonly title: string;
  readonly organisation?: string;
  /** First and last day, ISO 8601, as exact as is known: a year, a month or a date. Absent for unknown or still. */
  readonly from?: string;
  readonly to?: string;
}

/** An id that somebody else gave. */
export interface ExternalId {
  /** Who gave it: `wikidata`, `orcid`, `viaf`, `isni`, or another authority by name. */
  readonly authority: string;
  readonly id: string;
}

/** Someone who speaks, as opposed to the words in the text that mention them. */
export interface Speaker {
  readonly record: 'speaker';
  readonly id: string;
  readonly name: string;
  readonly type: SpeakerType;
  readonly aliases: readonly string[];
  /** Office, party, affiliation: free text. */
  readonly role?: string;
  /** Offices with their times: “the minister” is whoever held the office when the article was published. */
  readonly offices?: readonly Office[];
  /** Under which they are known elsewhere. */
  readonly ids?: readonly ExternalId[];
  /** Markdown. */
  readonly note?: string;
  readonly extra?: Extra;
}

/** How far the work on an article is. */
export const ARTICLE_STATES = ['open', 'in-work', 'review', 'done'] as const;
export type ArticleState = (typeof ARTICLE_STATES)[number];

/** What is known of the article as a publication. There is exactly one, with the id `metadata`. */
export interface Metadata {
  readonly record: 'metadata';
  readonly id: 'metadata';
  readonly title: string;
  readonly url?: string;
  readonly outlet?: string;
  readonly authors?: readonly string[];
  /** As published: a date or an instant, ISO 8601 where it is known so well. */
  readonly published?: string;
  /** BCP 47. */
  readonly language?: string;
  readonly licence?: string;
  /** How far the work on it is; absent for not begun. */
  readonly state?: ArticleState;
  /** The user's own words to find it by. */
  readonly tags?: readonly string[];
  /** What the annotator notes of the article, in Markdown. */
  readonly note?: string;
  readonly extra?: Extra;
}

export type DocumentRecord = Annotation | Link | Speaker | Dossier | Metadata | SchemeRecord;

/** True when no character of the annotation's text is left. */
export const isDetached = (annotation: Annotation): boolean => annotation.fragments.length === 0;
