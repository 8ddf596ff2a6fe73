import type { Fragment } from '../../model/records.ts';
import type { SourceText } from '../../model/source-text.ts';
import type { VerbatimResult } from './check-quote.ts';
import type { WordOp } from './word-difference.ts';

/** What a check came to as one reads it: the quote with what is not the source's, and the source with what is not the quote's. */

/** A stretch of the quote's words. */
export interface QuotePiece {
  readonly kind: 'same' | 'added' | 'replaced' | 'left-out' | 'leap';
  /** As it stands in the quote; empty where something of the source is left out, and at a leap. */
  readonly text: string;
  /** What the source has in its place. */
  readonly instead: string;
  readonly isNegation: boolean;
}

/** Returns the pieces that make up the words that were checked, in order; nothing of them is missing. */
export function piecesOfQuote({ content, difference }: VerbatimResult, sourceText: string): readonly QuotePiece[] {
  const pieces: QuotePiece[] = [];
  let at = 0;
  const pass = (until: number) => {
    if (at < until) pieces.push({ kind: 'same', text: content.slice(at, until), instead: '', isNegation: false });
    at = Math.max(at, until);
  };
  for (const [i, operation] of difference.entries()) {
    if (operation.op === 'leap') {
      // The leap stands before the next words, behind the signs that end the words before.
      const next = difference.slice(i).find((one) => 'quote' in one);
      pass(next !== undefined && 'quote' in next ? next.quote.start : at);
    }
    if (operation.op === 'same') {
      pass(operation.quote.end);
      continue;
    }
    if ('quote' in operation) pass(operation.quote.start);
    if (operation.op === 'left-out' && operation.why !== null) continue;
    pieces.push({
      kind: operation.op,
      text: 'quote' in operation ? content.slice(operation.quote.start, operation.quote.end) : '',
      instead: 'source' in operation ? sourceText.slice(operation.source.start, operation.source.end) : '',
      isNegation: operation.op !== 'leap' && operation.isNegation,
    });
    if ('quote' in operation) at = operation.quote.end;
  }
  pass(content.length);
  return joined(pieces);
}

/** Stretches that are the same and follow one another are one. */
function joined(pieces: readonly QuotePiece[]): QuotePiece[] {
  const all: QuotePiece[] = [];
  for (const piece of pieces) {
    const last = all.at(-1);
    if (piece.kind === 'same' && last?.kind === 'same') all[all.length - 1] = { ...last, text: last.text + piece.text };
    else all.push(piece);
  }
  return all;
}

/** A stretch of a passage of the source. */
export interface PassagePiece {
  readonly kind: 'same' | 'replaced' | 'left-out' | 'passed-over';
  readonly text: string;
}

/** A passage of the source that words were taken from, with what stands round it. */
export interface Passage {
  /** Who says it there, as the source calls them; null where it does not tell. */
  readonly speaker: string | null;
  readonly before: string;
  readonly pieces: readonly PassagePiece[];
  readonly after: string;
}

/** How many words are shown on either side of a passage. */
const AROUND = 40;

/** Returns the passages of the matches, in the order of the quote. */
export function passagesOf(result: VerbatimResult, source: Pick<SourceText, 'text' | 'turns'>): readonly Passage[] {
  const { matches, difference } = result;
  const marks = difference.filter((one) => one.op === 'replaced' || one.op === 'left-out');
  return matches.map((match, at) => {
    const own = marks.filter((mark) => nearestTo(mark.source, matches) === at);
    return passage(source, match, own);
  });
}

/** Returns a passage in which nothing is marked: another place that fits as well. */
export const plainPassage = (source: Pick<SourceText, 'text' | 'turns'>, range: Fragment): Passage =>
  passage(source, range, []);

function nearestTo({ start, end }: Fragment, matches: readonly Fragment[]): number {
  const distances = matches.map((match) => Math.max(0, match.start - end, start - match.end));
  return distances.indexOf(Math.min(...distances));
}

function passage(
  source: Pick<SourceText, 'text' | 'turns'>,
  match: Fragment,
  marks: readonly Extract<WordOp, { readonly op: 'replaced' | 'left-out' }>[],
): Passage {
  const { text, turns } = source;
  const sorted = marks.toSorted((a, b) => a.source.start - b.source.start);
  const start = Math.min(match.start, sorted[0]?.source.start ?? match.start);
  const end = Math.max(match.end, sorted.at(-1)?.source.end ?? match.end);
  const pieces: PassagePiece[] = [];
  let at = start;
  for (const mark of sorted) {
    if (at < mark.source.start) pieces.push({ kind: 'same', text: text.slice(at, mark.source.start) });
    const kind = mark.op === 'replaced' ? 'replaced' : mark.why === null ? 'left-out' : 'passed-over';
    pieces.push({ kind, text: text.slice(Math.max(at, mark.source.start), mark.source.end) });
    at = mark.source.end;
  }
  if (at < end) pieces.push({ kind: 'same', text: text.slice(at, end) });
  const turn = turns.find((one) => one.start <= match.start && match.start < one.end);
  return {
    speaker: turn?.speaker ?? null,
    before: wordsBefore(text, start),
    pieces,
    after: wordsBehind(text, end),
  };
}

/** So long may the words on one side be, in UTF-16 code units: scripts without spaces have no words to count. */
const LONGEST = 400;

function wordsBefore(text: string, end: number): string {
  const stretch = text.slice(Math.max(0, end - LONGEST), end);
  const words = stretch.split(/(?<=\s)(?=\S)/u);
  const isCut = end > LONGEST || words.length > AROUND;
  const kept = (end > LONGEST && words.length > 1 ? words.slice(1) : words).slice(-AROUND).join('');
  return `${isCut ? '… ' : ''}${kept}`.toWellFormed();
}

function wordsBehind(text: string, start: number): string {
  const stretch = text.slice(start, start + LONGEST);
  const words = stretch.split(/(?<=\S)(?=\s)/u);
  const isLong = start + LONGEST < text.length;
  const kept = (isLong && words.length > 1 ? words.slice(0, -1) : words).slice(0, AROUND + 1).join('');
  return `${kept}${isLong || words.length > AROUND + 1 ? ' …' : ''}`.toWellFormed();
}
