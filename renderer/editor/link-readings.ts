import type { AnnotationSet } from '../../shared/annotations/annotation-set.ts';
import type { LinkEnd } from '../../shared/model/records.ts';

/**
 * A **reading** of two records is one legal way to tie them: a link type and a direction. Between a quote and a mention
 * there may be several (said by, addressed to); whoever links takes the first, and `X` goes on to the next.
 */
export interface LinkReading {
  readonly type: string;
  readonly from: LinkEnd;
  readonly to: LinkEnd;
}

/** Returns every legal reading: from the first record to the second, in the order of the types, then back. */
export function readingsOf(set: AnnotationSet, a: LinkEnd, b: LinkEnd): LinkReading[] {
  const directed = (from: LinkEnd, to: LinkEnd) => {
    const [fromKind, toKind] = [kindOf(set, from), kindOf(set, to)];
    if (from.record !== 'annotation' || fromKind === null || toKind === null || from.id === to.id) return [];
    return set.scheme.linkTypes
      .filter((type) => type.from.includes(fromKind) && type.to.includes(toKind))
      .map(({ id }) => ({ type: id, from, to }));
  };
  return [...directed(a, b), ...directed(b, a)];
}

/** What link types call the record: the kind of an annotation, or `speaker`; null for one that is not there. */
export function kindOf(set: AnnotationSet, { record, id }: LinkEnd): string | null {
  if (record === 'speaker') return set.findSpeaker(id) === null ? null : 'speaker';
  return set.findAnnotation(id)?.kind ?? null;
}
