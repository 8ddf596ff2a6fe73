import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { QuoteRow } from '../../shared/analysis/suggest/suggestion-row.ts';
import { CORPORA, type GoldQuote, type GoldRow, type Spans } from './treebank.ts';

/** The **scorer** of the corpora, used in place: what it measures is theirs, and nothing of it is copied here. */
export interface Scorer {
  scoreQuotes(gold: readonly GoldRow[], predicted: readonly Predicted[], options: ScoreOptions): Score;
  scoreClaims(gold: readonly object[], predicted: readonly object[]): ClaimScore;
  tokenize(text: string): readonly Token[];
  /** Sorted indexes of the tokens whose middle lies in one of the spans. */
  cover(tokens: readonly Token[], spans: Spans | null): readonly number[];
  /** Shared tokens over all tokens of two sorted lists. */
  iou(one: readonly number[], other: readonly number[]): number;
  /** One to one, the best first: index in the first list, index in the second, `iou`. */
  match(
    one: readonly (readonly number[])[],
    other: readonly (readonly number[])[],
    least?: number,
  ): readonly (readonly [number, number, number])[];
  sameName(one: string, other: string): boolean;
}

export interface Token {
  readonly s: number;
  readonly e: number;
  readonly w: string;
}

/** What was predicted for a text, under the id of its gold. */
export interface Predicted {
  readonly id: string;
  readonly quotes: readonly QuoteRow[];
}

export interface ScoreOptions {
  readonly core: boolean;
  readonly ci: boolean;
}

/** Precision, recall, their mean, and the counts behind them. */
export interface Figure {
  readonly p: number;
  readonly r: number;
  readonly f1: number;
  readonly tp: number;
  readonly pred: number;
  readonly gold: number;
}

export type Interval = readonly [number, number];

export interface Score {
  readonly documents: number;
  readonly all: { readonly exact: Figure; readonly relaxed: Figure };
  readonly direct: { readonly exact: Figure; readonly relaxed: Figure };
  readonly speaker: { readonly either: { readonly acc: number | null; readonly of: number } };
  readonly kindAccuracy: { readonly acc: number | null };
  readonly endToEnd: { readonly all: Figure; readonly direct: Figure };
  readonly ci95?: { readonly allRelaxed: Interval; readonly directExact: Interval; readonly endToEnd: Interval };
}

export interface ClaimScore {
  readonly ap: number | null;
  readonly auc: number | null;
  readonly decided: { readonly f1: number };
  readonly bestF1: { readonly f1: number; readonly threshold: number };
}

/** Loads the scorer from the folder of the corpora. */
export const loadScorer = async (): Promise<Scorer> =>
  (await import(pathToFileURL(resolve(CORPORA, 'score.mjs')).href)) as Scorer;

/** True for what counts neither for nor against: optional, no speech, outside the core notion. */
export const isDontCare = ({ optional, speech, core }: GoldQuote): boolean =>
  optional === true || speech === false || core === false;
