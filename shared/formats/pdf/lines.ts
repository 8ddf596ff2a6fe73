import { columnsOf, median } from './columns.ts';
import type { Page, Piece } from './piece.ts';
import { rowsOf, textOfRow } from './rows.ts';

/** A line of one column, in the order of reading. */
export interface Line {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly base: number;
  /** Size and font of most of its letters. */
  readonly size: number;
  readonly font: string;
  /** From 0. */
  readonly page: number;
  /** Which column of the document it stands in; counts up along the reading. */
  readonly column: number;
}

/** Returns the lines of all pages in reading order, without the pieces to leave out. */
export function linesOf(pages: readonly Page[], leftOut: ReadonlySet<Piece>): Line[] {
  let column = -1;
  return pages.flatMap(({ frames }, page) =>
    frames.flatMap(({ pieces }) => {
      const kept = withoutCopies(pieces.filter((piece) => !leftOut.has(piece)));
      return columnsOf(withDropCaps(kept)).flatMap((part) => {
        column += 1;
        return rowsOf(part).flatMap((row) => {
          const text = textOfRow(row);
          const end = row.pieces.reduce((most, piece) => Math.max(most, piece.end), -Infinity);
          const place = { start: row.pieces[0]!.start, end, base: row.base, page, column };
          return text === '' ? [] : [{ text, ...place, ...mainFont(row.pieces) }];
        });
      });
    }),
  );
}

/** The font and the size that most letters of a row have. */
function mainFont(pieces: readonly Piece[]): Pick<Line, 'font' | 'size'> {
  const lengths = new Map<string, number>();
  const keyOf = ({ font, size }: Piece) => `${size.toFixed(1)} ${font}`;
  for (const piece of pieces) lengths.set(keyOf(piece), (lengths.get(keyOf(piece)) ?? 0) + piece.text.length);
  const [main] = [...lengths].reduce((most, entry) => (entry[1] > most[1] ? entry : most));
  const { font, size } = pieces.find((piece) => keyOf(piece) === main)!;
  return { font, size };
}

/** Shadows and letters made bold by setting them twice: the same words at nearly the same place count once. */
function withoutCopies(pieces: readonly Piece[]): Piece[] {
  const seen = new Set<string>();
  return pieces.filter(({ text, start, base, size }) => {
    const [column, row] = [Math.round((start / size) * 2), Math.round((base / size) * 2)];
    const isCopy = [column - 1, column, column + 1].some((at) => seen.has(`${at} ${row} ${text}`));
    seen.add(`${column} ${row} ${text}`);
    return !isCopy;
  });
}

/** A letter so many times larger than the text is a drop cap, when words stand at its side. */
const DROP_CAP = 1.8;

/** Sets the first letters that hang down several lines into the first of these lines. */
function withDropCaps(pieces: readonly Piece[]): Piece[] {
  const body = median(pieces.map(({ size }) => size));
  const isCap = ({ text, size }: Piece) => size > body * DROP_CAP && /^\p{P}?\p{L}$/u.test(text);
  if (!pieces.some(isCap)) return [...pieces];
  const rest = pieces.filter((piece) => !isCap(piece));
  return pieces.map((cap) => {
    if (!isCap(cap)) return cap;
    const beside = rest
      .filter(({ start, base }) => Math.abs(start - cap.end) < body && base <= cap.base && base > cap.base - cap.size)
      .reduce<Piece | null>((top, one) => (top === null || one.base < top.base ? one : top), null);
    return beside === null ? cap : { ...cap, base: beside.base, size: beside.size, end: beside.start };
  });
}
