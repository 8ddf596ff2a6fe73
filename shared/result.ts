/**
 * What can happen to a careful user is a value, not an exception: a `Result` holds either the value that was
 * asked for or every problem that stands in the way. What can only happen through our own mistake throws a
 * `RangeError` that names the offending value.
 */

/** One thing that went wrong, told so that the reader can act on it. */
export interface Problem {
  /** Stable, for programs and tests: `file/empty`, `text/not-utf8`. */
  readonly code: string;
  /** One sentence: what, why, and the way out. */
  readonly message: string;
  /** Which file, line, record or field, where that is known. */
  readonly where?: string;
}

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly [Problem, ...Problem[]] };

/** Returns a result that holds `value`. */
export const done = <T>(value: T): Result<T> => ({ ok: true, value });

/** Returns a result that holds one problem or several. */
export const refuse = (...problems: [Problem, ...Problem[]]): Result<never> => ({ ok: false, problems });

/** Returns the one line a person reads first: the first problem, with its place. */
export function firstLine(problems: readonly [Problem, ...Problem[]]): string {
  const [{ message, where }] = problems;
  return where === undefined ? message : `${where}: ${message}`;
}
