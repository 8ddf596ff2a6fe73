import { countWhile } from '../model/count-while.ts';
import type { Annotation } from '../model/records.ts';
import type { TextEdit } from './change.ts';
import { Chunk } from './chunk.ts';
import { LayeredMap } from './layered-map.ts';
import { byPlace, endOf, mapAnnotation, shifted, startOf } from './places.ts';

/**
 * Annotations in document order, found by id and by place: an immutable list cut into **chunks**, of which a change
 * makes anew the few it touches. An edit of the text goes into the chunks it lies in and shifts those behind it, so that
 * a key costs as much in a shelf of novels as in a note. One list holds either annotations that have their text or
 * detached ones, never both.
 */
export class AnnotationSequence {
  readonly #chunks: readonly Chunk[];
  /** The chunk of each id, by its key; made once an id is looked for that is not near the one before. */
  #keyByIdMade: LayeredMap<number> | null;
  readonly #nextKey: number;
  readonly size: number;
  /** The same for two lists that have the same annotations in the same order, whatever moved: only an edit passes it on. */
  #order: object = {};
  #indexByKey: ReadonlyMap<number, number> | null = null;
  #firstIndexes: readonly number[] | null = null;
  #all: readonly Annotation[] | null = null;
  /** The chunk in which an annotation was found last. */
  #lastFound = 0;

  private constructor(chunks: readonly Chunk[], keyById: LayeredMap<number> | null, nextKey: number, size: number) {
    this.#chunks = chunks;
    this.#keyByIdMade = keyById;
    this.#nextKey = nextKey;
    this.size = size;
  }

  /**
   * @param annotations in any order; sorted ones are taken up in one pass
   * @throws RangeError when two share an id
   */
  static of(annotations: readonly Annotation[]): AnnotationSequence {
    const sequence = AnnotationSequence.ofUnique(annotations);
    if (sequence.#keyById.size < annotations.length) {
      throw new RangeError(`Two records have the id ${findTwice(annotations)}`);
    }
    return sequence;
  }

  /** The same for annotations of which it is known that no two share an id: what finds them by it is made later. */
  static ofUnique(annotations: readonly Annotation[]): AnnotationSequence {
    const sorted = isSorted(annotations) ? annotations : [...annotations].sort(byPlace);
    const chunks: Chunk[] = [];
    for (let i = 0; i < sorted.length; i += CHUNK) {
      chunks.push(Chunk.of(chunks.length, sorted.slice(i, i + CHUNK)));
    }
    return new AnnotationSequence(chunks, null, chunks.length, sorted.length);
  }

  find(id: string): Annotation | null {
    const place = this.#placeOf(id);
    return place === null ? null : place.chunk.at(place.index);
  }

  /** All of them in document order; the same list each time. Writes out every one: not for every key. */
  get all(): readonly Annotation[] {
    this.#all ??= this.#chunks.flatMap((chunk) => chunk.all());
    return this.#all;
  }

  /** The annotation at this place of the order. */
  at(index: number): Annotation | null {
    if (index < 0 || index >= this.size) return null;
    const firsts = this.#firsts();
    const i = lastIndex(firsts.length, (k) => firsts[k]! <= index);
    return this.#chunks[i]!.at(index - firsts[i]!);
  }

  /** The place of the annotation in the order, or -1. */
  indexOf(id: string): number {
    const place = this.#placeOf(id);
    return place === null ? -1 : this.#firsts()[place.i]! + place.index;
  }

  /** How many of them begin before the offset. UTF-16 code units. */
  countBefore(offset: number): number {
    const i = lastIndex(this.#chunks.length, (k) => this.#chunks[k]!.start < offset);
    if (i < 0) return 0;
    const chunk = this.#chunks[i]!;
    return this.#firsts()[i]! + countWhile(chunk.length, (k) => startOf(chunk.at(k)) < offset);
  }

  /** True when both have the same annotations in the same order, only their places differ. */
  hasOrderOf(other: AnnotationSequence): boolean {
    return this.#order === other.#order;
  }

  countOfKind(kind: string): number {
    return this.#chunks.reduce((sum, chunk) => sum + chunk.countOfKind(kind), 0);
  }

  /** Adds those that touch `[start, end)`, as `AnnotationSet.touching` tells it. */
  addTouching(start: number, end: number, found: Set<Annotation>): void {
    for (const chunk of this.#chunks) {
      if (chunk.start > end) break;
      if (chunk.end >= start) chunk.addTouching(start, end, found);
    }
  }

  /** Returns the list without the ids of `removed`, which it holds, and with `added`; both may name the same one. */
  with(removed: readonly string[], added: readonly Annotation[]): AnnotationSequence {
    if (removed.length + added.length === 0) return this;
    if (removed.length + added.length > Math.max(CHUNK, this.size / 8)) return this.#rebuilt(removed, added);
    const drafts = new Map<number, Annotation[]>();
    const draftOf = (i: number): Annotation[] => {
      const draft = drafts.get(i) ?? [...(this.#chunks[i]?.all() ?? [])];
      drafts.set(i, draft);
      return draft;
    };
    const keys = new Map<string, number | null>();
    for (const id of removed) {
      const draft = draftOf(this.#placeOf(id)!.i);
      draft.splice(
        draft.findIndex((one) => one.id === id),
        1,
      );
      keys.set(id, null);
    }
    for (const annotation of added) {
      // By the bounds before the change: whatever goes or comes, each chunk stays between its own two.
      const i = Math.max(
        0,
        lastIndex(this.#chunks.length, (k) => this.#chunks[k]!.compareFirst(annotation) <= 0),
      );
      const draft = draftOf(i);
      draft.splice(lastIndex(draft.length, (k) => byPlace(draft[k]!, annotation) <= 0) + 1, 0, annotation);
      keys.set(annotation.id, this.#chunks[i]?.key ?? this.#nextKey);
    }
    return this.#withDrafts(drafts, keys, this.size - removed.length + added.length);
  }

  /** Moves all through one edit. `gone` are those that lost their last character: they are in the list no more. */
  mapThrough(edit: TextEdit, describe: (annotation: Annotation) => string): Moved {
    const move = new Move(edit, describe);
    const remade: number[] = [];
    let isSame = true;
    const chunks = this.#chunks.map((chunk, i) => {
      if (chunk.end < edit.start) return chunk;
      const isBehind = chunk.start > edit.end;
      const moved = isBehind ? chunk.shiftedBy(move.by) : move.chunk(chunk);
      if (moved !== chunk) isSame = false;
      if (moved !== chunk && !isBehind) remade.push(i);
      return moved;
    });
    if (isSame) return { sequence: this, gone: [] };
    const moved = new AnnotationSequence(chunks, this.#keyByIdMade, this.#nextKey, this.size);
    moved.#indexByKey = this.#indexByKey;
    moved.#firstIndexes = this.#firstIndexes;
    moved.#order = this.#order;
    const { left, gone } = move;
    if (gone.length === 0 && remade.every((i) => moved.#isInOrder(i))) return { sequence: moved, gone };
    moved.#order = {};
    // What the edit lies in or beside is taken out, after which the rest is in order, and what is left of it put back.
    const rest = moved.with(
      [...left, ...gone].map(({ id }) => id),
      [],
    );
    return { sequence: rest.with([], left), gone };
  }

  /** True when the chunk is in order, and stands in order behind the one before it and before the one behind it. */
  #isInOrder(i: number): boolean {
    const all = this.#chunks[i]!.all();
    const isInside = all.every((one, k) => k === 0 || byPlace(all[k - 1]!, one) < 0);
    const before = this.#chunks[i - 1];
    const isBehind = before === undefined || byPlace(before.at(before.length - 1), all[0]!) < 0;
    const behind = this.#chunks[i + 1];
    return isInside && isBehind && (behind === undefined || behind.compareFirst(all.at(-1)!) > 0);
  }

  #rebuilt(removed: readonly string[], added: readonly Annotation[]): AnnotationSequence {
    const gone = new Set(removed);
    return AnnotationSequence.of([...this.all.filter(({ id }) => !gone.has(id)), ...added]);
  }

  #withDrafts(
    drafts: ReadonlyMap<number, readonly Annotation[]>,
    keys: Map<string, number | null>,
    size: number,
  ): AnnotationSequence {
    let nextKey = this.#nextKey;
    const made = (i: number, draft: readonly Annotation[]): Chunk[] => {
      const pieces: Chunk[] = [];
      const length = draft.length > 2 * CHUNK ? CHUNK : draft.length;
      for (let from = 0; from < draft.length; from += length) {
        const isFirst = from === 0 && this.#chunks[i] !== undefined;
        const key = isFirst ? this.#chunks[i]!.key : (nextKey += 1) - 1;
        const piece = draft.slice(from, from + length);
        if (!isFirst) for (const { id } of piece) keys.set(id, key);
        pieces.push(Chunk.of(key, piece));
      }
      return pieces;
    };
    const chunks = this.#chunks.flatMap((chunk, i) => {
      const draft = drafts.get(i);
      return draft === undefined ? [chunk] : made(i, draft);
    });
    if (this.#chunks.length === 0) chunks.push(...made(0, drafts.get(0) ?? []));
    for (const [id, key] of keys) if (this.#keyById.get(id) === key) keys.delete(id);
    return new AnnotationSequence(chunks, this.#keyById.with(keys), nextKey, size);
  }

  get #keyById(): LayeredMap<number> {
    if (this.#keyByIdMade !== null) return this.#keyByIdMade;
    const keyById = new Map<string, number>();
    for (const chunk of this.#chunks) for (const { id } of chunk.members) keyById.set(id, chunk.key);
    return (this.#keyByIdMade = LayeredMap.of(keyById));
  }

  #placeOf(id: string): Place | null {
    return (this.#keyByIdMade === null ? this.#placeNear(id) : null) ?? this.#placeByKey(id);
  }

  /** What is asked for at an opening is linked to what is near: a hundred are looked through, and not all. */
  #placeNear(id: string): Place | null {
    for (const i of [this.#lastFound, this.#lastFound + 1]) {
      const chunk = this.#chunks[i];
      const index = chunk?.indexOf(id);
      if (chunk === undefined || index === undefined) continue;
      this.#lastFound = i;
      return { chunk, i, index };
    }
    return null;
  }

  #placeByKey(id: string): Place | null {
    const key = this.#keyById.get(id);
    if (key === null) return null;
    this.#indexByKey ??= new Map(this.#chunks.map((chunk, i) => [chunk.key, i]));
    const i = this.#indexByKey.get(key)!;
    const chunk = this.#chunks[i]!;
    return { chunk, i, index: chunk.indexOf(id)! };
  }

  /** For each chunk, how many annotations stand before it. */
  #firsts(): readonly number[] {
    if (this.#firstIndexes !== null) return this.#firstIndexes;
    let first = 0;
    this.#firstIndexes = this.#chunks.map(({ length }) => (first += length) - length);
    return this.#firstIndexes;
  }
}

const findTwice = (annotations: readonly Annotation[]): string | undefined => {
  const seen = new Set<string>();
  return annotations.find(({ id }) => seen.size === seen.add(id).size)?.id;
};

const isSorted = (annotations: readonly Annotation[]): boolean =>
  annotations.every((one, i) => {
    const before = annotations[i - 1];
    return before === undefined || startOf(before) < startOf(one) || byPlace(before, one) <= 0;
  });

/** Where an annotation is: its chunk, that chunk's place, and its own in it. */
interface Place {
  readonly chunk: Chunk;
  readonly i: number;
  readonly index: number;
}

/** What became of a list that was moved through an edit. */
interface Moved {
  readonly sequence: AnnotationSequence;
  readonly gone: readonly Annotation[];
}

/** How many annotations are in a chunk at first; one is cut when it has twice as many. */
const CHUNK = 96;

/** One edit on its way through a list: what it lies in or beside is moved for itself, and noted. */
class Move {
  readonly #edit: TextEdit;
  readonly #describe: (annotation: Annotation) => string;
  /** By how much the text behind the edit moves. UTF-16 code units. */
  readonly by: number;
  readonly left: Annotation[] = [];
  readonly gone: Annotation[] = [];

  constructor(edit: TextEdit, describe: (annotation: Annotation) => string) {
    this.#edit = edit;
    this.#describe = describe;
    this.by = edit.length - (edit.end - edit.start);
  }

  chunk(chunk: Chunk): Chunk {
    const before = chunk.all();
    const after = before.map((annotation) => this.#moved(annotation));
    return after.every((annotation, i) => annotation === before[i]) ? chunk : Chunk.of(chunk.key, after);
  }

  #moved(annotation: Annotation): Annotation {
    if (endOf(annotation) < this.#edit.start) return annotation;
    if (startOf(annotation) > this.#edit.end) return shifted(annotation, this.by);
    const moved = mapAnnotation(annotation, this.#edit, this.#describe);
    const isGone = moved.fragments.length === 0 && annotation.fragments.length > 0;
    (isGone ? this.gone : this.left).push(moved);
    return moved;
  }
}

/** Index of the last of `count` that holds, where those that hold come first; -1 when none does. */
function lastIndex(count: number, holds: (index: number) => boolean): number {
  return countWhile(count, holds) - 1;
}
