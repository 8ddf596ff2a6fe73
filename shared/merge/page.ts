import { countWhile } from '../model/count-while.ts';
import type { Block } from '../model/block.ts';

/**
 * The text of an article as a **page**: every block is written as a line feed and then its text, the first one, too.
 * So a block that comes or goes is a piece of text that comes or goes, wherever it stands. An offset on the page is
 * one more than the offset of the same character in the canonical text. UTF-16 code units.
 */
export interface Page {
  readonly text: string;
  readonly blocks: readonly Block[];
  /** Offset of each block's line feed, ascending. */
  readonly starts: readonly number[];
}

/** Writes the blocks on a page. */
export function pageOf(blocks: readonly Block[]): Page {
  const starts: number[] = [];
  let length = 0;
  for (const { text } of blocks) {
    starts.push(length);
    length += text.length + 1;
  }
  return { text: blocks.map(({ text }) => `\n${text}`).join(''), blocks, starts };
}

/** Returns where the block with this index begins; the end of the page when there are not so many. */
export const startOfBlock = (page: Page, index: number): number => page.starts[index] ?? page.text.length;

/** Returns how many blocks begin before `offset`. */
export function blocksBefore(page: Page, offset: number): number {
  return countWhile(page.starts.length, (i) => page.starts[i]! < offset);
}

/** Returns the blocks that begin in `[start, end)`. */
export const blocksBeginningIn = (page: Page, start: number, end: number): readonly Block[] =>
  page.blocks.slice(blocksBefore(page, start), blocksBefore(page, end));

/** True when a block begins at `offset`, or the page ends there. */
export const isBlockEdge = (page: Page, offset: number): boolean =>
  offset === page.text.length || page.text[offset] === '\n';

/** True when two blocks are of one type and level, whatever their text. */
export const areAlike = (one: Block, other: Block): boolean => one.type === other.type && one.level === other.level;

/** Returns the index of the block in which the character before `offset` stands; -1 at the head of the page. */
export const blockUpTo = (page: Page, offset: number): number => blocksBefore(page, offset) - 1;
