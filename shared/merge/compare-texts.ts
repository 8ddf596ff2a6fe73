import { prefixOf, suffixOf } from '../annotations/covered-text.ts';
import type { Block } from '../model/block.ts';
import { keptBlocks } from './kept-blocks.ts';
import { areAlike, blocksBefore, blockUpTo, isBlockEdge, type Page, pageOf } from './page.ts';
import type { Stretch } from './settle.ts';
import { shortened } from './shortened.ts';
import { stretchesBetween } from './stretches.ts';

/** What differs between two texts, as paragraphs in which words are struck out and put in. */
export interface TextDifference {
  /** Number of the paragraph in the later version, from 1: the first changed one, or the one after what went. */
  readonly paragraph: number;
  readonly pieces: readonly Piece[];
  /** Where the paragraph became one of another sort: `Paragraph`, `Heading 2`. */
  readonly sort?: { readonly before: string; readonly after: string };
}

/** Text that stayed, with “…” where some of it is left out, or that was taken out or put in. */
export interface Piece {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Code points of one piece. */
const MOST_OF_A_PIECE = 1_000;

/** Returns the differences in the order of the later text. */
export function compareTexts(beforeBlocks: readonly Block[], afterBlocks: readonly Block[]): TextDifference[] {
  const [before, after] = [pageOf(beforeBlocks), pageOf(afterBlocks)];
  const stretches = stretchesBetween(before, after);
  const words = inParagraphs(after, readable(before, stretches)).map((group) => wordDifference(before, after, group));
  return [...words, ...sortDifferences(before, after, stretches)].sort((a, b) => a.paragraph - b.paragraph);
}

/** Nobody wants to read that a single comma stayed: what is apart by no word is one. */
function readable(before: Page, stretches: readonly Stretch[]): Stretch[] {
  const joined: Stretch[] = [];
  for (const stretch of stretches) {
    const last = joined.at(-1);
    const isNear = last !== undefined && /^[^\p{L}\p{N}\n]*$/u.test(before.text.slice(last.end, stretch.start));
    if (isNear) joined[joined.length - 1] = { ...last, end: stretch.end, toEnd: stretch.toEnd };
    else joined.push(stretch);
  }
  return joined;
}

/** Stretches that meet in one paragraph of the later text are told together. */
function inParagraphs(after: Page, stretches: readonly Stretch[]): Stretch[][] {
  const groups: Stretch[][] = [];
  let paragraph: number | null = null;
  for (const stretch of stretches) {
    if (blockUpTo(after, stretch.toStart) === paragraph) groups.at(-1)!.push(stretch);
    else groups.push([stretch]);
    paragraph = blockUpTo(after, stretch.toEnd);
  }
  return groups;
}

function wordDifference(before: Page, after: Page, group: readonly Stretch[]): TextDifference {
  const first = group[0]!;
  const pieces: Piece[] = [{ kind: 'same', text: contextBefore(after, first.toStart) }];
  for (const [i, stretch] of group.entries()) {
    const next = group[i + 1];
    pieces.push({ kind: 'removed', text: cut(before.text.slice(stretch.start, stretch.end)) });
    pieces.push({ kind: 'added', text: cut(after.text.slice(stretch.toStart, stretch.toEnd)) });
    pieces.push({ kind: 'same', text: contextAfter(after, stretch.toEnd, next?.toStart) });
  }
  const isOwn = isBlockEdge(before, first.start) && isBlockEdge(before, first.end) && isBlockEdge(after, first.toStart);
  const paragraph = blocksBefore(after, first.toStart + Number(isOwn));
  return { paragraph, pieces: withoutEmpty(isOwn ? onNewLine(pieces) : pieces) };
}

/** Whole paragraphs come or go: the end of the paragraph before them is no context of theirs. */
const onNewLine = ([, ...pieces]: readonly Piece[]): Piece[] =>
  pieces.map(({ kind, text }) => ({ kind, text: text.replace(/^\n(?=[^])/u, '') }));

const withoutEmpty = (pieces: readonly Piece[]): Piece[] => pieces.filter(({ text }) => text !== '');

const cut = (text: string): string =>
  text.length > MOST_OF_A_PIECE ? `${Array.from(text).slice(0, MOST_OF_A_PIECE).join('')}…` : text;

/** Returns what stands before `offset` in its paragraph. */
function contextBefore(page: Page, offset: number): string {
  const context = prefixOf(page.text, offset);
  const line = context.lastIndexOf('\n');
  return line >= 0 ? context.slice(line + 1) : `…${context}`;
}

/** Returns what stands after `offset` in its paragraph, up to the next stretch. */
function contextAfter(page: Page, offset: number, next: number | undefined): string {
  const context = suffixOf(page.text, offset);
  const line = context.indexOf('\n');
  if (next === undefined) {
    if (line >= 0) return context.slice(0, line);
    return offset + context.length === page.text.length ? context : `${context}…`;
  }
  const ahead = prefixOf(page.text, next);
  const between = page.text.slice(offset, next);
  return between.length <= context.length + ahead.length ? between : `${context}…${ahead}`;
}

function sortDifferences(before: Page, after: Page, stretches: readonly Stretch[]): TextDifference[] {
  return keptBlocks(before, after, stretches).flatMap((index, i): TextDifference[] => {
    const [old, now] = [before.blocks[i]!, after.blocks[index]];
    if (now === undefined || areAlike(old, now)) return [];
    const pieces = withoutEmpty([{ kind: 'same', text: shortened(now.text) }]);
    return [{ paragraph: index + 1, pieces, sort: { before: sortOf(old), after: sortOf(now) } }];
  });
}

const SORTS = { paragraph: 'Paragraph', heading: 'Heading', quotation: 'Quotation', 'list-item': 'List item' } as const;

const sortOf = ({ type, level }: Block): string => (level === undefined ? SORTS[type] : `${SORTS[type]} ${level}`);
