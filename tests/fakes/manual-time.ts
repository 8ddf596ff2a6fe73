import type { Clock, Timers } from '../../main/ports.ts';

/** More timers than any program sets in the time that tests let pass. */
const MOST_TIMERS = 100_000;

/** A clock that stands still until a test moves it, and the timers that hang on it. */
export class ManualTime implements Clock, Timers {
  #now: number;
  #due: { at: number; act: () => void }[] = [];

  constructor(now = Date.UTC(2026, 10, 24, 9, 0, 0)) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  after(milliseconds: number, act: () => void): () => void {
    const entry = { at: this.#now + milliseconds, act };
    this.#due.push(entry);
    return () => {
      this.#due = this.#due.filter((candidate) => candidate !== entry);
    };
  }

  /** Lets the milliseconds pass, calling what falls due in order and letting promises settle after each. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds;
    await settle();
    for (let fired = 0; ; fired += 1) {
      if (fired > MOST_TIMERS) throw new RangeError(`Timers are set again and again at ${this.#now}`);
      const next = this.#due.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      this.#due = this.#due.filter((entry) => entry !== next);
      this.#now = Math.max(this.#now, next.at);
      next.act();
      await settle();
    }
    this.#now = end;
  }

  /** How many timers are waiting. */
  get waiting(): number {
    return this.#due.length;
  }
}

/** Lets every promise that hangs on nothing but other promises settle: all of them do before the next task. */
export const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
