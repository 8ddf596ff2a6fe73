import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { ParseParagraph } from '../../shared/analysis/syntax/parsed.ts';
import { createParser } from '../../shared/analysis/syntax/parser.ts';
import { trainOn } from './train.ts';
import { type GoldRow, goldRows, treebank } from './treebank.ts';

/**
 * **Honest parsers**: the weights that ship have seen the documents that everything is measured with, so a document is
 * parsed here by weights that were trained without it. Documents fall into five folds; what was trained is kept in the
 * folder for temporary files by what it was made of, the code included.
 */
export const FOLDS = 5;

/** True when weights that ship may learn from a document. */
export const isFree = ({ licence }: GoldRow): boolean => !licence.includes('BY-SA');

/** Returns the weights learned from documents, by their ids. */
export function weightsFrom(ids: readonly string[], rows: readonly GoldRow[] = goldRows()): string {
  const trees = treebank(rows);
  const learned = ids.map((id) => trees.get(id) ?? []);
  const name = createHash('sha256').update(JSON.stringify(learned)).update(code()).digest('hex').slice(0, 24);
  const file = join(tmpdir(), 'saidwho-syntax', `${name}.txt`);
  if (existsSync(file)) return readFileSync(file, 'utf8');
  const weights = trainOn(learned.flat());
  mkdirSync(join(tmpdir(), 'saidwho-syntax'), { recursive: true });
  writeFileSync(`${file}.${process.pid}`, weights);
  renameSync(`${file}.${process.pid}`, file);
  return weights;
}

/** Everything that has a say in what is learned, without comments and spaces. */
function code(): string {
  const parser = resolve(import.meta.dirname, '../../shared/analysis/syntax');
  const files = readdirSync(parser)
    .filter(
      (file) => file.endsWith('.ts') && !/^(?:english|parser|packed|lemmas|tokens|parsed|words|forms)/u.test(file),
    )
    .sort()
    .map((file) => join(parser, file));
  const own = ['train.ts', 'perceptron.ts', 'sure.ts', 'attributions.ts'].map((file) =>
    join(import.meta.dirname, file),
  );
  return [...files, ...own]
    .map((file) => readFileSync(file, 'utf8').replaceAll(/\/\*\*.*?\*\/|^\s*\/\/.*$|\s+/gmsu, ' '))
    .join('\n');
}

/** Returns the weights of one fold: learned from all free documents but those in it. */
export function weightsOfFold(fold: number, rows: readonly GoldRow[] = goldRows()): string {
  const free = rows.filter(isFree);
  return weightsFrom(
    free.filter((_, index) => index % FOLDS !== fold).map(({ id }) => id),
    rows,
  );
}

/** The fold that a document falls into; -1 for one that no weights may learn from. */
export const foldOf = (id: string, rows: readonly GoldRow[]): number => {
  const index = rows.filter(isFree).findIndex((row) => row.id === id);
  return index < 0 ? -1 : index % FOLDS;
};

const parsers = new Map<number, ParseParagraph>();

/** Returns a parser that has not seen a document; for those that none may learn from, fold 0 serves. */
export function parserWithout(id: string, rows: readonly GoldRow[] = goldRows()): ParseParagraph {
  const fold = Math.max(0, foldOf(id, rows));
  const parser = parsers.get(fold) ?? createParser(weightsOfFold(fold, rows));
  parsers.set(fold, parser);
  return parser;
}
