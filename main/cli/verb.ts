import type { Content } from '../../shared/formats/format.ts';
import type { Files } from '../ports.ts';
import type { Problem } from '../../shared/result.ts';
import type { SaveWorld } from '../use-cases/save-file.ts';

/**
 * A **verb** is what the command line does: its own options, its usage line, and a function from arguments to an
 * **ending**: done with what goes to standard output, refused with problems, or used wrongly.
 */

export interface Verb {
  readonly name: string;
  /** What comes after `npm run -s saidwho --`. */
  readonly usage: string;
  /** One line for the list of verbs. */
  readonly summary: string;
  readonly options: Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>;
  run(given: Given, world: CliWorld): Promise<Ending>;
}

/** The arguments after the verb, sorted out. */
export interface Given {
  readonly positionals: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
}

/** What the verbs need of the world. */
export interface CliWorld extends SaveWorld {
  readonly files: Files;
  readonly version: string;
  /** Reads standard input to its end; null when it is longer than so many bytes. */
  readInput?(most: number): Promise<Uint8Array | null>;
  /** Standard input as it comes, for what is too long to be held. */
  readStream?(): AsyncIterable<Uint8Array>;
  /** Writes to standard output at once, and waits for whoever reads it. */
  write?(text: string): Promise<void>;
  /** Files that a pattern fits, in any order. */
  glob?(pattern: string): Promise<readonly string[]>;
  /** Says how far the work is, on standard error. */
  tell?(line: string): void;
}

export type Ending =
  /** Exit 0. `output` goes to standard output as it is, `remark` to standard error. */
  | { readonly ending: 'done'; readonly output?: Content; readonly remark?: string }
  /** Exit 1: some files were refused, as `remark` says; what could be done with the others was done. */
  | {
      readonly ending: 'partly';
      readonly problems: readonly Problem[];
      readonly output?: Content;
      readonly remark?: string;
    }
  /** Exit 1, one clear line on standard error and, where asked for, the rest below it. */
  | { readonly ending: 'refused'; readonly problems: readonly [Problem, ...Problem[]]; readonly showsAll?: boolean }
  /** Exit 2, with the usage line. */
  | { readonly ending: 'misused'; readonly why: string };

export const misused = (why: string): Ending => ({ ending: 'misused', why });
export const refused = (problems: readonly [Problem, ...Problem[]], showsAll = false): Ending => ({
  ending: 'refused',
  problems,
  showsAll,
});
