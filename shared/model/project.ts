import type { ClaimState } from './dossier.ts';
import type { ArticleState, Speaker } from './records.ts';
import type { SchemeRecord } from './scheme.ts';

/**
 * A **project** is a folder of articles with one file of its own, `project.saidwho`: what its articles share. What is
 * told of the articles here comes from an index of the folder, which is derived and never trusted over the files.
 */

/** Name of the project's own file in its folder. */
export const PROJECT_FILE = 'project.saidwho';

/** The content of `project.saidwho`. */
export interface Project {
  readonly id: string;
  readonly title: string;
  /** What new articles are annotated with; absent for the one that ships first. */
  readonly scheme?: SchemeRecord;
  /** The registry: who speaks, over all articles. */
  readonly speakers: readonly Speaker[];
  /** Who is who, where somebody has said so; all others go by equal ids, and by names that only one entry has. */
  readonly ties: readonly SpeakerTie[];
  readonly searches: readonly SavedSearch[];
  readonly views: readonly SavedView[];
}

/** Says which entry of the registry a speaker of an article is; null for none of them. */
export interface SpeakerTie {
  /** `<article id> <speaker id>`. */
  readonly id: string;
  readonly article: string;
  readonly speaker: string;
  readonly entry: string | null;
}

/** What to look for in the project. */
export interface SearchQuery {
  /** Words that must all occur, “phrases” in quotation marks; or a regular expression. Empty for everything. */
  readonly words: string;
  readonly isPattern: boolean;
  /** Where to look; all of them when empty. */
  readonly in: readonly SearchedPart[];
  /** Key of a speaker whose quotes and claims are meant. */
  readonly speaker?: string;
  /** Claims: without a verdict. Quotes: not done. */
  readonly unchecked?: boolean;
}

export const SEARCHED_PARTS = ['text', 'quote', 'claim', 'speaker', 'note'] as const;
export type SearchedPart = (typeof SEARCHED_PARTS)[number];

export interface SavedSearch {
  readonly id: string;
  readonly name: string;
  readonly query: SearchQuery;
}

/** A way to look at the claims: filters, order, columns. */
export interface SavedView {
  readonly id: string;
  readonly name: string;
  readonly filter: ClaimFilter;
  readonly sort: ClaimSort;
  readonly isBoard: boolean;
}

/** Which claims are meant; what is absent does not matter. */
export interface ClaimFilter {
  readonly words?: string;
  readonly states?: readonly ClaimState[];
  readonly types?: readonly string[];
  readonly verdicts?: readonly string[];
  /** Key of one speaker; views that were kept before `speakers` came have it. */
  readonly speaker?: string;
  /** Keys of speakers, of whom any will do. */
  readonly speakers?: readonly string[];
  readonly article?: string;
  readonly assigned?: string;
  /** Deadline on that day or before, ISO 8601. */
  readonly dueBy?: string;
  /** Only those with something that lint finds. */
  readonly needsAttention?: boolean;
}

interface Meant {
  readonly speaker?: string | undefined;
  readonly speakers?: readonly string[] | undefined;
}

/** Returns the keys of the speakers whose claims are meant; none for everybody’s. */
export const speakersMeant = ({ speaker, speakers = [] }: Meant): readonly string[] =>
  speaker === undefined || speakers.includes(speaker) ? speakers : [speaker, ...speakers];

export const CLAIM_SORTS = ['priority', 'deadline', 'state', 'published', 'speaker', 'article'] as const;
export interface ClaimSort {
  readonly by: (typeof CLAIM_SORTS)[number];
  readonly isDescending: boolean;
}

/** Which articles are meant, and in which order. */
export interface ArticleFilter {
  readonly words?: string;
  /** Any of these. */
  readonly states?: readonly ArticleState[];
  /** All of these. */
  readonly tags?: readonly string[];
  /** Any of these. */
  readonly outlets?: readonly string[];
}

export const ARTICLE_SORTS = ['modified', 'title', 'outlet', 'published', 'state', 'progress'] as const;
export type ArticleSort = (typeof ARTICLE_SORTS)[number];

export const ARTICLE_GROUPS = ['none', 'outlet', 'state', 'tag', 'month'] as const;
export type ArticleGroup = (typeof ARTICLE_GROUPS)[number];

/** Where something stands: enough to open it. */
export interface InArticle {
  readonly fileId: string;
  readonly articleId: string;
  readonly title: string;
  readonly outlet: string | null;
  /** As published. */
  readonly published: string | null;
}

/** Someone in the project: an entry of the registry, or all speakers of one name that no entry has. */
export interface SpeakerName {
  /** Id of the entry; `name <folded name>` for those without one. */
  readonly key: string;
  readonly name: string;
}

export interface QuoteRow extends InArticle {
  /** Id of the annotation. */
  readonly id: string;
  readonly text: string;
  /** Text around it, at most 120 UTF-16 code units each. */
  readonly before: string;
  readonly after: string;
  readonly type: string | null;
  readonly cue: string | null;
  readonly cueClass: string | null;
  readonly speaker: SpeakerName | null;
  /** How many words are quoted. */
  readonly words: number;
  /** UTF-16 offset; -1 when detached. */
  readonly start: number;
}

export interface ClaimRow extends InArticle {
  readonly id: string;
  readonly text: string;
  readonly normalised: string | null;
  readonly claimType: string | null;
  readonly checkWorthiness: string | null;
  readonly verdict: string | null;
  readonly state: ClaimState;
  readonly deadline: string | null;
  readonly priority: number | null;
  readonly assigned: string | null;
  readonly speaker: SpeakerName | null;
  /** Id of the quote it is made in. */
  readonly quote: string | null;
  readonly questions: number;
  readonly evidence: number;
  /** Sentences: what lint finds amiss with its check. */
  readonly attention: readonly string[];
  readonly start: number;
}

export interface SpeakerRow extends SpeakerName {
  readonly type: Speaker['type'];
  readonly role: string | null;
  readonly aliases: readonly string[];
  readonly isRegistered: boolean;
  readonly articles: number;
  readonly quotes: number;
  /** Words quoted. */
  readonly words: number;
  readonly claims: number;
  /** First and last day of an article they speak in; null where none has a date. */
  readonly first: string | null;
  readonly last: string | null;
}

/** A place where what was looked for stands, with the words around it (keyword in context). */
export interface SearchHit extends InArticle {
  readonly part: SearchedPart;
  /** Id of the annotation or speaker; null for the text alone. */
  readonly record: string | null;
  readonly before: string;
  readonly match: string;
  readonly after: string;
  readonly speaker: string | null;
  /** UTF-16 offset of the match in the article; -1 where it is not in the text. */
  readonly start: number;
}
