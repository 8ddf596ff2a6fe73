import { diffArrays } from 'diff';
import { anchorsOf } from './anchors.ts';
import { type Page, startOfBlock } from './page.ts';
import { settled, type Stretch, trimmed } from './settle.ts';

/**
 * Where two texts differ, as stretches. First whole blocks are held side by side, then the words inside those that
 * differ. Blocks that share few words are other blocks, not edited ones: what was tagged in the one must not end up
 * on a stray word of the other. The work is bounded, and by counting, so that the answer is always the same.
 */

/** How many blocks may come and go before all between the common head and tail counts as one change. */
const MOST_BLOCK_EDITS = 2_000;

/** The same for words within one run of blocks. */
const MOST_WORD_EDITS = 1_000;

/** Squared word edits over one comparison: some tenths of a second. */
const MOST_STEPS = 4_000_000;

/** Returns the stretches in order; none touches the next. */
export function stretchesBetween(from: Page, to: Page): Stretch[] {
  const budget: Budget = { steps: MOST_STEPS };
  const stretches = blockRuns(from, to).flatMap((run) => stretchesOfRun(from, to, run, budget));
  return settled(from, to, stretches);
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
  const all = { start: head, end: from.blocks.length - tail, toStart: head, toEnd: to.blocks.length - tail };
  return runsBetweenAnchors(from, to, all);
}

/** Between blocks that are surely the same, the most blocks that can be are held for the same. */
function runsBetweenAnchors(from: Page, to: Page, all: BlockRun): BlockRun[] {
  const texts = textsOf(from, all.start, all.end);
  const toTexts = textsOf(to, all.toStart, all.toEnd);
  const anchors = [...anchorsOf(texts, toTexts), { index: texts.length, toIndex: toTexts.length }];
  let [start, toStart] = [0, 0];
  return anchors.flatMap(({ index, toIndex }) => {
    const gap = { start, end: index, toStart, toEnd: toIndex };
    [start, toStart] = [index + 1, toIndex + 1];
    const [inGap, toInGap] = [texts.slice(gap.start, gap.end), toTexts.slice(gap.toStart, gap.toEnd)];
    const found = runsOf(inGap, toInGap, () => 1, MOST_BLOCK_EDITS);
    const runs = found === null ? [gap] : found.runs.map((run) => shifted(run, gap.start, gap.toStart));
    return runs.map((run) => shifted(run, all.start, all.toStart));
  });
}

const textsOf = (page: Page, start: number, end: number): string[] =>
  page.blocks.slice(start, end).map(({ text }) => text);

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
  from: string[],
  to: string[],
  sizeOf: (entry: string) => number,
  most: number,
): { readonly runs: Stretch[]; readonly edits: number } | null {
  const parts = diffArrays(from, to, { maxEditLength: most });
  if (parts === undefined) return null;
  const runs: Stretch[] = [];
  let [at, toAt, edits] = [0, 0, 0];
  for (const { added, removed, value } of parts) {
    const size = value.reduce((sum, entry) => sum + sizeOf(entry), 0);
    const [end, toEnd] = [added ? at : at + size, removed ? toAt : toAt + size];
    if (added || removed) {
      edits += value.length;
      const last = runs.at(-1);
      if (last?.end === at && last.toEnd === toAt) runs[runs.length - 1] = { ...last, end, toEnd };
      else runs.push({ start: at, end, toStart: toAt, toEnd });
    }
    [at, toAt] = [end, toEnd];
  }
  return { runs, edits };
}

function stretchesOfRun(from: Page, to: Page, run: BlockRun, budget: Budget): Stretch[] {
  const { start, end, toStart, toEnd } = run;
  if (start === end || toStart === toEnd) return [placeOf(from, to, run)];
  const found = wordStretches(from, to, run, budget);
  if (typeof found !== 'string') return found;
  const isInPairs = found === 'too much work' && end - start === toEnd - toStart && end - start > 1;
  return isInPairs ? stretchesOfPairs(from, to, run, budget) : [whole(from, to, run)];
}

/** Very many blocks, and as many as before: most likely each is its predecessor with other words. */
function stretchesOfPairs(from: Page, to: Page, run: BlockRun, budget: Budget): Stretch[] {
  return Array.from({ length: run.end - run.start }, (_, i) => {
    const [start, toStart] = [run.start + i, run.toStart + i];
    return stretchesOfRun(from, to, { start, end: start + 1, toStart, toEnd: toStart + 1 }, budget);
  }).flat();
}

const placeOf = (from: Page, to: Page, { start, end, toStart, toEnd }: BlockRun): Stretch => ({
  start: startOfBlock(from, start),
  end: startOfBlock(from, end),
  toStart: startOfBlock(to, toStart),
  toEnd: startOfBlock(to, toEnd),
});

/** The run as one stretch; its first block stays the same block, with other words. */
function whole(from: Page, to: Page, run: BlockRun): Stretch {
  const place = placeOf(from, to, run);
  return trimmed(from, to, { ...place, start: place.start + 1, toStart: place.toStart + 1 });
}

/** Returns where the words of the run differ. */
function wordStretches(
  from: Page,
  to: Page,
  run: BlockRun,
  budget: Budget,
): Stretch[] | 'too much work' | 'little in common' {
  const most = Math.min(MOST_WORD_EDITS, Math.floor(Math.sqrt(budget.steps)));
  const words = wordsOf(from, run.start, run.end);
  const toWords = wordsOf(to, run.toStart, run.toEnd);
  const difference = runsOf(words, toWords, (word) => word.length, most);
  const edits = difference?.edits ?? most;
  budget.steps = Math.max(0, budget.steps - edits * edits);
  if (difference === null) return 'too much work';
  const place = placeOf(from, to, run);
  const stretches = difference.runs.map((stretch) => shifted(stretch, place.start, place.toStart));
  return haveMuchInCommon(from, to, place, stretches) ? stretches : 'little in common';
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
