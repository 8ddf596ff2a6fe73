import { describe, expect, test } from 'vitest';
import { budgetsOf, DEFAULT_BUDGETS, type Budgets } from '../../../shared/formats/budgets.ts';
import { FORMATS } from '../../../shared/formats/index.ts';
import { readAny } from '../../../shared/formats/read-any.ts';
import { saidwhoFile } from '../../../shared/formats/saidwho.ts';
import { saidwhoJson } from '../../../shared/formats/saidwho-json.ts';
import { sampleArticle } from '../../builders/sample-article.ts';
import { fileOf, testServices } from '../../builders/services.ts';

const services = testServices();

/** Code of the refusal, or `opened`. */
async function read(text: string, name: string, budgets: Partial<Budgets>): Promise<string> {
  const answer = await readAny({ ...fileOf(text, name), budgets }, FORMATS, services);
  if (answer.ok) return 'opened';
  const [{ code, message, where }] = answer.problems;
  expect(`${where} ${message}`).toContain(name);
  expect(message).toMatch(/\w[.;] \w.*\.$/); // Why, and what to do.
  return code;
}

describe('budgets', () => {
  test('are lowered as settings wish and never raised beyond the hard caps', () => {
    expect(budgetsOf()).toEqual(DEFAULT_BUDGETS);
    expect(budgetsOf({ paragraphs: 7, bytes: 9e15, jsonDepth: 1000 })).toEqual({
      ...DEFAULT_BUDGETS,
      paragraphs: 7,
      bytes: 500_000_000,
      jsonDepth: 128,
    });
    const nonsense = { units: NaN, elements: -1, records: 0.5, paragraphs: 'many', bytes: 0 };
    expect(budgetsOf(nonsense as unknown as Budgets)).toEqual(DEFAULT_BUDGETS);
  });

  test.each([
    ['one two', 'a.txt', { bytes: 6 }, 'file/too-large'],
    ['one\ntwo\nthree', 'a.txt', { paragraphs: 2 }, 'text/too-many-paragraphs'],
    ['one two', 'a.txt', { units: 6 }, 'text/too-long'],
    ['# one\n\ntwo', 'a.md', { paragraphs: 1 }, 'text/too-many-paragraphs'],
    ['one two', 'a.md', { units: 6 }, 'text/too-long'],
    ['<p>one<p>two', 'a.html', { paragraphs: 1 }, 'text/too-many-paragraphs'],
    ['<p>one<p>two', 'a.html', { units: 6 }, 'text/too-long'],
    ['<p>one<p>two', 'a.html', { markupUnits: 11 }, 'text/too-long'],
    ['<p>one<p>two', 'a.html', { elements: 3 }, 'html/too-many-elements'],
  ])('refuse %j as %s over %j: %s (H3, H4)', async (text, name, budgets, code) => {
    expect(await read(text, name, budgets)).toBe(code);
    expect(await read(text, name, {})).toBe('opened');
  });

  test.each([
    [saidwhoFile, 'a.saidwho'],
    [saidwhoJson, 'a.json'],
  ])('hold our own files too (H10): $id', async (format, name) => {
    const article = sampleArticle();
    const text = format.write!(article, services);
    const records = article.annotations.flatMap(({ fragments }) => fragments).length;
    expect(await read(text, name, {})).toBe('opened');
    expect(await read(text, name, { records: records - 1 })).toBe('file/too-many-records');
    expect(await read(text, name, { paragraphs: article.blocks.length - 1 })).toBe('text/too-many-paragraphs');
    expect(await read(text, name, { units: 10 })).toBe('text/too-long');
    expect(await read(text, name, { jsonDepth: 2 })).toBe('json/too-deep');
    expect(await read(text, name, { bytes: 100 })).toBe('file/too-large');
  });
});
