import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { applyChanges, type ArticleState, stateOf } from '../../../shared/annotations/article-state.ts';
import type { Change } from '../../../shared/annotations/change.ts';
import type { CallName, Host } from '../../../shared/ipc/contract.ts';
import { textOf } from '../../../shared/model/block.ts';
import { openOutbox } from '../../../renderer/store/outbox.ts';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import { type FakeHost, fakeHost } from '../../fakes/host.ts';

/** What happens between the page and main, a line each: `→ changeArticle`, `← changeArticle`. */
class Wire implements Pick<Host, 'call'> {
  readonly log: string[] = [];
  /** How long main takes, milliseconds. */
  delay = 10;
  /** What befalls the next call: it does not reach main, or main's answer does not come back. */
  failure: 'unreached' | 'unanswered' | null = null;
  readonly #host: FakeHost;

  constructor(host: FakeHost) {
    this.#host = host;
  }

  readonly call: Host['call'] = async (name, argument) => {
    const failure = this.failure;
    this.failure = null;
    this.log.push(`→ ${name}`);
    await new Promise((resolve) => setTimeout(resolve, this.delay));
    if (failure === 'unreached') throw new Error('main is away');
    const answer = await this.#host.call(name, argument);
    if (failure === 'unanswered') throw new Error('main is away');
    this.log.push(`← ${name}`);
    return answer;
  };

  sent(name: CallName): number {
    return this.log.filter((line) => line === `→ ${name}`).length;
  }
}

/** An article whose words are typed at the end, one change each, with an outbox to a main in memory. */
function typing() {
  const article = annotatedArticle('Once');
  const host = fakeHost(article);
  const wire = new Wire(host);
  const failures: unknown[] = [];
  let state: ArticleState | null = stateOf(article);
  const present = () => (state === null ? null : { ...state, length: textOf(state.blocks).length });
  const outbox = openOutbox(wire, article, 0, present, (error) => failures.push(error));
  const type = (word: string) => {
    const text = `${textOf(state!.blocks)} ${word}`;
    const start = text.length - word.length - 1;
    const change: Change = {
      change: 'text',
      edit: { start, end: start, length: word.length + 1 },
      splice: { index: 0, remove: 1, insert: [{ type: 'paragraph', text }] },
    };
    state = applyChanges(state!, [change]);
    outbox.add([change]);
  };
  const entitle = (title: string) => {
    const after = { ...article.metadata, title };
    const change: Change = { change: 'records', set: [{ id: 'metadata', after }] };
    state = applyChanges(state!, [change]);
    outbox.add([change]);
  };
  return {
    host,
    wire,
    entitle,
    outbox,
    failures,
    type,
    kept: () => textOf(host.kept().blocks),
    leaveScreen: () => (state = null),
  };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the outbox', () => {
  it('sends what waits 200 ms after the first of it, not after the last', async () => {
    const { wire, type, kept } = typing();
    type('upon');
    await vi.advanceTimersByTimeAsync(150);
    type('a');
    await vi.advanceTimersByTimeAsync(49);
    expect(wire.log).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(wire.log).toEqual(['→ changeArticle']);
    await vi.advanceTimersByTimeAsync(10);
    expect(kept()).toBe('Once upon a');
  });

  it('has one batch under way at a time, in order', async () => {
    const { wire, type, kept } = typing();
    wire.delay = 1000;
    type('upon');
    await vi.advanceTimersByTimeAsync(200);
    type('a');
    await vi.advanceTimersByTimeAsync(900);
    expect(wire.log).toEqual(['→ changeArticle']);
    await vi.advanceTimersByTimeAsync(2000);
    expect(wire.log).toEqual(['→ changeArticle', '← changeArticle', '→ changeArticle', '← changeArticle']);
    expect(kept()).toBe('Once upon a');
  });

  it('loses nothing of what is changed while main answers', async () => {
    const { wire, type, kept, outbox, failures } = typing();
    wire.delay = 90;
    for (const word of 'upon a time there was a very small mouse'.split(' ')) {
      type(word);
      await vi.advanceTimersByTimeAsync(70);
    }
    const flushed = outbox.flush();
    await vi.advanceTimersByTimeAsync(1000);
    await flushed;
    expect(kept()).toBe('Once upon a time there was a very small mouse');
    expect([failures, wire.sent('replaceArticle')]).toEqual([[], 0]);
  });

  it('sends at once when asked to flush, and is done when main has acknowledged', async () => {
    const { outbox, wire, type, kept } = typing();
    type('upon');
    const flushed = outbox.flush();
    await vi.advanceTimersByTimeAsync(10);
    await flushed;
    expect(kept()).toBe('Once upon');
    await vi.advanceTimersByTimeAsync(1000);
    expect(wire.sent('changeArticle'), 'the clock is stopped').toBe(1);
  });

  it('answers a flush with an empty batch when nothing waits', async () => {
    const { outbox, wire } = typing();
    void outbox.flush();
    await vi.advanceTimersByTimeAsync(10);
    expect(wire.log).toEqual(['→ changeArticle', '← changeArticle']);
  });

  it('sends what still waits when it is closed', async () => {
    const { outbox, type, kept } = typing();
    type('upon');
    void outbox.close();
    await vi.advanceTimersByTimeAsync(10);
    expect(kept()).toBe('Once upon');
  });

  it('sends nothing for an article that is not on the screen', async () => {
    const { outbox, wire, leaveScreen } = typing();
    leaveScreen();
    await outbox.flush();
    expect(wire.log).toEqual([]);
  });
});

describe('when main has lost track', () => {
  it('the whole article is sent', async () => {
    const { host, wire, type, kept } = typing();
    host.loseTrack();
    type('upon');
    await vi.advanceTimersByTimeAsync(300);
    expect(wire.log.filter((line) => line.startsWith('→'))).toEqual(['→ changeArticle', '→ replaceArticle']);
    expect(kept()).toBe('Once upon');
  });

  it('what is changed meanwhile follows, once', async () => {
    const { host, wire, type, kept, failures } = typing();
    wire.delay = 50;
    host.loseTrack();
    type('upon');
    await vi.advanceTimersByTimeAsync(220);
    type('a');
    await vi.advanceTimersByTimeAsync(50);
    type('time');
    await vi.advanceTimersByTimeAsync(1000);
    expect([kept(), wire.sent('replaceArticle'), failures]).toEqual(['Once upon a time', 1, []]);
  });
});

describe.each(['unreached', 'unanswered'] as const)('when a call goes %s', (failure) => {
  it('it is told, and nothing is lost once main is back', async () => {
    const { wire, type, kept, failures } = typing();
    wire.failure = failure;
    type('upon');
    await vi.advanceTimersByTimeAsync(300);
    expect(failures).toEqual([new Error('main is away')]);
    type('a');
    await vi.advanceTimersByTimeAsync(1000);
    expect(kept()).toBe('Once upon a');
  });

  it('what changes neither the length nor the number of records is not lost either', async () => {
    const { host, wire, entitle, type } = typing();
    wire.failure = failure;
    entitle('Mouse');
    await vi.advanceTimersByTimeAsync(300);
    type('upon');
    await vi.advanceTimersByTimeAsync(3000);
    expect([host.kept().metadata.title, textOf(host.kept().blocks)]).toEqual(['Mouse', 'Once upon']);
  });

  it('what waits is sent by the next flush, though nothing more is changed', async () => {
    const { outbox, wire, type, kept } = typing();
    wire.failure = failure;
    type('upon');
    await vi.advanceTimersByTimeAsync(300);
    void outbox.flush();
    await vi.advanceTimersByTimeAsync(300);
    expect(kept()).toBe('Once upon');
  });
});

it('loses nothing when main is away while the whole article is sent', async () => {
  const { host, wire, type, kept, failures } = typing();
  host.loseTrack();
  type('upon');
  await vi.advanceTimersByTimeAsync(205);
  wire.failure = 'unanswered';
  await vi.advanceTimersByTimeAsync(100);
  type('a');
  await vi.advanceTimersByTimeAsync(3000);
  expect([kept(), failures.length]).toEqual(['Once upon a', 1]);
});

it('tells once that main is away, and tries again on its own until it is back', async () => {
  const { wire, type, kept, failures } = typing();
  type('upon');
  for (let attempt = 0; attempt < 3; attempt += 1) {
    wire.failure = 'unreached';
    await vi.advanceTimersByTimeAsync(1010);
  }
  expect([kept(), failures.length]).toEqual(['Once', 1]);
  await vi.advanceTimersByTimeAsync(3000);
  expect([kept(), failures.length]).toEqual(['Once upon', 1]);
});

it('does not try again once it is closed: the screen may show another article', async () => {
  const { wire, type, outbox } = typing();
  type('upon');
  wire.failure = 'unreached';
  void outbox.close();
  await vi.advanceTimersByTimeAsync(5000);
  expect(wire.sent('changeArticle') + wire.sent('replaceArticle')).toBe(1);
});
