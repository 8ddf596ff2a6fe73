import fc from 'fast-check';
import { expect, it } from 'vitest';
import { contextOf } from '../../../shared/annotations/covered-text.ts';
import { fastContextOf } from '../../../shared/formats/fast-context.ts';
import { arbitraryText } from '../../builders/arbitrary-article.ts';

const mixed = fc
  .array(
    fc.oneof(
      {
        weight: 4,
        arbitrary: fc.constantFrom(
          'She said that nobody had asked. ',
          'Он сказал, ',
          '©',
          '\n',
          '市長は言った',
          '👩‍👩‍👧 yes 🙂🙂❤️!',
          '🇬🇧🇫🇷',
          'né',
        ),
      },
      arbitraryText,
    ),
    {
      maxLength: 30,
    },
  )
  .map((parts) => parts.join(''));

it('gives the very context that cutting clusters gives', () => {
  fc.assert(
    fc.property(mixed, fc.nat(400), fc.nat(60), (text, at, length) => {
      const start = Math.min(at, text.length);
      const fragment = { start, end: Math.min(start + length, text.length) };
      expect(fastContextOf(text, fragment)).toEqual(contextOf(text, [fragment]));
    }),
    { numRuns: 2000 },
  );
});
