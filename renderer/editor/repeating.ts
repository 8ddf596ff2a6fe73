import type { EditorState, Transaction } from 'prosemirror-state';
import type { AnnotationSet } from '../../shared/annotations/annotation-set.ts';
import type { Annotation, Attributes, Link } from '../../shared/model/records.ts';
import type { Kind } from '../../shared/model/scheme.ts';
import { annotationsOf } from './annotation-plugin.ts';
import { annotationEnd, draftOf, type Services } from './records.ts';
import { repeatOf, withoutRepeat } from './repeat-plugin.ts';
import { newAnnotation, speakerCalled } from './tagging.ts';
import { TextIndex } from './text-index.ts';

/**
 * Tags every place that the preview of `repeat-plugin` has taken, as one undo step. New annotations are tied to no quote:
 * which one they belong to is a question of its own at each place.
 */
export function finishRepeat(state: EditorState, services: Services): Transaction | null {
  const repeat = repeatOf(state);
  const kind = annotationsOf(state).scheme.findKind(repeat?.asked.kind ?? '');
  const taken = repeat?.places.filter((one) => one.state === 'taken') ?? [];
  if (repeat === null || kind === null || taken.length === 0) return null;
  const { copiesAttributes, copiesSpeaker, source: sourceId } = repeat.asked;
  const source = sourceId === null ? null : annotationsOf(state).findAnnotation(sourceId);
  const copied = copiesAttributes && source !== null ? choicesOf(kind, source) : {};
  const draft = draftOf(state);
  for (const { range } of taken) {
    const annotation = newAnnotation(state, kind.id, [range], services, copied);
    draft.put(annotation);
    const speaker = copiesSpeaker ? speakerLinkOf(state, source, annotation) : null;
    if (speaker !== null) draft.link(services.newId, speaker.type, annotationEnd(annotation.id), speaker.to);
  }
  const tr = draft.transaction(state);
  return tr === null ? null : withoutRepeat(tr);
}

/** Gives the preview up. */
export const leaveRepeat = (state: EditorState): Transaction | null =>
  repeatOf(state) === null ? null : withoutRepeat(state.tr);

/** What was chosen; notes and the wording of a claim belong to their place. */
function choicesOf(kind: Kind, { attributes }: Annotation): Attributes {
  const chosen = kind.fields.flatMap(({ type, id }) => {
    const value = type === 'choice' || type === 'choices' ? attributes[id] : undefined;
    return value === undefined ? [] : [[id, value] as const];
  });
  return Object.fromEntries(chosen);
}

/** The tie to a speaker that the new annotation gets: its source's, else that of the one speaker with this very name. */
function speakerLinkOf(
  state: EditorState,
  source: Annotation | null,
  made: Annotation,
): Pick<Link, 'type' | 'to'> | null {
  const set = annotationsOf(state);
  if (source !== null) return directSpeakerLink(set, source);
  if (made.kind !== 'mention') return null;
  const [{ start, end } = { start: 0, end: 0 }] = made.fragments;
  const called = speakerCalled(set, TextIndex.of(state.doc).text.slice(start, end));
  return called === null ? null : { type: 'refers-to', to: { record: 'speaker', id: called.id } };
}

/** Returns the link from the annotation itself to a speaker, or null. */
export const directSpeakerLink = (set: AnnotationSet, { id }: Annotation): Link | null =>
  set.linksOf(id).find(({ from, to }) => from.id === id && to.record === 'speaker') ?? null;
