import { describe, expect, test } from 'vitest';
import type { Reading } from '../../shared/formats/format.ts';
import { pdf } from '../../shared/formats/pdf.ts';
import { textOf } from '../../shared/model/block.ts';
import type { Result } from '../../shared/result.ts';
import { testServices } from '../builders/services.ts';
import { hasSamples, type Sample, sampleInput, samplesOf } from './samples.ts';

/** PDFs by others, against what poppler, pdfminer and pypdf agree on (`how_to_compare` in `expected.json`). */

interface Oracle {
  readonly must_contain?: readonly string[];
  readonly header_footer_text?: readonly string[];
  readonly paragraphs_nonempty?: number;
  readonly letters_sorted_sha256?: string;
}

const samples = samplesOf<Oracle>('doc-pdf');

const normal = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '')
    .replace(/\s+/gu, '');

const read = async ({ file }: Sample<Oracle>): Promise<Result<Reading>> =>
  (await pdf.read!(sampleInput(file), testServices())) as Result<Reading>;

describe.skipIf(!hasSamples)('PDFs of the conformance set (needs ../shared/conformance)', () => {
  test('are there', () => expect(samples.length).toBeGreaterThan(20));

  for (const sample of samples) {
    const { must_contain = [], header_footer_text = [], letters_sorted_sha256 } = sample.oracle;
    test(`${sample.expect === 'read' ? 'reads' : 'refuses'} ${sample.file}`, async () => {
      const reading = await read(sample);
      if (sample.expect !== 'read') {
        expect(reading).toMatchObject({
          problems: [{ code: expect.stringMatching(/^pdf\/(no-text|unknown-letters)$/) }],
        });
        return;
      }
      if (!reading.ok) throw new Error(reading.problems[0].message);
      const text = normal(textOf(reading.value.article.blocks));
      for (const phrase of must_contain) expect(text, phrase).toContain(normal(phrase));
      for (const phrase of header_footer_text) expect(text, phrase).not.toContain(normal(phrase));
      if (letters_sorted_sha256 === undefined) return;
      expect(testServices().sha256([...text].sort().join(''))).toBe(letters_sorted_sha256);
    });
  }
});
