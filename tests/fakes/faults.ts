/**
 * What can go wrong with one call to the file system. A **fault** is a word: a system code (`ENOSPC`: nothing
 * happened), `short …` (a write took fewer bytes than it was given), `late EIO` (it happened, and an error was
 * reported all the same), `stop` (the machine dies: this call and all after it fail), `halt` (the same, and they
 * never answer: nothing of the program goes on).
 */
export type Fault = string;

/** Decides what happens to a call; null lets it pass. */
export type FaultPlan = (index: number, call: string, path: string) => Fault | null;

/** What a system says of a file call that failed (promise D3). */
export const SYSTEM_CODES = ['ENOSPC', 'EIO', 'EPERM', 'EACCES', 'EBUSY', 'EROFS', 'EMFILE', 'ENOENT'] as const;

/** Only a write can be short. */
export const SHORT_WRITES = ['short 0', 'short 1', 'short half', 'short but one'] as const;

/** It was done, and was said not to be. */
export const LATE = 'late EIO';

/** How many of the bytes a short write takes; `short` alone takes half. */
export function bytesTaken(fault: Fault, length: number): number {
  if (fault === 'short 0') return 0;
  if (fault === 'short 1') return Math.min(1, length);
  if (fault === 'short but one') return Math.max(0, length - 1);
  return Math.ceil(length / 2);
}

/** An error as the system reports it; without a stack, which would cost more than all else in a storm. */
export function systemError(code: string): Error & { readonly code: string } {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  const error = Object.assign(new Error(`${code}: the fake says so`), { code });
  Error.stackTraceLimit = limit;
  return error;
}

/** The fault at one call, or at that one and all after it. */
export const faultAt =
  (at: number, fault: Fault, isSticky = false): FaultPlan =>
  (index) =>
    index === at || (isSticky && index > at) ? fault : null;
