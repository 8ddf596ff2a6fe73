import { describe, expect, test } from 'vitest';
import { FORMATS } from '../../shared/formats/index.ts';
import { readAny, type ReadFile } from '../../shared/formats/read-any.ts';
import { exactOf } from '../../shared/annotations/covered-text.ts';
import { textOf } from '../../shared/model/block.ts';
import { testServices } from '../builders/services.ts';
import { hasSamples, type Sample, sampleInput, samplesOf } from './samples.ts';

/**
 * Documents of word processors and books by others, read in place, against what independent readers found in them
 * (`expected.json`, `how_to_compare`). We write each note at the end and its mark in the text, and each line of a
 * paragraph that is broken by hand as a block, which the readers do not count.
 */

interface Oracle {
  readonly must_contain?: readonly string[];
  readonly must_not_contain?: readonly string[];
  readonly header_footer_text?: readonly string[];
  readonly text_box_text?: readonly string[];
  readonly frame_text?: readonly string[];
  readonly paragraphs_nonempty?: number;
  readonly paragraphs_nonempty_libreoffice?: number;
  readonly headings?: number;
  readonly footnotes_text?: readonly string[];
  readonly endnotes_text?: readonly string[];
  readonly notes?: readonly (readonly [string, string])[];
  readonly comments?: readonly (readonly [author: string | null, text: string])[];
  readonly annotations?: readonly string[];
  readonly title?: string;
  readonly creators?: readonly string[];
  readonly language?: string;
}

const READ = ['doc-docx', 'doc-odt', 'doc-epub', 'doc-rtf'];

const samples = samplesOf<Oracle>(...READ);

const read = ({ file }: Sample<Oracle>) => readAny(sampleInput(file), FORMATS, testServices());

const dense = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '')
    .replace(/\s/gu, '');

const countIn = (text: string, part: string): number => text.split(dense(part)).length - 1;

/** Notes as the readers of either sort of file name them; in one the words of a comment run into them. */
const notesIn = ({ footnotes_text = [], endnotes_text = [], notes = [], annotations = [] }: Oracle): string[] =>
  [...footnotes_text, ...endnotes_text, ...notes.map(([, text]) => text)].map((note) =>
    annotations.reduce((text, comment) => text.replace(comment, ''), note),
  );

function checkText({ reading }: ReadFile, oracle: Oracle): void {
  const { blocks } = reading.article;
  const text = dense(textOf(blocks));
  for (const phrase of oracle.must_contain ?? []) expect(text, phrase).toContain(dense(phrase));
  for (const phrase of [...(oracle.must_not_contain ?? []), ...(oracle.header_footer_text ?? [])])
    expect(text, phrase).not.toContain(dense(phrase));
  const boxes = [...(oracle.text_box_text ?? []), ...(oracle.frame_text ?? [])];
  for (const phrase of boxes) expect(countIn(text, phrase), phrase).toBe(1);
  const notes = notesIn(oracle);
  for (const note of notes) expect(text, note).toContain(dense(note));
  const paragraphs = oracle.paragraphs_nonempty ?? oracle.paragraphs_nonempty_libreoffice;
  if (paragraphs === undefined || oracle.creators !== undefined) return;
  const body = blocks.length - boxes.length - notes.length;
  // LibreOffice's count of an RTF file leaves out notes and text boxes, and nothing names them.
  expect(Math.abs(body - paragraphs)).toBeLessThanOrEqual(
    Math.max(oracle.paragraphs_nonempty === undefined ? 2 : 1, paragraphs * 0.02),
  );
}

function checkComments({ reading }: ReadFile, { comments, annotations }: Oracle): void {
  const expected = comments?.map(([, text]) => text) ?? annotations;
  if (expected === undefined) return;
  const { article, offsets } = reading;
  const text = textOf(article.blocks);
  const found = article.annotations.map(({ attributes }) => dense(String(attributes['note'])));
  expect(found.sort()).toEqual(expected.map(dense).sort());
  for (const { fragments } of article.annotations) expect(exactOf(text, fragments).trim()).not.toBe('');
  expect(offsets?.misfits ?? []).toEqual([]);
  for (const [author, words] of comments ?? []) {
    const one = article.annotations.find(({ attributes }) => dense(String(attributes['note'])) === dense(words));
    if (author !== null) expect(one?.creator).toBe(author);
  }
}

describe.skipIf(!hasSamples)('written documents of the conformance set (needs ../shared/conformance)', () => {
  test('are many', () => {
    expect(samples.length).toBeGreaterThan(60);
  });

  for (const sample of samples) {
    test(`reads ${sample.file}`, async () => {
      const file = await read(sample);
      if (sample.oracle.paragraphs_nonempty === 0 && notesIn(sample.oracle).length === 0 && !file.ok) {
        expect(file.problems[0].code).toBe('text/empty');
        return;
      }
      if (!file.ok) throw new Error(file.problems[0].message);
      expect(`doc-${file.value.formatId}`).toBe(sample.format);
      checkText(file.value, sample.oracle);
      checkComments(file.value, sample.oracle);
      const { title, authors, language } = file.value.reading.article.metadata;
      if (sample.oracle.title !== undefined) expect(title).toBe(sample.oracle.title.replace(/\s+/gu, ' '));
      if (sample.oracle.creators !== undefined) expect(authors).toEqual(sample.oracle.creators);
      if (sample.oracle.language !== undefined) expect(language).toBe(sample.oracle.language);
    });
  }
});
