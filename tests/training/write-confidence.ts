import { parserWithout } from './fold-weights.ts';
import { fitted, outcomesIn, reliability, writeWeights } from './fit-confidence.ts';
import { goldRows } from './treebank.ts';

/** Fits the confidence of quotations on documents that their parser has not seen, and tells how reliable it is. */
const rows = goldRows();
const outcomes = rows.flatMap((row) => {
  const parse = parserWithout(row.id, rows);
  const sentences = [...row.text.matchAll(/[^\n]+/gu)].flatMap(({ 0: words, index }) => parse(words, index));
  return outcomesIn(row, sentences);
});
console.log(reliability(outcomes).join('\n'));
writeWeights(fitted(outcomes));
