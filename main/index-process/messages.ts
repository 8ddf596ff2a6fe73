import type { Registry } from '../../shared/analysis/who-is-who.ts';
import type { CallArgument } from '../../shared/ipc/contract.ts';
import type { Page } from '../../shared/ipc/project-calls.ts';
import type { QuoteRow, SearchHit, SpeakerRow } from '../../shared/model/project.ts';
import type { Result } from '../../shared/result.ts';
import type { ImportedFile } from '../ports.ts';
import type { ArticleList } from './list-articles.ts';
import type { ClaimList } from './list-claims.ts';
import type { Named } from './rows.ts';

/** What main and the process of the index say to each other; rows name their file, and no path goes to the page. */

/** What main asks, and what the process answers. */
export interface IndexCalls {
  listProject: { argument: CallArgument<'listProject'>; answer: ArticleList };
  searchProject: { argument: CallArgument<'searchProject'>; answer: Result<Page<Named<SearchHit>>> };
  listQuotes: { argument: CallArgument<'listQuotes'>; answer: Page<Named<QuoteRow>> };
  listClaims: { argument: CallArgument<'listClaims'>; answer: ClaimList };
  listSpeakers: { argument: CallArgument<'listSpeakers'>; answer: Page<SpeakerRow> };
  /** What is known of every file, for those who would have to read them all. */
  files: { argument: null; answer: readonly KnownFile[] };
  /** Answers when the index has what the file holds now. */
  look: { argument: { readonly name: string }; answer: null };
  /** Answers when the whole folder was looked at. */
  refresh: { argument: null; answer: null };
  setRegistry: { argument: Registry; answer: null };
  /** Reads one of our own files as the import process does. */
  read: { argument: { readonly name: string; readonly bytes: Uint8Array }; answer: Result<ImportedFile> };
}

export type IndexCall = keyof IndexCalls;

/** As much of an article as one needs to know without opening it. */
export interface KnownFile {
  readonly name: string;
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
  readonly articleId: string | null;
  readonly title: string;
  readonly source: string | null;
  readonly quotes: number;
  readonly claims: number;
  readonly problem: string | null;
}

/** The first message: where everything is. */
export interface OpenIndex {
  readonly folder: string;
  /** Absolute path of the database. */
  readonly path: string;
  readonly registry: Registry;
  /** Names of files that ended a process before. */
  readonly skip: readonly string[];
  readonly version: string;
}

export type IndexRequest =
  { readonly open: OpenIndex } | { readonly id: number; readonly call: IndexCall; readonly argument: unknown };

/** How the index stands. */
export interface IndexState {
  readonly indexing: { readonly done: number; readonly total: number } | null;
  readonly tags: readonly string[];
  readonly outlets: readonly string[];
}

export type IndexMessage =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly failed: string }
  | { readonly state: IndexState }
  /** A file is about to be read that could end the process. */
  | { readonly reading: string | null };
