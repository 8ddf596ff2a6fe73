import { describe, expect, test } from 'vitest';
import { labelStudio } from '../../shared/formats/label-studio.ts';
import { exactOf } from '../../shared/annotations/covered-text.ts';
import { textOf } from '../../shared/model/block.ts';
import { samplesOf, hasSamples, mustRead, readAll, sampleInput } from './samples.ts';

interface Oracle {
  readonly tasks: number;
  readonly labels: Readonly<Record<string, number>>;
  readonly choices: Readonly<Record<string, number>>;
  readonly predictions: number;
  readonly slices: readonly (readonly [start: number, end: number, words: string])[];
}

const samples = samplesOf<Oracle>('label-studio');

describe.skipIf(!hasSamples)('Label Studio files of the conformance set (needs ../shared/conformance)', () => {
  for (const { file, oracle, expect: wanted } of samples) {
    test(`reads ${file}, or says what cannot be kept`, async () => {
      const input = sampleInput(file, labelStudio);
      if (wanted !== 'read') {
        expect(await readAll(labelStudio, input)).toMatchObject({
          ok: false,
          problems: [{ code: 'labelstudio/no-text' }],
        });
        return;
      }
      const readings = await mustRead(labelStudio, input);
      expect(readings).toHaveLength(oracle.tasks);
      const { article, labels = [], notes } = readings[0]!;
      const text = textOf(article.blocks);
      const predicted = oracle.predictions > 0 ? article.annotations.length : 0;
      const counts = Object.fromEntries(labels.map(({ label, count }) => [label, count]));
      if (predicted === 0) expect(counts).toEqual(oracle.labels);
      else expect(notes.join(' ')).toContain('predicted by a model');
      const words = article.annotations.map(({ fragments }) => exactOf(text, fragments));
      for (const [, , slice] of oracle.slices) expect(words).toContain(slice);
      for (const choice of Object.keys(oracle.choices)) expect(article.metadata.note).toContain(choice);
    });
  }

  test('finds the regions of a web page by their words, and keeps the words of one that stand nowhere', async () => {
    const { file } = samples.find((one) => one.file.includes('rich_text_html'))!;
    const [reading] = await mustRead(labelStudio, sampleInput(file, labelStudio));
    const { annotations, blocks } = reading!.article;
    expect(blocks.map(({ text }) => text)).toHaveLength(3);
    expect(annotations.map(({ kind, fragments }) => `${kind}: ${exactOf(textOf(blocks), fragments)}`)).toEqual([
      'Person: Jules',
      'Date: Vincent: Look, Mr. Wolfe',
      'Person: The Wolf',
      'Date: ',
    ]);
    expect(annotations[3]!.detached?.exact).toBe('appreciated.\n\nVincent: Look, Mr. Wolfe, I respect you.');
  });
});
