import type { Fragment } from '../../shared/model/records.ts';

/** Stretches of the text beside and over each other. UTF-16 code units, half-open. */

/** True when they share a character or one lies at an end of the other. */
export const meets = (a: Fragment, b: Fragment): boolean => a.start <= b.end && a.end >= b.start;

/** Returns the smallest stretch that holds both. */
export const joined = (a: Fragment, b: Fragment): Fragment => ({
  start: Math.min(a.start, b.start),
  end: Math.max(a.end, b.end),
});

/** Returns what of `whole` lies before and behind `part`: none, one or two stretches, none of them empty. */
export function differenceOf(whole: Fragment, part: Fragment): readonly Fragment[] {
  const before = { start: whole.start, end: Math.min(whole.end, part.start) };
  const behind = { start: Math.max(whole.start, part.end), end: whole.end };
  return [before, behind].filter(({ start, end }) => start < end);
}
