import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseEnglish } from '../../shared/analysis/syntax/english.ts';
import type { ParseParagraph } from '../../shared/analysis/syntax/parsed.ts';
import { createParser } from '../../shared/analysis/syntax/parser.ts';
import { trainOn } from './train.ts';
import { CORPORA, type GoldRow, treebank } from './treebank.ts';

/**
 * Parsers that have never seen the text: the weights that ship have learned from the texts that suggestions are measured
 * on, so each of those is parsed by weights of its own **fold**, trained on the other texts. What the weights that ship
 * have not learned from (share-alike texts, fiction) they parse themselves. Weights are kept until training or its data
 * change, since a fold takes a minute.
 */
const FOLDS = 5;

const ROOT = resolve(import.meta.dirname, '../..');
const KEPT = resolve(ROOT, 'node_modules/.cache/saidwho-folds');

/** True for texts whose licence lets the weights that ship learn from them. */
const isLearned = ({ licence }: GoldRow): boolean => !licence.includes('BY-SA');

/** Returns a parser for each text of the treebank, by id, that has not learned from it. */
export function parsersWithout(rows: readonly GoldRow[]): ReadonlyMap<string, ParseParagraph> {
  const learned = rows.filter(isLearned);
  const parsers = new Map<string, ParseParagraph>(rows.map(({ id }) => [id, parseEnglish]));
  const stamp = stampOfTraining();
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const own = learned.filter((_, i) => i % FOLDS === fold);
    const others = learned.filter((_, i) => i % FOLDS !== fold);
    const parse = createParser(weightsOf(`${stamp}-${fold}`, rows, others));
    for (const { id } of own) parsers.set(id, parse);
  }
  return parsers;
}

function weightsOf(name: string, rows: readonly GoldRow[], training: readonly GoldRow[]): string {
  const path = resolve(KEPT, name);
  if (existsSync(path)) return readFileSync(path, 'utf8');
  console.error(`Training without a fold of the texts (${name}) …`);
  const trees = treebank(rows);
  const weights = trainOn(training.flatMap(({ id }) => trees.get(id) ?? []));
  mkdirSync(KEPT, { recursive: true });
  writeFileSync(path, weights);
  return weights;
}

/** Changes with the code that trains and parses, and with the trees. */
function stampOfTraining(): string {
  const hash = createHash('sha256');
  const syntax = resolve(ROOT, 'shared/analysis/syntax');
  const code = readdirSync(syntax).filter((name) => name !== 'english-weights.ts');
  for (const name of code.toSorted()) hash.update(readFileSync(resolve(syntax, name)));
  for (const name of ['train.ts', 'perceptron.ts']) hash.update(readFileSync(resolve(import.meta.dirname, name)));
  hash.update(readFileSync(resolve(CORPORA, 'treebank/gum-open-dev.conllu')));
  return hash.digest('hex').slice(0, 12);
}
