import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { htmlPage } from '../../shared/formats/html-page.ts';
import type { Metadata } from '../../shared/model/records.ts';
import { testServices } from '../builders/services.ts';
import { FOLDER, hasSamples, type Sample, samplesOf } from './samples.ts';

/** What web pages say of themselves, against what Mozilla's Readability finds in them. */

interface Oracle {
  readonly title?: string | null;
  readonly byline?: string | null;
  readonly published?: string | null;
  readonly lang?: string | null;
}

const samples = samplesOf<Oracle>('doc-html').filter(({ oracle }) => oracle.byline !== undefined);

function metadataOf({ file }: Sample<Oracle>): Metadata {
  const bytes = new Uint8Array(readFileSync(resolve(FOLDER, file)));
  const reading = htmlPage.read!({ bytes, name: basename(file) }, testServices());
  if (!reading.ok) throw new Error(reading.problems[0].message);
  return reading.value.article.metadata;
}

const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

describe.skipIf(!hasSamples)('pages of the conformance set (needs ../shared/conformance)', () => {
  test('give their date and their language as Readability reads them', () => {
    for (const sample of samples) {
      const { published, language } = metadataOf(sample);
      const { published: date, lang } = sample.oracle;
      if (typeof date === 'string') expect(published, sample.file).toBe(date);
      if (typeof lang === 'string') expect(language?.toLowerCase(), sample.file).toBe(lang.toLowerCase());
    }
  });

  test('give title and byline as Readability reads them, nearly always', () => {
    const titles = samples.filter(({ oracle }) => typeof oracle.title === 'string');
    const titled = titles.filter((sample) => letters(metadataOf(sample).title).includes(letters(sample.oracle.title!)));
    expect(titled.length / titles.length).toBeGreaterThanOrEqual(0.95);
    const bylines = samples.filter(({ oracle }) => typeof oracle.byline === 'string');
    const named = bylines.filter((sample) => {
      const authors = letters((metadataOf(sample).authors ?? []).join(' '));
      return authors !== '' && letters(sample.oracle.byline!).includes(authors);
    });
    // One names the outlet as the author, one the author of a comment.
    expect(named.length / bylines.length).toBeGreaterThanOrEqual(0.85);
  });
});
