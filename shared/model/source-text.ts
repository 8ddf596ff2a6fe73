import type { Fragment } from './records.ts';

/** What one speaker says in a source, without their name. UTF-16 code units of the source's text, half-open; never empty. */
export interface SourceTurn extends Fragment {
  /** As the source calls them. */
  readonly speaker: string;
}

/** Names a source that words are checked against: as records carry it, without its text. */
export interface SourceName {
  /** File name or title, without any folder. */
  readonly name: string;
  /** SHA-256 of the text, lower-case hexadecimal: offsets into the source count in that very text. */
  readonly sha256: string;
  /** When it was attached, ISO 8601 in UTC. */
  readonly attached: string;
}

/**
 * A **source** is what was said, as far as somebody has it: a transcript, subtitles, a document or another article, as
 * text. It is a copy that does not change when its file does.
 */
export interface SourceText extends SourceName {
  readonly text: string;
  /** In text order, none touching another. */
  readonly turns: readonly SourceTurn[];
}

/** What the check of a quote's words against a source comes to, the gravest last; see `analysis/verbatim`. */
export const VERBATIM_STATES = ['exact', 'trimmed', 'altered', 'spliced', 'not-found'] as const;
export type VerbatimState = (typeof VERBATIM_STATES)[number];
