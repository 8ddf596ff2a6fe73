import { runInNewContext } from 'node:vm';

/**
 * Returns what the work returns. An endless loop, also one inside a regular expression, is broken by the engine's own
 * watch; no code of ours would get a turn.
 *
 * @param limit in milliseconds
 * @throws Error with the code `ERR_SCRIPT_EXECUTION_TIMEOUT` at the limit
 */
export const withinLimit = <T>(work: () => T, limit: number): T =>
  runInNewContext('work()', { work }, { timeout: limit }) as T;
