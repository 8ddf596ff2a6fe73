import { type EditorState, TextSelection, type Transaction } from 'prosemirror-state';
import { sentencesAround } from '../../shared/analysis/expand.ts';
import { findQuotations } from '../../shared/analysis/quotation-marks.ts';
import { TextIndex } from './text-index.ts';

/**
 * Moving the caret, or the moving end of the selection, by sentence, paragraph and quotation. The caret goes to where the
 * next one begins; a selection that is extended ends where it ends, so that no space behind it is taken along. Offsets
 * are UTF-16 code units of the canonical text.
 */

export type CaretUnit = 'sentence' | 'paragraph' | 'quotation';

export interface CaretMove {
  readonly unit: CaretUnit;
  readonly by: 1 | -1;
  readonly isExtending: boolean;
}

/** Moves the caret; null where it stands at the end of the text already, or no more quotation follows. */
export function moveCaret(state: EditorState, { unit, by, isExtending }: CaretMove): Transaction | null {
  const index = TextIndex.of(state.doc);
  const head = index.offsetOf(state.selection.head);
  const found = by === -1 ? STARTS_BEFORE[unit](index.text, head) : AFTER[unit](index.text, head, isExtending);
  if (found === null || found === head) return null;
  const { anchor } = state.selection;
  const pos = index.posOf(found);
  const selection = TextSelection.create(state.doc, isExtending ? anchor : pos, pos);
  return state.tr.setSelection(selection).scrollIntoView();
}

const STARTS_BEFORE: Readonly<Record<CaretUnit, (text: string, head: number) => number | null>> = {
  sentence: (text, head) => sentenceBefore(text, head) ?? 0,
  paragraph: (text, head) => paragraphStart(text, Math.max(0, head - 1)),
  quotation: (text, head) =>
    findQuotations(text).findLast(({ content }) => content.start < head)?.content.start ?? null,
};

const AFTER: Readonly<Record<CaretUnit, (text: string, head: number, isEnd: boolean) => number | null>> = {
  sentence: (text, head, isEnd) => sentenceAfter(text, head, isEnd) ?? text.length,
  paragraph: (text, head, isEnd) => (isEnd ? paragraphEndAfter(text, head) : paragraphStartAfter(text, head)),
  quotation: (text, head, isEnd) => {
    const places = findQuotations(text).map(({ content }) => (isEnd ? content.end : content.start));
    return places.filter((place) => place > head).reduce<number | null>(lesser, null);
  },
};

const lesser = (a: number | null, b: number): number => (a === null ? b : Math.min(a, b));

/** Where a sentence begins, or ends, behind the offset: in its paragraph, else in the next one that has words. */
function sentenceAfter(text: string, offset: number, isEnd: boolean): number | null {
  for (let at = offset; at !== -1; at = nextParagraph(text, at)) {
    const places = sentencesAround(text, at).map(({ start, end }) => (isEnd ? end : start));
    const next = places.find((place) => place > offset);
    if (next !== undefined) return next;
  }
  return null;
}

/** Where a sentence begins before the offset: in its paragraph, else in the last one before it that has words. */
function sentenceBefore(text: string, offset: number): number | null {
  for (let at = offset; at >= 0; at = paragraphStart(text, at) - 1) {
    const last = sentencesAround(text, at).findLast(({ start }) => start < offset);
    if (last !== undefined) return last.start;
  }
  return null;
}

const paragraphStart = (text: string, offset: number): number =>
  offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;

/** Where the next paragraph begins, -1 in the last one. */
function nextParagraph(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? -1 : end + 1;
}

function paragraphStartAfter(text: string, offset: number): number {
  const next = nextParagraph(text, offset);
  return next === -1 ? text.length : next;
}

function paragraphEndAfter(text: string, offset: number): number {
  const end = text.indexOf('\n', offset + 1);
  return end === -1 ? text.length : end;
}
