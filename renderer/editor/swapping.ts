import type { EditorState, Transaction } from 'prosemirror-state';
import type { AnnotationSet } from '../../shared/annotations/annotation-set.ts';
import { exactOf } from '../../shared/annotations/covered-text.ts';
import { decidedOn } from '../../shared/annotations/drift.ts';
import { fitsField } from '../../shared/annotations/fit-field.ts';
import { guessMentionType } from '../../shared/analysis/guess.ts';
import { type Annotation, isDetached } from '../../shared/model/records.ts';
import { annotationsOf } from './annotation-plugin.ts';
import { activeOf, focusOf } from './focus-plugin.ts';
import { kindsOfParts, linksToWholes, type Part, partsOf, partTypesOf } from './parts.ts';
import { draftOf, linksFrom, type Services } from './records.ts';
import { TextIndex } from './text-index.ts';

/**
 * Words that were tagged as the wrong part (`parts.ts`): two parts of one annotation change places, each keeping its id,
 * kind, links and note; one that is alone becomes the part that is missing.
 */
export const swapParts = (state: EditorState, services: Services): Transaction | null =>
  changePlaces(state, services) ?? becomeTheOther(state, services);

function changePlaces(state: EditorState, services: Services): Transaction | null {
  const pair = pairInHand(state);
  if (pair === null) return null;
  const [one, other] = pair;
  const modified = services.now();
  const { text } = TextIndex.of(state.doc);
  const moved = (part: Annotation, to: Annotation) =>
    asKind(state, { ...decidedOn(part, to.fragments, text), modified });
  return draftOf(state).put(moved(one, other)).put(moved(other, one)).transaction(state);
}

/** The two parts that change places: the active one and the first beside it, else the first two. */
function pairInHand(state: EditorState): readonly [Annotation, Annotation] | null {
  const set = annotationsOf(state);
  const active = activeOf(state);
  for (const whole of wholesInHand(state)) {
    const parts = partsOf(set, whole).map(({ annotation }: Part) => annotation);
    const one = parts.find(({ id }) => id === active?.id) ?? parts[0];
    const other = parts.find(({ kind }) => kind !== one?.kind);
    if (one !== undefined && other !== undefined) return [one, other];
  }
  return null;
}

/** Whose parts are meant: the active annotation's, those it is itself a part of, the quote's that is being framed. */
function wholesInHand(state: EditorState): readonly Annotation[] {
  const set = annotationsOf(state);
  const active = activeOf(state);
  const { frame } = focusOf(state);
  const around = active === null ? [] : linksToWholes(set, active).map(({ from }) => from.id);
  const isBeside = active !== null && partTypesOf(set.scheme, active.kind).length > 0;
  const ids = [...(active === null ? [] : [active.id]), ...around, ...(isBeside || frame === null ? [] : [frame])];
  return ids.flatMap((id) => set.findAnnotation(id) ?? []);
}

/** A part that is alone becomes the next one of the scheme that is missing; one that has ties of its own stays. */
function becomeTheOther(state: EditorState, services: Services): Transaction | null {
  const set = annotationsOf(state);
  const active = activeOf(state);
  if (active === null || isDetached(active)) return null;
  const own = linksToWholes(set, active);
  if (set.linksOf(active.id).length > own.length) return null;
  const next = placesFor(set, active).find(
    ({ type }) => !own.some(({ from }) => linksFrom(set, from.id, type).length > 0),
  );
  if (next === undefined) return null;
  const draft = draftOf(state).put(asKind(state, { ...inKind(set, active, next.kind), modified: services.now() }));
  for (const link of own) draft.put({ ...link, type: next.type });
  return draft.transaction(state);
}

/** What else the annotation might be a part as, from what comes after its own place in the scheme. */
function placesFor(set: AnnotationSet, { id, kind }: Annotation): readonly { type: string; kind: string }[] {
  const { linkTypes } = set.scheme;
  const held = set.linksOf(id).find(({ to }) => to.id === id)?.type;
  const here = linkTypes.findIndex((type) => kindsOfParts(type).includes(kind) && (held ?? type.id) === type.id);
  if (here === -1) return [];
  const { from } = linkTypes[here]!;
  return [...linkTypes.slice(here + 1), ...linkTypes.slice(0, here)].flatMap((type) => {
    const [other] = kindsOfParts(type).filter((one) => one !== kind);
    return other === undefined || !from.some((one) => type.from.includes(one)) ? [] : [{ type: type.id, kind: other }];
  });
}

/** The annotation as another kind, with what the form of that kind can hold. */
function inKind(set: AnnotationSet, annotation: Annotation, kind: string): Annotation {
  const fields = set.scheme.findKind(kind)?.fields ?? [];
  const attributes = Object.fromEntries(
    Object.entries(annotation.attributes).filter(([id, value]) =>
      fields.some((field) => field.id === id && fitsField(field, value)),
    ),
  );
  return { ...annotation, kind, attributes };
}

/** A mention has the form that its words tell. */
const asKind = (state: EditorState, annotation: Annotation): Annotation =>
  annotation.kind === 'mention'
    ? {
        ...annotation,
        attributes: {
          ...annotation.attributes,
          mentionType: guessMentionType(exactOf(TextIndex.of(state.doc).text, annotation.fragments)),
        },
      }
    : annotation;
