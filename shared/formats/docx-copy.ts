import { textOf } from '../model/block.ts';
import type { Article } from '../model/article.ts';
import { documentPart } from './docx-copy/body.ts';
import { commentsOn, commentsPart } from './docx-copy/comments.ts';
import { OFFICE, PACKAGE, W, WORD_TYPE } from './docx-copy/names.ts';
import { stylesPart } from './docx-copy/styles.ts';
import type { Format, Services, Warning } from './format.ts';
import { TOLD_IN_WORDS } from './copy-losses.ts';
import { readingsOf, type Readings } from './readings.ts';
import { block, countForbiddenInXml, el, writeXml, type XmlOut } from './xml.ts';
import { pack } from './zip.ts';

/**
 * A Word document to hand on: the article as it stands, and each annotation as a comment on exactly its words, which
 * tells speaker, verdict, fields and note (ISO/IEC 29500 WordprocessingML, comments: part 1, 17.13.4). What the article is
 * stands in the header, so that the text is the article's alone. The same article makes the same bytes.
 */
export const docxCopy: Format = {
  id: 'docx-copy',
  label: 'Word document with comments',
  description: 'For editors and lawyers: the article, with a comment on every quote and claim.',
  group: 'publications',
  extensions: ['docx'],
  mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  loses: TOLD_IN_WORDS,
  warns: replacedCharacters,
  write: (article, services) => pack(partsOf(article, services)),
};

function replacedCharacters({ blocks }: Article): Warning[] {
  const count = countForbiddenInXml(textOf(blocks));
  if (count === 0) return [];
  const what = count === 1 ? '1 control character' : `${count} control characters`;
  return [
    {
      code: 'docx-copy/replaced',
      message: `${what} of the text cannot stand in a Word document: “�” is written instead.`,
      records: ['metadata'],
    },
  ];
}

function partsOf(article: Article, services: Services) {
  const readings = readingsOf(article);
  const { name } = services.generator;
  const comments = commentsOn(article, readings, name);
  const parts: readonly (readonly [string, XmlOut])[] = [
    ['[Content_Types].xml', CONTENT_TYPES],
    ['_rels/.rels', PACKAGE_RELATIONS],
    ['docProps/core.xml', propertiesPart(article)],
    ['word/document.xml', documentPart(article, readings, comments)],
    ['word/_rels/document.xml.rels', DOCUMENT_RELATIONS],
    ['word/styles.xml', stylesPart(readings.set.scheme, article.metadata.language)],
    ['word/numbering.xml', NUMBERING],
    ['word/settings.xml', SETTINGS],
    ['word/comments.xml', commentsPart(comments)],
    ['word/header1.xml', marginPart('hdr', 'Header', factsOf(article))],
    ['word/footer1.xml', marginPart('ftr', 'Footer', countsIn(readings, name))],
  ];
  return parts.map(([part, root]) => ({ name: part, content: writeXml(root) }));
}

/** What the article is, in one line for the head of each page. */
const factsOf = ({ metadata }: Article): string => {
  const { title, outlet, authors, published, url, licence } = metadata;
  return [title, outlet, authors?.join(', '), published, url, licence]
    .filter((fact) => fact !== undefined && fact !== '')
    .join(' · ');
};

function countsIn({ quotes, claims }: Readings, generator: string): string {
  const count = (number: number, what: string) => `${number} ${what}${number === 1 ? '' : 's'}`;
  return `${count(quotes.length, 'quote')}, ${count(claims.length, 'claim')}. Annotated with ${generator}.`;
}

const marginPart = (element: 'hdr' | 'ftr', style: string, text: string): XmlOut =>
  block(
    `w:${element}`,
    { 'xmlns:w': W },
    el(
      'w:p',
      {},
      el('w:pPr', {}, el('w:pStyle', { 'w:val': style })),
      el('w:r', {}, el('w:t', { 'xml:space': 'preserve' }, text)),
    ),
  );

/** No dates: the same article makes the same file. */
const propertiesPart = ({ metadata }: Article): XmlOut =>
  block(
    'cp:coreProperties',
    { 'xmlns:cp': `${PACKAGE}/metadata/core-properties`, 'xmlns:dc': 'http://purl.org/dc/elements/1.1/' },
    el('dc:title', {}, metadata.title),
    ...(metadata.authors === undefined ? [] : [el('dc:creator', {}, metadata.authors.join('; '))]),
    ...(metadata.language === undefined ? [] : [el('dc:language', {}, metadata.language)]),
  );

const override = (part: string, type: string): XmlOut => el('Override', { PartName: part, ContentType: type });

const CONTENT_TYPES: XmlOut = block(
  'Types',
  { xmlns: `${PACKAGE}/content-types` },
  el('Default', { Extension: 'rels', ContentType: 'application/vnd.openxmlformats-package.relationships+xml' }),
  el('Default', { Extension: 'xml', ContentType: 'application/xml' }),
  override('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
  override('/word/document.xml', `${WORD_TYPE}.document.main+xml`),
  ...['styles', 'numbering', 'settings', 'comments'].map((part) =>
    override(`/word/${part}.xml`, `${WORD_TYPE}.${part}+xml`),
  ),
  override('/word/header1.xml', `${WORD_TYPE}.header+xml`),
  override('/word/footer1.xml', `${WORD_TYPE}.footer+xml`),
);

const relations = (...all: readonly (readonly [type: string, target: string])[]): XmlOut =>
  block(
    'Relationships',
    { xmlns: `${PACKAGE}/relationships` },
    ...all.map(([type, target], i) => el('Relationship', { Id: `rId${i + 1}`, Type: type, Target: target })),
  );

const PACKAGE_RELATIONS = relations(
  [`${OFFICE}/officeDocument`, 'word/document.xml'],
  [`${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
);

const DOCUMENT_RELATIONS = relations(
  [`${OFFICE}/header`, 'header1.xml'],
  [`${OFFICE}/footer`, 'footer1.xml'],
  ...['styles', 'numbering', 'settings', 'comments'].map((part) => [`${OFFICE}/${part}`, `${part}.xml`] as const),
);

/** One list with bullets, nine levels deep. */
const NUMBERING: XmlOut = block(
  'w:numbering',
  { 'xmlns:w': W },
  block(
    'w:abstractNum',
    { 'w:abstractNumId': 0 },
    el('w:multiLevelType', { 'w:val': 'hybridMultilevel' }),
    ...Array.from({ length: 9 }, (_, level) =>
      block(
        'w:lvl',
        { 'w:ilvl': level },
        el('w:start', { 'w:val': 1 }),
        el('w:numFmt', { 'w:val': 'bullet' }),
        el('w:lvlText', { 'w:val': ['•', '◦', '▪'][level % 3] }),
        el('w:lvlJc', { 'w:val': 'left' }),
        el('w:pPr', {}, el('w:ind', { 'w:left': 567 * (level + 1), 'w:hanging': 283 })),
      ),
    ),
  ),
  el('w:num', { 'w:numId': 1 }, el('w:abstractNumId', { 'w:val': 0 })),
);

/** Says that the file is of today's Word, which would else open it as one of 2007. */
const SETTINGS: XmlOut = block(
  'w:settings',
  { 'xmlns:w': W },
  block(
    'w:compat',
    {},
    el('w:compatSetting', {
      'w:name': 'compatibilityMode',
      'w:uri': 'http://schemas.microsoft.com/office/word',
      'w:val': 15,
    }),
  ),
);
