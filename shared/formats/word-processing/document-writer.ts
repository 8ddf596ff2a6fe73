import type { Block } from '../../model/block.ts';

/**
 * What readers of word processors' files write the text into, piece by piece. A **flow** is a run of paragraphs: the
 * body, a text box, a note. A text box stands after the paragraph that it is tied to, notes stand at the end. A
 * **place** is where the writer was at some moment; only when all is written is it an offset, for what stands before
 * it may still grow. Paragraphs without a word are left out; places in them move to the paragraph that follows.
 */
export type Shape = Omit<Block, 'text'>;

export const PARAGRAPH: Shape = { type: 'paragraph' };

/** A paragraph being written. */
interface Paragraph {
  readonly pieces: string[];
  /** UTF-16 code units written. */
  length: number;
  shape: Shape;
  /** Paragraphs of text boxes tied to this one. */
  readonly after: Paragraph[];
  /** UTF-16 code units before it in the article, once all is written. */
  offset: number;
  isKept: boolean;
}

interface Flow {
  readonly done: Paragraph[];
  current: Paragraph;
  readonly goes: 'after-paragraph' | 'to-the-end';
}

/** Where the writer was. */
export interface Place {
  readonly paragraph: Paragraph;
  readonly at: number;
}

/** All that was written. */
export interface WrittenText {
  readonly blocks: readonly Block[];
  readonly text: string;
  /** Lone surrogates that became U+FFFD. */
  readonly replacedCharacters: number;
  /** Returns the offset of a place in the text, in UTF-16 code units. */
  offsetOf(place: Place): number;
}

/** Text boxes in text boxes are written where they stand from this depth on: no program makes any. */
const DEEPEST_FLOW = 8;

export class DocumentWriter {
  readonly #flows: Flow[] = [{ done: [], current: emptyParagraph(), goes: 'to-the-end' }];
  readonly #end: Paragraph[] = [];
  #tooDeep = 0;

  /** Adds text to the paragraph; line ends in it are spaces. */
  write(text: string): void {
    if (text === '') return;
    const { current } = this.#flow;
    current.pieces.push(
      /[\n\r\f\v\0]/u.test(text) ? text.replace(/[\n\r\f\v]/gu, ' ').replaceAll('\0', '\ufffd') : text,
    );
    current.length += text.length;
  }

  /** Adds text to the paragraph as it is, but for line ends, which no block may hold. */
  writeExactly(text: string): void {
    const { current } = this.#flow;
    current.pieces.push(text.replace(/[\n\r]/gu, ' ').replaceAll('\0', '\ufffd'));
    current.length += text.length;
  }

  /** Returns where the writer is. */
  place(): Place {
    const { current } = this.#flow;
    return { paragraph: current, at: current.length };
  }

  /** Ends the paragraph, which has this shape; the next text begins another. A blank one goes unless it is to stay. */
  endParagraph(shape: Shape, staysBlank = false): void {
    const { current } = this.#flow;
    // Of one without a word the next takes the place, and the places in it.
    if (current.length > 0 || current.after.length > 0 || staysBlank) this.#keep(shape, staysBlank);
  }

  #keep(shape: Shape, staysBlank: boolean): void {
    const flow = this.#flow;
    const { current } = flow;
    current.shape = shape;
    current.isKept = staysBlank;
    flow.done.push(current);
    for (const paragraph of current.after) flow.done.push(paragraph);
    flow.current = emptyParagraph();
  }

  /** Writes into a text box or note from here on. */
  beginFlow(goes: Flow['goes']): void {
    if (this.#flows.length >= DEEPEST_FLOW) this.#tooDeep += 1;
    else this.#flows.push({ done: [], current: emptyParagraph(), goes });
  }

  /** Goes on where the text box or note was met. */
  endFlow(shape: Shape = PARAGRAPH): void {
    if (this.#tooDeep > 0) {
      this.#tooDeep -= 1;
      return;
    }
    if (this.#flows.length === 1) throw new RangeError('No flow was begun');
    this.#keep(shape, false);
    const { done, goes } = this.#flows.pop()!;
    const into = goes === 'to-the-end' ? this.#end : this.#flow.current.after;
    for (const paragraph of done) into.push(paragraph);
  }

  /** True while nothing is written into the paragraph. */
  get isAtStart(): boolean {
    return this.#flow.current.length === 0;
  }

  /** The text of the paragraph so far. */
  get paragraphText(): string {
    return this.#flow.current.pieces.join('');
  }

  /** Ends whatever is open and returns all that was written. */
  finish(): WrittenText {
    this.#tooDeep = 0;
    while (this.#flows.length > 1) this.endFlow();
    this.#keep(PARAGRAPH, false);
    const blocks: Block[] = [];
    let length = 0;
    let replacedCharacters = 0;
    for (const paragraph of [...this.#flow.done, ...this.#end]) {
      const written = paragraph.pieces.join('');
      const text = written.toWellFormed();
      paragraph.offset = length;
      paragraph.isKept ||= /[^\s\u200b\ufeff]/u.test(text);
      if (!paragraph.isKept) continue;
      if (text !== written) replacedCharacters += countLone(written);
      blocks.push({ ...paragraph.shape, text });
      length += text.length + 1;
    }
    const text = blocks.map((block) => block.text).join('\n');
    const offsetOf = ({ paragraph, at }: Place) =>
      Math.min(text.length, paragraph.offset + (paragraph.isKept ? at : 0));
    return { blocks, text, replacedCharacters, offsetOf };
  }

  get #flow(): Flow {
    return this.#flows.at(-1)!;
  }
}

const emptyParagraph = (): Paragraph => ({
  pieces: [],
  length: 0,
  shape: PARAGRAPH,
  after: [],
  offset: 0,
  isKept: false,
});

const countLone = (text: string): number =>
  text.match(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g)?.length ?? 0;
