import { Arcs, LEFT, RIGHT, SHIFT } from './arcs.ts';
import { Features } from './features.ts';
import { relationFeatures } from './relation-features.ts';
import type { Sentence } from './sentence.ts';
import { stepFeatures } from './step-features.ts';
import { NOT_SURE, type SureRelations } from './sure.ts';
import { best, type Scorer } from './weights.ts';
import type { Drawn } from './words.ts';

/** What decides each **step** of the parser and the **relation** of each arc; after a choice its scores can be looked at. */
export class Chooser {
  readonly features = new Features();
  readonly stepScores: Float64Array;
  readonly relationScores: Float64Array;
  readonly #steps: Scorer;
  readonly #relations: Scorer;
  readonly #sure: SureRelations;
  /** Used for one sentence after the other. */
  readonly #arcs = new Arcs();

  constructor(steps: Scorer, relations: Scorer, sure: SureRelations) {
    this.#steps = steps;
    this.#relations = relations;
    this.#sure = sure;
    this.stepScores = new Float64Array(steps.classes);
    this.relationScores = new Float64Array(relations.classes);
  }

  /** Draws the tree of a sentence whose words have tags: one tree, whatever the weights say. */
  draw(sentence: Sentence): Drawn {
    const arcs = this.#arcs;
    arcs.begin(sentence.words.length);
    while (!arcs.isDone) {
      const step = this.step(sentence, arcs);
      arcs.take(step, step === SHIFT ? 0 : this.relation(sentence, arcs, step));
    }
    return {
      heads: Int16Array.from(arcs.heads.subarray(0, arcs.length)),
      relations: Uint8Array.from(arcs.relations.subarray(0, arcs.length)),
    };
  }

  /** Returns the step with the highest score among those that can be taken; where it is the only one, nothing is scored. */
  step(sentence: Sentence, arcs: Arcs): number {
    if (arcs.depth === 0) return SHIFT;
    if (arcs.next === arcs.length) return RIGHT;
    stepFeatures(sentence, arcs, this.features);
    const scores = this.stepScores;
    scores.fill(0);
    this.#steps.add(this.features, scores);
    const winner = scores[LEFT]! > scores[SHIFT]! ? LEFT : SHIFT;
    return arcs.depth > 1 && scores[RIGHT]! > scores[winner]! ? RIGHT : winner;
  }

  /** Returns the relation with the highest score for the arc that a step would draw; where one is sure, nothing is scored. */
  relation(sentence: Sentence, arcs: Arcs, step: number): number {
    const sure = this.sureRelation(sentence, arcs, step);
    if (sure !== NOT_SURE) return sure;
    relationFeatures(sentence, arcs, arcs.top(0), arcs.headBy(step), this.features);
    this.relationScores.fill(0);
    this.#relations.add(this.features, this.relationScores);
    return best(this.relationScores, this.#relations.classes);
  }

  /** Returns the relation that is sure for the arc that a step would draw; `NOT_SURE` where none is. */
  sureRelation({ tags }: Sentence, arcs: Arcs, step: number): number {
    const dependent = arcs.top(0);
    const head = arcs.headBy(step);
    return this.#sure.of(tags[dependent]!, tags[head]!, dependent < head);
  }
}
