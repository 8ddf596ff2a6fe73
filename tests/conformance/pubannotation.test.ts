import { describe, expect, test } from 'vitest';
import { pubAnnotation } from '../../shared/formats/pubannotation.ts';
import { exactOf } from '../../shared/annotations/covered-text.ts';
import { textOf } from '../../shared/model/block.ts';
import { samplesOf, hasSamples, mustRead, sampleInput, tally } from './samples.ts';

interface Oracle {
  readonly documents: number;
  readonly first: readonly {
    readonly denotations: number;
    readonly denotation_types: Readonly<Record<string, number>>;
    readonly blocks: number;
    readonly relations: Readonly<Record<string, number>>;
    readonly attributes: Readonly<Record<string, number>>;
    readonly spans_not_integer: number;
    readonly slices: readonly (readonly [start: number, end: number, label: string, words: string])[];
  }[];
}

const samples = samplesOf<Oracle>('textae');

describe.skipIf(!hasSamples)('PubAnnotation files of the conformance set (needs ../shared/conformance)', () => {
  for (const { file, oracle } of samples) {
    test(`reads ${file}`, async () => {
      const readings = await mustRead(pubAnnotation, sampleInput(file, pubAnnotation));
      expect(readings).toHaveLength(oracle.documents);
      const [found] = oracle.first;
      const { article, labels = [], notes } = readings[0]!;
      const text = textOf(article.blocks);
      expect(article.annotations).toHaveLength(found!.denotations + found!.blocks - found!.spans_not_integer);
      const counts = (of: string) =>
        Object.fromEntries(labels.filter((one) => one.of === of).map((one) => [one.label, one.count]));
      if (found!.spans_not_integer === 0) expect(counts('annotation')).toMatchObject(found!.denotation_types);
      expect(counts('link')).toEqual(found!.relations);
      expect(notes.filter((note) => note.includes('whole numbers'))).toHaveLength(found!.spans_not_integer);
      const covered = article.annotations.map(({ kind, fragments }) => `${kind}: ${exactOf(text, fragments)}`);
      for (const [, , label, words] of found!.slices) expect(covered).toContain(`${label}: ${words}`);
      const named = tally(article.annotations.flatMap(({ attributes }) => Object.keys(attributes)));
      expect(named).toMatchObject(found!.attributes);
    });
  }
});
