import { describe, expect, test } from 'vitest';
import { FORMATS } from '../../shared/formats/index.ts';
import { mhtml } from '../../shared/formats/mhtml.ts';
import { pickReader } from '../../shared/formats/pick-format.ts';
import { textOf } from '../../shared/model/block.ts';
import { testServices } from '../builders/services.ts';
import { hasSamples, sampleInput, samplesOf } from './samples.ts';

/** Saved pages by others, against what independent readers found (`how_to_compare` in `expected.json`). */

interface Oracle {
  readonly title: string | null;
  readonly location: string | null;
  readonly decodes_as: string;
  readonly must_contain: readonly string[];
  readonly expected_text_chars?: number;
}

const samples = samplesOf<Oracle>('doc-mhtml');

const withoutSpace = (text: string): string => text.normalize('NFC').replace(/\s+/gu, '');

describe.skipIf(!hasSamples)('saved pages of the conformance set (needs ../shared/conformance)', () => {
  for (const { file, oracle } of samples) {
    test(`reads ${file}`, () => {
      const input = sampleInput(file);
      expect(pickReader(input, FORMATS)).toMatchObject({ ok: true, value: { id: 'mhtml' } });
      const reading = mhtml.read!(input, testServices());
      if (oracle.expected_text_chars === undefined) {
        // Its only part is empty, and no article is made of nothing.
        expect(reading).toMatchObject({ ok: false, problems: [{ code: 'text/empty' }] });
        return;
      }
      if (!reading.ok) throw new Error(reading.problems[0].message);
      const { metadata, blocks, source } = reading.value.article;
      expect(metadata).toMatchObject({ title: oracle.title, url: oracle.location });
      expect(source?.encoding).toBe(oracle.decodes_as);
      const text = withoutSpace(textOf(blocks));
      for (const phrase of oracle.must_contain) expect(text, phrase).toContain(withoutSpace(phrase));
      expect(text.length / oracle.expected_text_chars).toBeGreaterThan(0.8);
    });
  }
});
