import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { contextOf } from '../../../shared/annotations/covered-text.ts';
import { findQuote } from '../../../shared/anchoring/find-quote.ts';
import type { LastPlace } from '../../../shared/model/records.ts';
import { arbitraryText } from '../../builders/arbitrary-article.ts';

/** The place of the words between braces, and the text without the braces. */
function placed(written: string): { readonly text: string; readonly place: LastPlace } {
  const start = written.indexOf('{');
  const end = written.indexOf('}') - 1;
  const text = written.replace('{', '').replace('}', '');
  return { text, place: placeIn(text, start, end) };
}

const placeIn = (text: string, start: number, end: number): LastPlace => ({
  exact: text.slice(start, end),
  ...contextOf(text, [{ start, end }]),
  at: start,
});

/** What is found in `now` of what stood in `was`: the finding, and the words with a bar on either side. */
function seek(was: string, now: string) {
  const finding = findQuote(now, placed(was).place);
  if (finding.found === 'none') return 'none';
  const { start, end } = finding.found === 'ambiguous' ? finding.nearest : finding;
  return `${finding.found} ${now.slice(0, start)}|${now.slice(start, end)}|${now.slice(end)}`;
}

describe('the words of an annotation are found again (T10)', () => {
  it('when they stand in one place alone', () => {
    expect(seek('She said “{we will win}”.', 'Later, “we will win” was all she said.')).toBe(
      'unique Later, “|we will win|” was all she said.',
    );
  });

  it('when one of several places has the same words on both sides', () => {
    const before = 'In the council chamber on Monday night, Ann ';
    const after = ' that the line would be closed for good. ';
    expect(seek(`${before}{said}${after}Bo said yes.`, `Bo said no. ${before}said${after}Bo said yes.`)).toBe(
      `by-context Bo said no. ${before}|said|${after}Bo said yes.`,
    );
  });

  it.each([
    ['gone', 'She said “{we will win}”.', 'She said “we shall win”.'],
    ['there in other letters', 'the {café} is shut', 'the cafe\u0301 is shut'],
    ['there in capitals', 'he {lied}', 'he LIED'],
    ['there with another space', 'we {will win}', 'we will\u00a0win'],
    ['half of a character', '{e} and', 'e\u0301t\u00e9'],
    ['half of an emoji', '{👩} went', 'the 👩‍👩‍👧 went'],
    ['half of a flag', 'x {🇨🇿} y', 'x 🇫🇨🇿🇨 y'],
  ])('but not where they are %s', (_, was, now) => {
    expect(seek(was, now)).toBe('none');
  });

  it('but not unasked inside a longer word', () => {
    expect(seek('{Ann} said so', 'The Annual report said so')).toBe('ambiguous The |Ann|ual report said so');
    expect(seek('{東京}で発表', '昨日東京都')).toBe('unique 昨日|東京|都');
  });

  it('but not by the nearer of two places', () => {
    expect(seek('aaa {yes} bbb', 'ccc yes ddd yes eee')).toBe('ambiguous ccc |yes| ddd yes eee');
  });

  it('but not by one context alone, nor by contexts that nobody knows', () => {
    const place: LastPlace = { exact: 'said', prefix: 'Ann ', suffix: ' no.', at: 4 };
    expect(findQuote('Ann said yes. Bo said no.', place)).toMatchObject({ found: 'ambiguous', places: 2 });
    expect(findQuote('Ann said yes. Bo said no.', { ...place, prefix: '', suffix: '' }).found).toBe('ambiguous');
    expect(findQuote('', { ...place, exact: '' })).toEqual({ found: 'none' });
  });

  it('taking the end of the text for a context', () => {
    expect(findQuote('no, no', { exact: 'no', prefix: '', suffix: ', no', at: 0 })).toEqual({
      found: 'by-context',
      start: 0,
      end: 2,
    });
    expect(findQuote('no, no', { exact: 'no', prefix: 'no, ', suffix: '', at: 4 })).toEqual({
      found: 'by-context',
      start: 4,
      end: 6,
    });
  });
});

/** Sentences of which each differs from the others by a word, a number, a name or a negation. */
const LOOK_ALIKES = ['The minister', 'The mayor', 'A spokesman'].flatMap((who) =>
  ['said', 'denied'].flatMap((cue) =>
    ['will', 'will not', 'may'].flatMap((verb) =>
      ['40', '400', '41'].map((number) => `${who} ${cue} that the tram line ${verb} cost ${number} million euros.`),
    ),
  ),
);

describe(`among ${LOOK_ALIKES.length} sentences that are nearly the same`, () => {
  const article = LOOK_ALIKES.join('\n');
  const places = LOOK_ALIKES.flatMap((sentence, i) => {
    const start = LOOK_ALIKES.slice(0, i).reduce((sum, { length }) => sum + length + 1, 0);
    const words = /that (?<claim>.+)\./.exec(sentence)!;
    const claim = start + sentence.indexOf(words.groups!.claim!);
    return [
      { start, end: start + sentence.length },
      { start: claim, end: claim + words.groups!.claim!.length },
      { start: claim, end: claim + 8 },
    ];
  });

  test('every one is found where it stands, or left to somebody to see (T10)', () => {
    for (const { start, end } of places) {
      const finding = findQuote(article, placeIn(article, start, end));
      if (finding.found === 'unique' || finding.found === 'by-context') expect(finding).toMatchObject({ start, end });
    }
  });

  test('none is placed on another once its own sentence is gone (T10)', () => {
    let automatic = 0;
    for (const { start, end } of places) {
      const lineStart = article.lastIndexOf('\n', start - 1) + 1;
      const lineEnd = article.indexOf('\n', start);
      const without = article.slice(0, lineStart) + (lineEnd === -1 ? '' : article.slice(lineEnd + 1));
      const { found } = findQuote(without, placeIn(article, start, end));
      if (found === 'unique' || found === 'by-context') automatic += 1;
    }
    expect(automatic).toBe(0);
  });

  test('each is found again when the sentences come in another order, with text between them (T10)', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(LOOK_ALIKES, { minLength: LOOK_ALIKES.length }), (order) => {
        const text = `New first line.\n${order.join('\nAnd then:\n')}`;
        for (const sentence of LOOK_ALIKES) {
          const at = article.indexOf(sentence);
          const finding = findQuote(text, placeIn(article, at, at + sentence.length));
          expect(finding).toMatchObject({ found: 'unique', start: text.indexOf(sentence) });
        }
      }),
      { numRuns: 20 },
    );
  });
});

test('whatever is found reads as it did and cuts no character (T2, T10)', () => {
  const segmenter = new Intl.Segmenter('en');
  const edges = (text: string) => new Set([...[...segmenter.segment(text)].map(({ index }) => index), text.length]);
  fc.assert(
    fc.property(arbitraryText, arbitraryText, fc.nat(), fc.nat(), (was, now, a, b) => {
      const [start, end] = [a % (was.length + 1), b % (was.length + 1)].sort((x, y) => x - y) as [number, number];
      const text = `${now}${was}${now}`;
      const finding = findQuote(text, placeIn(was, start, end));
      if (finding.found !== 'unique' && finding.found !== 'by-context') return;
      expect(text.slice(finding.start, finding.end)).toBe(was.slice(start, end));
      expect([edges(text).has(finding.start), edges(text).has(finding.end)]).toEqual([true, true]);
    }),
    { numRuns: 500 },
  );
});
