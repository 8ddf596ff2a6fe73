import { expect, test, vi } from 'vitest';
import { createApp } from '../../../renderer/store/app-store.ts';
import { openSuggestions, rejectionsOf } from '../../../renderer/editor/index.ts';
import type { StartSuggestWorker, SuggestAnswer, SuggestRequest } from '../../../renderer/worker/messages.ts';
import type { Proposals, QuoteProposal } from '../../../shared/analysis/suggest/proposals.ts';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import { fakeHost, type FakeHost } from '../../fakes/host.ts';

/** When the article is read for suggestions, with a worker that answers when the test says so. */

const ARTICLE = annotatedArticle('Nobody knew.\n“We will win,” said Anna Berg.\n“No,” Ben Li answered.');

/** Everything in quotation marks. */
const proposalsIn = (text: string): Proposals => ({
  quotes: [...text.matchAll(/“([^”]+)”/g)].map(({ index, 1: words = '' }): QuoteProposal => ({
    fragments: [{ start: index + 1, end: index + 1 + words.length }],
    type: 'direct',
    isCore: true,
    confidence: 0.8,
    rule: 'marks',
    reason: 'It stands in quotation marks.',
    candidates: [],
  })),
  claims: [],
  speakers: [],
});

/** The worker in the hands of the test. */
class Worker {
  readonly asked: SuggestRequest[] = [];
  stopped = 0;
  #heard: (answer: SuggestAnswer) => void = () => undefined;
  #failed: (problem: string) => void = () => undefined;

  readonly start: StartSuggestWorker = (heard, onFailure) => {
    this.#heard = heard;
    this.#failed = onFailure;
    return { ask: (request) => void this.asked.push(request), stop: () => void (this.stopped += 1) };
  };

  say(answer: SuggestAnswer): void {
    this.#heard(answer);
  }

  die(): void {
    this.#failed('out of memory');
  }

  /** Answers what was asked last. */
  answer(): void {
    const { run, text } = this.asked.at(-1)!;
    this.say({ run, proposals: proposalsIn(text) });
  }
}

/** The program with an article on the screen, after its first reading was asked for. */
async function opened(host: FakeHost = fakeHost(ARTICLE)) {
  const worker = new Worker();
  const app = createApp(host, worker.start);
  await app.begin();
  const scroller = document.createElement('div');
  const mount = document.createElement('div');
  scroller.append(mount);
  document.body.replaceChildren(scroller);
  const unmount = app.mountEditor(mount, scroller, app.store.getState().opened!);
  await expect.poll(() => worker.asked.length).toBe(1);
  const snapshot = () => app.store.getState().snapshot!;
  const open = () => {
    const { suggesting, index, set } = snapshot();
    return openSuggestions(suggesting, index, set).map(({ fragments: [first] }) =>
      index.slice(first!.start, first!.end),
    );
  };
  const state = () => app.store.getState().suggesting;
  return { app, host, worker, open, snapshot, state, unmount };
}

test('reads the text at the opening, tells how far it is, and shows what comes of it', async () => {
  const { worker, open, state, unmount } = await opened();
  expect(worker.asked[0]).toMatchObject({ text: expect.stringContaining('We will win') as string, marksOnly: false });
  expect(state().share).toBe(0);
  worker.say({ run: worker.asked[0]!.run, share: 0.4 });
  expect(state().share).toBe(0.4);
  worker.answer();
  expect([open(), state().share]).toEqual([['We will win,', 'No,'], null]);
  unmount();
});

test('reads again after a pause in typing, once, and never while one types', async () => {
  const { app, worker, open, unmount } = await opened();
  worker.answer();
  app.run('mode.edit');
  const type = (letter: string) => app.perform((state) => state.tr.insertText(letter, 2));
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  for (const letter of 'oS') {
    type(letter);
    vi.advanceTimersByTime(700);
    expect([worker.asked.length, open().length]).toEqual([1, 2]);
  }
  vi.advanceTimersByTime(200);
  vi.useRealTimers();
  expect(worker.asked).toHaveLength(2);
  expect(worker.asked[1]!.text.startsWith('SoNobody')).toBe(true);
  type('!');
  worker.answer();
  expect(open(), 'moved through what was typed meanwhile').toEqual(['We will win,', 'No,']);
  unmount();
});

test('gives up a run when told to, hears nothing of it any more, and tells when the worker dies', async () => {
  const { app, worker, open, state, unmount } = await opened();
  app.run('suggest.run');
  expect([worker.stopped, state().share]).toEqual([1, null]);
  worker.answer();
  expect(open()).toEqual([]);
  app.run('suggest.run');
  worker.die();
  expect(state()).toMatchObject({ share: null, problem: 'out of memory' });
  app.run('suggest.run');
  worker.answer();
  expect([open().length, state().problem]).toEqual([2, null]);
  unmount();
});

test('learns from decisions as long as they stand, and remembers what was rejected over a restart', async () => {
  const { app, host, worker, state, unmount } = await opened();
  worker.answer();
  app.run('suggest.start');
  app.run('ghost.take');
  app.run('ghost.reject');
  expect(state().learned.rules).toEqual([{ key: 'marks', taken: 1, rejected: 1 }]);
  app.run('edit.undo');
  expect(state().learned.rules).toEqual([{ key: 'marks', taken: 1, rejected: 0 }]);
  app.run('ghost.reject');
  await expect.poll(() => host.suggestions().rejected.length).toBe(1);
  expect(host.suggestions().learned.rules).toEqual([{ key: 'marks', taken: 1, rejected: 1 }]);
  unmount();

  const again = await opened(host);
  expect(again.worker.asked[0]!.learned).toEqual(host.suggestions().learned);
  const { suggesting, index } = again.snapshot();
  expect(
    rejectionsOf(suggesting, index).map(({ fragments: [first] }) => index.slice(first!.start, first!.end)),
  ).toEqual(['No,']);
  again.worker.answer();
  expect(again.open()).not.toContain('No,');
  again.app.suggestions.forget(null);
  expect(again.state().learned.rules).toEqual([]);
  again.app.suggestions.recallForgotten();
  expect(again.state().learned.rules).toHaveLength(1);
  again.app.suggestions.forgive();
  expect(again.open()).toContain('No,');
  again.unmount();
});

test('keeps suggestions out of the text when they were hidden, and shows them again', async () => {
  const { app, host, worker, unmount } = await opened();
  worker.answer();
  const drawn = () => document.querySelectorAll('.suggested').length;
  expect(drawn()).toBeGreaterThan(0);
  app.run('suggest.show');
  expect(drawn()).toBe(0);
  await expect.poll(() => host.suggestions().areShown).toBe(false);
  app.run('suggest.show');
  expect(drawn()).toBeGreaterThan(0);
  unmount();
});
