import { childOf, childrenOf, type XmlElement } from '../xml.ts';
import { PARAGRAPH, type Shape } from '../word-processing/document-writer.ts';
import { headingOf, isTitleName, listItemOf, shapeOfStyleName } from '../word-processing/named-styles.ts';

/**
 * What Word's styles say of a paragraph: what it says itself counts first (its outline level, its numbering), then
 * its style and those that one is based on, by outline level, name and numbering in this order.
 */
interface Style {
  readonly names: readonly string[];
  readonly basedOn: string | null;
  /** 0 to 8; 9 for body text; null where nothing is said. */
  readonly outline: number | null;
  /** Depth of its list from 1, 0 where numbering is taken away; null where nothing is said. */
  readonly list: number | null;
}

export class WordStyles {
  readonly #styles = new Map<string, Style>();
  readonly #shapes = new Map<string, Shape | null>();
  /** Language of the text where nothing else is said, as in the file. */
  readonly language: string | null;
  readonly #ordinary: string | null = null;

  constructor(root: XmlElement | null) {
    const defaults = [root, ...['docDefaults', 'rPrDefault', 'rPr', 'lang']].reduce<XmlElement | null>(
      (element, name) => (typeof name === 'string' && element !== null ? childOf(element, name) : element),
      root,
    );
    this.language = defaults?.attributes['val'] ?? null;
    for (const style of root === null ? [] : childrenOf(root, 'style')) {
      const id = style.attributes['styleId'];
      if (id === undefined || (style.attributes['type'] ?? 'paragraph') !== 'paragraph') continue;
      if (isOn(style.attributes['default'])) this.#ordinary = id;
      const properties = childOf(style, 'pPr');
      const name = valueOf(childOf(style, 'name'));
      this.#styles.set(id, {
        names: name === null ? [id] : [name, id],
        basedOn: valueOf(childOf(style, 'basedOn')),
        outline: outlineOf(properties),
        list: listOf(properties),
      });
    }
  }

  /** Returns what a paragraph with these properties is. */
  shapeOf(properties: XmlElement | null): Shape {
    const styled = this.#shapeOfStyle(this.#styleIdOf(properties));
    const outline = outlineOf(properties);
    if (outline !== null && outline < 9) return headingOf(outline + 1);
    if (styled?.type === 'heading' && outline !== 9) return styled;
    const list = listOf(properties);
    if (list !== null && list > 0) return listItemOf(list);
    if (styled === null || styled.type === 'heading' || (styled.type === 'list-item' && list === 0)) return PARAGRAPH;
    return styled;
  }

  /** True for a paragraph in the style of the document's title. */
  isTitle(properties: XmlElement | null): boolean {
    const id = this.#styleIdOf(properties);
    return id !== null && (this.#styles.get(id)?.names ?? [id]).some(isTitleName);
  }

  #styleIdOf = (properties: XmlElement | null): string | null =>
    (properties === null ? null : valueOf(childOf(properties, 'pStyle'))) ?? this.#ordinary;

  #shapeOfStyle(id: string | null): Shape | null {
    if (id === null) return null;
    const known = this.#shapes.get(id);
    if (known !== undefined) return known;
    const shape = this.#chain(id);
    this.#shapes.set(id, shape);
    return shape;
  }

  #chain(id: string): Shape | null {
    const seen = new Set<string>();
    let isBodyText = false;
    let list: number | null = null;
    for (let next: string | null = id; next !== null && !seen.has(next);) {
      seen.add(next);
      const style: Style = this.#styles.get(next) ?? { names: [next], basedOn: null, outline: null, list: null };
      if (style.outline !== null && style.outline < 9 && !isBodyText) return headingOf(style.outline + 1);
      isBodyText ||= style.outline === 9;
      list ??= style.list;
      for (const name of style.names) {
        const named = shapeOfStyleName(name);
        if (
          named !== null &&
          !(named.type === 'heading' && isBodyText) &&
          !(named.type === 'list-item' && list !== null)
        )
          return named;
      }
      next = style.basedOn;
    }
    return list !== null && list > 0 ? listItemOf(list) : null;
  }
}

/** Returns the value of an element that has nothing else: `<w:pStyle w:val="Quote"/>`. */
export const valueOf = (element: XmlElement | null): string | null => element?.attributes['val'] ?? null;

/** Returns whether a switch is on: present, and not said to be off. */
export const isOn = (value: string | undefined): boolean =>
  value !== undefined && !['0', 'false', 'off', 'none'].includes(value);

function outlineOf(properties: XmlElement | null): number | null {
  const value = properties === null ? null : valueOf(childOf(properties, 'outlineLvl'));
  return value !== null && /^\d$/u.test(value) ? Number(value) : null;
}

function listOf(properties: XmlElement | null): number | null {
  const numbering = properties === null ? null : childOf(properties, 'numPr');
  if (numbering === null) return null;
  const id = valueOf(childOf(numbering, 'numId'));
  const level = valueOf(childOf(numbering, 'ilvl'));
  if (id === '0') return 0;
  return level !== null && /^\d$/u.test(level) ? Number(level) + 1 : 1;
}
