import { Schema, type Node } from 'prosemirror-model';
import { type Block, BLOCK_TYPES, type BlockType } from '../../shared/model/block.ts';
import { stretchesOf } from './stretches.ts';

/**
 * The document the editor works on: the article's flat blocks, about 25 to a `section`. Sections exist for the
 * browser alone, which then skips what is off screen; the text, the offsets and the user never see them.
 */

/** How many blocks share a section when an article is opened. */
const BLOCKS_PER_SECTION = 25;

/** Each block reads in the direction of its own words, and so do the letters and lines drawn at it. */
const BY_ITS_WORDS = { dir: 'auto' } as const;

export const schema = new Schema({
  topNode: 'doc',
  nodes: {
    doc: { content: 'section+' },
    section: { content: 'block+', defining: false, parseDOM: [{ tag: 'section' }], toDOM: () => ['section', 0] },
    paragraph: { content: 'text*', group: 'block', parseDOM: [{ tag: 'p' }], toDOM: () => ['p', BY_ITS_WORDS, 0] },
    heading: {
      content: 'text*',
      group: 'block',
      attrs: { level: { default: 2 } },
      parseDOM: [1, 2, 3, 4, 5, 6].map((level) => ({ tag: `h${level}`, attrs: { level } })),
      toDOM: (node) => [`h${levelOf(node) ?? 2}`, BY_ITS_WORDS, 0],
    },
    quotation: {
      content: 'text*',
      group: 'block',
      parseDOM: [{ tag: 'blockquote' }],
      toDOM: () => ['blockquote', BY_ITS_WORDS, 0],
    },
    'list-item': {
      content: 'text*',
      group: 'block',
      attrs: { level: { default: 1 } },
      parseDOM: [{ tag: 'li' }, { tag: 'p.list-item' }],
      toDOM: (node) => ['p', { ...BY_ITS_WORDS, class: 'list-item', style: `--level: ${levelOf(node) ?? 1}` }, 0],
    },
    text: {},
  },
  marks: {
    // A part of a very long paragraph; the number only keeps neighbours apart.
    stretch: { attrs: { number: { default: 0 } }, toDOM: () => ['span', { class: 'stretch' }, 0] },
  },
});

const levelOf = (node: Node): number | undefined => {
  const level: unknown = node.attrs.level;
  return typeof level === 'number' ? level : undefined;
};

const isBlockType = (name: string): name is BlockType => (BLOCK_TYPES as readonly string[]).includes(name);

/**
 * Returns the document of these blocks; an article without blocks has one empty paragraph.
 *
 * @param sizes how many blocks each section gets
 * @throws RangeError when the sizes are not those of so many blocks
 */
export function docOf(blocks: readonly Block[], sizes?: readonly number[]): Node {
  const nodes = (blocks.length === 0 ? [{ type: 'paragraph', text: '' } as const] : blocks).map(nodeOf);
  const sections: Node[] = [];
  let start = 0;
  for (const size of sizes ?? evenSizes(nodes.length)) {
    sections.push(schema.nodes.section.create(null, nodes.slice(start, start + size)));
    start += size;
  }
  if (start !== nodes.length) throw new RangeError(`${nodes.length} blocks do not fill sections of ${start}`);
  return schema.nodes.doc.create(null, sections);
}

const evenSizes = (blocks: number): number[] =>
  Array.from({ length: Math.ceil(blocks / BLOCKS_PER_SECTION) }, (_, i) =>
    Math.min(BLOCKS_PER_SECTION, blocks - i * BLOCKS_PER_SECTION),
  );

/** Returns how many blocks each section of the document holds. */
export const sectionSizesOf = (doc: Node): number[] => doc.children.map((section) => section.childCount);

const nodeOf = (block: Block): Node =>
  schema.nodes[block.type].create(block.level === undefined ? null : { level: block.level }, textNodes(block.text));

/** Returns the text as a block holds it: a very long one in stretches. */
function textNodes(text: string): Node[] {
  const stretches = stretchesOf(text);
  if (stretches.length === 1) return text === '' ? [] : [schema.text(text)];
  return stretches.map((stretch, number) => schema.text(stretch, [schema.mark('stretch', { number })]));
}

/** Returns the block as the document keeps it: a heading that names no level has the second. */
export const asKept = (block: Block): Block => blockOf(nodeOf(block));

/** Returns the text of a block; all but very long ones have it in one piece. */
export const textOfBlock = (node: Node): string =>
  node.childCount === 1 ? (node.firstChild?.text ?? '') : node.textContent;

const blockByNode = new WeakMap<Node, Block>();

/** Returns the block a node stands for; the same object for the same node. */
export function blockOf(node: Node): Block {
  const known = blockByNode.get(node);
  if (known !== undefined) return known;
  const type = node.type.name;
  if (!isBlockType(type)) throw new RangeError(`Not a block: ${type}`);
  const level = levelOf(node);
  const block: Block = { type, ...(level === undefined ? {} : { level }), text: textOfBlock(node) };
  blockByNode.set(node, block);
  return block;
}
