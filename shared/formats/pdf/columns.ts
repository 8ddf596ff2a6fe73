import type { Piece } from './piece.ts';
import { rowsOf, segmentsOf, type Row, type Segment } from './rows.ts';

/**
 * The order in which the parts of a page are read. From top to bottom, rows that all leave the same **gutter** free
 * form a band; what stands left of the gutter is read before what stands right of it, each by the same rule again.
 * A gutter counts when both of its sides are columns of running text: wide enough, filled, their rows one below the
 * other. So tables, lists with hanging numbers and transcripts with names in the margin stay row by row.
 */

/** A stretch across the page that rows leave free. */
interface Gutter {
  readonly start: number;
  readonly end: number;
}

/** No page has more columns side by side. */
const MOST_COLUMNS = 12;

/** Returns the pieces in parts of one column each, in reading order. */
export function columnsOf(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const done: (readonly Piece[])[] = [];
  const waiting: Part[] = [{ pieces, depth: 0, isWhole: false }];
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    if (part.isWhole || part.depth > MOST_COLUMNS) done.push(part.pieces);
    else waiting.push(...partsOf(part).reverse());
  }
  return done;
}

interface Part {
  readonly pieces: readonly Piece[];
  readonly depth: number;
  /** Nothing in it is side by side. */
  readonly isWhole: boolean;
}

function partsOf({ pieces, depth }: Part): Part[] {
  const rows = rowsOf(pieces).map((row) => ({ ...row, segments: segmentsOf(row) }));
  const narrowest = median(rows.map(({ size }) => size)) * NARROWEST;
  const parts: Part[] = [];
  let plain: Piece[] = [];
  const endPlain = () => {
    if (plain.length > 0) parts.push({ pieces: plain, depth, isWhole: true });
    plain = [];
  };
  for (let at = 0; at < rows.length;) {
    const band = bandFrom(rows, at, narrowest);
    if (band === null) {
      plain.push(...rows[at]!.pieces);
      at += 1;
      continue;
    }
    endPlain();
    const inside = rows.slice(at, band.end).flatMap((row) => row.pieces);
    const isLeft = ({ start, end }: Piece) => (start + end) / 2 < (band.gutter.start + band.gutter.end) / 2;
    parts.push({ pieces: inside.filter(isLeft), depth: depth + 1, isWhole: false });
    parts.push({ pieces: inside.filter((piece) => !isLeft(piece)), depth: depth + 1, isWhole: false });
    at = band.end;
  }
  endPlain();
  return parts;
}

interface SegmentedRow extends Row {
  readonly segments: readonly Segment[];
}

interface Band {
  /** Index of the first row that is not in it. */
  readonly end: number;
  readonly gutter: Gutter;
}

/** No page has more rows; bounds how often a row is looked at. */
const LONGEST_BAND = 600;

/** Returns the band that begins with this row, or null where no gutter does. */
function bandFrom(rows: readonly SegmentedRow[], first: number, narrowest: number): Band | null {
  let free: readonly Gutter[] = gapsOf(rows[first]!);
  let left = edge(rows[first]!, 'start');
  let right = edge(rows[first]!, 'end');
  let hadBoth = false;
  let at = first + 1;
  for (; at < rows.length && at < first + LONGEST_BAND; at += 1) {
    const row = rows[at]!;
    const still = intersected(free, gapsOf(row)).filter(({ start, end }) => end - start >= narrowest);
    const reaches: readonly [number, number] = [Math.min(left, edge(row, 'start')), Math.max(right, edge(row, 'end'))];
    const hasBoth = still.some(({ start, end }) => start > reaches[0] && end < reaches[1]);
    if (still.length === 0 || (hadBoth && !hasBoth)) break;
    free = still;
    [left, right] = reaches;
    hadBoth ||= hasBoth;
  }
  const band = rows.slice(first, at);
  const gutter = hadBoth
    ? free.find((one) => one.start > left && one.end < right && partsColumns(band, one))
    : undefined;
  return gutter === undefined ? null : { end: at, gutter };
}

/** A gutter is at least this wide, in sizes of the font. */
const NARROWEST = 0.75;

function edge({ segments }: SegmentedRow, side: 'start' | 'end'): number {
  return side === 'start' ? segments[0]!.start : segments.reduce((most, { end }) => Math.max(most, end), -Infinity);
}

/** What the row leaves free, to both sides without end. */
function gapsOf({ segments }: SegmentedRow): Gutter[] {
  const gaps: Gutter[] = [];
  let from = -Infinity;
  for (const { start, end } of segments) {
    if (start > from) gaps.push({ start: from, end: start });
    from = Math.max(from, end);
  }
  return [...gaps, { start: from, end: Infinity }];
}

function intersected(a: readonly Gutter[], b: readonly Gutter[]): Gutter[] {
  const both: Gutter[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const start = Math.max(a[i]!.start, b[j]!.start);
    const end = Math.min(a[i]!.end, b[j]!.end);
    if (end > start) both.push({ start, end });
    if (a[i]!.end < b[j]!.end) i += 1;
    else j += 1;
  }
  return both;
}

const partsColumns = (band: readonly SegmentedRow[], { start, end }: Gutter): boolean =>
  isColumn(band, (segment) => segment.end <= start) && isColumn(band, (segment) => segment.start >= end);

/** A column has at least so many rows … */
const FEWEST_ROWS = 3;

/** … is at least so wide, in sizes of the font … */
const NARROWEST_COLUMN = 5;

/** … and its rows fill at least this share of it on average. */
const LEAST_FILLED = 0.5;

/** Rows of a column follow each other within so many sizes of the font, mostly. */
const WIDEST_LEADING = 2.2;

function isColumn(band: readonly SegmentedRow[], isInside: (segment: Segment) => boolean): boolean {
  const rows = band.flatMap(({ base, size, segments }) => {
    const inside = segments.filter(isInside);
    return inside.length === 0 ? [] : [{ base, size, start: inside[0]!.start, end: inside.at(-1)!.end }];
  });
  if (rows.length < FEWEST_ROWS) return false;
  const width = Math.max(...rows.map(({ end }) => end)) - Math.min(...rows.map(({ start }) => start));
  const size = median(rows.map((row) => row.size));
  const filled = rows.reduce((sum, { start, end }) => sum + end - start, 0) / (width * rows.length);
  const leading = median(rows.slice(1).map(({ base }, i) => base - rows[i]!.base));
  return width >= size * NARROWEST_COLUMN && filled >= LEAST_FILLED && leading <= size * WIDEST_LEADING;
}

/** Returns the value in the middle; 0 of none. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
