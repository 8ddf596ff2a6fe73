/**
 * A **tally** counts how often proposals of one key (a rule, a cue, a form of a name that stands for somebody) were
 * taken and rejected. Tallies are lists sorted by their key, so that the order of decisions leaves no trace, and
 * bounded in number, in length of key and in count, so that what is learned never grows without end.
 */
export interface Tally {
  readonly key: string;
  readonly taken: number;
  readonly rejected: number;
}

export type Tallies = readonly Tally[];

/** Counts stop here: a thousand decisions of one rule say all that there is to say. */
export const MOST_COUNTED = 1000;

/** Longer keys are no rules, cues or names. UTF-16 code units. */
export const LONGEST_KEY = 120;

/** Returns the count of a key; zeros where there is none. */
export const tallyOf = (tallies: Tallies, key: string): Tally =>
  tallies.find((tally) => tally.key === key) ?? { key, taken: 0, rejected: 0 };

/**
 * Returns the tallies with one decision more, or with one less where `step` is -1. What was never decided is left out;
 * past `most` keys, the one with the fewest decisions goes, but never the one that was decided now.
 */
export function counted(tallies: Tallies, key: string, isTaken: boolean, step: 1 | -1, most: number): Tallies {
  if (key === '' || key.length > LONGEST_KEY) return tallies;
  const before = tallyOf(tallies, key);
  const taken = isTaken ? bounded(before.taken + step) : before.taken;
  const rejected = isTaken ? before.rejected : bounded(before.rejected + step);
  const others = tallies.filter((tally) => tally.key !== key);
  if (taken + rejected === 0) return others;
  return sorted([...atMost(others, most - 1), { key, taken, rejected }]);
}

/** Reads tallies out of unknown JSON: what is none is left out, what is there twice counts once. */
export function readTallies(value: unknown, most: number): Tallies {
  if (!Array.isArray(value)) return [];
  const byKey = new Map<string, Tally>();
  for (const one of value as readonly unknown[]) {
    if (typeof one !== 'object' || one === null || !('key' in one)) continue;
    const { key } = one;
    if (typeof key !== 'string' || key === '' || key.length > LONGEST_KEY || byKey.has(key)) continue;
    const taken = 'taken' in one ? readCount(one.taken) : 0;
    const rejected = 'rejected' in one ? readCount(one.rejected) : 0;
    if (taken + rejected > 0) byKey.set(key, { key, taken, rejected });
  }
  return sorted(atMost([...byKey.values()], most));
}

const bounded = (count: number): number => Math.min(MOST_COUNTED, Math.max(0, count));
const readCount = (value: unknown): number =>
  typeof value === 'number' && Number.isFinite(value) ? bounded(Math.floor(value)) : 0;

/** By code units, not by a language, so that it is the same everywhere. */
const sorted = (tallies: Tallies): Tallies =>
  tallies.toSorted((a, b) => {
    if (a.key === b.key) return 0;
    return a.key < b.key ? -1 : 1;
  });

function atMost(tallies: Tallies, most: number): Tallies {
  if (tallies.length <= most) return tallies;
  const decisions = ({ taken, rejected }: Tally) => taken + rejected;
  return tallies.toSorted((a, b) => decisions(b) - decisions(a)).slice(0, most);
}
