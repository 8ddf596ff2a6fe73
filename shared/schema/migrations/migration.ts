/**
 * A **migration** carries the parsed working file from one major version to the next: a pure function, frozen once
 * it is released, in a file of its own and one line of `index.ts`. The reader runs those it needs in order; the
 * bytes on disk stay as they are until the user saves (promise D12).
 */
export interface Migration {
  /** Major version it reads; it makes `from + 1`. */
  readonly from: number;
  migrate(file: Readonly<Record<string, unknown>>): Record<string, unknown>;
}

/**
 * Carries a parsed file of the major version `from` to the version `to`.
 *
 * @throws RangeError when the list lacks a step
 */
export function migrateFile(
  file: Readonly<Record<string, unknown>>,
  from: number,
  to: number,
  migrations: readonly Migration[],
): Readonly<Record<string, unknown>> {
  let migrated = file;
  for (let major = from; major < to; major += 1) {
    const step = migrations.find((migration) => migration.from === major);
    if (step === undefined) throw new RangeError(`No migration from version ${major}`);
    migrated = step.migrate(migrated);
  }
  return migrated;
}
