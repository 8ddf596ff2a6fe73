import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exactOf } from '../../shared/annotations/covered-text.ts';
import { readAny, type ReadFile } from '../../shared/formats/read-any.ts';
import { FORMATS } from '../../shared/formats/index.ts';
import { tei } from '../../shared/formats/tei.ts';
import type { Article } from '../../shared/model/article.ts';
import { textOf } from '../../shared/model/block.ts';
import { arbitraryArticle } from '../builders/arbitrary-article.ts';
import { crowdedArticle } from '../builders/crowded-article.ts';
import { sampleArticle } from '../builders/sample-article.ts';
import { testServices } from '../builders/services.ts';
import { FOLDER, hasSamples, type Sample, sampleInput, samplesOf } from './samples.ts';

/** TEI documents of the Guidelines and of corpora, and ours by TEI's own schema, where a program is there to check it. */

const SCHEMA = resolve(FOLDER, 'tei/tei_all.rng');
const hasXmllint = spawnSync('xmllint', ['--version']).status === 0;

interface Oracle {
  readonly root: string;
  readonly elements: Readonly<Record<string, number>>;
  readonly who_values: number;
  readonly title: string;
  readonly text_chars_normalised: number;
  readonly first_said_or_quote: string | null;
  readonly direct_false: number;
  readonly aloud_false: number;
}

const samples = samplesOf<Oracle>('tei');

async function readSample({ file }: Sample<Oracle>): Promise<ReadFile> {
  const input = sampleInput(file);
  const read = await readAny(input, FORMATS, testServices());
  if (!read.ok) throw new Error(read.problems[0].message);
  expect(read.value.formatId).toBe('tei');
  return read.value;
}

const squeezed = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();

/** How many annotations the file made of elements of this name. */
const countOf = ({ reading }: ReadFile, label: string): number =>
  reading.labels?.find((one) => one.of === 'annotation' && one.label === label)?.count ?? 0;

/** Elements that are annotations each. */
const ANNOTATING = ['said', 'quote', 'soCalled'];

describe.skipIf(!hasSamples)('TEI documents of the conformance set (needs ../shared/conformance)', () => {
  test('are many', () => {
    expect(samples.length).toBeGreaterThan(30);
  });

  for (const sample of samples) {
    const { oracle } = sample;
    test(`reads ${sample.file}`, async () => {
      const file = await readSample(sample);
      const { article, offsets } = file.reading;
      const text = textOf(article.blocks);
      for (const name of ANNOTATING) expect([name, countOf(file, name)]).toEqual([name, oracle.elements[name] ?? 0]);
      const { sp = 0, u = 0 } = oracle.elements;
      // An utterance may hold nothing but a noise.
      expect(sp + u - countOf(file, 'speech')).toBeLessThanOrEqual(u === 0 ? 0 : 1);
      expect(offsets?.misfits ?? []).toEqual([]);
      // The title of a corpus is that of no text in it.
      if (oracle.root === 'TEI') expect(article.metadata.title).toBe(oracle.title);
      if (oracle.first_said_or_quote !== null) {
        const quotes = article.annotations.filter(({ kind }) => kind === 'quote');
        const words = quotes.map(({ fragments }) => squeezed(exactOf(text, fragments)));
        expect(words.some((one) => one.startsWith(squeezed(oracle.first_said_or_quote!)))).toBe(true);
      }
      const indirect = article.annotations.filter(({ attributes }) => attributes['quoteType'] === 'indirect');
      expect(indirect).toHaveLength(oracle.direct_false);
      const thought = article.annotations.filter(({ attributes }) => attributes['mode'] === 'thought');
      expect(thought.length).toBeGreaterThanOrEqual(oracle.aloud_false);
      expect(article.speakers.length).toBeGreaterThanOrEqual(oracle.who_values);
    });
  }

  test('reads a book whose characters are listed, each speech with its speaker', async () => {
    const alice = samples.find(({ file }) => file.endsWith('gutentag-alice.xml'))!;
    const { article } = (await readSample(alice)).reading;
    const quotes = article.annotations.filter(({ kind }) => kind === 'quote');
    const attributed = article.links.filter(({ type }) => type === 'attributed-to');
    expect([quotes.length, attributed.length]).toEqual([319, 318]);
    expect(article.speakers.map(({ name }) => name)).toContain('the Rabbit');
  });
});

/** What xmllint says against the articles as we write them. All in one call: reading the schema takes it far longer. */
function problemsOf(articles: readonly Article[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'saidwho-tei-'));
  const files = articles.map((article, index) => {
    const file = join(folder, `${index}.xml`);
    writeFileSync(file, tei.write!(article, testServices()) as string);
    return file;
  });
  const { status, stderr } = spawnSync('xmllint', ['--noout', '--relaxng', SCHEMA, ...files], { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  return status === 0 ? '' : stderr;
}

describe.skipIf(!hasSamples || !hasXmllint)('TEI that we write (needs xmllint and ../shared/conformance)', () => {
  test('is valid by tei_all, around the words and by pointers, whatever the article holds', () => {
    const bare = { ...sampleArticle(), annotations: [], links: [] };
    const any = fc.sample(arbitraryArticle, { numRuns: 10 });
    expect(problemsOf([sampleArticle(), crowdedArticle(40), bare, ...any])).toBe('');
  }, 240_000);
});
