import type { Scheme } from '../../kinds/scheme.ts';
import type { Metadata } from '../../model/records.ts';
import { block, el, writeXml, type XmlOut } from '../xml.ts';
import { pack } from '../zip.ts';
import { OFFICE, PACKAGE, W, WORD_TYPE } from './names.ts';
import { stylesPart } from './styles.ts';

/**
 * The **package** of a Word document: its text and the parts around it that every one of ours has, each named by a relation
 * and a type. Header and footer are the first two relations of the document.
 */
export interface WordParts {
  readonly metadata: Metadata;
  readonly scheme: Scheme;
  /** BCP 47, of what styles say nothing else of. */
  readonly language: string | undefined;
  readonly document: XmlOut;
  /** Of the head and the foot of each page, one line each. */
  readonly header: string;
  readonly footer: string;
  /** Beyond those that every document of ours has. */
  readonly styles?: readonly XmlOut[];
  readonly comments?: XmlOut;
  /** The foot of each page ends with its number. */
  readonly numbersPages?: true;
}

/** Returns the file: the same bytes for the same parts. */
export function packWord(given: WordParts): Uint8Array {
  const { metadata, scheme, language, document, header, footer, styles = [], comments, numbersPages } = given;
  const further = ['styles', 'numbering', 'settings', ...(comments === undefined ? [] : ['comments'])];
  const parts: readonly (readonly [string, XmlOut])[] = [
    ['[Content_Types].xml', contentTypes(further)],
    ['_rels/.rels', PACKAGE_RELATIONS],
    ['docProps/core.xml', propertiesPart(metadata)],
    ['word/document.xml', document],
    ['word/_rels/document.xml.rels', documentRelations(further)],
    ['word/styles.xml', stylesPart(scheme, language, styles)],
    ['word/numbering.xml', NUMBERING],
    ['word/settings.xml', SETTINGS],
    ...(comments === undefined ? [] : [['word/comments.xml', comments] as const]),
    ['word/header1.xml', marginPart('hdr', 'Header', header)],
    ['word/footer1.xml', marginPart('ftr', 'Footer', footer, numbersPages === true ? [PAGE_NUMBER] : [])],
  ];
  return pack(parts.map(([name, root]) => ({ name, content: writeXml(root) })));
}

const marginPart = (element: 'hdr' | 'ftr', style: string, text: string, behind: readonly XmlOut[] = []): XmlOut =>
  block(
    `w:${element}`,
    { 'xmlns:w': W },
    el(
      'w:p',
      {},
      el('w:pPr', {}, el('w:pStyle', { 'w:val': style })),
      el('w:r', {}, el('w:t', { 'xml:space': 'preserve' }, text)),
      ...behind,
    ),
  );

/** A field, which the word processor fills in. */
const PAGE_NUMBER: XmlOut = el(
  'w:fldSimple',
  { 'w:instr': ' PAGE ' },
  el('w:r', {}, el('w:t', { 'xml:space': 'preserve' }, '1')),
);

/** No dates: the same article makes the same file. */
const propertiesPart = (metadata: Metadata): XmlOut =>
  block(
    'cp:coreProperties',
    { 'xmlns:cp': `${PACKAGE}/metadata/core-properties`, 'xmlns:dc': 'http://purl.org/dc/elements/1.1/' },
    el('dc:title', {}, metadata.title),
    ...(metadata.authors === undefined ? [] : [el('dc:creator', {}, metadata.authors.join('; '))]),
    ...(metadata.language === undefined ? [] : [el('dc:language', {}, metadata.language)]),
  );

const override = (part: string, type: string): XmlOut => el('Override', { PartName: part, ContentType: type });

const contentTypes = (further: readonly string[]): XmlOut =>
  block(
    'Types',
    { xmlns: `${PACKAGE}/content-types` },
    el('Default', { Extension: 'rels', ContentType: 'application/vnd.openxmlformats-package.relationships+xml' }),
    el('Default', { Extension: 'xml', ContentType: 'application/xml' }),
    override('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
    override('/word/document.xml', `${WORD_TYPE}.document.main+xml`),
    ...further.map((part) => override(`/word/${part}.xml`, `${WORD_TYPE}.${part}+xml`)),
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

const documentRelations = (further: readonly string[]): XmlOut =>
  relations(
    [`${OFFICE}/header`, 'header1.xml'],
    [`${OFFICE}/footer`, 'footer1.xml'],
    ...further.map((part) => [`${OFFICE}/${part}`, `${part}.xml`] as const),
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
