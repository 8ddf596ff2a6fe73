/**
 * A **scheme** says what can be tagged and how: its **kinds** of annotation, the **fields** of each kind's form, and the
 * **link types** that may be drawn between records. A scheme is data: one ships with the program, others are made by
 * the people who annotate, and an article carries the one it was annotated with.
 */

/** What a tag key takes when nothing is selected. */
export const EXPANSIONS = ['quotation', 'name', 'word', 'sentence'] as const;
export type Expansion = (typeof EXPANSIONS)[number];

/** The lines under annotated words; each style has a level of its own, so that overlapping ones stay visible. */
export const LINE_STYLES = ['solid', 'dashed', 'dotted', 'double'] as const;
export type LineStyle = (typeof LINE_STYLES)[number];

/** Colours by name; the style sheet has each for light, dark and high contrast. */
export const COLOURS = ['amber', 'blue', 'green', 'magenta', 'red', 'teal', 'violet', 'slate'] as const;
export type Colour = (typeof COLOURS)[number];

/** One value of a choice. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  /** Shown as a tooltip and in the guidelines. */
  readonly definition?: string;
  /** Of a verdict: where it stands on the axis of all scales, see `kinds/verdict-scales.ts`. */
  readonly number?: number;
}

interface AnyField {
  /** Key in the attributes of the annotation. */
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  /** True when an annotation is unfinished without it. */
  readonly required?: boolean;
  /** The field is shown only while another one of the form has this value. */
  readonly when?: { readonly field: string; readonly is: string };
}

/** Types of fields whose values come from a list. */
export const CHOICE_FIELDS = ['choice', 'choices'] as const;

/** Types of fields without a list: `flag` is yes or no, `speaker` the id of an entry of the registry. */
export const PLAIN_FIELDS = ['text', 'long-text', 'number', 'date', 'flag', 'speaker'] as const;

/** One field of the inspector's form. */
export type Field = AnyField &
  (
    | { readonly type: (typeof CHOICE_FIELDS)[number]; readonly choices: readonly Choice[] }
    | { readonly type: (typeof PLAIN_FIELDS)[number] }
  );

export type FieldType = Field['type'];

/** What an annotation is: its key and letter, how it is drawn, what its key takes, and its form. */
export interface Kind {
  /** Stored in every annotation; never changed once it is in use. */
  readonly id: string;
  readonly label: string;
  readonly plural: string;
  /** The word scholars use for the same thing; goes into exports and tooltips. */
  readonly term: string;
  /** One sentence that tells what belongs under this kind. */
  readonly definition: string;
  /** Shown beside the text and on the key: unique, upper case. */
  readonly letter: string;
  /** The key that tags in Tag mode, lower case; empty for none. */
  readonly key: string;
  readonly line: LineStyle;
  readonly colour: Colour;
  readonly expandsTo: Expansion;
  readonly fields: readonly Field[];
  /** Rules for whoever annotates, in Markdown: where it begins and ends, what does not belong. */
  readonly rules?: string;
  /** Sentences with the words to tag between braces: `She said {We will win}`. */
  readonly examples?: readonly string[];
}

/** A tie that may be drawn between records: which ends are legal, and how many. */
export interface LinkType {
  readonly id: string;
  /** Read from the `from` end: “quote *said by* mention”. */
  readonly label: string;
  /** Read from the `to` end. */
  readonly inverse: string;
  readonly from: readonly string[];
  /** Kinds, or `speaker` for an entry of the registry. */
  readonly to: readonly string[];
  /** `one`: a second link of this type from the same record takes the place of the first. */
  readonly each: 'one' | 'many';
}

/** Whose rules for boundaries hold where the field's guides disagree. */
export const PROFILES = ['news-wide', 'marked-quotes', 'novel'] as const;
export type Profile = (typeof PROFILES)[number];

/** The scheme of an article, as the record that carries it; an article without one has the scheme that ships first. */
export interface SchemeRecord {
  readonly record: 'scheme';
  readonly id: 'scheme';
  /** Names the scheme over articles: `saidwho/news-wide/1`, or one that its maker chose. */
  readonly name: string;
  readonly label: string;
  readonly profile: Profile;
  readonly kinds: readonly Kind[];
  readonly linkTypes: readonly LinkType[];
}

/** How much a scheme may hold: files and calls between processes refuse more. Lengths in UTF-16 code units. */
export const SCHEME_LIMITS = {
  kinds: 100,
  linkTypes: 200,
  fields: 100,
  choices: 500,
  examples: 100,
  id: 200,
  line: 1_000,
  text: 20_000,
  letter: 8,
  key: 8,
} as const;
