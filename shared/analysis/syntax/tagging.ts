import { Features } from './features.ts';
import type { SureWords } from './sure.ts';
import { Templates } from './templates.ts';
import { EDGE, type Traits } from './traits.ts';
import { best, type Scorer } from './weights.ts';

/**
 * **Tagging** gives each word its part of speech, from left to right: the traits of the words around it and the tags
 * that were given before decide. A tag here is the number of a pair (`NOUN NN`) in the list that the weights bring.
 */

/**
 * What is seen of the word: how it is written, its shape, its ends (`e`) and beginnings (`b`) of so many letters, what the
 * lexicon knows (`x`) and one of its groups (`g`). `-1`, `-2`, `+1`, `+2` are the words around it, with the tags (`t`) of
 * those before.
 */
const THINGS = `
  nothing word form shape e1 e2 e3 e4 b1 b2 b3 x isFirst -1t -2t -1word -2word +1word +2word -1x +1x +2x -1e3 +1e2 +1e3
  -1shape +1shape g`;

/** What the word alone tells: the same wherever it stands. */
const OF_WORD = new Templates(THINGS, 'nothing, word, form, shape, e1, e2, e3, e4, b1, b2, b3, x, x e2', 0);
const OF_GROUP = new Templates(THINGS, 'g, g e2, g shape', 20);

/** What tells something only together with its neighbours, or of them. */
const OF_PLACE = new Templates(
  THINGS,
  `-1word, -2word, +1word, +2word, -1t, -2t, -1t -2t, -1t word, +1e3, -1e3, +1x, +2x, -1x x, x +1x, -1x x +1x,
  -1t +1x, -1t e3, -1t x, shape -1shape, shape +1shape, shape isFirst, -1t -2t x, -1t x +1x, -1t x +1e2, e3 +1e2,
  -1t +1word, -1word word, word +1word`,
  30,
);

/** For each group of the word, of the one before it, and of the one behind it. */
const OF_GROUP_IN_PLACE = new Templates(THINGS, 'g -1t, g +1x', 80);
const OF_GROUP_BEFORE = new Templates(THINGS, 'g e3', 85);
const OF_GROUP_BEHIND = new Templates(THINGS, 'g e3', 86);

const seen = new Int32Array(OF_WORD.size);
const GROUP = OF_WORD.size - 1;

/** Enough for the words of a long article; then the memory begins anew. */
const MOST_KNOWN = 8000;

/** Gives tags to the words of sentences, and remembers what each word alone tells. */
export class Tagger {
  readonly #scorer: Scorer;
  readonly #sure: SureWords;
  readonly #features = new Features();
  readonly #scores: Float64Array;
  /** For each word its tag where it is sure, else what it alone tells for each. */
  readonly #known = new Map<Traits, number | Float32Array>();

  constructor(scorer: Scorer, sure: SureWords) {
    this.#scorer = scorer;
    this.#sure = sure;
    this.#scores = new Float64Array(scorer.classes);
  }

  /** Returns the tags of a sentence’s words. */
  tag(words: readonly Traits[]): Int32Array {
    const tags = new Int32Array(words.length);
    for (let at = 0; at < words.length; at++) {
      const known = this.#known.get(words[at]!) ?? this.#learned(words[at]!);
      tags[at] = typeof known === 'number' ? known : this.#best(words, at, tags, known);
    }
    return tags;
  }

  #learned(word: Traits): number | Float32Array {
    if (this.#known.size >= MOST_KNOWN) this.#known.clear();
    const known = this.#sure.get(word.word) ?? this.#toldBy(word);
    this.#known.set(word, known);
    return known;
  }

  #toldBy(word: Traits): Float32Array {
    this.#features.count = 0;
    wordFeatures(word, this.#features);
    this.#scores.fill(0);
    this.#scorer.add(this.#features, this.#scores);
    return Float32Array.from(this.#scores);
  }

  #best(words: readonly Traits[], at: number, tags: Int32Array, told: Float32Array): number {
    this.#features.count = 0;
    placeFeatures(words, at, tags, this.#features);
    this.#scores.set(told);
    this.#scorer.add(this.#features, this.#scores);
    return best(this.#scores, this.#scorer.classes);
  }
}

/** Notes the features of the word at `at`, of whose neighbours those before it have their tags. */
export function tagFeatures(words: readonly Traits[], at: number, tags: Int32Array, features: Features): void {
  features.count = 0;
  wordFeatures(words[at]!, features);
  placeFeatures(words, at, tags, features);
}

function wordFeatures(word: Traits, features: Features): void {
  seeWord(word);
  OF_WORD.note(seen, features);
  noteGroups(OF_GROUP, word.groups, features);
}

/** Writes what is seen of the word itself. Returns the place behind it in the order of THINGS; the first is nothing. */
function seeWord(word: Traits): number {
  let place = 1;
  seen[place++] = word.word;
  seen[place++] = word.form;
  seen[place++] = word.shape;
  seen[place++] = word.ends[0];
  seen[place++] = word.ends[1];
  seen[place++] = word.ends[2];
  seen[place++] = word.ends[3];
  seen[place++] = word.starts[0];
  seen[place++] = word.starts[1];
  seen[place++] = word.starts[2];
  seen[place++] = word.lexicon;
  return place;
}

function placeFeatures(words: readonly Traits[], at: number, tags: Int32Array, features: Features): void {
  const word = words[at]!;
  const before = at > 0 ? words[at - 1]! : EDGE;
  const earlier = at > 1 ? words[at - 2]! : EDGE;
  const after = at + 1 < words.length ? words[at + 1]! : EDGE;
  const later = at + 2 < words.length ? words[at + 2]! : EDGE;
  let place = seeWord(word);
  seen[place++] = at === 0 ? 1 : 0;
  seen[place++] = at > 0 ? tags[at - 1]! + 1 : 0;
  seen[place++] = at > 1 ? tags[at - 2]! + 1 : 0;
  seen[place++] = before.word;
  seen[place++] = earlier.word;
  seen[place++] = after.word;
  seen[place++] = later.word;
  seen[place++] = before.lexicon;
  seen[place++] = after.lexicon;
  seen[place++] = later.lexicon;
  seen[place++] = before.ends[2];
  seen[place++] = after.ends[1];
  seen[place++] = after.ends[2];
  seen[place++] = before.shape;
  seen[place++] = after.shape;
  OF_PLACE.note(seen, features);
  noteGroups(OF_GROUP_IN_PLACE, word.groups, features);
  noteGroups(OF_GROUP_BEFORE, before.groups, features);
  noteGroups(OF_GROUP_BEHIND, after.groups, features);
}

function noteGroups(templates: Templates, groups: readonly number[], features: Features): void {
  for (let index = 0; index < groups.length; index++) {
    seen[GROUP] = groups[index]!;
    templates.note(seen, features);
  }
}
