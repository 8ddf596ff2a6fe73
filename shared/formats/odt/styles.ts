import { childOf, childrenOf, type XmlElement } from '../xml.ts';
import { PARAGRAPH, type Shape } from '../word-processing/document-writer.ts';
import { headingOf, isTitleName, shapeOfStyleName } from '../word-processing/named-styles.ts';

interface Style {
  readonly names: readonly string[];
  readonly parent: string | null;
  readonly outline: number | null;
}

/** What OpenDocument's paragraph styles say of a paragraph, by their names and those of the styles they come from. */
export class OpenDocumentStyles {
  readonly #styles = new Map<string, Style>();
  readonly #shapes = new Map<string, Shape>();
  readonly language: string | null = null;

  constructor(roots: readonly XmlElement[]) {
    for (const root of roots) {
      for (const style of childrenOf(root, 'style')) this.#add(style);
      for (const style of childrenOf(root, 'default-style')) {
        if (style.attributes['family'] === 'paragraph') this.language ??= languageOf(style);
      }
    }
  }

  /** Returns what a paragraph in this style is; a plain paragraph where the style says nothing. */
  shapeOf(id: string | undefined): Shape {
    if (id === undefined) return PARAGRAPH;
    const known = this.#shapes.get(id);
    if (known !== undefined) return known;
    const shape =
      this.#chain(id)
        .map(shapeOfStyle)
        .find((one) => one !== null) ?? PARAGRAPH;
    this.#shapes.set(id, shape);
    return shape;
  }

  /** True for a paragraph in the style of the document's title. */
  isTitle(id: string | undefined): boolean {
    return id !== undefined && this.#chain(id).some(({ names }) => names.some(isTitleName));
  }

  #add({ attributes }: XmlElement): void {
    const { name, family } = attributes;
    if (name === undefined || family !== 'paragraph' || this.#styles.has(name)) return;
    const shown = attributes['display-name'];
    const outline = attributes['default-outline-level'];
    this.#styles.set(name, {
      names: shown === undefined ? [name] : [shown, name],
      parent: attributes['parent-style-name'] ?? null,
      outline: outline !== undefined && /^[1-9]$/u.test(outline) ? Number(outline) : null,
    });
  }

  /** The style and those it comes from, the nearest first. */
  #chain(id: string): readonly Style[] {
    const chain: Style[] = [];
    const seen = new Set<string>();
    for (let next: string | null = id; next !== null && !seen.has(next);) {
      seen.add(next);
      const style: Style = this.#styles.get(next) ?? { names: [next], parent: null, outline: null };
      chain.push(style);
      next = style.parent;
    }
    return chain;
  }
}

function shapeOfStyle({ names, outline }: Style): Shape | null {
  if (outline !== null) return headingOf(outline);
  return names.map(shapeOfStyleName).find((shape) => shape !== null && shape.type !== 'list-item') ?? null;
}

function languageOf(style: XmlElement): string | null {
  const { language, country } = childOf(style, 'text-properties')?.attributes ?? {};
  if (language === undefined || language === 'none') return null;
  return country === undefined || country === 'none' ? language : `${language}-${country}`;
}
