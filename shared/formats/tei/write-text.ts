import type { Block } from '../../model/block.ts';
import type { XmlOut } from '../xml.ts';
import { BLOCK_QUOTATION } from './read-annotations.ts';
import { isPlain } from './values.ts';

/**
 * The blocks of an article as the body of a TEI document: each heading opens a division as deep as its level, list
 * items stand in lists of their depth, block quotations in `quote`. Annotations that nest become elements around their
 * words; where they do not, blocks get ids for pointers to lead to.
 */
export interface InlinePiece {
  /** UTF-16 code units from the beginning of the block, half-open, not empty. */
  readonly start: number;
  readonly end: number;
  readonly element: { readonly name: string; readonly attributes: NonNullable<XmlOut['attributes']> };
}

/** What stands in a block besides its text. */
export interface BlockContent {
  readonly id?: string;
  /** In text order, outer ones first; they nest. */
  readonly pieces: readonly InlinePiece[];
}

interface Open {
  readonly name: string;
  readonly attributes: NonNullable<XmlOut['attributes']>;
  readonly children: (XmlOut | string)[];
  readonly isBlock: boolean;
}

/** Returns the element `body` with these blocks. */
export function bodyOf(blocks: readonly Block[], contents: readonly BlockContent[]): XmlOut {
  const body = container('body');
  const divisions: Open[] = [body];
  let lists: Open[] = [];
  for (const [index, block] of blocks.entries()) {
    if (block.type !== 'list-item') lists = [];
    if (block.type === 'heading') openDivision(divisions, block.level ?? 1);
    const into = divisions.at(-1)!;
    const content = contents[index] ?? { pieces: [] };
    if (block.type === 'list-item') addItem(into, lists, block, content);
    else if (block.type === 'quotation') {
      const quotation = container('quote', { type: BLOCK_QUOTATION });
      quotation.children.push(paragraph('p', block, content));
      into.children.push(quotation);
    } else into.children.push(paragraph(block.type === 'heading' ? 'head' : 'p', block, content));
  }
  return body;
}

const container = (name: string, attributes: Open['attributes'] = {}): Open => ({
  name,
  attributes,
  children: [],
  isBlock: true,
});

/** Ends the divisions that are as deep as the new one, and opens as many as its level says. */
function openDivision(divisions: Open[], level: number): void {
  divisions.splice(Math.max(1, level));
  while (divisions.length <= level) {
    const division = container('div');
    divisions.at(-1)!.children.push(division);
    divisions.push(division);
  }
}

/** Adds an item to the list of its depth; lists that are missing on the way there are opened. */
function addItem(into: Open, lists: Open[], block: Block, content: BlockContent): void {
  const level = Math.max(1, block.level ?? 1);
  lists.splice(level);
  while (lists.length < level) {
    const list = container('list');
    const around = lists.at(-1);
    if (around === undefined) into.children.push(list);
    else {
      const last = around.children.at(-1) as Open | undefined;
      if (last === undefined) around.children.push({ ...container('item'), children: [list] } satisfies Open);
      else last.children.push(list);
    }
    lists.push(list);
  }
  const item = container('item');
  item.children.push(paragraph('p', block, content));
  lists.at(-1)!.children.push(item);
}

function paragraph(name: string, { text }: Block, { id, pieces }: BlockContent): XmlOut {
  const isExact = !isPlain(text) || pieces.some((piece) => hasEdges(text, piece));
  const attributes = { 'xml:id': id, 'xml:space': isExact ? 'preserve' : undefined };
  return { name, attributes, children: childrenOf(text, pieces) };
}

/** True when white space stands at an edge of the piece, on its inside. */
const hasEdges = (text: string, { start, end }: InlinePiece): boolean =>
  /^\s|\s$/u.test(text.slice(start, end)) || text.slice(start, end) === '';

/** The text with the pieces around their words. */
function childrenOf(text: string, pieces: readonly InlinePiece[]): (XmlOut | string)[] {
  const root: (XmlOut | string)[] = [];
  const open: { readonly end: number; readonly children: (XmlOut | string)[] }[] = [
    { end: text.length, children: root },
  ];
  let at = 0;
  const writeTo = (offset: number) => {
    if (offset > at) open.at(-1)!.children.push(text.slice(at, offset));
    at = Math.max(at, offset);
  };
  const closeUntil = (offset: number) => {
    while (open.length > 1 && open.at(-1)!.end <= offset) {
      writeTo(open.at(-1)!.end);
      open.pop();
    }
  };
  for (const { start, end, element } of pieces) {
    closeUntil(start);
    writeTo(start);
    const children: (XmlOut | string)[] = [];
    open.at(-1)!.children.push({ ...element, children });
    open.push({ end, children });
  }
  closeUntil(text.length);
  writeTo(text.length);
  return root;
}
