import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contextOf, exactOf, prefixOf, suffixOf } from '../../../shared/annotations/covered-text.ts';
import { textOf } from '../../../shared/model/block.ts';
import { annotatedArticle } from '../../builders/annotated-article.ts';
import { arbitraryText } from '../../builders/arbitrary-article.ts';

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
const clustersOf = (text: string) => [...segmenter.segment(text)].map(({ segment }) => segment);

const FAMILY = '👩‍👩‍👧‍👦';
const BOMB = `z${'\u0301'.repeat(2000)}`;

describe('the text an annotation covers', () => {
  it('is its fragments with one space between', () => {
    const { blocks, annotations } = annotatedArticle('“{quote:We will},” said Ann, “{quote#quote1:win}.”');
    expect(exactOf(textOf(blocks), annotations[0]!.fragments)).toBe('We will win');
    expect(contextOf(textOf(blocks), annotations[0]!.fragments)).toEqual({ prefix: '“', suffix: '.”' });
  });

  it('has no context when there is none of it', () => {
    expect(contextOf('some text', [])).toEqual({ prefix: '', suffix: '' });
  });
});

describe('context', () => {
  it('is 32 characters of plain text on each side', () => {
    const text = 'abcdefghij'.repeat(10);
    expect(prefixOf(text, 50)).toBe(text.slice(18, 50));
    expect(suffixOf(text, 50)).toBe(text.slice(50, 82));
  });

  it('counts a family of emoji, a flag and a letter with its marks as one character each', () => {
    const text = `${FAMILY}🇨🇿q\u0323\u0307`.repeat(20);
    const middle = text.length / 2;
    expect(prefixOf(text, middle)).toBe(clustersOf(text.slice(0, middle)).slice(-32).join(''));
    expect(suffixOf(text, middle)).toBe(clustersOf(text.slice(middle)).slice(0, 32).join(''));
  });

  it('is what there is, at the ends of the text', () => {
    expect([prefixOf('abc', 0), prefixOf('abc', 2), suffixOf('abc', 2), suffixOf('abc', 3)]).toEqual([
      '',
      'ab',
      'c',
      '',
    ]);
  });

  it('stays small and next to its place beside a letter with two thousand marks', () => {
    const text = BOMB + BOMB;
    const [prefix, suffix] = [prefixOf(text, BOMB.length), suffixOf(text, BOMB.length)];
    expect(BOMB.endsWith(prefix) && BOMB.startsWith(suffix)).toBe(true);
    expect(Math.max(prefix.length, suffix.length)).toBeLessThanOrEqual(512);
  });

  it.each([0, 1])('T2: never cuts a surrogate pair, whatever lies at the edge of its window (%d)', (shift) => {
    const marks = '\u{1d165}'.repeat(600);
    const text = `${'a'.repeat(shift)}${marks}|${marks}`;
    const bar = text.indexOf('|');
    expect([prefixOf(text, bar).isWellFormed(), suffixOf(text, bar + 1).isWellFormed()]).toEqual([true, true]);
  });

  it('is the clusters next to any place between two clusters, 32 at most', () => {
    fc.assert(
      fc.property(arbitraryText, arbitraryText, (head, tail) => {
        const text = `${head} ${tail}`;
        const offset = clustersOf(text).slice(0, clustersOf(head).length).join('').length;
        expect(prefixOf(text, offset)).toBe(clustersOf(text.slice(0, offset)).slice(-32).join(''));
        expect(suffixOf(text, offset)).toBe(clustersOf(text.slice(offset)).slice(0, 32).join(''));
      }),
    );
  });
});
