import type { Registry } from '../shared/analysis/who-is-who.ts';
import type { Reading, ReadInput, Services } from '../shared/formats/format.ts';
import type { CallArgument } from '../shared/ipc/contract.ts';
import type { Page, ProjectAnswers } from '../shared/ipc/project-calls.ts';
import type { ClaimRow, QuoteRow, SearchHit, SpeakerRow } from '../shared/model/project.ts';
import type { Result } from '../shared/result.ts';

/**
 * What the use cases need of the world outside, as small interfaces: files, time, dialogs, the process that reads
 * foreign files. `main/adapters` has the real ones, `tests/fakes` their twins. Hashing, ids and the program's name
 * are the `Services` that formats get too.
 */

export type { Services };

/** What the file system says of one path, links followed. */
export interface FileStatus {
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
  /** POSIX permission bits; on Windows 0o444 for a read-only file. */
  readonly mode: number;
  readonly isFolder: boolean;
  /** Which file it is on its volume: another one once the file was replaced. */
  readonly identity: number;
  /** The volume it is on: a number that differs once a drive is gone from its folder. */
  readonly volume: number;
}

/** A new file open for writing; each write goes behind the last. */
export interface WritableFile {
  /** Writes from `offset` of `bytes` on and returns how many bytes went out, which may be fewer than were left. */
  write(bytes: Uint8Array, offset: number): Promise<number>;
  /** Returns when content and size are on the disk itself. */
  sync(): Promise<void>;
  /** The same without the time of change: enough for a file that only grows, and faster. */
  syncContent(): Promise<void>;
  /** Bytes the file has now, as the system reports it. */
  size(): Promise<number>;
  close(): Promise<void>;
}

/**
 * The file system. Every method rejects with an `Error` whose `code` is the system's own name for what went wrong
 * (`ENOSPC`, `EACCES`); `codeOf` reads it.
 */
export interface Files {
  /** True where a program that merely has a file open can keep it from being replaced for a while: Windows. */
  readonly locksOpenFiles: boolean;

  join(folder: string, name: string): string;
  folderOf(path: string): string;
  /** The last part of the path. */
  nameOf(path: string): string;
  /** The absolute path, without looking at the disk. */
  absolute(path: string): string;

  /** The file that is meant once links are followed; rejects with `ENOENT` when there is none. */
  realPath(path: string): Promise<string>;
  /** Null when there is nothing at the path. */
  status(path: string): Promise<FileStatus | null>;
  /** Rejects when we may not write to the existing file. */
  checkWritable(path: string): Promise<void>;
  read(path: string): Promise<Uint8Array>;
  /** Names in the folder, in no order; rejects with `ENOENT` when there is no such folder. */
  list(folder: string): Promise<readonly string[]>;
  /** Makes the folder and those above it; content is for the user alone where `isPrivate`. */
  makeFolder(folder: string, isPrivate?: boolean): Promise<void>;
  /** Creates a file with exactly these permission bits, or the user's usual ones; rejects with `EEXIST`. */
  create(path: string, mode?: number): Promise<WritableFile>;
  /** Gives the existing file a second name; rejects with `EEXIST` when that is taken. */
  link(from: string, to: string): Promise<void>;
  /** Copies a file; rejects with `EEXIST` when there is one. */
  copy(from: string, to: string): Promise<void>;
  /** Replaces what is at `to` in one step. */
  rename(from: string, to: string): Promise<void>;
  /** Removes a file; nothing happens when there is none. */
  remove(path: string): Promise<void>;
  /** Bytes that may still be written to the volume of the folder. */
  freeSpace(folder: string): Promise<number>;
  /** Returns when the names in the folder are on the disk itself. */
  syncFolder(folder: string): Promise<void>;
}

/** Returns the system's name for what went wrong, `EUNKNOWN` when the error carries none. */
export function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : 'EUNKNOWN';
}

/** The wall clock: for showing and naming, never for ordering (promise C6). */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
}

export interface Timers {
  /** Calls `act` once after the milliseconds; returns the function that prevents it. */
  after(milliseconds: number, act: () => void): () => void;
}

/** Resolves after the milliseconds. */
export const pause = (timers: Timers, milliseconds: number): Promise<void> =>
  new Promise((resolve) => timers.after(milliseconds, resolve));

/**
 * The system's dialogs; each answers an absolute path, or null when it was closed without a choice, and refuses with
 * `dialog/unavailable` where the system cannot show one.
 */
export interface Dialogs {
  /** @param title “Open an article” where it is left out */
  chooseFile(filters: readonly FileFilter[], title?: string): Promise<Result<string | null>>;
  chooseFiles(filters: readonly FileFilter[], title: string): Promise<Result<readonly string[] | null>>;
  /** Asks before it answers with a file that exists. */
  chooseTarget(suggested: string, filters: readonly FileFilter[]): Promise<Result<string | null>>;
  chooseFolder(title: string): Promise<Result<string | null>>;
}

export interface FileFilter {
  readonly name: string;
  /** Without the dot. */
  readonly extensions: readonly string[];
}

/** A file as the import process read it. */
export interface ImportedFile {
  /** Id of the format that read it. */
  readonly formatId: string;
  readonly reading: Reading;
  /** The other articles, where the file holds several. */
  readonly others: readonly Reading[];
}

/** Reads foreign bytes in a process of its own, within limits of time and memory (promises H2, H3). */
export interface ImportHost {
  /** Refuses with `import/timeout`, `import/crashed`, `import/memory`, `import/cancelled`, or what the format says. */
  read(input: ReadInput): Promise<Result<ImportedFile>>;
  /** Stops what is running; its caller is refused with `import/cancelled`. */
  cancel(): void;
}

/** Prints pages that need nothing from outside. */
export interface Printer {
  /**
   * Returns the page as PDF, tagged and with its headings as outline; the same bytes for the same page.
   *
   * Refuses with `print/failed` when it could not be printed in time.
   *
   * @param html a whole document, with its styles in it
   */
  print(html: string): Promise<Result<Uint8Array>>;
}

/** A row whose file is told by its name; the page gets an opaque id in its place. */
export type Named<Row> = Omit<Row, 'fileId'> & { readonly file: string };

/** Rows of an answer with their files told by name. */
type NamedRows<Answer extends Page<object>> = Omit<Answer, 'rows'> & {
  readonly rows: readonly Named<Answer['rows'][number]>[];
};

/** What can be asked of the index, and what it answers. */
export interface IndexCalls {
  listProject: { argument: CallArgument<'listProject'>; answer: NamedRows<ProjectAnswers['listProject']> };
  searchProject: { argument: CallArgument<'searchProject'>; answer: Result<Page<Named<SearchHit>>> };
  listQuotes: { argument: CallArgument<'listQuotes'>; answer: Page<Named<QuoteRow>> };
  listClaims: {
    argument: CallArgument<'listClaims'>;
    answer: Page<Named<ClaimRow>> & Pick<ProjectAnswers['listClaims'], 'byState'>;
  };
  listSpeakers: { argument: CallArgument<'listSpeakers'>; answer: Page<SpeakerRow> };
  projectStatistics: { argument: CallArgument<'projectStatistics'>; answer: ProjectAnswers['projectStatistics'] };
  quotesOfShare: { argument: CallArgument<'quotesOfShare'>; answer: Page<Named<QuoteRow>> };
  /** What is known of every file, for those who would have to read them all. */
  files: { argument: null; answer: readonly KnownFile[] };
  /** Answers when the index has what the file holds now. */
  look: { argument: { readonly name: string }; answer: null };
  /** Answers when the whole folder was looked at. */
  refresh: { argument: null; answer: null };
  setRegistry: { argument: Registry; answer: null };
  /** Reads one of our own files as the import process does, without starting another process. */
  read: { argument: ReadInput; answer: Result<ImportedFile> };
}

export type IndexCall = keyof IndexCalls;

/** As much of an article as one needs to know without opening it. */
export interface KnownFile {
  /** Without its folder. */
  readonly name: string;
  /** Bytes, and milliseconds since 1970, as they were when it was read; −1 for one that was not. */
  readonly size: number;
  readonly modified: number;
  readonly articleId: string | null;
  readonly title: string;
  /** SHA-256 of the file it was made from. */
  readonly source: string | null;
  readonly quotes: number;
  readonly claims: number;
  readonly problem: string | null;
}

/** How the index stands. */
export interface IndexState {
  /** How far the reading is; null when all is read. */
  readonly indexing: { readonly done: number; readonly total: number } | null;
  readonly tags: readonly string[];
  readonly outlets: readonly string[];
  /** Why there is none, or why it is not to be relied on. */
  readonly problem?: string;
}

/** The index of a project's articles, kept by a process of its own: derived, and never trusted over the files. */
export interface ProjectIndex {
  /** Goes on with the index of a folder, and leaves the one before. `path` is where it is kept. */
  open(at: { readonly folder: string; readonly path: string; readonly registry: Registry }): void;
  /** Rejects when there is no index, or none any more. */
  ask<Name extends IndexCall>(call: Name, argument: IndexCalls[Name]['argument']): Promise<IndexCalls[Name]['answer']>;
  /** Calls `listener` whenever the index has changed or has got further. */
  onState(listener: (state: IndexState) => void): void;
  /** Ends it. */
  close(): void;
}

/** The world, as most use cases take it. */
export interface World {
  readonly files: Files;
  readonly services: Services;
  readonly clock: Clock;
  readonly timers: Timers;
}
