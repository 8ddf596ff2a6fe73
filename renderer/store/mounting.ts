import type { StoreApi } from 'zustand/vanilla';
import type { KeyTable } from '../../shared/commands/keymap.ts';
import type { Article } from '../../shared/model/article.ts';
import type { UndoLog } from '../../shared/schema/undo-log.ts';
import { ArticleEditor, type EditorSnapshot } from '../editor/index.ts';
import type { AppState, Notice, OnScreen } from './app-state.ts';
import type { Outbox } from './outbox.ts';

/** What the editor of an article tells and asks. */
export interface Mounting {
  readonly store: StoreApi<AppState>;
  /** True while this editor is the one on the screen. */
  isPresent(editor: ArticleEditor): boolean;
  run(id: string): boolean;
  keys(): KeyTable;
  tellReadOnly(): void;
  notify(tone: Notice['tone'], text: string): void;
  /** The log of undo could not be gone on with: a new one takes its place. */
  beginUndo(article: Article, log: UndoLog): void;
  readonly onChanges: Outbox['add'];
  onUpdate(snapshot: EditorSnapshot): void;
}

/** Returns the editor of the article that is opened, drawn into its place on the screen. */
export function editorOn(
  mount: HTMLElement,
  scroller: HTMLElement,
  { article, undo }: OnScreen,
  { store, isPresent, run, keys, tellReadOnly, notify, beginUndo, onChanges, onUpdate }: Mounting,
): ArticleEditor {
  let isLogKept = false;
  const mounted = new ArticleEditor(mount, scroller, {
    article,
    ...(undo === null ? {} : { undoLog: undo as UndoLog }), // The editor checks it.
    services: { newId: () => crypto.randomUUID(), now: () => new Date().toISOString() },
    runCommand: run,
    keys,
    isReadOnly: store.getState().saveState?.state === 'read-only',
    onRefused: tellReadOnly,
    onReplaced: (count) => notify('information', replacedSentence(count)),
    onChanges: (changes, entry) => {
      if (!isPresent(mounted)) return;
      if (!isLogKept) beginUndo(article, mounted.startOfLog);
      isLogKept = true;
      onChanges(changes, entry);
    },
    onFound: (found) => {
      if (isPresent(mounted)) store.setState(({ find }) => ({ find: { ...find, found } }));
    },
    onUpdate: (snapshot) => {
      store.setState({ snapshot });
      onUpdate(snapshot);
    },
  });
  isLogKept = mounted.startOfLog === undo;
  return mounted;
}

const replacedSentence = (count: number): string =>
  `${count === 1 ? '1 character' : `${count.toLocaleString('en')} characters`} of what was pasted could not be read and became “\ufffd”.`;
