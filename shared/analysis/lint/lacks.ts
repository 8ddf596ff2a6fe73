import type { AnnotationSet } from '../../annotations/annotation-set.ts';
import { speakerOfClaim, speakerOfQuote } from '../../annotations/attribution.ts';
import { missingFields } from '../../kinds/form.ts';
import { type Annotation, isDetached } from '../../model/records.ts';

/**
 * What an **unfinished** annotation lacks. It is the one notion of it: the rules that tell of a lack, the key that goes to
 * the next unfinished annotation, the status line and the cards all ask here. It looks at records alone and follows two
 * links at most, so that it may be asked of every row that is drawn.
 */
export interface Lack {
  /** Id of the rule that tells of it. */
  readonly rule: LackId;
  /** What is lacking, in a few words: “a speaker”. */
  readonly words: string;
}

export const LACKS = [
  'detached',
  'source-missing',
  'mention-without-speaker',
  'cue-without-quote',
  'claim-unjudged',
  'verdict-missing',
  'claim-without-speaker',
  'field-missing',
] as const;
export type LackId = (typeof LACKS)[number];

/** Returns what a finished annotation would have, in a few words, or null when it is finished. */
export const whatIsMissing = (set: AnnotationSet, annotation: Annotation): string | null =>
  lackOf(set, annotation)?.words ?? null;

/** Returns the first thing that the annotation lacks, or null when it is finished. */
export function lackOf(set: AnnotationSet, annotation: Annotation): Lack | null {
  if (isDetached(annotation)) return { rule: 'detached', words: 'its words' };
  return shippedKindLacks(set, annotation) ?? formLacks(set, annotation);
}

/** What the kinds that ship lack, whose meaning is known by their ids. */
function shippedKindLacks(set: AnnotationSet, annotation: Annotation): Lack | null {
  const isTied = (type: string) => set.linksOf(annotation.id).some((link) => link.type === type);
  if (annotation.kind === 'quote') return quoteLacks(set, annotation);
  if (annotation.kind === 'mention') {
    // A report speaks for itself: nobody of the registry need stand behind it.
    if (annotation.attributes['mentionType'] === 'document' || isTied('refers-to')) return null;
    return { rule: 'mention-without-speaker', words: 'who this is' };
  }
  if (annotation.kind === 'claim') return claimLacks(set, annotation);
  if (annotation.kind !== 'cue' || isTied('cued-by')) return null;
  return { rule: 'cue-without-quote', words: 'a quote' };
}

/** The label of the first required field that is empty. */
function formLacks({ scheme }: AnnotationSet, { kind: id, attributes }: Annotation): Lack | null {
  const kind = scheme.findKind(id);
  const [field] = kind === null ? [] : missingFields(kind, attributes);
  return field === undefined ? null : { rule: 'field-missing', words: `“${field.label}”` };
}

function quoteLacks(set: AnnotationSet, quote: Annotation): Lack | null {
  // Any other status says why there is nobody to name.
  const { sourceStatus = 'named' } = quote.attributes;
  if (sourceStatus !== 'named' || speakerOfQuote(set, quote.id) !== null) return null;
  return { rule: 'source-missing', words: 'a speaker' };
}

function claimLacks(set: AnnotationSet, claim: Annotation): Lack | null {
  const { checkWorthiness, verdict } = claim.attributes;
  const asks = (id: string) => set.scheme.findKind('claim')?.fields.some((field) => field.id === id) === true;
  if (checkWorthiness === undefined && asks('checkWorthiness')) {
    return { rule: 'claim-unjudged', words: 'whether it is worth checking' };
  }
  if (checkWorthiness === 'CFS' && verdict === undefined && asks('verdict')) {
    return { rule: 'verdict-missing', words: 'a verdict' };
  }
  const isTied =
    set.linksOf(claim.id).some(({ type }) => type === 'claimed-in') || speakerOfClaim(set, claim.id) !== null;
  return isTied ? null : { rule: 'claim-without-speaker', words: 'a speaker or quote' };
}
