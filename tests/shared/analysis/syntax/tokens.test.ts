import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokensOf } from '../../../../shared/analysis/syntax/tokens.ts';
import { processorTime } from '../../../builders/processor-time.ts';

const tokens = (text: string): string[] => tokensOf(text).map(({ start, end }) => text.slice(start, end));

describe('words are cut as English treebanks cut them', () => {
  it.each([
    ['Anna’s dog doesn’t bark.', 'Anna ’s dog does n’t bark .'],
    ["They'll say I'm wrong; we can't know.", "They 'll say I 'm wrong ; we ca n't know ."],
    ['We cannot stay.', 'We can not stay .'],
    ['An all-girl team, co-founded by a non-profit', 'An all - girl team , co-founded by a non-profit'],
    ['Mr. Smith of the U.S. left at 8:30 a.m. on Sunday.', 'Mr. Smith of the U.S. left at 8:30 a.m. on Sunday .'],
    ['It cost $3,800.50 (20%).', 'It cost $ 3,800.50 ( 20 % ) .'],
    ['“No,” she said—“never…”', '“ No , ” she said — “ never … ”'],
    [
      'See https://example.org/a?b=1, or write to anna@example.org.',
      'See https://example.org/a?b=1 , or write to anna@example.org .',
    ],
    ['430km in the 1960s, on the 3rd and/or 4th', '430 km in the 1960s , on the 3rd and / or 4th'],
    ['What?! Really...', 'What ?! Really ...'],
    ['The answer is no.', 'The answer is no .'],
    ['So do I.', 'So do I .'],
  ])('%s', (text, expected) => {
    expect(tokens(text)).toEqual(expected.split(' '));
  });
});

describe('any text', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...'a Á 👩‍👧 🇺🇦 é क्‍ष שׁ لا . , ’ “ ” - 1 \ud800 \udc00 \n'.split(' '), ' ') }),
  );

  it('is its tokens and the spaces between them, in order', () => {
    fc.assert(
      fc.property(anything, fc.nat(1000), (text, base) => {
        let at = 0;
        for (const { start, end } of tokensOf(text, base)) {
          expect(text.slice(at, start - base).trim()).toBe('');
          expect(end).toBeGreaterThan(start);
          at = end - base;
        }
        expect(text.slice(at).trim()).toBe('');
      }),
    );
  });

  it('is never cut inside a grapheme', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
        const edges = new Set(Array.from(segmenter.segment(text), ({ index }) => index));
        for (const { start } of tokensOf(text))
          if (start > 0 && !/\s/u.test(text[start - 1]!)) expect(edges.has(start)).toBe(true);
      }),
    );
  });

  it('is cut in time that grows with its length, without a space too', () => {
    for (const piece of ['a', 'a-', 'a.', 'a1.', '1-', 'a@', '“', '👩‍👧']) {
      expect(
        processorTime(() => tokensOf(piece.repeat(10_000))),
        piece,
      ).toBeLessThan(2000);
    }
  });
});
