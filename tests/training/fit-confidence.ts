import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Evidence, evidenceIn } from '../../shared/analysis/suggest/quotes/find-quotes.ts';
import type { ParsedSentence } from '../../shared/analysis/syntax/parsed.ts';
import { type GoldQuote, type GoldRow, type Spans } from './treebank.ts';

/**
 * **Fitting confidence**: a logistic regression from what is seen of a proposal to whether it was right, so that of
 * those with 0.8 four in five are right. It is fitted on what the rules propose with syntax that never saw the text, and
 * its reliability is measured by documents that it was not fitted on.
 */

/** What is known of one proposal where people have annotated. */
export interface Outcome {
  readonly document: string;
  readonly seen: readonly string[];
  readonly isRight: boolean;
}

const WORD = /[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu;

/** Returns the outcome of every proposal; those that half fit an annotation without a verdict are left out. */
export function outcomesIn(row: GoldRow, sentences: readonly ParsedSentence[]): Outcome[] {
  const words = [...row.text.matchAll(WORD)].map((match) => match.index + match[0].length / 2);
  const covered = (spans: Spans): Set<number> =>
    new Set(words.filter((middle) => spans.some(([start, end]) => start <= middle && middle < end)));
  const gold = row.quotes.map((quote) => ({ quote, words: covered(quote.segments) }));
  return evidenceIn(row.text, sentences).flatMap(({ draft, seen }: Evidence): Outcome[] => {
    const own = covered(draft.fragments.map(({ start, end }) => [start, end]));
    const best = gold.map((one) => ({ ...one, share: overlap(own, one.words) })).sort((a, b) => b.share - a.share)[0];
    const isRight = (best?.share ?? 0) >= 0.8;
    if (!isRight && best !== undefined && best.share >= 0.5 && isFree(best.quote)) return [];
    return [{ document: row.id, seen, isRight }];
  });
}

const isFree = ({ optional, speech, core }: GoldQuote): boolean =>
  optional === true || speech === false || core === false;

function overlap(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const both = [...a].filter((word) => b.has(word)).length;
  return both === 0 ? 0 : both / (a.size + b.size - both);
}

export type Weights = Readonly<Record<string, number>>;

/** How strongly weights are held near zero; in observations. */
const PRIOR = 1.5;

/**
 * What is reasoned and not fitted: “S, Anna said.” is the commonest form in news, of which the treebank has half a
 * dozen, half of those in talk that was written down; “according to” and “S, she said, S” are hardly less sure in news.
 */
const REASONED: Weights = { 'before/plain': 1.3, 'around/plain': 1, 'according/plain': 0.9 };

/** Fits by gradient descent; the same outcomes always give the same weights. */
export function fitted(outcomes: readonly Outcome[]): Weights {
  const weights: Record<string, number> = { ...REASONED };
  for (let round = 0; round < 2500; round += 1) {
    const gradient: Record<string, number> = {};
    for (const { seen, isRight } of outcomes) {
      const miss = Number(isRight) - chance(weights, seen);
      for (const name of seen) gradient[name] = (gradient[name] ?? 0) + miss;
    }
    const step = 1 / outcomes.length;
    for (const [name, by] of Object.entries(gradient)) {
      if (name in REASONED) continue;
      weights[name] = (weights[name] ?? 0) + step * (by - PRIOR * (weights[name] ?? 0) * 0.3);
    }
  }
  return weights;
}

export const chance = (weights: Weights, seen: readonly string[]): number =>
  1 / (1 + Math.exp(-seen.reduce((sum, name) => sum + (weights[name] ?? 0), 0)));

/** Returns, by tenths of confidence, how many there were, what was promised and what came true. */
export function reliability(outcomes: readonly Outcome[], folds = 5): string[] {
  const documents = [...new Set(outcomes.map(({ document }) => document))];
  const bins = Array.from({ length: 10 }, () => ({ count: 0, promised: 0, right: 0 }));
  for (let fold = 0; fold < folds; fold += 1) {
    const test = new Set(documents.filter((_, index) => index % folds === fold));
    const weights = fitted(outcomes.filter(({ document }) => !test.has(document)));
    for (const { seen, isRight } of outcomes.filter(({ document }) => test.has(document))) {
      const promised = chance(weights, seen);
      const bin = bins[Math.min(9, Math.floor(promised * 10))]!;
      bin.count += 1;
      bin.promised += promised;
      bin.right += Number(isRight);
    }
  }
  return bins.map(
    ({ count, promised, right }, tenth) =>
      `${(tenth / 10).toFixed(1)}  ${String(count).padStart(4)}  ${((100 * promised) / count).toFixed(0)} % promised  ${((100 * right) / count).toFixed(0)} % right`,
  );
}

/** Writes the weights where the program reads them. */
export function writeWeights(weights: Weights): void {
  const lines = Object.entries(weights)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, weight]) => `  '${name}': ${weight.toFixed(2)},`);
  const file = resolve(import.meta.dirname, '../../shared/analysis/suggest/quotes/confidence-weights.ts');
  writeFileSync(
    file,
    `/** What each thing seen adds to the confidence of a quotation; fitted by \`tests/training/write-confidence.ts\`. */\nexport const CONFIDENCE_WEIGHTS: Readonly<Record<string, number>> = {\n${lines.join('\n')}\n};\n`,
  );
}
