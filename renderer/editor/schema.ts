import { Schema, type Node } from 'prosemirror-model';
import { type Block, BLOCK_TYPES, type BlockType } from '../../shared/model/block.ts';

/**
 * The document the editor works on: the article's flat blocks, about 25 to a `section`. Sections exist for the
 * browser alone, which then skips what is off screen; the text, the offsets and the user never see them.
 */

/** How many blocks share a section when an article is opened. */
const BLOCKS_PER_SECTION = 25;

export const schema = new Schema({
  topNode: 'doc',
  nodes: {
    doc: { content: 'section+' },
    section: { content: 'block+', defining: false, parseDOM: [{ tag: 'section' }], toDOM: () => ['section', 0] },
    paragraph: { content: 'text*', group: 'block', parseDOM: [{ tag: 'p' }], toDOM: () => ['p', 0] },
    heading: {
      content: 'text*',
      group: 'block',
      attrs: { level: { default: 2 } },
      parseDOM: [1, 2, 3, 4, 5, 6].map((level) => ({ tag: `h${level}`, attrs: { level } })),
      toDOM: (node) => [`h${levelOf(node) ?? 2}`, 0],
    },
    quotation: { content: 'text*', group: 'block', parseDOM: [{ tag: 'blockquote' }], toDOM: () => ['blockquote', 0] },
    'list-item': {
      content: 'text*',
      group: 'block',
      attrs: { level: { default: 1 } },
      parseDOM: [{ tag: 'li' }, { tag: 'p.list-item' }],
      toDOM: (node) => ['p', { class: 'list-item', style: `--level: ${levelOf(node) ?? 1}` }, 0],
    },
    text: {},
  },
});

const levelOf = (node: Node): number | undefined => {
  const level: unknown = node.attrs.level;
  return typeof level === 'number' ? level : undefined;
};

const isBlockType = (name: string): name is BlockType => (BLOCK_TYPES as readonly string[]).includes(name);

/** Returns the document of these blocks; an article without blocks has one empty paragraph. */
export function docOf(blocks: readonly Block[]): Node {
  const nodes = (blocks.length === 0 ? [{ type: 'paragraph', text: '' } as const] : blocks).map(nodeOf);
  const sections: Node[] = [];
  for (let i = 0; i < nodes.length; i += BLOCKS_PER_SECTION) {
    sections.push(schema.node('section', null, nodes.slice(i, i + BLOCKS_PER_SECTION)));
  }
  return schema.node('doc', null, sections);
}

const nodeOf = (block: Block): Node =>
  schema.node(
    block.type,
    block.level === undefined ? null : { level: block.level },
    block.text === '' ? [] : [schema.text(block.text)],
  );

const blockByNode = new WeakMap<Node, Block>();

/** Returns the block a node stands for; the same object for the same node. */
export function blockOf(node: Node): Block {
  const known = blockByNode.get(node);
  if (known !== undefined) return known;
  const type = node.type.name;
  if (!isBlockType(type)) throw new RangeError(`Not a block: ${type}`);
  const level = levelOf(node);
  const block: Block = { type, ...(level === undefined ? {} : { level }), text: node.textContent };
  blockByNode.set(node, block);
  return block;
}
