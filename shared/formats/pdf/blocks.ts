import type { Block } from '../../model/block.ts';
import { joinLines, wordsIn } from './hyphens.ts';
import type { Line } from './lines.ts';
import { bodySize, BULLET, paragraphsOfLines, type Paragraph } from './paragraphs.ts';

/** The blocks of a PDF and what was done to make them. */
export interface PdfBlocks {
  readonly blocks: readonly Block[];
  /** How many words broken at a line end were joined. */
  readonly joined: number;
  /** Broken words that kept their hyphen. */
  readonly doubtful: readonly string[];
  /** For each page with text, in order, the index of the block with its first words, and whether it began before. */
  readonly pageStarts: readonly PageStart[];
}

export interface PageStart {
  /** From 1. */
  readonly page: number;
  readonly block: number;
  readonly isInside: boolean;
}

/** Returns the paragraphs, headings and list items that the lines make. */
export function blocksOf(lines: readonly Line[]): PdfBlocks {
  const paragraphs = paragraphsOfLines(lines);
  const words = wordsIn(lines.map(({ text }) => text));
  const joined = paragraphs.map((paragraph) =>
    joinLines(
      paragraph.lines.map(({ text }) => text),
      words,
    ),
  );
  const headings = headingsAmong(
    paragraphs,
    joined.map(({ text }) => text),
    lines,
  );
  return {
    blocks: joined.map(({ text }, at) => blockOf(text, headings.get(at))),
    joined: joined.reduce((sum, one) => sum + one.joined, 0),
    doubtful: joined.flatMap((one) => one.doubtful),
    pageStarts: pageStarts(paragraphs),
  };
}

function blockOf(text: string, level: number | undefined): Block {
  if (level !== undefined) return { type: 'heading', level, text };
  return BULLET.test(text)
    ? { type: 'list-item', level: 1, text: text.replace(BULLET, '') }
    : { type: 'paragraph', text };
}

function pageStarts(paragraphs: readonly Paragraph[]): PageStart[] {
  const starts = new Map<number, PageStart>();
  paragraphs.forEach(({ lines }, block) =>
    lines.forEach(({ page }, at) => {
      if (!starts.has(page)) starts.set(page, { page: page + 1, block, isInside: at > 0 });
    }),
  );
  return [...starts.values()].sort((a, b) => a.page - b.page);
}

/** A heading is set larger than the text by this factor at least … */
const LARGER = 1.12;

/** … and has at most so many UTF-16 code units. */
const LONGEST = 250;

/** Levels that sizes are told apart by; smaller ones share the last. */
const MOST_LEVELS = 4;

/** Returns the levels of the paragraphs that are headings, by their index. */
function headingsAmong(
  paragraphs: readonly Paragraph[],
  texts: readonly string[],
  lines: readonly Line[],
): ReadonlyMap<number, number> {
  const body = bodySize(lines);
  const rounded = ({ lines: its }: Paragraph) => Math.round(its[0]!.size * 2) / 2;
  const isHeading = (at: number) => texts[at]!.length <= LONGEST && /\p{L}{2}|\p{L}\P{L}+\p{L}/u.test(texts[at]!);
  const large = [...paragraphs.keys()].filter((at) => rounded(paragraphs[at]!) >= body * LARGER && isHeading(at));
  const sizes = [...new Set(large.map((at) => rounded(paragraphs[at]!)))].sort((a, b) => b - a);
  const levels = new Map(large.map((at) => [at, Math.min(MOST_LEVELS, sizes.indexOf(rounded(paragraphs[at]!)) + 1)]));
  const below = Math.min(MOST_LEVELS, sizes.length) + 1;
  const fonts = fontsOf(lines);
  for (const at of paragraphs.keys()) {
    if (!levels.has(at) && isSetApart(paragraphs, at, body, fonts) && isHeading(at)) levels.set(at, below);
  }
  return levels;
}

interface Fonts {
  /** The one that most of the text has. */
  readonly body: string;
  readonly shares: ReadonlyMap<string, number>;
}

function fontsOf(lines: readonly Line[]): Fonts {
  const lengths = new Map<string, number>();
  for (const { font, text } of lines) lengths.set(font, (lengths.get(font) ?? 0) + text.length);
  const total = lines.reduce((sum, { text }) => sum + text.length, 0);
  const body = [...lengths].reduce((most, entry) => (entry[1] > most[1] ? entry : most), ['', 0])[0];
  return { body, shares: new Map([...lengths].map(([font, length]) => [font, length / total])) };
}

/** A line of the text's size in a font of its own, short, without an end, and running text after it. */
function isSetApart(
  paragraphs: readonly Paragraph[],
  at: number,
  body: number,
  { body: main, shares }: Fonts,
): boolean {
  const { lines } = paragraphs[at]!;
  const [line] = lines;
  const next = paragraphs[at + 1]?.lines;
  if (lines.length > 1 || line === undefined || next === undefined || next.length < 2) return false;
  const isOwn = line.font !== main && (shares.get(line.font) ?? 0) < 0.2 && next[0]!.font === main;
  const isShort = line.text.length <= 100 && line.end - line.start < 0.9 * (next[0]!.end - next[0]!.start);
  return (
    isOwn &&
    isShort &&
    line.size > body * 0.95 &&
    /^[\p{Lu}\p{Lo}\p{N}]/u.test(line.text) &&
    !/[.,;:]$/u.test(line.text)
  );
}
