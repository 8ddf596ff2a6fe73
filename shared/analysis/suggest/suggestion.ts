import type { TextEdit } from '../../annotations/change.ts';
import { mapFragments, mapRange, normaliseFragments } from '../../annotations/map-ranges.ts';
import type { Fragment } from '../../model/records.ts';
import type { Candidate } from '../frame.ts';
import { snapToGraphemes } from '../graphemes.ts';
import type { QuoteType } from '../guess.ts';
import type { Proposals, QuoteProposal, SpeakerProposal } from './proposals.ts';

/**
 * A **suggestion** is one proposal that somebody decides on: a quotation with whoever says it, or a claim. It stands for
 * itself (no indexes into lists), so that it can move with the text, and be kept while others come and go. All offsets are
 * UTF-16 code units, half-open, and never cut a grapheme cluster.
 */
export interface Suggestion {
  readonly kind: 'quote' | 'claim';
  /** In text order, not touching each other, never empty. */
  readonly fragments: readonly Fragment[];
  /** From 0 to 1: of a quotation the share of such that were right, of a claim how much it deserves a check. */
  readonly confidence: number;
  /** The rule behind it, by which it is learned. */
  readonly rule: string;
  /** One sentence for whoever wonders why. */
  readonly reason: string;
  /** How a quotation stands in the text; null for a claim. */
  readonly type: QuoteType | null;
  /** Who says it by which words, the likeliest first; none for a claim. */
  readonly candidates: readonly SuggestedAttribution[];
  /** Who asserts a claim; null for the narrator and for nobody that the text tells. */
  readonly assertedBy: SpeakerProposal | null;
}

export interface SuggestedAttribution extends Candidate {
  /** Who that is; null where the text does not tell. */
  readonly speaker: SpeakerProposal | null;
  readonly sourceStatus: string | null;
}

/** Returns the proposals as suggestions, in the order of their places. */
export function suggestionsOf({ quotes, claims, speakers }: Proposals): readonly Suggestion[] {
  const speakerAt = (index: number | null): SpeakerProposal | null =>
    index === null ? null : (speakers[index] ?? null);
  const ofQuotes = quotes.map(
    ({ fragments, confidence, rule, reason, type, candidates }: QuoteProposal): Suggestion => ({
      kind: 'quote',
      fragments,
      confidence,
      rule,
      reason,
      type,
      candidates: candidates
        .filter(({ cue, source }) => isOutside(cue, fragments) && isOutside(source, fragments))
        .map((one) => ({ ...one, speaker: speakerAt(one.speaker) })),
      assertedBy: null,
    }),
  );
  const ofClaims = claims.map(({ fragments, score, reasons, quote, assertedBy }): Suggestion => ({
    kind: 'claim',
    fragments,
    confidence: score,
    rule: `claim: ${reasons[0] ?? 'none'}`,
    reason: reasons.length === 0 ? 'It can be checked.' : `It has ${listed(reasons)}.`,
    type: null,
    candidates: [],
    assertedBy: speakerAt(assertedBy ?? (quote === null ? null : (quotes[quote]?.candidates[0]?.speaker ?? null))),
  }));
  return [...ofQuotes, ...ofClaims].sort(bySuggestedPlace);
}

/** Nobody is quoted by words that are part of the quotation. */
const isOutside = (range: Fragment | null, content: readonly Fragment[]): boolean =>
  range === null || sharedLength([range], content) === 0;

/** How many reasons of a claim are told. */
const MOST_REASONS = 3;

function listed(reasons: readonly string[]): string {
  const told = reasons.slice(0, MOST_REASONS);
  return told.length < 2 ? told.join('') : `${told.slice(0, -1).join(', ')} and ${told.at(-1)!}`;
}

/** Orders by where they begin; of two at one place the longer first, and a quotation before a claim. */
export const bySuggestedPlace = (a: Suggestion, b: Suggestion): number =>
  a.fragments[0]!.start - b.fragments[0]!.start ||
  b.fragments.at(-1)!.end - a.fragments.at(-1)!.end ||
  (a.kind === b.kind ? 0 : a.kind === 'quote' ? -1 : 1);

/**
 * Moves a suggestion through edits, one after the other; null when no character of its content is left.
 *
 * @param text after all the edits
 */
export function movedSuggestion(suggestion: Suggestion, edits: readonly TextEdit[], text: string): Suggestion | null {
  if (edits.length === 0) return suggestion;
  const fragments = movedContent(suggestion.fragments, edits, text);
  if (fragments.length === 0) return null;
  const candidates = suggestion.candidates
    .map((one) => movedCandidate(one, edits, text))
    .filter(({ cue, source, speaker }) => cue !== null || source !== null || speaker !== null);
  return { ...suggestion, fragments, candidates };
}

/** Moves fragments through edits, one after the other; those of which nothing is left are gone. @param text after all the edits */
export function movedContent(
  fragments: readonly Fragment[],
  edits: readonly TextEdit[],
  text: string,
): readonly Fragment[] {
  const moved = edits.reduce(mapFragments, fragments);
  return normaliseFragments(moved.map((one) => snapToGraphemes(text, one)));
}

/** A cue or a source of which no character is left is none any more. */
function movedCandidate(one: SuggestedAttribution, edits: readonly TextEdit[], text: string): SuggestedAttribution {
  const cue = one.cue === null ? null : movedRange(one.cue, edits, text);
  const source = one.source === null ? null : movedRange(one.source, edits, text);
  return {
    ...one,
    cue,
    cueClass: cue === null ? null : one.cueClass,
    source: source === null ? null : { ...source, form: one.source!.form },
  };
}

function movedRange({ start, end }: Fragment, edits: readonly TextEdit[], text: string): Fragment | null {
  const moved = edits.reduce<Fragment | null>((now, edit) => (now === null ? null : mapRange(now, edit)), {
    start,
    end,
  });
  return moved === null ? null : snapToGraphemes(text, moved);
}

/**
 * True when two contents are one: they overlap, and neither lies within the other as a much shorter one does, like a
 * quotation within a quotation.
 */
export function isSameContent(a: readonly Fragment[], b: readonly Fragment[]): boolean {
  const shared = sharedLength(a, b);
  if (shared === 0) return false;
  const [shorter, longer] = [lengthOf(a), lengthOf(b)].sort((one, other) => one - other) as [number, number];
  return shared < shorter || longer < 2 * shorter;
}

const lengthOf = (fragments: readonly Fragment[]): number =>
  fragments.reduce((sum, { start, end }) => sum + end - start, 0);

const sharedLength = (a: readonly Fragment[], b: readonly Fragment[]): number =>
  a.reduce(
    (sum, one) =>
      sum +
      b.reduce((own, other) => own + Math.max(0, Math.min(one.end, other.end) - Math.max(one.start, other.start)), 0),
    0,
  );
