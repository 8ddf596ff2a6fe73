import type { Source } from '../../attributions.ts';
import { COLLECTIVE_NOUNS, DOCUMENT_NOUNS, PERSON_NOUNS } from '../../words.ts';
import { childrenBy, isUnder, plainRelation, rangeOf, type Tree } from './tree.ts';
import { withApposition } from './appositions.ts';
import type { Word } from '../../syntax/parsed.ts';
import { ADDRESSED, beforeVerbGroup, behindPlaces, behindTimes, isInPhrase, isNominal } from './word-classes.ts';

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
    return agent === null ? null : asSource(tree, agent, verb, true);
  }
  for (let steps = 0; steps < MOST_STEPS && at >= 0; steps += 1) {
    const own = ownSubject(tree, at);
    if (own !== null) return asSource(tree, own, verb, at === verb);
    const { relation, head } = tree.words[at]!;
    if (relation === 'acl' || relation === 'acl:relcl') return asSource(tree, head, verb, false);
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
  // Behind “telling” stands whom it is told to.
  const isTelling = tree.words[verb]!.fine === 'VBG' && ADDRESSED.has(tree.words[verb]!.lemma.toLowerCase());
  const subjects = childrenBy(tree, verb, 'nsubj').filter((child) => child < verb || !isTelling);
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

function asSource(tree: Tree, head: number, verb: number, isOwn: boolean): FoundSource | null {
  if (head < 0 || EMPTY.has(tree.words[head]!.lower)) return null;
  return { source: sourceAt(tree, head, verb), head, isOwn };
}

/** “*It* was announced”, “*what* he said”: nobody speaks. */
const EMPTY: ReadonlySet<string> = new Set(['there', 'what', 'whatever', 'which']);

/** Returns the noun phrase round its head, on one side of its verb. */
export function sourceAt(tree: Tree, head: number, verb = -1): Source {
  const outer = new Set(tree.children[head]!.filter((child) => isLeftOut(tree, child)));
  const isKept = (index: number): boolean =>
    index !== verb && isUnder(tree, index, head) && ![...outer].some((child) => isUnder(tree, index, child));
  let first = head;
  let last = head;
  while (first > 0 && isKept(first - 1) && tree.words[first - 1]!.form !== ',') first -= 1;
  while (last + 1 < tree.words.length && isKept(last + 1)) last += 1;
  if (head < verb) last = upToVerb(tree, last, verb);
  while (first < head && isEdge(tree, first)) first += 1;
  if (head < verb) first = withTitle(tree, withHolder(tree, first));
  while (last > head && isEdge(tree, last)) last -= 1;
  return { ...rangeOf(tree, first, withApposition(tree.words, last)), form: formAt(tree, head) };
}

/** “Kremlin *officers*”, “Ukraine*’s military*”, “doctors *in the city*”: what the tree has hung elsewhere before the verb. */
function upToVerb(tree: Tree, last: number, verb: number): number {
  const { words } = tree;
  const isOwner = words[last + 1]?.tag === 'PART' && /^(?:NOUN|PROPN|ADJ)$/u.test(words[last + 2]?.tag ?? '');
  const noun = nounRun(tree, isOwner ? last + 2 : last, verb - 1);
  const end = behindPlaces(words, noun + 1) - 1;
  return end === beforeVerbGroup(words, verb) ? end : noun;
}

/** “*Secretary of* State Blinken”, “*a spokesman for* the company”: what the tree has cut off before a preposition. */
function withHolder({ words }: Tree, first: number): number {
  const holder = words[first - 2];
  if (words[first - 1]?.tag !== 'ADP' || holder === undefined) return first;
  if (holder.tag !== 'PROPN' && !PERSON_NOUNS.has(holder.lower) && !COLLECTIVE_NOUNS.has(holder.lower)) return first;
  let at = first - 2;
  while (at > 0 && /^(?:DET|ADJ|NOUN|PROPN|NUM)$/u.test(words[at - 1]!.tag)) at -= 1;
  return at;
}

/** “*Harbour spokesman* John Kirby”: a noun for people before a name, which the tree has hung elsewhere. */
function withTitle({ words }: Tree, first: number): number {
  const title = words[first - 1];
  if (words[first]!.tag !== 'PROPN' || title?.tag !== 'NOUN' || !PERSON_NOUNS.has(title.lower)) return first;
  let at = first - 1;
  while (at > 0 && /^(?:DET|ADJ|NOUN|PROPN)$/u.test(words[at - 1]!.tag)) at -= 1;
  return at;
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

/** The last noun of the run that begins here, wherever the tree has hung it: “the fire *department*”. */
function nounRun(tree: Tree, from: number, end: number): number {
  let at = from;
  while (at < end && /^(?:NOUN|PROPN)$/u.test(tree.words[at + 1]!.tag)) at += 1;
  return at;
}

/**
 * Returns the subject that the order of words alone tells: “*Officials*, who spoke on condition of anonymity, said”, “*the
 * report*, released on Monday, found”, “*his lawyer, Ann Cho*, says”, “quoted *an official* as saying”; null for any other order.
 */
export function sourceByOrder(tree: Tree, verb: number): Source | null {
  const { words } = tree;
  if (words[verb - 1]?.lower === 'as') return quotedAs(tree, verb - 1);
  const before = beforeVerbGroup(words, verb);
  if (words[before]?.form !== ',') return null;
  const comma = words.findLastIndex(({ form }, at) => at < before && form === ',');
  if (comma < 1) return null;
  const inside = words.slice(comma + 1, before);
  const isRelative = /^(?:who|which|whose)$/u.test(inside[0]?.lower ?? '');
  const isApposed = inside.length > 0 && inside.length < MOST_INSERTED && inside.every(isApposition);
  const isParted = isRelative || isApposed || /^VB[NGD]$/u.test(inside[0]?.fine ?? '');
  if (!isParted || !/^VB[DZP]$/u.test(words[verb]!.fine)) return null;
  // “An official *there*, speaking on condition of anonymity, said”.
  const end = words[comma - 1]!.tag === 'ADV' ? comma - 1 : comma;
  let first = end;
  while (first > 0 && (isOfSubject(words[first - 1]!) || isHyphen(words, first - 1))) first -= 1;
  if (first === end || words[first]!.tag === 'ADP') return null;
  if (isRelative) return sourceBetween(tree, first, comma - 1);
  if (!beginsClause(words, first) || behindTimes(words, comma - 1) > comma - 1) return null;
  // “The study’s lead author, *Jane Hill*, said” names somebody.
  const isNamed = inside[0]!.tag === 'PROPN';
  return isApposed
    ? { ...rangeOf(tree, first, before - 1), form: isNamed ? 'name' : sourceBetween(tree, first, comma - 1).form }
    : sourceBetween(tree, first, end - 1);
}

/** “Al*-*Maeena”. */
const isHyphen = (words: readonly Word[], at: number): boolean =>
  /^[-‐–]$/u.test(words[at]!.form) &&
  words[at - 1]?.end === words[at]!.start &&
  words[at]!.end === words[at + 1]?.start;

const isOfSubject = ({ tag, lower }: Word): boolean =>
  /^(?:DET|ADJ|NOUN|PROPN|NUM|PART|ADP)$/u.test(tag) || /^(?:his|her|its|their|our|my|your)$/u.test(lower);

/** How many words an insertion between a subject and its verb has at most when it is an apposition. */
const MOST_INSERTED = 16;

const isApposition = (word: Word): boolean => isNominal(word) || /^(?:ADP|PART|CCONJ)$/u.test(word.tag);

/** True where a clause may begin: at the beginning, behind a mark, “and” or “that”. */
const beginsClause = (words: readonly Word[], at: number): boolean =>
  at === 0 || /^(?:PUNCT|CCONJ|SCONJ)$/u.test(words[at - 1]!.tag);

/** Returns the noun phrase right before the verb, where its last word is a noun or a pronoun: “*aid workers* said”. */
export function phraseBefore(tree: Tree, verb: number): Source | null {
  const { words } = tree;
  const last = beforeVerbGroup(words, verb);
  const word = words[last];
  if (word === undefined || !/^(?:NOUN|PROPN|PRON)$/u.test(word.tag) || RELATIVE.has(word.lower)) return null;
  let first = last;
  if (word.tag !== 'PRON') while (first > 0 && isOfPhrase(words, first - 1)) first -= 1;
  while (first < last && /^(?:ADP|PART|CCONJ)$/u.test(words[first]!.tag)) first += 1;
  return { ...rangeOf(tree, first, last), form: formAt(tree, last) };
}

const isOfPhrase = (words: Tree['words'], at: number): boolean =>
  (isInPhrase(words, at) && words[at]!.tag !== 'PRON') ||
  words[at]!.lower === 'of' ||
  /^(?:his|her|its|their|your|our|my)$/u.test(words[at]!.lower);

/** How many words of whoever is quoted stand at most between “quoted” and “as saying”. */
const MOST_QUOTED = 10;

function quotedAs(tree: Tree, as: number): Source | null {
  const quote = tree.words.findLastIndex(
    ({ lower }, at) => at < as && at >= as - MOST_QUOTED && /^(?:quot(?:ed|es|ing)|cit(?:ed|es|ing))$/u.test(lower),
  );
  if (quote === -1) return null;
  // “The minister was quoted *by state media* as saying”.
  const isBy = tree.words[quote + 1]!.lower === 'by';
  if (quote + 1 < as && !isBy) return sourceBetween(tree, quote + 1, as - 1);
  const quoted = tree.children[quote]!.find(
    (child) => child < quote && tree.words[child]!.relation.startsWith('nsubj'),
  );
  return quoted === undefined ? null : sourceAt(tree, quoted, quote);
}
