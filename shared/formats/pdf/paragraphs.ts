import { median } from './columns.ts';
import type { Line } from './lines.ts';

/**
 * Which lines belong to one paragraph. A new one begins where the leading grows, the size of the font changes, a line is
 * indented or hangs out, a bullet stands, or the line before broke although the next word would have fitted. Across
 * columns and pages a paragraph goes on when its last line is full and ends no sentence, and the next line begins with
 * a small letter; notes at the foot of the page do not interrupt it.
 */
export interface Paragraph {
  readonly lines: readonly Line[];
}

/** Returns the paragraphs in reading order. */
export function paragraphsOfLines(lines: readonly Line[]): Paragraph[] {
  const columns: Line[][] = [];
  for (const line of lines) {
    if (columns.at(-1)?.[0]?.column === line.column) columns.at(-1)!.push(line);
    else columns.push([line]);
  }
  const body = bodySize(lines);
  const paragraphs: Line[][] = [];
  for (const column of columns) {
    const [first, ...more] = paragraphsInColumn(column);
    const open = openParagraph(paragraphs, first!, body);
    if (open === undefined) paragraphs.push(first!);
    else open.push(...first!);
    paragraphs.push(...more);
  }
  return paragraphs.map((its) => ({ lines: its }));
}

/** Returns the size that most letters have. */
export function bodySize(lines: readonly Line[]): number {
  const letters = new Map<number, number>();
  for (const { size, text } of lines) {
    const rounded = Math.round(size * 2) / 2;
    letters.set(rounded, (letters.get(rounded) ?? 0) + text.length);
  }
  return [...letters].reduce((most, entry) => (entry[1] > most[1] ? entry : most), [0, 0])[0];
}

interface Column {
  readonly left: number;
  readonly right: number;
  /** From base line to base line within a paragraph, in sizes of the font. */
  readonly leading: number;
}

function paragraphsInColumn(lines: readonly Line[]): Line[][] {
  const column = measured(lines);
  const paragraphs: Line[][] = [];
  for (const line of lines) {
    const open = paragraphs.at(-1);
    if (open === undefined || begins(line, open, column)) paragraphs.push([line]);
    else open.push(line);
  }
  return paragraphs;
}

function measured(lines: readonly Line[]): Column {
  const ends = lines.map(({ end }) => end).sort((a, b) => a - b);
  const starts = lines.map(({ start }) => start).sort((a, b) => a - b);
  const steps = lines
    .slice(1)
    .map((line, i) => (line.base - lines[i]!.base) / line.size)
    .filter((step) => step > 0.5 && step < 2.5);
  return {
    // A line or two that stick out (a rule, a long address) do not make the column wider.
    left: starts[Math.floor(starts.length * 0.05)]!,
    right: ends[Math.ceil(ends.length * 0.9) - 1]!,
    leading: steps.length < FEW ? Math.min(USUAL_LEADING, ...steps) : commonest(steps),
  };
}

/** So few steps from line to line may all be between paragraphs … */
const FEW = 4;

/** … so that within one lines are taken to follow at this distance at most, in sizes of the font. */
const USUAL_LEADING = 1.3;

/** The commonest value, by twentieths; the smallest of those as common. */
function commonest(values: readonly number[]): number {
  const groups = new Map<number, number[]>();
  for (const value of values) {
    const key = Math.round(value * 10);
    groups.set(key, [...(groups.get(key) ?? []), value].slice(-50));
  }
  const largest = Math.max(...[...groups.values()].map(({ length }) => length));
  const smallest = Math.min(...[...groups].filter(([, { length }]) => length === largest).map(([key]) => key));
  return median(groups.get(smallest)!);
}

/** Differences of place below this, in sizes of the font, mean nothing. */
const SLACK = 0.6;

/** Returns whether this line begins a paragraph, after those that are open. */
function begins(line: Line, open: readonly Line[], column: Column): boolean {
  const last = open.at(-1)!;
  const size = Math.max(line.size, last.size);
  if (Math.abs(line.size - last.size) > size * 0.08) return true;
  if (line.base - last.base > (column.leading + 0.3) * size || line.base < last.base) return true;
  if (BULLET.test(line.text)) return true;
  const indent = line.start - last.start;
  const isHanging = open.length > 1 ? open[1]!.start > open[0]!.start + size * SLACK : false;
  if (indent > size * SLACK && indent < size * 6) {
    // The second line of a hanging paragraph is indented; a first line is when those before stand at the edge.
    return open.length > 1 || ENDS_SENTENCE.test(last.text) || !isFull(last, column);
  }
  if (isHanging && line.start < last.start - size * SLACK) return true;
  return breaksEarly(last, line, column);
}

/** A mark before an item of a list. */
export const BULLET = /^[•‣▪▫◦●○■□–—·*-]\s+(?=\S)/u;

const ENDS_SENTENCE = /[.!?…:;。！？؟][”"’»)\]]*$/u;

const isFull = ({ end, size }: Line, { right }: Column): boolean => end > right - size * 3;

/** How much room a break must leave to be meant, in shares of the column, whatever the line ends with. */
const MUCH_ROOM = 0.25;

/** The next word would have fitted, clearly, or at the end of a sentence. */
function breaksEarly(last: Line, line: Line, { left, right }: Column): boolean {
  const first = /^\S+/u.exec(line.text)?.[0] ?? '';
  const width = ((line.end - line.start) * first.length) / Math.max(1, line.text.length);
  const room = right - last.end - width - last.size * 0.3;
  if (/[\p{L}][-\u2010\u00ad]$/u.test(last.text)) return false;
  const isMeant = ENDS_SENTENCE.test(last.text) ? room > last.size : room > (right - left) * MUCH_ROOM;
  return isMeant && right - left > last.size * 8;
}

/** Notes at the foot are set smaller than the text, by this factor at least. */
const SMALLER = 0.93;

/** The paragraph that this first one of a column goes on, or none. */
function openParagraph(paragraphs: readonly Line[][], first: readonly Line[], body: number): Line[] | undefined {
  const { size, page, text } = first[0]!;
  const isBody = size > body * SMALLER;
  for (let at = paragraphs.length - 1; at >= 0 && at > paragraphs.length - 40; at -= 1) {
    const last = paragraphs[at]!.at(-1)!;
    if (last.page < page - 1) return undefined;
    if (isBody && last.size < body * SMALLER && last.size < size * SMALLER) continue;
    const isSame = Math.abs(last.size - size) <= size * 0.08 && last.font === first[0]!.font;
    const isOpen = !ENDS_SENTENCE.test(last.text) || /[-\u2010\u00ad]$/u.test(last.text);
    return isSame && isOpen && /^[\p{Ll}\p{Lo}\p{N}“"‘(]/u.test(text) && last.text.length > 3
      ? paragraphs[at]
      : undefined;
  }
  return undefined;
}
