import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { isFree, weightsFrom } from './fold-weights.ts';
import { syntaxFigures } from './measure-syntax.ts';
import { goldRows } from './treebank.ts';

/**
 * `npm run train` writes the weights that ship, learned from the texts whose licence allows it; `npm run train -- measure`
 * prints how good weights are that were trained without the document.
 */
const FILE = resolve(import.meta.dirname, '../../shared/analysis/syntax/english-weights.ts');

function train(): string {
  const rows = goldRows();
  const free = rows.filter(isFree);
  const weights = weightsFrom(
    free.map(({ id }) => id),
    rows,
  );
  writeFileSync(
    FILE,
    `/** What \`npm run train\` learned from the treebank; not made to be read. NOTICE names the texts. */\nexport const ENGLISH_WEIGHTS: string = ${JSON.stringify(weights)};\n`,
  );
  return `${free.length} texts, ${weights.length} characters\n`;
}

process.stdout.write(process.argv[2] === 'measure' ? syntaxFigures() : train());
