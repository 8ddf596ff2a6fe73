import type { ArticleState } from '../../shared/annotations/article-state.ts';
import { articleOf } from '../../shared/annotations/article-state.ts';
import type { Change } from '../../shared/annotations/change.ts';
import type { Acknowledgement, Host } from '../../shared/ipc/contract.ts';
import type { Article } from '../../shared/model/article.ts';

/**
 * Changes on their way to the keeper of the file. They leave in order, at most 200 ms after the first one waits
 * (PROMISES §3.4 allows 250 for the journal); one batch is under way at a time. When main has lost track, or did not
 * answer and so may hold a batch or not, the whole article is sent instead.
 */
const FLUSH_AFTER = 200;

/** How long main is left alone when it could not be reached, milliseconds: whole articles are large. */
const RETRY_AFTER = 1000;

export interface Outbox {
  /** Takes changes that were just made. */
  add(changes: readonly Change[]): void;
  /** Sends what waits, now; done when main has acknowledged all of it. */
  flush(): Promise<void>;
  /** Stops the clock; what still waits is sent. */
  close(): Promise<void>;
}

/**
 * @param present returns the article's state after all changes added so far, or null while none is on the screen
 * @param onFailure told when main could not be reached, once until it can be reached again
 */
export function openOutbox(
  host: Pick<Host, 'call'>,
  article: Article,
  sequence: number,
  present: () => (ArticleState & { readonly length: number }) | null,
  onFailure: (error: unknown) => void,
): Outbox {
  let waiting: Change[] = [];
  let sent = sequence;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let underWay: Promise<void> = Promise.resolve();
  let isInStep = true;
  let isAway = false;
  let isClosed = false;

  const send = async (): Promise<void> => {
    const state = present();
    if (state === null) return;
    const changes = waiting;
    waiting = [];
    if (isInStep) {
      // Until main has answered, nobody knows whether it holds these changes.
      isInStep = false;
      const check = { length: state.length, records: state.set.size };
      const answer = await host.call('changeArticle', { articleId: article.id, sequence: sent, changes, check });
      heed(answer);
    }
    if (!isInStep) await sendWhole(state);
    isAway = false;
  };

  const sendWhole = async (state: ArticleState): Promise<void> => {
    // Changes made while main answered are in neither: they are part of the present state and of `waiting`.
    const whole = articleOf(article, state);
    heed(await host.call('replaceArticle', { articleId: article.id, sequence: sent, article: whole }));
  };

  const heed = (answer: Acknowledgement): void => {
    isInStep = 'acknowledged' in answer;
    if ('acknowledged' in answer) sent = answer.acknowledged;
  };

  const flush = (): Promise<void> => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    underWay = underWay.then(send).catch((error: unknown) => {
      if (!isAway) onFailure(error);
      isAway = true;
      if (!isClosed) timer ??= setTimeout(() => void flush(), RETRY_AFTER);
    });
    return underWay;
  };

  return {
    add(changes) {
      waiting.push(...changes);
      timer ??= setTimeout(() => void flush(), FLUSH_AFTER);
    },
    flush,
    close() {
      isClosed = true;
      return flush();
    },
  };
}
