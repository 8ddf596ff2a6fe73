import type { Article } from '../model/article.ts';
import { compareRecords, type RecordDifference } from './compare-records.ts';
import { compareTexts, type TextDifference } from './compare-texts.ts';

export type { FieldDifference, RecordDifference } from './compare-records.ts';
export type { Piece, TextDifference } from './compare-texts.ts';

/**
 * What differs between two versions of an article, told for a person: in words of the text and names of fields, with
 * enough around them to know the place. Long lists are cut; the counts tell how much there is.
 */
export interface Comparison {
  readonly isSame: boolean;
  /** In the order of the later version; 200 at most. */
  readonly text: readonly TextDifference[];
  /** About the article, annotations, links, speakers; 500 at most. */
  readonly records: readonly RecordDifference[];
  readonly counts: Counts;
}

/** How much differs in all, also what the lists leave out. */
export interface Counts {
  readonly text: number;
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
}

/** Lists longer than these are read by nobody. */
const MOST_TEXT_DIFFERENCES = 200;
const MOST_RECORD_DIFFERENCES = 500;

/** Compares two versions; an annotation that only moved along with its text does not differ. */
export function compareArticles(before: Article, after: Article): Comparison {
  const text = compareTexts(before.blocks, after.blocks);
  const records = compareRecords(before, after);
  const countOf = (change: RecordDifference['change']) => records.filter((one) => one.change === change).length;
  return {
    isSame: text.length === 0 && records.length === 0,
    text: text.slice(0, MOST_TEXT_DIFFERENCES),
    records: records.slice(0, MOST_RECORD_DIFFERENCES),
    counts: { text: text.length, added: countOf('added'), removed: countOf('removed'), changed: countOf('changed') },
  };
}
