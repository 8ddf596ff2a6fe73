import type { ChainedPlace } from './chain.ts';
import type { IndexedSource } from './indexed-source.ts';

/**
 * The words of a quote laid against those of the place that they come from, one by one. Seeds are taken as they are; what
 * lies between two of them is laid against what lies between them in the source, so that the work grows with the words that
 * differ and not with the quote. Words written together or apart (“any one”, “anyone”) are the same.
 */
export interface Step {
  readonly isSame: boolean;
  /** Words of the quote, and places of the source; half-open. Of a step that is not the same, one may be empty. */
  readonly quote: Span;
  readonly source: Span;
}

/** From one index to before another. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The words of a quote, as keys and as the source numbers them. */
export interface QuoteKeys {
  readonly keys: readonly string[];
  readonly numbers: Int32Array;
}

/** How many words further than there are in the quote the source is looked through at either end. */
const SLACK = 8;

/** Beyond so many pairs of words, what lies between two seeds counts as replaced whole. */
const MOST_PAIRS = 1_000_000;

/**
 * Returns the steps that make the words `part` of the quote from the place, in order; neighbouring steps differ in
 * `isSame`. Words of the source before the first and behind the last that is the same are left alone.
 */
export function alignPlace(source: IndexedSource, quote: QuoteKeys, { seeds }: ChainedPlace, part: Span): Step[] {
  const first = seeds[0]!;
  const last = seeds.at(-1)!;
  const [lastQuote, lastSource] = [last.quote + last.length, last.source + last.length];
  const steps: Step[] = [];
  const lay = (quoteSpan: Span, sourceSpan: Span, free: Free) =>
    steps.push(...alignGap(source, quote, quoteSpan, sourceSpan, free));
  const before = reach(source, first.source, -(first.quote - part.from));
  lay({ from: part.from, to: first.quote }, { from: before, to: first.source }, 'start');
  for (const [at, seed] of seeds.entries()) {
    const next = seeds[at + 1];
    const [quoteEnd, sourceEnd] = [seed.quote + seed.length, seed.source + seed.length];
    steps.push({
      isSame: true,
      quote: { from: seed.quote, to: quoteEnd },
      source: { from: seed.source, to: sourceEnd },
    });
    if (next !== undefined) {
      lay({ from: quoteEnd, to: next.quote }, { from: sourceEnd, to: next.source }, 'none');
    }
  }
  const behind = reach(source, lastSource - 1, part.to - lastQuote) + 1;
  lay({ from: lastQuote, to: part.to }, { from: lastSource, to: Math.max(lastSource, behind) }, 'end');
  return withEdges(source, merged(steps));
}

/** The furthest place that many words and some more away that is still the same speaker's. */
function reach(source: IndexedSource, from: number, by: number): number {
  if (by === 0) return from;
  const [step, most] = [Math.sign(by), Math.abs(by) + SLACK];
  let place = from;
  for (let taken = 0; taken < most; taken += 1) {
    const next = place + step;
    if (next < 0 || next >= source.length || !source.isOneSpeaker(place, next)) break;
    place = next;
  }
  return place;
}

/** At which end words of the source may be left over for nothing. */
type Free = 'start' | 'end' | 'none';

const COST = { leftOut: 0.6, added: 1, replaced: 1.4 } as const;

const MOVE = { same: 0, joined: 1, divided: 2, replaced: 3, leftOut: 4, added: 5 } as const;

/** Cheapest way from the one to the other; as in any table of edit distances, but for words written together or apart. */
function alignGap(source: IndexedSource, quote: QuoteKeys, q: Span, s: Span, free: Free): Step[] {
  const [rows, columns] = [q.to - q.from, s.to - s.from];
  if (rows === 0 && (columns === 0 || free !== 'none')) return [];
  if (rows === 0 || columns === 0 || rows * columns > MOST_PAIRS) return [{ isSame: false, quote: q, source: s }];
  const width = columns + 1;
  const costs = new Float64Array((rows + 1) * width).fill(Infinity);
  const moves = new Uint8Array((rows + 1) * width);
  const offer = (at: number, cost: number, move: number) => {
    if (cost < costs[at]! - 1e-9) [costs[at], moves[at]] = [cost, move];
  };
  costs[0] = 0;
  for (let row = 0; row <= rows; row += 1) {
    for (let column = 0; column <= columns; column += 1) {
      const at = row * width + column;
      if (column > 0) {
        const isFree = (free === 'start' && row === 0) || (free === 'end' && row === rows);
        offer(at, costs[at - 1]! + (isFree ? 0 : COST.leftOut), MOVE.leftOut);
      }
      if (row > 0) offer(at, costs[at - width]! + COST.added, MOVE.added);
      if (row === 0 || column === 0) continue;
      const [i, j] = [q.from + row - 1, s.from + column - 1];
      const isSame = quote.numbers[i] === source.words[j];
      offer(at, costs[at - width - 1]! + (isSame ? 0 : COST.replaced), isSame ? MOVE.same : MOVE.replaced);
      if (row > 1 && source.keyAt(j) === `${quote.keys[i - 1]}${quote.keys[i]}`) {
        offer(at, costs[at - 2 * width - 1]!, MOVE.joined);
      }
      if (column > 1 && quote.keys[i] === source.keyAt(j - 1) + source.keyAt(j)) {
        offer(at, costs[at - width - 2]!, MOVE.divided);
      }
    }
  }
  return backwards(moves, width, q, s, free);
}

/** How far each move goes in the quote and in the source. */
const MOVES = [
  [1, 1],
  [2, 1],
  [1, 2],
  [1, 1],
  [0, 1],
  [1, 0],
] as const;

function backwards(moves: Uint8Array, width: number, q: Span, s: Span, free: Free): Step[] {
  let [row, column] = [q.to - q.from, s.to - s.from];
  const last = row;
  const steps: Step[] = [];
  while (row > 0 || column > 0) {
    const move = moves[row * width + column]!;
    const [down, right] = MOVES[move]!;
    const isLeftOver = move === MOVE.leftOut && ((free === 'start' && row === 0) || (free === 'end' && row === last));
    [row, column] = [row - down, column - right];
    if (isLeftOver) continue;
    const [i, j] = [q.from + row, s.from + column];
    const isSame = move <= MOVE.divided;
    steps.push({ isSame, quote: { from: i, to: i + down }, source: { from: j, to: j + right } });
  }
  return steps.reverse();
}

/** Neighbouring steps of one sort as one. */
function merged(steps: readonly Step[]): Step[] {
  const joined: Step[] = [];
  for (const step of steps) {
    const last = joined.at(-1);
    if (last?.isSame !== step.isSame) joined.push(step);
    else {
      joined[joined.length - 1] = {
        isSame: last.isSame,
        quote: { from: last.quote.from, to: step.quote.to },
        source: { from: last.source.from, to: step.source.to },
      };
    }
  }
  return joined;
}

/**
 * Words put in at either end stand there in place of those of the same sentence that the source has there, if it goes on:
 * “we will win big” against “we will win small”.
 */
function withEdges(source: IndexedSource, steps: Step[]): Step[] {
  const [first, last] = [steps[0], steps.at(-1)];
  if (first !== undefined && !first.isSame && isEmpty(first.source) && steps.length > 1) {
    const { to } = { to: steps[1]!.source.from };
    steps[0] = { ...first, source: { from: withinSentence(source, to, -lengthOf(first.quote)), to } };
  }
  if (last !== undefined && !last.isSame && isEmpty(last.source) && steps.length > 1) {
    const from = steps.at(-2)!.source.to;
    steps[steps.length - 1] = { ...last, source: { from, to: withinSentence(source, from, lengthOf(last.quote)) } };
  }
  return steps;
}

const isEmpty = ({ from, to }: Span): boolean => from === to;
const lengthOf = ({ from, to }: Span): number => to - from;

/** The place up to that many words away from a boundary between words, in the same sentence and by the same speaker. */
function withinSentence(source: IndexedSource, boundary: number, by: number): number {
  const step = Math.sign(by);
  let at = boundary;
  for (let taken = 0; taken < Math.abs(by); taken += 1) {
    const [here, next] = step > 0 ? [at - 1, at] : [at, at - 1];
    if (next < 0 || next >= source.length || endsSentence(source, Math.min(here, next))) break;
    if (!source.isOneSpeaker(here, next)) break;
    at += step;
  }
  return at;
}

/** Whether a sentence or a paragraph ends between the place and the one behind it. */
export function endsSentence({ source, ends, starts }: IndexedSource, place: number): boolean {
  const next = starts[place + 1];
  return next === undefined || /[.!?…。！？؟\n]/u.test(source.text.slice(ends[place], next));
}
