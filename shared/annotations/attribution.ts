import type { Annotation, Link, Speaker } from '../model/records.ts';
import { type AnnotationSet, byPlace } from './annotation-set.ts';

/**
 * Who said it, read off the links. A quote is *said by* a mention, and the mention *refers to* a speaker; a quote
 * without a mention may be *attributed to* a speaker directly. A claim is made by the speaker it is *claimed by*,
 * else by the speaker of the quote it was *claimed in*. Where a link of a kind that should be single occurs twice,
 * the first in the set counts.
 */

/** Returns the speaker of a quote: through its mention, else directly; null when nobody is known. */
export function speakerOfQuote(set: AnnotationSet, quoteId: string): Speaker | null {
  const mention = mentionOfQuote(set, quoteId);
  const viaMention = mention === null ? null : speakerOfMention(set, mention.id);
  return viaMention ?? speakerAt(set, quoteId, 'attributed-to');
}

/** Returns the words in the text that stand for the quote's speaker, or null. */
export const mentionOfQuote = (set: AnnotationSet, quoteId: string): Annotation | null =>
  annotationAt(set, quoteId, 'said-by');

/** Returns the cue of a quote, or null. */
export const cueOfQuote = (set: AnnotationSet, quoteId: string): Annotation | null =>
  annotationAt(set, quoteId, 'cued-by');

/** Returns the speaker whom a mention stands for, or null. */
export const speakerOfMention = (set: AnnotationSet, mentionId: string): Speaker | null =>
  speakerAt(set, mentionId, 'refers-to');

/** Returns who makes a claim: as linked, else the speaker of its quote; null when nobody is known. */
export function speakerOfClaim(set: AnnotationSet, claimId: string): Speaker | null {
  const direct = speakerAt(set, claimId, 'claimed-by');
  if (direct !== null) return direct;
  const quote = quoteOfClaim(set, claimId);
  return quote === null ? null : speakerOfQuote(set, quote.id);
}

/** Returns the quote in which a claim is made, or null. */
export const quoteOfClaim = (set: AnnotationSet, claimId: string): Annotation | null =>
  annotationAt(set, claimId, 'claimed-in');

/** Returns the claims made in a quote, in document order. */
export function claimsOfQuote(set: AnnotationSet, quoteId: string): readonly Annotation[] {
  const claims = new Set(
    set
      .linksOf(quoteId)
      .filter((link) => link.type === 'claimed-in' && link.to.id === quoteId)
      .map((link) => link.from.id),
  );
  return [...claims].flatMap((id) => set.findAnnotation(id) ?? []).sort(byPlace);
}

const linkFrom = (set: AnnotationSet, id: string, type: string): Link | undefined =>
  set.linksOf(id).find((link) => link.type === type && link.from.id === id);

function annotationAt(set: AnnotationSet, id: string, type: string): Annotation | null {
  const link = linkFrom(set, id, type);
  return link === undefined ? null : set.findAnnotation(link.to.id);
}

function speakerAt(set: AnnotationSet, id: string, type: string): Speaker | null {
  const link = linkFrom(set, id, type);
  return link === undefined ? null : set.findSpeaker(link.to.id);
}
