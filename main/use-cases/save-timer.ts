import type { Clock, Timers } from '../ports.ts';

/**
 * When an article is saved: soon after the last change, before long after the first, and after a failure in ever
 * longer pauses, which changes do not shorten: the disk is left in peace.
 */

/** Saving begins so long after the last change, and at the latest so long after the first. Milliseconds. */
const REST = 1_500;
const PATIENCE = 10_000;

/** Pauses between attempts after a failure. Milliseconds. */
const FIRST_RETRY = 1_000;
const LAST_RETRY = 60_000;

export class SaveTimer {
  readonly #world: { readonly clock: Clock; readonly timers: Timers };
  readonly #save: () => void;
  #cancel: () => void = () => undefined;
  #firstChangeAt: number | null = null;
  #retry = FIRST_RETRY;
  #isFailing = false;
  #isHeld = false;
  #isStopped = false;

  constructor(world: { readonly clock: Clock; readonly timers: Timers }, save: () => void) {
    this.#world = world;
    this.#save = save;
  }

  /** True while saving fails and is tried again by itself, or waits for the user. */
  get isFailing(): boolean {
    return this.#isFailing;
  }

  /** Something was changed. */
  change(): void {
    if (this.#isFailing && !this.#isHeld) return;
    const now = this.#world.clock.now();
    this.#firstChangeAt ??= now;
    // A clock that was put back is no reason to wait for longer (promise C6).
    const left = Math.min(PATIENCE, this.#firstChangeAt + PATIENCE - now);
    this.tryIn(Math.min(REST, Math.max(0, left)));
  }

  /** Saves in the usual time, whatever failed before. */
  goOn(): void {
    this.tryIn(REST);
  }

  /** Saves at once, whatever failed before. */
  tryNow(): void {
    this.#retry = FIRST_RETRY;
    this.tryIn(0);
  }

  /** Saves after so many milliseconds instead of at any other time. */
  tryIn(milliseconds: number): void {
    this.#cancel();
    if (!this.#isStopped) this.#cancel = this.#world.timers.after(milliseconds, this.#save);
  }

  /** A save begins. */
  begin(): void {
    this.#cancel();
    this.#firstChangeAt = null;
  }

  succeed(): void {
    this.#retry = FIRST_RETRY;
    this.#isFailing = this.#isHeld = false;
  }

  fail(): void {
    this.#isFailing = true;
    this.#isHeld = false;
    this.tryIn(this.#retry);
    this.#retry = Math.min(this.#retry * 2, LAST_RETRY);
  }

  /** Nothing is saved until the user asks for it, or changes something. */
  hold(): void {
    this.#cancel();
    this.#isFailing = this.#isHeld = true;
  }

  /** There is nothing to save any more. */
  settle(): void {
    this.begin();
    this.succeed();
  }

  stop(): void {
    this.#isStopped = true;
    this.#cancel();
  }
}
