import { PARAGRAPH, type Shape } from '../word-processing/document-writer.ts';
import { headingOf, isTitleName, shapeOfStyleName } from '../word-processing/named-styles.ts';

interface Style {
  readonly name: string;
  readonly basedOn: number | null;
  readonly outline: number | null;
}

/** The table of paragraph styles of an RTF file, which is read entry by entry and then asked. */
export class RtfStyles {
  readonly #styles = new Map<number, Style>();
  readonly #shapes = new Map<number, Shape>();
  #name = '';
  #number = 0;
  #basedOn: number | null = null;
  #outline: number | null = null;

  /** Takes a control word of the entry that is being read. */
  describe(word: string, parameter: number | null): void {
    if (parameter === null) return;
    if (word === 's') this.#number = parameter;
    else if (word === 'sbasedon') this.#basedOn = parameter;
    else if (word === 'outlinelevel') this.#outline = parameter;
  }

  /** Takes a piece of the entry's name; a semicolon ends it. */
  addName(text: string): void {
    this.#name += text;
    if (this.#name.includes(';')) this.endStyle();
  }

  /** Keeps the entry that was read, where there is one. */
  endStyle(): void {
    const name = this.#name.replace(/;.*$/su, '').trim();
    if (name !== '' && !this.#styles.has(this.#number)) {
      this.#styles.set(this.#number, { name, basedOn: this.#basedOn, outline: this.#outline });
    }
    this.#name = '';
    this.#number = 0;
    this.#basedOn = null;
    this.#outline = null;
  }

  /** Returns what a paragraph in this style is. */
  shapeOf(number: number): Shape {
    const known = this.#shapes.get(number);
    if (known !== undefined) return known;
    const shape =
      this.#chain(number)
        .map(shapeOfStyle)
        .find((one) => one !== null) ?? PARAGRAPH;
    this.#shapes.set(number, shape);
    return shape;
  }

  /** True for a paragraph in the style of the document's title. */
  isTitle(number: number): boolean {
    return this.#chain(number).some(({ name }) => isTitleName(name));
  }

  #chain(number: number): readonly Style[] {
    const chain: Style[] = [];
    const seen = new Set<number>();
    for (let next: number | null = number; next !== null && !seen.has(next);) {
      seen.add(next);
      const style: Style | undefined = this.#styles.get(next);
      if (style !== undefined) chain.push(style);
      next = style?.basedOn ?? null;
    }
    return chain;
  }
}

const shapeOfStyle = ({ name, outline }: Style): Shape | null =>
  outline !== null && outline >= 0 && outline < 9 ? headingOf(outline + 1) : shapeOfStyleName(name);
