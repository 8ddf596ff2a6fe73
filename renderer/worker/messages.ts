import type { Learned } from '../../shared/analysis/suggest/learned.ts';
import type { Proposals } from '../../shared/analysis/suggest/proposals.ts';

/** What the page and the worker that suggests say to each other. */

/** A text to be read. */
export interface SuggestRequest {
  /** Tells this run from others. */
  readonly run: number;
  readonly text: string;
  /** True where only what stands in quotation marks counts. */
  readonly marksOnly: boolean;
  readonly learned: Learned;
}

/** How far a run is, and what came of it. */
export type SuggestAnswer =
  | { readonly run: number; readonly share: number }
  | { readonly run: number; readonly proposals: Proposals }
  | { readonly run: number; readonly problem: string };

/** The worker as the page holds it; a fake of it is enough for everything but the reading. */
export interface SuggestWorker {
  ask(request: SuggestRequest): void;
  /** Ends it, in the middle of a run if need be. */
  stop(): void;
}

/** Starts a worker that answers to `heard`; `onFailure` is told when it has died. */
export type StartSuggestWorker = (
  heard: (answer: SuggestAnswer) => void,
  onFailure: (problem: string) => void,
) => SuggestWorker;
