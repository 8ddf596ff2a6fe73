import type { ForeignDocument } from '../foreign/foreign-document.ts';
import type { Services } from '../format.ts';
import { block, el, type XmlOut } from '../xml.ts';
import { deskElements } from './desk.ts';
import { valueElement } from './values.ts';

/** Returns the element `teiHeader`: what is known of the article, where it was published, and the program. */
export function headerOf(document: ForeignDocument, { generator }: Services): XmlOut {
  const { title, metadata = {} } = document;
  const { url, outlet, authors = [], published, language, licence, note } = metadata;
  const optional = (name: string, text: string | undefined): XmlOut[] =>
    text === undefined ? [] : [valueElement(name, text)];
  const availability = licence === undefined ? [] : [block('availability', {}, valueElement('licence', licence))];
  return block(
    'teiHeader',
    {},
    block(
      'fileDesc',
      {},
      block('titleStmt', {}, valueElement('title', title), ...authors.map((author) => valueElement('author', author))),
      block('publicationStmt', {}, el('distributor', {}, generator.name), ...availability),
      ...(note === undefined ? [] : [block('notesStmt', {}, valueElement('note', note))]),
      block(
        'sourceDesc',
        {},
        block(
          'bibl',
          {},
          valueElement('title', title),
          ...optional('publisher', outlet),
          ...optional('date', published),
          ...(url === undefined ? [] : [el('ptr', { target: url })]),
        ),
      ),
    ),
    block(
      'encodingDesc',
      {},
      block(
        'appInfo',
        {},
        block(
          'application',
          { ident: generator.name, version: /^\d+(?:\.\d+){0,3}/u.exec(generator.version)?.[0] ?? '0' },
          el('label', {}, generator.name),
        ),
      ),
    ),
    ...(language === undefined
      ? []
      : [block('profileDesc', {}, block('langUsage', {}, el('language', { ident: language }, language)))]),
    ...deskElements(document),
  );
}
