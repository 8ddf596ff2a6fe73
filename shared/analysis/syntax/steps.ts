import { type Arcs, LEFT, NOBODY, RIGHT, SHIFT } from './arcs.ts';
import { Features } from './features.ts';
import { MARKS, type Traits } from './traits.ts';
import { type Scorer } from './weights.ts';

/**
 * What decides each **step** of the parser and the **relation** of each arc: words, tags and dependents at the top of
 * the stack and ahead of it, and which marks stand between. Both read the same `Sentence`.
 */
export interface Sentence {
  readonly words: readonly Traits[];
  /** Number of the tag of each word, in the weights’ list. */
  readonly tags: Int32Array;
  /** Number of the universal part of speech for each tag. */
  readonly coarse: Int32Array;
  /** How many of each kind of mark, and of verbs, stand before a word: `between` reads it. */
  readonly before: readonly Int32Array[];
}

/** Prepares a sentence for parsing. @param verbs the tags of verbs, a 1 for each */
export function sentenceOf(
  words: readonly Traits[],
  tags: Int32Array,
  coarse: Int32Array,
  verbs: Uint8Array,
): Sentence {
  const before = MARKS.map(() => new Int32Array(words.length + 1));
  words.forEach(({ mark }, at) => {
    for (const counts of before) counts[at + 1] = counts[at]!;
    if (mark !== 'none') before[MARKS.indexOf(mark)]![at + 1]!++;
    if (verbs[tags[at]!] === 1) before[0]![at + 1]!++;
  });
  return { words, tags, coarse, before };
}

/** A number for what stands between two words: which marks (two are told from one) and whether a verb does. */
function between(sentence: Sentence, left: number, right: number): number {
  let sum = 0;
  for (const counts of sentence.before) sum = sum * 3 + Math.min(2, counts[right]! - counts[left + 1]!);
  return sum;
}

const distanceOf = (left: number, right: number): number => {
  const distance = right - left;
  return distance < 5 ? distance : distance < 10 ? 5 : distance < 20 ? 6 : 7;
};

/** Notes the features of the next step. */
export function stepFeatures(sentence: Sentence, arcs: Arcs, features: Features): void {
  const { words, tags, coarse } = sentence;
  const word = (at: number): number => (at === NOBODY ? 1 : words[at]!.word);
  const tag = (at: number): number => (at === NOBODY ? -1 : tags[at]!);
  const lexicon = (at: number): number => (at === NOBODY ? 1 : words[at]!.lexicon);
  const relation = (at: number): number => (at === NOBODY ? -1 : arcs.relations[at]!);
  const broad = (at: number): number => (at === NOBODY ? -1 : coarse[tags[at]!]!);
  const first = (column: Int32Array, at: number): number => (at === NOBODY ? NOBODY : column[at]!);
  const count = (column: Int32Array, at: number): number => (at === NOBODY ? 0 : Math.min(5, column[at]!));

  const s0 = arcs.top(0);
  const s1 = arcs.top(1);
  const s2 = arcs.top(2);
  const b0 = arcs.ahead(0);
  const b1 = arcs.ahead(1);
  const b2 = arcs.ahead(2);
  const s0w = word(s0);
  const s1w = word(s1);
  const b0w = word(b0);
  const b1w = word(b1);
  const s0t = tag(s0);
  const s1t = tag(s1);
  const s2t = tag(s2);
  const b0t = tag(b0);
  const b1t = tag(b1);
  const b2t = tag(b2);
  const s0x = lexicon(s0);
  const s1x = lexicon(s1);
  const b0x = lexicon(b0);
  const b1x = lexicon(b1);
  const s0l = first(arcs.leftmost, s0);
  const s0r = first(arcs.rightmost, s0);
  const s1l = first(arcs.leftmost, s1);
  const s1r = first(arcs.rightmost, s1);
  const b0l = first(arcs.leftmost, b0);
  const s0l2 = first(arcs.leftmost2, s0);
  const s0r2 = first(arcs.rightmost2, s0);
  const s1r2 = first(arcs.rightmost2, s1);
  const toNext = s0 === NOBODY || b0 === NOBODY ? 8 : distanceOf(s0, b0);
  const below = s0 === NOBODY || s1 === NOBODY ? 8 : distanceOf(s1, s0);
  const gap = s0 === NOBODY || b0 === NOBODY ? -1 : between(sentence, s0, b0);
  const gapBelow = s0 === NOBODY || s1 === NOBODY ? -1 : between(sentence, s1, s0);

  features.clear();
  features.one(100, 0);
  features.two(101, s0w, s0t);
  features.one(102, s0w);
  features.one(103, s0t);
  features.two(104, b0w, b0t);
  features.one(105, b0w);
  features.one(106, b0t);
  features.two(107, b1w, b1t);
  features.one(108, b1t);
  features.one(109, b2t);
  features.two(110, s1w, s1t);
  features.one(111, s1t);
  features.one(112, s2t);
  features.four(113, s0w, s0t, b0w, b0t);
  features.three(114, s0w, s0t, b0t);
  features.three(115, s0t, b0w, b0t);
  features.two(116, s0w, b0w);
  features.two(117, s0t, b0t);
  features.two(118, b0t, b1t);
  features.two(119, s0t, s1t);
  features.two(120, s0w, s1w);
  features.three(121, s0w, s0t, s1t);
  features.three(122, s0t, s1w, s1t);
  features.three(123, s0t, b0t, b1t);
  features.four(124, s0t, b0t, b1t, b2t);
  features.three(125, s1t, s0t, b0t);
  features.four(126, s1t, s0t, b0t, b1t);
  features.three(127, s2t, s1t, s0t);
  features.three(128, s0t, tag(s0l), b0t);
  features.three(129, s0t, tag(s0r), b0t);
  features.three(130, s0t, b0t, tag(b0l));
  features.three(131, s1t, tag(s1r), s0t);
  features.three(132, s1t, tag(s1l), s0t);
  features.three(133, s1t, s0t, tag(s0l));
  features.three(134, s1t, s0t, tag(s0r));
  features.two(135, s0w, toNext);
  features.two(136, s0t, toNext);
  features.two(137, b0w, toNext);
  features.two(138, b0t, toNext);
  features.three(139, s0t, b0t, toNext);
  features.three(140, s1t, s0t, below);
  features.three(141, s0w, count(arcs.rightCount, s0), 1);
  features.two(142, s0t, count(arcs.rightCount, s0));
  features.two(143, s0t, count(arcs.leftCount, s0));
  features.two(144, s1t, count(arcs.rightCount, s1));
  features.two(145, s1w, count(arcs.rightCount, s1));
  features.two(146, b0t, count(arcs.leftCount, b0));
  features.two(147, b0w, count(arcs.leftCount, b0));
  features.two(148, s0t, relation(s0l));
  features.two(149, s0t, relation(s0r));
  features.three(150, s0t, relation(s0l), relation(s0r));
  features.two(151, s1t, relation(s1l));
  features.two(152, s1t, relation(s1r));
  features.three(153, s1t, relation(s1r), s0t);
  features.two(154, b0t, relation(b0l));
  features.two(155, s0t, s0 === NOBODY ? 0 : arcs.leftSet[s0]!);
  features.two(156, s0t, s0 === NOBODY ? 0 : arcs.rightSet[s0]!);
  features.two(157, s1t, s1 === NOBODY ? 0 : arcs.rightSet[s1]!);
  features.two(158, s1t, s1 === NOBODY ? 0 : arcs.leftSet[s1]!);
  features.two(159, b0t, b0 === NOBODY ? 0 : arcs.leftSet[b0]!);
  features.three(160, s1t, s1 === NOBODY ? 0 : arcs.rightSet[s1]!, s0t);
  features.two(161, s0x, b0x);
  features.two(162, s1x, s0x);
  features.two(163, s0x, b0t);
  features.two(164, s0t, b0x);
  features.two(165, s1x, s0t);
  features.two(166, s1t, s0x);
  features.two(167, b0x, b1x);
  features.three(168, s0t, b0t, gap);
  features.three(169, s1t, s0t, gapBelow);
  features.three(170, s0x, b0x, gap);
  features.three(171, s1x, s0x, gapBelow);
  features.two(172, s1t, word(s1r));
  features.three(173, s1t, tag(s1r), tag(s1r2));
  features.three(174, s0t, tag(s0l), tag(s0l2));
  features.three(175, s0t, tag(s0r), tag(s0r2));
  features.three(176, s0t, word(s0l), b0t);
  features.three(177, s1t, s0t, word(s0l));
  features.three(178, s1w, s0t, word(s0l));
  features.four(179, s1x, s0t, gapBelow, b0t);
  features.four(180, broad(s1), broad(s0), broad(b0), broad(b1));
  features.three(181, s1w, s0w, b0w);
  features.three(182, s1t, s0t, b0w);
  features.two(183, s0x, b1x);
  const s0p = broad(s0);
  const s1p = broad(s1);
  const b0p = broad(b0);
  const b1p = broad(b1);
  const set = (column: Int32Array, at: number): number => (at === NOBODY ? 0 : column[at]!);
  features.three(184, s0p, b0p, gap);
  features.three(185, s0p, b0p, set(arcs.leftSet, b0));
  features.three(186, s0p, set(arcs.leftSet, s0), b0p);
  features.three(187, s0p, set(arcs.rightSet, s0), b0p);
  features.three(188, s1p, set(arcs.rightSet, s1), s0p);
  features.three(189, s1p, s0p, set(arcs.leftSet, s0));
  features.four(190, s1p, s0p, set(arcs.leftSet, s0), b0p);
  features.four(191, broad(s2), s1p, s0p, b0p);
  features.four(192, s0p, b0p, b1p, broad(b2));
  features.three(193, s0p, b0p, word(b0l));
  features.three(194, s0x, b0x, b1p);
  features.four(197, s1p, s0p, b0p, gapBelow);
  features.three(198, s1w, s1t, s0p);
  features.three(199, s1x, s0p, b0p);
}

/** Notes the features of the relation between a head and a dependent that a step is about to tie. */
export function relationFeatures(
  sentence: Sentence,
  arcs: Arcs,
  dependent: number,
  head: number,
  features: Features,
): void {
  const { words, tags, coarse } = sentence;
  const word = (at: number): number => (at < 0 || at >= words.length ? 1 : words[at]!.word);
  const tag = (at: number): number => (at < 0 || at >= words.length ? -1 : tags[at]!);
  const lexicon = (at: number): number => (at < 0 || at >= words.length ? 1 : words[at]!.lexicon);
  const relation = (at: number): number => (at === NOBODY ? -1 : arcs.relations[at]!);
  const side = dependent < head ? 0 : 1;
  const low = Math.min(dependent, head);
  const high = Math.max(dependent, head);
  const gap = between(sentence, low, high);
  const distance = distanceOf(low, high);
  const dw = word(dependent);
  const hw = word(head);
  const dt = tag(dependent);
  const ht = tag(head);
  const dx = lexicon(dependent);
  const hx = lexicon(head);
  const dl = arcs.leftmost[dependent]!;
  const dr = arcs.rightmost[dependent]!;
  const hl = arcs.leftmost[head]!;
  const hr = arcs.rightmost[head]!;
  const broad = (at: number): number => (at < 0 || at >= words.length ? -1 : coarse[tags[at]!]!);
  const code = ht * 2 + side;

  features.clear();
  features.one(200, side);
  features.two(201, side, dw);
  features.two(202, side, dt);
  features.two(203, side, hw);
  features.one(204, code);
  features.two(205, code, dt);
  features.three(206, side, hw, dw);
  features.three(207, side, hw, dt);
  features.two(208, code, dw);
  features.two(209, side, dx);
  features.two(210, side, hx);
  features.three(211, side, hx, dx);
  features.two(212, code, dx);
  features.three(213, side, dt, hx);
  features.three(214, code, dt, distance);
  features.three(215, code, dt, gap);
  features.three(216, side, dt, word(dl));
  features.three(217, code, dt, word(dl));
  features.three(218, code, dt, tag(dl));
  features.three(219, code, dt, relation(dl));
  features.three(220, code, dt, relation(dr));
  features.three(221, code, dt, arcs.leftSet[dependent]!);
  features.three(222, code, dt, arcs.rightSet[dependent]!);
  features.three(223, code, dt, arcs.leftSet[head]!);
  features.three(224, code, dt, arcs.rightSet[head]!);
  features.three(225, code, dt, relation(hl));
  features.three(226, code, dt, relation(hr));
  features.three(227, hw, dt, word(dl));
  features.three(228, code, dt, tag(dependent - 1));
  features.three(229, code, dt, tag(dependent + 1));
  features.three(230, code, dt, tag(head - 1));
  features.three(231, code, dt, tag(head + 1));
  features.three(232, code, dt, word(dependent - 1));
  features.three(233, code, dt, word(dependent + 1));
  features.three(234, hw, dt, arcs.leftSet[head]!);
  features.three(235, side, dw, word(dependent + 1));
  features.three(236, hx, dt, gap);
  features.three(237, hx, dt, arcs.leftSet[dependent]!);
  features.three(238, side, words[dependent]!.ends[2], code);
  features.three(239, code, words[dependent]!.shape, words[head]!.shape);
  features.three(240, code, dt, lexicon(dl));
  features.four(241, code, broad(dependent), broad(dependent - 1), broad(dependent + 1));
  features.three(242, code, dx, gap);
}

/** Parses a sentence whose words have tags; the arcs that come back make one tree. */
export function parseArcs(sentence: Sentence, arcs: Arcs, steps: Scorer, relations: Scorer): void {
  const features = new Features();
  const stepScores = new Float64Array(steps.classes);
  const relationScores = new Float64Array(relations.classes);
  while (!arcs.isDone) {
    const step = bestStep(sentence, arcs, steps, features, stepScores);
    arcs.take(step, step === SHIFT ? 0 : bestRelation(sentence, arcs, step, relations, features, relationScores));
  }
}

/** Returns the step with the highest score among those that can be taken. */
export function bestStep(
  sentence: Sentence,
  arcs: Arcs,
  scorer: Scorer,
  features: Features,
  scores: Float64Array,
): number {
  stepFeatures(sentence, arcs, features);
  scorer.score(features, scores);
  let winner = -1;
  for (const step of [SHIFT, LEFT, RIGHT])
    if (arcs.allows(step) && (winner < 0 || scores[step]! > scores[winner]!)) winner = step;
  return winner;
}

/** Returns the relation with the highest score for the arc that a step would draw. */
export function bestRelation(
  sentence: Sentence,
  arcs: Arcs,
  step: number,
  scorer: Scorer,
  features: Features,
  scores: Float64Array,
): number {
  relationFeatures(sentence, arcs, arcs.top(0), arcs.headBy(step), features);
  scorer.score(features, scores);
  let winner = 0;
  for (let id = 1; id < scorer.classes; id++) if (scores[id]! > scores[winner]!) winner = id;
  return winner;
}
