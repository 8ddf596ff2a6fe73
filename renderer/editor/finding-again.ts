import type { EditorState, Transaction } from 'prosemirror-state';
import { findQuote, type QuoteFinding } from '../../shared/anchoring/find-quote.ts';
import type { Annotation } from '../../shared/model/records.ts';
import { annotationsOf } from './annotation-plugin.ts';
import { withFocus } from './focus-plugin.ts';
import { draftOf, type Services } from './records.ts';
import { selectRange } from './selection.ts';
import { activate } from './tagging.ts';
import { TextIndex } from './text-index.ts';

/** Giving a detached annotation its words back, where they stand in the text again. */

/** Returns where the annotation's words stand now; null for one that is not detached. */
export function wordsAgain(state: EditorState, annotationId: string): QuoteFinding | null {
  const place = annotationsOf(state).findAnnotation(annotationId)?.detached;
  return place === undefined ? null : findQuote(TextIndex.of(state.doc).text, place);
}

/**
 * Attaches the annotation where its words stand, when that is certain (promise T10). Otherwise selects the nearest
 * place, for somebody to look at; nothing is attached then.
 */
export function findAgain(state: EditorState, annotationId: string, services: Services): Transaction | null {
  const annotation = annotationsOf(state).findAnnotation(annotationId);
  const finding = wordsAgain(state, annotationId);
  if (annotation === null || finding === null || finding.found === 'none') return null;
  if (finding.found === 'ambiguous') {
    return withFocus(selectRange(state.tr, finding.nearest), { active: annotationId }).scrollIntoView();
  }
  const { detached: _gone, ...rest } = annotation;
  const { start, end } = finding;
  const attached: Annotation = { ...rest, fragments: [{ start, end }], modified: services.now() };
  const tr = draftOf(state).put(attached).transaction(state);
  return tr === null ? null : activate(state, tr, attached);
}
