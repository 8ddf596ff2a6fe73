/**
 * A **kind** says what an annotation is: its key and letter, how it is drawn, to what its key expands an empty
 * selection, and which fields the inspector shows. One file a kind, one line in `index.ts`.
 */

/** What a tag key takes when nothing is selected. */
export type Expansion = 'quotation' | 'name' | 'word' | 'sentence';

export type LineStyle = 'solid' | 'dashed' | 'dotted' | 'double';

export interface Choice {
  readonly value: string;
  readonly label: string;
  /** Shown as a tooltip and in the guidelines. */
  readonly definition?: string;
}

/** One field of the inspector's form, stored under `id` in the annotation's attributes. */
export type Field =
  | { readonly type: 'choice'; readonly id: string; readonly label: string; readonly choices: readonly Choice[] }
  | { readonly type: 'text' | 'long-text'; readonly id: string; readonly label: string; readonly hint?: string };

export interface Kind {
  readonly id: string;
  readonly label: string;
  readonly plural: string;
  /** The word scholars use for the same thing; goes into exports and tooltips. */
  readonly term: string;
  /** One sentence that tells what belongs under this kind. */
  readonly definition: string;
  /** Shown beside the text and on the key: unique, upper case. */
  readonly letter: string;
  /** The key that tags in Tag mode, lower case. */
  readonly key: string;
  readonly line: LineStyle;
  readonly expandsTo: Expansion;
  readonly fields: readonly Field[];
}
