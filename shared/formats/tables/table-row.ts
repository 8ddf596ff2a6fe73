import { byPlace } from '../../annotations/annotation-set.ts';
import type { Article } from '../../model/article.ts';
import type { Annotation, Link, Speaker } from '../../model/records.ts';
import { byId, measure, type MeasuredText } from '../file-records.ts';
import { readingsOf, wordsOf, type Readings, type Words } from '../readings.ts';

/**
 * One row of a table: an annotation with what its links say of it, told without looking anything up. Quotes know their
 * speaker, mention, cue and claims; claims their speaker and quote; annotations of any other kind only themselves.
 */
export interface TableRow extends Words {
  /** `quote`, `claim`, or the id of another kind. */
  readonly kind: string;
  readonly speaker: Speaker | null;
  readonly mention: Words | null;
  readonly cue: Words | null;
  readonly claims: readonly Annotation[];
  readonly quote: Annotation | null;
  readonly document: TableDocument;
}

/** What the rows of one article share. */
export interface TableDocument {
  readonly article: Article;
  readonly readings: Readings;
  readonly measured: MeasuredText;
  /** UTF-16 offsets at which the blocks begin. */
  readonly starts: readonly number[];
}

/** Measures the article once for all rows made of it. */
export function tableDocument(article: Article): TableDocument {
  const readings = readingsOf(article);
  const starts: number[] = [];
  let start = 0;
  for (const { text } of article.blocks) {
    starts.push(start);
    start += text.length + 1;
  }
  return { article, readings, measured: measure(readings.text.toWellFormed()), starts };
}

/** Kinds whose words stand in the rows of quotes. */
const IN_QUOTES: ReadonlySet<string> = new Set(['mention', 'cue']);

/** Returns the quotes, then the claims, then what is of the user's own kinds, in the order of the scheme; each in document order. */
export const attributionRows = (document: TableDocument): TableRow[] => [
  ...quoteRows(document),
  ...claimRows(document),
  ...ownKinds(document).flatMap((kind) => plainRows(document, kind)),
];

/** Returns the rows of the kind, in document order. */
export function rowsOfKind(document: TableDocument, kind: string): TableRow[] {
  if (kind === 'quote') return quoteRows(document);
  return kind === 'claim' ? claimRows(document) : plainRows(document, kind);
}

/** Ids of all kinds there are: those of the scheme in its order, then those it has not, by id. */
export function kindsOf({ article, readings }: TableDocument): string[] {
  const known = readings.set.scheme.kinds.map(({ id }) => id);
  const used = [...new Set(article.annotations.map(({ kind }) => kind))].sort();
  return [...new Set([...known, ...used])];
}

const ownKinds = (document: TableDocument): string[] =>
  kindsOf(document).filter((kind) => kind !== 'quote' && kind !== 'claim' && !IN_QUOTES.has(kind));

const NOTHING = { speaker: null, mention: null, cue: null, claims: [], quote: null } as const;

const quoteRows = (document: TableDocument): TableRow[] =>
  document.readings.quotes.map((quote) => ({ ...NOTHING, ...quote, kind: 'quote', document }));

const claimRows = (document: TableDocument): TableRow[] =>
  document.readings.claims.map((claim) => ({ ...NOTHING, ...claim, kind: 'claim', document }));

const plainRows = (document: TableDocument, kind: string): TableRow[] =>
  [...document.article.annotations]
    .filter((annotation) => annotation.kind === kind)
    .sort(byPlace)
    .map((annotation) => ({
      ...NOTHING,
      annotation,
      text: wordsOf(annotation, document.readings.text),
      kind,
      document,
    }));

/** Links that the columns of quotes and claims read. */
const READ: ReadonlySet<string> = new Set([
  'said-by',
  'cued-by',
  'refers-to',
  'attributed-to',
  'claimed-in',
  'claimed-by',
]);

/** Returns the links from the row's annotation that no column of its own shows: those of the user's own types, addressees. */
export const furtherLinks = ({ annotation, kind, document }: TableRow): Link[] =>
  linksFrom(annotation.id, document).filter(({ type }) => (kind !== 'quote' && kind !== 'claim') || !READ.has(type));

/** Returns the links that decided whom the row names: the first of each type, as attribution takes it. */
export function decidingLinks({ annotation, kind, mention, document }: TableRow): Link[] {
  if (kind !== 'quote' && kind !== 'claim') return [];
  const firstOf = (id: string, type: string) =>
    document.readings.set.linksOf(id).find((link) => link.type === type && link.from.id === id);
  const types = kind === 'quote' ? ['said-by', 'cued-by', 'attributed-to'] : ['claimed-in', 'claimed-by'];
  const viaMention = mention === null ? undefined : firstOf(mention.annotation.id, 'refers-to');
  return [
    ...types
      .filter((type) => type !== 'attributed-to' || viaMention === undefined)
      .map((type) => firstOf(annotation.id, type)),
    viaMention,
  ].filter((link) => link !== undefined);
}

const linksFrom = (id: string, { readings }: TableDocument): Link[] =>
  readings.set
    .linksOf(id)
    .filter(({ from }) => from.id === id)
    .sort(byId);

/** Number of the paragraph, from 1, that holds the offset (UTF-16 code units). */
export function paragraphAt({ starts }: TableDocument, offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
