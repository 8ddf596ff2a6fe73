import type { Node } from 'prosemirror-model';
import type { EditorState, Transaction } from 'prosemirror-state';
import type { Frame } from '../../shared/analysis/frame.ts';
import { whatIsMissing } from '../../shared/analysis/lint/lacks.ts';
import { Speeches } from '../../shared/analysis/speech.ts';
import { byPlace, startOf } from '../../shared/annotations/annotation-set.ts';
import type { Annotation } from '../../shared/model/records.ts';
import { annotationsOf } from './annotation-plugin.ts';
import { activeOf, withFocus } from './focus-plugin.ts';
import { ghostOf, wholeGhost, withGhost, withGhostFor } from './ghost-plugin.ts';
import { nextAnnotation, reveal } from './navigating.ts';
import { selectedRange, selectRange } from './selection.ts';
import { isRejected, nextSuggestion, suggestingOf } from './suggestion-plugin.ts';
import { showSuggestion } from './suggestion-queue.ts';
import { TextIndex } from './text-index.ts';

/**
 * The next thing to be done: an annotation that lacks something, or something that is suggested, whichever comes first in the
 * text, round its end. What can be proposed there is shown as a ghost. Until the text was read for suggestions, quotations
 * that look like speech stand in for them.
 */
export function goToUnfinished(state: EditorState): Transaction | null {
  const here = placeOf(state);
  const set = annotationsOf(state);
  // One is at what is proposed, though what was taken before it is still in hand.
  const active = ghostOf(state)?.suggestion == null ? activeOf(state) : null;
  const annotation = nextAnnotation(state, 1, (one) => whatIsMissing(set, one) !== null, active);
  const proposed = suggestingOf(state).hasRun ? nextSuggested(state, here) : nextSpoken(state, here);
  if (proposed !== null && (annotation === null || isFirst(proposed, annotation, active, here))) {
    return proposed.show(state.tr);
  }
  return annotation === null ? null : revealWithGhost(state, annotation);
}

/** Something that is proposed at a place, and how it is shown. */
interface Proposed {
  readonly start: number;
  /** True when it is met before the end of the text. */
  readonly isAhead: boolean;
  show(tr: Transaction): Transaction;
}

function nextSuggested(state: EditorState, here: number): Proposed | null {
  const shown = ghostOf(state)?.suggestion ?? null;
  const ahead = nextSuggestion(state, shown ?? (here === 0 ? -1 : here));
  const next = ahead ?? nextSuggestion(state, -1);
  if (next === null) return null;
  return { start: next.fragments[0]!.start, isAhead: ahead !== null, show: (tr) => showSuggestion(tr, next) };
}

function nextSpoken(state: EditorState, here: number): Proposed | null {
  const speech = nextSpeech(state, here);
  if (speech === null) return null;
  const { start } = speech.fragments[0]!;
  const show = (tr: Transaction): Transaction => {
    const selected = selectRange(tr, { start, end: start }).scrollIntoView();
    return withGhost(withFocus(selected, { active: null }), wholeGhost(state, speech));
  };
  return { start, isAhead: start > here, show };
}

/** True when what is proposed is met before the annotation on the way forward, round the end of the text. */
function isFirst(
  { start, isAhead }: Proposed,
  annotation: Annotation,
  active: Annotation | null,
  here: number,
): boolean {
  const other = startOf(annotation);
  const isOtherAhead = active === null ? other >= here : byPlace(active, annotation) < 0;
  return isAhead === isOtherAhead ? start < other : isAhead;
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
    if (isTagged || isRejected(state, { kind: 'quote', fragments: [speech.content] })) continue;
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
