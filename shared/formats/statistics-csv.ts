import { OF_QUOTES_ALONE, percentOf } from '../analysis/statistics/tally.ts';
import type { Dimension, Statistics } from '../model/statistics.ts';
import { tableOfCells } from './csv.ts';

/** What a value of each dimension is called in the head of a table. */
const HEADERS: Readonly<Record<Dimension, string>> = {
  speaker: 'Speaker',
  sort: 'Sort of speaker',
  role: 'Role',
  form: 'Form of quote',
  cue: 'Cue class',
  article: 'Article',
  month: 'Month',
};

/**
 * Returns statistics as a table for spreadsheets, as the CSV format writes it (UTF-8 with a byte order mark, RFC 4180, no
 * cell that could be a formula): one row a value, the total last, shares in per cent. One table below the other where
 * there are several.
 */
export const statisticsCsv = (all: readonly Statistics[]): string =>
  tableOfCells(
    all.flatMap(({ dimension, shares, total }, i) => {
      const hasClaims = !OF_QUOTES_ALONE.has(dimension);
      const row = (label: string, { quotes, words, claims }: Statistics['total']) => [
        label,
        quotes,
        percentOf(quotes, total.quotes),
        words,
        percentOf(words, total.words),
        ...(hasClaims ? [claims, percentOf(claims, total.claims)] : []),
      ];
      return [
        ...(i === 0 ? [] : [[]]),
        [
          HEADERS[dimension],
          'Quotes',
          'Quotes in %',
          'Words',
          'Words in %',
          ...(hasClaims ? ['Claims', 'Claims in %'] : []),
        ],
        ...shares.map((share) => row(share.label === '' ? 'Not said' : share.label, share)),
        row('Total', total),
      ];
    }),
  );
