import type { AnnotationSet } from '../../shared/annotations/annotation-set.ts';
import { speakerOfClaim, speakerOfMention, speakerOfQuote } from '../../shared/annotations/attribution.ts';
import type { Annotation, Speaker } from '../../shared/model/records.ts';

/**
 * Returns what a screen reader says where an annotation begins: `Quote by Anna Novak`, `Speaker mention, Anna Novak`,
 * `Cue`, `Claim by Anna Novak, 2 fragments`.
 */
export function spokenName(set: AnnotationSet, annotation: Annotation): string {
  const kind = set.scheme.labelOf(annotation.kind);
  const speaker = speakerFor(set, annotation);
  const named = speaker === null ? kind : `${kind}${annotation.kind === 'mention' ? ',' : ' by'} ${speaker.name}`;
  const fragments = annotation.fragments.length;
  return fragments > 1 ? `${named}, ${fragments} fragments` : named;
}

function speakerFor(set: AnnotationSet, { id, kind }: Annotation): Speaker | null {
  if (kind === 'quote') return speakerOfQuote(set, id);
  if (kind === 'mention') return speakerOfMention(set, id);
  return kind === 'claim' ? speakerOfClaim(set, id) : null;
}
