/**
 * A *tally* is what a run comes down to: how many checks passed, failed and were skipped, with the names of the last
 * two. Each test counts as one; so does a step without tests (build, types, lint).
 */
export interface Tally {
  readonly passed: number;
  readonly failed: readonly string[];
  readonly skipped: readonly string[];
}

export const NOTHING: Tally = { passed: 0, failed: [], skipped: [] };

/** The tally of both runs. */
export const add = (a: Tally, b: Tally): Tally => ({
  passed: a.passed + b.passed,
  failed: [...a.failed, ...b.failed],
  skipped: [...a.skipped, ...b.skipped],
});

/** The tally of a step that has no tests of its own. */
export const stepTally = (name: string, ok: boolean): Tally =>
  ok ? { ...NOTHING, passed: 1 } : { ...NOTHING, failed: [name] };

/**
 * Holds a tally to the exit code of the tool that gave it: a tool that failed without naming a test (a file that did
 * not load, a report that was not written) counts as one failure more, and so does one that ran nothing.
 */
export function heldTo(exitCode: number, name: string, tally: Tally): Tally {
  if (exitCode !== 0 && tally.failed.length === 0)
    return add(tally, stepTally(`${name} (exit code ${exitCode})`, false));
  const ran = tally.passed + tally.failed.length + tally.skipped.length;
  return ran === 0 ? stepTally(`${name} (ran no test)`, false) : tally;
}

/** The closing line: `12 passed, 0 failed`, with `, 3 skipped` after it when there are any. */
export function closingLine({ passed, failed, skipped }: Tally): string {
  const line = `${passed} passed, ${failed.length} failed`;
  return skipped.length > 0 ? `${line}, ${skipped.length} skipped` : line;
}

/** A run is good when something ran and nothing failed. */
export const isGood = ({ passed, failed }: Tally): boolean => passed > 0 && failed.length === 0;

interface VitestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

/** Reads vitest's JSON report; a file that failed without a failing test in it counts as one failure. */
export function readVitestTally(text: string, nameOf: (file: string) => string = (file) => file): Tally {
  const { testResults } = JSON.parse(text) as VitestReport;
  return testResults
    .map((file) => {
      const named = (...statuses: string[]) =>
        file.assertionResults
          .filter(({ status }) => statuses.includes(status))
          .map(({ fullName }) => `${nameOf(file.name)}: ${fullName}`);
      const failed = named('failed');
      return {
        passed: named('passed').length,
        failed: file.status === 'failed' && failed.length === 0 ? [`${nameOf(file.name)} (did not run)`] : failed,
        skipped: named('skipped', 'pending', 'todo', 'disabled'),
      };
    })
    .reduce(add, NOTHING);
}

interface PlaywrightSuite {
  readonly title: string;
  readonly specs?: readonly {
    readonly title: string;
    readonly tests: readonly { readonly status: 'expected' | 'unexpected' | 'flaky' | 'skipped' }[];
  }[];
  readonly suites?: readonly PlaywrightSuite[];
}

interface PlaywrightReport {
  readonly suites: readonly PlaywrightSuite[];
  readonly errors: readonly { readonly message?: string }[];
}

/** Reads Playwright's JSON report; a test that passed only when tried again counts as failed. */
export function readPlaywrightTally(text: string): Tally {
  const { suites, errors } = JSON.parse(text) as PlaywrightReport;
  const broken = errors.map(({ message }) => ({
    ...NOTHING,
    failed: [message?.split('\n')[0] ?? 'Playwright failed'],
  }));
  return [...suites.map((suite) => suiteTally(suite, '')), ...broken].reduce(add, NOTHING);
}

function suiteTally({ title, specs = [], suites = [] }: PlaywrightSuite, outer: string): Tally {
  const name = outer === '' ? `${title}:` : `${outer} ${title}`;
  const own = specs.flatMap((spec) =>
    spec.tests.map(({ status }): Tally => {
      if (status === 'expected') return { ...NOTHING, passed: 1 };
      return { ...NOTHING, [status === 'skipped' ? 'skipped' : 'failed']: [`${name} ${spec.title}`] };
    }),
  );
  return [...own, ...suites.map((suite) => suiteTally(suite, name))].reduce(add, NOTHING);
}
