import type { EditorState, Transaction } from 'prosemirror-state';
import type { AnnotationSet } from '../../shared/annotations/annotation-set.ts';
import type { RecordChange } from '../../shared/annotations/change.ts';
import { RecordEdits } from '../../shared/annotations/record-edits.ts';
import type { Link, LinkEnd } from '../../shared/model/records.ts';
import { annotationsOf } from './annotation-plugin.ts';
import { SetAnnotationsStep } from './set-annotations-step.ts';

/** The small moves every record command is made of. */

/** What commands need from outside: new ids and the time, handed in so that tests can fix them. */
export interface Services {
  newId(): string;
  /** ISO 8601 in UTC. */
  now(): string;
}

/** Collects what a command changes, and makes one transaction of it. */
export class RecordDraft extends RecordEdits {
  /** Removes a record with every link that ends at it, a claim with its dossier. */
  removeWithLinks(id: string): this {
    for (const link of this.set.linksOf(id)) this.remove(link.id);
    const dossier = this.set.dossierOf(id);
    if (dossier !== null) this.remove(dossier.id);
    return this.remove(id);
  }

  /** Draws a link; where its type allows one from each record, the present one gives way. */
  link(newId: () => string, type: string, from: LinkEnd, to: LinkEnd): this {
    if (this.set.scheme.findLinkType(type)?.each === 'one') {
      for (const link of linksFrom(this.set, from.id, type)) this.remove(link.id);
    }
    return this.put({ record: 'link', id: newId(), type, from, to });
  }

  /** Returns the transaction that makes the changes, or null when there is none to make. */
  transaction(state: EditorState): Transaction | null {
    return changing(state, this.changes());
  }
}

/** Returns the transaction that makes the changes, one step of undo; null when there is none to make. */
export const changing = (state: EditorState, changes: readonly RecordChange[]): Transaction | null =>
  changes.length === 0 ? null : state.tr.step(new SetAnnotationsStep(changes));

/** Returns a draft on the records of this state. */
export const draftOf = (state: EditorState): RecordDraft => new RecordDraft(annotationsOf(state));

/** Links of one type that start at the record. */
export const linksFrom = (set: AnnotationSet, id: string, type: string): readonly Link[] =>
  set.linksOf(id).filter((link) => link.type === type && link.from.id === id);

/** Links of one type that end at the record. */
export const linksTo = (set: AnnotationSet, id: string, type: string): readonly Link[] =>
  set.linksOf(id).filter((link) => link.type === type && link.to.id === id);

export const annotationEnd = (id: string): LinkEnd => ({ record: 'annotation', id });
export const speakerEnd = (id: string): LinkEnd => ({ record: 'speaker', id });
