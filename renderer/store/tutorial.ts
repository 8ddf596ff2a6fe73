import type { StoreApi } from 'zustand/vanilla';
import type { AppState } from './app-state.ts';
import { LESSONS } from './lessons.ts';

/** Where one is in the tutorial, and the log of key strokes that it keeps. */
export interface TutorialState {
  /** The article it is about: another one on the screen ends it. */
  readonly articleId: string;
  /** Index of the lesson; as many as there are lessons when all are done. */
  readonly lesson: number;
  /** Key strokes since it began; text typed into fields does not count. */
  readonly strokes: number;
  /** Commands that did something since the lesson began. */
  readonly ran: readonly string[];
}

/** Follows what is done while the tutorial is open; without one it does nothing. */
export function tutorialOf(store: StoreApi<AppState>) {
  const now = (): TutorialState | null => store.getState().tutorial;

  /** Goes on over every lesson that is done. */
  const look = (): void => {
    const { tutorial, snapshot, opened } = store.getState();
    if (tutorial === null || snapshot === null) return;
    if (opened?.article.id !== tutorial.articleId) {
      store.setState({ tutorial: null });
      return;
    }
    const seen = { snapshot, ran: new Set(tutorial.ran) };
    if (LESSONS[tutorial.lesson]?.isDone(seen) === true) go(tutorial.lesson + 1);
  };

  /** As many as there are lessons: all are done. */
  const go = (lesson: number): void => {
    const tutorial = now();
    if (tutorial !== null)
      store.setState({ tutorial: { ...tutorial, lesson: Math.min(lesson, LESSONS.length), ran: [] } });
  };

  return {
    begin: (articleId: string): void => store.setState({ tutorial: { articleId, lesson: 0, strokes: 0, ran: [] } }),
    end: (): void => store.setState({ tutorial: null }),
    /** To the next lesson, done or not. */
    skip: (): void => go((now()?.lesson ?? 0) + 1),
    back: (): void => go(Math.max(0, (now()?.lesson ?? 0) - 1)),
    look,
    /** A command did something. */
    ran(id: string): void {
      const tutorial = now();
      if (tutorial === null) return;
      store.setState({ tutorial: { ...tutorial, ran: [...tutorial.ran, id] } });
      look();
    },
    stroke(): void {
      const tutorial = now();
      if (tutorial !== null) store.setState({ tutorial: { ...tutorial, strokes: tutorial.strokes + 1 } });
    },
  };
}
