import { stringify } from 'csv-stringify/browser/esm/sync';
import type { Article } from '../model/article.ts';
import { carriedByTables, lostInTables } from './tables/carried.ts';
import type { PlainFormat } from './format.ts';
import { checkColumns, COLUMN_FACTS } from './tables/checks.ts';
import { COLUMNS, fieldColumns, type Cell, type Column } from './tables/columns.ts';
import { attributionRows, kindsOf, tableDocument, type TableDocument, type TableRow } from './tables/table-row.ts';
import { SHARED_TABLE_LOSSES } from './tables/losses.ts';

/**
 * A table for spreadsheets and statistics (RFC 4180: UTF-8, CR LF): one row a quote, then one row a claim, then one row
 * for each annotation of the user's own kinds, each in document order. Offsets are Unicode code points of the canonical
 * text. It begins with a byte order mark, without which Excel takes UTF-8 for the system's old encoding. Many articles
 * are one table, one below the other; what they are is in its columns.
 *
 * A cell that a spreadsheet could take for a formula gets an apostrophe in front (promise X2), the one change made
 * to any value; it is declared as a loss, so that the export dialog shows whose values it strikes.
 */
export const csv: PlainFormat = {
  id: 'csv',
  label: 'CSV table',
  description: 'One row a quote, one row a claim, for spreadsheets and statistics.',
  group: 'tables',
  extensions: ['csv'],
  mediaType: 'text/csv',
  loses: [
    ...SHARED_TABLE_LOSSES,
    {
      id: 'annotations.unlinked',
      what: 'Speaker mentions and cues that no quote is tied to',
      treatment: 'dropped',
      strikes: (article) => lostInTables(article, carriedByTables(article), 'annotation'),
    },
    {
      id: 'speakers.unused',
      what: 'Speakers without a quote or a claim',
      treatment: 'dropped',
      strikes: (article) => lostInTables(article, carriedByTables(article), 'speaker'),
    },
    {
      id: 'links.overridden',
      what: 'Links that do not decide who says a quote or claims a claim',
      treatment: 'dropped',
      strikes: (article) => lostInTables(article, carriedByTables(article), 'link'),
    },
    {
      id: 'values.guarded',
      what: 'Values that a spreadsheet could take for a formula, as they are: each gets an apostrophe in front',
      treatment: 'changed',
      strikes: guardedRecords,
    },
  ],
  desk: { keeps: COLUMN_FACTS },
  write: (article) => tableOf([tableDocument(article)]),
  writeMany: (documents) => tableOf(documents.map(({ article }) => tableDocument(article))),
};

function tableOf(documents: readonly TableDocument[]): string {
  const columns = columnsOf(documents);
  const rows = documents.flatMap(attributionRows).map((row) => columns.map((column) => toCell(column.value(row))));
  return written([columns.map(({ header }) => toCell(header)), ...rows]);
}

/** Returns rows of cells as a table of this format. */
export const tableOfCells = (rows: readonly (readonly Cell[])[]): string => written(rows.map((row) => row.map(toCell)));

const written = (rows: readonly (readonly string[])[]): string =>
  stringify(
    rows.map((row) => [...row]),
    { bom: true, record_delimiter: 'windows' },
  );

const columnsOf = (documents: readonly TableDocument[]): Column[] => [
  ...COLUMNS,
  ...fieldColumns(documents, [...new Set(documents.flatMap(kindsOf))]),
  ...checkColumns(documents),
];

/** Ids of the records of which a value is written with an apostrophe in front. */
function guardedRecords(article: Article): string[] {
  const document = tableDocument(article);
  const columns = columnsOf([document]);
  const ids = attributionRows(document).flatMap((row) =>
    columns.filter((column) => isFormula(column.value(row))).map((column) => ownerOf(column, row)),
  );
  return [...new Set(ids)];
}

function ownerOf({ of }: Column, { annotation, speaker }: TableRow): string {
  if (of === 'article') return 'metadata';
  return of === 'speaker' ? (speaker?.id ?? annotation.id) : annotation.id;
}

/**
 * What spreadsheets take for the start of a formula: `= + - @`, tab, line ends, their full-width and small forms,
 * also behind blanks and characters without width, which some of them drop.
 */
const FORMULA =
  /^[\s\p{Cf}\p{Default_Ignorable_Code_Point}]*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20\u2212\ufe62\ufe63\ufe66\ufe6b]|^[\t\r\n]/u;

const isFormula = (value: Cell): boolean => value !== null && FORMULA.test(String(value));

function toCell(value: Cell): string {
  if (value === null) return '';
  const text = String(value).toWellFormed();
  return isFormula(value) ? `'${text}` : text;
}
