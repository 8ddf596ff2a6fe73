import type { SpeakerType, Fragment } from '../../model/records.ts';
import type { Candidate } from '../frame.ts';
import type { QuoteType } from '../guess.ts';

/**
 * What is **proposed** for a text: quotations with cue and source, claims worth a check, and who speaks. Proposals are
 * no records: nothing here is saved, exported or counted before somebody takes it. All offsets are UTF-16 code units
 * in the text, half-open, and never cut a grapheme cluster.
 */
export interface Proposals {
  /** In text order by their first fragment. */
  readonly quotes: readonly QuoteProposal[];
  /** In text order. */
  readonly claims: readonly ClaimProposal[];
  readonly speakers: readonly SpeakerProposal[];
}

export interface QuoteProposal {
  /** The content: in text order, not touching each other, never empty; without the marks around it. */
  readonly fragments: readonly Fragment[];
  readonly type: QuoteType;
  /** False for an attribution in the wider sense (a thought, a fragment of a clause) that an editor would not list. */
  readonly isCore: boolean;
  /** From 0 to 1: the share of such proposals that were right where it was measured (calibrated). */
  readonly confidence: number;
  /** The rule behind it, by a stable id: what is learned is learned of rules. */
  readonly rule: string;
  /** One sentence for whoever wonders why. */
  readonly reason: string;
  /** Who says it by which words, the likeliest first; empty where nothing can be said. */
  readonly candidates: readonly AttributionProposal[];
}

export interface AttributionProposal extends Candidate {
  /** Index of who speaks in `Proposals.speakers`; null where the text does not tell. */
  readonly speaker: number | null;
  /** A value of a quote’s field *Source*; null where the text does not tell. */
  readonly sourceStatus: string | null;
}

/** Somebody who speaks, with every form of the name that the text has. */
export interface SpeakerProposal {
  /** The fullest form of the name, without a title; of those without a name what the text calls them. */
  readonly name: string;
  readonly type: SpeakerType;
  readonly role: string | null;
  readonly affiliation: string | null;
  /** Other forms that the text has: surnames, short forms. */
  readonly aliases: readonly string[];
  /** Where the text names them, in text order. */
  readonly mentions: readonly Fragment[];
}

export interface ClaimProposal {
  readonly fragments: readonly Fragment[];
  /** From 0 to 1: how much it deserves a check; what ranks claims within a text. */
  readonly score: number;
  /** Why, each a few words: “a number with a unit”, “a comparison”, the strongest first. */
  readonly reasons: readonly string[];
  /** Index of the quotation in `Proposals.quotes` that holds it; null in the narrator’s voice. */
  readonly quote: number | null;
  /** Index of who asserts it in `Proposals.speakers`; null for the narrator and for nobody that the text tells. */
  readonly assertedBy: number | null;
}
