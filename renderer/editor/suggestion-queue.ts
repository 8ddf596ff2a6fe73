import type { EditorState, Transaction } from 'prosemirror-state';
import type { Suggestion } from '../../shared/analysis/suggest/suggestion.ts';
import { activeOf, withFocus } from './focus-plugin.ts';
import { ghostOf, withEndOfSuggestions, withSuggestion } from './ghost-plugin.ts';
import { selectedRange, selectRange } from './selection.ts';
import { nextSuggestion } from './suggestion-plugin.ts';

/**
 * The **queue**: suggestions one after the other in the order of the text, each shown as a ghost. What is taken, rejected or
 * skipped makes room for the next one; the last one ends it.
 */

/** Shows a suggestion, with the caret at its beginning. */
export const showSuggestion = (tr: Transaction, suggestion: Suggestion): Transaction => {
  const at = suggestion.fragments[0]!.start;
  const shown = selectRange(tr, { start: at, end: at }).scrollIntoView();
  return withSuggestion(withFocus(shown, { active: null }), suggestion);
};

/** Goes on from a suggestion that was decided or skipped; the transaction may hold what was decided. */
export function advanced(state: EditorState, tr: Transaction, from: Suggestion): Transaction {
  const next = nextSuggestion(state, from);
  return next === null ? withEndOfSuggestions(tr) : showSuggestion(tr, next);
}

/** Goes on without a decision. */
export function skipSuggestion(state: EditorState): Transaction | null {
  const suggestion = ghostOf(state)?.suggestion ?? null;
  return suggestion === null ? null : advanced(state, state.tr, suggestion);
}

/** Begins with the first suggestion at the caret or behind it, round the end of the text; only where nothing is in hand. */
export function startQueue(state: EditorState): Transaction | null {
  if (ghostOf(state) !== null || activeOf(state) !== null) return null;
  const here = selectedRange(state).start - 1;
  const next = nextSuggestion(state, here) ?? nextSuggestion(state, -1);
  return next === null ? null : showSuggestion(state.tr, next);
}
