import type { EditorState, Transaction } from 'prosemirror-state';
import type { Suggestion } from '../../shared/analysis/suggest/suggestion.ts';
import { annotationsOf } from './annotation-plugin.ts';
import { activeOf, type Focus, withFocus } from './focus-plugin.ts';
import { ghostOf, isAtEndOfSuggestions, withEndOfSuggestions, withSuggestion } from './ghost-plugin.ts';
import { selectedRange, selectRange } from './selection.ts';
import {
  nextSuggestion,
  openSuggestions,
  suggestingOf,
  type SuggestionFilter,
  withSuggestionFilter,
} from './suggestion-plugin.ts';
import { TextIndex } from './text-index.ts';

/**
 * The **queue**: suggestions one after the other in the order of the text, each shown as a ghost. What is taken, rejected or
 * skipped makes room for the next one; the last one ends it.
 */

/** Shows a suggestion, with the caret at its beginning. @param focus what is in hand meanwhile: nothing, or what was just taken */
export const showSuggestion = (
  tr: Transaction,
  suggestion: Suggestion,
  focus: Partial<Focus> = { active: null },
): Transaction => {
  const at = suggestion.fragments[0]!.start;
  const shown = selectRange(tr, { start: at, end: at }).scrollIntoView();
  return withSuggestion(withFocus(shown, focus), suggestion);
};

/**
 * Goes on from a suggestion that was decided or skipped; the transaction may hold what was decided. What was just taken
 * stays in hand, so that keys can put it right.
 */
export function advanced(state: EditorState, tr: Transaction, from: Suggestion, focus?: Partial<Focus>): Transaction {
  const next = nextSuggestion(state, from);
  return next === null ? withEndOfSuggestions(tr) : showSuggestion(tr, next, focus);
}

/** Goes on without a decision. */
export function skipSuggestion(state: EditorState): Transaction | null {
  const suggestion = ghostOf(state)?.suggestion ?? null;
  return suggestion === null ? null : advanced(state, state.tr, suggestion);
}

/**
 * Begins with the suggestion at the caret or the next one, round the end of the text; only where nothing is in hand. Where
 * all that is looked at is decided, the other kind comes next.
 */
export function startQueue(state: EditorState): Transaction | null {
  if (ghostOf(state) !== null || (activeOf(state) !== null && !isAtEndOfSuggestions(state))) return null;
  const next = firstFrom(state);
  return next === null ? switchKind(state) : showSuggestion(state.tr, next);
}

/** Looks at claims instead of quotations, or the other way round, and shows the first one; null where there is none. */
export function switchKind(state: EditorState): Transaction | null {
  const { filter } = suggestingOf(state);
  const kinds: SuggestionFilter['kinds'] = filter.kinds.includes('claim') ? ['quote'] : ['claim'];
  const tr = withSuggestionFilter(state.tr, { ...filter, kinds });
  const next = nextSuggestion(state, -1, kinds);
  return next === null ? null : showSuggestion(tr, next);
}

/** The suggestion at the caret, else the next one, else the first. */
function firstFrom(state: EditorState): Suggestion | null {
  const { start } = selectedRange(state);
  const suggesting = suggestingOf(state);
  const open = openSuggestions(suggesting, TextIndex.of(state.doc), annotationsOf(state));
  const isHere = ({ fragments }: Suggestion) => fragments.some((one) => one.start <= start && start < one.end);
  return open.findLast(isHere) ?? nextSuggestion(state, start - 1) ?? open[0] ?? null;
}
