import { Scheme } from '../kinds/scheme.ts';
import type { Article } from '../model/article.ts';
import type { Dossier } from '../model/dossier.ts';
import type { Annotation, DocumentRecord, Link, Metadata, Speaker } from '../model/records.ts';
import { isDetached } from '../model/records.ts';
import { AnnotationSequence } from './annotation-sequence.ts';
import type { RecordChange, TextEdit } from './change.ts';
import { dossierIdOf } from './dossiers.ts';
import { LayeredMap } from './layered-map.ts';
import { type LinksByEnd, linksByEnd, withLinkChanges } from './links-by-end.ts';
import { byExtent } from './places.ts';

export { byPlace, endOf, mapAnnotation, shifted, startOf } from './places.ts';

/**
 * Every record of one article: an immutable set that answers by id, in document order, and by place. A change
 * makes a new set; records that did not move are shared with the old one, and so is whatever the change did not touch:
 * a key or a tag costs the same however many records there are.
 */
export class AnnotationSet {
  readonly #parts: Parts;
  #contents: object = {};
  #annotations: readonly Annotation[] | null = null;
  #linksByEnd: LinksByEnd | null = null;

  private constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** @throws RangeError when two records share an id */
  static of(records: Iterable<DocumentRecord>): AnnotationSet {
    const parts = partsOf(records);
    const twice = findTwice(parts);
    if (twice !== null) throw new RangeError(`Two records have the id ${twice}`);
    return new AnnotationSet(parts);
  }

  /**
   * Returns the set of an article that was opened before: of its records it is known that no two share an id, and
   * what finds them by it is made once somebody asks.
   */
  static ofOpened({ metadata, scheme, annotations, links, speakers, dossiers = [] }: Article): AnnotationSet {
    const rest = new Map<string, Rest>(
      [metadata, ...(scheme === undefined ? [] : [scheme])].map((one) => [one.id, one]),
    );
    const detached = annotations.filter(isDetached);
    const placed = detached.length === 0 ? annotations : annotations.filter((one) => !isDetached(one));
    return new AnnotationSet({
      placed: AnnotationSequence.ofUnique(placed),
      detached: AnnotationSequence.ofUnique(detached),
      links: LayeredMap.ofUnique(links, ({ id }) => id),
      speakers: LayeredMap.ofUnique(speakers, ({ id }) => id),
      dossiers: LayeredMap.ofUnique(dossiers, ({ id }) => id),
      rest: LayeredMap.of(rest),
    });
  }

  get size(): number {
    const { links, speakers, dossiers, rest } = this.#parts;
    return this.annotationCount + links.size + speakers.size + dossiers.size + rest.size;
  }

  find(id: string): DocumentRecord | null {
    const { links, speakers, dossiers, rest } = this.#parts;
    return this.findAnnotation(id) ?? links.get(id) ?? speakers.get(id) ?? dossiers.get(id) ?? rest.get(id);
  }

  findAnnotation(id: string): Annotation | null {
    return this.#parts.placed.find(id) ?? this.#parts.detached.find(id);
  }

  findSpeaker(id: string): Speaker | null {
    return this.#parts.speakers.get(id);
  }

  /** The dossier of the claim, or null before anything was put into one. */
  dossierOf(claim: string): Dossier | null {
    return this.#parts.dossiers.get(dossierIdOf(claim));
  }

  /** @throws RangeError when the set was made without metadata */
  get metadata(): Metadata {
    const record = this.#parts.rest.get('metadata');
    if (record?.record !== 'metadata') throw new RangeError('The article has no metadata record');
    return record;
  }

  /** What the annotations and links of this article may be. */
  get scheme(): Scheme {
    const record = this.#parts.rest.get('scheme');
    return Scheme.of(record?.record === 'scheme' ? record : null);
  }

  /** Every record: annotations in document order, of the others those first that came first. */
  records(): Iterable<DocumentRecord> {
    const { links, speakers, dossiers, rest } = this.#parts;
    return [...rest.values, ...this.annotations, ...links.values, ...speakers.values, ...dossiers.values];
  }

  /**
   * All annotations in document order; detached ones last, by their last place. Writes out every one that moved, so
   * nothing that happens for each key may ask for it: see `annotationAt`, `placeOf` and `touching`.
   */
  get annotations(): readonly Annotation[] {
    const { placed, detached } = this.#parts;
    this.#annotations ??= detached.size === 0 ? placed.all : [...placed.all, ...detached.all];
    return this.#annotations;
  }

  get annotationCount(): number {
    return this.#parts.placed.size + this.#parts.detached.size;
  }

  /** How many annotations have their text: those that come first in document order. */
  get placedCount(): number {
    return this.#parts.placed.size;
  }

  /** How many annotations begin before the offset; the place of the first that does not. UTF-16 code units. */
  countBefore(offset: number): number {
    return this.#parts.placed.countBefore(offset);
  }

  /** The annotation at this place in document order, the detached ones last; null beyond the ends. */
  annotationAt(index: number): Annotation | null {
    const { placed, detached } = this.#parts;
    return index < placed.size ? placed.at(index) : detached.at(index - placed.size);
  }

  /** Place of the annotation in document order; -1 when there is none of this id. */
  placeOf(id: string): number {
    const { placed, detached } = this.#parts;
    const index = placed.indexOf(id);
    if (index >= 0) return index;
    const behind = detached.indexOf(id);
    return behind < 0 ? -1 : placed.size + behind;
  }

  /**
   * Stands for everything but the places of annotations: the same object for as long as typing only moves them. What is
   * counted or listed without places need not be found out anew while it stays.
   */
  get contents(): object {
    return this.#contents;
  }

  /** How many annotations of the kind there are. */
  countOfKind(kind: string): number {
    return this.#parts.placed.countOfKind(kind) + this.#parts.detached.countOfKind(kind);
  }

  /** Annotations whose text is gone, by their last place. */
  get detached(): readonly Annotation[] {
    return this.#parts.detached.all;
  }

  /** The same list until a link changes. */
  get links(): readonly Link[] {
    return this.#parts.links.values;
  }

  /** The same list until a speaker changes. */
  get speakers(): readonly Speaker[] {
    return this.#parts.speakers.values;
  }

  /** The same list until a dossier changes. */
  get dossiers(): readonly Dossier[] {
    return this.#parts.dossiers.values;
  }

  /** Links that start or end at the record. */
  linksOf(id: string): readonly Link[] {
    this.#linksByEnd ??= linksByEnd(this.links);
    return this.#linksByEnd.get(id) ?? [];
  }

  /**
   * Annotations with a fragment that shares at least one character with `[start, end)`; for an empty range those
   * that hold or touch the offset. Smallest first.
   */
  touching(start: number, end: number): readonly Annotation[] {
    const found = new Set<Annotation>();
    this.#parts.placed.addTouching(start, end, found);
    return [...found].sort(byExtent);
  }

  /** @throws RangeError when a change's `before` is not what the set holds: it was made for another state */
  apply(changes: readonly RecordChange[]): AnnotationSet {
    if (changes.length === 0) return this;
    const after = new Map<string, DocumentRecord | null>();
    for (const change of changes) {
      const { id } = change;
      const present = after.has(id) ? (after.get(id) ?? null) : this.find(id);
      if ((present === null) !== (change.before === null)) {
        throw new RangeError(`Record ${id} is not in the state it was in`);
      }
      after.set(id, change.after);
    }
    return this.#with(after);
  }

  /** Moves every annotation through one edit; one whose text is gone keeps `describe`'s word on what it was. */
  mapThrough(edit: TextEdit, describe: (annotation: Annotation) => string): AnnotationSet {
    if (edit.start === edit.end && edit.length === 0) return this;
    const placed = this.#parts.placed.mapThrough(edit, describe);
    const detached = this.#parts.detached.mapThrough(edit, describe).sequence.with([], placed.gone);
    if (placed.sequence === this.#parts.placed && detached === this.#parts.detached) return this;
    const moved = new AnnotationSet({ ...this.#parts, placed: placed.sequence, detached });
    moved.#linksByEnd = this.#linksByEnd;
    const isSameOrder = placed.sequence.hasOrderOf(this.#parts.placed) && detached.hasOrderOf(this.#parts.detached);
    if (isSameOrder) moved.#contents = this.#contents;
    return moved;
  }

  #with(after: ReadonlyMap<string, DocumentRecord | null>): AnnotationSet {
    const { placed, detached, links, speakers, dossiers, rest } = this.#parts;
    const linkChanges = changesOf(links, after, 'link');
    const next = new AnnotationSet({
      placed: withAnnotations(placed, after, (one) => !isDetached(one)),
      detached: withAnnotations(detached, after, isDetached),
      links: links.with(linkChanges),
      speakers: speakers.with(changesOf(speakers, after, 'speaker')),
      dossiers: dossiers.with(changesOf(dossiers, after, 'dossier')),
      rest: rest.with(changesOf(rest, after, 'metadata', 'scheme')),
    });
    next.#linksByEnd = this.#linksByEnd === null ? null : withLinkChanges(this.#linksByEnd, links, linkChanges);
    return next;
  }
}

/** Records of which there is one. */
type Rest = Exclude<DocumentRecord, Annotation | Link | Speaker | Dossier>;

interface Parts {
  readonly placed: AnnotationSequence;
  readonly detached: AnnotationSequence;
  readonly links: LayeredMap<Link>;
  readonly speakers: LayeredMap<Speaker>;
  readonly dossiers: LayeredMap<Dossier>;
  readonly rest: LayeredMap<Rest>;
}

/** @throws RangeError when two records of one sort share an id */
function partsOf(records: Iterable<DocumentRecord>): Parts {
  const placed: Annotation[] = [];
  const detached: Annotation[] = [];
  const links = new Map<string, Link>();
  const speakers = new Map<string, Speaker>();
  const dossiers = new Map<string, Dossier>();
  const rest = new Map<string, Rest>();
  for (const record of records) {
    if (record.record === 'annotation') (isDetached(record) ? detached : placed).push(record);
    else if (record.record === 'link') put(links, record);
    else if (record.record === 'speaker') put(speakers, record);
    else if (record.record === 'dossier') put(dossiers, record);
    else put(rest, record);
  }
  return {
    placed: AnnotationSequence.of(placed),
    detached: AnnotationSequence.of(detached),
    links: LayeredMap.of(links),
    speakers: LayeredMap.of(speakers),
    dossiers: LayeredMap.of(dossiers),
    rest: LayeredMap.of(rest),
  };
}

function put<Sort extends DocumentRecord>(map: Map<string, Sort>, record: Sort): void {
  if (map.has(record.id)) throw new RangeError(`Two records have the id ${record.id}`);
  map.set(record.id, record);
}

/** An id that occurs in two of the parts, or null. No part holds one twice. */
function findTwice({ placed, detached, links, speakers, dossiers, rest }: Parts): string | null {
  const isAnnotation = (id: string) => placed.find(id) !== null || detached.find(id) !== null;
  const ids = [...links.values, ...speakers.values, ...dossiers.values, ...rest.values].map(({ id }) => id);
  const among = new Set(ids).size < ids.length ? ids.find((id, i) => ids.indexOf(id) < i) : undefined;
  return among ?? ids.find(isAnnotation) ?? detached.all.find(({ id }) => placed.find(id) !== null)?.id ?? null;
}

type Changed = ReadonlyMap<string, DocumentRecord | null>;

/** The list after those of the changes that concern it: what it held goes, what `belongs` in it comes. */
function withAnnotations(
  sequence: AnnotationSequence,
  after: Changed,
  belongs: (annotation: Annotation) => boolean,
): AnnotationSequence {
  const removed = [...after.keys()].filter((id) => sequence.find(id) !== null);
  const added = [...after.values()].filter((one): one is Annotation => one?.record === 'annotation' && belongs(one));
  return sequence.with(removed, added);
}

/** Those of the changes that concern a map of records of one sort. */
function changesOf<Sort extends Exclude<DocumentRecord, Annotation>>(
  map: LayeredMap<Sort>,
  after: Changed,
  ...sorts: readonly Sort['record'][]
): Map<string, Sort | null> {
  const changes = new Map<string, Sort | null>();
  for (const [id, record] of after) {
    if (record !== null && (sorts as readonly string[]).includes(record.record)) changes.set(id, record as Sort);
    else if (map.get(id) !== null) changes.set(id, null);
  }
  return changes;
}
