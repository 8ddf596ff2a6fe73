import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readAs } from '../../shared/formats/read-any.ts';
import { uimaCasJson } from '../../shared/formats/uima-cas-json.ts';
import { uimaXmi } from '../../shared/formats/uima-xmi.ts';
import type { Format } from '../../shared/formats/format.ts';
import { textOf } from '../../shared/model/block.ts';
import { readFiles, writtenFiles } from '../builders/round-trip.ts';
import { testServices } from '../builders/services.ts';
import { FOLDER, hasSamples, type Sample, samplesOf } from './samples.ts';

/**
 * Real CASes in JSON and XMI by UIMA and cassis, read in place, against what independent readers found in them. Sentences
 * and tokens are no annotations of ours, the document's own annotation is none, and what covers nothing cannot be one.
 */

interface Oracle {
  readonly sofas: readonly { readonly name: string; readonly utf16: number | null }[];
  readonly annotations: readonly (readonly [type: string, start: number, end: number, words: string | null])[];
}

const samples = samplesOf<Oracle>('uima-cas-json', 'uima-xmi');

const fileAt = (path: string) => ({ name: basename(path), bytes: new Uint8Array(readFileSync(resolve(FOLDER, path))) });

/** Type systems that lie beside the samples, though not by the names that programs give them. */
const TYPE_SYSTEMS: Readonly<Record<string, string>> = {
  'small_cas.xmi': 'small_typesystem.xml',
  'cas_with_inheritance.xmi': 'typesystem_with_inheritance.xml',
  'cas_with_collections.xmi': 'typesystem_with_collections.xml',
  'cas_with_references.xmi': 'webanno_types.xml',
  'cas_with_two_sofas.xmi': 'small_typesystem.xml',
  'lenient_cas.xmi': 'small_typesystem.xml',
  'cas_with_array_features.xmi': 'typesystem_with_array_features.xml',
  'empty_cas.xmi': 'small_typesystem.xml',
};

const formatOf = ({ file }: Sample<Oracle>): Format => (file.endsWith('.xmi') ? uimaXmi : uimaCasJson);

function inputOf({ file }: Sample<Oracle>) {
  const typeSystem = TYPE_SYSTEMS[basename(file)];
  const companions =
    typeSystem === undefined ? [] : [{ ...fileAt(`uima-xmi/typesystems/${typeSystem}`), name: 'TypeSystem.xml' }];
  return { ...fileAt(file), companions };
}

/** The oracle of one file was read by a program that drops joiners. */
const plain = (words: string | null | undefined): string => (words ?? '').replaceAll('\u200d', '');

const isSegment = (type: string): boolean => /\.(?:Token|Sentence)$|Document(?:Annotation|MetaData)$/u.test(type);

describe.skipIf(!hasSamples)('UIMA CASes of the conformance set (needs ../shared/conformance)', () => {
  for (const sample of samples) {
    const { sofas, annotations } = sample.oracle;
    const texts = sofas.filter(({ utf16 }) => utf16 !== null);

    test(`reads ${sample.file}`, async () => {
      const answer = await readAs(formatOf(sample), inputOf(sample), testServices());
      if (texts.length === 0) {
        expect(answer.ok ? [] : answer.problems.map(({ code }) => code)).toEqual(['uima/no-text']);
        return;
      }
      if (!answer.ok) throw new Error(answer.problems[0].message);
      const articles = [answer.value.reading, ...answer.value.others].map(({ article }) => article);
      expect(articles.map(({ blocks }) => textOf(blocks).length)).toEqual(texts.map(({ utf16 }) => utf16));
      const found = articles.flatMap(({ annotations: own, blocks }) =>
        own.map(({ kind, fragments: [place] }) => [
          kind,
          place?.start,
          place?.end,
          plain(textOf(blocks).slice(place?.start, place?.end)),
        ]),
      );
      const wanted = annotations.filter(([type, start, end]) => !isSegment(type) && start < end);
      const expected = wanted.map(([type, start, end, words]) => [type.split('.').at(-1), start, end, plain(words)]);
      expect(found.map(String).sort()).toEqual(expected.map(String).sort());
    });
  }

  test('reads roles of arguments, in links of their own, and writes them again', async () => {
    const sample = samples.find(({ file }) => file.endsWith('cas_with_references.xmi'))!;
    const answer = await readAs(uimaXmi, inputOf(sample), testServices());
    if (!answer.ok) throw new Error(answer.problems[0].message);
    const { article } = answer.value.reading;
    expect(article.links.map(({ type }) => type)).toEqual(['Bar', 'Baz']);
    expect(article.annotations.find(({ kind }) => kind === 'SemPred')?.attributes).toEqual({ category: 'FooCategory' });
    for (const format of [uimaXmi, uimaCasJson]) {
      const again = await readFiles(format, await writtenFiles(format, article));
      if (!again.ok) throw new Error(again.problems[0].message);
      const told = ({ annotations, links }: typeof article) => ({
        annotations: annotations.map(({ kind, fragments, attributes, extra }) => ({
          kind,
          fragments,
          attributes,
          extra,
        })),
        links: links.map(({ type, extra }) => ({ type, extra })),
      });
      expect(told(again.value.reading.article)).toEqual(told(article));
    }
  });
});

test('takes offsets in code points where the document itself ends by that count', async () => {
  const cas = {
    '%FEATURE_STRUCTURES': [
      { '%ID': 1, '%TYPE': 'uima.cas.Sofa', sofaNum: 1, sofaID: '_InitialView', sofaString: '🥳🥳 He said so' },
      { '%ID': 2, '%TYPE': 'uima.tcas.DocumentAnnotation', '@sofa': 1, begin: 0, end: 13 },
      { '%ID': 3, '%TYPE': 'webanno.custom.Cue', '@sofa': 1, begin: 6, end: 10 },
    ],
    '%VIEWS': { _InitialView: { '%SOFA': 1, '%MEMBERS': [2, 3] } },
  };
  const bytes = new TextEncoder().encode(JSON.stringify(cas));
  const answer = await readAs(uimaCasJson, { bytes, name: 'a.json' }, testServices());
  if (!answer.ok) throw new Error(answer.problems[0].message);
  const { article, notes } = answer.value.reading;
  expect(article.annotations).toMatchObject([{ kind: 'cue', tagged: 'said' }]);
  expect(notes.join()).toContain('code points');
});
