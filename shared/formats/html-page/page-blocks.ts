import type { Block } from '../../model/block.ts';
import type { Page } from './page.ts';

/**
 * Flat nodes become blocks: headings, paragraphs, quotations and list items, their white space collapsed as HTML
 * does it (no-break space and soft hyphen are characters and stay). A line break begins a new block, `pre` keeps
 * its lines. A row of a table is one paragraph with a tab between the cells, unless cells hold blocks of their own:
 * then the table only arranges the page. `<q>` stands for quotation marks that browsers draw, so they are written.
 */

const BLOCKS = new Set(
  `address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure footer form
   h1 h2 h3 h4 h5 h6 header hgroup hr legend li listing main menu ol optgroup option p plaintext pre search section
   summary table tbody td tfoot th thead tr ul xmp`.split(/\s+/u),
);

const PREFORMATTED = new Set(['pre', 'listing', 'xmp', 'plaintext']);

/** True for elements that begin and end a paragraph. */
export const isBlockTag = (tag: string): boolean => BLOCKS.has(tag);

/**
 * Returns the blocks of the subtrees, in document order.
 *
 * @param isDropped tells which nodes to pass over with all that is in them
 */
export function blocksOfPage(page: Page, roots: readonly number[], isDropped: (index: number) => boolean): Block[] {
  const writer = new BlockWriter();
  const rows = dataRows(page);
  for (const root of roots) {
    const open: { tag: string; end: number; isRow: boolean }[] = [];
    for (let at = root; at < page.nodes[root]!.end;) {
      while (open.length > 0 && open.at(-1)!.end <= at) writer.leave(open.pop()!);
      const node = page.nodes[at]!;
      if (isDropped(at)) {
        if (isBlockTag(node.tag)) writer.flush();
        at = node.end;
        continue;
      }
      if (node.tag === '') writer.write(node.text);
      else {
        const entry = { tag: node.tag, end: node.end, isRow: rows.has(at) };
        writer.enter(entry);
        open.push(entry);
      }
      at += 1;
    }
    while (open.length > 0) writer.leave(open.pop()!);
    writer.flush();
  }
  return writer.blocks;
}

/** Rows in whose cells no block stands. */
function dataRows({ nodes }: Page): ReadonlySet<number> {
  const rows = new Set<number>();
  const current: number[] = [];
  for (const [at, { tag, end }] of nodes.entries()) {
    while (current.length > 0 && nodes[current.at(-1)!]!.end <= at) current.pop();
    if (tag === 'tr') {
      current.push(at);
      if (end > at + 1) rows.add(at);
    } else if (tag !== 'td' && tag !== 'th' && isBlockTag(tag)) {
      for (const row of current.splice(0)) rows.delete(row);
    }
  }
  return rows;
}

/** Takes tags and text in order and makes blocks of them. */
class BlockWriter {
  readonly blocks: Block[] = [];
  #pieces: string[] = [];
  #heading = 0;
  #lists = 0;
  #quotations = 0;
  #preformatted = 0;
  #rows = 0;
  #quoteMarks = 0;

  enter({ tag, isRow }: { tag: string; isRow: boolean }): void {
    if (tag === 'br') this.#break();
    else if (tag === 'q') this.#pieces.push(this.#quoteMarks++ % 2 === 0 ? '“' : '‘');
    else if (this.#rows > 0 && (tag === 'td' || tag === 'th')) this.#pieces.push(CELL);
    else if (isBlockTag(tag)) this.flush();
    if (/^h[1-6]$/u.test(tag)) this.#heading = Number(tag[1]);
    if (tag === 'ul' || tag === 'ol' || tag === 'menu' || tag === 'dir') this.#lists += 1;
    if (tag === 'blockquote') this.#quotations += 1;
    if (PREFORMATTED.has(tag)) this.#preformatted += 1;
    if (isRow) this.#rows += 1;
  }

  leave({ tag, isRow }: { tag: string; isRow: boolean }): void {
    if (tag === 'q') this.#pieces.push(--this.#quoteMarks % 2 === 0 ? '”' : '’');
    else if (isBlockTag(tag) && !(this.#rows > 0 && (tag === 'td' || tag === 'th'))) this.flush();
    if (/^h[1-6]$/u.test(tag)) this.#heading = 0;
    if (tag === 'ul' || tag === 'ol' || tag === 'menu' || tag === 'dir') this.#lists -= 1;
    if (tag === 'blockquote') this.#quotations -= 1;
    if (PREFORMATTED.has(tag)) this.#preformatted -= 1;
    if (isRow) this.#rows -= 1;
  }

  write(text: string): void {
    if (this.#preformatted === 0) {
      this.#pieces.push(text);
      return;
    }
    for (const [i, line] of text.split('\n').entries()) {
      if (i > 0) this.flush();
      this.#pieces.push(line);
    }
  }

  flush(): void {
    if (this.#pieces.length === 0) return;
    const whole = this.#pieces.join('');
    this.#pieces = [];
    const text = whole.includes(CELL)
      ? whole.split(CELL).map(collapsed).filter(Boolean).join('\t')
      : this.#spaced(whole);
    if (!/[^\s\u200b\ufeff]/u.test(text)) return;
    if (this.#heading > 0) this.blocks.push({ type: 'heading', level: this.#heading, text });
    else if (this.#lists > 0) this.blocks.push({ type: 'list-item', level: Math.min(this.#lists, 9), text });
    else this.blocks.push({ type: this.#quotations > 0 ? 'quotation' : 'paragraph', text });
  }

  /** A line break ends a block, but in a row of a table it is a space. */
  #break(): void {
    if (this.#rows > 0) this.#pieces.push(' ');
    else this.flush();
  }

  #spaced(text: string): string {
    return this.#preformatted > 0 ? text.replace(/[\t\n\r\f]/gu, ' ').trimEnd() : collapsed(text);
  }
}

/** Between the cells of a row; a character that no decoded text holds at this place (NUL is refused, T9). */
const CELL = '\0';

/** White space as HTML collapses it: runs of ASCII white space are one space, none at the edges. */
const collapsed = (text: string): string => text.replace(/[ \t\n\r\f]+/gu, ' ').replace(/^ | $/gu, '');
