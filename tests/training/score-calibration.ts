import type { QuoteRow } from '../../shared/analysis/suggest/suggestion-row.ts';
import { isDontCare, type Predicted, type Scorer } from './scorer.ts';
import { percent, tableOf } from './score-table.ts';
import type { GoldRow } from './treebank.ts';

/** **Calibration**: of the proposals that say to be so sure, how many are right. Right is what the scorer calls relaxed. */

interface Judged {
  readonly confidence: number;
  readonly isRight: boolean;
}

const BINS = [0, 0.3, 0.5, 0.7, 0.8, 0.9, 1.01];

/** Returns a row for each range of confidence, and below them by how much it is off on average. */
export function calibrationTable(scorer: Scorer, rows: readonly GoldRow[], predicted: readonly Predicted[]): string {
  const goldById = new Map(rows.map((row) => [row.id, row]));
  const judged = predicted.flatMap(({ id, quotes }) => {
    const row = goldById.get(id);
    return row === undefined
      ? []
      : judgedIn(
          scorer,
          row,
          quotes.filter((quote) => quote.core),
        );
  });
  let off = 0;
  const lines = BINS.slice(1).flatMap((to, i) => {
    const own = judged.filter(({ confidence }) => confidence >= BINS[i]! && confidence < to);
    if (own.length === 0) return [];
    const said = own.reduce((sum, { confidence }) => sum + confidence, 0) / own.length;
    const right = own.filter(({ isRight }) => isRight).length / own.length;
    off += (Math.abs(said - right) * own.length) / judged.length;
    const range = `${percent(BINS[i]!)} to ${percent(Math.min(1, to))}`;
    return [[range, String(own.length), percent(said), percent(right)]];
  });
  const table = tableOf(['confidence', 'proposals', 'said', 'right'], lines);
  return `${table}\n\nOff by ${percent(off)} points on average over ${judged.length} proposals.`;
}

/** What meets a quotation that counts neither way is left out. */
function judgedIn(scorer: Scorer, { text, quotes }: GoldRow, predicted: readonly QuoteRow[]): Judged[] {
  const tokens = scorer.tokenize(text);
  const covered = (quote: { readonly segments: QuoteRow['segments'] }) => scorer.cover(tokens, quote.segments);
  const ours = predicted.map(covered);
  const gold = quotes.filter((quote) => !isDontCare(quote)).map(covered);
  const forgiven = quotes.filter(isDontCare).map(covered);
  const right = new Set(scorer.match(gold, ours, 0.8).map(([, j]) => j));
  return predicted.flatMap(({ confidence }, j) => {
    const isForgiven = !right.has(j) && forgiven.some((one) => scorer.iou(one, ours[j]!) >= 0.5);
    return isForgiven ? [] : [{ confidence, isRight: right.has(j) }];
  });
}
