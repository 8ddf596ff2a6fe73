import type { Annotation } from '../model/records.ts';
import { endOf, shifted, startOf } from './places.ts';

/**
 * Some hundred annotations that are neighbours in document order, as **members** and a **shift**: what is typed before
 * them moves all of them by the same amount, so only the shift changes, and an annotation is written out anew when
 * somebody asks for it. The members know where their fragments are, in their own coordinates, once that was asked.
 */
export class Chunk {
  /** By which the members' ids are found; kept for as long as they stay together. */
  readonly key: number;
  readonly #members: Members;
  readonly #shift: number;
  /** Members that were written out with the shift. */
  #written: (Annotation | undefined)[] | null = null;

  private constructor(key: number, members: Members, shift: number) {
    this.key = key;
    this.#members = members;
    this.#shift = shift;
  }

  /** @param annotations in document order; at least one */
  static of(key: number, annotations: readonly Annotation[]): Chunk {
    return new Chunk(key, new Members(annotations), 0);
  }

  get length(): number {
    return this.#members.annotations.length;
  }

  /** Those in it, wherever they stand now. */
  get members(): readonly Pick<Annotation, 'id' | 'kind'>[] {
    return this.#members.annotations;
  }

  /** Where the first member begins. UTF-16 code units. */
  get start(): number {
    return this.#members.start + this.#shift;
  }

  /** The largest end of all members. UTF-16 code units. */
  get end(): number {
    return this.#members.end + this.#shift;
  }

  at(i: number): Annotation {
    const annotation = this.#members.annotations[i]!;
    if (this.#shift === 0) return annotation;
    this.#written ??= Array.from<Annotation | undefined>({ length: this.length });
    return (this.#written[i] ??= shifted(annotation, this.#shift));
  }

  all(): readonly Annotation[] {
    if (this.#shift === 0) return this.#members.annotations;
    return this.#members.annotations.map((_, i) => this.at(i));
  }

  /** Place of the member with this id. */
  indexOf(id: string): number | undefined {
    return this.#members.indexById.get(id);
  }

  countOfKind(kind: string): number {
    return this.#members.countByKind.get(kind) ?? 0;
  }

  /** Negative when the first member stands before this annotation, zero when it is the same, as `byPlace` tells it. */
  compareFirst(annotation: Annotation): number {
    const first = this.#members.annotations[0]!;
    return (
      this.start - startOf(annotation) ||
      endOf(first) + this.#shift - endOf(annotation) ||
      (first.id < annotation.id ? -1 : first.id > annotation.id ? 1 : 0)
    );
  }

  shiftedBy(by: number): Chunk {
    return by === 0 ? this : new Chunk(this.key, this.#members, this.#shift + by);
  }

  /** Adds the members that touch `[start, end)`, as `AnnotationSet.touching` tells it. */
  addTouching(start: number, end: number, found: Set<Annotation>): void {
    this.#members.places.visitTouching(start - this.#shift, end - this.#shift, (i) => found.add(this.at(i)));
  }
}

class Members {
  readonly annotations: readonly Annotation[];
  readonly start: number;
  readonly end: number;
  #indexById: ReadonlyMap<string, number> | null = null;
  #countByKind: ReadonlyMap<string, number> | null = null;
  #places: FragmentPlaces | null = null;

  constructor(annotations: readonly Annotation[]) {
    this.annotations = annotations;
    this.start = startOf(annotations[0]!);
    this.end = annotations.reduce((end, annotation) => Math.max(end, endOf(annotation)), this.start);
  }

  get indexById(): ReadonlyMap<string, number> {
    this.#indexById ??= new Map(this.annotations.map(({ id }, i) => [id, i]));
    return this.#indexById;
  }

  get countByKind(): ReadonlyMap<string, number> {
    if (this.#countByKind !== null) return this.#countByKind;
    const counts = new Map<string, number>();
    for (const { kind } of this.annotations) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    this.#countByKind = counts;
    return counts;
  }

  get places(): FragmentPlaces {
    this.#places ??= new FragmentPlaces(this.annotations);
    return this.#places;
  }
}

/** Fragments sorted by start with the running maximum of their ends, so that a query stops early on both sides. */
class FragmentPlaces {
  readonly #owners: Int32Array;
  readonly #starts: Int32Array;
  readonly #ends: Int32Array;
  readonly #maxEnds: Int32Array;

  constructor(annotations: readonly Annotation[]) {
    const entries = annotations.flatMap(({ fragments }, owner) =>
      fragments.map(({ start, end }) => ({ start, end, owner })),
    );
    entries.sort((a, b) => a.start - b.start);
    this.#owners = Int32Array.from(entries, ({ owner }) => owner);
    this.#starts = Int32Array.from(entries, ({ start }) => start);
    this.#ends = Int32Array.from(entries, ({ end }) => end);
    let maxEnd = -Infinity;
    this.#maxEnds = this.#ends.map((end) => (maxEnd = Math.max(maxEnd, end)));
  }

  /** Calls back with the owner of each fragment that touches `[start, end)`; more than once for some. */
  visitTouching(start: number, end: number, visit: (owner: number) => void): void {
    const isEmpty = start === end;
    for (let i = this.#firstAfter(isEmpty ? end + 1 : end) - 1; i >= 0; i -= 1) {
      if (isEmpty ? this.#maxEnds[i]! < start : this.#maxEnds[i]! <= start) break;
      if (isEmpty ? this.#ends[i]! >= start : this.#ends[i]! > start) visit(this.#owners[i]!);
    }
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
