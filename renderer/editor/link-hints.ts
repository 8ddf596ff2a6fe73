import type { EditorState, Transaction } from 'prosemirror-state';
import { type AnnotationSet, endOf, startOf } from '../../shared/annotations/annotation-set.ts';
import { exactOf } from '../../shared/annotations/covered-text.ts';
import { type Annotation, type Fragment, isDetached, type LinkEnd } from '../../shared/model/records.ts';
import { annotationsOf } from './annotation-plugin.ts';
import { type AwaitedKey, type KeySequence, withAwaited } from './awaited-keys.ts';
import { windowOf } from './drawing-plugin.ts';
import { activeOf, focusOf } from './focus-plugin.ts';
import { hintLetters, moreHintLetters } from './hint-letters.ts';
import { setSpeaker, speakerHolder } from './linking.ts';
import { readingsOf } from './link-readings.ts';
import { annotationEnd, draftOf, linksFrom, type Services, speakerEnd } from './records.ts';
import { TextIndex } from './text-index.ts';

/**
 * Linking by letters: every record that the annotation in hand may be tied to gets letters, and typing them makes the
 * tie. Its type follows from the two kinds; a speaker is tied as by “who speaks”, through the mention where there is one.
 */
export const linkHints: KeySequence = {
  id: 'link',
  prompt(state) {
    const source = sourceOf(state);
    const label = (source === null ? 'annotation' : annotationsOf(state).scheme.labelOf(source.kind)).toLowerCase();
    return `Link the ${label} to`;
  },
  keys(state, inView, given) {
    const source = sourceOf(state);
    if (source === null) return [];
    const inText = given.filter(({ place }) => place !== undefined);
    return [...textKeys(state, source, inView, inText), ...speakerKeys(annotationsOf(state), source)];
  },
  outcome: ({ label }) => `Linked to ${label}`,
  act(state, { value }, services) {
    const source = sourceOf(state);
    return source === null ? null : tie(state, source, value, services);
  },
};

/** Puts letters on everything that the active annotation, else the quote in hand, may be linked to. */
export const startLinking = (state: EditorState): Transaction | null =>
  sourceOf(state) === null ? null : withAwaited(state.tr, linkHints, windowOf(state));

/** The active annotation, else the quote in hand. */
function sourceOf(state: EditorState): Annotation | null {
  const { frame } = focusOf(state);
  return activeOf(state) ?? (frame === null ? null : annotationsOf(state).findAnnotation(frame));
}

/** Annotations near the viewport: those that have their letters, then those in view, then the nearest. */
function textKeys(
  state: EditorState,
  source: Annotation,
  inView: Fragment,
  given: readonly AwaitedKey[],
): readonly AwaitedKey[] {
  const known = new Set(given.map(({ value }) => value));
  const set = annotationsOf(state);
  const { text } = TextIndex.of(state.doc);
  const { start, end } = windowOf(state);
  const targets = set
    .touching(start, end)
    .flatMap((annotation) => {
      const at = annotation.fragments.find((fragment) => fragment.start >= start)?.start;
      const isTarget =
        at !== undefined &&
        at <= end &&
        !known.has(annotation.id) &&
        canBeTied(set, source, annotationEnd(annotation.id));
      return isTarget ? [{ annotation, at, isInView: inView.start <= at && at <= inView.end }] : [];
    })
    .sort(
      (a, b) =>
        Number(b.isInView) - Number(a.isInView) ||
        distance(a.annotation, source) - distance(b.annotation, source) ||
        startOf(a.annotation) - startOf(b.annotation) ||
        (a.annotation.id < b.annotation.id ? -1 : 1),
    );
  const taken = given.map(({ letters }) => letters);
  const added = moreHintLetters('text', taken, targets.length).map((letters, i): AwaitedKey => {
    const { annotation, at } = targets[i]!;
    const { id, kind, fragments } = annotation;
    return {
      letters,
      label: exactOf(text, fragments),
      detail: set.scheme.labelOf(kind),
      value: id,
      place: { at, kind },
    };
  });
  return [...given, ...added];
}

/** The registry in its own order, so that a speaker has the same letters in the whole article; but for who speaks now. */
function speakerKeys(set: AnnotationSet, source: Annotation): AwaitedKey[] {
  if (readingsOf(set, annotationEnd(source.id), someSpeaker(set)).length === 0) return [];
  const { speakers } = set;
  const holder = speakerHolder(set, source.id);
  const present = holder === null ? [] : linksFrom(set, holder.from, holder.type).map(({ to }) => to.id);
  return hintLetters('speakers', speakers.length).flatMap((letters, i) => {
    const { id, name, role, type } = speakers[i]!;
    return present.includes(id) ? [] : [{ letters, label: name, detail: role ?? type, value: id }];
  });
}

/** Whether a speaker may be linked is a matter of kinds, so that one stands for all. */
const someSpeaker = (set: AnnotationSet): LinkEnd => speakerEnd(set.speakers[0]?.id ?? '');

function canBeTied(set: AnnotationSet, source: Annotation, target: LinkEnd): boolean {
  const isTied = set.linksOf(source.id).some(({ from, to }) => from.id === target.id || to.id === target.id);
  return !isTied && !isDetached(source) && readingsOf(set, annotationEnd(source.id), target).length > 0;
}

function tie(state: EditorState, source: Annotation, id: string, services: Services): Transaction | null {
  const set = annotationsOf(state);
  const isSpeaker = set.findSpeaker(id) !== null;
  if (isSpeaker && speakerHolder(set, source.id) !== null) return setSpeaker(state, source.id, { id }, services);
  const [reading] = readingsOf(set, annotationEnd(source.id), isSpeaker ? speakerEnd(id) : annotationEnd(id));
  if (reading === undefined) return null;
  return draftOf(state).link(services.newId, reading.type, reading.from, reading.to).transaction(state);
}

const distance = (a: Annotation, b: Annotation): number => Math.max(0, startOf(b) - endOf(a), startOf(a) - endOf(b));
