import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { brat } from '../../shared/formats/brat.ts';
import { textOf } from '../../shared/model/block.ts';
import { samplesOf, hasSamples, mustRead, sampleInput, sampleText, tally, writtenBy } from './samples.ts';

interface Oracle {
  readonly entities: Readonly<Record<string, number>>;
  readonly relations: Readonly<Record<string, number>>;
  readonly events: Readonly<Record<string, number>>;
  readonly equivs: readonly (readonly [type: string, members: number])[];
  readonly normalizations: number;
  readonly fragments: number;
  readonly event_args: number;
  readonly text_code_points: number;
  readonly unparsed_lines: readonly number[];
  readonly first_spans: readonly (readonly [id: string, type: string, places: number[][], words: string])[];
}

const samples = samplesOf<Oracle>('brat');

/**
 * The lines of a `.ann` file without what the format leaves open: the order of lines and of roles, blanks at the ends of
 * lines, `M` for `A`, and the numbers of attributes and notes, which nothing refers to.
 */
function canonicalLines(ann: string): string[] {
  const lines = ann.split('\n').filter((line) => line.trim() !== '');
  return lines
    .map((line) => {
      const trimmed = line
        .trimEnd()
        .replace(/^[AM]\d+\t/u, 'A\t')
        .replace(/^#\d+\t/u, '#\t');
      if (!trimmed.startsWith('E')) return trimmed;
      const [id, data = ''] = trimmed.split('\t');
      const [head, ...roles] = data.split(/\s+/u);
      return `${id}\t${[head, ...roles.sort()].join(' ')}`;
    })
    .sort();
}

describe.skipIf(!hasSamples)('brat files of the conformance set (needs ../shared/conformance)', () => {
  for (const { file, oracle } of samples) {
    test(`reads ${file} with every annotation at its words`, async () => {
      const [reading] = await mustRead(brat, sampleInput(file, brat));
      const { article, labels = [], offsets, notes } = reading!;
      const text = textOf(article.blocks);
      expect([...text]).toHaveLength(oracle.text_code_points);
      const counted = (of: string) => labels.filter((one) => one.of === of).map(({ label, count }) => [label, count]);
      expect(Object.fromEntries(counted('annotation'))).toEqual(oracle.entities);
      expect(article.annotations.flatMap(({ fragments }) => fragments)).toHaveLength(oracle.fragments);
      expect(offsets?.fitting).toBe(offsets?.checked);
      const equivalent = oracle.equivs.reduce((sum, [, members]) => sum + members - 1, 0);
      const relations = Object.values(oracle.relations).reduce((sum, count) => sum + count, 0);
      expect(article.links).toHaveLength(relations + oracle.event_args + oracle.normalizations + equivalent);
      expect(tally(labels.filter(({ of }) => of === 'link').map(({ label }) => label))).toMatchObject(
        Object.fromEntries(Object.keys(oracle.relations).map((label) => [label, 1])),
      );
      const places = article.annotations.map(({ fragments }) =>
        fragments.map(({ start, end }) => [[...text.slice(0, start)].length, [...text.slice(0, end)].length]),
      );
      for (const [, , place] of oracle.first_spans) expect(places).toContainEqual(place);
      expect(notes.filter((note) => note.startsWith('Line'))).toHaveLength(oracle.unparsed_lines.length);
    });

    test(`writes ${file} again with the same lines`, async () => {
      const [reading] = await mustRead(brat, sampleInput(file, brat));
      const name = basename(file, '.ann');
      const files = await writtenBy(brat, reading!.article, name);
      expect(canonicalLines(files.get(`${name}.ann`)!)).toEqual(canonicalLines(sampleText(file)));
      expect(files.get(`${name}.txt`)).toBe(sampleText(file.replace(/ann$/u, 'txt')));
      expect(files.get('annotation.conf')).toMatch(
        /^\[entities\]\n[\s\S]*\[relations\][\s\S]*\[events\][\s\S]*\[attributes\]/u,
      );
    });
  }
});
