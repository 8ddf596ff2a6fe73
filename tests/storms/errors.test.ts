import { afterAll, describe, expect, test } from 'vitest';
import { runErrors } from './errors.ts';
import { SCENARIOS } from './scenarios.ts';

describe('a disk that fails at any call', () => {
  const runs = new Map<string, number>();
  const total = () => [...runs.values()].reduce((sum, count) => sum + count, 0);

  test.each(SCENARIOS)(
    '$name: old or new on the disk, the truth on the screen, nothing lost (D3, D4, D5, U1)',
    { timeout: 240_000 },
    async (scenario) => {
      const tally = await runErrors(scenario);
      runs.set(scenario.name, tally.runs);
      expect(tally.wrong.slice(0, 10)).toEqual([]);
    },
  );

  test('is tried at least 14,000 times', () => {
    expect(total()).toBeGreaterThanOrEqual(14_000);
  });

  afterAll(() => {
    const lines = [...runs].map(([name, count]) => `${String(count).padStart(7)}  ${name}`);
    console.log([...lines, `${String(total()).padStart(7)}  errors in all`].join('\n'));
  });
});
