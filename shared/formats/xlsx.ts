import { checkColumns, decisionTable, evidenceTable, haveChecks, idsInWords, officesInWords } from './tables/checks.ts';
import { byId } from './file-records.ts';
import { allFactsBut } from './desk-losses.ts';
import type { Format } from './format.ts';
import { COLUMNS, endInWords, fieldColumns, typeInWords, type Cell } from './tables/columns.ts';
import { SHARED_TABLE_LOSSES } from './tables/losses.ts';
import { kindsOf, rowsOfKind, tableDocument, type TableDocument } from './tables/table-row.ts';
import { CELL_LIMIT, workbook, type Table } from './tables/workbook.ts';
import type { Article } from '../model/article.ts';

/**
 * A workbook for spreadsheets: one sheet for each kind of the scheme, quotes and claims first, then the speakers, the
 * links and the documents. Unlike the one table of CSV it has every record, and every value as it is. Many articles
 * share the sheets; each row says whose it is.
 */
export const xlsx: Format = {
  id: 'xlsx',
  label: 'Excel workbook',
  description: 'Sheets of quotes, claims, speakers and documents, for Excel, LibreOffice and Numbers.',
  group: 'tables',
  extensions: ['xlsx'],
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  loses: SHARED_TABLE_LOSSES,
  desk: { keeps: allFactsBut('check.passagePlaces', 'check.extra') },
  warns: (article) => {
    const records = recordsWithLongCells(tableDocument(article));
    const message = `A cell holds at most ${CELL_LIMIT.toLocaleString('en')} characters: what is longer is cut there. Choose another format for the whole text.`;
    return records.length === 0 ? [] : [{ code: 'xlsx/cell-cut', message, records }];
  },
  write: (article) => workbookOf([article]),
  writeMany: (documents) => workbookOf(documents.map(({ article }) => article)),
};

const workbookOf = (articles: readonly Article[]): Uint8Array => workbook(tablesOf(articles.map(tableDocument)));

function tablesOf(documents: readonly TableDocument[]): Table[] {
  const kinds = [...new Set(['quote', 'claim', ...documents.flatMap(kindsOf)])];
  return [
    ...kinds.map((kind) => kindTable(documents, kind)),
    ...(haveChecks(documents) ? [evidenceTable(documents), decisionTable(documents)] : []),
    speakerTable(documents),
    linkTable(documents),
    documentTable(documents),
  ];
}

function kindTable(documents: readonly TableDocument[], kind: string): Table {
  const columns = [
    ...COLUMNS.filter(({ on, header }) => header !== 'Row' && (on === undefined || on.includes(kind))),
    ...fieldColumns(documents, kind === 'quote' ? ['quote', 'mention', 'cue'] : [kind]),
    ...(kind === 'claim' ? checkColumns(documents) : []),
  ];
  return {
    name: nameOf(documents, kind),
    header: columns.map(({ header }) => header),
    rows: documents
      .flatMap((document) => rowsOfKind(document, kind))
      .map((row) => columns.map((column) => column.value(row))),
  };
}

const SHIPPED_NAMES: ReadonlyMap<string, string> = new Map([
  ['quote', 'Quotes'],
  ['claim', 'Claims'],
]);

/** The plural of the kind, by the first scheme that has it. */
function nameOf(documents: readonly TableDocument[], kind: string): string {
  const known = documents.flatMap(({ readings }) => readings.set.scheme.findKind(kind)?.plural ?? []);
  return known[0] ?? SHIPPED_NAMES.get(kind) ?? kind;
}

const speakerTable = (documents: readonly TableDocument[]): Table => ({
  name: 'Speakers',
  header: [
    'Article ID',
    'Article',
    'ID',
    'Name',
    'Type',
    'Role',
    'Also called',
    'Note',
    'Quotes',
    'Claims',
    'Offices',
    'Known as',
  ],
  rows: documents.flatMap(({ article, readings }) => {
    const quotes = countsBySpeaker(readings.quotes);
    const claims = countsBySpeaker(readings.claims);
    return [...article.speakers].sort(byId).map((speaker): Cell[] => {
      const { id, name, type, role, aliases, note } = speaker;
      return [
        article.id,
        article.metadata.title,
        id,
        name,
        type,
        role ?? null,
        listed(aliases),
        note ?? null,
        quotes.get(id) ?? 0,
        claims.get(id) ?? 0,
        officesInWords(speaker),
        idsInWords(speaker),
      ];
    });
  }),
});

function countsBySpeaker(of: readonly { readonly speaker: { readonly id: string } | null }[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { speaker } of of) if (speaker !== null) counts.set(speaker.id, (counts.get(speaker.id) ?? 0) + 1);
  return counts;
}

const linkTable = (documents: readonly TableDocument[]): Table => ({
  name: 'Links',
  header: ['Article ID', 'Article', 'ID', 'From (ID)', 'From', 'Link', 'To (ID)', 'To', 'Note'],
  rows: documents.flatMap((document) =>
    [...document.article.links]
      .sort(byId)
      .map((link): Cell[] => [
        document.article.id,
        document.article.metadata.title,
        link.id,
        link.from.id,
        endInWords(link, document, 'from'),
        typeInWords(link, document),
        link.to.id,
        endInWords(link, document),
        link.note ?? null,
      ]),
  ),
});

const documentTable = (documents: readonly TableDocument[]): Table => ({
  name: 'Documents',
  header: [
    ...['ID', 'Title', 'Outlet', 'Authors', 'Published', 'Language', 'Licence', 'URL', 'Note', 'Scheme'],
    ...['Paragraphs', 'Characters', 'Quotes', 'Claims', 'Speakers', 'Annotations'],
    ...['Source file', 'Media type', 'SHA-256 of the source', 'State', 'Tags'],
  ],
  rows: documents.map(({ article, readings, measured }): Cell[] => {
    const { title, outlet, authors, published, language, licence, url, note } = article.metadata;
    return [
      ...[article.id, title, outlet ?? null, listed(authors ?? []), published ?? null, language ?? null],
      ...[licence ?? null, url ?? null, note ?? null, readings.set.scheme.label],
      ...[article.blocks.length, measured.table.codePoints, readings.quotes.length, readings.claims.length],
      ...[article.speakers.length, article.annotations.length],
      ...[article.source?.name ?? null, article.source?.mediaType ?? null, article.source?.sha256 ?? null],
      ...[article.metadata.state ?? null, listed(article.metadata.tags ?? [])],
    ];
  }),
});

const listed = (parts: readonly string[]): string | null => (parts.length === 0 ? null : parts.join('; '));

function recordsWithLongCells({ article, readings }: TableDocument): string[] {
  const isLong = (value: unknown): boolean => {
    if (typeof value === 'string') return value.length > CELL_LIMIT;
    if (typeof value !== 'object' || value === null) return false;
    return Object.values(value).some((inner) => isLong(inner));
  };
  const covered = (id: string) => {
    const annotation = readings.set.findAnnotation(id);
    return annotation?.fragments.reduce((sum, { start, end }) => sum + 1 + end - start, 0) ?? 0;
  };
  const { metadata, annotations, speakers, links, dossiers = [] } = article;
  return [metadata, ...annotations, ...speakers, ...links, ...dossiers]
    .filter((record) => isLong({ ...record, extra: null }) || covered(record.id) > CELL_LIMIT)
    .map(({ id }) => id);
}
