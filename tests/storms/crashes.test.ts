import { afterAll, describe, expect, test } from 'vitest';
import { runCrashes } from './crashes.ts';
import { SCENARIOS } from './scenarios.ts';

/** Chooses the views and calls of the inner levels. */
const SEED = 20_261_124;
describe('a power cut at any call', () => {
  const runs = new Map<string, number>();
  const total = () => [...runs.values()].reduce((sum, count) => sum + count, 0);

  test.each(SCENARIOS)(
    '$name: gives back all that was promised (D1, D2, D13)',
    { timeout: 240_000 },
    async (scenario) => {
      const tally = await runCrashes(scenario, SEED);
      runs.set(scenario.name, tally.runs);
      expect(tally.wrong.slice(0, 10)).toEqual([]);
    },
  );

  test('is tried at least 9,000 times', () => {
    expect(total()).toBeGreaterThanOrEqual(9_000);
  });

  afterAll(() => {
    const lines = [...runs].map(([name, count]) => `${String(count).padStart(7)}  ${name}`);
    console.log([...lines, `${String(total()).padStart(7)}  crashes in all`].join('\n'));
  });
});
