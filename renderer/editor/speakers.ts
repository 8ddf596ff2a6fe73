import type { EditorState, Transaction } from 'prosemirror-state';
import {
  mergeSpeakers,
  reassign,
  renameSpeaker,
  spokenBy,
  splitSpeaker,
} from '../../shared/analysis/speakers/speaker-changes.ts';
import type { AnnotationSet } from '../../shared/annotations/annotation-set.ts';
import type { RecordSet } from '../../shared/annotations/change.ts';
import { withAlias } from '../../shared/analysis/speakers/speaker-names.ts';
import type { Speaker } from '../../shared/model/records.ts';
import { annotationsOf } from './annotation-plugin.ts';
import { changing, draftOf, type Services } from './records.ts';

/** Operations on the registry of the open article, each one transaction and so one step of undo. */

/** Makes one speaker of several; the others’ names become aliases. */
export const mergeInto = (state: EditorState, into: string, others: readonly string[]): Transaction | null =>
  changing(state, mergeSpeakers(annotationsOf(state), into, others));

/** Parts somebody new from a speaker, who is said to speak in the chosen annotations. */
export function splitOff(
  state: EditorState,
  from: string,
  fresh: Speaker,
  annotations: readonly string[],
): Transaction | null {
  const set = annotationsOf(state);
  const namings = spokenBy(set, from, annotations);
  return namings.length === 0 ? null : changing(state, splitSpeaker(set, from, fresh, namings));
}

/** Gives a speaker another name; the old one becomes an alias. */
export const rename = (state: EditorState, id: string, name: string): Transaction | null =>
  changing(state, renameSpeaker(annotationsOf(state), id, name));

/** Gives quotes, mentions or claims to a speaker, who enters the article where it does not have them. */
export const giveTo = (
  state: EditorState,
  annotations: readonly string[],
  speaker: Speaker,
  services: Services,
): Transaction | null =>
  changing(
    state,
    reassign(annotationsOf(state), annotations, speaker, () => services.newId()),
  );

/** Takes a name as an alias of the speaker. */
export function takeAlias(state: EditorState, id: string, alias: string): Transaction | null {
  const speaker = annotationsOf(state).findSpeaker(id);
  const named = speaker === null ? null : withAlias(speaker, alias);
  return named === null || named === speaker ? null : draftOf(state).put(named).transaction(state);
}

/** Sets records to what they shall be, in one step. @param setsFor works it out from the records of now */
export function setRecords(
  state: EditorState,
  setsFor: (set: AnnotationSet) => readonly RecordSet[],
): Transaction | null {
  const set = annotationsOf(state);
  const draft = draftOf(state);
  for (const { id, after } of setsFor(set)) {
    if (after === null) draft.remove(id);
    else draft.put(after);
  }
  return draft.transaction(state);
}
