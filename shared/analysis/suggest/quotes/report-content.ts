import type { Strength } from './lexicon/verbs.ts';
import { isFinite } from './passages.ts';
import { childrenBy, isUnder, type Tree } from './tree.ts';

/**
 * What a verb reports, as **spans** of words: the clause behind it (“said *that S*”), the clause before it (“*S*, Anna
 * said”), or both sides of it (“*S*, she said, *S*”). Where a tree is odd, commas and the order of words decide.
 */
export interface ReportedContent {
  /** First and last word of each piece, in text order. */
  readonly spans: readonly Span[];
  readonly place: Place;
  /** “That”, “whether” or a question word leads it. */
  readonly isLed: boolean;
}

export type Span = readonly [first: number, last: number];

export type Place = 'behind' | 'before' | 'around' | 'according' | 'nominal' | 'infinitive';

export type CueStrength = Strength | 'slot';

/** Returns what the verb reports, or null when it reports nothing. */
export function contentOf(tree: Tree, verb: number, strength: CueStrength): ReportedContent | null {
  const found = behind(tree, verb);
  if (found !== null) return strength === 'slot' && !found.isLed ? null : found;
  if (strength === 'slot' || strength === 'clause') return null;
  return before(tree, verb) ?? aside(tree, verb);
}

function behind(tree: Tree, verb: number): ReportedContent | null {
  const clause =
    childrenBy(tree, verb, 'ccomp').find((child) => tree.first[child]! > verb) ?? freeRelative(tree, verb);
  if (clause === undefined) return null;
  const first = startBehind(tree, verb, clause);
  const lead = tree.words[first]!.lower;
  const last = endBehind(tree, verb, clause);
  const from = lead === 'that' && first < last ? first + 1 : first;
  return { spans: [[from, last]], place: 'behind', isLed: LEADS.has(lead) };
}

/** The first word of the clause; its “that” too where the tree has hung it elsewhere. */
function startBehind(tree: Tree, verb: number, clause: number): number {
  const first = tree.first[clause]!;
  return first - 1 > verb && tree.words[first - 1]!.lower === 'that' ? first - 1 : first;
}

/**
 * The last word of the clause. What follows it without a comma and hangs on the cue belongs to it as well: “said two men
 * were held *on Monday*”; behind a comma, or where another verb begins, the narrator goes on.
 */
function endBehind(tree: Tree, verb: number, clause: number): number {
  const { words } = tree;
  let last = tree.last[clause]!;
  while (last + 1 < words.length && isContinued(tree, verb, last + 1)) last = endOfPhrase(tree, verb, last + 1);
  return narratorIn(tree, tree.first[clause]!, last) ?? last;
}

/** An adverbial that the tree has hung on the cue though nothing parts it from the clause. */
function isContinued(tree: Tree, verb: number, at: number): boolean {
  const top = topBelow(tree, verb, at);
  return top !== null && tree.first[top] === at && /^(?:obl|nmod|advmod|obj|xcomp)/u.test(tree.words[top]!.relation);
}

const endOfPhrase = (tree: Tree, verb: number, at: number): number => tree.last[topBelow(tree, verb, at)!]!;

/** The child of the cue in whose branch the word stands; null when it stands in none. */
function topBelow(tree: Tree, verb: number, at: number): number | null {
  let top = at;
  while (tree.words[top]!.head !== verb) {
    if (tree.words[top]!.head < 0) return null;
    top = tree.words[top]!.head;
  }
  return top;
}

/** “…, *while* the council waits”: index of the word before the comma, where the narrator takes over. */
function narratorIn(tree: Tree, first: number, last: number): number | null {
  for (let at = first + LEAST_CLAUSE; at + LEAST_CLAUSE <= last; at += 1) {
    const isNarrator = tree.words[at]!.form === ',' && NARRATOR.has(tree.words[at + 1]!.lower);
    if (isNarrator && tree.words.slice(at + 2, last + 1).some(isFinite)) return at - 1;
  }
  return null;
}

/** So many words are a clause: “as, *while*” alone is none. */
const LEAST_CLAUSE = 3;

const NARRATOR: ReadonlySet<string> = new Set(['while', 'although', 'though', 'whereas', 'as']);

/** “Explained *how it was done*”, “*what they saw*”: the clause hangs on its question word. */
const freeRelative = (tree: Tree, verb: number): number | undefined =>
  childrenBy(tree, verb, 'obj').find(
    (child) =>
      tree.first[child]! > verb &&
      LEADS.has(tree.words[child]!.lower) &&
      childrenBy(tree, child, 'acl', 'advcl').length > 0,
  );

const LEADS: ReadonlySet<string> = new Set(
  'that whether if how why what when where who which whom whose because'.split(' '),
);

/** “*S*, Anna said.”: the clause hangs on the verb and stands before it. */
function before(tree: Tree, verb: number): ReportedContent | null {
  const clause = childrenBy(tree, verb, 'ccomp').find((child) => child < verb);
  return clause === undefined ? null : besides(tree, clause, verb);
}

/** “*S*, said Anna, *S*”, “*as* Anna said, *S*”: the verb hangs on what it reports. */
function aside(tree: Tree, verb: number): ReportedContent | null {
  const { relation, head } = tree.words[verb]!;
  const isAside = relation === 'parataxis' || (relation === 'advcl' && hasAs(tree, verb));
  if (!isAside || childrenBy(tree, verb, 'ccomp', 'obj', 'xcomp').length > 0) return null;
  return besides(tree, head, verb);
}

const hasAs = (tree: Tree, verb: number): boolean =>
  childrenBy(tree, verb, 'mark').some((child) => tree.words[child]!.lower === 'as');

function besides(tree: Tree, clause: number, verb: number): ReportedContent | null {
  const spans = without(tree, clause, verb);
  return spans.length === 0 ? null : { spans, place: spans.length > 1 ? 'around' : 'before', isLed: false };
}

/** The branch of the clause as spans, without the branch of the cue where that lies in it. */
export function without(tree: Tree, clause: number, cue: number): Span[] {
  const isCueInside = isUnder(tree, cue, clause);
  const spans: [number, number][] = [];
  for (let at = tree.first[clause]!; at <= tree.last[clause]!; at += 1) {
    const isOutside = isCueInside ? isUnder(tree, at, cue) : !isUnder(tree, at, clause);
    if (isOutside) continue;
    const last = spans.at(-1);
    if (last?.[1] === at - 1) last[1] = at;
    else spans.push([at, at]);
  }
  return spans.filter(([first, last]) => tree.words.slice(first, last + 1).some(({ tag }) => tag !== 'PUNCT'));
}
