/**
 * What comes of the torture: a **trial** is one story with an end to check; a **violation** is a promise that did not
 * hold, told so that it can be played again; a trial that this machine cannot run is **skipped** by name with the
 * reason.
 */

/** A row of the table: all trials of one name. */
export interface Row {
  readonly name: string;
  readonly trials: number;
  readonly violations: readonly string[];
  /** What else is worth saying: figures, or why it was skipped. */
  readonly note: string;
  readonly seconds: number;
}

/** Thrown by a trial when a promise does not hold. */
export class Violation extends Error {}

/** @throws Violation with the message, unless `holds` */
export function assertPromise(holds: boolean, message: string): asserts holds {
  if (!holds) throw new Violation(message);
}

/** The table, with a line for each violation under it. */
export function tableOf(rows: readonly Row[]): string {
  const cells = rows.map(({ name, trials, violations, note, seconds }) => [
    name,
    String(trials),
    String(violations.length),
    seconds.toFixed(1),
    note,
  ]);
  const head = ['trial', 'trials', 'violations', 'seconds', 'note'];
  const widths = head.map((title, column) => Math.max(title.length, ...cells.map((line) => line[column]!.length)));
  const lineOf = (line: readonly string[]) =>
    line.map((cell, column) =>
      (column === 0 || column === 4 ? cell.padEnd : cell.padStart).call(cell, widths[column]!),
    );
  const lines = [head, ...cells].map((line) => lineOf(line).join('  ').trimEnd());
  const told = rows.flatMap(({ name, violations }) => violations.map((violation) => `VIOLATION ${name}: ${violation}`));
  return [...lines, '', ...told].join('\n');
}

/** Runs one row; what it throws is a violation, whatever it is. */
export async function runRow(
  name: string,
  run: () => Promise<{ readonly trials: number; readonly violations: readonly string[]; readonly note?: string }>,
): Promise<Row> {
  const start = performance.now();
  const seconds = () => (performance.now() - start) / 1000;
  try {
    const { trials, violations, note = '' } = await run();
    return { name, trials, violations, note, seconds: seconds() };
  } catch (error) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { name, trials: 1, violations: [message], note: '', seconds: seconds() };
  }
}
