import { pack } from '../../shared/formats/zip.ts';
import { readAs } from '../../shared/formats/read-any.ts';
import type { Format, Reading } from '../../shared/formats/format.ts';
import { exactOf } from '../../shared/annotations/covered-text.ts';
import { textOf } from '../../shared/model/block.ts';
import { testServices } from './services.ts';

/** Files of word processors and books, made of a few words of their markup. */

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** Returns a Word file. @param parts markup inside the root elements of `styles`, `comments`, `footnotes`, `core` */
export function wordFile(body: string, parts: Readonly<Record<string, string>> = {}): Uint8Array {
  const file = (name: string, root: string, content: string) => ({
    name: `word/${name}.xml`,
    content: `<w:${root} xmlns:w="${W}" xmlns:mc="urn:mc" xmlns:wps="urn:wps">${content}</w:${root}>`,
  });
  const core = parts['core'] ?? '';
  return pack([
    { name: '[Content_Types].xml', content: '<Types/>' },
    file('document', 'document', `<w:body>${body}</w:body>`),
    ...['styles', 'comments', 'footnotes', 'endnotes'].flatMap((name) =>
      parts[name] === undefined ? [] : [file(name, name, parts[name])],
    ),
    { name: 'docProps/core.xml', content: `<cp xmlns:dc="urn:dc" xmlns:dcterms="urn:dcterms">${core}</cp>` },
  ]);
}

/** Returns a paragraph of Word. @param properties markup inside `w:pPr` */
export const wordParagraph = (text: string, properties = ''): string =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

const ODF = ['office', 'text', 'table', 'draw', 'style', 'svg', 'meta', 'fo']
  .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .join(' ');

/** Returns an OpenDocument text. @param styles markup inside `office:styles`; @param meta inside `office:meta` */
export const openDocument = (body: string, styles = '', meta = ''): Uint8Array =>
  pack([
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.text' },
    {
      name: 'content.xml',
      content: `<office:document-content ${ODF} xmlns:dc="urn:dc"><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    },
    {
      name: 'styles.xml',
      content: `<office:document-styles ${ODF}><office:styles>${styles}</office:styles></office:document-styles>`,
    },
    {
      name: 'meta.xml',
      content: `<office:document-meta ${ODF} xmlns:dc="urn:dc"><office:meta>${meta}</office:meta></office:document-meta>`,
    },
  ]);

/** Returns a book. @param chapters bodies of its chapters; @param more further entries of the archive */
export function book(
  chapters: readonly string[],
  metadata = '',
  more: readonly { readonly name: string; readonly content: string }[] = [],
): Uint8Array {
  const items = chapters.map((_, i) => `<item id="c${i}" href="c%20${i}.xhtml" media-type="application/xhtml+xml"/>`);
  const refs = chapters.map((_, i) => `<itemref idref="c${i}"/>`);
  return pack([
    { name: 'mimetype', content: 'application/epub+zip' },
    {
      name: 'META-INF/container.xml',
      content: '<container><rootfiles><rootfile full-path="OPS/a.opf"/></rootfiles></container>',
    },
    {
      name: 'OPS/a.opf',
      content: `<package xmlns:dc="urn:dc"><metadata>${metadata}</metadata><manifest><item id="nav" properties="nav" href="nav.xhtml"/>${items.join('')}</manifest><spine><itemref idref="nav"/>${refs.join('')}</spine></package>`,
    },
    { name: 'OPS/nav.xhtml', content: '<html><body><ol><li>Contents</li></ol></body></html>' },
    ...chapters.map((body, i) => ({
      name: `OPS/c ${i}.xhtml`,
      content: `<html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>${body}</body></html>`,
    })),
    ...more,
  ]);
}

/** Reads a file as this format. @throws Error with the refusal */
export async function readingOf(format: Format, content: Uint8Array | string, name = 'file'): Promise<Reading> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const read = await readAs(format, { bytes, name: `${name}.${format.extensions[0]}` }, testServices());
  if (!read.ok) throw new Error(`${read.problems[0].code}: ${read.problems[0].message}`);
  return read.value.reading;
}

/** The blocks in one line each: `heading 1: The title`. */
export const linesOf = ({ article }: Reading): string[] =>
  article.blocks.map(({ type, level, text }) => `${type}${level === undefined ? '' : ` ${level}`}: ${text}`);

/** The annotations with their words: `comment[the words] note`. */
export const annotationsOf = ({ article }: Reading): string[] =>
  article.annotations.map(({ kind, fragments, attributes }) =>
    `${kind}[${exactOf(textOf(article.blocks), fragments)}] ${String(attributes['note'] ?? '')}`.trim(),
  );
