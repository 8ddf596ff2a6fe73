import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { EditorSnapshot } from '../../../renderer/editor/index.ts';
import { type AppState, AT_START } from '../../../renderer/store/app-state.ts';
import { LESSONS, scoreOf } from '../../../renderer/store/lessons.ts';
import { tutorialOf } from '../../../renderer/store/tutorial.ts';
import { stateOf } from '../../../shared/annotations/article-state.ts';
import { COMMANDS } from '../../../shared/commands/index.ts';
import { annotatedArticle } from '../../builders/annotated-article.ts';

const article = annotatedArticle('{quote#q:Yes}, said Ann.', {
  id: 'lesson',
  attributes: { q: { sourceStatus: 'none' } },
});

function atLesson() {
  const { set } = stateOf(article);
  const snapshot = { set, index: { text: 'Yes, said Ann.' }, focus: { mode: 'tag' } } as unknown as EditorSnapshot;
  const opened = { article, serial: 1, place: 0, undo: null };
  const store = createStore<AppState>(() => ({ ...AT_START, opened, snapshot }));
  const tutorial = tutorialOf(store);
  tutorial.begin('lesson');
  return { store, tutorial, now: () => store.getState().tutorial };
}

describe('the tutorial', () => {
  it('goes on when a command did what the lesson asks for, and not for another one', () => {
    const { tutorial, now } = atLesson();
    tutorial.ran('view.theme');
    expect(now()?.lesson).toBe(0);
    tutorial.ran('go.nextQuotation');
    expect(now()).toMatchObject({ lesson: 1, ran: [] });
  });

  it('skips a lesson and goes back to it, never before the first nor past the end', () => {
    const { tutorial, now } = atLesson();
    tutorial.back();
    expect(now()?.lesson).toBe(0);
    for (let i = 0; i < LESSONS.length + 3; i += 1) tutorial.skip();
    expect(now()?.lesson).toBe(LESSONS.length);
    tutorial.back();
    expect(now()?.lesson).toBe(LESSONS.length - 1);
  });

  it('counts keys while it is open, and ends with its article', () => {
    const { store, tutorial, now } = atLesson();
    tutorial.stroke();
    tutorial.stroke();
    expect(now()?.strokes).toBe(2);
    store.setState({ opened: { article: annotatedArticle('other'), serial: 2, place: 0, undo: null } });
    tutorial.look();
    tutorial.stroke();
    expect(now()).toBeNull();
  });

  it('names no command that there is not', () => {
    const ids = COMMANDS.map(({ id }) => id);
    const named = LESSONS.flatMap(({ text }) => [...text.matchAll(/\{([^}]*)\}/g)].map(([, id]) => id!));
    expect(named.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('counts what lacks nothing', () => {
    expect(scoreOf(stateOf(article).set)).toEqual({ attributions: 1, claims: 0 });
  });
});
