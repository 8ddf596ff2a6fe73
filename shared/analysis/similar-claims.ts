import { isSmallWord, keyedWords, languageOf, negationTest } from './verbatim/verbatim-words.ts';

/**
 * Finds the **same claim** among many, offline: claims that share the words that few others have, the same numbers and the
 * same names. Nothing here decides that two claims are the same: a person does. Each claim is looked up by its rarest
 * terms, so that one among 10,000 costs no more than the few that share such a term.
 *
 * A **term** is a word as the verbatim check keys it, without its commonest endings, or a number with what it counts in
 * (“40 million”, “40m” and “40,000,000” are one). Terms weigh the more the fewer claims have them; names and numbers more.
 */
export interface ComparedClaim {
  /** The claim in one sentence where there is one, else its words. */
  readonly words: string;
}

/** A claim that may be the same, and what speaks against it. */
export interface SimilarClaim<Claim> {
  readonly claim: Claim;
  /** 0 to 1; above 0.9 hardly a word differs. */
  readonly score: number;
  /** It names other numbers; one of the two says no where the other does not. */
  readonly differsIn: readonly ('numbers' | 'negation')[];
}

/** Below this two claims share a subject at most. Tried on pairs written for the tests. */
const LEAST_SCORE = 0.3;

/** So many of the rarest terms of a claim are looked up. */
const RAREST = 12;

/** A term that more claims have than this finds nobody by itself: the share of all, and in any case so many. */
const COMMON_SHARE = 0.02;
const NEVER_COMMON = 50;

/** What a term weighs beside a plain word as rare. */
const NAME_WEIGHT = 1.5;
const NUMBER_WEIGHT = 1.25;

/** A year says when, and stays unsaid where it is understood. */
const YEAR_WEIGHT = 0.5;

/** What is left of a score when the numbers, or yes and no, differ. */
const OTHER_NUMBERS = 0.75;
const OTHER_SENSE = 0.85;

interface Terms {
  /** With what each weighs by its sort. */
  readonly weights: ReadonlyMap<string, number>;
  /** Without years, which say when and not how much. */
  readonly numbers: ReadonlySet<string>;
  readonly isNegated: boolean;
}

/** Claims ready to be compared with any other. */
export class ClaimIndex<Claim extends ComparedClaim> {
  readonly #claims: Claim[] = [];
  readonly #terms: Terms[] = [];
  /** Places in `#claims` by term. */
  readonly #places = new Map<string, number[]>();

  constructor(claims: readonly Claim[] = []) {
    this.add(claims);
  }

  /** Takes more claims in: so that many are read in slices. */
  add(claims: readonly Claim[]): void {
    for (const claim of claims) {
      const terms = termsOf(claim.words);
      const place = this.#claims.push(claim) - 1;
      this.#terms.push(terms);
      for (const term of terms.weights.keys()) {
        const places = this.#places.get(term);
        if (places === undefined) this.#places.set(term, [place]);
        else places.push(place);
      }
    }
  }

  /**
   * Returns the claims most like these words, the likest first; the very claim that is asked for is among them unless
   * `isOther` says no to it.
   */
  similarTo(words: string, isOther: (claim: Claim) => boolean = () => true, most = 20): SimilarClaim<Claim>[] {
    const asked = termsOf(words);
    const found = [...this.#candidates(asked)].flatMap((place) => {
      const claim = this.#claims[place]!;
      if (!isOther(claim)) return [];
      const similar = { claim, ...this.#compare(asked, this.#terms[place]!) };
      return similar.score < LEAST_SCORE ? [] : [similar];
    });
    return found.sort((a, b) => b.score - a.score).slice(0, most);
  }

  #candidates({ weights }: Terms): ReadonlySet<number> {
    const common = Math.max(NEVER_COMMON, this.#claims.length * COMMON_SHARE);
    const rare = [...weights.keys()]
      .map((term) => this.#places.get(term) ?? [])
      .filter(({ length }) => length > 0 && length <= common)
      .sort((a, b) => a.length - b.length)
      .slice(0, RAREST);
    return new Set(rare.flat());
  }

  #compare(one: Terms, other: Terms): { score: number; differsIn: ('numbers' | 'negation')[] } {
    let [shared, all] = [0, 0];
    for (const term of new Set([...one.weights.keys(), ...other.weights.keys()])) {
      const weight = Math.max(one.weights.get(term) ?? 0, other.weights.get(term) ?? 0) * this.#rarity(term);
      all += weight;
      if (one.weights.has(term) && other.weights.has(term)) shared += weight;
    }
    const differsIn: ('numbers' | 'negation')[] = [];
    // Numbers that differ are counted once, below: two claims may be one with its figure changed.
    if (differ(one.numbers, other.numbers)) differsIn.push('numbers');
    if (one.isNegated !== other.isNegated) differsIn.push('negation');
    const overlap = all === 0 ? 0 : shared / all;
    const score =
      overlap *
      (differsIn.includes('numbers') ? OTHER_NUMBERS : 1) *
      (differsIn.includes('negation') ? OTHER_SENSE : 1);
    return { score, differsIn };
  }

  #rarity(term: string): number {
    return Math.log(1 + (this.#claims.length + 1) / ((this.#places.get(term)?.length ?? 0) + 1));
  }
}

/** True when both name numbers and share none. */
const differ = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  one.size > 0 && other.size > 0 && ![...one].some((number) => other.has(number));

const MULTIPLES: ReadonlyMap<string, number> = new Map(
  Object.entries({
    ...{ hundred: 1e2, thousand: 1e3, k: 1e3, tausend: 1e3, million: 1e6, millions: 1e6, m: 1e6, mn: 1e6, mio: 1e6 },
    ...{
      millionen: 1e6,
      billion: 1e9,
      billions: 1e9,
      bn: 1e9,
      mrd: 1e9,
      milliarden: 1e9,
      milliard: 1e9,
      trillion: 1e12,
    },
  }),
);

/** “40”, “62.5”, “40m”, “2bn”, “12,5”. */
const NUMBER = /^(\d+(?:[.,]\d+)?)([a-z]*)$/u;

function termsOf(words: string): Terms {
  const found = [...keyedWords(words)];
  const keys = found.map(({ key }) => key);
  const weights = new Map<string, number>();
  const numbers = new Set<string>();
  for (let i = 0; i < keys.length; i += 1) {
    const number = numberAt(keys, i);
    if (number !== null) {
      weights.set(number.term, number.isYear ? YEAR_WEIGHT : NUMBER_WEIGHT);
      if (!number.isYear) numbers.add(number.term);
      i = number.last;
    } else if (!isSmallWord(keys[i]!)) {
      const isName = i > 0 && /^\p{Lu}/u.test(words.slice(found[i]!.start, found[i]!.end));
      const term = withoutEnding(keys[i]!);
      weights.set(term, Math.max(weights.get(term) ?? 0, isName ? NAME_WEIGHT : 1));
    }
  }
  return { weights, numbers, isNegated: keys.some(negationTest(languageOf(keys))) };
}

/** The number that begins at the word, written out whole, with “percent” where it is a share. */
function numberAt(keys: readonly string[], at: number): { term: string; isYear: boolean; last: number } | null {
  const [, digits, ending = ''] = NUMBER.exec(keys[at]!) ?? [];
  if (digits === undefined) return null;
  let last = at;
  let value = Number(digits.replace(',', '.'));
  const times = MULTIPLES.get(ending) ?? MULTIPLES.get(keys[at + 1] ?? '');
  if (times !== undefined) {
    value *= times;
    if (!MULTIPLES.has(ending)) last += 1;
  }
  const [next, afterNext] = [keys[last + 1], keys[last + 2]];
  const isShare = next === 'percent' || next === 'prozent' || (next === 'per' && afterNext === 'cent');
  if (isShare) last += next === 'per' ? 2 : 1;
  const isYear = !isShare && times === undefined && /^(?:19|20)\d\d$/.test(digits);
  return { term: `#${Number(value.toPrecision(12))}${isShare ? '%' : ''}`, isYear, last };
}

/** Endings that do not make another word of it, cut roughly: both sides are cut alike. */
const withoutEnding = (key: string): string =>
  key.length < 5 ? key : key.replace(/'s$/u, '').replace(/(?<=.{3})(?:ies|ing|ed|es|e|s|y)$/u, '');

/** Where a claim was made, for the timeline. */
export interface DatedClaim {
  /** Date of publication, ISO 8601 as exact as it is known; null for unknown. */
  readonly published: string | null;
  readonly speaker: { readonly key: string } | null;
}

/** One claim in the order of time. */
export interface Sighting<Claim> {
  readonly claim: Claim;
  /** The first of all that have a date. */
  readonly isFirst: boolean;
  /** Whoever claims it has claimed it before. */
  readonly isRepeated: boolean;
}

/** Returns the claims as they came out, those without a date last; claims of one day stay in their order. */
export function timelineOf<Claim extends DatedClaim>(claims: readonly Claim[]): Sighting<Claim>[] {
  const sorted = [...claims].sort((a, b) => (dayOf(a) === dayOf(b) ? 0 : dayOf(a) < dayOf(b) ? -1 : 1));
  const known = new Set<string>();
  return sorted.map((claim, i) => {
    const key = claim.speaker?.key;
    const isRepeated = key !== undefined && known.has(key);
    if (key !== undefined) known.add(key);
    return { claim, isFirst: i === 0 && claim.published !== null, isRepeated };
  });
}

/** What has no date comes behind all that has one. */
const dayOf = ({ published }: DatedClaim): string => published ?? '\uffff';
