import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FORMATS } from '../../../shared/formats/index.ts';
import { saidwhoFile } from '../../../shared/formats/saidwho.ts';
import { sampleArticle } from '../../builders/sample-article.ts';
import { testServices } from '../../builders/services.ts';

const golden = (name: string) => resolve(import.meta.dirname, '../../golden', name);
const writers = FORMATS.filter(({ write }) => write !== undefined);

/** Files of released versions stay for ever: each must open as today's article (promise D12). */
const RELEASED = ['released-1.0.saidwho', 'released-1.1.saidwho'];

describe('golden files', () => {
  it.each(writers)('$id writes the sample as it did before (X5); UPDATE_GOLDEN=1 after a wanted change', (format) => {
    const file = golden(`sample.${format.id}.${format.extensions[0]!}`);
    const written = format.write!(sampleArticle(), testServices());
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, written);
    expect(written).toBe(readFileSync(file, 'utf8'));
  });

  it.each(RELEASED)('%s opens as the article it was written from (D12)', (name) => {
    expect(saidwhoFile.read!({ bytes: readFileSync(golden(name)), name }, testServices())).toEqual({
      ok: true,
      value: { article: sampleArticle(), notes: [] },
    });
  });
});
