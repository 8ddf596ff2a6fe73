import type { Fragment } from '../model/records.ts';
import type { TextEdit } from './change.ts';

/**
 * How a range moves through an edit. Edges do not grow when text is typed at them; a correction that replaces
 * text inside the range, up to its very edges, stays inside it; a deletion across an edge cuts the range there.
 */

/**
 * Moves a range through one edit.
 *
 * @param range UTF-16 code units, half-open, in the text before the edit
 * @returns the range in the text after it, or null when no character of it is left
 * @throws RangeError when `range.start >= range.end`
 */
export function mapRange(range: Fragment, edit: TextEdit): Fragment | null {
  if (range.start >= range.end) throw new RangeError(`Empty range ${range.start} to ${range.end}`);
  if (range.end <= edit.start) return range;
  const shift = edit.length - (edit.end - edit.start);
  if (range.start >= edit.end) return shift === 0 ? range : { start: range.start + shift, end: range.end + shift };
  const holdsReplacement = edit.start < edit.end && range.start <= edit.start && edit.end <= range.end;
  const insertedInside = edit.start === edit.end;
  if (holdsReplacement || insertedInside) return nonEmpty(range.start, range.end + shift);
  const start = range.start < edit.start ? range.start : edit.start + edit.length;
  const end = range.end > edit.end ? range.end + shift : edit.start;
  return nonEmpty(start, end);
}

const nonEmpty = (start: number, end: number): Fragment | null => (start < end ? { start, end } : null);

/**
 * Moves every fragment through one edit; fragments that now touch become one.
 *
 * @returns the same array when nothing moved, so that identity tells whether something did
 */
export function mapFragments(fragments: readonly Fragment[], edit: TextEdit): readonly Fragment[] {
  const last = fragments.at(-1);
  if (last === undefined || last.end <= edit.start) return fragments;
  const moved: Fragment[] = [];
  for (const fragment of fragments) {
    const next = mapRange(fragment, edit);
    if (next !== null) moved.push(next);
  }
  return normaliseFragments(moved);
}

/** True when the edit takes away or replaces at least one character of the fragments. */
export const isHit = (fragments: readonly Fragment[], edit: TextEdit): boolean =>
  fragments.some((fragment) => fragment.start < edit.end && edit.start < fragment.end && edit.start < edit.end);

/** Sorts fragments and joins those that touch or overlap. */
export function normaliseFragments(fragments: readonly Fragment[]): Fragment[] {
  const sorted = fragments.filter(({ start, end }) => start < end).sort((a, b) => a.start - b.start || a.end - b.end);
  const joined: Fragment[] = [];
  for (const fragment of sorted) {
    const last = joined.at(-1);
    if (last !== undefined && fragment.start <= last.end) {
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, fragment.end) };
    } else {
      joined.push(fragment);
    }
  }
  return joined;
}

/** Moves one offset through an edit; inside a deletion it falls to its start, at an insertion it stays before it. */
export function mapOffset(offset: number, edit: TextEdit): number {
  if (offset <= edit.start) return offset;
  if (offset >= edit.end) return offset + edit.length - (edit.end - edit.start);
  return edit.start;
}
