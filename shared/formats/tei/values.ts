import { el, textIn, type XmlElement, type XmlOut } from '../xml.ts';

/**
 * How text and ids stand in TEI. White space means nothing in most of it: runs count as one space, none at the edges.
 * Where it does mean something, `xml:space` says so; then the text is as it stands.
 */

/** Returns the text with white space as TEI reads it. */
export const collapsed = (text: string): string => text.replace(/[ \t\r\n]+/gu, ' ').replace(/^ | $/gu, '');

/** True for text that reads the same whether white space counts or not, and is not blank. */
export const isPlain = (text: string): boolean => collapsed(text) === text && /[^\s\u200b\ufeff]/u.test(text);

/** `xml:space` for an element with this text, or nothing where it would read the same without. */
export const spaceOf = (text: string): { readonly 'xml:space'?: 'preserve' } =>
  isPlain(text) ? {} : { 'xml:space': 'preserve' };

/** Returns the text of an element. */
export const valueOf = (element: XmlElement): string =>
  element.attributes['xml:space'] === 'preserve' ? textIn(element) : collapsed(textIn(element));

/** Returns an element to be written that has nothing but this text. */
export const valueElement = (name: string, text: string, attributes: XmlOut['attributes'] = {}): XmlOut =>
  el(name, text === '' ? attributes : { ...attributes, ...spaceOf(text) }, ...(text === '' ? [] : [text]));

const PREFIX = 'saidwho.';

/** Returns an id as XML allows it, from which `idOf` makes the same one again. */
export const xmlId = (id: string): string =>
  `${PREFIX}${id.toWellFormed().replace(/[^A-Za-z0-9-]/gu, (letter) => `_${letter.codePointAt(0)!.toString(16)}_`)}`;

/** True for an id that `xmlId` made. */
export const isOwnId = (id: string): boolean => id.startsWith(PREFIX);

/** Returns the id of which `xmlId` made this one; one that others made is as it stands. */
export function idOf(id: string): string {
  if (!id.startsWith(PREFIX)) return id;
  return id.slice(PREFIX.length).replace(/_([0-9a-f]{1,6})_/gu, (whole, hex: string) => {
    const code = Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** True for what may stand where XML wants a word without white space. */
export const isToken = (text: string): boolean => /^[^\p{C}\p{Z}]+$/u.test(text);

/** Returns the parts of an attribute that is a list of words. */
export const wordsOf = (attribute: string | undefined): string[] =>
  (attribute ?? '').split(/\s+/u).filter((one) => one !== '');
