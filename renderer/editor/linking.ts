import type { EditorState, Transaction } from 'prosemirror-state';
import type { AnnotationSet } from '../../shared/annotations/annotation-set.ts';
import { startOf } from '../../shared/annotations/annotation-set.ts';
import { isGuarded, withVerdict } from '../../shared/annotations/dossier-changes.ts';
import { decidedOn } from '../../shared/annotations/drift.ts';
import { speakerOfQuote } from '../../shared/annotations/attribution.ts';
import type {
  Annotation,
  Attributes,
  AttributeValue,
  Fragment,
  LinkEnd,
  Metadata,
  Speaker,
  SpeakerType,
} from '../../shared/model/records.ts';
import { isDetached } from '../../shared/model/records.ts';
import { isSameValue } from '../../shared/model/same-value.ts';
import { annotationsOf } from './annotation-plugin.ts';
import { verdictOf } from './dossier.ts';
import { activeOf } from './focus-plugin.ts';
import { annotationEnd, draftOf, linksFrom, linksTo, type Services, speakerEnd } from './records.ts';
import { activate } from './tagging.ts';
import { rangeToTag } from './selection.ts';
import { TextIndex } from './text-index.ts';

/** Ties between records, the registry of speakers, and what the inspector's form writes. */

/** Draws a link between two records; the type follows from their kinds. */
export function linkTo(state: EditorState, from: string, to: LinkEnd, services: Services): Transaction | null {
  const type = legalLinkType(annotationsOf(state), from, to);
  if (type === null) return null;
  return draftOf(state).link(services.newId, type, annotationEnd(from), to).transaction(state);
}

/** Returns the first link type that may run from the annotation to that record, or null. */
export function legalLinkType(set: AnnotationSet, from: string, to: LinkEnd): string | null {
  const fromKind = set.findAnnotation(from)?.kind;
  const toKind = to.record === 'speaker' ? set.findSpeaker(to.id)?.record : set.findAnnotation(to.id)?.kind;
  if (fromKind === undefined || toKind === undefined) return null;
  return set.scheme.linkTypes.find((type) => type.from.includes(fromKind) && type.to.includes(toKind))?.id ?? null;
}

/** Takes a link away. */
export const unlink = (state: EditorState, linkId: string): Transaction | null =>
  draftOf(state).remove(linkId).transaction(state);

/** Who speaks: somebody of the article, an entry of the project that enters it, or somebody new. */
export type SpeakerChoice =
  | { readonly id: string; readonly entry?: Speaker }
  | { readonly name: string; readonly type: SpeakerType; readonly role?: string };

/**
 * Says who the active annotation's speaker is: through the mention where there is one, so that the mention's other
 * quotes follow; straight to the quote or claim where there is none.
 */
export function setSpeaker(
  state: EditorState,
  annotationId: string,
  choice: SpeakerChoice | null,
  services: Services,
): Transaction | null {
  const set = annotationsOf(state);
  const holder = speakerHolder(set, annotationId);
  if (holder === null) return null;
  const { from, type } = holder;
  const draft = draftOf(state);
  if (choice === null) {
    for (const link of linksFrom(set, from, type)) draft.remove(link.id);
    return draft.transaction(state);
  }
  const speaker = speakerOfChoice(set, choice, services);
  if (speaker === null) return null;
  if (set.find(speaker.id) === null) draft.put(speaker);
  return draft.link(services.newId, type, annotationEnd(from), speakerEnd(speaker.id)).transaction(state);
}

const speakerOfChoice = (set: AnnotationSet, choice: SpeakerChoice, services: Services): Speaker | null =>
  'id' in choice ? (set.findSpeaker(choice.id) ?? choice.entry ?? null) : newSpeaker(choice, services);

const newSpeaker = (
  { name, type, role }: { name: string; type: SpeakerType; role?: string },
  services: Services,
): Speaker => ({
  record: 'speaker',
  id: services.newId(),
  name,
  type,
  aliases: [],
  ...(role === undefined ? {} : { role }),
});

/** Which record carries the link to the speaker of this annotation, and of which type that link is. */
export function speakerHolder(set: AnnotationSet, annotationId: string): { from: string; type: string } | null {
  const annotation = set.findAnnotation(annotationId);
  switch (annotation?.kind) {
    case 'mention':
      return { from: annotation.id, type: 'refers-to' };
    case 'quote': {
      const [saidBy] = linksFrom(set, annotation.id, 'said-by');
      return saidBy === undefined
        ? { from: annotation.id, type: 'attributed-to' }
        : { from: saidBy.to.id, type: 'refers-to' };
    }
    case 'claim':
      return { from: annotation.id, type: 'claimed-by' };
    case 'cue': {
      // A cue that is said to cue a cue answers for nobody; following it could lead round in a circle.
      const cuedBy = linksTo(set, annotation.id, 'cued-by').find(
        ({ from }) => set.findAnnotation(from.id)?.kind !== 'cue',
      );
      return cuedBy === undefined ? null : speakerHolder(set, cuedBy.from.id);
    }
    default:
      return null;
  }
}

/** Gives the active annotation the speaker of the nearest quote before it that has one. */
export function sameSpeaker(state: EditorState, services: Services): Transaction | null {
  const active = activeOf(state);
  if (active === null) return null;
  const set = annotationsOf(state);
  const before = set.annotations.filter(
    (one) => one.kind === 'quote' && one.id !== active.id && startOf(one) < startOf(active) && !isDetached(one),
  );
  const own = active.kind === 'mention' ? new Set(linksTo(set, active.id, 'said-by').map(({ from }) => from.id)) : null;
  for (const quote of before.reverse()) {
    if (own?.has(quote.id) === true) continue;
    const speaker = speakerOfQuote(set, quote.id);
    if (speaker !== null) return setSpeaker(state, active.id, { id: speaker.id }, services);
  }
  return null;
}

/**
 * Writes attributes of an annotation; an empty text, an empty list or null takes the attribute away. A verdict that changes
 * enters the history of the claim’s check in the same step; one that is guarded there changes by `decideVerdict` alone.
 */
export function setAttributes(
  state: EditorState,
  annotationId: string,
  values: Readonly<Record<string, AttributeValue | null>>,
  services: Services,
): Transaction | null {
  const annotation = annotationsOf(state).findAnnotation(annotationId);
  if (annotation === null) return null;
  const written = withAttributes(annotation, values, services);
  if (written === annotation) return null;
  const draft = draftOf(state).put(written);
  const dossier = annotationsOf(state).dossierOf(annotationId);
  if (dossier === null) return draft.transaction(state);
  const [from, to] = [verdictOf(annotation), verdictOf(written)];
  if (from !== to && isGuarded(dossier)) return null;
  const noted = withVerdict(dossier, from, to, { newId: services.newId, at: services.now() });
  return (noted === dossier ? draft : draft.put(noted)).transaction(state);
}

/** Writes a speaker into a field of an annotation; one who is new enters the registry in the same step. */
export function setSpeakerAttribute(
  state: EditorState,
  annotationId: string,
  fieldId: string,
  choice: SpeakerChoice,
  services: Services,
): Transaction | null {
  const set = annotationsOf(state);
  const annotation = set.findAnnotation(annotationId);
  const speaker = speakerOfChoice(set, choice, services);
  if (annotation === null || speaker === null) return null;
  const draft = draftOf(state).put(withAttributes(annotation, { [fieldId]: speaker.id }, services));
  if (set.find(speaker.id) === null) draft.put(speaker);
  return draft.transaction(state);
}

/** The annotation with these attributes; itself when it has them already. */
function withAttributes(
  annotation: Annotation,
  values: Readonly<Record<string, AttributeValue | null>>,
  services: Services,
): Annotation {
  const present = annotation.attributes;
  // Not by assignment: a key may be called `__proto__`.
  const kept = Object.entries(present).filter(([id]) => !Object.hasOwn(values, id));
  const written = Object.entries(values).filter(([, value]) => !isNothing(value));
  const attributes = Object.fromEntries([...kept, ...written]) as Attributes;
  const isSame = isSameValue(attributes, present);
  return isSame ? annotation : { ...annotation, attributes, modified: services.now() };
}

const isNothing = (value: AttributeValue | null): boolean =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** Writes the note of a link, in Markdown; an empty one takes it away. */
export function setLinkNote(state: EditorState, linkId: string, note: string): Transaction | null {
  const link = annotationsOf(state).find(linkId);
  if (link?.record !== 'link' || (link.note ?? '') === note) return null;
  const { note: _old, ...rest } = link;
  return draftOf(state)
    .put(note === '' ? rest : { ...rest, note })
    .transaction(state);
}

/** Writes an entry of the registry of speakers. */
export const setSpeakerRecord = (state: EditorState, speaker: Speaker): Transaction | null =>
  draftOf(state).put(speaker).transaction(state);

/** Takes a speaker out of the registry, with every link that leads to it and every field that names it. */
export function removeSpeaker(state: EditorState, id: string): Transaction | null {
  const set = annotationsOf(state);
  const draft = draftOf(state).removeWithLinks(id);
  for (const annotation of set.annotations) {
    const fields = set.scheme.findKind(annotation.kind)?.fields ?? [];
    const naming = fields.filter((field) => field.type === 'speaker' && annotation.attributes[field.id] === id);
    if (naming.length === 0) continue;
    const gone = new Set(naming.map((field) => field.id));
    const attributes = Object.fromEntries(Object.entries(annotation.attributes).filter(([key]) => !gone.has(key)));
    draft.put({ ...annotation, attributes });
  }
  return draft.transaction(state);
}

/** Writes what is known of the article as a publication; null when nothing of it is new. */
export const setMetadata = (state: EditorState, metadata: Metadata): Transaction | null =>
  isSameValue(metadata, annotationsOf(state).metadata) ? null : draftOf(state).put(metadata).transaction(state);

/** Gives a detached annotation the selected text, or what its kind expands the caret to. */
export function reattach(state: EditorState, annotationId: string, services: Services): Transaction | null {
  const set = annotationsOf(state);
  const annotation = set.findAnnotation(annotationId);
  if (annotation === null || !isDetached(annotation)) return null;
  const range = rangeToTag(state, set.scheme.findKind(annotation.kind)?.expandsTo ?? 'word');
  if (range === null) return null;
  return attach(state, annotation, range, services);
}

/** Gives a detached annotation the stretch of text that a person chose. */
export function attach(state: EditorState, annotation: Annotation, range: Fragment, services: Services) {
  const text = TextIndex.of(state.doc).text;
  const attached: Annotation = { ...decidedOn(annotation, [range], text), modified: services.now() };
  const tr = draftOf(state).put(attached).transaction(state);
  return tr === null ? null : activate(state, tr, attached);
}
