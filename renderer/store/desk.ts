import type { StoreApi } from 'zustand/vanilla';
import { type ArticleEditor, reveal, selectStretch } from '../editor/index.ts';
import type { AppState, DeskAbout, DeskPlace, DeskViewId } from './app-state.ts';

/**
 * The **desk** is the project as a whole: views that take the article's place while it waits behind them, as it was. A row
 * of such a view stands somewhere in an article; going there puts the article back in its place.
 */
export interface Desk {
  readonly store: StoreApi<AppState>;
  /** Null while no article is on the screen. */
  editor(): ArticleEditor | null;
  openArticle(fileId: string): Promise<void>;
}

export function deskCalls({ store, editor, openArticle }: Desk) {
  /** Where to go in an article that is being opened. */
  let wanted: DeskPlace | null = null;

  /** @returns false when no view of the desk was shown */
  const leaveDesk = (to: 'article' | 'before' = 'before'): boolean => {
    if (store.getState().deskView === null) return false;
    const focus = to === 'article' ? { wantedFocus: { target: 'article' } as const } : {};
    store.setState({ deskView: null, ...focus });
    return true;
  };

  return {
    /** Puts a view in the article's place. */
    showDesk: (view: DeskViewId, about: DeskAbout = {}): void =>
      store.setState({ deskView: view, deskAbout: { ...about } }),
    /** Gives the article its place back, and the keyboard to where it was before, or to the article. */
    leaveDesk,
    /** Opens the article, where it is not open already, and goes to the place in it. */
    openAt: async (place: DeskPlace): Promise<void> => {
      const shown = editor();
      if (shown !== null && place.articleId === store.getState().opened?.article.id) {
        leaveDesk('article');
        goToPlace(shown, place);
        return;
      }
      wanted = place;
      await openArticle(place.fileId);
      // It could not be opened, and what is opened next by hand is not where the place is.
      if (store.getState().opened?.article.id !== place.articleId) wanted = null;
    },
    /** Told that an article is on the screen: what was wanted in it is gone to. */
    mounted: (mounted: ArticleEditor, articleId: string): void => {
      const place = wanted;
      if (place === null || place.articleId !== articleId) return;
      wanted = null;
      goToPlace(mounted, place);
    },
  };
}

/** The index may be older than the article: an annotation that is gone leaves the offset, and that at most leads nearby. */
function goToPlace(editor: ArticleEditor, { record = null, start = -1, length = 0 }: DeskPlace): void {
  const annotation = record === null ? null : editor.snapshot.set.findAnnotation(record);
  if (annotation !== null) editor.perform((state) => reveal(state, annotation));
  else if (start >= 0) editor.perform((state) => selectStretch(state, { start, end: start + length }));
}
