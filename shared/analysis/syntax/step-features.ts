import { type Arcs, NOBODY } from './arcs.ts';
import type { Features } from './features.ts';
import { distanceOf, marksBetween, type Sentence } from './sentence.ts';
import { Templates } from './templates.ts';

/**
 * What is seen before each **step** of the parser: the three words on top of the stack (`s0` to `s2`) and the three to come
 * (`b0` to `b2`). A letter behind says what of them: `w` the word, `t` its tag, `p` its part of speech, `x` what the lexicon
 * knows. `l` and `r` are their first and last dependents, with `r` behind for the relation; `ls` and `rs` the relations
 * of all on one side, `lc` and `rc` their number.
 */
const THINGS = `
  nothing s0w s1w b0w b1w s0t s1t s2t b0t b1t b2t s0x s1x b0x b1x s0p s1p s2p b0p b1p b2p
  s0lt s0rt s1lt s1rt b0lt s0l2t s0r2t s1r2t s0lr s0rr s1lr s1rr b0lr s0lw b0lw s1rw
  s0lc s0rc s1rc b0lc s0ls s0rs s1ls s1rs b0ls far farBelow marks marksBelow`;

const TEMPLATES = new Templates(
  THINGS,
  `nothing, s0w s0t, s0w, s0t, b0w b0t, b0w, b0t, b1w b1t, b1t, b2t, s1w s1t, s1t, s2t, s0w s0t b0t, s0t b0t, b0t b1t,
  s0t s1t, s0t b0t b1t, s1t s0t b0t, s2t s1t s0t, s0t s0lt b0t, s0t s0rt b0t, s0t b0t b0lt, s1t s1rt s0t,
  s1t s1lt s0t, s1t s0t s0lt, s1t s0t s0rt, s0w far, s0t far, b0w far, b0t far, s0t b0t far, s1t s0t farBelow,
  s0w s0rc, s0t s0rc, s0t s0lc, s1t s1rc, s1w s1rc, b0t b0lc, b0w b0lc, s0t s0lr, s0t s0rr, s0t s0lr s0rr, s1t s1lr,
  s1t s1rr, s1t s1rr s0t, b0t b0lr, s0t s0ls, s0t s0rs, s1t s1rs, s1t s1ls, b0t b0ls, s1t s1rs s0t, s0x b0x, s1x s0x,
  s0x b0t, s0t b0x, s1x s0t, s1t s0x, b0x b1x, s0t b0t marks, s1t s0t marksBelow, s0x b0x marks, s1x s0x marksBelow,
  s1t s1rw, s1t s1rt s1r2t, s0t s0lt s0l2t, s0t s0rt s0r2t, s0t s0lw b0t, s1t s0t s0lw, s1p s0p b0p b1p, s0x b1x,
  s0p b0p marks, s0p b0p b0ls, s0p s0ls b0p, s0p s0rs b0p, s1p s1rs s0p, s1p s0p s0ls, s1p s0p s0ls b0p,
  s2p s1p s0p b0p, s0p b0p b1p b2p, s0p b0p b0lw, s0x b0x b1p, s1p s0p b0p marksBelow, s1w s1t s0p, s1x s0p b0p,
  s1w s0t s0lw, s0t s1w s1t, s1t s0t b0t b1t, s0t b0w b0t, s0t b0t b1t b2t, s0w s0t s1t, s1x s0t marksBelow b0t`,
  100,
);

const seen = new Int32Array(TEMPLATES.size);

/** Notes the features of the next step. */
export function stepFeatures(sentence: Sentence, arcs: Arcs, features: Features): void {
  const { words, tags, coarse } = sentence;
  const word = (at: number): number => (at === NOBODY ? 1 : words[at]!.word);
  const lexicon = (at: number): number => (at === NOBODY ? 1 : words[at]!.lexicon);
  const tag = (at: number): number => (at === NOBODY ? -1 : tags[at]!);
  const broad = (at: number): number => (at === NOBODY ? -1 : coarse[tags[at]!]!);
  const relation = (at: number): number => (at === NOBODY ? -1 : arcs.relations[at]!);
  const first = (column: Int32Array, at: number): number => (at === NOBODY ? NOBODY : column[at]!);
  const count = (column: Int32Array, at: number): number => (at === NOBODY ? 0 : Math.min(5, column[at]!));
  const set = (column: Int32Array, at: number): number => (at === NOBODY ? 0 : column[at]!);

  const s0 = arcs.top(0);
  const s1 = arcs.top(1);
  const s2 = arcs.top(2);
  const b0 = arcs.ahead(0);
  const b1 = arcs.ahead(1);
  const b2 = arcs.ahead(2);
  const s0l = first(arcs.leftmost, s0);
  const s0r = first(arcs.rightmost, s0);
  const s1l = first(arcs.leftmost, s1);
  const s1r = first(arcs.rightmost, s1);
  const b0l = first(arcs.leftmost, b0);
  const hasNext = s0 !== NOBODY && b0 !== NOBODY;
  const hasBelow = s0 !== NOBODY && s1 !== NOBODY;

  // In the order of THINGS; the first is nothing.
  let at = 1;
  seen[at++] = word(s0);
  seen[at++] = word(s1);
  seen[at++] = word(b0);
  seen[at++] = word(b1);
  seen[at++] = tag(s0);
  seen[at++] = tag(s1);
  seen[at++] = tag(s2);
  seen[at++] = tag(b0);
  seen[at++] = tag(b1);
  seen[at++] = tag(b2);
  seen[at++] = lexicon(s0);
  seen[at++] = lexicon(s1);
  seen[at++] = lexicon(b0);
  seen[at++] = lexicon(b1);
  seen[at++] = broad(s0);
  seen[at++] = broad(s1);
  seen[at++] = broad(s2);
  seen[at++] = broad(b0);
  seen[at++] = broad(b1);
  seen[at++] = broad(b2);
  seen[at++] = tag(s0l);
  seen[at++] = tag(s0r);
  seen[at++] = tag(s1l);
  seen[at++] = tag(s1r);
  seen[at++] = tag(b0l);
  seen[at++] = tag(first(arcs.leftmost2, s0));
  seen[at++] = tag(first(arcs.rightmost2, s0));
  seen[at++] = tag(first(arcs.rightmost2, s1));
  seen[at++] = relation(s0l);
  seen[at++] = relation(s0r);
  seen[at++] = relation(s1l);
  seen[at++] = relation(s1r);
  seen[at++] = relation(b0l);
  seen[at++] = word(s0l);
  seen[at++] = word(b0l);
  seen[at++] = word(s1r);
  seen[at++] = count(arcs.leftCount, s0);
  seen[at++] = count(arcs.rightCount, s0);
  seen[at++] = count(arcs.rightCount, s1);
  seen[at++] = count(arcs.leftCount, b0);
  seen[at++] = set(arcs.leftSet, s0);
  seen[at++] = set(arcs.rightSet, s0);
  seen[at++] = set(arcs.leftSet, s1);
  seen[at++] = set(arcs.rightSet, s1);
  seen[at++] = set(arcs.leftSet, b0);
  seen[at++] = hasNext ? distanceOf(s0, b0) : 8;
  seen[at++] = hasBelow ? distanceOf(s1, s0) : 8;
  seen[at++] = hasNext ? marksBetween(sentence, s0, b0) : -1;
  seen[at++] = hasBelow ? marksBetween(sentence, s1, s0) : -1;
  features.count = 0;
  TEMPLATES.note(seen, features);
}
