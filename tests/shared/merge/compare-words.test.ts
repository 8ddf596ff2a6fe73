import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareWords } from '../../../shared/merge/compare-words.ts';

const written = (before: string, after: string) =>
  compareWords(before, after)
    .map(({ kind, text }) => (kind === 'removed' ? `[-${text}-]` : kind === 'added' ? `[+${text}+]` : text))
    .join('');

describe('two texts, word by word', () => {
  it.each([
    ['we wil win', 'we will win', 'we [-wil-][+will+] win'],
    ['a b c', 'a c', 'a [-b -]c'],
    ['one, two', 'three, four', '[-one, two-][+three, four+]'],
    ['same', 'same', 'same'],
    ['', 'new', '[+new+]'],
    ['old', '', '[-old-]'],
  ])('“%s” and “%s”', (before, after, expected) => {
    expect(written(before, after)).toBe(expected);
  });

  it('takes texts that have next to nothing in common for two', () => {
    const words = (letter: string) => Array.from({ length: 300 }, (_, i) => `${letter}${i}`).join(' ');
    expect(written(words('a'), words('b'))).toBe(`[-${words('a')}-][+${words('b')}+]`);
  });

  it('tells both, whatever they are', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', ' ', ', ', '🥳', 'ab'), { maxLength: 12 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = compareWords(before, after);
        const without = (left: string) =>
          pieces.flatMap(({ kind, text: words }) => (kind === left ? [] : [words])).join('');
        expect([without('added'), without('removed')]).toEqual([before, after]);
      }),
    );
  });
});
