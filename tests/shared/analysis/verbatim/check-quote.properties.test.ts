import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { VERBATIM_STATES } from '../../../../shared/model/source-text.ts';
import { checkPieces, checkQuote } from '../../../../shared/analysis/verbatim/check-quote.ts';
import { indexSource } from '../../../../shared/analysis/verbatim/indexed-source.ts';
import { turnsInText } from '../../../../shared/analysis/verbatim/source-turns.ts';

/** Words that say no, nothing and everything alike: made of syllables, so that none is a filler or a negation. */
const word = fc
  .array(fc.constantFrom('ba', 'ko', 'li', 'mu', 're', 'sta', 'von', 'ti'), { minLength: 3, maxLength: 6 })
  .map((syllables) => syllables.join(''));

/** A text of different words, and their offsets. */
const speech = (least: number) =>
  fc.uniqueArray(word, { minLength: least, maxLength: least + 120 }).map((words) => {
    let at = 0;
    const places = words.map((one, i) => {
      const start = at;
      at = start + one.length + (i % 9 === 8 ? 2 : 1);
      return { start, end: start + one.length };
    });
    return { words, places, text: words.map((one, i) => one + (i % 9 === 8 ? '. ' : ' ')).join('') };
  });

type Speech = ReturnType<typeof speech> extends fc.Arbitrary<infer T> ? T : never;

const indexed = ({ text }: Speech) => indexSource({ text, turns: [] });

/** A stretch of at least so many words. */
const cut = (least: number) =>
  speech(least + 20).chain((made) =>
    fc
      .tuple(fc.nat(made.words.length - least), fc.integer({ min: least, max: least + 20 }))
      .map(([from, length]) => ({ made, from, to: Math.min(made.words.length, from + length) })),
  );

describe('what any quote must get', () => {
  test('words that stand in a row are exact at their place', () => {
    fc.assert(
      fc.property(cut(1), ({ made, from, to }) => {
        const place = { start: made.places[from]!.start, end: made.places[to - 1]!.end };
        const { state, matches, others } = checkQuote(made.text.slice(place.start, place.end), indexed(made));
        expect({ state, matches, others }).toEqual({ state: 'exact', matches: [place], others: [] });
      }),
      { numRuns: 50 },
    );
  });

  test('words without some from within are trimmed, and what is left out is told', () => {
    fc.assert(
      fc.property(cut(6), fc.nat(), fc.nat(), ({ made, from, to }, a, b) => {
        const first = from + 1 + (a % (to - from - 2));
        const last = Math.min(first + (b % 15), to - 2);
        const quote = [...made.words.slice(from, first), ...made.words.slice(last + 1, to)].join(' ');
        const { state, matches, difference } = checkQuote(quote, indexed(made));
        const left = difference.flatMap((one) => (one.op === 'left-out' ? [one.source] : []));
        expect({ state, matches, left }).toEqual({
          state: 'trimmed',
          matches: [{ start: made.places[from]!.start, end: made.places[to - 1]!.end }],
          left: [{ start: made.places[first]!.start, end: made.places[last]!.end }],
        });
      }),
    );
  });

  test('words with another in place of one are altered', () => {
    fc.assert(
      fc.property(cut(5), fc.nat(), ({ made, from, to }, at) => {
        const words = made.words.slice(from, to);
        words[at % words.length] = 'elsewhere';
        const { state, difference } = checkQuote(words.join(' '), indexed(made));
        const ops = difference.map(({ op }) => op).filter((op) => op !== 'same');
        expect(state).toBe('altered');
        expect(ops).toHaveLength(1);
      }),
    );
  });

  test('words from two places far apart are spliced, in either order', () => {
    fc.assert(
      fc.property(speech(110), fc.integer({ min: 3, max: 12 }), fc.boolean(), (made, length, isTurned) => {
        const parts = [made.words.slice(5, 5 + length), made.words.slice(-length - 2, -2)];
        const quote = (isTurned ? parts.toReversed() : parts).map((part) => part.join(' ')).join('. ');
        const { state, matches } = checkQuote(quote, indexed(made));
        expect(state).toBe('spliced');
        expect(matches).toHaveLength(2);
      }),
    );
  });

  test('words that the source has not are not found', () => {
    fc.assert(
      fc.property(speech(30), fc.array(word, { minLength: 1, maxLength: 30 }), (made, words) => {
        const quote = words.map((one) => `x${one}`).join(' ');
        expect(checkQuote(quote, indexed(made))).toMatchObject({ state: 'not-found', matches: [] });
      }),
    );
  });

  test('whatever is asked, ranges are within their texts, in order, and the same again', () => {
    const mess = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc
        .array(
          fc.constantFrom(
            'the',
            'not',
            'we',
            'um',
            'A:',
            '\n',
            '…',
            '[',
            ']',
            '“',
            '”',
            '旧',
            'e\u0301',
            '12',
            'Anna:',
          ),
          {
            maxLength: 120,
          },
        )
        .map((parts) => parts.join(' ')),
    );
    fc.assert(
      fc.property(mess, fc.array(mess, { minLength: 1, maxLength: 3 }), (text, pieces) => {
        const source = indexSource({ text, turns: turnsInText(text) });
        for (const check of [checkQuote, checkPieces]) {
          const result = check(pieces, source, { speakers: ['Anna'] });
          expect(check(pieces, source, { speakers: ['Anna'] })).toEqual(result);
          expect(VERBATIM_STATES).toContain(result.state);
          const quoteRanges = result.difference.flatMap((one) => ('quote' in one ? [one.quote] : []));
          for (const { start, end } of quoteRanges)
            expect(0 <= start && start < end && end <= result.content.length).toBe(true);
          quoteRanges.forEach(({ start }, i) => expect(start).toBeGreaterThanOrEqual(quoteRanges[i - 1]?.end ?? 0));
          const sourceRanges = result.difference.flatMap((one) => ('source' in one ? [one.source] : []));
          for (const { start, end } of [...sourceRanges, ...result.matches, ...result.others]) {
            expect(0 <= start && start < end && end <= text.length).toBe(true);
          }
        }
      }),
      { numRuns: 80 },
    );
  });
});
