import { setTimeout as pause } from 'node:timers/promises';
import type { OpenedArticle, SaveState } from '../../shared/ipc/contract.ts';
import type { ArticleSession } from '../../main/use-cases/article-session.ts';
import type { Desk } from '../../main/use-cases/desk.ts';
import type { Timers } from '../../main/ports.ts';
import { realDesk, stoppableFiles, type Folders } from './real-desk.ts';
import { numberOf, Sequence } from './sequence.ts';
import { Violation } from './report.ts';

/** How a page differs from the usual one. */
export interface PageWays {
  /** Hears each save state with the number of the last batch in the session's article. */
  readonly shown?: (state: SaveState, number: number) => void;
  /** Never answers when it is asked to take in what somebody else wrote: it hangs. */
  readonly isDeaf?: boolean;
  readonly timers?: Timers;
}

/**
 * Stands in for the page: opens an article on a real desk, sends it the batches of a sequence, and takes in what others
 * write to the file.
 */
export class Page {
  readonly desk: Desk;
  readonly opened: OpenedArticle;
  readonly #sequence: Sequence;
  readonly #states: readonly SaveState[];
  /** Changes sent, as the session counts them. */
  #sent: number;
  /** Number of the last batch that was acknowledged as safe. */
  acknowledged: number;

  /** Stops the program as a kill does: nothing it does reaches the disk any more. */
  readonly kill: () => Promise<void>;

  private constructor(
    desk: Desk,
    opened: OpenedArticle,
    seed: number,
    states: readonly SaveState[],
    kill: () => Promise<void>,
  ) {
    this.desk = desk;
    this.kill = kill;
    this.opened = opened;
    this.#sequence = new Sequence(seed, opened.article);
    this.#states = states;
    this.#sent = opened.sequence;
    this.acknowledged = this.#sequence.number;
  }

  /**
   * Opens the file at the path.
   *
   * @throws Violation when it is refused
   */
  static async open(folders: Folders, path: string, seed: number, ways: PageWays = {}): Promise<Page> {
    const states: SaveState[] = [];
    const { files, stop } = stoppableFiles();
    const shown = (articleId: string, state: SaveState) => {
      states.push(state);
      ways.shown?.(state, numberOf(desk.session(articleId).article) ?? Number.NaN);
    };
    const asked = () => void (ways.isDeaf === true ? undefined : page.#takeForeign());
    const desk: Desk = await realDesk(folders, { shown, asked }, files, ways.timers);
    const opened = await desk.openPath(path);
    if (!opened.ok) throw new Violation(`was not opened: ${opened.problems.map(({ code }) => code).join()}`);
    const page: Page = new Page(desk, opened.value, seed, states, stop);
    return page;
  }

  get session(): ArticleSession {
    return this.desk.session(this.opened.article.id);
  }

  get number(): number {
    return this.#sequence.number;
  }

  get state(): SaveState {
    return this.session.saveState;
  }

  /** Every state that was shown, in order. */
  get states(): readonly SaveState[] {
    return this.#states;
  }

  /** Sends the next batch and returns its number once it is acknowledged. */
  async send(): Promise<number> {
    const { number, changes, check } = this.#sequence.next();
    const sequence = this.#sent;
    this.#sent += changes.length;
    const articleId = this.opened.article.id;
    const answer = await this.desk.change({ articleId, sequence, changes, check });
    if ('resync' in answer) throw new Violation(`batch ${number} was not understood`);
    if (this.session.isSafe) this.acknowledged = number;
    return number;
  }

  /** Merges what somebody else wrote into what it holds; what was sent meanwhile makes it ask again. */
  async #takeForeign(): Promise<void> {
    for (let attempt = 0; attempt < 50; attempt += 1) {
      const sequence = this.#sent;
      const answer = await this.session.foreignChanges(sequence);
      if (answer.answer === 'again') await pause(5);
      else if (answer.answer !== 'take') return;
      else if (this.#sent === sequence) {
        const { changes, takes } = answer;
        this.#sent += changes.length;
        const { check } = this.#sequence.take(changes);
        await this.desk.change({ articleId: this.opened.article.id, sequence, changes, check, takes });
        return;
      }
    }
  }

  /** Makes the next batch, but sends the whole article, as a page does that was asked for it. */
  async replace(): Promise<number> {
    const { number, changes } = this.#sequence.next();
    this.#sent += changes.length;
    const { article } = this.#sequence;
    await this.desk.replace({ articleId: this.opened.article.id, sequence: this.#sent, article });
    if (this.session.isSafe) this.acknowledged = number;
    return number;
  }
}
