import type { Source } from '../../attributions.ts';
import { COLLECTIVE_NOUNS, DOCUMENT_NOUNS, PERSON_NOUNS } from '../../words.ts';
import { childrenBy, isUnder, plainRelation, rangeOf, type Tree } from './tree.ts';
import { withApposition } from './word-order.ts';

/**
 * The **source** of a cue as the tree tells it: the noun phrase that is the subject of its verb, or of the verb that it
 * is coordinated with or hangs on; the agent of a passive; what a relative clause or a participle is said of. The phrase
 * goes from its first word to its last, with titles and appositions and without relative clauses.
 */
export interface FoundSource {
  readonly source: Source;
  readonly head: number;
  /** True where the verb has this subject itself and does not share it with another one. */
  readonly isOwn: boolean;
}

/** Returns who is the subject of the verb, or null where the sentence tells nobody. */
export function subjectOf(tree: Tree, verb: number): FoundSource | null {
  let at = verb;
  if (isPassive(tree, verb)) {
    const agent = agentOf(tree, verb);
    return agent === null ? null : asSource(tree, agent, true);
  }
  for (let steps = 0; steps < MOST_STEPS && at >= 0; steps += 1) {
    const own = ownSubject(tree, at);
    if (own !== null) return asSource(tree, own, at === verb);
    const { relation, head } = tree.words[at]!;
    if (relation === 'acl' || relation === 'acl:relcl') return asSource(tree, head, false);
    if (!PASSES_ON.has(plainRelation(tree.words[at]!))) return null;
    at = head;
  }
  return null;
}

/** How far up a subject is shared: “he *went* on to *try* and *say*”. */
const MOST_STEPS = 4;

/** A verb with one of those relations and without a subject has that of its head. */
const PASSES_ON: ReadonlySet<string> = new Set(['conj', 'xcomp', 'advcl', 'parataxis', 'ccomp', 'obl', 'dep']);

const isPassive = (tree: Tree, verb: number): boolean =>
  tree.children[verb]!.some((child) => /^(?:nsubj|aux):pass$/u.test(tree.words[child]!.relation));

/** “Was told *by Berg*”. */
const agentOf = (tree: Tree, verb: number): number | null =>
  tree.children[verb]!.find((child) => tree.words[child]!.relation === 'obl:agent') ?? null;

/** Index of the head of the verb’s own subject; of the antecedent where the subject is a relative pronoun. */
function ownSubject(tree: Tree, verb: number): number | null {
  const subjects = childrenBy(tree, verb, 'nsubj');
  const subject = subjects.findLast((child) => child < verb) ?? subjects[0];
  if (subject === undefined) return null;
  const { lower } = tree.words[subject]!;
  const word = tree.words[verb]!;
  if (!RELATIVE.has(lower)) return subject;
  return word.relation === 'acl:relcl' ? word.head : antecedentOf(tree, subject);
}

/** Head of the noun phrase right before a relative pronoun. */
function antecedentOf({ words }: Tree, pronoun: number): number {
  let at = pronoun - 1;
  while (at > 0 && words[at]!.tag === 'PUNCT') at -= 1;
  if (at < 0) return pronoun;
  for (
    let { head } = words[at]!;
    head >= 0 && head < at && /^(?:NOUN|PROPN)$/u.test(words[head]!.tag);
    { head } = words[at]!
  ) {
    at = head;
  }
  return at;
}

const RELATIVE: ReadonlySet<string> = new Set(['who', 'which', 'that']);

function asSource(tree: Tree, head: number, isOwn: boolean): FoundSource | null {
  if (head < 0 || EMPTY.has(tree.words[head]!.lower)) return null;
  return { source: sourceAt(tree, head), head, isOwn };
}

/** “*It* was announced”, “*what* he said”: nobody speaks. */
const EMPTY: ReadonlySet<string> = new Set(['there', 'what', 'whatever', 'which']);

/** Returns the noun phrase round its head. */
export function sourceAt(tree: Tree, head: number): Source {
  const outer = new Set(tree.children[head]!.filter((child) => isLeftOut(tree, child)));
  const isKept = (index: number): boolean =>
    isUnder(tree, index, head) && ![...outer].some((child) => isUnder(tree, index, child));
  let first = head;
  let last = head;
  while (first > 0 && isKept(first - 1)) first -= 1;
  while (last + 1 < tree.words.length && isKept(last + 1)) last += 1;
  while (first < head && isEdge(tree, first)) first += 1;
  while (last > head && isEdge(tree, last)) last -= 1;
  return { ...rangeOf(tree, first, withApposition(tree.words, last)), form: formAt(tree, head) };
}

const isLeftOut = (tree: Tree, child: number): boolean =>
  /^(?:acl:relcl|advcl|parataxis|ccomp|cc|case|mark|advmod|discourse|punct)/u.test(tree.words[child]!.relation);

const isEdge = ({ words }: Tree, index: number): boolean =>
  words[index]!.tag === 'PUNCT' && !/[)\]]/u.test(words[index]!.form);

function formAt({ words }: Tree, head: number): Source['form'] {
  const { tag, lower } = words[head]!;
  if (tag === 'PRON') return 'pronoun';
  if (tag === 'PROPN') return 'name';
  if (COLLECTIVE_NOUNS.has(lower)) return 'collective';
  if (PERSON_NOUNS.has(lower)) return words[head + 1]?.tag === 'PROPN' ? 'name' : 'description';
  return DOCUMENT_NOUNS.has(lower) ? 'document' : 'other';
}

/** Returns the noun phrase between two words, up to a relative clause; its form is that of its first head. */
export function sourceBetween(tree: Tree, first: number, last: number): Source {
  const inside = tree.words.slice(first, last + 1);
  const relative = inside.findIndex(({ lower }, at) => at > 0 && /^(?:who|which|that|whose)$/u.test(lower));
  const end = relative === -1 ? last : first + relative - 1;
  const head = inside.findIndex(({ tag }) => tag === 'NOUN' || tag === 'PROPN' || tag === 'PRON');
  const heads = nounRun(tree, first + Math.max(0, head), end);
  return { ...rangeOf(tree, first, withApposition(tree.words, end)), form: formAt(tree, heads) };
}

/** The last noun of the run that begins here: “the fire *department*”. */
function nounRun(tree: Tree, from: number, end: number): number {
  let at = from;
  while (at < end && /^(?:NOUN|PROPN)$/u.test(tree.words[at + 1]!.tag)) at += 1;
  return at;
}
