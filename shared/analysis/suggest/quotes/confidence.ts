import { CONFIDENCE_WEIGHTS } from './confidence-weights.ts';

/**
 * Returns the **confidence** of a proposal from 0.01 to 0.99: the share of those of which the same is seen that were
 * right where people had annotated. A logistic regression over a few facts, fitted by `tests/training/write-confidence.ts`
 * but for the three that it gives reasons for.
 */
export function confidenceOf(seen: readonly string[]): number {
  const sum = seen.reduce((total, name) => total + (CONFIDENCE_WEIGHTS[name] ?? 0), 0);
  const chance = 1 / (1 + Math.exp(-sum));
  return Math.min(0.99, Math.max(0.01, Math.round(chance * 100) / 100));
}
