import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expandAt, nextExpansion } from '../../../shared/analysis/expand.ts';
import { snapToGraphemes } from '../../../shared/analysis/graphemes.ts';
import { findQuotations } from '../../../shared/analysis/quotation-marks.ts';
import { sentencesOf } from '../../../shared/analysis/sentences.ts';
import type { Expansion } from '../../../shared/model/scheme.ts';
import type { Fragment } from '../../../shared/model/records.ts';
import { processorTime } from '../../builders/processor-time.ts';

/** Expands at the `|` of a text written with one. */
function expanded(written: string, expansion: Expansion): string | null {
  const offset = written.indexOf('|');
  const text = written.replace('|', '');
  const range = expandAt(text, offset, expansion);
  return range === null ? null : text.slice(range.start, range.end);
}

describe('the quotation at the caret', () => {
  it.each([
    ['“We| will win,” said Anna.', 'We will win,'],
    ['|“We will win,” said Anna.', 'We will win,'],
    ['“We will win,”| said Anna.', 'We will win,'],
    ['“We will win,” said| Anna.', null],
    ['Nobody s|aid a word.', null],
    ['“He told me ‘never a|gain,’” she said.', 'never again,'],
    ['“He told| me ‘never again,’” she said.', 'He told me ‘never again,’'],
    ['‘They’re late and the crew won’t wait,’| she said.', 'They’re late and the crew won’t wait,'],
    ['‘The officials’ answer was| no,’ she said.', 'The officials’ answer was no,'],
    ['‘The workers’| and ‘the owners’ disagree.', 'The workers'],
    ['Russia’s “swift| and extreme” answer isn’t “new.”', 'swift and extreme'],
    ['„Wir kommen| nicht“, sagte sie.', 'Wir kommen nicht'],
    ['»Wir kommen| nicht«, sagte sie.', 'Wir kommen nicht'],
    ['« Nous ne viendrons| pas », dit-elle.', 'Nous ne viendrons pas'],
    ['Elle a dit : «\u00a0Nous ‹viendrons|›\u00a0».', 'viendrons'],
    ['”Vi kommer| inte”, sa hon.', 'Vi kommer inte'],
    ['彼は「明日『行く|』と言った」と書いた。', '行く'],
    ['"We will| win," said Anna. "Soon."', 'We will win,'],
    ['"We will win," said |Anna. "Soon."', null],
    ['"We will win," said Anna. "So|on."', 'Soon.'],
    ['A 5" pipe and a 6" pipe, “he| said”.', 'he said'],
    ["It was in the '90s, and the boys' room| stayed shut.", null],
  ])('%s', (written, expected) => {
    expect(expanded(written, 'quotation')).toBe(expected);
  });

  it('runs on over paragraphs that repeat the opening mark', () => {
    const text = 'She said: “The bridge stays.\n“The ferry| goes.\n“So do I,” and left.\n“And the rest?” he asked.';
    const whole = 'The bridge stays.\n“The ferry goes.\n“So do I,';
    expect(expanded(text, 'quotation')).toBe(whole);
    expect(expanded(text.replace('|', '').replace('So do', 'So |do'), 'quotation')).toBe(whole);
    expect(expanded(text.replace('|', '').replace('stays', 'st|ays'), 'quotation')).toBe(whole);
    expect(expanded(text.replace('|', '').replace('rest', 're|st'), 'quotation')).toBe('And the rest?');
  });

  it('does not run on when the next paragraph begins without a mark', () => {
    expect(expanded('She said: “The bridge st|ays.\nThe ferry goes.”', 'quotation')).toBe(null);
  });
});

describe('the name at the caret', () => {
  it.each([
    ['But Ms. Nul|and stressed it.', 'Ms. Nuland'],
    ['However |Secretary of State Antony Blinken made it clear.', 'Secretary of State Antony Blinken'],
    ['However Secretary of State Antony Blin|ken made it clear.', 'Secretary of State Antony Blinken'],
    ['The commission’s Ursula v|on der Leyen agreed.', 'Ursula von der Leyen'],
    ['Then Bashar al-|Assad left.', 'Bashar al-Assad'],
    ['A letter from J. R. Ha|le arrived.', 'J. R. Hale'],
    ['said Dr.| Ana Ruiz, a surgeon.', 'Dr. Ana Ruiz'],
    ['The S|tate Department’s Ms. Nuland said so.', 'State Department'],
    ['The State Department’s Ms. Nu|land said so.', 'Ms. Nuland'],
    ['President Volodymyr Zelen|skyy Thursday, the White House said', 'President Volodymyr Zelenskyy'],
    ['“We won’t rush,” h|e said.', 'he'],
    ['T|hey said no.', 'They'],
    ['Kremlin offi|cials stressed Thursday that', 'Kremlin officials'],
    ['|Kremlin officials stressed Thursday that', 'Kremlin officials'],
    ['In the meantime, foreign policy ana|lysts warn that', 'foreign policy analysts'],
    ['|Analysts said the decision', 'Analysts'],
    ['according to two retired engi|neers, the', 'two retired engineers'],
    ['U.S.| officials said that they', 'U.S. officials'],
    ['Kremlin spokes|man Dmitry Peskov said there', 'Kremlin spokesman Dmitry Peskov'],
    ['Kremlin spokesman Dmitry Pes|kov said there', 'Dmitry Peskov'],
    ['Mr. Kir|by’s briefing', 'Mr. Kirby'],
    ['the ball| rolled', 'ball'],
    ['O’Br|ien said', 'O’Brien'],
  ])('%s', (written, expected) => {
    expect(expanded(written, 'name')).toBe(expected);
  });
});

describe('the word at the caret', () => {
  it.each([
    ['“We will,” sa|id Anna', 'said'],
    ['“We will,”| said Anna', 'said'],
    ['they won’|t go', 'won’t'],
    ['he said | loudly', 'loudly'],
    ['東京|へ行く', 'へ'],
    ['|', null],
  ])('%s', (written, expected) => {
    expect(expanded(written, 'word')).toBe(expected);
  });
});

describe('the sentence at the caret', () => {
  it.each([
    ['Dr. Ruiz met| Mr. Hale on Feb. 7 at No. 5 Quay St. near the pier. They left.', 0],
    ['The U.S. Coast Guard came| at 5 p.m. Friday. They left.', 0],
    ['“Why now?” Mr. Kirby asked| them. They left.', 0],
    ['“Why now?” she a|sked. They left.', 0],
    ['It cost approx. 4 million. They l|eft.', 1],
    ['He lives in the U.S. He is| well.', 1],
    ['He said: “We won. They lo|st.” Then he left.', 1],
  ])('%s', (written, which) => {
    const text = written.replace('|', '');
    const sentences = sentencesOf(text).map(({ start, end }) => text.slice(start, end));
    expect(expanded(written, 'sentence')).toBe(sentences[which]);
    expect(sentences.slice(0, which).join(' ').length).toBeLessThan(text.length);
  });

  it('keeps the mark that closes it, and nothing of its neighbours', () => {
    expect(expanded('He said: “We won. They lo|st.” Then he left.', 'sentence')).toBe('They lost.”');
    expect(expanded('One.\nTw|o.\nThree.', 'sentence')).toBe('Two.');
    expect(expanded('It cost approx. 4 million| euros.  They left.', 'sentence')).toBe(
      'It cost approx. 4 million euros.',
    );
  });
});

describe('growing', () => {
  function steps(written: string): string[] {
    const text = written.replace('|', '');
    const offset = written.indexOf('|');
    const found: string[] = [];
    let range: Fragment | null = { start: offset, end: offset };
    while ((range = nextExpansion(text, range)) !== null) found.push(text.slice(range.start, range.end));
    return found;
  }

  it('goes from the word over clause and quotation to sentence and paragraph', () => {
    expect(steps('Rain fell. “The old bri|dge, they say, must go,” Mayor Hale said. It rained.')).toEqual([
      'bridge',
      'The old bridge',
      'The old bridge, they say, must go,',
      '“The old bridge, they say, must go,”',
      '“The old bridge, they say, must go,” Mayor Hale said.',
      'Rain fell. “The old bridge, they say, must go,” Mayor Hale said. It rained.',
    ]);
  });

  it('takes the title before a name after the name', () => {
    expect(steps('That is so, Harbour spokesman Tom H|ale said.').slice(0, 3)).toEqual([
      'Hale',
      'Tom Hale',
      'Harbour spokesman Tom Hale',
    ]);
  });
});

const prose = fc
  .array(
    fc.constantFrom(
      ...'“ ” ‘ ’ " « » „ 「 」 . , ? \n'.split(' '),
      ...['Anna', 'said', 'Dr.', 'U.S.', 'they’re', 'e\u0301', '👩‍👩‍👧', '𝒜', '日本', ' ', ' ', ' ', 'officials', 'von'],
    ),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join(''));

const isWhole = (text: string, range: Fragment) => {
  const snapped = snapToGraphemes(text, range);
  return snapped.start === range.start && snapped.end === range.end;
};

describe('laws', () => {
  it('whatever is taken is not empty, lies in the text and cuts no character (T2)', () => {
    fc.assert(
      fc.property(
        prose,
        fc.nat(),
        fc.constantFrom<Expansion>('quotation', 'name', 'word', 'sentence'),
        (text, at, expansion) => {
          const range = expandAt(text, at % (text.length + 1), expansion);
          return range === null || (range.start < range.end && range.end <= text.length && isWhole(text, range));
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('each growth is strictly larger, and it ends', () => {
    fc.assert(
      fc.property(prose, fc.nat(), fc.nat(), (text, a, b) => {
        const ends = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y);
        let range: Fragment = { start: ends[0]!, end: ends[1]! };
        for (let count = 0; count < 30; count += 1) {
          const next = nextExpansion(text, range);
          if (next === null) return true;
          const grew = next.end - next.start > range.end - range.start;
          if (!grew || next.start > range.start || next.end < range.end || !isWhole(text, next)) return false;
          range = next;
        }
        return false;
      }),
      { numRuns: 1000 },
    );
  });

  it('snapping widens, keeps what is whole, and agrees with the segmenter', () => {
    const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), fc.nat(), fc.nat(), (text, a, b) => {
        const [start = 0, end = 0] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y);
        const edges = new Set([...Array.from(segmenter.segment(text), ({ index }) => index), text.length]);
        const snapped = snapToGraphemes(text, { start, end });
        const widens = snapped.start <= start && (snapped.end >= end || start === end);
        return widens && edges.has(snapped.start) && edges.has(snapped.end);
      }),
    );
  });

  it('quotations of hostile text take time in proportion to its length (H8)', () => {
    const hostile = ['“', '‘s’ a ', '"', '«»', '“\n', '’', '‘', "s' b '"].map((piece) => piece.repeat(20_000));
    const milliseconds = processorTime(() => {
      for (const text of hostile) {
        findQuotations(text);
        expandAt(text, text.length >> 1, 'quotation');
      }
    });
    expect(milliseconds).toBeLessThan(5000);
  });

  it('refuses a caret outside the text', () => {
    expect(() => expandAt('Anna', 5, 'word')).toThrow(RangeError);
    expect(() => nextExpansion('Anna', { start: 3, end: 2 })).toThrow(RangeError);
  });
});

const standoff = resolve(import.meta.dirname, '../../../../shared/article/ukraine-standoff.txt');

describe.skipIf(!existsSync(standoff))('the article this product was first asked to handle', () => {
  it('yields every pair of curly marks from any caret inside', () => {
    const text = readFileSync(standoff, 'utf8').trimEnd();
    const pairs = [...text.matchAll(/“([^“”]*)”/gu)];
    expect(pairs.length).toBeGreaterThan(15);
    for (const { 0: whole, index } of pairs) {
      const content = { start: index + 1, end: index + whole.length - 1 };
      for (let caret = index; caret <= index + whole.length; caret += 1) {
        expect(expandAt(text, caret, 'quotation'), `caret ${caret}`).toEqual(content);
      }
    }
  });

  it('yields the speakers of its attributions', () => {
    const text = readFileSync(standoff, 'utf8');
    const names: [string, string][] = [
      ['stated |Victoria Nuland', 'Victoria Nuland'],
      ['However |Ms. Nuland pressured', 'Ms. Nuland'],
      ['|Kremlin officers pressured', 'Kremlin officers'],
      ['However Pentagon |spokesman John Kirby', 'Pentagon spokesman John Kirby'],
      ['acceptable subsequent step,” stated |Andrew Lohsen', 'Andrew Lohsen'],
    ];
    for (const [place, expected] of names) {
      const at = text.indexOf(place.replace('|', ''));
      if (at === -1) continue;
      const range = expandAt(text, at + place.indexOf('|') + 2, 'name');
      expect(range && text.slice(range.start, range.end)).toBe(expected);
    }
  });
});
