import type { Article } from '../../../shared/model/article.ts';
import type { Contender, Open } from './contender.ts';

/** What a browser can do without us: editable text, whole or in sections, with nothing or highlights over it. */

/** How many blocks share a section, as in the editor. */
const BLOCKS_PER_SECTION = 25;

/** Editable text without annotations. */
export const plainText: Open = (article, mount) => typable(appendText(article, mount, Infinity));

/** The same in sections of which the browser skips those off screen. */
export const sectionedText: Open = (article, mount) => typable(appendText(article, mount, BLOCKS_PER_SECTION));

/** The browser's limit: sectioned text, and the annotations near the viewport as CSS highlights. */
export const highlightedText: Open = (article, mount, scroller) => {
  const text = appendText(article, mount, BLOCKS_PER_SECTION);
  return new Highlighted(text, article, scroller);
};

interface TextOnPage {
  readonly root: HTMLElement;
  readonly blocks: readonly HTMLElement[];
  /** Offset at which each block begins. UTF-16 code units. */
  readonly starts: Int32Array;
}

function appendText({ blocks }: Article, mount: HTMLElement, perSection: number): TextOnPage {
  const root = document.createElement('div');
  root.className = 'article plain';
  root.contentEditable = 'true';
  root.spellcheck = false;
  const starts = new Int32Array(blocks.length);
  const elements: HTMLElement[] = [];
  let section: HTMLElement = root;
  let offset = 0;
  for (const [i, { text }] of blocks.entries()) {
    if (perSection !== Infinity && i % perSection === 0) root.append((section = document.createElement('section')));
    const block = document.createElement('p');
    block.append(text);
    section.append(block);
    elements.push(block);
    starts[i] = offset;
    offset += text.length + 1;
  }
  mount.append(root);
  return { root, blocks: elements, starts };
}

function typable(text: TextOnPage): Contender {
  return {
    startTyping(offset) {
      const i = lastAtMost(text.starts, offset);
      text.root.focus();
      text.blocks[i]!.scrollIntoView({ block: 'center' });
      getSelection()?.collapse(text.blocks[i]!.firstChild, offset - text.starts[i]!);
    },
    undo: () => void document.execCommand('undo'),
    close: () => text.root.remove(),
  };
}

/** Records as three columns, sorted by start; an annotation is drawn when its section is near the viewport. */
class Highlighted implements Contender {
  readonly #text: TextOnPage;
  readonly #typable: Contender;
  readonly #scroller: HTMLElement;
  readonly #highlights: readonly Highlight[];
  #starts: number[];
  #ends: number[];
  #kinds: number[];
  #frame = 0;
  #drawn = '';
  #added: number[] = [];

  constructor(text: TextOnPage, { annotations }: Article, scroller: HTMLElement) {
    this.#text = text;
    this.#typable = typable(text);
    this.#scroller = scroller;
    const kinds = [...new Set(annotations.map(({ kind }) => kind))];
    this.#starts = annotations.map(({ fragments }) => fragments[0]!.start);
    this.#ends = annotations.map(({ fragments }) => fragments[0]!.end);
    this.#kinds = annotations.map(({ kind }) => kinds.indexOf(kind));
    this.#highlights = kinds.map((kind) => {
      const highlight = new Highlight();
      CSS.highlights.set(`bench-${kind}`, highlight);
      return highlight;
    });
    text.root.addEventListener('input', this.#onInput);
    scroller.addEventListener('scroll', this.#schedule, { passive: true });
    this.#draw();
  }

  startTyping(offset: number): void {
    this.#typable.startTyping(offset);
  }

  add(start: number, end: number): void {
    const at = lastAtMost(this.#starts, start) + 1;
    this.#starts.splice(at, 0, start);
    this.#ends.splice(at, 0, end);
    this.#kinds.splice(at, 0, 0);
    this.#added.push(at);
    this.#highlights[0]!.add(this.#rangeOf(start, end));
  }

  undo(): void {
    const at = this.#added.pop();
    if (at === undefined) return;
    for (const column of [this.#starts, this.#ends, this.#kinds]) column.splice(at, 1);
    this.#drawn = '';
    this.#draw();
  }

  close(): void {
    cancelAnimationFrame(this.#frame);
    this.#scroller.removeEventListener('scroll', this.#schedule);
    CSS.highlights.clear();
    this.#text.root.remove();
  }

  /** One letter was typed: what is behind it moves. The browser moves the ranges that are drawn. */
  readonly #onInput = (): void => {
    const caret = getSelection()?.focusNode?.parentElement;
    const i = this.#text.blocks.indexOf(caret as HTMLElement);
    const at = this.#text.starts[i]! + (getSelection()?.focusOffset ?? 0) - 1;
    for (let k = i + 1; k < this.#text.starts.length; k += 1) this.#text.starts[k]! += 1;
    for (let k = 0; k < this.#starts.length; k += 1) {
      if (this.#starts[k]! >= at) this.#starts[k]! += 1;
      if (this.#ends[k]! > at) this.#ends[k]! += 1;
    }
  };

  readonly #schedule = (): void => {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#draw();
    });
  };

  #draw(): void {
    const { top, bottom, height } = this.#scroller.getBoundingClientRect();
    const sections = [...this.#text.root.children];
    const near = sections.flatMap((section, i) => {
      const rect = section.getBoundingClientRect();
      return rect.bottom >= top - height && rect.top <= bottom + height ? [i] : [];
    });
    const [first, last] = [near[0], near.at(-1)];
    if (first === undefined || last === undefined || this.#drawn === `${first} ${last}`) return;
    this.#drawn = `${first} ${last}`;
    const start = this.#text.starts[first * BLOCKS_PER_SECTION]!;
    const end = this.#text.starts[(last + 1) * BLOCKS_PER_SECTION] ?? Infinity;
    for (const highlight of this.#highlights) highlight.clear();
    for (let k = lastAtMost(this.#starts, start); k < this.#starts.length && this.#starts[k]! < end; k += 1) {
      this.#highlights[this.#kinds[k]!]!.add(this.#rangeOf(this.#starts[k]!, this.#ends[k]!));
    }
  }

  #rangeOf(start: number, end: number): Range {
    const range = document.createRange();
    const set = (offset: number, put: 'setStart' | 'setEnd') => {
      const i = lastAtMost(this.#text.starts, offset);
      const node = this.#text.blocks[i]!.firstChild ?? this.#text.blocks[i]!;
      range[put](node, Math.min(offset - this.#text.starts[i]!, node.textContent?.length ?? 0));
    };
    set(start, 'setStart');
    set(end, 'setEnd');
    return range;
  }
}

/** Index of the last number that is at most `value`; 0 when all are larger. */
function lastAtMost(ascending: ArrayLike<number>, value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
