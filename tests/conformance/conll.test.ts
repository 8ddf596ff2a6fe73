import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { conll } from '../../shared/formats/conll.ts';
import { readRows } from '../../shared/formats/conll/rows.ts';
import { readAs } from '../../shared/formats/read-any.ts';
import { textOf } from '../../shared/model/block.ts';
import type { Article } from '../../shared/model/article.ts';
import { testServices } from '../builders/services.ts';
import { hasSamples, samplesOf, sampleText } from './samples.ts';

/** Real CoNLL files, read in place, against what independent readers found in them. */

interface Oracle {
  readonly sentences: number;
  readonly tokens: number;
  readonly entities?: Readonly<Record<string, number>>;
  readonly mentions?: number;
  readonly chains?: number;
}

const samples = samplesOf<Oracle>('conll');

async function read(source: string, name = 'a.conll') {
  const answer = await readAs(conll, { bytes: new TextEncoder().encode(source), name }, testServices());
  if (!answer.ok) throw new Error(answer.problems[0].message);
  return answer.value.reading;
}

function countsByKind({ annotations }: Article): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { kind } of annotations) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

describe.skipIf(!hasSamples)('CoNLL of the conformance set (needs ../shared/conformance)', () => {
  for (const { file, oracle, expect: what = '' } of samples) {
    test(`reads ${file}`, async () => {
      const source = sampleText(file);
      const { documents } = readRows(source);
      const sentences = documents.flatMap((document) => document.sentences);
      expect(sentences).toHaveLength(oracle.sentences);
      expect(sentences.flat()).toHaveLength(oracle.tokens);
      const { article, notes } = await read(source, basename(file));
      if (oracle.entities !== undefined) expect(countsByKind(article)).toEqual(oracle.entities);
      if (oracle.mentions !== undefined) {
        expect(article.annotations).toHaveLength(oracle.mentions);
        expect(new Set(article.annotations.map(({ attributes }) => attributes['chain'])).size).toBe(oracle.chains);
        expect(article.links).toHaveLength(oracle.mentions - oracle.chains!);
      }
      if (what.startsWith('report')) expect(notes.join()).toContain('Line 1 has 3 columns');
    });
  }
});

const words = ({ annotations, blocks }: Article) =>
  annotations.map(({ kind, fragments: [place] }) => `${kind}: ${textOf(blocks).slice(place!.start, place!.end)}`);

test('reads IOB1, IOB2, IOBES and bare labels as what they mean', async () => {
  const rows = (tags: string) =>
    tags
      .split(' ')
      .map((tag, i) => `w${i}\t${tag}`)
      .join('\n');
  const two = ['PER: w0 w1', 'PER: w2'];
  expect(words((await read(rows('I-PER I-PER B-PER O O'))).article)).toEqual(two);
  expect(words((await read(rows('B-PER I-PER B-PER O O'))).article)).toEqual(two);
  expect(words((await read(rows('B-PER E-PER S-PER O O'))).article)).toEqual(two);
  expect(words((await read(rows('B-PER L-PER U-PER O O'))).article)).toEqual(two);
  expect(words((await read(rows('PER PER O PER O'))).article)).toEqual(['PER: w0 w1', 'PER: w3']);
});

test('ties the quotations of DirectQuote to the speaker on the side that their label says', async () => {
  const source =
    'Anna B-Speaker\nsaid O\n" B-LeftSpeaker\nYes I-LeftSpeaker\n" I-LeftSpeaker\n\n" I-RightSpeaker\nNo I-RightSpeaker\nsays O\nBen I-Speaker\n. Out\n';
  const { article } = await read(source, 'truecased.txt');
  expect(words(article)).toEqual(['mention: Anna', 'quote: " Yes "', 'quote: " No', 'mention: Ben']);
  const textById = new Map(article.annotations.map(({ id, tagged }) => [id, tagged]));
  expect(article.links.map(({ type, from, to }) => `${textById.get(from.id)} ${type} ${textById.get(to.id)}`)).toEqual([
    '" Yes " said-by Anna',
    '" No said-by Ben',
  ]);
});

test('reads each document of a file as an article', async () => {
  const source =
    '-DOCSTART- -X- -X- O\n\nEU NNP B-NP B-ORG\nrejects VBZ B-VP O\n\n-DOCSTART- -X- -X- O\n\nPeter NNP B-NP B-PER\n';
  const answer = await readAs(conll, { bytes: new TextEncoder().encode(source), name: 'eng.conll' }, testServices());
  if (!answer.ok) throw new Error(answer.problems[0].message);
  const articles = [answer.value.reading, ...answer.value.others].map(({ article }) => article);
  expect(articles.map(({ metadata }) => metadata.title)).toEqual(['eng 1', 'eng 2']);
  expect(articles.flatMap(words)).toEqual(['ORG: EU', 'PER: Peter']);
});
