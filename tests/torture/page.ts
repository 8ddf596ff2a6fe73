import type { OpenedArticle, SaveState } from '../../shared/ipc/contract.ts';
import type { ArticleSession } from '../../main/use-cases/article-session.ts';
import type { Desk } from '../../main/use-cases/desk.ts';
import { realDesk, stoppableFiles, type Folders } from './real-desk.ts';
import { numberOf, Sequence } from './sequence.ts';
import { Violation } from './report.ts';

/** Stands in for the page: opens an article on a real desk and sends it the batches of a sequence. */
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
   * @param shown hears each save state with the number of the last batch in the session's article
   * @throws Violation when it is refused
   */
  static async open(
    folders: Folders,
    path: string,
    seed: number,
    shown: (state: SaveState, number: number) => void = () => undefined,
  ): Promise<Page> {
    const states: SaveState[] = [];
    const { files, stop } = stoppableFiles();
    const tell = (articleId: string, state: SaveState) => {
      states.push(state);
      shown(state, numberOf(desk.session(articleId).article) ?? Number.NaN);
    };
    const desk: Desk = await realDesk(folders, tell, files);
    const opened = await desk.openPath(path);
    if (!opened.ok) throw new Violation(`was not opened: ${opened.problems.map(({ code }) => code).join()}`);
    return new Page(desk, opened.value, seed, states, stop);
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
