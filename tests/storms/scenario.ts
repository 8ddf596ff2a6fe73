import type { ManualTime } from '../fakes/manual-time.ts';
import type { MemoryFiles } from '../fakes/memory-files.ts';
import type { Witness } from './witness.ts';

/**
 * A **scenario** is one thing the program does with files, told so that a harness can do it a thousand times while the
 * disk fails or the power goes. Everything that must hold in all scenarios is in `errors.ts` and `crashes.ts`; a
 * scenario adds what only it can know.
 */
export interface Scenario {
  readonly name: string;
  /** Each version that gets replaced has to be kept (promise D13). */
  readonly keepsBackups?: boolean;
  /** Somebody else changes the file, so that work may be put aside. */
  readonly mayPutAside?: boolean;
  /** Puts on the disk what is there before and starts what runs before; none of its calls fails or counts. */
  prepare(stage: Stage): Promise<Running>;
  /**
   * Does what a start does on a disk as it was found, lets some time pass, and returns the state that the user then
   * finds: the newest one that any file, or any work that was put aside, gives back. Null when there is none.
   */
  recover(stage: Stage): Promise<string | null>;
}

/** Where a scenario plays: a disk, a clock, and who watches. */
export interface Stage {
  readonly files: MemoryFiles;
  readonly time: ManualTime;
  readonly witness: Witness;
}

/** A scenario on its stage. */
export interface Running {
  /** Ends also when calls fail, and has then given the program the time to notice. */
  act(): Promise<void>;
  /** With the disk well again: what program or user do next, after which the last state must be safe. */
  goOn(): Promise<void>;
  /** Tells the witness what is shown and not so, after `act`. */
  examine(): void;
  /** Where the last state belongs in the end; null when it is found in no one file. */
  target(): string | null;
}

/** The program's own folder; all other paths are the user's. */
export const DATA = '/data';

export const BACKUPS = `${DATA}/backups`;

export const QUARANTINE = `${DATA}/quarantine`;

export const isTemporary = (path: string): boolean => path.endsWith('.tmp');

/** Advice to other programs: a crash may leave it, and the next to work on the file takes it over once it is stale. */
export const isLock = (path: string): boolean => /\/\.[^/]+\.lock$/.test(path);
