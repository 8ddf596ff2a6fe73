import { Arcs, LEFT, RIGHT, SHIFT } from '../../shared/analysis/syntax/arcs.ts';
import { Features } from '../../shared/analysis/syntax/features.ts';
import type { ParsedSentence } from '../../shared/analysis/syntax/parsed.ts';
import { tagTable } from '../../shared/analysis/syntax/parser.ts';
import { bestRelation, bestStep, type Sentence, sentenceOf } from '../../shared/analysis/syntax/steps.ts';
import { tagFeatures, tagWords } from '../../shared/analysis/syntax/tagging.ts';
import { type Traits, traitsOf } from '../../shared/analysis/syntax/traits.ts';
import { best } from '../../shared/analysis/syntax/weights.ts';
import { attributionsOf, withoutMarks } from './attributions.ts';
import { Perceptron, writeWeights } from './perceptron.ts';

/**
 * **Training**: from trees that people drew to the weights that the parser ships with. Seeded: the same trees always
 * make the same weights, byte by byte.
 */

/** A sentence to learn from. */
interface Example {
  readonly words: readonly Traits[];
  readonly tags: Int32Array;
  readonly heads: Int32Array;
  readonly relations: Int32Array;
}

export interface TrainingOptions {
  readonly tagRounds?: number;
  readonly parseRounds?: number;
  readonly seed?: number;
}

/** How many of the clauses that can be put into somebody’s mouth are. */
const SHARE = 0.3;

/** Trains on trees. Returns weights for `createParser`. */
export function trainOn(drawn: readonly ParsedSentence[], options: TrainingOptions = {}): string {
  const { tagRounds = 5, parseRounds = 8, seed = 1 } = options;
  const random = randomFrom(seed);
  const trees = [...drawn, ...withoutMarks(drawn), ...attributionsOf(drawn, random, SHARE)];
  const tags = listOf(trees.flatMap(({ words }) => words.map(({ tag, fine }) => `${tag} ${fine}`)));
  const relations = listOf(trees.flatMap(({ words }) => words.map(({ relation }) => relation)));
  const examples = trees.map((tree) => exampleOf(tree, tags, relations));
  const tagger = trainTagger(examples, tags.length, tagRounds, random);
  const tagged = tagByFolds(examples, tags.length, tagRounds, random);
  const parser = trainParser(examples, tagged, tags, relations.length, parseRounds, random);
  for (const scorer of [tagger, parser.steps, parser.relations]) scorer.average();
  return writeWeights(
    { tags, relations },
    { tags: tagger, steps: parser.steps, relations: parser.relations },
    { tags: 2, steps: 2, relations: 2 },
  );
}

const listOf = (names: readonly string[]): string[] => [...new Set(names)].sort();

function exampleOf({ words }: ParsedSentence, tags: readonly string[], relations: readonly string[]): Example {
  return {
    words: words.map(({ form }) => traitsOf(form)),
    tags: Int32Array.from(words, ({ tag, fine }) => tags.indexOf(`${tag} ${fine}`)),
    heads: Int32Array.from(words, ({ head }) => head),
    relations: Int32Array.from(words, ({ relation }) => relations.indexOf(relation)),
  };
}

/** Numbers between 0 and 1 that are always the same for a seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function shuffled<T>(list: readonly T[], random: () => number): T[] {
  const copy = [...list];
  for (let last = copy.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [copy[last], copy[other]] = [copy[other]!, copy[last]!];
  }
  return copy;
}

function trainTagger(examples: readonly Example[], classes: number, rounds: number, random: () => number): Perceptron {
  const tagger = new Perceptron(classes);
  const features = new Features();
  const scores = new Float64Array(classes);
  for (let round = 0; round < rounds; round++)
    for (const { words, tags } of shuffled(examples, random)) {
      const given = new Int32Array(words.length);
      for (let at = 0; at < words.length; at++) {
        tagFeatures(words, at, given, features);
        tagger.score(features, scores);
        given[at] = best(scores, classes);
        learn(tagger, features, scores, tags[at]!);
      }
    }
  return tagger;
}

/** By how much the right class must win before a lesson counts as learned. */
const MARGIN = 20;

/** Learns the right class of a decision, unless it wins by enough. */
function learn(learner: Perceptron, features: Features, scores: Float64Array, right: number): void {
  let rival = right === 0 ? 1 : 0;
  for (let id = 0; id < learner.classes; id++) if (id !== right && scores[id]! > scores[rival]!) rival = id;
  if (scores[right]! - scores[rival]! > MARGIN) learner.tick();
  else learner.update(features, right, rival);
}

const FOLDS = 3;

/** Sentences that stand together fall into one fold: what they share in words would help the tagger. */
const RUN = 20;

/** Tags as a tagger gives them that has not seen the sentence: the parser must learn from the tags that it will get. */
function tagByFolds(
  examples: readonly Example[],
  classes: number,
  rounds: number,
  random: () => number,
): readonly Int32Array[] {
  const foldOf = (index: number): number => Math.floor(index / RUN) % FOLDS;
  const taggers = Array.from({ length: FOLDS }, (_, fold) =>
    trainTagger(
      examples.filter((_, index) => foldOf(index) !== fold),
      classes,
      rounds,
      random,
    ).average(),
  );
  return examples.map(({ words }, index) => {
    const tags = new Int32Array(words.length);
    tagWords(words, taggers[foldOf(index)]!, tags);
    return tags;
  });
}

function trainParser(
  examples: readonly Example[],
  tagged: readonly Int32Array[],
  tags: readonly string[],
  relationCount: number,
  rounds: number,
  random: () => number,
): { readonly steps: Perceptron; readonly relations: Perceptron } {
  const table = tagTable(tags);
  const lessons = examples.map((example, index) => ({
    example,
    sentence: sentenceOf(example.words, tagged[index]!, table.coarse, table.verbs),
  }));
  const teacher = new Teacher(relationCount, random);
  for (let round = 0; round < rounds; round++)
    for (const { example, sentence } of shuffled(lessons, random)) teacher.teach(sentence, example, round);
  return teacher;
}

/** From this round on the parser walks on from its own mistakes, and learns what is best to do there. */
const EXPLORES_FROM = 1;
const EXPLORES = 0.9;

class Teacher {
  readonly steps = new Perceptron(3);
  readonly relations: Perceptron;
  readonly #random: () => number;
  readonly #features = new Features();
  readonly #stepScores = new Float64Array(3);
  readonly #relationScores: Float64Array;

  constructor(relations: number, random: () => number) {
    this.relations = new Perceptron(relations);
    this.#relationScores = new Float64Array(relations);
    this.#random = random;
  }

  /** Parses one sentence and learns from each decision. */
  teach(sentence: Sentence, example: Example, round: number): void {
    const arcs = new Arcs(sentence.words.length);
    while (!arcs.isDone) {
      const chosen = bestStep(sentence, arcs, this.steps, this.#features, this.#stepScores);
      const right = this.#teachStep(arcs, example, chosen);
      const walks = round >= EXPLORES_FROM && this.#random() < EXPLORES ? chosen : right;
      arcs.take(walks, walks === SHIFT ? 0 : this.#teachRelation(sentence, arcs, example, walks));
    }
  }

  /** Learns that steps that lose nothing more than they must go before the others. Returns the best of the former. */
  #teachStep(arcs: Arcs, { heads }: Example, chosen: number): number {
    const steps = [SHIFT, LEFT, RIGHT].filter((step) => arcs.allows(step));
    const losses = steps.map((step) => lossOf(arcs, step, heads));
    const least = Math.min(...losses);
    const scores = this.#stepScores;
    const highest = (list: readonly number[]): number =>
      list.reduce((one, other) => (scores[other]! > scores[one]! ? other : one));
    const good = steps.filter((_, index) => losses[index] === least);
    const bad = steps.filter((_, index) => losses[index] !== least);
    const right = good.includes(chosen) ? chosen : highest(good);
    if (bad.length === 0) return right;
    const rival = highest(bad);
    if (scores[right]! - scores[rival]! > MARGIN) this.steps.tick();
    else this.steps.update(this.#features, right, rival);
    return right;
  }

  /** The relation that the arc gets; learns it only where the arc itself is right. */
  #teachRelation(sentence: Sentence, arcs: Arcs, { heads, relations }: Example, step: number): number {
    const chosen = bestRelation(sentence, arcs, step, this.relations, this.#features, this.#relationScores);
    const dependent = arcs.top(0);
    if (heads[dependent] !== arcs.headBy(step)) return chosen;
    learn(this.relations, this.#features, this.#relationScores, relations[dependent]!);
    return chosen;
  }
}

/** How many right arcs can no longer be drawn once a step is taken; the root counts as hanging below the end. */
function lossOf(arcs: Arcs, step: number, heads: Int32Array): number {
  const word = step === SHIFT ? arcs.next : arcs.top(0);
  const head = heads[word]!;
  let loss = 0;
  if (step === SHIFT) {
    for (let index = 0; index < arcs.depth; index++) {
      const below = arcs.top(index);
      if (heads[below] === word || (index > 0 && head === below)) loss++;
    }
    return loss;
  }
  for (let at = arcs.next; at < arcs.length; at++) if (heads[at] === word) loss++;
  const given = arcs.headBy(step);
  if (head !== given && (head < 0 || head >= arcs.next || (step === LEFT && head === arcs.top(1)))) loss++;
  return loss;
}
