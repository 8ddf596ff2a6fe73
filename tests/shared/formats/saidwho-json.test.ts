import { describe, expect, it } from 'vitest';
import { saidwhoJson } from '../../../shared/formats/saidwho-json.ts';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import { sampleArticle } from '../../builders/sample-article.ts';
import { fileOf, testServices } from '../../builders/services.ts';

const services = testServices();
type File = Record<string, unknown>;
const written = (article = sampleArticle()) => JSON.parse(saidwhoJson.write!(article, services)) as File;
const read = (file: unknown) => saidwhoJson.read!(fileOf(JSON.stringify(file), 'a.json'), services);
const codesOf = (file: unknown) => {
  const result = read(file);
  return result.ok ? [] : result.problems.map(({ code }) => code);
};

describe('Saidwho JSON', () => {
  it('answers who said what', () => {
    expect(
      (written()['quotes'] as File[]).map(({ text, speaker, mention, cue }) => [text, speaker, mention, cue]),
    ).toEqual([
      [
        'The line will cost 40 million, and we can pay for it.',
        { id: 's1', name: 'Anna Novak', type: 'person' },
        { annotation: 'm1', text: 'Anna Novak' },
        { annotation: 'u1', text: 'said' },
      ],
      [
        'nobody had asked',
        { id: 's1', name: 'Anna Novak', type: 'person' },
        { annotation: 'm2', text: 'She' },
        { annotation: 'u2', text: 'added' },
      ],
      ['It is the ministry that lied', { id: 's2', name: 'Ministry of Transport', type: 'organisation' }, null, null],
      [
        'שלום עולם',
        { id: 's3', name: 'David <b>"Bold"</b> & Sons', type: 'group' },
        { annotation: 'm4', text: 'דוד' },
        { annotation: 'u4', text: 'כתב' },
      ],
      ['We were never told', null, null, null],
    ]);
  });

  it('answers whether it is so', () => {
    expect(
      (written()['claims'] as File[]).map(({ annotation, verdict, verdictLabel, speaker, quote }) => [
        annotation,
        verdict,
        verdictLabel,
        (speaker as File | null)?.['name'],
        quote,
      ]),
    ).toEqual([
      ['c1', 'refuted', 'Refuted', 'Anna Novak', 'q1'],
      ['c2', null, null, undefined, null],
      ['c3', 'supported', 'Supported', 'Ministry of Transport', null],
    ]);
  });

  it('gives each place in code points and in UTF-16', () => {
    const file = written(annotatedArticle('🎉 {quote#q1:a🎉b}'));
    expect((file['annotations'] as File[])[0]!['fragments']).toEqual([
      { start: 2, end: 5, start16: 3, end16: 7, exact: 'a🎉b', prefix: '🎉 ', suffix: '' },
    ]);
  });

  it('keeps keys that others added', () => {
    const file = written(annotatedArticle('{quote#q1:a}'));
    const added = { ...file, future: 1, annotations: [{ ...(file['annotations'] as File[])[0], mood: 'grim' }] };
    const result = read(added);
    expect(result.ok && [result.value.article.extra, result.value.article.annotations[0]!.extra]).toEqual([
      { future: 1 },
      { mood: 'grim' },
    ]);
  });

  it('refuses other JSON, and says what it is', () => {
    expect(codesOf({ format: 'brat' })).toEqual(['file/not-saidwho-json']);
    expect(codesOf([1, 2])).toEqual(['file/not-saidwho-json']);
    expect(codesOf({ ...written(), version: '2.0' })).toEqual(['file/newer']);
  });

  it('refuses a text that is not the one annotated', () => {
    const file = written();
    const document = file['document'] as { text: string };
    expect(codesOf({ ...file, document: { ...document, text: document.text.replace('tram', 'trem') } })).toEqual([
      'text/changed',
    ]);
  });

  it.each([
    ['gap', { start: 1 }],
    ['end past the text', { end: 100_000 }],
    ['end before the start', { end: -1 }],
  ])('refuses paragraphs with a %s', (_, change) => {
    const file = written();
    const document = file['document'] as { paragraphs: File[] };
    const paragraphs = document.paragraphs.map((paragraph, index) =>
      index === 1 ? { ...paragraph, ...change } : paragraph,
    );
    const [code] = codesOf({ ...file, document: { ...document, paragraphs } });
    expect(['text/paragraphs', 'file/shape']).toContain(code);
  });
});
