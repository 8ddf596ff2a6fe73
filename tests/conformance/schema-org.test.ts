import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { SchemaNode } from '../../shared/formats/schema-org/evidence.ts';
import { findMissing } from '../../shared/formats/schema-org/validate.ts';

/** schema.org's own examples of reviews and quotations, read in place: what our validator says of them. */

const FOLDER = resolve(import.meta.dirname, '../../../shared/conformance/claimreview');

describe.skipIf(!existsSync(FOLDER))('the validator, on schema.org’s own examples', () => {
  const missingIn = (file: string) =>
    findMissing(JSON.parse(readFileSync(resolve(FOLDER, file), 'utf8')) as SchemaNode).map(
      ({ level, field }) => `${level} ${field}`,
    );

  test('misses the reviewer’s name in the review, which schema.org’s example leaves out, and nothing else but brevity', () => {
    expect(missingIn('eg-0324.jsonld')).toEqual(['required author.name', 'recommended claimReviewed']);
  });

  test('misses nothing in the quotation', () => {
    expect(missingIn('eg-0304-quotation.jsonld')).toEqual([]);
  });
});
