import type { EditorState, Transaction } from 'prosemirror-state';
import { findQuotations } from '../../shared/analysis/quotation-marks.ts';
import { startOf } from '../../shared/annotations/annotation-set.ts';
import type { Annotation, Fragment } from '../../shared/model/records.ts';
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

/** Selects a stretch of the text, or puts the caret there when it is empty, and brings it into view. */
export const selectStretch = (state: EditorState, range: Fragment): Transaction =>
  selectRange(state.tr, range).scrollIntoView();

/** Makes the annotation active and brings it into view. */
export function reveal(state: EditorState, annotation: Annotation): Transaction {
  if (isDetached(annotation)) {
    const at = startOf(annotation);
    const frame = annotation.kind === 'quote' ? annotation.id : focusOf(state).frame;
    return withFocus(selectRange(state.tr, { start: at, end: at }), { active: annotation.id, frame }).scrollIntoView();
  }
  return activate(state, state.tr, annotation, startOf(annotation));
}
