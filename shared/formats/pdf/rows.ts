import type { Piece } from './piece.ts';

/** A **row** is all pieces at about one height, however far apart: a line of one column, or of several side by side. */
export interface Row {
  /** In the order of `start`. */
  readonly pieces: readonly Piece[];
  /** Of its largest piece. */
  readonly base: number;
  readonly size: number;
}

/** Returns the rows from top to bottom; small raised or lowered pieces stand in the row of what they belong to. */
export function rowsOf(pieces: readonly Piece[]): Row[] {
  const rows: OpenRow[] = [];
  for (const piece of pieces.toSorted((a, b) => a.base - b.base)) {
    const row = rows.at(-1);
    if (row === undefined || piece.base - row.base > reach(piece.size, row.size)) {
      rows.push({ pieces: [piece], base: piece.base, size: piece.size });
      continue;
    }
    row.pieces.push(piece);
    if (piece.size <= row.size) continue;
    row.base = piece.base;
    row.size = piece.size;
  }
  return rows.map((row) => ({ ...row, pieces: row.pieces.sort((a, b) => a.start - b.start) }));
}

interface OpenRow {
  readonly pieces: Piece[];
  base: number;
  size: number;
}

/** How far apart two base lines of one row may be: half a line, or a superscript above what it belongs to. */
const reach = (a: number, b: number): number => Math.min(Math.max(a, b) * 0.5, Math.min(a, b) * 0.75);

/** A gap wider than this, in sizes of the font, is no space between words. */
const WIDEST_SPACE = 0.8;

/** A stretch of a row without a gap. */
export interface Segment {
  readonly start: number;
  readonly end: number;
  readonly pieces: readonly Piece[];
}

/** Returns the stretches of the row that gaps part, in order. */
export function segmentsOf({ pieces }: Row): Segment[] {
  const segments: { start: number; end: number; pieces: Piece[] }[] = [];
  for (const piece of pieces) {
    const last = segments.at(-1);
    const size = Math.min(piece.size, last?.pieces.at(-1)?.size ?? piece.size);
    if (last === undefined || piece.start - last.end > size * WIDEST_SPACE) {
      segments.push({ start: piece.start, end: piece.end, pieces: [piece] });
      continue;
    }
    last.pieces.push(piece);
    last.end = Math.max(last.end, piece.end);
  }
  return segments;
}

/** Returns the words of the row in reading order. */
export function textOfRow({ pieces }: Pick<Row, 'pieces'>): string {
  const ordered = inReadingOrder(pieces, pieces[0]?.isMirrored === true);
  let text = '';
  ordered.forEach((piece, at) => {
    const before = ordered[at - 1];
    text += before !== undefined && needsSpace(before, piece) ? ` ${piece.text}` : piece.text;
  });
  return text.replace(/[ \t\r\n\f\v]+/g, ' ').trim();
}

/** Runs of pieces against the direction of the row are read backwards. */
function inReadingOrder(pieces: readonly Piece[], isMirrored: boolean): readonly Piece[] {
  if (pieces.every(({ isRightToLeft }) => isRightToLeft === isMirrored)) return pieces;
  const runs: Piece[][] = [];
  for (const piece of pieces) {
    const run = runs.at(-1);
    if (run?.[0]?.isRightToLeft === piece.isRightToLeft) run.push(piece);
    else runs.push([piece]);
  }
  return runs.flatMap((run) => (run[0]!.isRightToLeft === isMirrored ? run : run.reverse()));
}

/** A gap wider than this, in sizes of the font, parts two words. */
const NARROWEST_SPACE = 0.15;

function needsSpace(before: Piece, after: Piece): boolean {
  if (before.hasSpaceAfter) return true;
  // Right to left, the words may be set in the order of the eye.
  if (after.hasSpaceAfter && before.order === after.order + 1) return true;
  const isLaidOver = after.start < before.start + before.size / 2 && before.start < after.start + after.size / 2;
  if (isLaidOver) return true;
  const gap = Math.max(after.start - before.end, before.start - after.end);
  if (gap <= Math.min(before.size, after.size) * NARROWEST_SPACE) return false;
  return !(IDEOGRAPH_AT_END.test(before.text) && IDEOGRAPH_AT_START.test(after.text));
}

/** Scripts that are written without spaces, with their punctuation. */
const IDEOGRAPH = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\u30fc\uff01-\uff60]`;
export const IDEOGRAPH_AT_END = new RegExp(`${IDEOGRAPH}$`, 'u');
export const IDEOGRAPH_AT_START = new RegExp(`^${IDEOGRAPH}`, 'u');
