import { type EditorState, TextSelection, type Transaction } from 'prosemirror-state';
import { expandAt, nextExpansion } from '../../shared/analysis/expand.ts';
import { snapToGraphemes } from '../../shared/analysis/graphemes.ts';
import type { Expansion } from '../../shared/model/scheme.ts';
import type { Fragment } from '../../shared/model/records.ts';
import { TextIndex } from './text-index.ts';

/** The selection in offsets: UTF-16 code units of the canonical text, half-open. */

/** Returns what is selected; start and end are equal for a caret. */
export function selectedRange(state: EditorState): Fragment {
  const index = TextIndex.of(state.doc);
  return { start: index.offsetOf(state.selection.from), end: index.offsetOf(state.selection.to) };
}

/** Selects a range; the caret goes to its end. */
export function selectRange(tr: Transaction, { start, end }: Fragment): Transaction {
  const index = TextIndex.of(tr.doc);
  return tr.setSelection(TextSelection.create(tr.doc, index.posOf(start), index.posOf(end)));
}

/**
 * Returns what a tag key takes: the selection without the white space at its ends, or what the kind expands the
 * caret to; null when there is nothing there.
 */
export function rangeToTag(state: EditorState, expansion: Expansion): Fragment | null {
  const text = TextIndex.of(state.doc).text;
  const selected = selectedRange(state);
  if (selected.start === selected.end) return expandedCaret(text, selected.start, expansion);
  return withoutOuterSpace(text, snapToGraphemes(text, selected));
}

/** A sentence that runs out of a quotation is cut at its marks: what is claimed there, the speaker claims. */
function expandedCaret(text: string, offset: number, expansion: Expansion): Fragment | null {
  const range = expandAt(text, offset, expansion);
  const quotation = expansion === 'sentence' ? expandAt(text, offset, 'quotation') : null;
  if (range === null || quotation === null) return range;
  const start = Math.max(range.start, quotation.start);
  const end = Math.min(range.end, quotation.end);
  return start < end ? { start, end } : range;
}

/** Returns the next larger stretch around what is selected, or null when all of the paragraph is. */
export const largerRange = (state: EditorState): Fragment | null =>
  nextExpansion(TextIndex.of(state.doc).text, selectedRange(state));

function withoutOuterSpace(text: string, { start, end }: Fragment): Fragment | null {
  const slice = text.slice(start, end);
  const trimmed = {
    start: start + slice.length - slice.trimStart().length,
    end: end - (slice.length - slice.trimEnd().length),
  };
  // A space that carries an accent is no white space: the character it makes is kept whole.
  return trimmed.start < trimmed.end ? snapToGraphemes(text, trimmed) : null;
}
