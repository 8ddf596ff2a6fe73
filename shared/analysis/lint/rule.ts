import type { Profile } from '../../model/scheme.ts';
import type { Annotation, AttributeValue, Attributes, Fragment, Link, LinkEnd, Speaker } from '../../model/records.ts';
import type { LintContext } from './context.ts';

/**
 * The **lint** of an article: **rules** of the guides (PolNeAR, AFP and Guardian, PDNC) that look at one record each, with
 * what stands beside it, and tell a **finding** where it breaks them. A finding says in words what is the matter, and has
 * a **fix** where one thing would put it right: a plain description of what to do, made into changes by `apply-fix.ts`.
 * Nothing here blocks anything. Rules ask by the ids of the kinds, fields and link types that ship; where the scheme of an
 * article has none of them, there is nothing to find.
 */

/** `error`: the record is broken; `warning`: a guide is broken; `hint`: worth a look, and may well be right. */
export const LEVELS = ['error', 'warning', 'hint'] as const;
export type Level = (typeof LEVELS)[number];

/** One thing to do; those of one fix are done together, in order. */
export type Deed =
  /** Covers other words from now on; offsets in UTF-16 code units. Never no words. */
  | { readonly deed: 'cover'; readonly id: string; readonly fragments: readonly Fragment[] }
  /** Sets a field, or empties it with null. */
  | { readonly deed: 'set'; readonly id: string; readonly field: string; readonly value: AttributeValue | null }
  /** Removes a record; an annotation or a speaker goes with its links. */
  | { readonly deed: 'remove'; readonly id: string }
  /** Draws a link; where its type allows one from each record, those that are there give way. */
  | { readonly deed: 'link'; readonly type: string; readonly from: LinkEnd; readonly to: LinkEnd }
  /** Says of pieces of evidence for a claim that they were captured on the day, ISO 8601. */
  | { readonly deed: 'capture'; readonly claim: string; readonly evidence: readonly string[]; readonly day: string }
  /** Moves the links of one record to another one of its sort, except those that this one has, and removes it. */
  | { readonly deed: 'merge'; readonly id: string; readonly into: string }
  /** Tags words and ties them to a record by a link that ends at them. */
  | {
      readonly deed: 'tag';
      readonly kind: string;
      readonly fragments: readonly Fragment[];
      readonly attributes: Attributes;
      readonly linked: { readonly type: string; readonly from: LinkEnd };
    };

/** What puts a finding right, in words for a button (“Take the comma in”) and as deeds. */
export interface Fix {
  readonly label: string;
  readonly deeds: readonly [Deed, ...Deed[]];
}

/** Where somebody puts right what no deed can: who speaks, evidence, the verdict, or the plan of the check. */
export type Place = 'speaker' | 'evidence' | 'verdict' | 'plan';

/** The place, and what is to be done there, in words for a button (“Add evidence”). */
export interface PlaceToGo {
  readonly place: Place;
  readonly label: string;
}

/** What a rule finds wrong with one record. */
export interface Found {
  /** One sentence that names the words in question. */
  readonly words: string;
  readonly fix: Fix | null;
  /** Where there is no fix, and one place is where it is put right. */
  readonly goTo?: PlaceToGo;
}

interface AnyRule {
  /** Names the rule in reports and settings; never changed. */
  readonly id: string;
  readonly level: Level;
  /** What is wrong, in a few words, as the head of a list. */
  readonly label: string;
  /** Why it is wrong, in one or two sentences that name the guide. */
  readonly explanation: string;
  /** Profiles whose guide has the rule; all where it is left out. */
  readonly profiles?: readonly Profile[];
  /** True where the annotation lacks something: it is **unfinished** until somebody says what. */
  readonly isLack?: true;
}

/** A rule about annotations, of some kinds or of all. */
export interface AnnotationRule extends AnyRule {
  readonly of: 'annotation';
  readonly kinds?: readonly string[];
  find(annotation: Annotation, context: LintContext): Found | null;
}

/** A rule about links. */
export interface LinkRule extends AnyRule {
  readonly of: 'link';
  find(link: Link, context: LintContext): Found | null;
}

/** A rule about entries of the registry of speakers. */
export interface SpeakerRule extends AnyRule {
  readonly of: 'speaker';
  find(speaker: Speaker, context: LintContext): Found | null;
}

export type Rule = AnnotationRule | LinkRule | SpeakerRule;

/** What one rule finds wrong with one record: at most one thing. */
export interface Finding extends Found {
  /** Id of the rule. */
  readonly rule: string;
  readonly level: Level;
  /** Id of the record. */
  readonly record: string;
  /** The annotation one goes to for it: the record itself, an end of the link; null for a speaker. */
  readonly annotation: string | null;
}
