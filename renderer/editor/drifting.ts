import type { EditorState, Transaction } from 'prosemirror-state';
import { snapToGraphemes } from '../../shared/analysis/graphemes.ts';
import { type Sliceable, wordsOf } from '../../shared/annotations/covered-text.ts';
import { hasDrifted } from '../../shared/annotations/drift.ts';
import { compareWords } from '../../shared/merge/compare-words.ts';
import { type Annotation, type Fragment, isDetached } from '../../shared/model/records.ts';
import { annotationsOf } from './annotation-plugin.ts';
import { activeOf, focusOf, withFocus } from './focus-plugin.ts';
import { attach } from './linking.ts';
import { reveal } from './navigating.ts';
import { draftOf, type Services } from './records.ts';
import { type Replacement, replaceAll } from './replacing.ts';
import { selectRange } from './selection.ts';
import { TextIndex } from './text-index.ts';

/** What can be done about annotations whose words are not those they were tagged on. */

/** True for an annotation that somebody should look at: its words changed, or are gone. */
export const isToBeReviewed = (annotation: Annotation, text: Sliceable): boolean =>
  isDetached(annotation) || hasDrifted(annotation, text);

/** Takes the words of today as right. */
export function keepWords(state: EditorState, id: string, services: Services): Transaction | null {
  const annotation = annotationsOf(state).findAnnotation(id);
  const { text } = TextIndex.of(state.doc);
  if (annotation === null || isDetached(annotation) || !hasDrifted(annotation, text)) return null;
  const kept: Annotation = { ...annotation, tagged: wordsOf(text, annotation), modified: services.now() };
  return draftOf(state).put(kept).transaction(state);
}

/**
 * Puts the words it was tagged on back into the text: word by word where others stand there, so that what is tagged
 * inside stays; where it stood, when it is detached. Null for an annotation in several fragments, and where paragraphs
 * would have to come or go: that is for a person to type.
 */
export function restoreWords(state: EditorState, id: string, services: Services): Transaction | null {
  const annotation = annotationsOf(state).findAnnotation(id);
  const { text, length } = TextIndex.of(state.doc);
  if (annotation === null || annotation.fragments.length > 1 || !isToBeReviewed(annotation, text)) return null;
  // What another program wrote down may hold half a character, which no text may (T9).
  const words = (annotation.tagged ?? wordsOf(text, annotation)).toWellFormed();
  if (words === '') return null;
  const at = Math.min(annotation.detached?.at ?? length, length);
  const place = annotation.fragments[0] ?? { start: at, end: at };
  const replacements = wordReplacements(text.slice(place.start, place.end), words, place.start);
  if (replacements === null) return null;
  const restored = { start: place.start, end: place.start + words.length };
  const now = services.now();
  const tr = replaceAll(state, replacements, (one, after) =>
    one.id === id ? covering(one, snapToGraphemes(after, restored), words, now) : one,
  );
  return tr === null ? null : withFocus(selectRange(tr, { start: place.start, end: place.start }), { active: id });
}

function covering(annotation: Annotation, range: Fragment, tagged: string, modified: string): Annotation {
  const { detached: _gone, ...rest } = annotation;
  return { ...rest, fragments: [range], tagged, modified };
}

/** What leads from the one to the other, word by word; null where it would part or join paragraphs. */
function wordReplacements(from: string, to: string, offset: number): Replacement[] | null {
  const replacements: Replacement[] = [];
  let at = offset;
  for (const { kind, text } of compareWords(from, to)) {
    if (kind !== 'same' && text.includes('\n')) return null;
    const last = replacements.at(-1);
    if (kind === 'removed') replacements.push({ start: at, end: at + text.length, words: '' });
    else if (kind === 'added' && last?.end === at) replacements[replacements.length - 1] = { ...last, words: text };
    else if (kind === 'added') replacements.push({ start: at, end: at, words: text });
    if (kind !== 'added') at += text.length;
  }
  return replacements;
}

/** Attaches a detached annotation to the place that a person chose. */
export function attachAt(state: EditorState, id: string, range: Fragment, services: Services): Transaction | null {
  const annotation = annotationsOf(state).findAnnotation(id);
  const isPlace = range.start < range.end;
  return annotation === null || !isDetached(annotation) || !isPlace ? null : attach(state, annotation, range, services);
}

/** Does something about the active annotation. */
export function withActive(
  state: EditorState,
  act: (state: EditorState, id: string, services: Services) => Transaction | null,
  services: Services,
): Transaction | null {
  const { active } = focusOf(state);
  return active === null ? null : act(state, active, services);
}

/** Goes to the next annotation to be reviewed, in the order of the list, round its end. */
export function goToDrifted(state: EditorState): Transaction | null {
  const index = TextIndex.of(state.doc);
  const set = annotationsOf(state);
  const active = activeOf(state);
  const here = active === null ? -1 : set.placeOf(active.id);
  for (let i = 1; i <= set.annotationCount; i += 1) {
    const one = set.annotationAt((here + i) % set.annotationCount)!;
    if (one.id !== active?.id && isToBeReviewed(one, index)) return reveal(state, one);
  }
  return null;
}
