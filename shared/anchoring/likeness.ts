import type { Fragment } from '../model/records.ts';

/** How alike two short texts are, and where in a longer one something like a given text begins and ends. */

/** Pairs of neighbouring characters that both have, of all they have: from 0 to 1 (Dice). Letters in any case. */
export function likeness(one: string, other: string): number {
  if (one === other) return 1;
  const [ours, theirs] = [pairsOf(one), pairsOf(other)];
  let [shared, all] = [0, 0];
  for (const [pair, count] of ours) {
    shared += Math.min(count, theirs.get(pair) ?? 0);
    all += count;
  }
  for (const count of theirs.values()) all += count;
  return all === 0 ? 0 : (2 * shared) / all;
}

function pairsOf(text: string): Map<string, number> {
  const pairs = new Map<string, number>();
  const letters = ` ${text.toLowerCase().trim()} `;
  for (let i = 0; i + 1 < letters.length; i += 1) {
    const pair = letters.slice(i, i + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

/** What of a long quote is aligned at each end, UTF-16 code units: its ends tell where it begins and ends. */
const END_LENGTH = 96;

/** How far from where it is expected an end may stand, UTF-16 code units. */
const SLACK = 48;

/**
 * Returns the stretch of the text that is most like `exact`, looked for where it would begin at `start`; null where
 * nothing there is like it.
 */
export function alignedIn(text: string, exact: string, start: number): Fragment | null {
  const [head, tail] = [exact.slice(0, END_LENGTH), exact.slice(-END_LENGTH)];
  const begins = alignedEnd(reversed(windowOf(text, start - SLACK, start + head.length + SLACK)), reversed(head));
  const windowEnd = Math.min(text.length, start + head.length + SLACK);
  const expected = start + exact.length - tail.length;
  const windowStart = Math.max(0, expected - SLACK);
  const ends = alignedEnd(windowOf(text, windowStart, expected + tail.length + SLACK), tail);
  if (begins === null || ends === null) return null;
  const found = { start: windowEnd - begins, end: windowStart + ends };
  return found.start < found.end ? found : null;
}

const windowOf = (text: string, start: number, end: number): string => text.slice(Math.max(0, start), Math.max(0, end));

const reversed = (text: string): string => text.split('').reverse().join('');

/**
 * Returns where in `window` the stretch ends that takes the fewest edits to become `pattern`, wherever it begins; null
 * when it takes more than half of the pattern's length. Work is the product of the two lengths, both of which are small.
 */
function alignedEnd(window: string, pattern: string): number | null {
  let costs = Array.from({ length: pattern.length + 1 }, (_, i) => i);
  let best = { cost: pattern.length, at: 0 };
  for (let at = 1; at <= window.length; at += 1) {
    const next = [0];
    for (let i = 1; i <= pattern.length; i += 1) {
      const swap = costs[i - 1]! + (pattern[i - 1] === window[at - 1] ? 0 : 1);
      next.push(Math.min(swap, costs[i]! + 1, next[i - 1]! + 1));
    }
    costs = next;
    if (costs[pattern.length]! < best.cost) best = { cost: costs[pattern.length]!, at };
  }
  return best.cost * 2 > pattern.length ? null : best.at;
}
