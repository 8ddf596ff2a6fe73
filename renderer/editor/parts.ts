import type { AnnotationSet } from '../../shared/annotations/annotation-set.ts';
import type { Scheme } from '../../shared/kinds/scheme.ts';
import { type Annotation, isDetached, type Link } from '../../shared/model/records.ts';
import type { LinkType } from '../../shared/model/scheme.ts';
import { linksFrom } from './records.ts';

/**
 * A **part** of an annotation is one that a link of the scheme gives it once: the mention and the cue are parts of a
 * quote. Links that may be many, that lead to speakers, or that run between equals (a quote within a quote) give none.
 */
export interface Part {
  readonly annotation: Annotation;
  readonly link: Link;
}

/** Returns the link types that give annotations of this kind a part, in the order of the scheme. */
export const partTypesOf = (scheme: Scheme, kindId: string): readonly LinkType[] =>
  scheme.linkTypes.filter((type) => type.from.includes(kindId) && kindsOfParts(type).length > 0);

/** Returns the kinds that a part by a link of this type may have. */
export const kindsOfParts = ({ each, from, to }: LinkType): readonly string[] =>
  each === 'one' ? to.filter((kind) => kind !== 'speaker' && !from.includes(kind)) : [];

/** Returns the parts that the annotation has in the text, in the order of the scheme. */
export function partsOf(set: AnnotationSet, { id, kind }: Annotation): readonly Part[] {
  return partTypesOf(set.scheme, kind).flatMap((type) => {
    const [link] = linksFrom(set, id, type.id);
    const annotation = link === undefined ? null : set.findAnnotation(link.to.id);
    return link === undefined || annotation === null || isDetached(annotation) ? [] : [{ annotation, link }];
  });
}

/** Returns the links that make the annotation a part of others. */
export const linksToWholes = (set: AnnotationSet, { id, kind }: Annotation): readonly Link[] =>
  set.linksOf(id).filter((link) => {
    const type = set.scheme.findLinkType(link.type);
    return link.to.id === id && type !== null && kindsOfParts(type).includes(kind);
  });
