import { suggest } from '../../shared/analysis/suggest/suggest.ts';
import { suggestionRow } from '../../shared/analysis/suggest/suggestion-row.ts';
import type { Predicted } from './scorer.ts';
import type { GoldRow } from './treebank.ts';

/** Returns what is suggested for each text. */
export const predictionsFor = (rows: readonly GoldRow[]): Predicted[] =>
  rows.map(({ id, text }) => ({ id, quotes: suggestionRow(suggest(text)).quotes }));
