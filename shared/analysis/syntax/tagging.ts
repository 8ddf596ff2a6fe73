import { Features } from './features.ts';
import type { Traits } from './traits.ts';
import { best, type Scorer } from './weights.ts';

/**
 * **Tagging** gives each word its part of speech, from left to right: the traits of the words around it and the tags
 * that were given before decide. A tag here is the number of a pair (`NOUN NN`) in the list that the weights bring.
 */

const EDGE: Pick<Traits, 'word' | 'form' | 'shape' | 'lexicon' | 'groups' | 'ends' | 'starts'> = {
  word: 1,
  form: 1,
  shape: 1,
  lexicon: 1,
  groups: [],
  ends: [1, 1, 1, 1],
  starts: [1, 1, 1],
};

/** Writes the tags of a sentence’s words. @param tags receives as many numbers as there are words */
export function tagWords(words: readonly Traits[], scorer: Scorer, tags: Int32Array): void {
  const features = new Features();
  const scores = new Float64Array(scorer.classes);
  for (let at = 0; at < words.length; at++) {
    tagFeatures(words, at, tags, features);
    scorer.score(features, scores);
    tags[at] = best(scores, scorer.classes);
  }
}

/** Notes the features of the word at `at`, of whose neighbours those before it have their tags. */
export function tagFeatures(words: readonly Traits[], at: number, tags: Int32Array, features: Features): void {
  const word = words[at]!;
  const before = words[at - 1] ?? EDGE;
  const earlier = words[at - 2] ?? EDGE;
  const after = words[at + 1] ?? EDGE;
  const later = words[at + 2] ?? EDGE;
  const tag = at > 0 ? tags[at - 1]! + 1 : 0;
  const earlierTag = at > 1 ? tags[at - 2]! + 1 : 0;
  features.clear();
  features.one(0, 0);
  features.one(1, word.word);
  features.one(2, word.form);
  features.one(3, word.shape);
  features.one(4, word.ends[0]);
  features.one(5, word.ends[1]);
  features.one(6, word.ends[2]);
  features.one(7, word.ends[3]);
  features.one(8, word.starts[0]);
  features.one(9, word.starts[1]);
  features.one(10, word.starts[2]);
  features.one(11, word.lexicon);
  features.one(12, before.word);
  features.one(13, earlier.word);
  features.one(14, after.word);
  features.one(15, later.word);
  features.one(16, tag);
  features.one(17, earlierTag);
  features.two(18, tag, earlierTag);
  features.two(19, tag, word.word);
  features.two(20, before.word, word.word);
  features.two(21, word.word, after.word);
  features.one(22, after.ends[2]);
  features.one(23, before.ends[2]);
  features.one(24, after.lexicon);
  features.one(25, later.lexicon);
  features.two(26, before.lexicon, word.lexicon);
  features.two(27, word.lexicon, after.lexicon);
  features.three(28, before.lexicon, word.lexicon, after.lexicon);
  features.two(29, tag, after.lexicon);
  features.two(30, tag, word.ends[2]);
  features.two(31, tag, word.lexicon);
  features.two(32, word.shape, before.shape);
  features.two(33, word.shape, after.shape);
  features.two(34, word.shape, at === 0 ? 1 : 0);
  features.three(35, tag, earlierTag, word.lexicon);
  features.three(36, tag, word.lexicon, after.lexicon);
  features.two(37, word.lexicon, word.ends[1]);
  features.three(38, tag, word.lexicon, after.ends[1]);
  features.two(39, word.ends[2], after.ends[1]);
  features.two(40, tag, after.word);
  for (const group of word.groups) {
    features.one(41, group);
    features.two(42, group, tag);
    features.two(43, group, after.lexicon);
    features.two(44, group, word.ends[1]);
    features.two(45, group, word.shape);
  }
  for (const group of before.groups) features.two(46, group, word.ends[2]);
  for (const group of after.groups) features.two(47, group, word.ends[2]);
}
