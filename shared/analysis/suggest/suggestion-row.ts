import type { Fragment } from '../../model/records.ts';
import type { Proposals, QuoteProposal } from './proposals.ts';

/** Pairs of offsets, UTF-16 code units, half-open. */
export type Spans = readonly (readonly [number, number])[];

/**
 * Proposals in the shape that corpora of quotations have and the scorer reads: one object a quotation with segments,
 * cue, speaker’s words and speaker’s name, and one a claim.
 */
export interface SuggestionRow {
  readonly quotes: readonly QuoteRow[];
  readonly claims: readonly ClaimRow[];
}

export interface QuoteRow {
  readonly segments: Spans;
  readonly kind: 'direct' | 'indirect' | 'mixed';
  readonly cue: Spans | null;
  /** The words that name the speaker at this quotation. */
  readonly speaker: Spans | null;
  readonly speakerName: string | null;
  /** False for an attribution in the wider sense, which an editor would not list, and for what is hardly one. */
  readonly core: boolean;
  readonly confidence: number;
  readonly reason: string;
}

export interface ClaimRow {
  readonly segments: Spans;
  readonly score: number;
  readonly reasons: readonly string[];
  /** Index of the quotation in `quotes` that holds it; null in the narrator’s voice. */
  readonly quote: number | null;
  /** Name of who asserts it; null for the narrator. */
  readonly assertedBy: string | null;
}

/** Returns the proposals as a row, of each quotation the likeliest candidate. */
export const suggestionRow = ({ quotes, claims, speakers }: Proposals): SuggestionRow => {
  const nameOf = (speaker: number | null | undefined): string | null =>
    speaker === null || speaker === undefined ? null : (speakers[speaker]?.name ?? null);
  return {
    quotes: quotes.map((quote) => quoteRow(quote, nameOf(quote.candidates[0]?.speaker))),
    claims: claims.map(({ fragments, score, reasons, quote, assertedBy }) => ({
      segments: spansOf(fragments),
      score: rounded(score),
      reasons,
      quote,
      assertedBy: nameOf(assertedBy),
    })),
  };
};

/**
 * Below half of the F1 that is reached, a proposal costs more precision than it can bring recall: that is where F1 is
 * highest whatever the confidences are, so long as they are calibrated. Those of words in marks are not from one genre to
 * another: a single word in marks is a title in the news and an answer in a novel.
 */
const LEAST_CORE = 0.35;

function quoteRow(quote: QuoteProposal, speakerName: string | null): QuoteRow {
  const [best] = quote.candidates;
  return {
    segments: spansOf(quote.fragments),
    kind: quote.type,
    cue: best?.cue == null ? null : spansOf([best.cue]),
    speaker: best?.source == null ? null : spansOf([best.source]),
    speakerName,
    core: quote.isCore && (quote.type === 'direct' || quote.confidence >= LEAST_CORE),
    confidence: rounded(quote.confidence),
    reason: quote.reason,
  };
}

const spansOf = (fragments: readonly Fragment[]): Spans => fragments.map(({ start, end }) => [start, end] as const);

/** Four digits are more than we know. */
const rounded = (share: number): number => Math.round(share * 10_000) / 10_000;
