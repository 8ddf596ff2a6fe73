import { describe, expect, test } from 'vitest';
import { add, closingLine, heldTo, isGood, NOTHING, readPlaywrightTally, readVitestTally, stepTally } from './tally.ts';

const vitestFile = (name: string, status: string, tests: Record<string, string>) => ({
  name,
  status,
  message: '',
  assertionResults: Object.entries(tests).map(([fullName, result]) => ({ fullName, status: result })),
});

describe('the tally of a run', () => {
  test('counts tests and steps alike and closes with one line', () => {
    const tally = add({ passed: 3, failed: ['a'], skipped: [] }, stepTally('types', true));
    expect(closingLine(tally)).toBe('4 passed, 1 failed');
    expect(closingLine(add(tally, { ...NOTHING, skipped: ['b'] }))).toBe('4 passed, 1 failed, 1 skipped');
  });

  test('is good only when something passed and nothing failed', () => {
    expect([NOTHING, stepTally('types', true), stepTally('types', false)].map(isGood)).toEqual([false, true, false]);
  });

  test('does not believe a tool that failed without naming a test, nor one that ran nothing', () => {
    expect(heldTo(1, 'unit', { passed: 2, failed: [], skipped: [] }).failed).toEqual(['unit (exit code 1)']);
    expect(heldTo(0, 'unit', NOTHING).failed).toEqual(['unit (ran no test)']);
    expect(heldTo(1, 'unit', { passed: 0, failed: ['a'], skipped: [] }).failed).toEqual(['a']);
  });

  test('reads a vitest report, and counts a file that did not load', () => {
    const report = {
      testResults: [
        vitestFile('a.test.ts', 'failed', { adds: 'passed', subtracts: 'failed', divides: 'pending', powers: 'todo' }),
        vitestFile('b.test.ts', 'failed', {}),
      ],
    };
    expect(readVitestTally(JSON.stringify(report))).toEqual({
      passed: 1,
      failed: ['a.test.ts: subtracts', 'b.test.ts (did not run)'],
      skipped: ['a.test.ts: divides', 'a.test.ts: powers'],
    });
  });

  test('reads a Playwright report, and counts a flaky test as failed', () => {
    const spec = (title: string, status: string) => ({ title, tests: [{ status }] });
    const report = {
      errors: [{ message: 'No tests found\nmore' }],
      suites: [
        {
          title: 'x.e2e.ts',
          specs: [spec('opens', 'expected'), spec('flickers', 'flaky')],
          suites: [{ title: 'fuses', specs: [spec('are off', 'skipped'), spec('breaks', 'unexpected')] }],
        },
      ],
    };
    expect(readPlaywrightTally(JSON.stringify(report))).toEqual({
      passed: 1,
      failed: ['x.e2e.ts: flickers', 'x.e2e.ts: fuses breaks', 'No tests found'],
      skipped: ['x.e2e.ts: fuses are off'],
    });
  });
});
