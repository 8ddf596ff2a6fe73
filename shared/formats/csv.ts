import { stringify } from 'csv-stringify/browser/esm/sync';
import { endOf, startOf } from '../annotations/annotation-set.ts';
import { Scheme } from '../kinds/scheme.ts';
import type { Article } from '../model/article.ts';
import { isDetached, type Annotation } from '../model/records.ts';
import { measure, type MeasuredText } from './file-records.ts';
import type { PlainFormat } from './format.ts';
import { carriedByTables, lostInTables } from './table-losses.ts';
import { attributeText, choiceLabel, readingsOf, type ClaimReading, type QuoteReading } from './readings.ts';

/**
 * A table for spreadsheets and statistics (RFC 4180: UTF-8, CR LF): one row a quote, then one row a claim, each in
 * document order. Offsets are Unicode code points of the canonical text. It begins with a byte order mark, without
 * which Excel takes UTF-8 for the system's old encoding.
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
    {
      id: 'text',
      what: 'The article’s text: only quotes, claims and the words that name their speakers are written',
      treatment: 'dropped',
      strikes: () => ['metadata'],
    },
    {
      id: 'annotations.unlinked',
      what: 'Speaker mentions and cues that no quote is tied to, and annotations of other kinds',
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
  write: writeCsv,
};

/** A row before it is formatted; the order of keys is the order of columns. */
interface Row {
  readonly row: 'quote' | 'claim';
  readonly id: string;
  readonly text: string;
  readonly speaker: string | null;
  readonly speakerId: string | null;
  readonly speakerType: string | null;
  readonly mention: string | null;
  readonly cue: string | null;
  readonly quoteType: string | null;
  readonly sourceStatus: string | null;
  readonly quoteId: string | null;
  readonly claimIds: string | null;
  readonly normalised: string | null;
  readonly checkWorthiness: string | null;
  readonly verdict: string | null;
  readonly note: string | null;
  readonly isDetached: string;
  readonly paragraph: number | null;
  readonly start: number | null;
  readonly end: number | null;
  readonly fragments: number;
  readonly annotator: string | null;
  readonly articleId: string;
  readonly title: string;
  readonly outlet: string | null;
  readonly published: string | null;
  readonly url: string | null;
}

const HEADERS: Readonly<Record<keyof Row, string>> = {
  row: 'Row',
  id: 'ID',
  text: 'Text',
  speaker: 'Speaker',
  speakerId: 'Speaker ID',
  speakerType: 'Speaker type',
  mention: 'Named in the text as',
  cue: 'Cue',
  quoteType: 'Form of quote',
  sourceStatus: 'Source',
  quoteId: 'In quote (ID)',
  claimIds: 'Claims inside (IDs)',
  normalised: 'Claim in one sentence',
  checkWorthiness: 'Worth checking?',
  verdict: 'Verdict',
  note: 'Note',
  isDetached: 'Text gone',
  paragraph: 'Paragraph (from 1)',
  start: 'Start (code points)',
  end: 'End (code points, exclusive)',
  fragments: 'Fragments',
  annotator: 'Annotator',
  articleId: 'Article ID',
  title: 'Article',
  outlet: 'Outlet',
  published: 'Published',
  url: 'URL',
};

const COLUMNS = Object.keys(HEADERS) as (keyof Row)[];

function rowsOf(article: Article): Row[] {
  const { quotes, claims, text } = readingsOf(article);
  const measured = measure(text.toWellFormed());
  return [
    ...quotes.map((quote) => quoteRow(quote, article, measured)),
    ...claims.map((claim) => claimRow(claim, article, measured)),
  ];
}

function writeCsv(article: Article): string {
  const cells = rowsOf(article).map((row) => COLUMNS.map((column) => toCell(row[column])));
  return stringify([Object.values(HEADERS), ...cells], { bom: true, record_delimiter: 'windows' });
}

/** Columns that do not hold what is recorded of the row's own annotation. */
const OF_SPEAKER = new Set<keyof Row>(['speaker', 'speakerId', 'speakerType']);
const OF_ARTICLE = new Set<keyof Row>(['articleId', 'title', 'outlet', 'published', 'url']);

/** Ids of the records of which a value is written with an apostrophe in front. */
function guardedRecords(article: Article): string[] {
  const ids = rowsOf(article).flatMap((row) =>
    COLUMNS.filter((column) => isFormula(row[column])).map((column) => {
      if (OF_ARTICLE.has(column)) return 'metadata';
      return OF_SPEAKER.has(column) ? (row.speakerId ?? row.id) : row.id;
    }),
  );
  return [...new Set(ids)];
}

function quoteRow(
  { annotation, text, speaker, mention, cue, claims }: QuoteReading,
  article: Article,
  measured: MeasuredText,
): Row {
  const scheme = Scheme.of(article.scheme);
  return {
    row: 'quote',
    id: annotation.id,
    text,
    speaker: speaker?.name ?? null,
    speakerId: speaker?.id ?? null,
    speakerType: speaker?.type ?? null,
    mention: mention?.text ?? null,
    cue: cue?.text ?? null,
    quoteType: choiceLabel(scheme, annotation, 'quoteType'),
    sourceStatus: choiceLabel(scheme, annotation, 'sourceStatus'),
    quoteId: null,
    claimIds: claims.length === 0 ? null : claims.map(({ id }) => id).join(' '),
    normalised: null,
    checkWorthiness: null,
    verdict: null,
    ...commonCells(annotation, article, measured),
  };
}

function claimRow({ annotation, text, speaker, quote }: ClaimReading, article: Article, measured: MeasuredText): Row {
  const scheme = Scheme.of(article.scheme);
  return {
    row: 'claim',
    id: annotation.id,
    text,
    speaker: speaker?.name ?? null,
    speakerId: speaker?.id ?? null,
    speakerType: speaker?.type ?? null,
    mention: null,
    cue: null,
    quoteType: null,
    sourceStatus: null,
    quoteId: quote?.id ?? null,
    claimIds: null,
    normalised: attributeText(annotation, 'normalised'),
    checkWorthiness: choiceLabel(scheme, annotation, 'checkWorthiness'),
    verdict: choiceLabel(scheme, annotation, 'verdict'),
    ...commonCells(annotation, article, measured),
  };
}

function commonCells(annotation: Annotation, article: Article, { table }: MeasuredText) {
  const isGone = isDetached(annotation);
  const start = startOf(annotation);
  const { metadata } = article;
  return {
    note: attributeText(annotation, 'note'),
    isDetached: isGone ? 'yes' : 'no',
    paragraph: isGone ? null : paragraphAt(article, start),
    start: isGone ? null : table.toCodePoints(start),
    end: isGone ? null : table.toCodePoints(endOf(annotation)),
    fragments: annotation.fragments.length,
    annotator: annotation.creator ?? null,
    articleId: article.id,
    title: metadata.title,
    outlet: metadata.outlet ?? null,
    published: metadata.published ?? null,
    url: metadata.url ?? null,
  };
}

/** Number of the paragraph, from 1, that holds the offset (UTF-16 code units). */
function paragraphAt({ blocks }: Article, offset: number): number {
  let end = -1;
  for (const [index, { text }] of blocks.entries()) {
    end += text.length + 1;
    if (offset <= end) return index + 1;
  }
  return blocks.length;
}

/**
 * What spreadsheets take for the start of a formula: `= + - @`, tab, line ends, their full-width and small forms,
 * also behind blanks and characters without width, which some of them drop.
 */
const FORMULA =
  /^[\s\p{Cf}\p{Default_Ignorable_Code_Point}]*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20\u2212\ufe62\ufe63\ufe66\ufe6b]|^[\t\r\n]/u;

const isFormula = (value: string | number | null): boolean => typeof value === 'string' && FORMULA.test(value);

function toCell(value: string | number | null): string {
  if (value === null) return '';
  const text = String(value).toWellFormed();
  return isFormula(value) ? `'${text}` : text;
}
