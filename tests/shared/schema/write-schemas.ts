import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { publishedSchemas } from '../../../shared/schema/published.ts';

/** Writes the published schemas to `assets/schema/`: `node tests/shared/schema/write-schemas.ts`. */
const folder = resolve(import.meta.dirname, '../../../assets/schema');
const prettier = resolve(import.meta.dirname, '../../../node_modules/prettier/bin/prettier.cjs');
for (const { file, schema } of publishedSchemas()) {
  const path = resolve(folder, file);
  writeFileSync(path, JSON.stringify(schema, null, 2));
  execFileSync(process.execPath, [prettier, '--write', '--log-level', 'warn', path]);
}
