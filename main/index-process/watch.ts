import { createContext, Script } from 'node:vm';

/**
 * The engine's own watch over work of which nobody knows how long it takes: a reader over foreign bytes, a regular
 * expression over a project. One context serves all calls, since making one takes longer than most of the work.
 */
const box: { work: () => unknown } = { work: () => null };
const context = createContext(box);
const script = new Script('work()');

/**
 * Returns what the work returns, which must not end in a promise nor ask for a watch of its own.
 *
 * @param limit in milliseconds
 * @throws Error with the code `ERR_SCRIPT_EXECUTION_TIMEOUT` at the limit
 */
export function watched<T>(work: () => T, limit: number): T {
  box.work = work;
  return script.runInContext(context, { timeout: limit }) as T;
}

/** True for what `watched` throws at the limit: an error of the context's own kind. */
export const isTimeout = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
