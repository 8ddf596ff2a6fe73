import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { predictionsFor, SYNTAX, type Syntax } from './predictions.ts';
import { claimsTable } from './score-claims.ts';
import { calibrationTable } from './score-calibration.ts';
import { countedMisses, missesIn } from './score-errors.ts';
import { directTable, genreTable, kindTable, tableOf } from './score-table.ts';
import { loadScorer } from './scorer.ts';
import { areCorporaThere, goldRows } from './treebank.ts';

/**
 * Measures the suggestions against people’s annotations and prints the table of figures, the error analysis and the
 * calibration.
 *
 *   npm run score -- [--syntax held-out|shipped|trees|none] [--only gum|litbank] [--misses KIND] [--out FILE]
 *
 * `--misses` lists the words of every miss whose kind begins so; `--out` keeps the predictions as rows for `score.mjs`.
 */
const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    misses: { type: 'string', default: '' },
    syntax: { type: 'string', default: 'held-out' },
    out: { type: 'string', default: '' },
  },
});

if (!areCorporaThere) throw new Error('The corpora are not beside the repository (../shared/corpora).');
const syntax = SYNTAX.find((one) => one === values.syntax);
if (syntax === undefined) throw new Error(`--syntax is one of ${SYNTAX.join(', ')}.`);
const scorer = await loadScorer();
if (values.only !== 'litbank') scoreGum(syntax);
if (values.only !== 'gum' && values.misses === '') scoreLitBank(syntax);
if (values.only === '' && values.misses === '') {
  console.log(`### Claims, sentences of our own: a smoke test\n\n${claimsTable(scorer)}\n`);
}

function scoreGum(syntax: Syntax): void {
  const rows = goldRows();
  const predicted = predictionsFor(rows, syntax);
  if (values.out !== '') writeFileSync(values.out, predicted.map((row) => `${JSON.stringify(row)}\n`).join(''));
  const misses = missesIn(scorer, rows, predicted);
  if (values.misses !== '') {
    for (const { kind, id, gold, predicted: ours } of misses) {
      if (kind.startsWith(values.misses)) console.log(`${kind}  ${id}\n  gold  ${gold}\n  ours  ${ours}`);
    }
    return;
  }
  console.log(`### GUM, core notion, 95 % intervals by resampling documents\n`);
  console.log(`${genreTable(scorer, rows, predicted)}\n\n${kindTable(scorer, rows, predicted)}\n`);
  const counts = countedMisses(misses).map(([kind, count]) => [kind, String(count)]);
  console.log(`### Misses, the commonest first\n\n${tableOf(['kind', 'count'], counts)}\n`);
  console.log(`### Confidence\n\n${calibrationTable(scorer, rows, predicted)}\n`);
}

function scoreLitBank(syntax: Syntax): void {
  const rows = goldRows('quotes-litbank-dev.jsonl');
  console.log(
    `### LitBank, direct quotations\n\n${directTable(scorer, 'fiction', rows, predictionsFor(rows, syntax))}\n`,
  );
}
