import { z } from 'zod';
import {
  ARTICLE_GROUPS,
  ARTICLE_SORTS,
  type ClaimRow,
  type Project,
  type QuoteRow,
  type SearchHit,
  type SpeakerRow,
} from '../model/project.ts';
import { ARTICLE_STATES, type ArticleState, type DocumentRecord } from '../model/records.ts';
import type { Result } from '../result.ts';
import { claimFilterSchema, claimSortSchema, projectSchema, searchQuerySchema } from '../schema/project.ts';
import { recordSetsSchema } from '../schema/records.ts';
import { dimensionSchema } from '../schema/statistics.ts';
import type { Statistics } from '../model/statistics.ts';

/** The calls about the project as a whole: its articles, and what an index tells of them. */

const nothing = z.strictObject({});
const words = z.string().max(10_000);
const key = z.string().min(1).max(500);
const list = z.array(z.string().max(500)).max(500);
/** A stretch of a list: at most 500 rows at once. */
const page = { offset: z.number().int().nonnegative(), limit: z.number().int().min(1).max(500) };

/** The run-time check of each call's one argument. */
export const PROJECT_ARGUMENTS = {
  projectState: nothing,
  /** Opens a folder that is chosen as a project, or makes one. */
  chooseProject: z.strictObject({ what: z.enum(['open', 'create']) }),
  /** Opens a project that was open before. */
  openProject: z.strictObject({ projectId: z.string().min(1).max(200) }),
  /** Takes what the project's own file holds now in place of what it held. */
  putProject: z.strictObject({ project: projectSchema }),
  listProject: z.strictObject({
    filter: z.strictObject({
      words: words.optional(),
      states: z.array(z.enum(ARTICLE_STATES)).readonly().optional(),
      tags: list.readonly().optional(),
      outlets: list.readonly().optional(),
    }),
    sort: z.enum(ARTICLE_SORTS),
    isDescending: z.boolean(),
    group: z.enum(ARTICLE_GROUPS),
    ...page,
  }),
  searchProject: z.strictObject({ query: searchQuerySchema, ...page }),
  /** Quotes in the order of publication; of one speaker or article, where one is named. */
  listQuotes: z.strictObject({ speaker: key.optional(), article: key.optional(), ...page }),
  listClaims: z.strictObject({ filter: claimFilterSchema, sort: claimSortSchema, ...page }),
  listSpeakers: z.strictObject({ words: words.optional(), ...page }),
  /** What all quotes and claims come to, by every dimension. */
  projectStatistics: nothing,
  /** The quotes that one share of the statistics counts, in the order of publication. */
  quotesOfShare: z.strictObject({ by: dimensionSchema, key: words, ...page }),
  /**
   * Changes records in articles that are not on the screen (those on it change in the editor): each file is saved with a
   * backup, all can be taken back together by `undoEdit`.
   */
  editArticles: z.strictObject({
    /** What it does, for the notice: “Merge two speakers”. */
    name: z.string().max(500),
    edits: z.array(z.strictObject({ fileId: z.string().min(1).max(200), set: recordSetsSchema })).max(10_000),
  }),
  undoEdit: z.strictObject({ editId: z.string().min(1).max(200) }),
  /** The records of an article that is not on the screen, to work out what `editArticles` shall do. */
  readRecords: z.strictObject({ fileId: z.string().min(1).max(200) }),
} as const;

/** The project as the page knows it. */
export interface ProjectState {
  readonly project: Project;
  /** Name of the folder, without where it lies. */
  readonly folder: string;
  readonly recent: readonly { readonly projectId: string; readonly name: string }[];
  /** How far the index is; null when it is up to date. */
  readonly indexing: { readonly done: number; readonly total: number } | null;
  /** Why there is no index, or why it is not to be relied on. */
  readonly problem?: string;
  /** All tags and outlets that occur, for filters. */
  readonly tags: readonly string[];
  readonly outlets: readonly string[];
}

/** One row of the list of articles. */
export interface ProjectRow {
  readonly fileId: string;
  readonly articleId: string | null;
  readonly title: string;
  /** File name without its folder. */
  readonly name: string;
  readonly outlet: string | null;
  readonly published: string | null;
  readonly state: ArticleState;
  readonly tags: readonly string[];
  /** Milliseconds since 1970, as the file system has it. */
  readonly modified: number;
  readonly words: number;
  readonly quotes: number;
  /** Quotes whose speaker is known, or whose lack of one is stated. */
  readonly attributed: number;
  readonly claims: number;
  /** Claims with a verdict. */
  readonly checked: number;
  readonly problem?: string;
}

/** A stretch of a list and how long it is in all. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
}

/** What changes of many articles came to. */
export interface EditReport {
  /** Takes it back. */
  readonly editId: string;
  readonly articles: number;
  /** Sentences: which articles could not be changed and why. */
  readonly problems: readonly string[];
}

/** What each call answers. */
export interface ProjectAnswers {
  projectState: ProjectState;
  /** Null when the dialog was closed without a choice. */
  chooseProject: Result<ProjectState> | null;
  openProject: Result<ProjectState>;
  putProject: Result<ProjectState>;
  /** Of a grouped list `groups` tells where each group begins. */
  listProject: Page<ProjectRow> & { readonly groups: readonly { readonly label: string; readonly at: number }[] };
  searchProject: Result<Page<SearchHit>>;
  listQuotes: Page<QuoteRow>;
  /** `byState` counts what passes the filter without its states. */
  listClaims: Page<ClaimRow> & { readonly byState: Readonly<Record<string, number>> };
  listSpeakers: Page<SpeakerRow>;
  projectStatistics: readonly Statistics[];
  quotesOfShare: Page<QuoteRow>;
  editArticles: Result<EditReport>;
  undoEdit: Result<EditReport>;
  readRecords: Result<readonly DocumentRecord[]>;
}
