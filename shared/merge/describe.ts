import type { AnnotationSet } from '../annotations/annotation-set.ts';
import { exactOf } from '../annotations/covered-text.ts';
import type { Annotation, DocumentRecord, LinkEnd } from '../model/records.ts';
import { shortened } from './shortened.ts';

/** How a record is told of to a person: by what it is, and by words of the text or a name. Never by its id. */
export interface Description {
  /** `Quote`, `said by`, `Speaker`, `About the article`. */
  readonly kind: string;
  readonly words: string;
}

/** An article in which records are looked up. */
export interface Scene {
  /** The canonical text. */
  readonly text: string;
  readonly set: AnnotationSet;
}

/** Describes a record of the scene. */
export function describe(record: DocumentRecord, scene: Scene): Description {
  switch (record.record) {
    case 'annotation':
      return { kind: scene.set.scheme.labelOf(record.kind), words: wordsOf(record, scene.text) };
    case 'speaker':
      return { kind: 'Speaker', words: shortened(record.name) };
    case 'dossier': {
      const claim = scene.set.findAnnotation(record.claim);
      return { kind: 'Dossier', words: claim === null ? 'of a claim that is gone' : wordsOf(claim, scene.text) };
    }
    case 'metadata':
      return { kind: 'About the article', words: shortened(record.title) };
    case 'scheme':
      return { kind: 'Scheme', words: shortened(record.label) };
    case 'link': {
      const kind = scene.set.scheme.findLinkType(record.type)?.label ?? record.type;
      return { kind, words: `${endOf(record.from, scene)} ${kind} ${endOf(record.to, scene)}` };
    }
  }
}

/** Returns the start of what the annotation covers, or covered before its text went away. */
export const wordsOf = (annotation: Annotation, text: string): string =>
  shortened(annotation.detached?.exact ?? exactOf(text, annotation.fragments));

/** `quote “We will win”`, or the name of a speaker. */
function endOf(end: LinkEnd, scene: Scene): string {
  const record = scene.set.find(end.id);
  if (record === null) return 'something that is gone';
  const { kind, words } = describe(record, scene);
  return record.record === 'speaker' ? words : `${kind.toLowerCase()} “${words}”`;
}
