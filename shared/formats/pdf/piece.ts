/**
 * A **piece** is a run of glyphs as the PDF sets it: its words and where they stand. A **frame** holds the pieces of a
 * page that are set in one direction, turned so that lines run from small to large `start` and follow each other with
 * growing `base`; upright, turned and vertical text then look the same to everything behind. Lengths are points (1/72
 * inch).
 */
export interface Piece {
  readonly text: string;
  /** Along the line, half-open. */
  readonly start: number;
  readonly end: number;
  /** Of the base line, growing from line to line. */
  readonly base: number;
  /** Of the font. */
  readonly size: number;
  /** Name of the font within the document; says nothing but same or other. */
  readonly font: string;
  readonly isRightToLeft: boolean;
  /** Its frame is seen in a mirror, since most of its text runs from right to left. */
  readonly isMirrored: boolean;
  /** A space follows that the PDF sets itself, before the piece with the next `order`. */
  readonly hasSpaceAfter: boolean;
  /** Counts the pieces of the page as the PDF sets them. */
  readonly order: number;
  /** A tagged PDF says that it is no content: a running head, a page number. */
  readonly isArtifact: boolean;
}

export interface Frame {
  readonly pieces: readonly Piece[];
  /** Where the page begins and ends in the direction of `base`. */
  readonly top: number;
  readonly bottom: number;
}

/** A page as its frames, the one with most text first. */
export interface Page {
  readonly frames: readonly Frame[];
}

/** How a PDF item says where it stands: the matrix of its text, in the page's own coordinates, which grow upwards. */
export interface PlacedText {
  readonly text: string;
  /** `[a, b, c, d, x, y]` of PDF. */
  readonly matrix: readonly number[];
  /** Along the line. */
  readonly length: number;
  readonly isVertical: boolean;
  readonly font: string;
  readonly isRightToLeft: boolean;
  readonly hasSpaceAfter: boolean;
  readonly isArtifact: boolean;
}

/**
 * Returns the frames of a page.
 *
 * @param box `[left, bottom, right, top]` of the page
 */
export function framesOf(texts: readonly PlacedText[], box: readonly number[]): Page {
  const byTurn = new Map<Turn, Piece[]>();
  for (const [order, text] of texts.entries()) {
    const turn = turnOf(text);
    const piece = pieceOf(text, turn, order);
    if (piece === null) continue;
    const pieces = byTurn.get(turn);
    if (pieces === undefined) byTurn.set(turn, [piece]);
    else pieces.push(piece);
  }
  const frames = [...byTurn].map(([turn, pieces]) => frameOf(turn, pieces, box));
  return { frames: frames.sort((a, b) => lettersIn(b.pieces) - lettersIn(a.pieces)) };
}

/** Quarter turns of the writing direction, counter-clockwise. */
type Turn = 0 | 1 | 2 | 3;

function turnOf({ matrix, isVertical }: PlacedText): Turn {
  if (isVertical) return 3;
  const [a = 1, b = 0] = matrix;
  return ((Math.round(Math.atan2(b, a) / (Math.PI / 2)) + 4) % 4) as Turn;
}

function pieceOf(placed: PlacedText, turn: Turn, order: number): Piece | null {
  const { text, matrix, length, font, isRightToLeft, hasSpaceAfter, isArtifact } = placed;
  const [, , c = 0, d = 0, x = 0, y = 0] = matrix;
  const size = Math.hypot(c, d);
  const [start, base] = turned(turn, x, y);
  const numbers = [start, base, size, length];
  if (text === '' || size === 0 || !numbers.every((value) => Math.abs(value) < FARTHEST)) return null;
  const end = start + Math.max(0, length);
  return { text, start, end, base, size, font, isRightToLeft, isMirrored: false, hasSpaceAfter, order, isArtifact };
}

/** What stands farther off, in points, is nowhere: pages end at 14,400. */
const FARTHEST = 1_000_000;

/** Turns a point of the page so that writing runs along the first coordinate and lines follow along the second. */
function turned(turn: Turn, x: number, y: number): readonly [along: number, down: number] {
  if (turn === 0) return [x, -y];
  if (turn === 1) return [y, x];
  return turn === 2 ? [-x, y] : [-y, -x];
}

function frameOf(turn: Turn, pieces: readonly Piece[], box: readonly number[]): Frame {
  const [left = 0, low = 0, right = 0, high = 0] = box;
  const ends = [turned(turn, left, low)[1], turned(turn, right, high)[1]];
  const [top, bottom] = [Math.min(...ends), Math.max(...ends)];
  return { pieces: isMostlyRightToLeft(pieces) ? pieces.map(mirrored) : pieces, top, bottom };
}

const lettersIn = (pieces: readonly Piece[]): number => pieces.reduce((sum, { text }) => sum + text.length, 0);

const isMostlyRightToLeft = (pieces: readonly Piece[]): boolean =>
  lettersIn(pieces.filter(({ isRightToLeft }) => isRightToLeft)) > lettersIn(pieces) / 2;

/** Seen in a mirror, right-to-left lines run like the others, and so do their columns and indents. */
const mirrored = (piece: Piece): Piece => ({
  ...piece,
  start: -piece.end,
  end: -piece.start,
  isMirrored: true,
});
