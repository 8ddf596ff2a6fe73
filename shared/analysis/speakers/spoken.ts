import { type AnnotationSet, byPlace } from '../../annotations/annotation-set.ts';
import { quoteOfClaim, speakerOfClaim, speakerOfMention, speakerOfQuote } from '../../annotations/attribution.ts';
import type { Annotation } from '../../model/records.ts';

/**
 * Returns what a speaker says in the article, in document order: their quotes, the mentions of them that no quote has,
 * and claims of theirs outside of those quotes. Looks at the speaker's links alone.
 */
export function spokenOf(set: AnnotationSet, speaker: string): readonly Annotation[] {
  const named = set.linksOf(speaker).flatMap(({ from }) => set.findAnnotation(from.id) ?? []);
  const quotes = new Set(
    named
      .flatMap((one) => (one.kind === 'mention' ? [one, ...quotesOf(set, one.id)] : [one]))
      .filter((one) => one.kind === 'quote' && speakerOfQuote(set, one.id)?.id === speaker),
  );
  const mentions = named.filter(
    ({ id, kind }) =>
      kind === 'mention' &&
      speakerOfMention(set, id)?.id === speaker &&
      !quotesOf(set, id).some((quote) => quotes.has(quote)),
  );
  const claims = named.filter(
    ({ id, kind }) =>
      kind === 'claim' && speakerOfClaim(set, id)?.id === speaker && !quotes.has(quoteOfClaim(set, id) ?? NONE),
  );
  return [...new Set([...quotes, ...mentions, ...claims])].sort(byPlace);
}

const quotesOf = (set: AnnotationSet, mention: string): readonly Annotation[] =>
  set
    .linksOf(mention)
    .filter(({ type, to }) => type === 'said-by' && to.id === mention)
    .flatMap(({ from }) => set.findAnnotation(from.id) ?? []);

const NONE: Annotation = { record: 'annotation', id: '', kind: '', fragments: [], attributes: {} };
