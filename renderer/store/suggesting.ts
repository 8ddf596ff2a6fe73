import type { StoreApi } from 'zustand/vanilla';
import {
  forgotten,
  type Learned,
  type LearnedLine,
  NOTHING_LEARNED,
  withDecision,
  withoutDecision,
} from '../../shared/analysis/suggest/learned.ts';
import { suggestionsOf } from '../../shared/analysis/suggest/suggestion.ts';
import type { Host } from '../../shared/ipc/contract.ts';
import { MOST_REJECTED } from '../../shared/schema/suggestion-memory.ts';
import {
  type ArticleEditor,
  type Deed,
  type EditorSnapshot,
  rejectionsOf,
  withRejections,
  withRunBegun,
  withRunCancelled,
  withSuggestions,
  withSuggestionsShown,
} from '../editor/index.ts';
import type { StartSuggestWorker, SuggestAnswer, SuggestWorker } from '../worker/messages.ts';
import type { AppState, SuggestingState } from './app-state.ts';
import { placeOfRejection, rejectionAt } from './rejected-places.ts';

/**
 * When the article is read for **suggestions**, and what becomes of decisions: read at the opening and after each pause in
 * typing, by a worker; learned from as long as a decision stands, and remembered by main: undo unlearns what it takes back.
 */
export interface Suggestions {
  /** An editor was put on the screen; returns what to do when it is taken off. */
  mounted(editor: ArticleEditor, articleId: string): () => void;
  /** Something happened in the editor. */
  moved(snapshot: EditorSnapshot): void;
  /** Reads the text again now. */
  run(): void;
  /** Gives up the run that is under way. */
  stop(): void;
  readonly isRunning: boolean;
  setShown(isShown: boolean): void;
  /** Forgets one line of what was learned, or all of it. */
  forget(line: LearnedLine | null): void;
  /** Brings back what was forgotten last. */
  recallForgotten(): void;
  /** What was rejected in this article may be suggested again. */
  forgive(): void;
}

/** The text has rested so long when it is read again, milliseconds: a pause between two thoughts, not two letters. */
const REST = 800;

/** A little after the opening, when the article is on the screen. Milliseconds. */
const AFTER_OPENING = 60;

/** Decisions are handed over so long after the first one, milliseconds. */
const REMEMBER_AFTER = 300;

interface Asked {
  readonly host: Pick<Host, 'call'>;
  readonly store: StoreApi<AppState>;
  /** Null where there is no worker: then nothing is suggested. */
  readonly start: StartSuggestWorker | null;
}

export function suggestionsFor({ host, store, start }: Asked): Suggestions {
  let editor: ArticleEditor | null = null;
  let articleId = '';
  let worker: SuggestWorker | null = null;
  /** Number of the run that is under way, or of the last one. */
  let run = 0;
  let restTimer: ReturnType<typeof setTimeout> | undefined;
  let rememberTimer: ReturnType<typeof setTimeout> | undefined;
  let seen: Pick<EditorSnapshot, 'index' | 'suggesting'> | null = null;
  /** What was learned before the deeds that are not in it yet. */
  let base: Learned = NOTHING_LEARNED;
  let counted = new WeakSet<Deed>();

  const tell = (state: Partial<SuggestingState>) =>
    store.setState(({ suggesting }) => ({ suggesting: { ...suggesting, ...state } }));
  const isRunning = () => store.getState().suggesting.share !== null;

  const schedule = (after: number) => {
    clearTimeout(restTimer);
    if (start !== null) restTimer = setTimeout(begin, after);
  };

  const begin = () => {
    clearTimeout(restTimer);
    if (editor === null || start === null) return;
    // The run under way ends first; its suggestions are moved, and what changed since is read then.
    if (isRunning()) {
      schedule(REST);
      return;
    }
    const { index, set } = editor.snapshot;
    run += 1;
    worker ??= start(heard, died);
    tell({ share: 0, problem: null });
    editor.perform((state) => withRunBegun(state.tr));
    const marksOnly = set.scheme.profile === 'marked-quotes';
    worker.ask({ run, text: index.text, marksOnly, learned: store.getState().suggesting.learned });
  };

  const heard = (answer: SuggestAnswer) => {
    if (answer.run !== run || editor === null) return;
    if ('share' in answer) tell({ share: answer.share });
    else if ('problem' in answer) fail(answer.problem);
    else {
      editor.perform((state) => withSuggestions(state.tr, suggestionsOf(answer.proposals)));
      tell({ share: null });
    }
  };

  const fail = (problem: string) => {
    tell({ share: null, problem });
    editor?.perform((state) => withRunCancelled(state.tr));
  };

  const died = (problem: string) => {
    worker = null;
    run += 1;
    fail(problem);
  };

  const stop = () => {
    clearTimeout(restTimer);
    if (!isRunning()) return;
    worker?.stop();
    worker = null;
    run += 1;
    tell({ share: null });
    editor?.perform((state) => withRunCancelled(state.tr));
  };

  /** Learns what was done since, or unlearns what was undone: the deeds before are the same. */
  const learn = (before: readonly Deed[], now: readonly Deed[]) => {
    const kept = now.length < before.length ? now : before;
    const isContinued = kept.at(-1) === (now.length < before.length ? before : now)[kept.length - 1];
    const done = (isContinued ? now.slice(kept.length) : now).filter((deed) => !counted.has(deed));
    const undone = (isContinued ? before.slice(kept.length) : []).filter((deed) => !counted.has(deed));
    const from = isContinued ? store.getState().suggesting.learned : base;
    const less = undone.reduce((learned, { decision }) => withoutDecision(learned, decision), from);
    tell({ learned: done.reduce((learned, { decision }) => withDecision(learned, decision), less) });
  };

  /** What is learned now is what deeds to come are added to. */
  const relearn = (learned: Learned) => {
    base = learned;
    counted = new WeakSet(editor?.snapshot.suggesting.deeds ?? []);
    tell({ learned });
    rememberSoon();
  };

  const rememberSoon = () => {
    rememberTimer ??= setTimeout(remember, REMEMBER_AFTER);
  };

  const remember = () => {
    clearTimeout(rememberTimer);
    rememberTimer = undefined;
    if (editor === null) return;
    const { suggesting, index } = editor.snapshot;
    const rejections = rejectionsOf(suggesting, index).slice(-MOST_REJECTED);
    const rejected = rejections.map((one) => placeOfRejection(index.text, one));
    const { learned } = store.getState().suggesting;
    const memory = { learned, rejected, areShown: suggesting.isShown };
    host.call('rememberSuggestions', { articleId, memory }).catch(() => undefined); // It is learned anew.
  };

  const recall = async (shown: ArticleEditor) => {
    const memory = await host.call('recallSuggestions', { articleId }).catch(() => null);
    if (editor !== shown) return;
    if (memory !== null) {
      base = memory.learned;
      counted = new WeakSet();
      tell({ learned: base, forgotten: null });
      const { text } = shown.snapshot.index;
      const rejections = memory.rejected.flatMap((place) => rejectionAt(text, place) ?? []);
      if (rejections.length > 0) shown.perform((state) => withRejections(state.tr, rejections));
      if (!memory.areShown) shown.perform((state) => withSuggestionsShown(state.tr, false));
    }
    schedule(AFTER_OPENING);
  };

  return {
    mounted(mounted, id) {
      editor = mounted;
      articleId = id;
      seen = mounted.snapshot;
      tell({ share: null, problem: null });
      void recall(mounted);
      return () => {
        if (editor !== mounted) return;
        if (rememberTimer !== undefined) remember();
        stop();
        editor = null;
      };
    },
    moved(snapshot) {
      if (editor === null) return;
      const before = seen;
      seen = snapshot;
      if (before?.index !== snapshot.index) schedule(REST);
      const deeds = before?.suggesting.deeds ?? [];
      const isDecided = deeds !== snapshot.suggesting.deeds;
      if (isDecided) learn(deeds, snapshot.suggesting.deeds);
      if (isDecided || before?.suggesting.isShown !== snapshot.suggesting.isShown) rememberSoon();
    },
    run: begin,
    stop,
    get isRunning() {
      return isRunning();
    },
    setShown: (isShown) => void editor?.perform((state) => withSuggestionsShown(state.tr, isShown)),
    forget(line) {
      const { learned } = store.getState().suggesting;
      relearn(line === null ? NOTHING_LEARNED : forgotten(learned, line));
      tell({ forgotten: learned });
    },
    recallForgotten() {
      const { forgotten: before } = store.getState().suggesting;
      if (before !== null) relearn(before);
      tell({ forgotten: null });
    },
    forgive() {
      editor?.perform((state) => withRejections(state.tr, []));
      rememberSoon();
    },
  };
}
