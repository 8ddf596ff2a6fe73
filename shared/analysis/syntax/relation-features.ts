import { type Arcs, NOBODY } from './arcs.ts';
import type { Features } from './features.ts';
import { distanceOf, marksBetween, type Sentence } from './sentence.ts';
import { Templates } from './templates.ts';

/**
 * What is seen of an arc before its **relation** is named: the dependent (`d`) and its head (`h`), by the letters of
 * `step-features.ts`; the words before and behind them (`-1`, `+1`), and on which side of the head the dependent stands.
 * `code` is that side with the head’s tag.
 */
const THINGS = `
  side code far marks dw dt dx dend dshape dp d-1p d+1p hw hx hshape dlw dlt dlr dlx drr hlr hrr dls drs hls hrs
  d-1t d+1t h-1t h+1t d-1w d+1w`;

const TEMPLATES = new Templates(
  THINGS,
  `side, side dw, side dt, side hw, code, code dt, code dw, side dx, side hx, side hx dx, code dx, side dt hx,
  code dt far, code dt marks, side dt dlw, code dt dlw, code dt dlt, code dt dlr, code dt drr, code dt dls,
  code dt drs, code dt hls, code dt hrs, code dt hlr, code dt hrr, code dt d-1t, code dt d+1t, code dt h-1t,
  code dt h+1t, code dt d-1w, code dt d+1w, side dw d+1w, hx dt marks, hx dt dls, side dend code, code dshape hshape,
  code dt dlx, code dp d-1p d+1p, code dx marks`,
  200,
);

const seen = new Int32Array(TEMPLATES.size);

/** Notes the features of the relation between a head and a dependent that a step is about to tie. */
export function relationFeatures(
  sentence: Sentence,
  arcs: Arcs,
  dependent: number,
  head: number,
  features: Features,
): void {
  const { words, tags, coarse } = sentence;
  const isOutside = (at: number): boolean => at < 0 || at >= words.length;
  const word = (at: number): number => (isOutside(at) ? 1 : words[at]!.word);
  const lexicon = (at: number): number => (isOutside(at) ? 1 : words[at]!.lexicon);
  const tag = (at: number): number => (isOutside(at) ? -1 : tags[at]!);
  const broad = (at: number): number => (isOutside(at) ? -1 : coarse[tags[at]!]!);
  const relation = (at: number): number => (at === NOBODY ? -1 : arcs.relations[at]!);
  const side = dependent < head ? 0 : 1;
  const low = Math.min(dependent, head);
  const high = Math.max(dependent, head);
  const left = arcs.leftmost[dependent]!;

  // In the order of THINGS.
  let at = 0;
  seen[at++] = side;
  seen[at++] = tag(head) * 2 + side;
  seen[at++] = distanceOf(low, high);
  seen[at++] = marksBetween(sentence, low, high);
  seen[at++] = word(dependent);
  seen[at++] = tag(dependent);
  seen[at++] = lexicon(dependent);
  seen[at++] = words[dependent]!.ends[2];
  seen[at++] = words[dependent]!.shape;
  seen[at++] = broad(dependent);
  seen[at++] = broad(dependent - 1);
  seen[at++] = broad(dependent + 1);
  seen[at++] = word(head);
  seen[at++] = lexicon(head);
  seen[at++] = words[head]!.shape;
  seen[at++] = word(left);
  seen[at++] = tag(left);
  seen[at++] = relation(left);
  seen[at++] = lexicon(left);
  seen[at++] = relation(arcs.rightmost[dependent]!);
  seen[at++] = relation(arcs.leftmost[head]!);
  seen[at++] = relation(arcs.rightmost[head]!);
  seen[at++] = arcs.leftSet[dependent]!;
  seen[at++] = arcs.rightSet[dependent]!;
  seen[at++] = arcs.leftSet[head]!;
  seen[at++] = arcs.rightSet[head]!;
  seen[at++] = tag(dependent - 1);
  seen[at++] = tag(dependent + 1);
  seen[at++] = tag(head - 1);
  seen[at++] = tag(head + 1);
  seen[at++] = word(dependent - 1);
  seen[at++] = word(dependent + 1);
  features.count = 0;
  TEMPLATES.note(seen, features);
}
