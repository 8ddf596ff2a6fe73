import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findTerm, hasWords, lineOf, termsOf, tokensOf } from '../../../shared/analysis/search-words.ts';
import { arbitraryText } from '../../builders/arbitrary-article.ts';

const found = (text: string, query: string) => {
  const tokens = tokensOf(text);
  const places = termsOf(query).map((term) => findTerm(tokens, term));
  return places.length === 0 || places.includes(null) ? null : text.slice(places[0]!.start, places[0]!.end);
};

describe('words that are looked for', () => {
  test.each([
    ['Case', 'The TRAM runs', 'tram', 'TRAM'],
    ['accents', 'in Nová Ves', 'nova', 'Nová'],
    ['letters written in two parts', 'un e\u0301te\u0301 chaud', 'été', 'e\u0301te\u0301'],
    ['ligatures', 'an oﬃcial', 'official', 'oﬃcial'],
    ['soft hyphens', 'govern\u00adment', 'government', 'govern\u00adment'],
    ['ß and ss', 'die Straße', 'strasse', 'Straße'],
    ['the last letter of Greek words', 'ΛΟΓΟΣ', 'λόγος', 'ΛΟΓΟΣ'],
    ['points of Hebrew', 'שָׁלוֹם', 'שלום', 'שָׁלוֹם'],
  ])('%s make no difference', (_, text, query, match) => {
    expect(found(text, query)).toBe(match);
  });

  test('are whole words, or begin so with a star', () => {
    expect(found('the ministry', 'minis')).toBeNull();
    expect(found('the ministry', 'minis*')).toBe('ministry');
  });

  test('must all occur; a phrase is words that follow each other', () => {
    expect(found('We will win in spring', 'spring will')).toBe('spring');
    expect(found('We will win in spring', 'spring autumn')).toBeNull();
    expect(found('We will, win', '“will win”')).toBe('will, win');
    expect(found('We win, will we?', '"will win"')).toBeNull();
    expect(found('They don’t', "don't")).toBe('don’t');
  });

  test('stand anywhere in scripts that set no spaces', () => {
    expect(found('首相は再建を約束した', '再建')).toBe('再建');
  });

  test('are found as parts of words in a filter', () => {
    const line = lineOf('The Harbour Daily · Nová Ves');
    expect(hasWords(line, lineOf('arb nova').split(' '))).toBe(true);
    expect(hasWords(line, lineOf('').split(' '))).toBe(true);
    expect(hasWords(line, lineOf('tram').split(' '))).toBe(false);
  });

  test('are found by every word of a text itself, where it stands', () => {
    fc.assert(
      fc.property(arbitraryText, (text) => {
        const tokens = tokensOf(text);
        for (const { word, start, end } of tokens) {
          expect(text.slice(start, end)).not.toBe('');
          expect(findTerm(tokens, { words: [word], isPrefix: false })).not.toBeNull();
          expect(word).toMatch(/^[\p{L}\p{N}\p{M}\p{Co}]+$/u);
        }
        expect(tokensOf(tokens.map(({ word }) => word).join(' ')).map(({ word }) => word)).toEqual(
          tokens.map(({ word }) => word),
        );
      }),
    );
  });
});
