import { endOf, startOf } from '../../annotations/annotation-set.ts';
import { hasDrifted } from '../../annotations/drift.ts';
import type { Article } from '../../model/article.ts';
import { isDetached, type Annotation, type Link } from '../../model/records.ts';
import { attributeText, choiceLabel, wordsOf } from '../readings.ts';
import { decidingLinks, furtherLinks, paragraphAt, type TableDocument, type TableRow } from './table-row.ts';

/**
 * The columns of tables: what each is called, what it holds of a row, and whose record that value is. They are the same
 * in CSV and in workbooks, so that who knows the one knows the other. Offsets are Unicode code points.
 */
export interface Column {
  readonly header: string;
  /** Kinds of rows it says something of; all where nothing is said. */
  readonly on?: readonly string[];
  /** Whose record its value is: the row's own annotation where nothing is said. */
  readonly of?: 'speaker' | 'article';
  value(row: TableRow): Cell;
}

/** Null is an empty cell. */
export type Cell = string | number | null;

/** The columns before those of fields; in this order since the first version, new ones behind. */
export const COLUMNS: readonly Column[] = [
  { header: 'Row', value: ({ kind }) => kind },
  { header: 'ID', value: ({ annotation }) => annotation.id },
  { header: 'Text', value: ({ text }) => text },
  { header: 'Speaker', on: ['quote', 'claim'], of: 'speaker', value: ({ speaker }) => speaker?.name ?? null },
  { header: 'Speaker ID', on: ['quote', 'claim'], of: 'speaker', value: ({ speaker }) => speaker?.id ?? null },
  { header: 'Speaker type', on: ['quote', 'claim'], of: 'speaker', value: ({ speaker }) => speaker?.type ?? null },
  { header: 'Named in the text as', on: ['quote'], value: ({ mention }) => mention?.text ?? null },
  { header: 'Cue', on: ['quote'], value: ({ cue }) => cue?.text ?? null },
  { header: 'Form of quote', on: ['quote'], value: (row) => inWords(row, 'quoteType') },
  { header: 'Source', on: ['quote'], value: (row) => inWords(row, 'sourceStatus') },
  { header: 'In quote (ID)', on: ['claim'], value: ({ quote }) => quote?.id ?? null },
  {
    header: 'Claims inside (IDs)',
    on: ['quote'],
    value: ({ claims }) =>
      joined(
        claims.map(({ id }) => id),
        ' ',
      ),
  },
  {
    header: 'Claim in one sentence',
    on: ['claim'],
    value: ({ annotation }) => attributeText(annotation, 'normalised'),
  },
  { header: 'Worth checking?', on: ['claim'], value: (row) => inWords(row, 'checkWorthiness') },
  { header: 'Verdict', on: ['claim'], value: (row) => inWords(row, 'verdict') },
  { header: 'Note', value: ({ annotation }) => attributeText(annotation, 'note') },
  { header: 'Text gone', value: ({ annotation }) => (isDetached(annotation) ? 'yes' : 'no') },
  { header: 'Paragraph (from 1)', value: (row) => placed(row, ({ document }, start) => paragraphAt(document, start)) },
  { header: 'Start (code points)', value: (row) => placed(row, toCodePoints) },
  {
    header: 'End (code points, exclusive)',
    value: (row) => placed(row, ({ annotation, document }) => document.measured.table.toCodePoints(endOf(annotation))),
  },
  { header: 'Fragments', value: ({ annotation }) => annotation.fragments.length },
  { header: 'Annotator', value: ({ annotation }) => annotation.creator ?? null },
  { header: 'Article ID', of: 'article', value: ({ document }) => document.article.id },
  { header: 'Article', of: 'article', value: ({ document }) => document.article.metadata.title },
  { header: 'Outlet', of: 'article', value: ({ document }) => document.article.metadata.outlet ?? null },
  { header: 'Published', of: 'article', value: ({ document }) => document.article.metadata.published ?? null },
  { header: 'URL', of: 'article', value: ({ document }) => document.article.metadata.url ?? null },
  { header: 'Speaker’s role', on: ['quote', 'claim'], of: 'speaker', value: ({ speaker }) => speaker?.role ?? null },
  {
    header: 'Speaker also called',
    on: ['quote', 'claim'],
    of: 'speaker',
    value: ({ speaker }) => joined(speaker?.aliases ?? []),
  },
  {
    header: 'Note on the speaker',
    on: ['quote', 'claim'],
    of: 'speaker',
    value: ({ speaker }) => speaker?.note ?? null,
  },
  { header: 'Addressed to', on: ['quote'], value: (row) => joined(addressees(row)) },
  { header: 'Other links', value: (row) => joined(otherLinks(row)) },
  { header: 'Notes on links', value: (row) => joined(linkNotes(row)) },
  { header: 'Places of fragments', value: (row) => placesOf(row) },
  { header: 'Words when tagged, if others', value: (row) => wordsWhenTagged(row) },
  { header: 'Created', value: ({ annotation }) => annotation.created ?? null },
  { header: 'Modified', value: ({ annotation }) => annotation.modified ?? null },
  { header: 'Authors', of: 'article', value: ({ document }) => joined(document.article.metadata.authors ?? []) },
  { header: 'Language', of: 'article', value: ({ document }) => document.article.metadata.language ?? null },
  { header: 'Licence', of: 'article', value: ({ document }) => document.article.metadata.licence ?? null },
  { header: 'Note on the article', of: 'article', value: ({ document }) => document.article.metadata.note ?? null },
];

/** Fields that have a column above, by kind; `note` has it for every kind. */
const SHOWN: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    quote: ['quoteType', 'sourceStatus'],
    claim: ['normalised', 'checkWorthiness', 'verdict'],
  }),
);

/**
 * Returns a column for each field of the kinds that has none above: those of the articles' schemes, whether or not they
 * are filled in, so that tables of one scheme are alike; then what records hold beyond their scheme.
 */
export function fieldColumns(documents: readonly TableDocument[], kinds: readonly string[]): Column[] {
  const columns = new Map<string, Column>();
  const headers = new Set<string>();
  const add = (kind: string, field: string, label: string) => {
    const key = JSON.stringify([kind, field]);
    if (columns.has(key) || SHOWN.get(kind)?.includes(field) || (field === 'note' && !isInQuote(kind))) return;
    const header = headers.has(label) ? `${label} (${field})` : label;
    headers.add(header);
    columns.set(key, fieldColumn(kind, field, header));
  };
  for (const { readings } of documents) {
    for (const { id, label, fields } of readings.set.scheme.kinds.filter(({ id }) => kinds.includes(id))) {
      for (const field of fields) add(id, field.id, `${label}: ${field.label}`);
    }
  }
  for (const { article, readings } of documents) {
    for (const [kind, fields] of attributesByKind(article, kinds)) {
      for (const field of fields) add(kind, field, `${readings.set.scheme.labelOf(kind)}: ${field}`);
    }
  }
  return [...columns.values()];
}

/** Names of the attributes in use, sorted, whatever order the records are in. */
function attributesByKind({ annotations }: Article, kinds: readonly string[]): [kind: string, fields: string[]][] {
  const names = new Map(kinds.map((kind) => [kind, new Set<string>()]));
  for (const { kind, attributes } of annotations) {
    for (const name of Object.keys(attributes)) names.get(kind)?.add(name);
  }
  return [...names].map(([kind, fields]) => [kind, [...fields].sort()]);
}

const isInQuote = (kind: string): boolean => kind === 'mention' || kind === 'cue';

const fieldColumn = (kind: string, field: string, header: string): Column => ({
  header,
  on: isInQuote(kind) ? [kind, 'quote'] : [kind],
  value: (row) => {
    const annotation = kind === row.kind ? row.annotation : isInQuote(kind) ? inQuote(row, kind) : null;
    return annotation === null ? null : valueOf(annotation, field, row.document);
  },
});

const inQuote = ({ kind: rowKind, mention, cue }: TableRow, kind: string): Annotation | null =>
  rowKind !== 'quote' ? null : ((kind === 'mention' ? mention : cue)?.annotation ?? null);

/** The value of a field as a cell: numbers as they are, choices and speakers in words. */
function valueOf(annotation: Annotation, field: string, { readings }: TableDocument): Cell {
  const value = Object.hasOwn(annotation.attributes, field) ? annotation.attributes[field] : undefined;
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  const { scheme } = readings.set;
  const type = scheme.findKind(annotation.kind)?.fields.find(({ id }) => id === field)?.type;
  const speaker = type === 'speaker' && typeof value === 'string' ? readings.set.findSpeaker(value) : null;
  return speaker?.name ?? choiceLabel(scheme, annotation, field);
}

const inWords = ({ annotation, document }: TableRow, field: string): string | null =>
  choiceLabel(document.readings.set.scheme, annotation, field);

const joined = (parts: readonly string[], separator = '; '): string | null =>
  parts.length === 0 ? null : parts.join(separator);

const placed = (row: TableRow, of: (row: TableRow, start: number) => number): number | null =>
  isDetached(row.annotation) ? null : of(row, startOf(row.annotation));

const toCodePoints = ({ document }: TableRow, offset: number): number => document.measured.table.toCodePoints(offset);

const placesOf = (row: TableRow): string | null =>
  joined(
    row.annotation.fragments.map(({ start, end }) => `${toCodePoints(row, start)}–${toCodePoints(row, end)}`),
    ' ',
  );

const wordsWhenTagged = ({ annotation, document }: TableRow): string | null =>
  hasDrifted(annotation, document.readings.text) ? (annotation.tagged ?? null) : null;

const addressees = (row: TableRow): string[] =>
  furtherLinks(row)
    .filter(({ type }) => type === 'addressed-to')
    .map((link) => endInWords(link, row.document));

const otherLinks = (row: TableRow): string[] =>
  furtherLinks(row)
    .filter(({ type }) => row.kind !== 'quote' || type !== 'addressed-to')
    .map((link) => `${typeInWords(link, row.document)}: ${endInWords(link, row.document)} (${link.to.id})`);

const linkNotes = (row: TableRow): string[] =>
  [...decidingLinks(row), ...furtherLinks(row)].flatMap((link) =>
    link.note === undefined ? [] : [`${typeInWords(link, row.document)}: ${link.note}`],
  );

/** What a link type is called: “said by”. */
export const typeInWords = ({ type }: Link, { readings }: TableDocument): string =>
  readings.set.scheme.findLinkType(type)?.label ?? type;

/** The record at an end of the link in words: a speaker's name, the words of an annotation. */
export function endInWords(link: Link, { readings }: TableDocument, end: 'from' | 'to' = 'to'): string {
  const { record, id } = link[end];
  if (record === 'speaker') return readings.set.findSpeaker(id)?.name ?? id;
  const annotation = readings.set.findAnnotation(id);
  return annotation === null ? id : wordsOf(annotation, readings.text);
}
