import { redo, undo, undoDepth } from 'prosemirror-history';
import { EditorState, type Transaction } from 'prosemirror-state';
import type { Suggestion } from '../../shared/analysis/suggest/suggestion.ts';
import { annotationPlugin, annotationsOf } from './annotation-plugin.ts';
import { focusOf } from './focus-plugin.ts';
import { decisionOn, putGhost } from './framing.ts';
import { ghostOfSuggestion } from './ghost-plugin.ts';
import { draftOf, type Services } from './records.ts';
import {
  type Deed,
  isTagged,
  rejectionToRedo,
  rejectionToUndo,
  suggestingOf,
  withDeeds,
  withRejectionRedone,
  withRejectionUndone,
} from './suggestion-plugin.ts';
import { advanced, showSuggestion } from './suggestion-queue.ts';
import { TextIndex } from './text-index.ts';

/** Deciding on many suggestions at once, and taking decisions back: undo goes back to the suggestion that it reopens. */

/**
 * Takes all these suggestions as one step, each by its likeliest candidate, those speakers known to the later ones who are
 * new by the earlier.
 *
 * @returns null when none of them can be taken
 */
export function takeSuggestions(
  state: EditorState,
  suggestions: readonly Suggestion[],
  services: Services,
): Transaction | null {
  // Only records change, and only they are looked at.
  let present = EditorState.create({
    doc: state.doc,
    plugins: [annotationPlugin(annotationsOf(state))],
  });
  const { tr } = state;
  const deeds: Omit<Deed, 'depth'>[] = [];
  for (const suggestion of suggestions) {
    if (isTagged(suggestion, annotationsOf(present))) continue;
    const ghost = ghostOfSuggestion(present, suggestion);
    const draft = draftOf(present);
    putGhost(present, draft, ghost, services);
    const one = draft.transaction(present);
    if (one === null) continue;
    for (const step of one.steps) tr.step(step);
    deeds.push({ suggestion, isTaken: true, decision: decisionOn(present, ghost, true) });
    present = present.apply(one);
  }
  return deeds.length === 0 ? null : withDeeds(tr, deeds);
}

type Dispatch = (tr: Transaction) => void;

/** Takes back what was done last; a suggestion that was decided with it is shown again. */
export function undoDeed(state: EditorState, dispatch?: Dispatch): boolean {
  const rejection = rejectionToUndo(state);
  if (rejection !== null) {
    dispatch?.(shownAgain(state, withRejectionUndone(state.tr), rejection));
    return true;
  }
  const taken = suggestingOf(state).deeds.at(-1);
  return undo(state, dispatch && ((tr) => dispatch(isUndoneBy(state, taken) ? shownAgain(state, tr, taken!) : tr)));
}

/** Does again what was undone last. */
export function redoDeed(state: EditorState, dispatch?: Dispatch): boolean {
  const rejection = rejectionToRedo(state);
  if (rejection === null) return redo(state, dispatch);
  dispatch?.(advanced(state, withRejectionRedone(state.tr), rejection.suggestion));
  return true;
}

/** True when undo takes back just the taking of this one suggestion. */
function isUndoneBy(state: EditorState, deed: Deed | undefined): boolean {
  if (deed?.isTaken !== true || focusOf(state).mode !== 'tag') return false;
  const { deeds } = suggestingOf(state);
  return deed.depth === undoDepth(state) && deeds.at(-2)?.depth !== deed.depth;
}

/** Shows the suggestion that is open again. */
function shownAgain(state: EditorState, tr: Transaction, { suggestion }: Deed): Transaction {
  const isInText = suggestion.fragments.at(-1)!.end <= TextIndex.of(tr.doc).length;
  return isInText && focusOf(state).mode === 'tag' ? showSuggestion(tr, suggestion) : tr;
}
