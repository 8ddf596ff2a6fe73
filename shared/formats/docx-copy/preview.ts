import type { XmlOut } from '../xml.ts';

/** Returns the text of a document as one reads it: a line a paragraph, a row of a table in one, a blank line before headings. */
export const textInWord = (document: XmlOut): string => `${linesIn(document).join('\n').trim().toWellFormed()}\n`;

function linesIn(element: XmlOut): string[] {
  if (element.name === 'w:p') return [`${isHeading(element) ? '\n' : ''}${wordsIn(element)}`];
  if (element.name !== 'w:tr') return childrenOf(element).flatMap(linesIn);
  const cells = childrenOf(element).filter(({ name }) => name === 'w:tc');
  return [cells.map((cell) => linesIn(cell).join(' / ')).join(' | ')];
}

const isHeading = (paragraph: XmlOut): boolean =>
  childrenOf(paragraph).some(
    (layout) =>
      layout.name === 'w:pPr' &&
      childrenOf(layout).some(({ name, attributes }) => name === 'w:pStyle' && isHeadingStyle(attributes?.['w:val'])),
  );

const isHeadingStyle = (style: unknown): boolean => typeof style === 'string' && /^Heading\d$/u.test(style);

function wordsIn(element: XmlOut): string {
  if (element.name === 'w:t') return (element.children ?? []).filter((child) => typeof child === 'string').join('');
  const said = PIECES.get(element.name);
  return said ?? childrenOf(element).map(wordsIn).join('');
}

const PIECES: ReadonlyMap<string, string> = new Map([
  ['w:tab', '\t'],
  ['w:br', '\n'],
  ['w:cr', '\n'],
]);

const childrenOf = ({ children = [] }: XmlOut): readonly XmlOut[] =>
  children.filter((child) => typeof child !== 'string');
