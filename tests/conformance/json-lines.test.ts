import { describe, expect, test } from 'vitest';
import { doccano } from '../../shared/formats/doccano.ts';
import { prodigy } from '../../shared/formats/prodigy.ts';
import type { Format, Reading } from '../../shared/formats/format.ts';
import { exactOf } from '../../shared/annotations/covered-text.ts';
import { textOf } from '../../shared/model/block.ts';
import { samplesOf, hasSamples, mustRead, readAll, sampleInput } from './samples.ts';

interface Oracle {
  readonly records?: number;
  readonly records_without_text?: number;
  readonly spans?: Readonly<Record<string, number>>;
  readonly relations?: Readonly<Record<string, number>>;
  readonly document_labels?: Readonly<Record<string, number>>;
  readonly slices?: readonly (readonly [start: number, end: number, label: string, words: string | null])[];
  readonly text_code_points?: number;
  readonly labels?: readonly string[];
}

const jsonLinesOf = (format: string) => samplesOf<Oracle>(format).filter(({ file }) => file.endsWith('.jsonl'));

/** Labels with their counts over the file. */
function countsIn(readings: readonly Reading[], of: 'annotation' | 'link') {
  const labels = readings[0]!.labels ?? [];
  return Object.fromEntries(labels.filter((one) => one.of === of).map(({ label, count }) => [label, count]));
}

const codePoints = (readings: readonly Reading[]): number =>
  readings.reduce((sum, { article }) => sum + [...textOf(article.blocks)].length, 0);

const wordsIn = (readings: readonly Reading[]): string[] =>
  readings.flatMap(({ article: { annotations, blocks } }) =>
    annotations.map(({ kind, fragments }) => `${kind}: ${exactOf(textOf(blocks), fragments)}`),
  );

describe.skipIf(!hasSamples)('doccano files of the conformance set (needs ../shared/conformance)', () => {
  for (const { file, oracle } of jsonLinesOf('doccano')) {
    test(`reads ${file}`, async () => {
      const readings = await mustRead(doccano, sampleInput(file, doccano));
      const missing = oracle.records_without_text ?? 0;
      expect(readings).toHaveLength(oracle.records! - missing);
      const notes = readings[0]!.notes.filter((note) => note.includes('has no text'));
      expect(notes).toHaveLength(missing);
      const found = oracle
        .slices!.filter(([, , , words]) => words !== null)
        .map(([, , label, words]) => `${label}: ${words}`);
      expect(wordsIn(readings).sort()).toEqual(found.sort());
      expect(countsIn(readings, 'link')).toEqual(oracle.relations);
      const noted = readings.flatMap(({ article }) => article.metadata.note?.replace(/.*: /u, '').split(', ') ?? []);
      const wanted = Object.entries(oracle.document_labels!).flatMap(([label, count]) =>
        Array<string>(count).fill(label),
      );
      if (missing === 0) expect(noted.sort()).toEqual(wanted.sort());
    });
  }

  test('refuses a list of labels by its name', async () => {
    for (const { file } of samplesOf<Oracle>('doccano').filter((one) => one.file.includes('label_types'))) {
      const answer = await readAll(doccano, sampleInput(file, doccano));
      expect(answer).toMatchObject({ ok: false, problems: [{ code: 'doccano/no-text' }] });
    }
  });
});

describe.skipIf(!hasSamples)('Prodigy files of the conformance set (needs ../shared/conformance)', () => {
  for (const { file, oracle } of jsonLinesOf('prodigy')) {
    test.each([prodigy, doccano] satisfies Format[])(`reads ${file} as $id, which knows it`, async (format) => {
      const readings = await mustRead(format, sampleInput(file, format));
      expect(readings).toHaveLength(oracle.records!);
      expect(codePoints(readings)).toBe(oracle.text_code_points);
      expect(countsIn(readings, 'annotation')).toEqual(oracle.spans);
      expect(countsIn(readings, 'link')).toEqual(oracle.relations);
      expect(
        readings.flatMap(({ article }) => article.annotations).every(({ detached }) => detached === undefined),
      ).toBe(true);
    });
  }
});
