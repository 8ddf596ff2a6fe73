import type { Folders } from './real-desk.ts';

/** What the parent of a race and its writers say to each other. */

/** Id of the article that all of them write to. */
export const RACE_ID = 'race';

/** In turns one act is over before the next begins, and the seed says it all; overlapping ones meet as they may. */
export type RaceKind = 'turns' | 'overlapping';

export interface RaceOrder {
  readonly race: RaceKind;
  readonly path: string;
  readonly folders: Folders;
  /** Begins the ids of all records that this writer makes. */
  readonly name: string;
  /** Our program has a page that answers; else it hangs, and the program parts from what others write. */
  readonly isAnswering: boolean;
}

export type Act =
  | 'look'
  | 'change'
  | 'save'
  | 'change and save'
  | 'reopen'
  | 'truncate'
  | 'rename'
  | 'remove'
  | 'part'
  | 'take'
  | 'swap'
  | 'finish';

export interface ActOrder {
  readonly act: Act;
}

/** Milliseconds of the system's monotonic clock, which all processes share. */
export interface Interval {
  readonly start: number;
  readonly end: number;
}

export interface Done {
  /** Ids of records that are this writer's work from now on, and of those that it took back. */
  readonly wrote: readonly string[];
  readonly removed: readonly string[];
}

export interface RacerDone extends Done {
  /** Everything it wrote is in a file. */
  readonly isSaved: boolean;
  readonly state: string;
  /** For each replaced file, from the last look at it until it was replaced. */
  readonly windows: readonly Interval[];
}

export interface ForeignDone extends Done {
  /** From its reading of the file to the end of its writing. */
  readonly interval: Interval;
  /** Ids of all records in the version that it brought to the disk. */
  readonly put: readonly string[];
  /** A sync client is in the middle of something: a part is on the disk, or nothing. */
  readonly isHolding: boolean;
}

export const now = (): number => Number(process.hrtime.bigint()) / 1e6;
