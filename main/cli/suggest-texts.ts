import { suggest } from '../../shared/analysis/suggest/suggest.ts';
import { suggestionRow } from '../../shared/analysis/suggest/suggestion-row.ts';
import type { RowDeed } from './suggest-rows.ts';

/** Suggests for the text of a row. */
export const suggestForText: RowDeed = ({ text }) => suggestionRow(suggest(text as string));
