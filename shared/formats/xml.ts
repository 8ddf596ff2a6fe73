import { SaxesParser } from 'saxes';
import { done, refuse, type Problem, type Result } from '../result.ts';
import { budgetsOf } from './budgets.ts';
import type { ReadInput } from './format.ts';

/**
 * XML, read into a tree and written from one. Reading expands no entity but the five of XML itself and fetches nothing;
 * depth and number of elements have budgets. Names are compared by their local part: prefixes are the writer's choice.
 */
export interface XmlElement {
  /** Without its prefix. */
  readonly name: string;
  /** Namespace name, empty for none. */
  readonly namespace: string;
  /** By local name; `xml:id` and its like keep their prefix, and so does one whose local name stands there plainly too. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
}

export type XmlNode = XmlElement | string;

/**
 * Returns the root element.
 *
 * Refuses `xml/ill-formed` with line and column, `xml/too-deep` and `xml/too-many-elements`.
 *
 * @param source text without a byte order mark
 * @param input the file, for its name and budgets
 */
export function parseXml(source: string, input: Pick<ReadInput, 'name' | 'budgets'>): Result<XmlElement> {
  const budgets = budgetsOf(input.budgets);
  const parser = new SaxesParser({ xmlns: true, position: true });
  const open: Growing[] = [];
  let root: XmlElement | null = null;
  let count = 0;
  const addText = (text: string) => {
    const parent = open.at(-1);
    if (parent === undefined || text === '') return;
    const last = parent.children.at(-1);
    if (typeof last === 'string') parent.children[parent.children.length - 1] = last + text;
    else add(parent, text);
  };
  parser.on('error', (error) => {
    throw new XmlProblem('xml/ill-formed', `it is not well-formed XML (${withoutPlace(error.message)})`);
  });
  parser.on('opentag', ({ local, uri, attributes }) => {
    count += 1;
    if (count > budgets.elements) throw new XmlProblem('xml/too-many-elements', 'it has too many elements');
    if (open.length >= budgets.xmlDepth) throw new XmlProblem('xml/too-deep', 'its elements are nested too deeply');
    const element = {
      name: local,
      namespace: uri,
      attributes: ownAttributes(Object.values(attributes)),
      children: NO_NODES,
    };
    const parent = open.at(-1);
    if (parent !== undefined) add(parent, element);
    root ??= element;
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  parser.on('text', addText);
  parser.on('cdata', addText);
  try {
    parser.write(source).close();
  } catch (error) {
    const { code, why } = error instanceof XmlProblem ? error : new XmlProblem('xml/ill-formed', 'it is no XML');
    const message = `The file cannot be read: ${why}, in line ${parser.line}, column ${parser.column}.`;
    return refuse({ code, message, where: input.name } satisfies Problem);
  }
  return root === null
    ? refuse({ code: 'xml/ill-formed', message: 'The file holds no XML.', where: input.name })
    : done(root);
}

/** An element that is being read. */
interface Growing {
  readonly name: string;
  readonly namespace: string;
  readonly attributes: Readonly<Record<string, string>>;
  children: XmlNode[];
}

/** Most elements have no attributes, and many no children: they share these, or a million would not fit in memory. */
const NO_NODES: XmlNode[] = [];
const NO_ATTRIBUTES: Readonly<Record<string, string>> = Object.freeze(Object.create(null) as Record<string, string>);

function add(parent: Growing, node: XmlNode): void {
  if (parent.children === NO_NODES) parent.children = [node];
  else parent.children.push(node);
}

function ownAttributes(
  attributes: readonly { readonly prefix: string; readonly local: string; readonly value: string }[],
): Readonly<Record<string, string>> {
  if (attributes.length === 0) return NO_ATTRIBUTES;
  const own = Object.create(null) as Record<string, string>;
  const given = attributes.filter(({ prefix, local }) => prefix !== 'xmlns' && local !== 'xmlns');
  const plain = new Set(given.filter(({ prefix }) => prefix === '').map(({ local }) => local));
  for (const { prefix, local, value } of given) {
    // Of two that differ in their prefix alone, `xmi:id` and `id`, the one with the prefix keeps it.
    own[prefix === 'xml' || (prefix !== '' && plain.has(local)) ? `${prefix}:${local}` : local] = value;
  }
  return own;
}

class XmlProblem extends Error {
  readonly code: string;
  readonly why: string;

  constructor(code: string, why: string) {
    super(why);
    this.code = code;
    this.why = why;
  }
}

/** The parser's message as a part of a sentence. */
const withoutPlace = (message: string): string =>
  message
    .replace(/^\S*\d+:\d+: /, '')
    .replace(/\.$/, '')
    .replace('undefined entity', 'an entity that it does not declare');

export const isElement = (node: XmlNode): node is XmlElement => typeof node !== 'string';

/** Returns the child elements, those of one name where it is given. */
export const childrenOf = (element: XmlElement, name?: string): XmlElement[] =>
  element.children.filter(isElement).filter((child) => name === undefined || child.name === name);

/** Returns the first child element of the name, or null. */
export const childOf = (element: XmlElement, name: string): XmlElement | null =>
  element.children.find((child): child is XmlElement => isElement(child) && child.name === name) ?? null;

/** Yields the element and everything in it, in document order; deep ones too, nothing recurs. */
export function* descendantsOf(element: XmlElement): Generator<XmlElement> {
  const waiting: XmlElement[] = [element];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    yield next;
    waiting.push(...childrenOf(next).reverse());
  }
}

/** Returns all text in the element, in document order. */
export function textIn(element: XmlElement): string {
  let text = '';
  const waiting: XmlNode[] = [element];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next === 'string') text += next;
    else for (let i = next.children.length - 1; i >= 0; i -= 1) waiting.push(next.children[i]!);
  }
  return text;
}

/** An element to be written; attributes that are undefined are left out. */
export interface XmlOut {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string | number | undefined>>;
  readonly children?: readonly (XmlOut | string)[];
  /** The children stand on lines of their own; only for elements without text beside them. */
  readonly isBlock?: boolean;
}

/** Returns an element to be written. */
export const el = (
  name: string,
  attributes: XmlOut['attributes'] = {},
  ...children: readonly (XmlOut | string)[]
): XmlOut => ({ name, attributes, children });

/** Returns an element to be written whose children stand on lines of their own. */
export const block = (
  name: string,
  attributes: XmlOut['attributes'] = {},
  ...children: readonly (XmlOut | string)[]
): XmlOut => ({ name, attributes, children, isBlock: true });

/** Returns the document: declaration, root element, line feed. Characters that XML 1.0 forbids become U+FFFD. */
export const writeXml = (root: XmlOut, declaration = '<?xml version="1.0" encoding="UTF-8"?>'): string =>
  `${declaration}\n${serialised(root, '')}\n`;

function serialised({ name, attributes = {}, children = [], isBlock = false }: XmlOut, indent: string): string {
  let written = '';
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) written += ` ${key}="${escapedAttribute(String(value))}"`;
  }
  if (children.length === 0) return `<${name}${written}/>`;
  const inner = `${indent}  `;
  const parts = children.map((child) => (typeof child === 'string' ? escapedText(child) : serialised(child, inner)));
  if (!isBlock) return `<${name}${written}>${parts.join('')}</${name}>`;
  return `<${name}${written}>${parts.map((part) => `\n${inner}${part}`).join('')}\n${indent}</${name}>`;
}

/** Returns the text as it may stand between tags. */
export const escapedText = (text: string): string => (PLAIN.test(text) ? text : escaped(text));

/** Nothing in it is escaped or forbidden, as in nearly every text. */
const PLAIN = /^[\t\n -%'-;=?-\ud7ff\ue000-\ufffd]*$/;

const escaped = (text: string): string =>
  legal(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;');

const escapedAttribute = (text: string): string =>
  escapedText(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');

/** Returns the text without the characters that no XML 1.0 may hold, half characters among them. */
const legal = (text: string): string => text.toWellFormed().replace(FORBIDDEN, '\uFFFD');

const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/gu;

/** How many characters of the text XML 1.0 forbids. */
export const countForbiddenInXml = (text: string): number => text.match(FORBIDDEN)?.length ?? 0;

/** True when a string in the value, however deep, holds a character that XML 1.0 forbids. */
export const hasForbiddenInXml = (value: unknown): boolean => {
  if (typeof value === 'string') return countForbiddenInXml(value) > 0;
  return typeof value === 'object' && value !== null && Object.values(value).some(hasForbiddenInXml);
};
