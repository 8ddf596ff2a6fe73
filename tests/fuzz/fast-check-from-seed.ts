import * as fastCheck from 'fast-check';

/**
 * Property tests from a seed and at length: tests get this module in place of fast-check. A property that names no
 * seed is tried from `VITE_FUZZ_SEED`, and at least as often as `FUZZ_RUNS` says, whatever number its test asks for.
 * Where neither is set this is fast-check as it is.
 */

export * from 'fast-check';

const { FUZZ_RUNS: runs, VITE_FUZZ_SEED: seed } = import.meta.env as Readonly<Record<string, string | undefined>>;

/** How often fast-check tries a property whose test asks for no number. */
const USUAL = 100;

if (seed !== undefined) fastCheck.configureGlobal({ ...fastCheck.readConfigureGlobal(), seed: Number(seed) });

/** fast-check's own `assert`, with more runs; a failure is told with its seed and path as ever. */
export function assert<Values>(property: fastCheck.IRawProperty<Values>, given: fastCheck.Parameters<Values> = {}) {
  return fastCheck.assert(property, { ...given, numRuns: Math.max(Number(runs ?? 0), given.numRuns ?? USUAL) });
}

// The tests import fast-check by its default, so this module has to have one too.
// oxlint-disable-next-line import/no-default-export
export default { ...fastCheck.default, assert };
