import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languageTag } from '../../../shared/formats/language-tag.ts';

describe('the language that a file names', () => {
  it.each([
    ['en_GB', 'en-GB'],
    [' EN-us ', 'en-US'],
    ['de', 'de'],
    ['zh-hant-tw', 'zh-Hant-TW'],
  ])('is read from %s', (given, tag) => expect(languageTag(given)).toBe(tag));

  it.each(['utf-8', 'english', 'und', 'en-x', 'en-8', 'en-GB-oed-1', '', null, undefined])(
    'is none in %s (H2)',
    (given) => expect(languageTag(given)).toBeNull(),
  );

  it('is a tag or none, whatever stands there', () => {
    const shaped = fc.stringMatching(/^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8}){0,4}$/u);
    fc.assert(
      fc.property(fc.oneof(fc.string(), shaped), (given) => {
        const tag = languageTag(given);
        expect(tag === null || Intl.getCanonicalLocales(tag)[0] === tag).toBe(true);
      }),
    );
  });
});
