import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contextOf } from '../../../shared/annotations/covered-text.ts';
import { findQuote } from '../../../shared/anchoring/find-quote.ts';
import { suggestPlaces } from '../../../shared/anchoring/suggest-places.ts';
import type { LastPlace } from '../../../shared/model/records.ts';
import { processorTime } from '../../builders/processor-time.ts';

const placeIn = (text: string, start: number, end: number): LastPlace => ({
  exact: text.slice(start, end),
  ...contextOf(text, [{ start, end }]),
  at: start,
});

/** What is suggested for the words in bars of the one text, in the other one. */
function suggested(barred: string, text: string): string[] {
  const start = barred.indexOf('|');
  const old = barred.replaceAll('|', '');
  const place = placeIn(old, start, barred.lastIndexOf('|') - 1);
  return suggestPlaces(text, place).map(({ start, end, reason }) => `${text.slice(start, end)}: ${reason}`);
}

describe('places for the words of a detached annotation', () => {
  it('are, first, those where the very words stand with what stood round them', () => {
    expect(
      suggested('Ann said “|we will win|”, and left.', 'Bo: we will win. Ann said “we will win”, and left.'),
    ).toEqual(['we will win: same words and context', 'we will win: same words']);
  });

  it('are those where nearly the same words stand', () => {
    const old = 'The mayor said that |the brige will be shut until the end of March|, come what may.';
    const now = 'It snowed. The mayor now says that the bridge will stay shut until the end of April, come what may.';
    expect(suggested(old, now)).toEqual(['the bridge will stay shut until the end of April: similar words']);
  });

  it('are what stands between the words that stood round them, when all of them are others', () => {
    const old = 'The port’s chief engineer said: “|no|”, and nobody asked her why.';
    const now = 'The port’s chief engineer said: “certainly not”, and nobody asked her why.';
    expect(suggested(old, now)).toEqual(['certainly not: same context']);
  });

  it('are none where nothing is like them', () => {
    expect(suggested('Ann said “|we will win|”, and left.', 'The weather was fine. Nobody came.')).toEqual([]);
    expect(suggestPlaces('', { exact: 'one', prefix: 'b', suffix: 'c', at: 0 })).toEqual([]);
    expect(suggestPlaces('one', { exact: '', prefix: '', suffix: '', at: 0 })).toEqual([]);
  });

  const WORDS =
    'the harbour bridge mayor council said tram line will cost million euros winter March ice ferry queue'.split(' ');
  const word = fc.constantFrom(...WORDS, ...Array.from({ length: 60 }, (_, i) => `word${i}`));
  const sentence = fc.array(word, { minLength: 8, maxLength: 16 }).map((all) => `${all.join(' ')}.`);

  it('begin with the right one after edits elsewhere and slips put right in the quote (T10)', () => {
    fc.assert(
      fc.property(
        fc.array(sentence, { minLength: 8, maxLength: 20 }),
        fc.nat(),
        fc.array(fc.tuple(fc.nat(), sentence), { maxLength: 4 }),
        fc.array(fc.nat(), { maxLength: 2 }),
        (sentences, which, added, slips) => {
          const i = which % sentences.length;
          const quote = sentences[i]!.slice(0, -1);
          fc.pre(sentences.filter((one) => one.includes(quote)).length === 1);
          const old = sentences.join('\n');
          const start = sentences.slice(0, i).reduce((sum, { length }) => sum + length + 1, 0);
          // A slip: one letter that is not in any word.
          const now = slips.reduce(
            (text, at) => text.slice(0, at % text.length) + 'q' + text.slice((at % text.length) + 1),
            quote,
          );
          const lines = sentences.map((one, j) => (j === i ? `${now}.` : one));
          for (const [at, line] of added) lines.splice(at % (lines.length + 1), 0, line);
          const text = lines.join('\n');
          const [first] = suggestPlaces(text, placeIn(old, start, start + quote.length));
          const right = text.indexOf(`${now}.`);
          expect(first).toBeDefined();
          expect(Math.abs(first!.start - right) + Math.abs(first!.end - right - now.length)).toBeLessThan(12);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('never overlap, never cut a character, and are told from the best to the least', () => {
    fc.assert(
      fc.property(fc.array(sentence, { maxLength: 6 }), fc.nat(), fc.nat(60), (sentences, at, length) => {
        const text = `${sentences.join('\n')} 👩‍👩‍👧‍👦 e\u0301`;
        const start = at % text.length;
        const all = suggestPlaces(`${text} ${text}`, placeIn(text, start, Math.min(text.length, start + length)));
        expect(all.map(({ score }) => score)).toEqual(all.map(({ score }) => score).toSorted((a, b) => b - a));
        for (const [i, one] of all.entries()) {
          expect(one.start < one.end).toBe(true);
          expect(all.slice(i + 1).some((other) => one.start < other.end && other.start < one.end)).toBe(false);
        }
      }),
    );
  });

  it('take no longer than a blink in 100,000 words', () => {
    const lines = Array.from({ length: 8_000 }, (_, i) =>
      Array.from({ length: 13 }, (_, j) => WORDS[(i * 7 + j * j * 3 + (i % (j + 2))) % WORDS.length]!).join(' '),
    );
    lines[5_000] = 'Nobody counted the rivets of the old drawbridge before the frost came';
    const old = lines.join('\n');
    const place = placeIn(old, old.indexOf('counted the rivets'), old.indexOf(' before the frost'));
    lines[5_000] = 'Nobody ever counted all the rivets in the old drawbridge before the frost came';
    const text = lines.join('\n');
    const [first] = suggestPlaces(text, place);
    expect(processorTime(() => suggestPlaces(text, place))).toBeLessThan(50);
    expect(text.slice(first!.start, first!.end)).toBe('counted all the rivets in the old drawbridge');
    expect(findQuote(text, place).found).toBe('none');
  });
});
