import type { ArticleSummary, ImportedRow, NewsAction, Progress, SaveState, Start } from '../../shared/ipc/contract.ts';
import { type Keymaps, KEYMAPS_AT_START } from '../../shared/commands/profiles.ts';
import { type Learned, NOTHING_LEARNED } from '../../shared/analysis/suggest/learned.ts';
import type { Article } from '../../shared/model/article.ts';
import type { FindQuery } from '../../shared/analysis/find-text.ts';
import { type EditorSnapshot, type FindState, NOTHING_FOUND } from '../editor/index.ts';
import { type Listing, LISTING_AT_START } from './project.ts';
import { SEARCHING_AT_START, type Searching } from './searches.ts';
import type { WaitingMove, WaitingPassage, WorkedClaim } from './dossier.ts';
import type { TutorialState } from './tutorial.ts';
import type { ProjectState } from '../../shared/ipc/project-calls.ts';
import type { ClaimFilter, SearchQuery } from '../../shared/model/project.ts';
import { WORDING_AT_START, type WordingState } from './wording-state.ts';

/**
 * What the screen shows, apart from the article's own state, which is the editor's: which article is open, whether
 * it is safe, which dialog is open, where the keyboard should go next.
 */
export interface AppState {
  readonly start: Start | null;
  readonly opened: OnScreen | null;
  readonly snapshot: EditorSnapshot | null;
  readonly saveState: SaveState | null;
  readonly articles: readonly ArticleSummary[];
  /** How many of them are not in their place. */
  readonly away: number;
  /** What the reader should know, newest last; each can be put away. */
  readonly notices: readonly Notice[];
  readonly dialog: DialogId | null;
  /** The claim that the export dialog is about and the format it is offered in first; null for the whole article. */
  readonly exportedClaim: { readonly id: string; readonly formatId: string } | null;
  /** Id of the format that an article was last exported to, with which the dialog begins; null for the first one. */
  readonly lastExport: string | null;
  /** The version that the dialog of versions begins with; null for the newest. */
  readonly wantedVersion: string | null;
  readonly wantedFocus: WantedFocus | null;
  readonly theme: Theme;
  readonly keymaps: Keymaps;
  /** Ids of the commands that were found by name, the last one first. */
  readonly recentCommands: readonly string[];
  /** Size of the article's text, 1 is normal. */
  readonly zoom: number;
  readonly isLibraryShown: boolean;
  /** True while hidden characters are drawn in the article (promise H9). */
  readonly isHiddenShown: boolean;
  /** The rules of the scheme are unfolded in the inspector. */
  readonly areGuidelinesShown: boolean;
  /** The rules of the scheme stand beside the text, in a pane of their own. */
  readonly isGuidelinesPaneShown: boolean;
  /** What is known of the article as a publication is unfolded. */
  readonly isAboutShown: boolean;
  readonly isOpening: boolean;
  /** How far an import or export of many is; null while none is under way. */
  readonly progress: Progress | null;
  /** What became of the files of the last import of many. */
  readonly imported: readonly ImportedRow[];
  /** The check of a claim is unfolded in the inspector. */
  readonly isDossierShown: boolean;
  /** The claim for which words are taken as evidence, in this article or another. */
  readonly workedClaim: WorkedClaim | null;
  /** A move of a published check that waits for its reason. */
  readonly waitingMove: WaitingMove | null;
  /** Words that wait for what they say to the claim. */
  readonly passage: WaitingPassage | null;
  /** By whom decisions are signed; empty until somebody has said so. */
  readonly person: string;
  /** Where one is in the tutorial; null while it is not open. */
  readonly tutorial: TutorialState | null;
  readonly find: Find;
  readonly wording: WordingState;
  /** What the list of annotations shows: those of a kind, what needs attention, or what drifted; null for all. */
  readonly listed: string | null;
  readonly suggesting: SuggestingState;
  /** The project as main knows it; null until it has answered. */
  readonly project: ProjectState | null;
  readonly listing: Listing;
  readonly searching: Searching;
  /** What stands in the article's place; null for the article itself. */
  readonly deskView: DeskViewId | null;
  /** What that view was asked to show; a new object each time. */
  readonly deskAbout: DeskAbout;
}

/** The views of the project as a whole, which take the article's place. */
export type DeskViewId = 'search' | 'claims' | 'speaker' | 'statistics';

/** What a view of the desk shall show; where something is left out the view stays with what it had. */
export interface DeskAbout {
  /** Key of a speaker. */
  readonly speaker?: string;
  readonly claims?: ClaimFilter;
  readonly search?: SearchQuery;
}

/** A place in an article of the project, to be gone to. */
export interface DeskPlace {
  readonly fileId: string;
  readonly articleId: string | null;
  /** Id of an annotation; it goes before the offsets. */
  readonly record?: string | null;
  /** UTF-16 offset; below 0 for none. */
  readonly start?: number;
  /** How much of the text is meant from there on, UTF-16 code units. */
  readonly length?: number;
}

/** How reading for suggestions goes, and what decisions on them have taught. */
export interface SuggestingState {
  /** How far a run is, from 0 to 1; null while none is under way. */
  readonly share: number | null;
  /** Why the last run came to nothing. */
  readonly problem: string | null;
  readonly learned: Learned;
  /** What was learned before it was forgotten, to be brought back. */
  readonly forgotten: Learned | null;
}

/** What the list of annotations can show besides the annotations of a kind; no kind has such an id. */
export const LISTS = { attention: ' attention', drifted: ' drifted', suggested: ' suggested' } as const;

/** The bar that finds and replaces; what it looks for is kept when it is closed. */
export interface Find {
  readonly isShown: boolean;
  /** True while it has the row that replaces. */
  readonly isReplacing: boolean;
  readonly query: FindQuery;
  readonly replacement: string;
  readonly found: FindState;
  /** Counts up each time the keyboard is to go to the words looked for. */
  readonly asked: number;
}

/** An article that is open, with what it opens with. */
export interface OnScreen {
  readonly article: Article;
  readonly serial: number;
  /** Where the caret was; UTF-16 offset. */
  readonly place: number;
  /** The log of undo as it was kept, unchecked. */
  readonly undo: unknown;
}

export type Theme = 'system' | 'light' | 'dark';

export interface Notice {
  readonly id: number;
  readonly tone: 'information' | 'problem';
  readonly text: string;
  readonly actions: readonly NewsAction[];
}

/** Where the keyboard goes; a new object each time, so that asking twice moves it twice. */
export interface WantedFocus {
  readonly target:
    | 'article'
    | 'details'
    | 'speaker'
    | 'link'
    | 'places'
    | 'list'
    | 'filter'
    | 'about'
    | 'guidelines'
    | 'take-all'
    | 'question'
    | 'answer'
    | 'verdict'
    | 'plan'
    | 'stance';
}

/** The dialogs there are; at most one is open. */
export type DialogId =
  'export' | 'import-report' | 'imported' | 'keys' | 'palette' | 'scale' | 'scheme' | 'verbatim' | 'versions';

/** Before anything is known. */
export const AT_START: AppState = {
  start: null,
  opened: null,
  snapshot: null,
  saveState: null,
  articles: [],
  away: 0,
  notices: [],
  dialog: null,
  exportedClaim: null,
  lastExport: null,
  wantedVersion: null,
  wantedFocus: null,
  theme: 'system',
  keymaps: KEYMAPS_AT_START,
  recentCommands: [],
  zoom: 1,
  isLibraryShown: true,
  isHiddenShown: false,
  areGuidelinesShown: false,
  isGuidelinesPaneShown: false,
  isAboutShown: false,
  isOpening: true,
  progress: null,
  imported: [],
  find: {
    isShown: false,
    isReplacing: false,
    query: { words: '', isCaseMatched: false, isWholeWords: false, isPattern: false },
    replacement: '',
    found: NOTHING_FOUND,
    asked: 0,
  },
  wording: WORDING_AT_START,
  listed: null,
  suggesting: { share: null, problem: null, learned: NOTHING_LEARNED, forgotten: null },
  isDossierShown: false,
  workedClaim: null,
  waitingMove: null,
  passage: null,
  person: '',
  tutorial: null,
  project: null,
  listing: LISTING_AT_START,
  searching: SEARCHING_AT_START,
  deskView: null,
  deskAbout: {},
};
