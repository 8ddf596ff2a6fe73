import type { Registry } from '../../shared/analysis/who-is-who.ts';
import type { IndexCall, IndexState } from '../ports.ts';

/** What main and the process of the index say to each other. */

/** The first message: where everything is. */
export interface OpenIndex {
  readonly folder: string;
  /** Absolute path of the database. */
  readonly path: string;
  readonly registry: Registry;
  /** Names of files that ended a process before. */
  readonly skip: readonly string[];
  /** Of the program, for what it reads. */
  readonly version: string;
}

export type IndexRequest =
  { readonly open: OpenIndex } | { readonly id: number; readonly call: IndexCall; readonly argument: unknown };

export type IndexMessage =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly failed: string }
  | { readonly state: IndexState }
  /** A file is about to be read that could end the process; null when it did not. */
  | { readonly reading: string | null };
