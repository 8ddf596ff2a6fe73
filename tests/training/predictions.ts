import { Suggester } from '../../shared/analysis/suggest/suggest.ts';
import { suggestionRow } from '../../shared/analysis/suggest/suggestion-row.ts';
import { parseEnglish } from '../../shared/analysis/syntax/english.ts';
import type { ParsedSentence, ParseParagraph } from '../../shared/analysis/syntax/parsed.ts';
import { foldOf, parserWithout } from './fold-weights.ts';
import type { Predicted } from './scorer.ts';
import { type GoldRow, treebank } from './treebank.ts';

/**
 * Whose syntax suggestions are made with: a parser that has not seen the text, the one that ships (which has seen most of
 * them, and looks better than it is), trees that people drew (an upper bound), or none at all.
 */
export const SYNTAX = ['held-out', 'shipped', 'trees', 'none'] as const;

export type Syntax = (typeof SYNTAX)[number];

/** Returns what is suggested for each text. */
export function predictionsFor(rows: readonly GoldRow[], syntax: Syntax): Predicted[] {
  const parserOf = parserBy(rows, syntax);
  return rows.map(({ id, text }) => {
    const proposals = new Suggester(parserOf(id)).suggest(text);
    return { id, quotes: suggestionRow(proposals).quotes };
  });
}

function parserBy(rows: readonly GoldRow[], syntax: Syntax): (id: string) => ParseParagraph {
  if (syntax === 'none') return () => () => [];
  if (syntax === 'trees') {
    const trees = treebank();
    return (id) => parserFrom(trees.get(id) ?? []);
  }
  // What no weights have learned from the ones that ship have not seen either.
  return (id) =>
    syntax === 'held-out' && foldOf(id, rows) >= 0 && isInTreebank(id) ? parserWithout(id, rows) : parseEnglish;
}

/** Fiction has no trees, so that no weights could learn from it. */
const isInTreebank = (id: string): boolean => id.startsWith('gum:');

/** Reads paragraphs off trees of the whole text. */
const parserFrom =
  (trees: readonly ParsedSentence[]): ParseParagraph =>
  (paragraph, base) =>
    trees.filter(({ start, end }) => start >= base && end <= base + paragraph.length);
