import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { trainOn } from './train.ts';
import { goldRows, treebank } from './treebank.ts';

/** `npm run train`: writes the weights that ship, learned from the texts whose licence allows it. */
const FILE = resolve(import.meta.dirname, '../../shared/analysis/syntax/english-weights.ts');

const all = goldRows();
const rows = all.filter(({ licence }) => !licence.includes('BY-SA'));
const trees = treebank(all);
const weights = trainOn(rows.flatMap(({ id }) => trees.get(id) ?? []));
writeFileSync(
  FILE,
  `/** What \`npm run train\` learned from the treebank; not made to be read. NOTICE names the texts. */\nexport const ENGLISH_WEIGHTS: string = ${JSON.stringify(weights)};\n`,
);
process.stdout.write(`${rows.length} texts, ${weights.length} characters\n`);
