import type { StoreApi } from 'zustand/vanilla';
import type { FindQuery } from '../../shared/analysis/find-text.ts';
import { type ArticleEditor, countHit, NOTHING_FOUND } from '../editor/index.ts';
import type { AppState } from './app-state.ts';

/** Finding and replacing as the screen has it: the bar, what it looks for, and what is said of what was replaced. */

type Store = StoreApi<AppState>;

/** A selection longer than this is no words to look for. UTF-16 code units. */
const MOST_SELECTED = 200;

/** Opens the bar on what is selected, or on what was looked for last, and brings the keyboard there. */
export function openFind(store: Store, editor: ArticleEditor | null, isReplacing: boolean): void {
  const { find } = store.getState();
  const words = find.isShown ? null : selectedWords(editor);
  const query = words === null ? find.query : { ...find.query, words, isPattern: false };
  const isKept = isReplacing || (find.isShown && find.isReplacing);
  store.setState({ find: { ...find, isShown: true, isReplacing: isKept, query, asked: find.asked + 1 } });
  editor?.finder.look(query);
}

function selectedWords(editor: ArticleEditor | null): string | null {
  if (editor === null) return null;
  const { selection, index } = editor.snapshot;
  const { start, end } = selection;
  const words = end - start > MOST_SELECTED ? '' : index.text.slice(start, end);
  return words.trim() === '' || words.includes('\n') ? null : words;
}

/** Puts the bar away; the caret stays at what was found. */
export function closeFind(store: Store, editor: ArticleEditor | null): void {
  editor?.finder.stop();
  store.setState(({ find }) => ({ find: { ...find, isShown: false, found: NOTHING_FOUND } }));
  editor?.focus();
}

/** Looks for something else. */
export function lookFor(store: Store, editor: ArticleEditor | null, query: FindQuery): void {
  store.setState(({ find }) => ({ find: { ...find, query } }));
  editor?.finder.look(query);
}

/** Goes on to another match; what was looked for last is looked for again, and with nothing to look for the bar opens. */
export function goToFound(store: Store, editor: ArticleEditor | null, by: 1 | -1): void {
  const { find } = store.getState();
  if (find.query.words === '') {
    openFind(store, editor, false);
  } else if (find.isShown) {
    editor?.finder.go(by);
  } else {
    store.setState({ find: { ...find, isShown: true } });
    editor?.finder.look(find.query, 'behind');
  }
}

/** Replaces the match one is at, and goes to the next. */
export function replaceCurrent(store: Store, editor: ArticleEditor | null): void {
  editor?.finder.replaceCurrent(store.getState().find.replacement);
}

/** Replaces every match; returns the sentence that tells of it, or null when nothing was replaced. */
export function replaceEvery(store: Store, editor: ArticleEditor | null): string | null {
  const { replacement, found } = store.getState().find;
  if (editor === null) return null;
  const annotations = countHit(editor.snapshot.set.annotations, found.matches);
  const count = editor.finder.replaceEvery(replacement);
  if (count === null) return null;
  const places = count === 1 ? 'one place' : `${count.toLocaleString('en')} places`;
  if (annotations === 0) return `Replaced in ${places}.`;
  return `Replaced in ${places}; ${annotations === 1 ? 'one annotation has' : `${annotations.toLocaleString('en')} annotations have`} other words now.`;
}
