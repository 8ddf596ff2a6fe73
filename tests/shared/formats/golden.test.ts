import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FORMATS } from '../../../shared/formats/index.ts';
import { saidwhoFile } from '../../../shared/formats/saidwho.ts';
import { writtenFiles } from '../../builders/round-trip.ts';
import { sampleArticle, sampleBeforeTheDesk } from '../../builders/sample-article.ts';
import { testServices } from '../../builders/services.ts';

const golden = (name: string) => resolve(import.meta.dirname, '../../golden', name);
const writers = FORMATS.filter(({ write }) => write !== undefined);

/** Files of released versions stay for ever: each must open as today's article (promise D12). */
const RELEASED = ['released-1.0.saidwho', 'released-1.1.saidwho'];

describe('golden files', () => {
  it.each(writers)(
    '$id writes the sample as it did before (X5); UPDATE_GOLDEN=1 after a wanted change',
    async (format) => {
      for (const { name, content } of await writtenFiles(format, sampleArticle(), 'sample')) {
        const ending = name.startsWith('sample') ? name.slice(6) : `.${name.replaceAll('/', '-')}`;
        const file = golden(`sample.${format.id}${format.prints === true ? '.html' : ending}`);
        if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, content);
        if (typeof content === 'string') expect(content).toBe(readFileSync(file, 'utf8'));
        else expect(Buffer.compare(content, readFileSync(file)), `${file} has the same bytes`).toBe(0);
      }
    },
  );

  it.each(RELEASED)('%s opens as the article it was written from (D12)', (name) => {
    expect(saidwhoFile.read!({ bytes: readFileSync(golden(name)), name }, testServices())).toEqual({
      ok: true,
      value: { article: sampleBeforeTheDesk(), notes: [] },
    });
  });
});
