import { existsSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FORMATS } from '../../shared/formats/index.ts';
import { mhtml } from '../../shared/formats/mhtml.ts';
import { pickReader } from '../../shared/formats/pick-format.ts';
import { textOf } from '../../shared/model/block.ts';
import { testServices } from '../builders/services.ts';

/** Saved pages by others, against what independent readers found (`how_to_compare` in `expected.json`). */

const FOLDER = resolve(import.meta.dirname, '../../../shared/conformance');
const isThere = existsSync(resolve(FOLDER, 'expected.json'));

interface Sample {
  readonly file: string;
  readonly format: string;
  readonly role: string;
  readonly oracle: {
    readonly title: string | null;
    readonly location: string | null;
    readonly decodes_as: string;
    readonly must_contain: readonly string[];
    readonly expected_text_chars?: number;
  };
}

const samples: readonly Sample[] = isThere
  ? (JSON.parse(readFileSync(resolve(FOLDER, 'expected.json'), 'utf8')) as { files: Sample[] }).files.filter(
      ({ format, role }) => format === 'doc-mhtml' && role === 'sample',
    )
  : [];

const withoutSpace = (text: string): string => text.normalize('NFC').replace(/\s+/gu, '');

describe.skipIf(!isThere)('saved pages of the conformance set (needs ../shared/conformance)', () => {
  for (const { file, oracle } of samples) {
    test(`reads ${file}`, () => {
      const input = { bytes: new Uint8Array(readFileSync(resolve(FOLDER, file))), name: basename(file) };
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
