import type { EditorState, Transaction } from 'prosemirror-state';
import { type AnnotationSet, endOf, startOf } from '../../shared/annotations/annotation-set.ts';
import { exactOf } from '../../shared/annotations/covered-text.ts';
import { decidedOn } from '../../shared/annotations/drift.ts';
import { normaliseFragments } from '../../shared/annotations/map-ranges.ts';
import { guessMentionType, guessQuoteType } from '../../shared/analysis/guess.ts';
import { proposeFrame } from '../../shared/analysis/frame.ts';
import type { Expansion, Kind } from '../../shared/model/scheme.ts';
import type { Annotation, Attributes, Fragment, Speaker } from '../../shared/model/records.ts';
import { isDetached } from '../../shared/model/records.ts';
import { annotationsOf } from './annotation-plugin.ts';
import { activeOf, focusOf, withFocus } from './focus-plugin.ts';
import { withGhostFor } from './ghost-plugin.ts';
import { annotationEnd, draftOf, linksFrom, linksTo, type RecordDraft, type Services, speakerEnd } from './records.ts';
import { rangeToTag, selectedRange, selectRange } from './selection.ts';
import { TextIndex } from './text-index.ts';

/**
 * Making, growing and removing annotations. A new annotation is tied at once to what it plainly belongs to: a
 * mention or cue to the quote in hand, a claim to the quote it stands in. The tie is part of the same undo step.
 */

/** How far from its quote a mention or cue may stand to be tied to it unasked, in UTF-16 code units. */
const REACH = 400;

/** Tags what is selected, or what the kind's key expands the caret to; what a quote lacks is shown as a ghost. */
export function tagAs(state: EditorState, kind: Kind, services: Services): Transaction | null {
  const fragments = fragmentsToTag(state, kind.expandsTo);
  if (fragments === null) return null;
  const set = annotationsOf(state);
  const present = set
    .touching(fragments[0]!.start, fragments.at(-1)!.end)
    .find((one) => one.kind === kind.id && areSame(one.fragments, fragments));
  if (present !== undefined) return withWhatItLacks(activate(state, state.tr, present), present);

  const annotation = newAnnotation(state, kind.id, fragments, services);
  const draft = draftOf(state).put(annotation);
  tieToNeighbours(draft, set, annotation, state, services);
  const tr = draft.transaction(state);
  return tr === null ? null : withWhatItLacks(activate(state, tr, annotation), annotation);
}

const withWhatItLacks = (tr: Transaction, { id, kind }: Annotation): Transaction =>
  kind === 'quote' ? withGhostFor(tr, id) : tr;

/** A quotation is taken with all its parts, and without marks what a cue reports; everything else is one range. */
function fragmentsToTag(state: EditorState, expansion: Expansion): readonly Fragment[] | null {
  if (expansion === 'quotation' && state.selection.empty) {
    const marksOnly = annotationsOf(state).scheme.profile === 'marked-quotes';
    return proposeFrame(TextIndex.of(state.doc).text, selectedRange(state), { marksOnly })?.fragments ?? null;
  }
  const range = rangeToTag(state, expansion);
  return range === null ? null : [range];
}

const areSame = (a: readonly Fragment[], b: readonly Fragment[]): boolean =>
  a.length === b.length && a.every((one, i) => isSame(one, b[i]!));

/** Returns a new annotation of the fragments; what it is told of itself goes before what the words tell. */
export function newAnnotation(
  state: EditorState,
  kind: string,
  fragments: readonly Fragment[],
  services: Services,
  told: Attributes = {},
): Annotation {
  const text = TextIndex.of(state.doc).text;
  const now = services.now();
  return {
    record: 'annotation',
    id: services.newId(),
    kind,
    fragments,
    tagged: exactOf(text, fragments),
    attributes: { ...guessedAttributes(kind, text, fragments), ...told },
    created: now,
    modified: now,
  };
}

/** What the words themselves tell: it saves keys, shows in the form, and is changed there. */
function guessedAttributes(kind: string, text: string, fragments: readonly Fragment[]): Attributes {
  if (kind === 'quote') return { quoteType: guessQuoteType(text, fragments) };
  if (kind === 'mention') return { mentionType: guessMentionType(exactOf(text, fragments)) };
  return {};
}

function tieToNeighbours(
  draft: RecordDraft,
  set: AnnotationSet,
  annotation: Annotation,
  state: EditorState,
  { newId }: Services,
): void {
  const tie = (type: string, from: Annotation, to: Annotation) =>
    draft.link(newId, type, annotationEnd(from.id), annotationEnd(to.id));
  if (annotation.kind === 'mention' || annotation.kind === 'cue') {
    const type = annotation.kind === 'mention' ? 'said-by' : 'cued-by';
    const quote = quoteInNeedOf(type, annotation, state);
    if (quote !== null) tie(type, quote, annotation);
  }
  if (annotation.kind === 'mention') {
    const speaker = speakerCalled(set, exactOf(TextIndex.of(state.doc).text, annotation.fragments));
    if (speaker !== null) draft.link(newId, 'refers-to', annotationEnd(annotation.id), speakerEnd(speaker.id));
  }
  if (annotation.kind === 'quote') {
    const mention = freeNeighbour(set, state, annotation, 'mention', 'said-by');
    if (mention !== null) tie('said-by', annotation, mention);
    const cue = freeNeighbour(set, state, annotation, 'cue', 'cued-by');
    if (cue !== null) tie('cued-by', annotation, cue);
  }
  if (annotation.kind === 'claim') {
    const quote = set
      .touching(startOf(annotation), endOf(annotation))
      .find((one) => one.kind === 'quote' && overlaps(one, annotation));
    if (quote !== undefined) tie('claimed-in', annotation, quote);
  }
}

/** The quote a new mention or cue belongs to: the one in hand, else the nearest in the paragraph without one. */
function quoteInNeedOf(type: string, annotation: Annotation, state: EditorState): Annotation | null {
  const set = annotationsOf(state);
  const inNeed = (quote: Annotation) =>
    quote.kind === 'quote' && linksFrom(set, quote.id, type).length === 0 && distance(quote, annotation) <= REACH;
  const { frame } = focusOf(state);
  const inHand = frame === null ? null : set.findAnnotation(frame);
  if (inHand !== null && !isDetached(inHand) && inNeed(inHand)) return inHand;
  return nearest(blockmates(set, state, annotation).filter(inNeed), annotation);
}

/** The nearest mention or cue in the same paragraph that no quote is tied to yet. */
function freeNeighbour(
  set: AnnotationSet,
  state: EditorState,
  quote: Annotation,
  kind: string,
  type: string,
): Annotation | null {
  const free = blockmates(set, state, quote).filter(
    (one) => one.kind === kind && linksTo(set, one.id, type).length === 0 && distance(one, quote) <= REACH,
  );
  return nearest(free, quote);
}

/** Annotations in the paragraphs the annotation stands in. */
function blockmates(set: AnnotationSet, state: EditorState, annotation: Annotation): readonly Annotation[] {
  const text = TextIndex.of(state.doc).text;
  const start = text.lastIndexOf('\n', startOf(annotation) - 1) + 1;
  const lineEnd = text.indexOf('\n', endOf(annotation));
  return set.touching(start, lineEnd === -1 ? text.length : lineEnd);
}

const distance = (a: Annotation, b: Annotation): number => Math.max(0, startOf(b) - endOf(a), startOf(a) - endOf(b));

function nearest(candidates: readonly Annotation[], to: Annotation): Annotation | null {
  return candidates.reduce<Annotation | null>(
    (best, one) => (best === null || distance(one, to) < distance(best, to) ? one : best),
    null,
  );
}

const isSame = (a: Fragment, b: Fragment): boolean => a.start === b.start && a.end === b.end;

const overlaps = (a: Annotation, b: Annotation): boolean =>
  a.fragments.some((one) => b.fragments.some((other) => one.start < other.end && other.start < one.end));

/** Returns the one speaker whose name or alias is exactly these words, whatever their case; null for none or several. */
export function speakerCalled(set: AnnotationSet, words: string): Speaker | null {
  const wanted = words.toLocaleLowerCase();
  const called = set.speakers.filter(({ name, aliases }) =>
    [name, ...aliases].some((name) => name.toLocaleLowerCase() === wanted),
  );
  return called.length === 1 ? called[0]! : null;
}

/** Adds what is selected to the annotation in hand as a further fragment. */
export function addFragment(state: EditorState, services: Services): Transaction | null {
  const set = annotationsOf(state);
  const { frame } = focusOf(state);
  const target = activeOf(state) ?? (frame === null ? null : set.findAnnotation(frame));
  const grows = target === null ? null : growTarget(state, target);
  if (grows === null) return null;
  const { annotation, range } = grows;
  const fragments = normaliseFragments([...annotation.fragments, range]);
  if (
    fragments.length === annotation.fragments.length &&
    fragments.every((one, i) => isSame(one, annotation.fragments[i]!))
  ) {
    return null;
  }
  const text = TextIndex.of(state.doc).text;
  const attributes =
    annotation.kind === 'quote' && annotation.attributes.quoteType !== undefined
      ? { ...annotation.attributes, quoteType: guessQuoteType(text, fragments) }
      : annotation.attributes;
  const grown: Annotation = { ...decidedOn(annotation, fragments, text), attributes, modified: services.now() };
  const tr = draftOf(state).put(grown).transaction(state);
  return tr === null ? null : activate(state, tr, grown, range.end);
}

/** The annotation to grow and by what: with the caret in another annotation, the quote in hand grows. */
function growTarget(state: EditorState, target: Annotation): { annotation: Annotation; range: Fragment } | null {
  const set = annotationsOf(state);
  const { frame } = focusOf(state);
  for (const annotation of [target, frame === null ? null : set.findAnnotation(frame)]) {
    if (annotation === null) continue;
    const range = rangeToTag(state, set.scheme.findKind(annotation.kind)?.expandsTo ?? 'word');
    const isInside =
      range !== null && annotation.fragments.some(({ start, end }) => start <= range.start && range.end <= end);
    if (range !== null && !isInside) return { annotation, range };
  }
  return null;
}

/** Makes the annotation the active one, caret at its end. */
export function activate(state: EditorState, tr: Transaction, annotation: Annotation, caret?: number): Transaction {
  const at = caret ?? endOf(annotation);
  const frame = annotation.kind === 'quote' ? annotation.id : focusOf(state).frame;
  return withFocus(selectRange(tr, { start: at, end: at }), { active: annotation.id, frame }).scrollIntoView();
}

/** Removes the active annotation with its links. */
export function removeActive(state: EditorState): Transaction | null {
  const active = activeOf(state);
  return active === null ? null : removeAnnotation(state, active.id);
}

/** Removes an annotation with its links. */
export const removeAnnotation = (state: EditorState, id: string): Transaction | null =>
  draftOf(state).removeWithLinks(id).transaction(state);
