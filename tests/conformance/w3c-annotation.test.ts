import { describe, expect, test } from 'vitest';
import { w3cJsonld } from '../../shared/formats/w3c-jsonld.ts';
import { exactOf } from '../../shared/annotations/covered-text.ts';
import { textOf } from '../../shared/model/block.ts';
import { samplesOf, hasSamples, mustRead, readAll, sampleInput } from './samples.ts';

interface Oracle {
  readonly valid_json: boolean;
  readonly type?: string;
  readonly bodies?: number;
  readonly textual_values?: readonly string[];
  readonly selectors?: readonly string[];
  readonly must_assertions_failed?: readonly string[];
  readonly exacts?: readonly string[];
  readonly total?: number | null;
}

const samples = samplesOf<Oracle>('w3c-annotation');

describe.skipIf(!hasSamples)('W3C annotations of the conformance set (needs ../shared/conformance)', () => {
  for (const { file, oracle } of samples.filter(({ file }) => file.includes('/correct/'))) {
    test(`reads ${file}`, async () => {
      const readings = await mustRead(w3cJsonld, sampleInput(file, w3cJsonld));
      const annotations = readings.flatMap(({ article }) => article.annotations);
      expect(annotations).toHaveLength(oracle.type === 'Annotation' ? 1 : 0);
      const values = annotations.map(({ kind, attributes }) => ({ kind, ...attributes }));
      for (const words of oracle.textual_values ?? []) expect(JSON.stringify(values)).toContain(words);
      const isQuoted = oracle.selectors?.includes('TextQuoteSelector') === true;
      expect(annotations.filter(({ fragments }) => fragments.length > 0)).toHaveLength(isQuoted ? 1 : 0);
      expect(readings[0]!.notes.length).toBeGreaterThan(0);
    });
  }

  for (const { file, oracle } of samples.filter(({ file }) => file.includes('/incorrect/'))) {
    test(`refuses ${file} or says what is wrong with it`, async () => {
      const answer = await readAll(w3cJsonld, sampleInput(file, w3cJsonld));
      if (!oracle.valid_json) {
        expect(answer).toMatchObject({ ok: false, problems: [{ code: 'json/syntax' }] });
        return;
      }
      if (!answer.ok) {
        expect(answer.problems[0].code).toBe('webannotation/none');
        return;
      }
      const told = answer.value.flatMap(({ notes }) => notes);
      const faults = told.filter((note) => /has no|has a|was modified|was generated|does not name|as its/u.test(note));
      expect(faults.length).toBeGreaterThan(0);
    });
  }

  test('reads what Recogito writes, from the words that it quotes', async () => {
    const { file, oracle } = samples.find((one) => one.file.endsWith('inception-annotations.w3c.json'))!;
    const [reading] = await mustRead(w3cJsonld, sampleInput(file, w3cJsonld));
    const { annotations, links, blocks } = reading!.article;
    const text = textOf(blocks);
    expect(annotations.map(({ fragments }) => exactOf(text, fragments))).toEqual(oracle.exacts);
    expect(annotations.map(({ kind, attributes }) => [kind, attributes])).toEqual([
      ['A Tag', { note: 'This is a comment', tags: ['Another Tag'] }],
      ['annotation', { note: 'Another comment' }],
      ['annotation', { note: 'Comment...' }],
    ]);
    expect(links).toMatchObject([
      { type: 'isRelatedTo', from: { id: annotations[0]!.id }, to: { id: annotations[1]!.id } },
    ]);
  });
});
