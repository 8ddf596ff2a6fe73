import type { Page } from './page.ts';

/**
 * A **stretch** is where two pages differ: `[start, end)` of the one stands where `[toStart, toEnd)` of the other does,
 * and between two stretches the pages are the same. Often it could lie elsewhere just as well: a second “very” put
 * in before the first or after it makes the same text. Here each one is **settled** in the place that depends on the
 * words around it alone, so that two people's same edit is found to be the same one.
 */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly toStart: number;
  readonly toEnd: number;
}

/** UTF-16 units to look along on each side; text that repeats itself for longer stays where it was found. */
const REACH = 2_000;

/** Returns the stretches, each insertion and deletion in its settled place. */
export function settled(from: Page, to: Page, stretches: readonly Stretch[]): Stretch[] {
  const found: Stretch[] = [];
  for (const [i, stretch] of stretches.entries()) {
    const before = found.at(-1);
    const after = stretches[i + 1];
    // One unit stays between two, or they would be one.
    const room = {
      left: before === undefined ? stretch.start : stretch.start - before.end - 1,
      right: (after === undefined ? from.text.length : after.start - 1) - stretch.end,
    };
    found.push(isOneSided(stretch) ? settle(from, to, stretch, room) : stretch);
  }
  return found;
}

const isOneSided = ({ start, end, toStart, toEnd }: Stretch): boolean => start === end || toStart === toEnd;

function settle(from: Page, to: Page, stretch: Stretch, room: { readonly left: number; readonly right: number }) {
  const isInsertion = stretch.start === stretch.end;
  const text = isInsertion ? to.text : from.text;
  const [start, end] = isInsertion ? [stretch.toStart, stretch.toEnd] : [stretch.start, stretch.end];
  let left = 0;
  while (left < Math.min(room.left, REACH) && text[start - 1 - left] === text[end - 1 - left]) left += 1;
  let right = 0;
  while (right < Math.min(room.right, REACH) && text[start + right] === text[end + right]) right += 1;
  let best = { by: 0, rank: Infinity };
  for (let by = -left; by <= right; by += 1) {
    const rank = rankOf(text, start + by, end + by);
    if (rank < best.rank && cutsNoCluster(from, to, movedBy(stretch, by))) best = { by, rank };
  }
  return movedBy(stretch, best.by);
}

const movedBy = ({ start, end, toStart, toEnd }: Stretch, by: number): Stretch => ({
  start: start + by,
  end: end + by,
  toStart: toStart + by,
  toEnd: toEnd + by,
});

/** Whole paragraphs are best, then words with the space after them, then words with the space before. */
function rankOf(text: string, start: number, end: number): number {
  if (text[start] === '\n' && (end === text.length || text[end] === '\n')) return 0;
  if (/\s/u.test(text[end - 1]!)) return 1;
  return /\s/u.test(text[start]!) ? 2 : 3;
}

const cutsNoCluster = (from: Page, to: Page, { start, end, toStart, toEnd }: Stretch): boolean =>
  isClusterEdge(from.text, start) &&
  isClusterEdge(from.text, end) &&
  isClusterEdge(to.text, toStart) &&
  isClusterEdge(to.text, toEnd);

const isClusterEdge = (text: string, offset: number): boolean => clusterEdge(text, offset, 'before') === offset;

/** Returns the stretch without what its two sides begin and end with, in whole grapheme clusters. */
export function trimmed(from: Page, to: Page, stretch: Stretch): Stretch {
  if (isOneSided(stretch)) return stretch;
  const { start, end, toStart, toEnd } = stretch;
  const shorter = Math.min(end - start, toEnd - toStart);
  let head = 0;
  while (head < shorter && from.text[start + head] === to.text[toStart + head]) head += 1;
  const wholeHead = Math.min(
    clusterEdge(from.text, start + head, 'before') - start,
    clusterEdge(to.text, toStart + head, 'before') - toStart,
  );
  head = Math.max(0, wholeHead);
  let tail = 0;
  while (tail < shorter - head && from.text[end - 1 - tail] === to.text[toEnd - 1 - tail]) tail += 1;
  const wholeTail = Math.min(
    end - clusterEdge(from.text, end - tail, 'after'),
    toEnd - clusterEdge(to.text, toEnd - tail, 'after'),
  );
  tail = Math.max(0, wholeTail);
  return { start: start + head, end: end - tail, toStart: toStart + head, toEnd: toEnd - tail };
}

const clusters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** UTF-16 units on each side in which the edges of clusters are looked for; longer clusters are pathological. */
const WINDOW = 64;

/** Returns the edge of a grapheme cluster nearest to `offset` that does not lie beyond it. */
function clusterEdge(text: string, offset: number, side: 'before' | 'after'): number {
  const from = wholeOffset(text, Math.max(0, offset - WINDOW));
  const to = wholeOffset(text, Math.min(text.length, offset + WINDOW));
  const edges = Array.from(clusters.segment(text.slice(from, to)), ({ index }) => from + index).concat(to);
  return side === 'before' ? edges.findLast((edge) => edge <= offset)! : edges.find((edge) => edge >= offset)!;
}

function wholeOffset(text: string, offset: number): number {
  const unit = text.charCodeAt(offset);
  return unit >= 0xdc00 && unit <= 0xdfff ? offset - 1 : offset;
}

/**
 * Returns at most `most` stretches that hold all of the given ones: those with the least text between them become one.
 */
export function coalesced(stretches: readonly Stretch[], most: number): Stretch[] {
  const gaps = stretches.slice(1).map(({ start }, i) => ({ i, size: start - stretches[i]!.end }));
  const widest = gaps.sort((a, b) => b.size - a.size || a.i - b.i).slice(0, most - 1);
  const ends = new Set([...widest.map(({ i }) => i), stretches.length - 1]);
  const joined: Stretch[] = [];
  let first: Stretch | null = null;
  for (const [i, stretch] of stretches.entries()) {
    first ??= stretch;
    if (!ends.has(i)) continue;
    joined.push({ start: first.start, end: stretch.end, toStart: first.toStart, toEnd: stretch.toEnd });
    first = null;
  }
  return joined;
}
