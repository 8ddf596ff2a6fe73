import type { DocumentRecord } from '../model/records.ts';
import type { AnnotationSet } from './annotation-set.ts';
import type { RecordChange } from './change.ts';

/** Collects changes of records against one set; later changes of a record see the earlier ones. */
export class RecordEdits {
  readonly #set: AnnotationSet;
  readonly #after = new Map<string, DocumentRecord | null>();

  constructor(set: AnnotationSet) {
    this.#set = set;
  }

  /** The set before any of the changes. */
  get set(): AnnotationSet {
    return this.#set;
  }

  find(id: string): DocumentRecord | null {
    return this.#after.has(id) ? (this.#after.get(id) ?? null) : this.#set.find(id);
  }

  put(record: DocumentRecord): this {
    this.#after.set(record.id, record);
    return this;
  }

  remove(id: string): this {
    this.#after.set(id, null);
    return this;
  }

  changes(): RecordChange[] {
    return [...this.#after]
      .map(([id, after]) => ({ id, before: this.#set.find(id), after }))
      .filter(({ before, after }) => before !== after);
  }
}
