import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FindQuery } from '../../../shared/analysis/find-text.ts';
import { snapToGraphemes } from '../../../shared/analysis/graphemes.ts';
import { findOccurrences, inContext, MOST_OCCURRENCES } from '../../../shared/analysis/occurrences.ts';
import { isUnspaced } from '../../../shared/anchoring/word-edges.ts';
import { arbitraryText } from '../../builders/arbitrary-article.ts';

const search = (words: string, rest: Partial<FindQuery> = {}): FindQuery => ({
  words,
  isPattern: false,
  isCaseMatched: true,
  isWholeWords: true,
  ...rest,
});

const found = (text: string, words: string, rest: Partial<FindQuery> = {}) => {
  const result = findOccurrences(text, search(words, rest));
  return result.ok ? result.value.ranges.map(({ start }) => start) : result.problems[0].code;
};

describe('occurrences', () => {
  it('are whole words, also before an apostrophe, and parts of words when asked for', () => {
    const text = 'Ann met Anna. Ann’s dog and Annan.';
    expect(found(text, 'Ann')).toEqual([0, 14]);
    expect(found(text, 'Ann', { isWholeWords: false })).toEqual([0, 8, 14, 28]);
  });

  it('differ by case only when that is asked for', () => {
    expect(found('The the THE', 'the')).toEqual([4]);
    expect(found('The the THE', 'the', { isCaseMatched: false })).toEqual([0, 4, 8]);
    expect(found('İstanbul, istanbul, ISTANBUL', 'istanbul', { isCaseMatched: false })).toEqual([10, 20]);
  });

  it('do not overlap', () => {
    expect(found('aaaaa', 'aa', { isWholeWords: false })).toEqual([0, 2]);
  });

  it('never cut an accent, a flag or a family', () => {
    expect(found('e\u0301 e', 'e', { isWholeWords: false })).toEqual([3]);
    expect(found('👩‍👩‍👧 👩', '👩', { isWholeWords: false })).toEqual([9]);
    expect(found('🇨🇿🇿🇨', '🇿🇿')).toEqual([]);
  });

  it('take what stands in a script without spaces, whatever its neighbours', () => {
    expect(found('東京都の東京', '東京')).toEqual([0, 4]);
    expect([isUnspaced('東京'), isUnspaced('กรุงเทพ'), isUnspaced('Tokyo')]).toEqual([true, true, false]);
  });

  it('take signs of patterns for what they are', () => {
    expect(found('U.S. and UxSx', 'U.S.')).toEqual([0]);
    expect(found('a-b (c) [d] a-b', 'A-B', { isCaseMatched: false })).toEqual([0, 12]);
    expect(found('why (c)?', '(C)?', { isCaseMatched: false, isWholeWords: false })).toEqual([4]);
  });

  it('are found by patterns, which end in a sentence when they cannot be read', () => {
    expect(found('Ann, Anna, Annan', 'Anna?', { isPattern: true })).toEqual([0, 5]);
    expect(found('Ann', '(', { isPattern: true })).toBe('find/pattern');
    expect(found('Ann', '')).toBe('occurrences/empty');
  });

  it('stop at the number that nobody looks through', () => {
    const result = findOccurrences('a '.repeat(MOST_OCCURRENCES + 1), search('a'));
    expect(result.ok && [result.value.ranges.length, result.value.isComplete]).toEqual([MOST_OCCURRENCES, false]);
    const whole = findOccurrences('a '.repeat(MOST_OCCURRENCES), search('a'));
    expect(whole.ok && whole.value.isComplete).toBe(true);
  });

  it('come in text order, whole, without overlap, and equal the words', () => {
    const words = arbitraryText.filter((text) => text !== '');
    fc.assert(
      fc.property(
        fc.array(arbitraryText, { maxLength: 6 }),
        words,
        fc.boolean(),
        fc.boolean(),
        (parts, words, isCaseMatched, isWholeWords) => {
          const text = parts.join(words) + words + parts.join(' ');
          const result = findOccurrences(text, search(words, { isCaseMatched, isWholeWords }));
          const ranges = result.ok ? result.value.ranges : [];
          for (const [i, range] of ranges.entries()) {
            expect(range.start).toBeGreaterThanOrEqual(ranges[i - 1]?.end ?? 0);
            expect(snapToGraphemes(text, range)).toEqual(range);
            const slice = text.slice(range.start, range.end);
            if (isCaseMatched) expect(slice).toBe(words);
            else expect(slice.toLowerCase()).toBe(words.toLowerCase());
          }
        },
      ),
    );
  });

  it('leave out no whole one that overlaps none before it', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', ' ', 'e\u0301', '👍🏽'), { maxLength: 30 }), (clusters) => {
        const text = clusters.join('');
        const starts = found(text, 'ab', { isWholeWords: false });
        let offset = 0;
        for (const [i, cluster] of clusters.entries()) {
          if (cluster === 'a' && clusters[i + 1] === 'b') expect(starts).toContain(offset);
          offset += cluster.length;
        }
      }),
    );
  });
});

describe('an occurrence in its context', () => {
  it('shows its own line alone, cut between whole characters', () => {
    const text = 'before\nx👩‍👩‍👧 Ann left\nafter';
    const start = text.indexOf('Ann');
    expect(inContext(text, { start, end: start + 3 }, { before: 4, after: 4 })).toEqual({
      before: '👩‍👩‍👧 ',
      words: 'Ann',
      after: ' lef',
    });
    expect(inContext(text, { start, end: start + 3 }, { before: 99, after: 99 })).toEqual({
      before: 'x👩‍👩‍👧 ',
      words: 'Ann',
      after: ' left',
    });
  });
});
