import type { Clock, Timers } from '../ports.ts';

/** The clock of the machine. */
export const systemClock: Clock = { now: () => Date.now() };

export const systemTimers: Timers = {
  after(milliseconds, act) {
    const timer = setTimeout(act, milliseconds);
    return () => clearTimeout(timer);
  },
};
