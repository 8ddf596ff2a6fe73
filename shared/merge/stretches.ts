import { diffArrays } from 'diff';
import { blocksBefore, type Page, startOfBlock } from './page.ts';

/**
 * Where two texts differ, as **stretches**: `[start, end)` of the one page stands where `[toStart, toEnd)` of the other
 * does, and between two stretches the pages are the same. First whole blocks are held side by side, then the
 * words inside those that differ. Two blocks that share few words are different blocks, not one that was edited:
 * what was tagged in the one must not end up on a word of the other.
 */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly toStart: number;
  readonly toEnd: number;
}

/** How many blocks may come and go before all between the common head and tail counts as one change. */
const MOST_BLOCK_EDITS = 2_000;

/** The same for words within one run of blocks. */
const MOST_WORD_EDITS = 1_000;

/** Steps for all words of one comparison, some tenths of a second; no clock, so that the answer is always the same. */
const MOST_STEPS = 4_000_000;

/** Returns the stretches in order; none touches the next. */
export function stretchesBetween(from: Page, to: Page): Stretch[] {
  const budget: Budget = { steps: MOST_STEPS };
  return blockRuns(from, to).flatMap((run) => stretchesOfRun(from, to, run, budget));
}

/** What may still be spent on words. */
interface Budget {
  steps: number;
}

/** Blocks `[start, end)` of the one page stand where `[toStart, toEnd)` of the other do. */
type BlockRun = Stretch;

function blockRuns(from: Page, to: Page): BlockRun[] {
  const shorter = Math.min(from.blocks.length, to.blocks.length);
  let head = 0;
  while (head < shorter && from.blocks[head]!.text === to.blocks[head]!.text) head += 1;
  let tail = 0;
  while (tail < shorter - head && from.blocks.at(-1 - tail)!.text === to.blocks.at(-1 - tail)!.text) tail += 1;
  const end = from.blocks.length - tail;
  const toEnd = to.blocks.length - tail;
  const texts = (page: Page, last: number) => page.blocks.slice(head, last).map(({ text }) => text);
  const runs = runsOf(texts(from, end), texts(to, toEnd), () => 1, MOST_BLOCK_EDITS)?.runs ?? [
    { start: 0, end: end - head, toStart: 0, toEnd: toEnd - head },
  ];
  return runs.map((run) => shifted(run, head, head));
}

const shifted = ({ start, end, toStart, toEnd }: Stretch, by: number, toBy: number): Stretch => ({
  start: start + by,
  end: end + by,
  toStart: toStart + toBy,
  toEnd: toEnd + toBy,
});

/**
 * Returns where two lists differ, in the measure that `sizeOf` gives, and how many entries come and go.
 *
 * @returns null when more than `most` entries come and go
 */
function runsOf(
  from: readonly string[],
  to: readonly string[],
  sizeOf: (entry: string) => number,
  most: number,
): { readonly runs: Stretch[]; readonly edits: number } | null {
  const parts = diffArrays([...from], [...to], { maxEditLength: most });
  if (parts === undefined) return null;
  const runs: Stretch[] = [];
  let [at, toAt, edits] = [0, 0, 0];
  for (const { added, removed, value } of parts) {
    const size = value.reduce((sum, entry) => sum + sizeOf(entry), 0);
    const last = runs.at(-1);
    const next = { start: at, end: added ? at : at + size, toStart: toAt, toEnd: removed ? toAt : toAt + size };
    if (added || removed) {
      edits += value.length;
      const follows = last !== undefined && last.end === at && last.toEnd === toAt;
      if (follows) runs[runs.length - 1] = { ...last, end: next.end, toEnd: next.toEnd };
      else runs.push(next);
    }
    [at, toAt] = [next.end, next.toEnd];
  }
  return { runs, edits };
}

function stretchesOfRun(from: Page, to: Page, run: BlockRun, budget: Budget): Stretch[] {
  const { start, end, toStart, toEnd } = run;
  if (start === end || toStart === toEnd) return [placeOf(from, to, run)];
  const isPaired = end - start === toEnd - toStart;
  const inPairs = isPaired ? stretchesOfPairs(from, to, run, budget) : null;
  return inPairs ?? wordStretches(from, to, run, budget) ?? [trimmed(from, to, withoutFirstLineFeed(from, to, run))];
}

/** As many blocks as before: most likely each is its predecessor with other words. Null when one of them is not. */
function stretchesOfPairs(from: Page, to: Page, run: BlockRun, budget: Budget): Stretch[] | null {
  const stretches: Stretch[] = [];
  for (let i = run.start; i < run.end; i += 1) {
    const toStart = run.toStart + i - run.start;
    const pair = { start: i, end: i + 1, toStart, toEnd: toStart + 1 };
    const inside = wordStretches(from, to, pair, budget);
    if (inside === null) return null;
    stretches.push(...inside);
  }
  return stretches;
}

const placeOf = (from: Page, to: Page, { start, end, toStart, toEnd }: BlockRun): Stretch => ({
  start: startOfBlock(from, start),
  end: startOfBlock(from, end),
  toStart: startOfBlock(to, toStart),
  toEnd: startOfBlock(to, toEnd),
});

function withoutFirstLineFeed(from: Page, to: Page, run: BlockRun): Stretch {
  const place = placeOf(from, to, run);
  return { ...place, start: place.start + 1, toStart: place.toStart + 1 };
}

/** Returns where the words of the run differ; null when they have little in common, or too much work would find it. */
function wordStretches(from: Page, to: Page, run: BlockRun, budget: Budget): Stretch[] | null {
  const most = Math.min(MOST_WORD_EDITS, Math.floor(Math.sqrt(budget.steps)));
  const words = wordsOf(from, run.start, run.end);
  const toWords = wordsOf(to, run.toStart, run.toEnd);
  const difference = runsOf(words, toWords, (word) => word.length, most);
  const edits = difference?.edits ?? most;
  budget.steps = Math.max(0, budget.steps - edits * edits - words.length - toWords.length);
  if (difference === null) return null;
  const place = placeOf(from, to, run);
  const stretches = difference.runs.map((stretch) => shifted(stretch, place.start, place.toStart));
  return haveMuchInCommon(from, to, place, stretches) ? stretches : null;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

function wordsOf(page: Page, start: number, end: number): string[] {
  return page.blocks
    .slice(start, end)
    .flatMap(({ text }) => ['\n', ...Array.from(segmenter.segment(text), ({ segment }) => segment)]);
}

/** Half of the characters of the shorter one, white space aside. */
function haveMuchInCommon(from: Page, to: Page, place: Stretch, stretches: readonly Stretch[]): boolean {
  const all = inkOf(from.text, place.start, place.end);
  const gone = stretches.reduce((sum, { start, end }) => sum + inkOf(from.text, start, end), 0);
  return (all - gone) * 2 >= Math.min(all, inkOf(to.text, place.toStart, place.toEnd));
}

const inkOf = (text: string, start: number, end: number): number =>
  text.slice(start, end).replaceAll(/\s+/gu, '').length;

/** Returns the stretch without what its two sides begin and end with, in whole grapheme clusters. */
export function trimmed(from: Page, to: Page, stretch: Stretch): Stretch {
  const { start, end, toStart, toEnd } = stretch;
  const shorter = Math.min(end - start, toEnd - toStart);
  let head = 0;
  while (head < shorter && from.text.charCodeAt(start + head) === to.text.charCodeAt(toStart + head)) head += 1;
  head = Math.min(
    clusterEdge(from.text, start + head, 'before') - start,
    clusterEdge(to.text, toStart + head, 'before') - toStart,
  );
  head = Math.max(0, head);
  let tail = 0;
  while (tail < shorter - head && from.text.charCodeAt(end - 1 - tail) === to.text.charCodeAt(toEnd - 1 - tail)) {
    tail += 1;
  }
  tail = Math.min(
    end - clusterEdge(from.text, end - tail, 'after'),
    toEnd - clusterEdge(to.text, toEnd - tail, 'after'),
  );
  tail = Math.max(0, tail);
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
  const ends = new Set(widest.map(({ i }) => i));
  const joined: Stretch[] = [];
  let first: Stretch | null = null;
  for (const [i, stretch] of stretches.entries()) {
    first ??= stretch;
    if (!ends.has(i) && i < stretches.length - 1) continue;
    joined.push({ start: first.start, end: stretch.end, toStart: first.toStart, toEnd: stretch.toEnd });
    first = null;
  }
  return joined;
}

/** Returns the index of the block in which the character before `offset` stands; -1 at the head of the page. */
export const blockUpTo = (page: Page, offset: number): number => blocksBefore(page, offset) - 1;
