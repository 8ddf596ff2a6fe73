import type { AnnotationSet } from '../annotations/annotation-set.ts';
import { stateOf } from '../annotations/article-state.ts';
import {
  claimsOfQuote,
  cueOfQuote,
  mentionOfQuote,
  quoteOfClaim,
  speakerOfClaim,
  speakerOfQuote,
} from '../annotations/attribution.ts';
import { exactOf } from '../annotations/covered-text.ts';
import { byId } from './file-records.ts';
import type { Scheme } from '../kinds/scheme.ts';
import type { Article } from '../model/article.ts';
import { textOf } from '../model/block.ts';
import { isDetached, type Annotation, type Speaker } from '../model/records.ts';

/**
 * What people want to know of an annotated article without following links: every quote with its speaker, every
 * claim with its verdict. Shared by the formats that tell it in words.
 */

/** Words in the text: an annotation and what it covers. */
export interface Words {
  readonly annotation: Annotation;
  readonly text: string;
}

export interface QuoteReading extends Words {
  readonly speaker: Speaker | null;
  readonly mention: Words | null;
  readonly cue: Words | null;
  readonly claims: readonly Annotation[];
}

export interface ClaimReading extends Words {
  readonly speaker: Speaker | null;
  readonly quote: Annotation | null;
}

export interface Readings {
  /** In document order. */
  readonly quotes: readonly QuoteReading[];
  /** In document order. */
  readonly claims: readonly ClaimReading[];
  readonly set: AnnotationSet;
  readonly text: string;
}

/** Returns the quotes and claims of the article with what their links say. */
export function readingsOf(article: Article): Readings {
  // Of two links that say different things the same one counts, whatever order the article has them in.
  const { set } = stateOf({ ...article, links: [...article.links].sort(byId) });
  const text = textOf(article.blocks);
  const words = (annotation: Annotation | null): Words | null =>
    annotation === null ? null : { annotation, text: wordsOf(annotation, text) };
  const ofKind = (kind: string) => set.annotations.filter((annotation) => annotation.kind === kind);
  return {
    set,
    text,
    quotes: ofKind('quote').map((annotation) => ({
      annotation,
      text: wordsOf(annotation, text),
      speaker: speakerOfQuote(set, annotation.id),
      mention: words(mentionOfQuote(set, annotation.id)),
      cue: words(cueOfQuote(set, annotation.id)),
      claims: claimsOfQuote(set, annotation.id),
    })),
    claims: ofKind('claim').map((annotation) => ({
      annotation,
      text: wordsOf(annotation, text),
      speaker: speakerOfClaim(set, annotation.id),
      quote: quoteOfClaim(set, annotation.id),
    })),
  };
}

/** The words an annotation covers, or covered before its text went; fragments joined by one space. */
export const wordsOf = (annotation: Annotation, text: string): string =>
  isDetached(annotation) ? (annotation.detached?.exact ?? '') : exactOf(text, annotation.fragments);

/** The attribute as text, or null when it is not set; lists are joined by “; ”. */
export function attributeText(annotation: Annotation, id: string): string | null {
  const value = Object.hasOwn(annotation.attributes, id) ? annotation.attributes[id] : undefined;
  if (value === undefined || value === '') return null;
  return typeof value === 'object' ? value.join('; ') : String(value);
}

/** The value in words, lists joined by “; ”: the labels of choices, the value where the scheme has none; null when unset. */
export function choiceLabel(scheme: Scheme, annotation: Annotation, fieldId: string): string | null {
  const text = attributeText(annotation, fieldId);
  if (text === null) return null;
  const value = annotation.attributes[fieldId]!;
  const labelOf = (one: string) => scheme.valueLabel(annotation.kind, fieldId, one);
  return typeof value === 'object' ? value.map(labelOf).join('; ') : labelOf(text);
}
