/**
 * Two units count the same text: **UTF-16 code units** in memory (as JavaScript and ProseMirror do) and **Unicode
 * code points** on disk (as W3C Web Annotation, REFI-QDA, brat and Python do). This module alone converts.
 */

const isHigh = (unit: number) => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff;

/** Converts offsets of one text between UTF-16 code units and code points; each look-up is a binary search. */
export interface OffsetTable {
  /** @throws RangeError when `offset` is outside the text or inside a surrogate pair */
  toCodePoints(offset: number): number;
  /** @throws RangeError when `offset` is outside the text */
  toUtf16(offset: number): number;
  /** Length of the text in code points. */
  readonly codePoints: number;
}

/** Builds the table for `text`; linear in its length, small where the text has no astral characters. */
export function offsetTable(text: string): OffsetTable {
  const pairs: number[] = [];
  for (let unit = 0; unit + 1 < text.length; unit += 1) {
    if (isHigh(text.charCodeAt(unit)) && isLow(text.charCodeAt(unit + 1))) {
      pairs.push(unit);
      unit += 1;
    }
  }
  const codePoints = text.length - pairs.length;
  return {
    codePoints,
    toCodePoints(offset) {
      if (!Number.isInteger(offset) || offset < 0 || offset > text.length) throw outOfRange(offset, text.length);
      const before = countBelow(pairs, offset);
      if (before > 0 && pairs[before - 1] === offset - 1) {
        throw new RangeError(`Offset ${offset} is inside a surrogate pair`);
      }
      return offset - before;
    },
    toUtf16(offset) {
      if (!Number.isInteger(offset) || offset < 0 || offset > codePoints) throw outOfRange(offset, codePoints);
      return offset + countPairsBefore(pairs, offset);
    },
  };
}

/** How many numbers of the ascending list are smaller than `value`. */
function countBelow(ascending: readonly number[], value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many pairs begin before the code point `offset`: pair i begins at code point `pairs[i] - i`. */
function countPairsBefore(pairs: readonly number[], offset: number): number {
  let low = 0;
  let high = pairs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (pairs[middle]! - middle < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

const outOfRange = (offset: number, length: number) => new RangeError(`Offset ${offset} is outside 0 to ${length}`);
