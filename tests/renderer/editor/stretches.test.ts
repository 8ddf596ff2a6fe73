import { expect, it } from 'vitest';
import { docOf } from '../../../renderer/editor/schema.ts';
import { partsOfBlock, stretchesOf } from '../../../renderer/editor/stretches.ts';
import { TextIndex } from '../../../renderer/editor/text-index.ts';

const SENTENCE = 'Ann said “we won”, and Bo asked her why. ';

it('a paragraph of usual length is one stretch', () => {
  expect(stretchesOf(SENTENCE.repeat(100))).toHaveLength(1);
});

it('a very long one is cut behind sentences, and nothing of it is lost', () => {
  const text = SENTENCE.repeat(1000);
  const stretches = stretchesOf(text);
  expect(stretches.join('')).toBe(text);
  expect(stretches.length).toBeGreaterThan(5);
  for (const stretch of stretches) {
    expect(stretch.length).toBeLessThanOrEqual(6000);
    expect(stretch.endsWith('why. ')).toBe(true);
  }
});

it('text without sentences is cut behind words, and text without words between characters', () => {
  for (const stretch of stretchesOf('word '.repeat(9000)).slice(0, -1)) expect(stretch.endsWith(' ')).toBe(true);
  const flags = stretchesOf('🇨🇿👩‍👩‍👧‍👦'.repeat(3000));
  expect(flags.length).toBeGreaterThan(5);
  for (const stretch of flags) expect(stretch).toMatch(/^(🇨🇿|👩‍👩‍👧‍👦).*(🇨🇿|👩‍👩‍👧‍👦)$/su);
});

it('stretches change no position and no offset', () => {
  const text = SENTENCE.repeat(1000);
  const doc = docOf([
    { type: 'heading', level: 1, text: 'Long' },
    { type: 'paragraph', text },
  ]);
  const index = TextIndex.of(doc);
  expect(index.text).toBe(`Long\n${text}`);
  expect(index.offsetOf(index.posOf(30_000))).toBe(30_000);
  const parts = partsOfBlock(doc, index, { start: 5, end: 5 + text.length });
  expect(parts.map(({ start, end }) => index.text.slice(start, end))).toEqual(stretchesOf(text));
});
