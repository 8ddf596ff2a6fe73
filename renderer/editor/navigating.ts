import type { EditorState, Transaction } from 'prosemirror-state';
import { findQuotations } from '../../shared/analysis/quotation-marks.ts';
import { type AnnotationSet, startOf } from '../../shared/annotations/annotation-set.ts';
import { speakerOfClaim, speakerOfQuote } from '../../shared/annotations/attribution.ts';
import { missingFields } from '../../shared/kinds/form.ts';
import type { Annotation } from '../../shared/model/records.ts';
import { isDetached } from '../../shared/model/records.ts';
import { annotationsOf } from './annotation-plugin.ts';
import { activeOf, focusOf, withFocus } from './focus-plugin.ts';
import { selectedRange, selectRange } from './selection.ts';
import { activate } from './tagging.ts';
import { TextIndex } from './text-index.ts';

/** Going from annotation to annotation, in document order, round the end of the article. */

/** Goes to the next (`by` 1) or previous (-1) annotation that `wanted` accepts. */
export function goTo(
  state: EditorState,
  by: 1 | -1,
  wanted: (annotation: Annotation) => boolean = () => true,
): Transaction | null {
  const next = nextAnnotation(state, by, wanted);
  return next === null ? null : reveal(state, next);
}

/** Returns the next or previous annotation that `wanted` accepts, seen from the active one or the caret; or null. */
export function nextAnnotation(
  state: EditorState,
  by: 1 | -1,
  wanted: (annotation: Annotation) => boolean,
  active: Annotation | null = activeOf(state),
): Annotation | null {
  const set = annotationsOf(state);
  const count = set.placedCount;
  const here = active === null || isDetached(active) ? -1 : set.placeOf(active.id);
  // From the caret all of them are passed, from an annotation all others.
  const first = here === -1 ? set.countBefore(selectedRange(state).start) - (by === 1 ? 0 : 1) : here + by;
  const passed = here === -1 ? count : count - 1;
  for (let i = 0; i < passed; i += 1) {
    const one = set.annotationAt((first + i * by + 2 * count) % count)!;
    if (wanted(one)) return one;
  }
  return null;
}

/** Goes to the next or previous annotation of the active one's kind. */
export function goToKind(state: EditorState, by: 1 | -1): Transaction | null {
  const kind = activeOf(state)?.kind;
  return kind === undefined ? goTo(state, by) : goTo(state, by, (one) => one.kind === kind);
}

/** Puts the caret inside the next or previous pair of quotation marks in the article, round its end. */
export function goToQuotation(state: EditorState, by: 1 | -1): Transaction | null {
  const { start: here } = selectedRange(state);
  const starts = findQuotations(TextIndex.of(state.doc).text).map(({ content }) => content.start);
  const next =
    by === 1
      ? (starts.find((start) => start > here) ?? starts[0])
      : (starts.findLast((start) => start < here) ?? starts.at(-1));
  return next === undefined ? null : selectRange(state.tr, { start: next, end: next }).scrollIntoView();
}

/** Makes the next (`by` 1) or previous of the annotations under the caret or selection active, smallest first; the caret stays. */
export function goToLayer(state: EditorState, by: 1 | -1): Transaction | null {
  const { start, end } = selectedRange(state);
  const here = annotationsOf(state).touching(start, end);
  const { active } = focusOf(state);
  const at = here.findIndex(({ id }) => id === active);
  const next = at === -1 && by === -1 ? here.at(-1) : here[(at + by + here.length) % Math.max(here.length, 1)];
  return next === undefined ? null : goToLayerCalled(state, next.id);
}

/** Makes an annotation under the caret or selection the active one; the caret stays, and with it what lies under it. */
export const goToLayerCalled = (state: EditorState, id: string): Transaction | null =>
  focusOf(state).active === id ? null : withFocus(state.tr, { active: id });

/** Returns what a finished annotation would have, in a few words, or null when it is finished. */
export function whatIsMissing(set: AnnotationSet, annotation: Annotation): string | null {
  if (isDetached(annotation)) return 'its words';
  return shippedKindLacks(set, annotation) ?? formLacks(set, annotation);
}

/** What the kinds that ship lack, whose meaning is known by their ids. */
function shippedKindLacks(set: AnnotationSet, annotation: Annotation): string | null {
  if (annotation.kind === 'quote') return quoteLacks(set, annotation);
  if (annotation.kind === 'mention') {
    // A report speaks for itself: nobody of the registry need stand behind it.
    if (annotation.attributes['mentionType'] === 'document') return null;
    return set.linksOf(annotation.id).some(({ type }) => type === 'refers-to') ? null : 'who this is';
  }
  if (annotation.kind === 'claim') return claimLacks(set, annotation);
  if (annotation.kind !== 'cue') return null;
  return set.linksOf(annotation.id).some(({ type }) => type === 'cued-by') ? null : 'a quote';
}

/** The label of the first required field that is empty. */
function formLacks({ scheme }: AnnotationSet, { kind: id, attributes }: Annotation): string | null {
  const kind = scheme.findKind(id);
  const [field] = kind === null ? [] : missingFields(kind, attributes);
  return field === undefined ? null : `“${field.label}”`;
}

function quoteLacks(set: AnnotationSet, quote: Annotation): string | null {
  // Any other status says why there is nobody to name.
  const { sourceStatus = 'named' } = quote.attributes;
  if (sourceStatus !== 'named') return null;
  return speakerOfQuote(set, quote.id) === null ? 'a speaker' : null;
}

function claimLacks(set: AnnotationSet, claim: Annotation): string | null {
  const { checkWorthiness, verdict } = claim.attributes;
  const asks = (id: string) => set.scheme.findKind('claim')?.fields.some((field) => field.id === id) === true;
  if (checkWorthiness === undefined && asks('checkWorthiness')) return 'whether it is worth checking';
  if (checkWorthiness === 'CFS' && verdict === undefined && asks('verdict')) return 'a verdict';
  const isTied =
    set.linksOf(claim.id).some(({ type }) => type === 'claimed-in') || speakerOfClaim(set, claim.id) !== null;
  return isTied ? null : 'a speaker or quote';
}

/** Makes the annotation active and brings it into view. */
export function reveal(state: EditorState, annotation: Annotation): Transaction {
  if (isDetached(annotation)) {
    const at = startOf(annotation);
    const frame = annotation.kind === 'quote' ? annotation.id : focusOf(state).frame;
    return withFocus(selectRange(state.tr, { start: at, end: at }), { active: annotation.id, frame }).scrollIntoView();
  }
  return activate(state, state.tr, annotation, startOf(annotation));
}
