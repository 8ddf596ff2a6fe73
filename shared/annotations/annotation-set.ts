import { Scheme } from '../kinds/scheme.ts';
import type { Annotation, DocumentRecord, Link, Metadata, Speaker } from '../model/records.ts';
import { isDetached } from '../model/records.ts';
import type { RecordChange, TextEdit } from './change.ts';
import { mapFragments, mapOffset } from './map-ranges.ts';

/**
 * Every record of one article: an immutable set that answers by id, in document order, and by place. A change
 * makes a new set; records that did not move are shared with the old one. The index by place (fragments sorted by
 * start, with the running maximum of their ends) is built when it is first asked for.
 */
export class AnnotationSet {
  readonly #byId: ReadonlyMap<string, DocumentRecord>;
  #annotations: readonly Annotation[] | null = null;
  #index: FragmentIndex | null = null;
  #links: readonly Link[] | null = null;
  #linksByEnd: ReadonlyMap<string, readonly Link[]> | null = null;

  private constructor(byId: ReadonlyMap<string, DocumentRecord>) {
    this.#byId = byId;
  }

  /** @throws RangeError when two records share an id */
  static of(records: Iterable<DocumentRecord>): AnnotationSet {
    const byId = new Map<string, DocumentRecord>();
    for (const record of records) {
      if (byId.has(record.id)) throw new RangeError(`Two records have the id ${record.id}`);
      byId.set(record.id, record);
    }
    return new AnnotationSet(byId);
  }

  get size(): number {
    return this.#byId.size;
  }

  find(id: string): DocumentRecord | null {
    return this.#byId.get(id) ?? null;
  }

  findAnnotation(id: string): Annotation | null {
    const record = this.#byId.get(id);
    return record?.record === 'annotation' ? record : null;
  }

  findSpeaker(id: string): Speaker | null {
    const record = this.#byId.get(id);
    return record?.record === 'speaker' ? record : null;
  }

  /** @throws RangeError when the set was made without metadata */
  get metadata(): Metadata {
    const record = this.#byId.get('metadata');
    if (record?.record !== 'metadata') throw new RangeError('The article has no metadata record');
    return record;
  }

  /** What the annotations and links of this article may be. */
  get scheme(): Scheme {
    const record = this.#byId.get('scheme');
    return Scheme.of(record?.record === 'scheme' ? record : null);
  }

  records(): Iterable<DocumentRecord> {
    return this.#byId.values();
  }

  /** All annotations in document order; detached ones last, by their last place. */
  get annotations(): readonly Annotation[] {
    this.#annotations ??= [...this.#byId.values()].filter((record) => record.record === 'annotation').sort(byPlace);
    return this.#annotations;
  }

  /** Annotations whose text is gone, by their last place. */
  get detached(): readonly Annotation[] {
    const all = this.annotations;
    // They stand last, so that an article without any is seen at once.
    const first = all.length > 0 && isDetached(all.at(-1)!) ? all.findIndex(isDetached) : all.length;
    return all.slice(first);
  }

  get links(): readonly Link[] {
    this.#links ??= [...this.#byId.values()].filter((record) => record.record === 'link');
    return this.#links;
  }

  get speakers(): readonly Speaker[] {
    return [...this.#byId.values()].filter((record) => record.record === 'speaker');
  }

  /** Links that start or end at the record. */
  linksOf(id: string): readonly Link[] {
    this.#linksByEnd ??= groupByEnd(this.links);
    return this.#linksByEnd.get(id) ?? [];
  }

  /**
   * Annotations with a fragment that shares at least one character with `[start, end)`; for an empty range those
   * that hold or touch the offset. Smallest first.
   */
  touching(start: number, end: number): readonly Annotation[] {
    this.#index ??= new FragmentIndex(this.annotations);
    return this.#index.touching(start, end).sort((a, b) => extentOf(a) - extentOf(b) || byPlace(a, b));
  }

  /** @throws RangeError when a change's `before` is not what the set holds: it was made for another state */
  apply(changes: readonly RecordChange[]): AnnotationSet {
    if (changes.length === 0) return this;
    const byId = new Map(this.#byId);
    for (const { id, before, after } of changes) {
      const present = byId.get(id) ?? null;
      if ((present === null) !== (before === null)) throw new RangeError(`Record ${id} is not in the state it was in`);
      if (after === null) byId.delete(id);
      else byId.set(id, after);
    }
    return new AnnotationSet(byId);
  }

  /** Moves every annotation through one edit; one whose text is gone keeps `describe`'s word on what it was. */
  mapThrough(edit: TextEdit, describe: (annotation: Annotation) => string): AnnotationSet {
    if (edit.start === edit.end && edit.length === 0) return this;
    let byId: Map<string, DocumentRecord> | null = null;
    for (const record of this.#byId.values()) {
      if (record.record !== 'annotation') continue;
      const moved = mapAnnotation(record, edit, describe);
      if (moved === record) continue;
      byId ??= new Map(this.#byId);
      byId.set(record.id, moved);
    }
    return byId === null ? this : this.#withMoved(byId);
  }

  /** The set after a move: links are as they were, and the order is all but the old one, which sorts in one pass. */
  #withMoved(byId: ReadonlyMap<string, DocumentRecord>): AnnotationSet {
    const moved = new AnnotationSet(byId);
    moved.#links = this.#links;
    moved.#linksByEnd = this.#linksByEnd;
    moved.#annotations =
      this.#annotations === null ? null : this.#annotations.map(({ id }) => byId.get(id) as Annotation).sort(byPlace);
    return moved;
  }
}

/**
 * Moves one annotation through one edit.
 *
 * @param describe tells the text the annotation covered before the edit; asked only when it loses its last character
 * @returns the same record when it did not move
 */
export function mapAnnotation(
  annotation: Annotation,
  edit: TextEdit,
  describe: (annotation: Annotation) => string,
): Annotation {
  if (annotation.detached !== undefined) {
    const at = mapOffset(annotation.detached.at, edit);
    return at === annotation.detached.at ? annotation : { ...annotation, detached: { ...annotation.detached, at } };
  }
  const fragments = mapFragments(annotation.fragments, edit);
  if (fragments === annotation.fragments) return annotation;
  if (fragments.length > 0) return { ...annotation, fragments };
  const at = mapOffset(annotation.fragments[0]!.start, edit);
  return { ...annotation, fragments, detached: { exact: describe(annotation), prefix: '', suffix: '', at } };
}

/** Document order: by start, then length, then id; detached annotations last. */
export function byPlace(a: Annotation, b: Annotation): number {
  return (
    Number(isDetached(a)) - Number(isDetached(b)) ||
    startOf(a) - startOf(b) ||
    endOf(a) - endOf(b) ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  );
}

/** UTF-16 offset at which the annotation begins, or stood. */
export const startOf = (annotation: Annotation): number =>
  annotation.fragments[0]?.start ?? annotation.detached?.at ?? 0;

/** UTF-16 offset at which the annotation ends, or stood. */
export const endOf = (annotation: Annotation): number =>
  annotation.fragments.at(-1)?.end ?? annotation.detached?.at ?? 0;

const extentOf = (annotation: Annotation): number =>
  annotation.fragments.reduce((sum, fragment) => sum + fragment.end - fragment.start, 0);

function groupByEnd(links: readonly Link[]): Map<string, Link[]> {
  const byEnd = new Map<string, Link[]>();
  for (const link of links) {
    for (const id of new Set([link.from.id, link.to.id])) {
      const list = byEnd.get(id);
      if (list === undefined) byEnd.set(id, [link]);
      else list.push(link);
    }
  }
  return byEnd;
}

/** Fragments sorted by start with the running maximum of their ends, so that a query stops early on both sides. */
class FragmentIndex {
  readonly #owners: Annotation[] = [];
  readonly #starts: Int32Array;
  readonly #ends: Int32Array;
  readonly #maxEnds: Int32Array;

  constructor(annotations: readonly Annotation[]) {
    const entries = annotations.flatMap((owner) => owner.fragments.map(({ start, end }) => ({ start, end, owner })));
    entries.sort((a, b) => a.start - b.start);
    this.#starts = new Int32Array(entries.length);
    this.#ends = new Int32Array(entries.length);
    this.#maxEnds = new Int32Array(entries.length);
    let maxEnd = 0;
    for (const [i, { start, end, owner }] of entries.entries()) {
      maxEnd = Math.max(maxEnd, end);
      this.#owners.push(owner);
      this.#starts[i] = start;
      this.#ends[i] = end;
      this.#maxEnds[i] = maxEnd;
    }
  }

  touching(start: number, end: number): Annotation[] {
    const isEmpty = start === end;
    const found = new Set<Annotation>();
    for (let i = this.#firstAfter(isEmpty ? end + 1 : end) - 1; i >= 0; i -= 1) {
      if (isEmpty ? this.#maxEnds[i]! < start : this.#maxEnds[i]! <= start) break;
      if (isEmpty ? this.#ends[i]! >= start : this.#ends[i]! > start) found.add(this.#owners[i]!);
    }
    return [...found];
  }

  /** Index of the first entry whose start is not below `offset`. */
  #firstAfter(offset: number): number {
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#starts[middle]! < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
