import type { Node } from 'prosemirror-model';
import { endOf, mapAnnotation, shifted, startOf } from '../../shared/annotations/annotation-set.ts';
import type { RecordChange, TextEdit } from '../../shared/annotations/change.ts';
import { exactOf } from '../../shared/annotations/covered-text.ts';
import { isSameValue } from '../../shared/model/same-value.ts';
import type { Annotation, DocumentRecord } from '../../shared/model/records.ts';
import { TextIndex } from './text-index.ts';

/**
 * Records on their way through many edits: a replayed log, a merge. Moving ten thousand annotations through each of
 * thousands would take minutes, so edits are only noted, and an annotation is moved through those since it was last set
 * when somebody asks for it. What comes out is what an `AnnotationSet` makes of the same edits.
 */
export class MovingRecords {
  #byId: Map<string, Placed>;
  /** Shared by all copies, and only added to. */
  readonly #edits: Edits;
  #edited: number;

  private constructor(byId: Map<string, Placed>, edits: Edits, edited: number) {
    this.#byId = byId;
    this.#edits = edits;
    this.#edited = edited;
  }

  static of(records: Iterable<DocumentRecord>): MovingRecords {
    return new MovingRecords(new Map([...records].map((record) => [record.id, { record, edited: 0 }])), new Edits(), 0);
  }

  /** Returns the records as they are now, whatever becomes of these. */
  copy(): MovingRecords {
    return new MovingRecords(new Map(this.#byId), this.#edits, this.#edited);
  }

  /** Moves every annotation through the edit, made on the document. */
  move(edit: TextEdit, before: Node): void {
    if (edit.start === edit.end && edit.length === 0) return;
    this.#edits.add(edit, before);
    this.#edited += 1;
  }

  set(changes: readonly Pick<RecordChange, 'id' | 'after'>[]): void {
    for (const { id, after } of changes) {
      if (after === null) this.#byId.delete(id);
      else this.#byId.set(id, { record: after, edited: this.#edited });
    }
  }

  find(id: string): DocumentRecord | null {
    const placed = this.#byId.get(id);
    if (placed === undefined) return null;
    const { record, edited } = placed;
    return record.record === 'annotation' ? this.#edits.move(record, edited, this.#edited) : record;
  }

  /** True when these are the same records, in any order. */
  isSameAs(records: ReadonlyMap<string, DocumentRecord>): boolean {
    if (records.size !== this.#byId.size) return false;
    return [...this.#byId.keys()].every((id) => isSameValue(this.find(id), records.get(id)));
  }

  ids(): Iterable<string> {
    return this.#byId.keys();
  }

  *all(): Iterable<DocumentRecord> {
    for (const id of this.#byId.keys()) yield this.find(id)!;
  }
}

/** A record as it was after so many edits. */
interface Placed {
  readonly record: DocumentRecord;
  readonly edited: number;
}

/** Edits in order. Plain lists of numbers, because twenty million of them may be passed at one opening. */
class Edits {
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  readonly #lengths: number[] = [];
  readonly #docs: Node[] = [];

  add({ start, end, length }: TextEdit, before: Node): void {
    this.#starts.push(start);
    this.#ends.push(end);
    this.#lengths.push(length);
    this.#docs.push(before);
  }

  /** Moves the annotation through the edits `[from, to)`; those wholly before it, which are many, only add up. */
  move(annotation: Annotation, from: number, to: number): Annotation {
    const [starts, ends, lengths] = [this.#starts, this.#ends, this.#lengths];
    let moved = annotation;
    let shift = 0;
    let start = startOf(moved);
    let end = endOf(moved);
    for (let i = from; i < to; i += 1) {
      const editStart = starts[i]!;
      if (end + shift < editStart) continue;
      const editEnd = ends[i]!;
      const length = lengths[i]!;
      if (start + shift > editEnd) {
        shift += length - (editEnd - editStart);
        continue;
      }
      moved = this.#moveInto(shifted(moved, shift), i);
      shift = 0;
      start = startOf(moved);
      end = endOf(moved);
    }
    return shifted(moved, shift);
  }

  #moveInto(annotation: Annotation, i: number): Annotation {
    const edit = { start: this.#starts[i]!, end: this.#ends[i]!, length: this.#lengths[i]! };
    return mapAnnotation(annotation, edit, ({ fragments }) => exactOf(TextIndex.of(this.#docs[i]!).text, fragments));
  }
}
