import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paragraphsOf, textOf } from '../../../shared/model/block.ts';
import { offsetTable } from '../../../shared/model/offsets.ts';
import { arbitraryText } from '../../builders/arbitrary-article.ts';

/** Text as files may hold it and, beyond that, anything a JavaScript string can be: lone surrogates too. */
const anyText = fc.oneof(
  arbitraryText,
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.constantFrom('a', '\ud83e', '\udd73', '🥳', 'ש', 'e\u0301'), { maxLength: 20 })
    .map((units) => units.join('')),
);

/** A text and two places in it, counted in code points, in order. */
const textAndRange = anyText.chain((text) => {
  const { length } = Array.from(text);
  return fc
    .tuple(fc.nat(length), fc.nat(length))
    .map(([a, b]) => ({ text, start: Math.min(a, b), end: Math.max(a, b) }));
});

describe('offsetTable', () => {
  it('counts code points as Array.from does', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const characters = Array.from(text);
        const table = offsetTable(text);
        expect(table.codePoints).toBe(characters.length);
        let unit = 0;
        for (const [point, character] of characters.entries()) {
          expect([table.toCodePoints(unit), table.toUtf16(point)]).toEqual([point, unit]);
          unit += character.length;
        }
        expect([table.toCodePoints(unit), table.toUtf16(characters.length)]).toEqual([characters.length, unit]);
      }),
    );
  });

  it('T6: cuts the same slice as a list of code points and as UTF-8 bytes', () => {
    fc.assert(
      fc.property(textAndRange, ({ text, start, end }) => {
        const { toUtf16 } = offsetTable(text);
        const characters = Array.from(text);
        const slice = text.slice(toUtf16(start), toUtf16(end));
        expect(slice).toBe(characters.slice(start, end).join(''));
        if (!text.isWellFormed()) return;
        const byteOf = (point: number) => Buffer.byteLength(characters.slice(0, point).join(''));
        expect(slice).toBe(Buffer.from(text).subarray(byteOf(start), byteOf(end)).toString());
      }),
    );
  });

  it('T6: brings every offset from UTF-16 to code points to UTF-8 bytes and back', () => {
    fc.assert(
      fc.property(anyText, (given) => {
        const text = given.toWellFormed();
        const table = offsetTable(text);
        const bytes = new TextEncoder().encode(text);
        // A code point begins at every byte that continues none: counted off the bytes, not off the text.
        const starts = [...bytes.keys()].filter((at) => (bytes[at]! & 0xc0) !== 0x80).concat(bytes.length);
        expect(starts).toHaveLength(table.codePoints + 1);
        for (const [point, byte] of starts.entries()) {
          const unit = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, byte)).length;
          expect([table.toUtf16(point), table.toCodePoints(unit)]).toEqual([unit, point]);
        }
      }),
    );
  });

  it('T2, T6: refuses an offset inside a surrogate pair, and names it', () => {
    expect(() => offsetTable('a🥳b').toCodePoints(2)).toThrow(new RangeError('Offset 2 is inside a surrogate pair'));
  });

  it('takes a lone surrogate for one character', () => {
    const { toCodePoints, toUtf16 } = offsetTable('\udd73\ud83ea');
    expect([0, 1, 2, 3].map((offset) => [toCodePoints(offset), toUtf16(offset)])).toEqual([
      [0, 0],
      [1, 1],
      [2, 2],
      [3, 3],
    ]);
  });

  it.each([-1, 5, 0.5, NaN])('refuses the offset %d, which is outside the text, both ways', (offset) => {
    const { toCodePoints, toUtf16 } = offsetTable('a🥳b');
    expect(() => toCodePoints(offset)).toThrow(new RangeError(`Offset ${offset} is outside 0 to 4`));
    expect(() => toUtf16(offset)).toThrow(new RangeError(`Offset ${offset} is outside 0 to 3`));
  });
});

it('joins blocks by one line feed, and parts them again', () => {
  fc.assert(
    fc.property(fc.array(arbitraryText, { minLength: 1 }), (lines) => {
      const text = textOf(lines.map((line) => ({ type: 'paragraph', text: line })));
      expect(paragraphsOf(text).map((block) => block.text)).toEqual(lines);
    }),
  );
});
