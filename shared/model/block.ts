/**
 * An article is a flat list of **blocks**. Its **canonical text** is the blocks' texts joined by one `\n`; every
 * offset in memory counts UTF-16 code units of that text, half-open.
 */

export const BLOCK_TYPES = ['paragraph', 'heading', 'quotation', 'list-item'] as const;
export type BlockType = (typeof BLOCK_TYPES)[number];

/** One paragraph-like piece of the article. Its text holds no line feed. */
export interface Block {
  readonly type: BlockType;
  /** Heading level 1 to 6, or depth of a list item from 1; absent on the others. */
  readonly level?: number;
  readonly text: string;
}

/** Returns the canonical text: the blocks' texts joined by `\n`. */
export const textOf = (blocks: readonly Block[]): string => blocks.map((block) => block.text).join('\n');

/** Returns the paragraphs of `text`, one a line; the inverse of `textOf` for plain paragraphs. */
export const paragraphsOf = (text: string): Block[] =>
  text.split('\n').map((line) => ({ type: 'paragraph', text: line }));
