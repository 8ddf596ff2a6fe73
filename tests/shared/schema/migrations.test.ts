import { afterAll, describe, expect, it } from 'vitest';
import { MIGRATIONS } from '../../../shared/schema/migrations/index.ts';
import { migrateFile, type Migration } from '../../../shared/schema/migrations/migration.ts';
import { SAIDWHO_FILE_VERSION } from '../../../shared/schema/saidwho-file.ts';

const called = new Set<Migration>();
/** The released migrations, each noting that it ran. A test of a migration uses these. */
const spied = MIGRATIONS.map((migration): Migration => ({
  from: migration.from,
  migrate(file) {
    called.add(migration);
    return migration.migrate(file);
  },
}));

describe('migrations (D12)', () => {
  it('form one chain that ends at the version written today', () => {
    expect(spied.map(({ from }) => from)).toEqual(
      Array.from({ length: SAIDWHO_FILE_VERSION.major - 1 }, (_, index) => index + 1),
    );
  });

  it('run in order, each on what the one before it made', () => {
    const migrations: Migration[] = [
      { from: 2, migrate: (file) => ({ ...file, path: `${String(file['path'])} 3` }) },
      { from: 1, migrate: (file) => ({ ...file, path: `${String(file['path'])} 2` }) },
    ];
    expect(migrateFile({ path: '1' }, 1, 3, migrations)).toEqual({ path: '1 2 3' });
  });

  it('leave a file of today’s version alone', () => {
    const file = { version: 1 };
    expect(migrateFile(file, 1, 1, [])).toBe(file);
  });

  it('throw when a step is missing', () => {
    expect(() => migrateFile({}, 1, 2, [])).toThrow(RangeError);
  });

  afterAll(() => {
    expect(MIGRATIONS.filter((migration) => !called.has(migration))).toEqual([]);
  });
});
