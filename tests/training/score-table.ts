import type { Figure, Interval, Predicted, Score, Scorer } from './scorer.ts';
import type { GoldRow } from './treebank.ts';

/** The **table of figures**: a row for each genre and for each kind of quotation, with intervals of confidence. */

type Kind = 'direct' | 'indirect' | 'mixed';

const HEADINGS = ['', 'texts', 'gold', 'relaxed P', 'R', 'F1', 'exact F1', 'direct exact F1', 'end to end F1'];

/** Returns figures on whole documents: all of them, and each genre alone. */
export function genreTable(scorer: Scorer, rows: readonly GoldRow[], predicted: readonly Predicted[]): string {
  const genres = [...new Set(rows.map(({ genre }) => genre ?? '-'))].toSorted();
  const lines = [undefined, ...genres].map((genre) => {
    const own = rows.filter((row) => genre === undefined || row.genre === genre);
    return lineOf(genre ?? 'all', scorer.scoreQuotes(own, predicted, { core: true, ci: true }));
  });
  return tableOf(HEADINGS, lines);
}

/** Returns figures by kind: the other kinds count neither for nor against, and only predictions of this kind count. */
export function kindTable(scorer: Scorer, rows: readonly GoldRow[], predicted: readonly Predicted[]): string {
  const lines = (['direct', 'indirect', 'mixed'] as const).map((kind) => {
    const { gold, answers } = ofKind(kind, rows, predicted);
    return lineOf(kind, scorer.scoreQuotes(gold, answers, { core: true, ci: true }));
  });
  return tableOf(HEADINGS, lines);
}

/** Returns figures for rows that hold direct quotations alone. */
export function directTable(
  scorer: Scorer,
  name: string,
  rows: readonly GoldRow[],
  predicted: readonly Predicted[],
): string {
  const { gold, answers } = ofKind('direct', rows, predicted);
  return tableOf(HEADINGS, [lineOf(name, scorer.scoreQuotes(gold, answers, { core: true, ci: true }))]);
}

const ofKind = (kind: Kind, rows: readonly GoldRow[], predicted: readonly Predicted[]) => ({
  gold: rows.map((row) => ({
    ...row,
    quotes: row.quotes.map((quote) => (quote.kind === kind ? quote : { ...quote, optional: true })),
  })),
  answers: predicted.map(({ id, quotes }) => ({ id, quotes: quotes.filter((quote) => quote.kind === kind) })),
});

function lineOf(name: string, { documents, all, direct, endToEnd, ci95 }: Score): string[] {
  const found = all.relaxed;
  return [
    name,
    String(documents),
    String(found.gold),
    percent(found.p),
    percent(found.r),
    withInterval(found, ci95?.allRelaxed),
    percent(all.exact.f1),
    withInterval(direct.exact, ci95?.directExact),
    withInterval(endToEnd.all, ci95?.endToEnd),
  ];
}

function withInterval({ f1, gold }: Figure, interval: Interval | undefined): string {
  if (gold === 0) return '–';
  return interval === undefined ? percent(f1) : `${percent(f1)} (${percent(interval[0])}–${percent(interval[1])})`;
}

/** A share as a percentage with one digit. */
export const percent = (share: number): string => (100 * share).toFixed(1);

/** Returns a table in Markdown. */
export const tableOf = (headings: readonly string[], lines: readonly (readonly string[])[]): string => {
  const cells = [headings, headings.map((_, i) => (i === 0 ? '---' : '--:')), ...lines];
  return cells.map((row) => `| ${row.join(' | ')} |`).join('\n');
};
