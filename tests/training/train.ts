import { Arcs, LEFT, RIGHT, SHIFT } from '../../shared/analysis/syntax/arcs.ts';
import { Features } from '../../shared/analysis/syntax/features.ts';
import type { ParsedSentence } from '../../shared/analysis/syntax/parsed.ts';
import { tagTable } from '../../shared/analysis/syntax/parser.ts';
import { type Sentence, sentenceOf } from '../../shared/analysis/syntax/sentence.ts';
import { Chooser } from '../../shared/analysis/syntax/steps.ts';
import { NOT_SURE, SureRelations, type SureWords, sureWords } from '../../shared/analysis/syntax/sure.ts';
import { tagFeatures, Tagger } from '../../shared/analysis/syntax/tagging.ts';
import { type Traits, traitsOf } from '../../shared/analysis/syntax/traits.ts';
import { best } from '../../shared/analysis/syntax/weights.ts';
import { attributionsOf, withoutMarks } from './attributions.ts';
import { Perceptron, writeWeights } from './perceptron.ts';
import { sureRelationsIn, sureWordsIn } from './sure.ts';

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

/** How many features each scorer keeps: as many as fit in tables that the memory next to the processor holds. */
const KEPT = { tags: 43_000, steps: 87_000, relations: 43_000 };

/** How many rounds tell which features weigh most. */
const PROBE_ROUNDS = 4;

/**
 * Trains on trees. Each scorer learns twice: once to find out which features weigh most, then with these alone, so that
 * they make up for the others.
 *
 * @returns weights for `createParser`
 */
export function trainOn(drawn: readonly ParsedSentence[], options: TrainingOptions = {}): string {
  const { tagRounds = 5, parseRounds = 8, seed = 1 } = options;
  const random = randomFrom(seed);
  const trees = [...drawn, ...withoutMarks(drawn), ...attributionsOf(drawn, random, SHARE)];
  const tags = listOf(trees.flatMap(({ words }) => words.map(({ tag, fine }) => `${tag} ${fine}`)));
  const relations = listOf(trees.flatMap(({ words }) => words.map(({ relation }) => relation)));
  const examples = trees.map((tree) => exampleOf(tree, tags, relations));
  const words = sureWordsIn(examples.slice(0, drawn.length));
  const teach = { sure: sureWords({ words, relations: [] }), classes: tags.length, rounds: tagRounds, random };
  const first = trainTagger(examples, new Perceptron(tags.length), { ...teach, rounds: PROBE_ROUNDS }).average();
  const tagger = trainTagger(examples, first.withHeaviest(KEPT.tags), teach).average();
  const tagged = tagByFolds(examples, teach);
  const arcs = sureRelationsIn(examples.slice(0, drawn.length), tagged, tags.length);
  const table = tagTable(tags);
  const lessons = examples.map((example, index) => ({
    example,
    sentence: sentenceOf(example.words, tagged[index]!, table.coarse, table.verbs),
  }));
  const sure = new SureRelations(tags.length, arcs);
  const probe = new Teacher(new Perceptron(3), new Perceptron(relations.length), sure, random);
  probe.teachAll(lessons, PROBE_ROUNDS);
  const teacher = new Teacher(
    probe.steps.average().withHeaviest(KEPT.steps),
    probe.relations.average().withHeaviest(KEPT.relations),
    sure,
    random,
  );
  teacher.teachAll(lessons, parseRounds);
  return writeWeights(
    { tags, relations, sure: { words, relations: arcs } },
    { tags: tagger, steps: teacher.steps.average(), relations: teacher.relations.average() },
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

interface TaggerLessons {
  readonly sure: SureWords;
  readonly classes: number;
  readonly rounds: number;
  readonly random: () => number;
}

/** Teaches a tagger the words that are not sure. */
function trainTagger(
  examples: readonly Example[],
  tagger: Perceptron,
  { sure, classes, rounds, random }: TaggerLessons,
): Perceptron {
  const features = new Features();
  const scores = new Float64Array(classes);
  for (let round = 0; round < rounds; round++)
    for (const { words, tags } of shuffled(examples, random)) {
      const given = new Int32Array(words.length);
      for (let at = 0; at < words.length; at++) {
        const known = sure.get(words[at]!.word);
        if (known !== undefined) {
          given[at] = known;
          continue;
        }
        tagFeatures(words, at, given, features);
        scores.fill(0);
        tagger.add(features, scores);
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
function tagByFolds(examples: readonly Example[], lessons: TaggerLessons): readonly Int32Array[] {
  const foldOf = (index: number): number => Math.floor(index / RUN) % FOLDS;
  const taggers = Array.from({ length: FOLDS }, (_, fold) =>
    trainTagger(
      examples.filter((_, index) => foldOf(index) !== fold),
      new Perceptron(lessons.classes),
      lessons,
    ).average(),
  ).map((scorer) => new Tagger(scorer, lessons.sure));
  return examples.map(({ words }, index) => taggers[foldOf(index)]!.tag(words));
}

interface Lesson {
  readonly example: Example;
  readonly sentence: Sentence;
}

/** From this round on the parser walks on from its own mistakes, and learns what is best to do there. */
const EXPLORES_FROM = 1;
const EXPLORES = 0.9;

class Teacher {
  readonly steps: Perceptron;
  readonly relations: Perceptron;
  readonly #random: () => number;
  readonly #chooser: Chooser;

  constructor(steps: Perceptron, relations: Perceptron, sure: SureRelations, random: () => number) {
    this.steps = steps;
    this.relations = relations;
    this.#random = random;
    this.#chooser = new Chooser(steps, relations, sure);
  }

  teachAll(lessons: readonly Lesson[], rounds: number): void {
    for (let round = 0; round < rounds; round++)
      for (const { example, sentence } of shuffled(lessons, this.#random)) this.#teach(sentence, example, round);
  }

  /** Parses one sentence and learns from each decision. */
  #teach(sentence: Sentence, example: Example, round: number): void {
    const arcs = new Arcs().begin(sentence.words.length);
    while (!arcs.isDone) {
      const chosen = this.#chooser.step(sentence, arcs);
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
    const scores = this.#chooser.stepScores;
    const highest = (list: readonly number[]): number =>
      list.reduce((one, other) => (scores[other]! > scores[one]! ? other : one));
    const good = steps.filter((_, index) => losses[index] === least);
    const bad = steps.filter((_, index) => losses[index] !== least);
    const right = good.includes(chosen) ? chosen : highest(good);
    if (bad.length === 0) return right;
    const rival = highest(bad);
    if (scores[right]! - scores[rival]! > MARGIN) this.steps.tick();
    else this.steps.update(this.#chooser.features, right, rival);
    return right;
  }

  /** The relation that the arc gets; learns it only where the arc itself is right. */
  #teachRelation(sentence: Sentence, arcs: Arcs, { heads, relations }: Example, step: number): number {
    const chosen = this.#chooser.relation(sentence, arcs, step);
    const dependent = arcs.top(0);
    const isSure = this.#chooser.sureRelation(sentence, arcs, step) !== NOT_SURE;
    if (isSure || heads[dependent] !== arcs.headBy(step)) return chosen;
    learn(this.relations, this.#chooser.features, this.#chooser.relationScores, relations[dependent]!);
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
