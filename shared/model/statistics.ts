/**
 * **Statistics** say who is given how many words: quotes, the words in them and claims are counted by one **dimension**
 * (speaker, sort, role, form, cue class, article, month). Each of its values is a **share**; what has no value is counted
 * as well, under the key `''`, so that the shares always add up to the lists.
 */
export const DIMENSIONS = ['speaker', 'sort', 'role', 'form', 'cue', 'article', 'month'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** What is counted. */
export const MEASURES = ['quotes', 'words', 'claims'] as const;
export type Measure = (typeof MEASURES)[number];

export type Counts = Readonly<Record<Measure, number>>;

/** One value of a dimension with what was counted of it. */
export interface Share extends Counts {
  /** Tells the value among those of its dimension; empty where there is none. */
  readonly key: string;
  /** What it is called; empty where there is none. */
  readonly label: string;
}

export interface Statistics {
  readonly dimension: Dimension;
  /** Months in their order; all others by quotes, those without a value last. */
  readonly shares: readonly Share[];
  readonly total: Counts;
}

/**
 * A **chart** is laid out once and drawn three ways: on the screen, as SVG in a file, and as pixels. Bars lie, one below
 * the other, with their names before them; months stand as columns in their order. Lengths are in pixels of 1/96 inch.
 */
export interface Chart {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly marks: readonly Mark[];
  readonly texts: readonly ChartText[];
}

/** A bar or column. */
export interface Mark {
  /** Key of the share; null for the rest that has no mark of its own. */
  readonly key: string | null;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** What it says, for tooltips: “Anna Berg: 12 quotes, 40 %”. */
  readonly words: string;
}

export interface ChartText {
  readonly x: number;
  /** Of the base line. */
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly text: string;
  readonly isSoft?: boolean;
}
