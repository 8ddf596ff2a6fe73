import type { ArticleState } from '../../shared/annotations/article-state.ts';
import { articleOf } from '../../shared/annotations/article-state.ts';
import type { Change } from '../../shared/annotations/change.ts';
import type { Acknowledgement, Host } from '../../shared/ipc/contract.ts';
import type { Article } from '../../shared/model/article.ts';
import type { UndoEntry } from '../../shared/schema/undo-log.ts';

/**
 * Changes on their way to the keeper of the file. They leave in order, at most 200 ms after the first one waits
 * (PROMISES §3.4 allows 250 for the journal); one batch is under way at a time. When main has lost track, or did not
 * answer and so may hold a batch or not, the whole article is sent instead.
 */
const FLUSH_AFTER = 200;

/** How long main is left alone when it could not be reached, milliseconds: whole articles are large. */
const RETRY_AFTER = 1000;

export interface Outbox {
  /** Takes changes that were just made, with what undoes them after a restart. */
  add(changes: readonly Change[], undo?: UndoEntry | null): void;
  /** The next changes hold the foreign version with this hash. */
  takes(sha256: string): void;
  /** Sends what waits, now; done when main has acknowledged all of it. */
  flush(): Promise<void>;
  /** How many changes main has acknowledged. */
  readonly sequence: number;
  /** True while changes wait that were not sent. */
  readonly isWaiting: boolean;
  /** True while main has acknowledged every change. */
  readonly isHandedOver: boolean;
  /** Stops the clock; what still waits is sent. */
  close(): Promise<void>;
}

/**
 * @param present returns the article's state after all changes added so far, or null while none is on the screen
 * @param onFailure told when main could not be reached, once until it can be reached again
 * @param onTurn told when `isHandedOver` has become another
 */
export function openOutbox(
  host: Pick<Host, 'call'>,
  article: Article,
  sequence: number,
  present: () => (ArticleState & { readonly length: number }) | null,
  onFailure: (error: unknown) => void,
  onTurn: () => void = () => undefined,
): Outbox {
  let waiting: Change[] = [];
  /** Stays until main has answered that it took the changes. */
  let undo: UndoEntry[] = [];
  let sent = sequence;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let underWay: Promise<void> = Promise.resolve();
  let isInStep = true;
  let isHandedOver = true;
  let isAway = false;
  let isClosed = false;
  let taken: string | null = null;

  const send = async (): Promise<void> => {
    const state = present();
    if (state === null) return;
    const changes = waiting;
    const takes = taken === null ? {} : { takes: taken };
    waiting = [];
    taken = null;
    if (isInStep) {
      // Until main has answered, nobody knows whether it holds these changes.
      isInStep = false;
      const check = { length: state.length, records: state.set.size };
      const entries = undo;
      const batch = { articleId: article.id, sequence: sent, changes, check, undo: entries, ...takes };
      heed(await host.call('changeArticle', batch));
      if (isInStep) undo = undo.slice(entries.length);
    }
    if (!isInStep) await sendWhole(state);
    isAway = false;
    turn(waiting.length === 0);
  };

  const turn = (next: boolean): void => {
    if (next === isHandedOver) return;
    isHandedOver = next;
    onTurn();
  };

  const sendWhole = async (state: ArticleState): Promise<void> => {
    // Changes made while main answered are in neither: they are part of the present state and of `waiting`.
    const whole = articleOf(article, state);
    const entries = undo;
    heed(await host.call('replaceArticle', { articleId: article.id, sequence: sent, article: whole, undo: entries }));
    undo = undo.slice(entries.length);
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
    add(changes, entry = null) {
      waiting.push(...changes);
      turn(false);
      if (entry !== null) undo = [...undo, entry];
      timer ??= setTimeout(() => void flush(), FLUSH_AFTER);
    },
    takes(sha256) {
      taken = sha256;
    },
    flush,
    get sequence() {
      return sent;
    },
    get isWaiting() {
      return waiting.length > 0;
    },
    get isHandedOver() {
      return isHandedOver;
    },
    close() {
      isClosed = true;
      return flush();
    },
  };
}
