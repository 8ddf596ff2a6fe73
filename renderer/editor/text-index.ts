import type { Node } from 'prosemirror-model';
import type { BlockSplice } from '../../shared/annotations/change.ts';
import type { Block } from '../../shared/model/block.ts';
import type { Fragment } from '../../shared/model/records.ts';
import { blockOf, textOfBlock } from './schema.ts';

/**
 * Two ways to name a place: a ProseMirror **position** counts the tokens of the document tree, an **offset** counts
 * UTF-16 code units of the canonical text. Inside one section the block number j that begins at offset o begins at
 * position o + j; a section adds its own two tokens. The index of a document is built from those of its sections,
 * and a section that an edit did not touch keeps its index.
 */
export class TextIndex {
  readonly #sections: readonly SectionIndex[];
  /** Position before each section, and one for the end of the document. */
  readonly #sectionPos: number[] = [];
  /** Offset at which each section's text begins, and one for the end of the text plus its separator. */
  readonly #sectionOffset: number[] = [];
  #text: string | null = null;
  #blocks: readonly Block[] | null = null;

  /** Returns the index of a document; the same one for the same document. */
  static of(doc: Node): TextIndex {
    const known = indexByDoc.get(doc);
    if (known !== undefined) return known;
    const index = new TextIndex(doc);
    indexByDoc.set(doc, index);
    return index;
  }

  private constructor(doc: Node) {
    const sections: SectionIndex[] = [];
    let pos = 0;
    let offset = 0;
    doc.forEach((node) => {
      const section = sectionIndexOf(node);
      sections.push(section);
      this.#sectionPos.push(pos);
      this.#sectionOffset.push(offset);
      pos += node.nodeSize;
      offset += section.length + 1;
    });
    this.#sections = sections;
    this.#sectionPos.push(pos);
    this.#sectionOffset.push(offset);
  }

  /** Length of the canonical text in UTF-16 code units. */
  get length(): number {
    return this.#sectionOffset.at(-1)! - 1;
  }

  /** The canonical text: blocks joined by one `\n`. */
  get text(): string {
    this.#text ??= this.#sections.map((section) => section.text).join('\n');
    return this.#text;
  }

  /** The stretch `[start, end)` of the text; the whole need not be joined for it. Offsets in UTF-16 code units. */
  slice(start: number, end: number): string {
    if (this.#text !== null) return this.#text.slice(start, end);
    const from = Math.max(start, 0);
    const first = lastAtMost(this.#sectionOffset, from, this.#sections.length);
    let text = '';
    for (let i = first; i < this.#sections.length && this.#sectionOffset[i]! < end; i += 1) {
      text += i === first ? this.#sections[i]!.text : `\n${this.#sections[i]!.text}`;
    }
    const offset = this.#sectionOffset[first]!;
    return text.slice(from - offset, Math.max(0, end - offset));
  }

  get blocks(): readonly Block[] {
    this.#blocks ??= this.#sections.flatMap((section) => section.blocks);
    return this.#blocks;
  }

  /** Returns the offset of a position; one between two blocks is the start of the second. Never decreases. */
  offsetOf(pos: number): number {
    const i = lastAtMost(this.#sectionPos, pos, this.#sections.length);
    const section = this.#sections[i]!;
    const local = pos - this.#sectionPos[i]! - 1;
    const j = Math.max(0, lastAtMost(section.positions, local, section.blocks.length));
    const inner = local - section.positions[j]! - 1;
    const clamped = Math.min(Math.max(inner, 0), section.blocks[j]!.text.length);
    return this.#sectionOffset[i]! + section.offsets[j]! + clamped;
  }

  /** Returns the position of an offset; the offset of a `\n` is the end of the block before it. */
  posOf(offset: number): number {
    const bounded = Math.min(Math.max(offset, 0), this.length);
    const i = lastAtMost(this.#sectionOffset, bounded, this.#sections.length);
    const section = this.#sections[i]!;
    const local = bounded - this.#sectionOffset[i]!;
    const j = lastAtMost(section.offsets, local, section.blocks.length);
    return this.#sectionPos[i]! + 2 + local + j;
  }

  /**
   * Returns which blocks are others than in the index of a document from which this one was made. Untouched nodes and
   * their blocks are the same objects, so identity finds what changed, section by section and then block by block.
   */
  spliceSince(before: TextIndex): BlockSplice {
    const [head, tail] = commonEnds(before.#sections, this.#sections);
    const old = before.#sections.slice(head, before.#sections.length - tail).flatMap(({ blocks }) => blocks);
    const now = this.#sections.slice(head, this.#sections.length - tail).flatMap(({ blocks }) => blocks);
    const [first, last] = commonEnds(old, now);
    let index = first;
    for (let i = 0; i < head; i += 1) index += this.#sections[i]!.blockCount;
    return { index, remove: old.length - first - last, insert: now.slice(first, now.length - last) };
  }

  /** The offset at which the block begins that holds this one. */
  blockStartOf(offset: number): number {
    const i = lastAtMost(this.#sectionOffset, offset, this.#sections.length);
    const section = this.#sections[i]!;
    const start = this.#sectionOffset[i]!;
    return start + section.offsets[lastAtMost(section.offsets, offset - start, section.blocks.length)]!;
  }

  /** The position before a section; that of the end of the document for the one after the last. */
  posOfSection(section: number): number {
    return this.#sectionPos[Math.min(section, this.#sections.length)]!;
  }

  /** The stretch of text that is one block of a section; null where there is none. UTF-16 code units, half-open. */
  rangeOfBlock(section: number, block: number): Fragment | null {
    const here = this.#sections[section];
    const text = here?.blocks[block]?.text;
    if (here === undefined || text === undefined) return null;
    const start = this.#sectionOffset[section]! + here.offsets[block]!;
    return { start, end: start + text.length };
  }

  /** The blocks that the stretch touches, in text order. UTF-16 code units, half-open. */
  blocksTouching({ start, end }: Fragment): Fragment[] {
    const found: Fragment[] = [];
    const from = Math.max(start, 0);
    for (let i = lastAtMost(this.#sectionOffset, from, this.#sections.length); i < this.#sections.length; i += 1) {
      const { blocks, offsets } = this.#sections[i]!;
      const first = this.#sectionOffset[i]!;
      for (let j = lastAtMost(offsets, from - first, blocks.length); j < blocks.length; j += 1) {
        const at = first + offsets[j]!;
        if (at > end) return found;
        found.push({ start: at, end: at + blocks[j]!.text.length });
      }
    }
    return found;
  }

  /** Index of the block that holds the offset, counted over the article. */
  blockIndexAt(offset: number): number {
    const bounded = Math.min(Math.max(offset, 0), this.length);
    const i = lastAtMost(this.#sectionOffset, bounded, this.#sections.length);
    let before = 0;
    for (let k = 0; k < i; k += 1) before += this.#sections[k]!.blockCount;
    const section = this.#sections[i]!;
    return before + lastAtMost(section.offsets, bounded - this.#sectionOffset[i]!, section.blocks.length);
  }
}

/** The blocks of one section, with where each begins; found out once somebody asks, for many sections nobody does. */
class SectionIndex {
  readonly #node: Node;
  #places: SectionPlaces | null = null;
  #text: string | null = null;
  /** Length of its text. UTF-16 code units. */
  readonly length: number;

  constructor(node: Node) {
    this.#node = node;
    // Each block has two tokens round its text, and all but the last a line feed behind it.
    this.length = node.content.size - node.childCount - 1;
  }

  get blockCount(): number {
    return this.#node.childCount;
  }

  get blocks(): readonly Block[] {
    return this.#found.blocks;
  }

  /** Where each block begins: offsets in the text of the section. */
  get offsets(): readonly number[] {
    return this.#found.offsets;
  }

  /** Where each block begins: positions in the content of the section. */
  get positions(): readonly number[] {
    return this.#found.positions;
  }

  get text(): string {
    this.#text ??= this.#node.children.map(textOfBlock).join('\n');
    return this.#text;
  }

  get #found(): SectionPlaces {
    this.#places ??= placesIn(this.#node);
    return this.#places;
  }
}

interface SectionPlaces {
  readonly blocks: readonly Block[];
  readonly offsets: readonly number[];
  readonly positions: readonly number[];
}

function placesIn(section: Node): SectionPlaces {
  const blocks: Block[] = [];
  const offsets: number[] = [];
  const positions: number[] = [];
  let offset = 0;
  section.forEach((node, position) => {
    const block = blockOf(node);
    blocks.push(block);
    offsets.push(offset);
    positions.push(position);
    offset += block.text.length + 1;
  });
  return { blocks, offsets, positions };
}

const indexByDoc = new WeakMap<Node, TextIndex>();
const indexBySection = new WeakMap<Node, SectionIndex>();

function sectionIndexOf(section: Node): SectionIndex {
  const known = indexBySection.get(section);
  if (known !== undefined) return known;
  const index = new SectionIndex(section);
  indexBySection.set(section, index);
  return index;
}

/** How many things two lists have in common from their beginnings on, and from their ends backwards. */
function commonEnds<Thing>(before: readonly Thing[], after: readonly Thing[]): readonly [number, number] {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  return [head, tail];
}

/** Index of the last of the first `count` numbers that is at most `value`; 0 when all are larger. */
function lastAtMost(ascending: readonly number[], value: number, count: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
