import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countedText } from '../../../../shared/formats/foreign/counted-text.ts';
import { CODE_POINTS, UTF_16, type ForeignSpan } from '../../../../shared/formats/foreign/foreign-document.ts';
import { chooseReading, placeOf } from '../../../../shared/formats/foreign/offset-proof.ts';
import type { OffsetReading } from '../../../../shared/model/import-report.ts';
import type { Fragment } from '../../../../shared/model/records.ts';

const PIECES = ['Ann', ' said ', 'é', '🎉', '𝔘', 'שלום', '人', '\n', '\r\n', '“no”', '. ', 'ordinary words '];
const arbitraryRaw = fc
  .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 40 })
  .map((parts) => parts.join(''));

const READINGS: readonly OffsetReading[] = (['code-points', 'utf-16', 'utf-8'] as const).flatMap((unit) =>
  (['as-they-are', 'one', 'two'] as const).flatMap((lineEnds) =>
    (['exclusive', 'inclusive'] as const).map((end) => ({ unit, lineEnds, end })),
  ),
);

/** How many units the head of the file counts, worked out anew by the plainest means. */
function count(head: string, { unit, lineEnds }: OffsetReading): number {
  const ends = { 'as-they-are': null, one: '\n', two: '\r\n' }[lineEnds];
  const counted = ends === null ? head : head.replace(/\r\n?|\n/gu, ends);
  if (unit === 'utf-16') return counted.length;
  return unit === 'utf-8' ? new TextEncoder().encode(counted).length : [...counted].length;
}

/** Offsets in the raw text where characters begin, none between a return and its line feed. */
function edgesOf(raw: string): number[] {
  const edges = [0];
  for (const piece of raw.match(/\r\n|[\s\S]/gu) ?? []) edges.push(edges.at(-1)! + piece.length);
  return edges;
}

/** A span as another program would write it that counts by this reading. */
function spanOf(raw: string, { start, end }: Fragment, reading: OffsetReading, isQuoted: boolean): ForeignSpan {
  const fragment = {
    start: count(raw.slice(0, start), reading),
    end: count(raw.slice(0, end), reading) - Number(reading.end === 'inclusive'),
  };
  const quoted = raw.slice(start, end).replace(/\r\n/gu, '\n');
  return { id: `${start}-${end}`, label: 'x', fragments: [fragment], attributes: {}, ...(isQuoted && { quoted }) };
}

describe('the proof of offsets', () => {
  test('finds the words again, whichever way the file counts', () => {
    fc.assert(
      fc.property(
        arbitraryRaw,
        fc.constantFrom(...READINGS),
        fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 3, maxLength: 8 }),
        (raw, reading, cuts) => {
          const edges = edgesOf(raw);
          const places = cuts
            .map(([a, b]) => [edges[a % edges.length]!, edges[b % edges.length]!].sort((x, y) => x - y))
            .map(([start, end]) => ({ start: start!, end: end! }))
            .filter(({ start, end }) => start < end);
          const counted = countedText(raw);
          const spans = places.map((place) => spanOf(raw, place, reading, true));
          const { fitting, checked, reading: chosen } = chooseReading([{ counted, spans }], CODE_POINTS);
          expect([fitting, checked]).toEqual([places.length, places.length]);
          for (const [i, span] of spans.entries()) {
            const [found] = placeOf(span, counted, chosen)!;
            const words = counted.text.slice(found!.start, found!.end);
            const wanted = raw.slice(places[i]!.start, places[i]!.end).replace(/\r\n/gu, '\n');
            expect(words.replaceAll(/\s+/gu, ' ').trim()).toBe(wanted.replaceAll(/\s+/gu, ' ').trim());
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  test('keeps to the standard where that is no worse than the others', () => {
    const raw = 'Ann said “no”.';
    const spans = [spanOf(raw, { start: 0, end: 3 }, UTF_16, true)];
    const chosen = chooseReading([{ counted: countedText(raw), spans }], UTF_16);
    expect(chosen).toEqual({ reading: UTF_16, checked: 1, fitting: 1, because: 'standard' });
  });

  test('takes bytes for bytes when the words say so, and tells how many fit', () => {
    const raw = '“Né 🎉,” Ann said. Bo asked: “Why?”';
    const reading: OffsetReading = { unit: 'utf-8', lineEnds: 'as-they-are', end: 'exclusive' };
    const at = (words: string) => ({ start: raw.indexOf(words), end: raw.indexOf(words) + words.length });
    const spans = [
      spanOf(raw, at('Ann'), reading, true),
      spanOf(raw, at('Bo'), reading, true),
      { ...spanOf(raw, at('Why'), reading, true), quoted: 'When' },
    ];
    expect(chooseReading([{ counted: countedText(raw), spans }], CODE_POINTS)).toEqual({
      reading,
      checked: 3,
      fitting: 2,
      because: 'words',
    });
  });

  test('without words it overrules the standard only by word edges, and only when those are clear', () => {
    const raw = `${'One two 🎉 three four five six seven.\r\n'.repeat(6)}`;
    const two: OffsetReading = { unit: 'utf-16', lineEnds: 'two', end: 'exclusive' };
    const lines = raw.replaceAll('\r\n', '\n');
    const words = [...lines.matchAll(/three|six/gu)].map(({ index, 0: word }) => ({
      start: index,
      end: index + word.length,
    }));
    const spans = words.map((place) => spanOf(lines, place, two, false));
    const chosen = chooseReading([{ counted: countedText(lines), spans }], CODE_POINTS);
    expect(chosen).toMatchObject({ reading: two, because: 'word-edges' });
    expect(chooseReading([{ counted: countedText(lines), spans: spans.slice(0, 3) }], CODE_POINTS)).toMatchObject({
      reading: CODE_POINTS,
      because: 'standard',
    });
  });

  test('an offset inside a character, outside the text or that is no number leads nowhere', () => {
    const counted = countedText('a🎉b');
    expect(counted.offsetOf(UTF_16, 2)).toBeNull();
    expect(counted.offsetOf({ unit: 'utf-8', lineEnds: 'as-they-are', end: 'exclusive' }, 3)).toBeNull();
    for (const offset of [-1, 99, NaN, 0.5]) expect(counted.offsetOf(CODE_POINTS, offset)).toBeNull();
    expect(counted.offsetOf(CODE_POINTS, 2)).toBe(3);
  });
});
