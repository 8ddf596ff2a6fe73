import * as fastCheck from 'fast-check';

/**
 * Property tests at length: where `FUZZ_RUNS` is set, tests get this module in place of fast-check. Every property is
 * then tried at least so often, whatever number its test asks for, from the seed in `FUZZ_SEED`.
 */

export * from 'fast-check';

const runs = Number(process.env['FUZZ_RUNS'] ?? 0);
const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1_000_000);

/** fast-check's own `assert`, with more runs; a failure is told with its seed and path as ever. */
export function assert<Values>(property: fastCheck.IRawProperty<Values>, given: fastCheck.Parameters<Values> = {}) {
  return fastCheck.assert(property, { seed, ...given, numRuns: Math.max(runs, given.numRuns ?? 0) });
}

// The tests import fast-check by its default, so this module has to have one too.
// oxlint-disable-next-line import/no-default-export
export default { ...fastCheck.default, assert };
