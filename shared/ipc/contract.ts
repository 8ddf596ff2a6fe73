import { PROJECT_ARGUMENTS, type ProjectAnswers, type ProjectState } from './project-calls.ts';
import { z } from 'zod';
import type { Change } from '../annotations/change.ts';
import type { Keymap } from '../commands/keymap.ts';
import type { Keymaps } from '../commands/profiles.ts';
import type { Comparison } from '../merge/compare.ts';
import type { Article } from '../model/article.ts';
import type { EvidenceFile } from '../model/dossier.ts';
import type { SourceText } from '../model/source-text.ts';
import type { Problem, Result } from '../result.ts';
import type { SchemeRecord } from '../model/scheme.ts';
import { labelMappingSchema } from '../schema/import-report.ts';
import { keymapSchema, keymapsSchema } from '../schema/keymaps.ts';
import { articleSchema, changesSchema } from '../schema/records.ts';
import { schemeRecordSchema } from '../schema/scheme.ts';
import { chartSchema, statisticsSchema } from '../schema/statistics.ts';
import { type SuggestionMemory, suggestionMemorySchema } from '../schema/suggestion-memory.ts';
import { undoEntriesSchema } from '../schema/undo-log.ts';

/**
 * All that the page and the main process say to each other. A call is one line in `ARGUMENTS` (its run-time check)
 * and one in `Calls` (its types); an event is one line in `Events`. Files are spoken of by opaque ids: no path
 * crosses to the page.
 */

/** Whether the work is safe; shown in the status line and true at every moment (promises U1, U2). */
export type SaveState =
  /** Nothing was changed since the article was opened; `name` is there when it has a file already. */
  | { readonly state: 'untouched'; readonly name?: string }
  | { readonly state: 'unsaved' }
  /** Work that was not in the file when the program stopped is back, and not saved yet. */
  | { readonly state: 'recovered'; readonly count: number }
  | { readonly state: 'saving' }
  /** `warning` names a guarantee that was lost all the same: no backup could be kept (promise U1). */
  | { readonly state: 'saved'; readonly name: string; readonly at: string; readonly warning?: string }
  /**
   * Not on disk as a file; `journalled` tells whether a crash now would lose it. `remedy`: the save was refused to
   * protect what is on the disk, and `saveArticle` with `agreed` makes it all the same.
   */
  | {
      readonly state: 'failed';
      readonly problem: Problem;
      readonly journalled: boolean;
      readonly remedy?: 'save-anyway';
    }
  /** Saved in `name`, beside a version of somebody else's with which it could not be merged. */
  | { readonly state: 'conflict'; readonly name: string; readonly problem: Problem }
  /** `rescue`: what is shown is the last good version of a damaged file; `rescueArticle` goes on from it. */
  | { readonly state: 'read-only'; readonly reason: string; readonly rescue?: true };

/** Something that happened to the article, with what can be done about it. */
export interface News {
  readonly tone: 'information' | 'problem';
  readonly text: string;
  readonly actions: readonly NewsAction[];
}

/** One thing to do; the label is on its button. */
export type NewsAction = { readonly label: string } & (
  | { readonly act: 'compare' | 'restore'; readonly versionId: string }
  | { readonly act: 'save-anyway' | 'rescue' | 'save-as' | 'undo' | 'open-other' }
  /** Takes back what was done to many articles together. */
  | { readonly act: 'undo-edit'; readonly editId: string }
);

/** An earlier or another version of the open article. */
export interface VersionSummary {
  readonly versionId: string;
  /** “Backup before a merge”, “As you opened it”. */
  readonly label: string;
  /** ISO 8601, by the clock of its day. */
  readonly at: string;
}

/** Answer to `mergeForeign`. `again`: the page had more to say first; `apart`: both go on as files of their own. */
export type ForeignAnswer =
  | { readonly answer: 'again' | 'nothing' | 'apart' }
  | {
      readonly answer: 'take';
      readonly changes: readonly Change[];
      /** Goes back with the batch that holds the changes. */
      readonly takes: string;
      readonly news: News;
    };

/** An article on its way to the screen. */
export interface OpenedArticle {
  readonly article: Article;
  readonly saveState: SaveState;
  /** What the reader should know: the import report, or that work was recovered. */
  readonly notes: readonly string[];
  /** What happened to it, with what can be done. */
  readonly news: readonly News[];
  /** Where the caret was when it was last left; UTF-16 offset. */
  readonly place?: number;
  /** The log of undo as it was kept, for the editor to check; null where there is none. */
  readonly undo: unknown;
  /** Counts the changes received for this article; the page goes on from here. */
  readonly sequence: number;
}

/** One row of the library. */
export interface ArticleSummary {
  readonly fileId: string;
  readonly articleId: string | null;
  readonly title: string;
  /** File name without its folder. */
  readonly name: string;
  /** Milliseconds since 1970, as the file system has it. */
  readonly modified: number;
  readonly quotes: number;
  readonly claims: number;
  /** Why it cannot be opened, where that is known. */
  readonly problem?: string;
}

export interface LibraryList {
  readonly articles: readonly ArticleSummary[];
  /** How many of them are not in their place: too many for somebody to have deleted them. */
  readonly away: number;
}

/** Schemes that are kept for other articles. */
export interface KeptSchemes {
  readonly schemes: readonly SchemeRecord[];
  /** Name of the one that articles from other formats begin with; null for the one that ships first. */
  readonly forNew: string | null;
  /** How many files of schemes cannot be read any more. */
  readonly damaged: number;
}

/** A format as the export dialog shows it. */
export interface FormatSummary {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly group: 'own' | 'documents' | 'annotations' | 'tables' | 'publications';
  readonly extension: string;
}

export interface ExportPreview {
  /** The head of what would be written, at most 20,000 UTF-16 code units; null for what is no text. */
  readonly head: string | null;
  readonly isWhole: boolean;
  /** Size of all files together in bytes. */
  readonly bytes: number;
  readonly suggestedName: string;
  readonly files: readonly { readonly name: string; readonly bytes: number }[];
  /** What is written is read back and compared. */
  readonly isReadBack: boolean;
  readonly losses: readonly LossSummary[];
  /** What is kept of the checks of claims, in a sentence; null where there are none, or nothing is. */
  readonly kept: string | null;
  readonly warnings: readonly WarningSummary[];
}

/** Something that whoever gets the file will miss or see otherwise, and the records that it is about. */
export interface WarningSummary {
  readonly message: string;
  readonly records: readonly string[];
}

/** One sort of thing that an export cannot carry, and the records that it strikes. */
export interface LossSummary {
  readonly what: string;
  readonly treatment: 'dropped' | 'flattened' | 'split' | 'changed';
  readonly records: readonly string[];
}

/** What an export wrote. */
export interface ExportedFiles {
  /** Name of the file, or of the folder or archive that holds them. */
  readonly name: string;
  readonly bytes: number;
  readonly files: number;
  /** Null for a format that nobody reads. */
  readonly reread: RereadReport | null;
}

/** What an export of the whole library wrote. */
export interface ExportedLibrary {
  readonly name: string;
  readonly articles: number;
  readonly files: number;
  readonly bytes: number;
  /** How many articles came back as they were, but for what was declared; null for a format that nobody reads. */
  readonly same: number | null;
  /** Sentences: what could not be read or written, what came back otherwise. */
  readonly problems: readonly string[];
}

/** What came back when the export was read. */
export interface RereadReport {
  /** “Read back: 64 of 64 annotations identical.” */
  readonly sentence: string;
  readonly isSame: boolean;
  /** Ids of records that came back otherwise without having been declared; at most a thousand. */
  readonly records: readonly string[];
}

/** What became of one file, or of one article in it, of many that were imported at once. */
export interface ImportedRow {
  /** Name of the file without its folder. */
  readonly name: string;
  readonly state: 'imported' | 'known' | 'refused';
  readonly title?: string;
  /** Opens it. */
  readonly fileId?: string;
  readonly annotations?: number;
  /** How many sentences its import report has. */
  readonly notes?: number;
  readonly problem?: string;
}

/** How far long work is. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  /** What it is at. */
  readonly name: string;
}

/** What the page learns when it starts. */
export interface Start {
  readonly version: string;
  readonly runtime: 'electron' | 'chromium-host';
  readonly platform: string;
  readonly exportFormats: readonly FormatSummary[];
  /** What formats are called, by their ids: those that only read too. */
  readonly formatLabels: Readonly<Record<string, string>>;
  /** Extensions that can be opened, without the dot. */
  readonly readable: readonly string[];
  /** The rules of the scheme were left open beside the text. */
  readonly areGuidelinesShown: boolean;
  /** By whom decisions are signed; empty until somebody has said so. */
  readonly person: string;
  /** Id of the format that an article was last exported to; null before the first time. */
  readonly lastExport: string | null;
  readonly keymaps: Keymaps;
  /** The article to show: the one named on the command line, the last one, or the sample. */
  /** Null where the project has no article yet. */
  readonly opened: Result<OpenedArticle> | null;
}

/** Answer to a batch of changes. `resync`: main lost track, send the whole article by `replaceArticle`. */
export type Acknowledgement = { readonly acknowledged: number } | { readonly resync: true };

/** Of a picture of a chart, bytes. */
const MOST_PICTURE = 20_000_000;

const nothing = z.strictObject({});
/** Id of the annotation. */
const claimToExport = z.string().min(1).max(200).optional();
const articleId = z.string().min(1).max(200);
const sequence = z.number().int().nonnegative();
const versionId = z.string().min(1).max(200);
const schemeName = z.string().min(1).max(200);

/** The run-time check of each call's one argument. */
export const ARGUMENTS = {
  start: nothing,
  listArticles: nothing,
  /** Takes articles that are away out of the list: the user has said that they are gone. */
  forgetAway: nothing,
  chooseArticle: nothing,
  openArticle: z.strictObject({ fileId: z.string().min(1).max(200) }),
  /** The article to go on with in the project that is open. */
  openProjectArticle: nothing,
  openSample: nothing,
  openTutorial: nothing,
  /** Imports files that are chosen, or all in a folder that is, into the library; `progress` tells how far it is. */
  importMany: z.strictObject({ what: z.enum(['files', 'folder']) }),
  /** Reads the file that an article was made from once more, with other kinds for its labels. */
  readAgain: z.strictObject({ articleId, mapping: labelMappingSchema }),
  /** Writes all articles of the library in one format. */
  exportLibrary: z.strictObject({ formatId: z.string().min(1).max(100), asArchive: z.boolean() }),
  /** Stops the import that is under way; whoever asked for it is refused with `import/cancelled`. */
  cancelOpening: nothing,
  /** A dropped file whose path is not known: its name and bytes. */
  receiveArticle: z.strictObject({ name: z.string().min(1).max(1000), bytes: z.instanceof(Uint8Array) }),
  /** A dropped file by its path; only the preload, which reads it off the dropped file itself, makes this call. */
  openDroppedPath: z.strictObject({ path: z.string().min(1).max(10_000) }),
  /**
   * Changes in order, flushed at most 250 ms after the first; `check` is the state after them. `sequence` is how
   * many changes main had received before these (`OpenedArticle.sequence` at first, then what was acknowledged);
   * main acknowledges `sequence + changes.length`. No changes at all is a fine batch: it answers `flush`.
   */
  changeArticle: z.strictObject({
    articleId,
    sequence,
    changes: changesSchema,
    check: z.strictObject({ length: sequence, records: sequence }),
    undo: undoEntriesSchema.optional(),
    /** The changes hold the foreign version that `mergeForeign` gave out under this name. */
    takes: z.string().max(200).optional(),
  }),
  /** The whole article after a `resync`; main counts on from `sequence`, which it acknowledges. */
  replaceArticle: z.strictObject({ articleId, sequence, article: articleSchema, undo: undoEntriesSchema.optional() }),
  /** The log of undo begins anew; without a base it begins with the article as it was opened. */
  beginUndo: z.strictObject({
    articleId,
    base: articleSchema.optional(),
    sections: z.array(z.number().int().positive()).min(1),
    entries: undoEntriesSchema,
  }),
  /** `agreed`: the user has seen why the save was refused and wants it. */
  saveArticle: z.strictObject({ articleId, agreed: z.boolean().optional() }),
  saveArticleAs: z.strictObject({ articleId }),
  /** Asks for what the page must change to hold what another program wrote, besides its own work. */
  mergeForeign: z.strictObject({ articleId, sequence }),
  /** Goes on from the last good version of a damaged file; the damaged bytes are kept. */
  rescueArticle: z.strictObject({ articleId }),
  listVersions: z.strictObject({ articleId }),
  /** Compares a version with the article as it is. */
  compareVersion: z.strictObject({ articleId, versionId }),
  /** Asks for what the page must change to hold the version; the present one is saved and backed up first. */
  restoreVersion: z.strictObject({ articleId, versionId, sequence }),
  /** Opens somebody else's version with which the article could not be merged. */
  openOther: z.strictObject({ articleId }),
  /** Where the caret is; UTF-16 offset. */
  rememberPlace: z.strictObject({ articleId, offset: sequence }),
  /** What was learned from decisions on suggestions, and what was rejected in the article. */
  recallSuggestions: z.strictObject({ articleId }),
  /** Takes what is learned and rejected now in place of what was. */
  rememberSuggestions: z.strictObject({ articleId, memory: suggestionMemorySchema }),
  /** `claim`: that claim alone, with what it leads to. */
  previewExport: z.strictObject({ articleId, formatId: z.string().min(1).max(100), claim: claimToExport }),
  writeExport: z.strictObject({
    articleId,
    formatId: z.string().min(1).max(100),
    asArchive: z.boolean().optional(),
    claim: claimToExport,
  }),
  /** Attaches a file that is chosen as a source of wording. */
  chooseSource: nothing,
  /** Attaches an article of the library as a source of wording. */
  attachArticle: z.strictObject({ fileId: z.string().min(1).max(200) }),
  /** The text of a source that was attached before. */
  readSource: z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  /** Copies a file that is chosen into the project, to be evidence of a claim. */
  chooseEvidence: nothing,
  /** Remembers by whom decisions are signed; empty for nobody. */
  setPerson: z.strictObject({ name: z.string().max(200) }),
  setTheme: z.strictObject({ theme: z.enum(['system', 'light', 'dark']) }),
  listSchemes: nothing,
  /** Keeps a scheme for other articles, in place of one of the same name. */
  keepScheme: z.strictObject({ scheme: schemeRecordSchema }),
  forgetScheme: z.strictObject({ name: schemeName }),
  /** What articles from other formats begin with; null for the scheme that ships first. */
  setNewScheme: z.strictObject({ name: schemeName.nullable() }),
  exportScheme: z.strictObject({ scheme: schemeRecordSchema }),
  importScheme: nothing,
  /** Remembers whether the rules of the scheme stand beside the text. */
  showGuidelines: z.strictObject({ shown: z.boolean() }),
  /** Writes a table or a chart where the user says; the title is what the file is called by. */
  saveStatistics: z.strictObject({
    title: z.string().max(500),
    content: z.discriminatedUnion('as', [
      z.strictObject({ as: z.literal('csv'), statistics: statisticsSchema }),
      z.strictObject({ as: z.literal('svg'), chart: chartSchema }),
      z.strictObject({
        as: z.literal('png'),
        bytes: z.instanceof(Uint8Array).refine(({ length }) => length <= MOST_PICTURE, 'The picture is too large'),
      }),
    ]),
  }),
  setKeymaps: keymapsSchema,
  exportKeymap: keymapSchema,
  importKeymap: nothing,
  quit: nothing,
  ...PROJECT_ARGUMENTS,
} as const;

export type CallName = keyof typeof ARGUMENTS;

/** What each call answers. */
export interface Answers extends ProjectAnswers {
  start: Start;
  listArticles: LibraryList;
  forgetAway: LibraryList;
  /** Null when the dialog was closed without a choice. */
  chooseArticle: Result<OpenedArticle> | null;
  openArticle: Result<OpenedArticle>;
  /** Null where the project has no article: then none is on the screen. */
  openProjectArticle: Result<OpenedArticle> | null;
  openSample: Result<OpenedArticle>;
  openTutorial: Result<OpenedArticle>;
  /** Null when the dialog was closed without a choice. */
  importMany: Result<readonly ImportedRow[]> | null;
  readAgain: Result<OpenedArticle>;
  /** Null when the dialog was closed without a choice. */
  exportLibrary: Result<ExportedLibrary> | null;
  cancelOpening: null;
  receiveArticle: Result<OpenedArticle>;
  openDroppedPath: Result<OpenedArticle>;
  changeArticle: Acknowledgement;
  replaceArticle: Acknowledgement;
  beginUndo: null;
  saveArticle: SaveState;
  saveArticleAs: Result<SaveState>;
  mergeForeign: ForeignAnswer;
  rescueArticle: Result<OpenedArticle>;
  listVersions: readonly VersionSummary[];
  compareVersion: Result<Comparison>;
  /** Null when the page had more to say first: flush and ask again. */
  restoreVersion: Result<{ readonly changes: readonly Change[] }> | null;
  openOther: Result<OpenedArticle>;
  rememberPlace: null;
  recallSuggestions: SuggestionMemory;
  rememberSuggestions: null;
  previewExport: Result<ExportPreview>;
  /** Null when the dialog was closed without a choice. */
  writeExport: Result<ExportedFiles> | null;
  /** Null when the dialog was closed without a choice. */
  chooseSource: Result<SourceText> | null;
  attachArticle: Result<SourceText>;
  readSource: Result<SourceText>;
  /** Null when the dialog was closed without a choice. */
  chooseEvidence: Result<EvidenceFile> | null;
  setPerson: null;
  setTheme: null;
  listSchemes: KeptSchemes;
  keepScheme: Result<null>;
  forgetScheme: null;
  setNewScheme: null;
  /** The name of the file that was written; null when the dialog was closed without a choice. */
  exportScheme: Result<{ readonly name: string }> | null;
  /** Null when the dialog was closed without a choice. */
  importScheme: Result<SchemeRecord> | null;
  showGuidelines: null;
  /** The name of the file that was written; null when the dialog was closed without a choice. */
  saveStatistics: Result<{ readonly name: string }> | null;
  setKeymaps: null;
  /** The name of the file that was written; null when the dialog was closed without a choice. */
  exportKeymap: Result<{ readonly name: string }> | null;
  /** Null when the dialog was closed without a choice. */
  importKeymap: Result<Keymap> | null;
  quit: null;
}

export type CallArgument<Name extends CallName> = z.infer<(typeof ARGUMENTS)[Name]>;

/** What main tells the page unasked. */
export interface Events {
  /** The project changed: its file, its index, or how far the index is. */
  project: ProjectState;
  /** A menu item was chosen; the id of a command. */
  command: { readonly id: string };
  /** An article was opened from outside: command line, second start, file manager. */
  opened: Result<OpenedArticle>;
  saveState: { readonly articleId: string; readonly saveState: SaveState };
  /** How far an import or export of many is. */
  progress: Progress;
  /** Another program wrote the file of the article: ask `mergeForeign`. */
  foreign: { readonly articleId: string };
  news: { readonly articleId: string; readonly news: News };
  /** The window is closing: send what is not sent yet. The last `changeArticle` has no changes. */
  flush: { readonly articleId: string | null };
}

/** What the preload puts on `window.host`, and all that it puts there. */
export interface Host {
  call<Name extends CallName>(name: Name, argument: CallArgument<Name>): Promise<Answers[Name]>;
  /** Opens a dropped file, by path where the system knows one, else by its bytes. */
  openDropped(file: unknown): Promise<Result<OpenedArticle>>;
  /** Returns the function that stops listening. */
  on<Name extends keyof Events>(name: Name, listener: (event: Events[Name]) => void): () => void;
}

export type { Article, Change };
