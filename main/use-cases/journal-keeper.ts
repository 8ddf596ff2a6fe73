import { codeOf } from '../ports.ts';
import type { Journal, Subject } from './journal.ts';

/** Takes turns at one article's journal: everything that touches it happens after all that was asked for before. */
export class JournalKeeper {
  readonly #open: (path: string) => Journal;
  readonly #onFailure: (code: string) => void;
  #journal: Journal | null = null;
  #turns: Promise<unknown> = Promise.resolve();
  #isKept = true;

  /**
   * @param open makes the journal of the article that is or will be saved at the path
   * @param onFailure told the system's code when the journal could not be written: what follows is unprotected
   */
  constructor(open: (path: Subject['path']) => Journal, onFailure: (code: string) => void) {
    this.#open = open;
    this.#onFailure = onFailure;
  }

  /** True while all that was put into it is on the disk. */
  get isKept(): boolean {
    return this.#isKept;
  }

  /** Does one thing with the journal in its turn. Never rejects: a failure is told. */
  act(findPath: () => Promise<string>, write: (journal: Journal) => Promise<void>): Promise<void> {
    return this.#inTurn(async () => {
      try {
        this.#journal ??= this.#open(await findPath());
        await write(this.#journal);
        this.#isKept = true;
      } catch (error) {
        this.#isKept = false;
        this.#onFailure(codeOf(error));
      }
    });
  }

  /** Does something beside the records in its turn; what fails of it costs no work and is not told. */
  beside(findPath: () => Promise<string>, write: (journal: Journal) => Promise<void>): Promise<void> {
    return this.#inTurn(async () => {
      try {
        this.#journal ??= this.#open(await findPath());
        await write(this.#journal);
      } catch {
        // Without the version under it the work is whole; only a merge after a crash is not possible.
      }
    });
  }

  /** Ends the journal in its turn, unless it is needed by then: the file holds all of it. */
  end(isNeeded: () => boolean): Promise<void> {
    return this.#inTurn(async () => {
      if (isNeeded()) return;
      await this.#journal?.remove().catch(() => undefined); // The mark in it says that the file holds it all.
      this.#isKept = true;
    });
  }

  /** Lets go of the journal's file in its turn; what is in it stays, and what follows begins another file. */
  close(): Promise<void> {
    return this.#inTurn(async () => this.#journal?.close());
  }

  /** Leaves the present journal; the next thing is written into one for another path. */
  async leave(): Promise<Journal | null> {
    await this.idle();
    const journal = this.#journal;
    this.#journal = null;
    return journal;
  }

  /** Resolves when nothing is under way any more. */
  async idle(): Promise<void> {
    for (let turn: unknown = null; turn !== this.#turns;) {
      turn = this.#turns;
      await turn;
    }
  }

  #inTurn(act: () => Promise<void>): Promise<void> {
    const turn = this.#turns.then(act);
    this.#turns = turn;
    return turn;
  }
}
