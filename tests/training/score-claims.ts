import { sentenceScorer } from '../../shared/analysis/suggest/claims/sentence-scores.ts';
import { LABELLED } from '../shared/analysis/suggest/claims/labelled.ts';
import { percent, tableOf } from './score-table.ts';
import type { Scorer } from './scorer.ts';

/**
 * Whether claims are ranked at all: figures on sentences of our own, which say that nothing is broken and no more, since
 * whoever wrote the rules wrote the sentences.
 */
export function claimsTable(scorer: Scorer): string {
  const rows = LABELLED.map(({ genre, isWorthy, text }, i) => ({ id: String(i), doc: genre, text, label: isWorthy }));
  const genres = [...new Set(rows.map(({ doc }) => doc))];
  const lines = [undefined, ...genres].map((genre) => {
    const gold = rows.filter(({ doc }) => genre === undefined || doc === genre);
    // Each stands alone: neighbours here were never said one after the other.
    const predicted = gold.map(({ id, text }) => ({ id, score: sentenceScorer()(text) }));
    const { ap, auc, bestF1, decided } = scorer.scoreClaims(gold, predicted);
    const shares = [ap ?? 0, auc ?? 0, decided.f1, bestF1.f1].map(percent);
    return [genre ?? 'all', String(gold.length), ...shares, bestF1.threshold.toFixed(2)];
  });
  return tableOf(['', 'sentences', 'AP', 'AUC', 'F1 at 0.5', 'best F1', 'at'], lines);
}
