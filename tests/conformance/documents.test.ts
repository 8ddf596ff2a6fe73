import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { describe, expect, test } from 'vitest';
import { FORMATS } from '../../shared/formats/index.ts';
import { readAny } from '../../shared/formats/read-any.ts';
import { textOf } from '../../shared/model/block.ts';
import type { Article } from '../../shared/model/article.ts';
import { testServices } from '../builders/services.ts';
import { FOLDER, hasSamples, type Sample, sampleInput, samplesOf } from './samples.ts';

/**
 * Real documents by others, read in place, against what independent readers found in them. The rules of comparing
 * stand in `expected.json` (`how_to_compare`).
 */

interface Oracle {
  readonly must_contain?: readonly string[];
  readonly must_not_contain?: readonly string[];
  readonly title?: string | null;
  readonly floor_similarity?: number;
  readonly target_similarity?: number;
}

const samples = samplesOf<Oracle | undefined>('doc-html', 'doc-md', 'doc-txt');

async function readSample({ file }: Sample<Oracle | undefined>): Promise<Article> {
  const input = sampleInput(file);
  const read = await readAny(input, FORMATS, testServices());
  if (!read.ok) throw new Error(read.problems[0].message);
  return read.value.reading.article;
}

const norm = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();

const withoutSpace = (text: string): string => norm(text).replace(/\s/gu, '');

/** Runs of letters and digits, Han and kana characters alone, in lower case. */
const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** Multiset F1 of word trigrams. */
function similarity(a: string, b: string): number {
  const [left, right] = [a, b].map((text) => {
    const words = wordsOf(text);
    const counts = new Map<string, number>();
    for (let i = 0; i + 2 < words.length; i += 1) {
      const trigram = words.slice(i, i + 3).join(' ');
      counts.set(trigram, (counts.get(trigram) ?? 0) + 1);
    }
    return counts;
  });
  const sum = (counts: ReadonlyMap<string, number>) => [...counts.values()].reduce((total, n) => total + n, 0);
  const shared = [...left!].reduce((total, [trigram, n]) => total + Math.min(n, right!.get(trigram) ?? 0), 0);
  const total = sum(left!) + sum(right!);
  return total === 0 ? 1 : (2 * shared) / total;
}

/** Text nodes of an HTML file joined by a blank. */
function textOfHtml(source: string): string {
  const texts: string[] = [];
  const waiting: DefaultTreeAdapterTypes.Node[] = [parse(source)];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if ('value' in node) texts.push(node.value);
    if ('childNodes' in node) waiting.push(...[...node.childNodes].reverse());
  }
  return texts.join(' ');
}

describe.skipIf(!hasSamples)('documents of the conformance set (needs ../shared/conformance)', () => {
  for (const sample of samples) {
    const { must_contain = [], must_not_contain = [], floor_similarity } = sample.oracle ?? {};
    test(`reads ${sample.file}`, async () => {
      const { metadata, blocks } = await readSample(sample);
      const text = textOf(blocks);
      // The readers count the title of a page as its text; we keep it beside.
      const dense = withoutSpace(`${metadata.title} ${text}`);
      for (const phrase of must_contain) expect(dense, phrase).toContain(withoutSpace(phrase));
      for (const phrase of must_not_contain) expect(dense, phrase).not.toContain(withoutSpace(phrase));
      if (floor_similarity === undefined) return;
      const expected = textOfHtml(readFileSync(resolve(FOLDER, sample.file, '../expected.html'), 'utf8'));
      expect(similarity(text, expected)).toBeGreaterThanOrEqual(floor_similarity);
    });
  }

  test('reaches what a good extractor reaches on most web pages', async () => {
    const pages = samples.filter(({ oracle }) => oracle?.target_similarity !== undefined);
    let reached = 0;
    for (const page of pages) {
      const expected = textOfHtml(readFileSync(resolve(FOLDER, page.file, '../expected.html'), 'utf8'));
      const { blocks } = await readSample(page);
      if (similarity(textOf(blocks), expected) >= page.oracle!.target_similarity!) reached += 1;
    }
    expect(reached / pages.length).toBeGreaterThanOrEqual(0.85);
  });
});
