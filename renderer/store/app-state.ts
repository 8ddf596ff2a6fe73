import type { ArticleSummary, NewsAction, SaveState, Start } from '../../shared/ipc/contract.ts';
import type { Article } from '../../shared/model/article.ts';
import type { EditorSnapshot } from '../editor/index.ts';

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
  /** The version that the dialog of versions begins with; null for the newest. */
  readonly wantedVersion: string | null;
  readonly wantedFocus: WantedFocus | null;
  readonly theme: Theme;
  /** Size of the article's text, 1 is normal. */
  readonly zoom: number;
  readonly isLibraryShown: boolean;
  /** True while hidden characters are drawn in the article (promise H9). */
  readonly isHiddenShown: boolean;
  /** The rules of the scheme stand beside the text. */
  readonly areGuidelinesShown: boolean;
  readonly isOpening: boolean;
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
  readonly target: 'details' | 'speaker' | 'link' | 'filter';
}

/** The dialogs there are; at most one is open. */
export type DialogId = 'export' | 'keys' | 'versions';

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
  wantedVersion: null,
  wantedFocus: null,
  theme: 'system',
  zoom: 1,
  isLibraryShown: true,
  isHiddenShown: false,
  areGuidelinesShown: false,
  isOpening: true,
};
