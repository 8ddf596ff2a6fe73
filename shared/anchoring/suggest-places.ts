import type { Fragment, LastPlace } from '../model/records.ts';
import { isWhole } from './find-quote.ts';
import { alignedIn, likeness } from './likeness.ts';
import { cutsWord } from './word-edges.ts';

/**
 * Where the words of a detached annotation may stand now, for a person to choose from. Nothing here is ever taken
 * unasked (promise T10): `find-quote.ts` alone decides what is certain. Candidates come from three sources: the very
 * words elsewhere, stretches that share its rare words (**seeds**, from which the rest is aligned), and what stands
 * between the words that stood on both sides of it. The text is passed over a few times, however long it is.
 */
export interface PlaceSuggestion extends Fragment {
  /** From 0 to 1; how sure one may be. */
  readonly score: number;
  readonly reason: 'same words and context' | 'same words' | 'similar words' | 'same context';
}

/** Suggestions that are made; who reads on would rather look for the words. */
const MOST_SUGGESTED = 6;

/** Exact places that are looked at on either side of where it stood. */
const MOST_PLACES = 60;

/** Rare words of the quote that are looked for. */
const MOST_SEEDS = 6;

/** A word that stands in the text more often than this leads nowhere. */
const MOST_OF_A_SEED = 60;

/** What is less like the quote than this is another sentence. */
const LEAST_LIKENESS = 0.5;

/** The weight of the words themselves, of what stands round them, and of how near it is to where they stood. */
const WEIGHTS = { words: 0.7, context: 0.22, nearness: 0.08 } as const;

/**
 * Returns places for the words of `place`, the best first; none overlaps a better one.
 *
 * @returns offsets in UTF-16 code units, half-open, on the edges of grapheme clusters
 */
export function suggestPlaces(text: string, place: LastPlace): PlaceSuggestion[] {
  const exact = exactPlaces(text, place);
  const similar = exact.length < MOST_SUGGESTED ? alignedPlaces(text, place.exact) : [];
  const all = [
    // “no” in “nobody” are other words.
    ...exact.map((one) => judged(text, one, place, cutsWord(text, one) ? 0.4 : 1)),
    ...similar.map((one) => judged(text, one, place, likeness(text.slice(one.start, one.end), place.exact))),
    ...placesBetween(text, place).map((one) => ({ ...judged(text, one, place, 0.4), reason: 'same context' as const })),
  ];
  return bestOf(all.filter(({ start, end }) => start < end && isWhole(text, { start, end })));
}

/** The very words, as near to where they stood as they are found. */
function exactPlaces(text: string, { exact, at }: LastPlace): Fragment[] {
  if (exact === '') return [];
  const starts: number[] = [];
  for (let i = text.indexOf(exact, at); i !== -1 && starts.length < MOST_PLACES; i = text.indexOf(exact, i + 1)) {
    starts.push(i);
  }
  for (let i = before(text, exact, at); i !== -1 && starts.length < MOST_PLACES * 2; i = before(text, exact, i)) {
    starts.push(i);
  }
  return starts.map((start) => ({ start, end: start + exact.length }));
}

const before = (text: string, exact: string, at: number): number => (at === 0 ? -1 : text.lastIndexOf(exact, at - 1));

function judged(text: string, { start, end }: Fragment, place: LastPlace, words: number): PlaceSuggestion {
  const context = contextLikeness(text, { start, end }, place);
  const nearness = 1 / (1 + Math.abs(start - place.at) / 2_000);
  const score =
    words < LEAST_LIKENESS && context < 0.9
      ? 0
      : WEIGHTS.words * words + WEIGHTS.context * context + WEIGHTS.nearness * nearness;
  const isSame = words === 1 && text.slice(start, end) === place.exact;
  const reason = isSame ? (context > 0.9 ? 'same words and context' : 'same words') : 'similar words';
  return { start, end, score, reason };
}

/** How much of what stood on both sides stands there, too; a side that tells nothing does not count. */
function contextLikeness(text: string, { start, end }: Fragment, { prefix, suffix }: LastPlace): number {
  const sides = [
    [prefix, text.slice(Math.max(0, start - prefix.length), start)],
    [suffix, text.slice(end, end + suffix.length)],
  ] as const;
  const told = sides.filter(([side]) => side.trim() !== '');
  if (told.length === 0) return 0;
  return told.reduce((sum, [side, here]) => sum + likeness(here, side), 0) / told.length;
}

/** Stretches round rare words of the quote, aligned with it. */
function alignedPlaces(text: string, exact: string): Fragment[] {
  const votes = new Map<number, { readonly start: number; weight: number }>();
  const grain = Math.max(8, Math.floor(exact.length / 3));
  for (const { at, places } of seedsOf(text, exact)) {
    for (const found of places) {
      const start = found - at;
      const bucket = Math.round(start / grain);
      const vote = votes.get(bucket) ?? { start, weight: 0 };
      vote.weight += 1 / places.length;
      votes.set(bucket, vote);
    }
  }
  const likely = [...votes.values()].sort((a, b) => b.weight - a.weight).slice(0, MOST_SUGGESTED * 3);
  return likely.flatMap(({ start }) => {
    const found = alignedIn(text, exact, start);
    return found === null ? [] : [onWords(text, found)];
  });
}

interface Seed {
  /** Where it stands in the quote. UTF-16 code units. */
  readonly at: number;
  /** Where it stands in the text. */
  readonly places: readonly number[];
}

function seedsOf(text: string, exact: string): Seed[] {
  const words = [...exact.matchAll(/[\p{L}\p{M}\p{N}]+/gu)]
    .map((match) => ({ word: match[0], at: match.index }))
    .sort((a, b) => b.word.length - a.word.length)
    .slice(0, MOST_SEEDS * 2);
  return words
    .map(({ word, at }) => ({ at, places: occurrences(text, word) }))
    .filter(({ places }) => places.length > 0 && places.length <= MOST_OF_A_SEED)
    .sort((a, b) => a.places.length - b.places.length)
    .slice(0, MOST_SEEDS);
}

function occurrences(text: string, word: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length)) {
    found.push(at);
    if (found.length > MOST_OF_A_SEED) break;
  }
  return found;
}

/** An edge that cuts a word is put at that word's own edge. */
function onWords(text: string, { start, end }: Fragment): Fragment {
  let [from, to] = [start, end];
  while (from > 0 && from > start - 24 && cutsWord(text, { start: from, end: from })) from -= 1;
  while (to < text.length && to < end + 24 && cutsWord(text, { start: to, end: to })) to += 1;
  return { start: from, end: to };
}

/** What stands between the words that stood before it and those that stood after it. */
function placesBetween(text: string, { exact, prefix, suffix }: LastPlace): Fragment[] {
  if (prefix.trim().length < 8 || suffix.trim().length < 8) return [];
  return occurrences(text, prefix).flatMap((found) => {
    const start = found + prefix.length;
    const end = text.indexOf(suffix, start);
    return end > start && end - start <= exact.length * 3 + 40 ? [{ start, end }] : [];
  });
}

function bestOf(all: readonly PlaceSuggestion[]): PlaceSuggestion[] {
  const best: PlaceSuggestion[] = [];
  for (const one of [...all].sort((a, b) => b.score - a.score || a.start - b.start)) {
    if (best.length === MOST_SUGGESTED) break;
    const isTaken = best.some(({ start, end }) => one.start < end && start < one.end);
    if (one.score > 0 && !isTaken) best.push(one);
  }
  return best;
}
