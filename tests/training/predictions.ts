import { Suggester } from '../../shared/analysis/suggest/suggest.ts';
import { suggestionRow } from '../../shared/analysis/suggest/suggestion-row.ts';
import type { ParsedSentence, ParseParagraph } from '../../shared/analysis/syntax/parsed.ts';
import type { Predicted } from './scorer.ts';
import { type GoldRow, treebank } from './treebank.ts';

/** Whose syntax suggestions are made with: trees that people drew (an upper bound), or none at all. */
export const SYNTAX = ['trees', 'none'] as const;

export type Syntax = (typeof SYNTAX)[number];

/** Returns what is suggested for each text. */
export function predictionsFor(rows: readonly GoldRow[], syntax: Syntax): Predicted[] {
  const trees = syntax === 'trees' ? treebank() : new Map<string, readonly ParsedSentence[]>();
  return rows.map(({ id, text }) => {
    const proposals = new Suggester(parseFrom(trees.get(id) ?? [])).suggest(text);
    return { id, quotes: suggestionRow(proposals).quotes };
  });
}

/** Reads paragraphs off trees of the whole text. */
const parseFrom =
  (trees: readonly ParsedSentence[]): ParseParagraph =>
  (paragraph, base) =>
    trees.filter(({ start, end }) => start >= base && end <= base + paragraph.length);
