import type { IndexedSource } from './indexed-source.ts';
import { isSmallWord, isUnspacedWord } from './verbatim-words.ts';

/**
 * Where in a source the words of a quote may come from. **Seeds** are runs of words that stand in both; a **chain** of
 * seeds tells how the quote was made from the source: seeds that follow one another within a few words belong to one
 * **place**, and every leap (further on, back, or past somebody else) costs what only a run of telling words is worth.
 */
export interface Seed {
  /** Index of its first word in the quote, and its place in the source. */
  readonly quote: number;
  readonly source: number;
  /** In words. */
  readonly length: number;
}

/** Words of a quote as a source numbers them. */
export interface QuotedNumbers {
  /** -1 for a word that the source has not. */
  readonly numbers: Int32Array;
  /** What each word tells, 0 to 1: small and common words tell little. */
  readonly weights: Float64Array;
}

/** One place that a quote, or a part of it, was taken from. */
export interface ChainedPlace {
  /** In order of the quote; none overlaps another there or in the source. */
  readonly seeds: readonly Seed[];
}

/** More words than this left out between two seeds, and they are two places. Characters count half. */
export const FAR_APART = 40;

/** What a leap costs in a source of up to a thousand words, in words that tell all, and for each ten times as many. */
const LEAP = 1.6;
const LEAP_MORE = 0.4;

/** In a long source anything of a few words is found somewhere. */
const leapCost = ({ length }: IndexedSource): number =>
  LEAP + LEAP_MORE * Math.max(0, Math.log10(Math.max(1, length / 1_000)));

/** Places of one run that are looked at; what comes oftener tells nothing. */
const MOST_PLACES = 500;
const MOST_STEPS = 4_000;

/** Seeds that are chained; the longest stay. Chaining costs their square. */
const MOST_SEEDS = 900;

/** Returns the words of a quote as the source numbers them. @param keys of the quote's words */
export function quotedNumbers(source: IndexedSource, keys: readonly string[]): QuotedNumbers {
  const common = Math.max(8, source.length / 150);
  const rare = Math.max(2, source.length / 2_000);
  const numbers = Int32Array.from(keys, (key) => source.numberOf(key));
  const weights = Float64Array.from(keys, (key, at) => {
    const count = source.countOf(numbers[at]!);
    if (isSmallWord(key) || count > common) return 0.4;
    return count <= rare ? 1 : 0.7;
  });
  return { numbers, weights };
}

/**
 * Returns the places that together account for most of the quote, in its order, and others that account for it as well as
 * the one does where it is one.
 *
 * @param isPreferred whether a place is the one to take of several that are as good: its speaker is the quote's
 */
export function findPlaces(
  source: IndexedSource,
  quoted: QuotedNumbers,
  isPreferred: (place: number) => boolean,
): { readonly places: readonly ChainedPlace[]; readonly others: readonly ChainedPlace[] } {
  const length = quoted.numbers.length;
  if (length === 0 || source.length === 0) return { places: [], others: [] };
  const total = sumOf(quoted.weights, 0, length);
  let chained = chain(source, quoted, seedsOf(source, quoted, Math.min(3, length)), isPreferred);
  for (let run = Math.min(3, length) - 1; run >= 1 && chained.score < total * ENOUGH; run -= 1) {
    const again = chain(source, quoted, seedsOf(source, quoted, run), isPreferred);
    if (again.score > chained.score) chained = again;
  }
  return completed(source, quoted, chained, isPreferred);
}

/** Where so much is accounted for, shorter runs are not looked up in the whole source. */
const ENOUGH = 0.75;

/** Chains anew with single words as well, but only those that stand near what was found. */
function completed(
  source: IndexedSource,
  quoted: QuotedNumbers,
  found: Chained,
  isPreferred: (place: number) => boolean,
): Chained {
  const { numbers } = quoted;
  const seeds = found.places.flatMap((place) => place.seeds);
  const covered = new Set(seeds.flatMap(({ quote, length }) => Array.from({ length }, (_, at) => quote + at)));
  if (covered.size === numbers.length || seeds.length === 0) return found;
  const apart = farApart(source);
  const near = found.places.flatMap((place) => {
    const [from, to] = reachOf(place);
    const [first, last] = [place.seeds[0]!, place.seeds.at(-1)!];
    const behind = numbers.length - last.quote - last.length;
    return wordsNear(source, numbers, covered, {
      from: Math.max(0, from - apart - first.quote),
      to: Math.min(source.length, to + apart + behind),
    });
  });
  const again = chain(source, quoted, [...found.seeds, ...near], isPreferred);
  return again.score > found.score ? again : found;
}

/** Every single word of the quote that is not accounted for, wherever it stands between the places. */
function wordsNear(
  source: IndexedSource,
  numbers: Int32Array,
  covered: ReadonlySet<number>,
  { from, to }: { readonly from: number; readonly to: number },
): Seed[] {
  const seeds: Seed[] = [];
  const ends = new Map<number, number>();
  for (const [quote, number] of numbers.entries()) {
    if (number < 0 || covered.has(quote)) continue;
    for (let place = from; place < to; place += 1) {
      if (source.words[place] !== number || (ends.get(place - quote) ?? -1) > quote) continue;
      const seed = grown(source, numbers, { quote, source: place, length: 1 });
      ends.set(place - quote, seed.quote + seed.length);
      seeds.push(seed);
    }
  }
  return seeds;
}

/** Runs of at least so many words that stand in both, as long as they go in either direction, under one speaker. */
function seedsOf(source: IndexedSource, { numbers }: QuotedNumbers, run: number): Seed[] {
  const seeds: Seed[] = [];
  /** For each diagonal, where its last seed ends in the quote. */
  const ends = new Map<number, number>();
  const rarest = run === 1 ? MOST_PLACES / 10 : MOST_PLACES;
  for (let at = 0; at + run <= numbers.length; at += 1) {
    if (numbers[at]! < 0) continue;
    if (run === 1 && numbers.length > 1 && source.countOf(numbers[at]!) > rarest) continue;
    let found = 0;
    for (const place of source.placesOf(numbers, at, run, MOST_STEPS)) {
      if ((ends.get(place - at) ?? -1) >= at + run) continue;
      if (!source.isOneSpeaker(place, place + run - 1)) continue;
      const seed = grown(source, numbers, { quote: at, source: place, length: run });
      ends.set(place - at, seed.quote + seed.length);
      seeds.push(seed);
      if ((found += 1) >= MOST_PLACES) break;
    }
  }
  return seeds;
}

function heaviest(seeds: readonly Seed[], weights: Float64Array): readonly Seed[] {
  if (seeds.length <= MOST_SEEDS) return seeds;
  const weightOf = ({ quote, length }: Seed) => sumOf(weights, quote, quote + length);
  return seeds
    .map((seed) => ({ seed, weight: weightOf(seed) }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST_SEEDS)
    .map(({ seed }) => seed);
}

function grown(source: IndexedSource, numbers: Int32Array, seed: Seed): Seed {
  const { words } = source;
  let [from, to] = [0, seed.length];
  const isSame = (by: number) =>
    words[seed.source + by] === numbers[seed.quote + by] && source.isOneSpeaker(seed.source, seed.source + by);
  while (seed.quote + from > 0 && seed.source + from > 0 && isSame(from - 1)) from -= 1;
  while (seed.quote + to < numbers.length && seed.source + to < words.length && isSame(to)) to += 1;
  return { quote: seed.quote + from, source: seed.source + from, length: to - from };
}

/** A seed at the end of the best chain that leads to it. */
interface Link {
  readonly seed: Seed;
  readonly score: number;
  readonly before: Link | null;
  /** How many words the seed gives up, as the one before has them. */
  readonly overlap: number;
  readonly isLeap: boolean;
}

interface Chained {
  readonly score: number;
  readonly seeds: readonly Seed[];
  readonly places: readonly ChainedPlace[];
  readonly others: readonly ChainedPlace[];
}

function chain(
  source: IndexedSource,
  { numbers, weights }: QuotedNumbers,
  found: readonly Seed[],
  isPreferred: (place: number) => boolean,
): Chained {
  const sums = new Float64Array(numbers.length + 1);
  weights.forEach((weight, at) => (sums[at + 1] = sums[at]! + weight));
  const worth = (from: number, to: number) => sums[to]! - sums[from]!;
  const apart = farApart(source);
  const leap = leapCost(source);
  const seeds = [...heaviest(found, weights)].sort((a, b) => a.quote - b.quote || a.source - b.source);
  const links: Link[] = [];
  /** Chains within one place, for finding others that are as good. */
  const local: Link[] = [];
  for (const seed of seeds) {
    const end = seed.quote + seed.length;
    const own = worth(seed.quote, end) + (isPreferred(seed.source) ? PREFERENCE : 0);
    let best: Link = { seed, score: own, before: null, overlap: 0, isLeap: false };
    let near = best;
    for (const [at, before] of links.entries()) {
      if (before.seed.quote >= seed.quote) break;
      const last = before.seed;
      const overlapInQuote = Math.max(0, last.quote + last.length - seed.quote);
      const gap = seed.source - (last.source + last.length);
      const overlap = Math.max(overlapInQuote, -gap);
      const isNear =
        seed.source > last.source &&
        gap <= apart &&
        overlap < seed.length &&
        isPassable(source, last.source + last.length - 1, seed.source + Math.max(0, overlap));
      if (isNear) {
        const gain = worth(seed.quote + overlap, end) - Math.min(0.8, Math.max(0, gap) * 0.02);
        if (before.score + gain > best.score) {
          best = { seed, score: before.score + gain, before, overlap, isLeap: false };
        }
        const inPlace = local[at]!;
        if (inPlace.score + gain > near.score) {
          near = { seed, score: inPlace.score + gain, before: inPlace, overlap, isLeap: false };
        }
      }
      if (overlapInQuote < seed.length) {
        const gain = worth(seed.quote + overlapInQuote, end) - leap;
        if (before.score + gain > best.score) {
          best = { seed, score: before.score + gain, before, overlap: overlapInQuote, isLeap: true };
        }
      }
    }
    links.push(best);
    local.push(near);
  }
  const last = bestOf(links);
  if (last === null) return { score: 0, seeds: [], places: [], others: [] };
  const places = placesOf(last);
  const others = places.length === 1 ? othersOf(local, last, places[0]!) : [];
  return { score: last.score, seeds, places, others };
}

/** What a preferred place is worth more: too little to count against any word. */
const PREFERENCE = 0.001;

const bestOf = (links: readonly Link[]): Link | null =>
  links.reduce<Link | null>((best, link) => (best === null || link.score > best.score ? link : best), null);

/** Cuts the chain that ends here where it leaps. */
function placesOf(last: Link): ChainedPlace[] {
  const places: Seed[][] = [[]];
  for (let link: Link | null = last; link !== null; link = link.before) {
    const { seed, overlap, isLeap } = link;
    const { quote, source, length } = seed;
    places[0]!.unshift({ quote: quote + overlap, source: source + overlap, length: length - overlap });
    if (isLeap) places.unshift([]);
  }
  return places.map((seeds) => ({ seeds }));
}

/** From the first word of a place to behind its last. */
const reachOf = ({ seeds }: ChainedPlace): readonly [number, number] => [
  seeds[0]!.source,
  seeds.at(-1)!.source + seeds.at(-1)!.length,
];

/** How many other places are told. */
const MOST_OTHERS = 50;

/** Chains elsewhere that account for as much, in the order of the source. */
function othersOf(local: readonly Link[], last: Link, taken: ChainedPlace): ChainedPlace[] {
  const isApart = (a: ChainedPlace, b: ChainedPlace) =>
    reachOf(a)[1] <= reachOf(b)[0] || reachOf(b)[1] <= reachOf(a)[0];
  const kept: ChainedPlace[] = [];
  for (const link of local) {
    if (link.score < last.score - PREFERENCE * 2) continue;
    const place = placesOf(link)[0]!;
    if (isApart(place, taken) && kept.every((other) => isApart(place, other))) kept.push(place);
    if (kept.length === MOST_OTHERS) break;
  }
  return kept.sort((a, b) => reachOf(a)[0] - reachOf(b)[0]);
}

/** Returns how many words may be left out within one place. */
export const farApart = (source: IndexedSource): number => {
  const isUnspaced = source.length > 0 && isUnspacedWord(source.keyAt(source.length >> 1));
  return isUnspaced ? FAR_APART * 2 : FAR_APART;
};

/** Whether nobody else speaks between the places, and both are one speaker's. */
function isPassable(source: IndexedSource, from: number, to: number): boolean {
  if (!source.isOneSpeaker(from, to)) return false;
  for (let place = from + 1; place < to; place += 1) {
    if (source.speakers[place]! >= 0 && !source.isOneSpeaker(from, place)) return false;
  }
  return true;
}

function sumOf(values: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at += 1) sum += values[at]!;
  return sum;
}
