import type { Node } from 'prosemirror-model';
import type { EditorState, Transaction } from 'prosemirror-state';
import type { Frame } from '../../shared/analysis/frame.ts';
import { whatIsMissing } from '../../shared/analysis/lint/lacks.ts';
import { Speeches } from '../../shared/analysis/speech.ts';
import { byPlace, startOf } from '../../shared/annotations/annotation-set.ts';
import type { Annotation } from '../../shared/model/records.ts';
import { annotationsOf } from './annotation-plugin.ts';
import { activeOf, withFocus } from './focus-plugin.ts';
import { ghostOf, isRejected, wholeGhost, withGhost, withGhostFor } from './ghost-plugin.ts';
import { nextAnnotation, reveal } from './navigating.ts';
import { selectedRange, selectRange } from './selection.ts';
import { TextIndex } from './text-index.ts';

/**
 * The next thing to be done: an annotation that lacks something, or a quotation that looks like speech and is not
 * tagged, whichever comes first in the text, round its end. What can be proposed there is shown as a ghost.
 */
export function goToUnfinished(state: EditorState): Transaction | null {
  const here = placeOf(state);
  const set = annotationsOf(state);
  const annotation = nextAnnotation(state, 1, (one) => whatIsMissing(set, one) !== null);
  const speech = nextSpeech(state, here);
  if (speech !== null && (annotation === null || isFirst(state, speech, annotation, here))) {
    const at = speech.fragments[0]!.start;
    const tr = selectRange(state.tr, { start: at, end: at }).scrollIntoView();
    return withGhost(withFocus(tr, { active: null }), wholeGhost(state, speech));
  }
  return annotation === null ? null : revealWithGhost(state, annotation);
}

/** True when the speech is met before the annotation on the way forward, round the end of the text. */
function isFirst(state: EditorState, { fragments }: Frame, annotation: Annotation, here: number): boolean {
  const active = activeOf(state);
  const [speech, other] = [fragments[0]!.start, startOf(annotation)];
  const isSpeechAhead = speech > here;
  const isOtherAhead = active === null ? other >= here : byPlace(active, annotation) < 0;
  return isSpeechAhead === isOtherAhead ? speech < other : isSpeechAhead;
}

function revealWithGhost(state: EditorState, annotation: Annotation): Transaction {
  const tr = reveal(state, annotation);
  return annotation.kind === 'quote' ? withGhostFor(tr, annotation.id) : tr;
}

/** Where one is: at what is proposed, the active annotation, or the caret. */
function placeOf(state: EditorState): number {
  const ghost = ghostOf(state);
  if (ghost?.quote === null) return ghost.fragments[0]!.start;
  const active = activeOf(state);
  return active === null ? selectedRange(state).start : startOf(active);
}

/** The frame of the next quotation that looks like speech, is neither tagged nor rejected, and begins behind `here`. */
function nextSpeech(state: EditorState, here: number): Frame | null {
  const set = annotationsOf(state);
  if (set.scheme.findKind('quote') === null) return null;
  for (const speech of speechesOf(state.doc).behind(here)) {
    const { start, end } = speech.content;
    const isTagged = set.touching(start, end).some(({ kind }) => kind === 'quote');
    if (isTagged || isRejected(state, speech.content)) continue;
    if (speech.frame !== null) return speech.frame;
  }
  return null;
}

const speechesByDoc = new WeakMap<Node, Speeches>();

function speechesOf(doc: Node): Speeches {
  const known = speechesByDoc.get(doc);
  if (known !== undefined) return known;
  const found = new Speeches(TextIndex.of(doc).text);
  speechesByDoc.set(doc, found);
  return found;
}
