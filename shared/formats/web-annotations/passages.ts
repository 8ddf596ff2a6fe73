import type { ForeignFragment } from '../foreign/foreign-document.ts';
import type { Quote } from './selectors.ts';

/**
 * Annotations without their text still quote it, with some words before and after. Those **passages** make an article of
 * their own: in the order of the text where the file gives positions, else of the file. Passages that overlap are put
 * together where their words agree.
 */
export interface Quoted extends Quote {
  /** Where the words begin in the text that is not there, in code points; null where nothing tells. */
  readonly start: number | null;
}

export interface Passages {
  /** A paragraph each. */
  readonly text: string;
  readonly count: number;
  /** Where the words of each stand in that text, in code points; as they were given. */
  readonly places: readonly ForeignFragment[];
}

/** Words in code points, with their surroundings. */
interface Piece {
  readonly index: number;
  readonly letters: readonly string[];
  /** Length of the prefix and of the words. */
  readonly before: number;
  readonly exact: number;
  /** Where the piece begins, prefix included. */
  readonly at: number | null;
}

interface Passage {
  readonly at: number;
  readonly letters: string[];
  readonly pieces: { readonly piece: Piece; readonly offset: number }[];
}

export function passagesOf(quotes: readonly Quoted[]): Passages {
  const pieces = quotes.map(pieceOf);
  const placed = pieces.filter((piece): piece is Piece & { at: number } => piece.at !== null);
  const passages: Passage[] = [];
  for (const piece of placed.sort((a, b) => a.at - b.at)) {
    const last = passages.at(-1);
    if (last !== undefined && continues(last, piece)) extend(last, piece);
    else passages.push(passageFrom(piece, piece.at));
  }
  const byWords = new Map<string, Passage>();
  for (const piece of pieces.filter(({ at }) => at === null)) {
    const words = piece.letters.join('');
    const same = byWords.get(words);
    if (same !== undefined) same.pieces.push({ piece, offset: 0 });
    else {
      const passage = passageFrom(piece, 0);
      byWords.set(words, passage);
      passages.push(passage);
    }
  }
  return textFrom(passages, quotes.length);
}

function pieceOf({ exact, prefix, suffix, start }: Quoted, index: number): Piece {
  // A carriage return would be another line end; positions count it as one.
  const [before, words, after] = [prefix, exact, suffix].map((part) => [...part.toWellFormed().replaceAll('\r', ' ')]);
  const at = start === null ? null : start - before!.length;
  return { index, letters: [...before!, ...words!, ...after!], before: before!.length, exact: words!.length, at };
}

const passageFrom = (piece: Piece, at: number): Passage => ({
  at,
  letters: [...piece.letters],
  pieces: [{ piece, offset: 0 }],
});

/** True when the piece begins in the passage or at its end, and says the same where both speak. */
function continues({ at, letters }: Passage, piece: Piece & { readonly at: number }): boolean {
  const from = piece.at - at;
  if (from > letters.length) return false;
  const shared = Math.min(letters.length - from, piece.letters.length);
  for (let i = 0; i < shared; i += 1) if (letters[from + i] !== piece.letters[i]) return false;
  return true;
}

function extend(passage: Passage, piece: Piece & { readonly at: number }): void {
  const offset = piece.at - passage.at;
  for (let i = passage.letters.length - offset; i < piece.letters.length; i += 1)
    passage.letters.push(piece.letters[i]!);
  passage.pieces.push({ piece, offset });
}

function textFrom(passages: readonly Passage[], count: number): Passages {
  const places = Array.from({ length: count }, (): ForeignFragment => ({ start: 0, end: 0 }));
  let at = 0;
  for (const { letters, pieces } of passages) {
    for (const { piece, offset } of pieces) {
      const start = at + offset + piece.before;
      places[piece.index] = { start, end: start + piece.exact };
    }
    at += letters.length + 1;
  }
  return { text: passages.map(({ letters }) => letters.join('')).join('\n'), count: passages.length, places };
}
