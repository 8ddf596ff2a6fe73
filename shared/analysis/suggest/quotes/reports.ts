import type { Fragment } from '../../../model/records.ts';
import type { Source } from '../../attributions.ts';
import { type CueClass, NOMINAL_CUES } from '../../cues.ts';
import { mayReport, reportingVerb, type Strength } from './lexicon/verbs.ts';
import { sourceAt, subjectOf } from './sources.ts';
import { isFinite } from './passages.ts';
import { childrenBy, isUnder, rangeOf, type Tree } from './tree.ts';

/**
 * A **report** is a cue with the clause that it reports, as the tree of one sentence tells it: “*said* that *S*”,
 * “*S*, Anna *said*”, “*S*, she *said*, *S*”, “*according to* the port, *S*”, “Anna’s *claim* that *S*”. Where a tree
 * is odd, commas and the order of words decide: a branch is never trusted beyond what stands between two commas.
 */
export interface Report {
  readonly cue: Fragment;
  /** Index of the cue’s last word in the sentence. */
  readonly cueWord: number;
  readonly cueClass: CueClass;
  readonly strength: Strength | 'slot';
  readonly source: Source | null;
  /** What is reported, in text order, with the marks and commas at its edges. */
  readonly spans: readonly Fragment[];
  readonly place: Place;
  /** Whether “that” or a question word leads the clause. */
  readonly isLed: boolean;
  readonly isFinite: boolean;
  /** It has a subject of its own. */
  readonly isWhole: boolean;
  /** How the cue itself stands: told as a fact, as a wish or a possibility, to somebody, or denied. */
  readonly mood: Mood;
}

export type Mood = 'told' | 'modal' | 'infinitive' | 'imperative' | 'participle' | 'negated' | 'first-person' | 'second-person';

export type Place = 'behind' | 'before' | 'around' | 'according' | 'nominal' | 'infinitive';

type Span = readonly [first: number, last: number];

interface Content {
  readonly spans: readonly Span[];
  readonly place: Place;
  readonly isLed: boolean;
}

/** Returns every report of the sentence, in the order of their cues. */
export function reportsIn(tree: Tree): Report[] {
  return tree.words.flatMap((_, index) => {
    const found = according(tree, index) ?? nominal(tree, index) ?? verbal(tree, index);
    return found === null ? [] : [found];
  });
}

function verbal(tree: Tree, index: number): Report | null {
  const word = tree.words[index]!;
  if (word.tag !== 'VERB' && !(word.tag === 'NOUN' && /s$/u.test(word.lower))) return null;
  const verb = reportingVerb(word.lemma.toLowerCase());
  if (verb === null && !mayReport(word.lemma.toLowerCase())) return null;
  const content = contentOf(tree, index, verb?.strength ?? 'slot');
  if (content === null) return null;
  const subject = subjectOf(tree, index);
  if (verb === null && (subject === null || !subject.isOwn || subject.source.form === 'other')) return null;
  const hasInside = content.spans.some(([first, last]) => subject !== null && first <= subject.head && subject.head <= last);
  return {
    cue: { start: word.start, end: word.end },
    cueWord: index,
    cueClass: verb?.cueClass ?? 'say',
    strength: verb?.strength ?? 'slot',
    source: hasInside ? null : (subject?.source ?? null),
    mood: moodOf(tree, index),
    ...reported(tree, content),
  };
}

function moodOf(tree: Tree, index: number): Mood {
  const { words } = tree;
  const { fine, relation } = words[index]!;
  const [subject] = childrenBy(tree, index, 'nsubj');
  const auxiliaries = childrenBy(tree, index, 'aux');
  const isPassive = auxiliaries.some((child) => words[child]!.relation === 'aux:pass');
  if (childrenBy(tree, index, 'mark').some((child) => words[child]!.lower === 'to')) return 'infinitive';
  if (subject === undefined && fine === 'VB' && auxiliaries.length === 0) return 'imperative';
  if (subject === undefined && fine === 'VBN' && !isPassive && /^(?:acl|advcl)/u.test(relation)) return 'participle';
  if (childrenBy(tree, index, 'advmod').some((child) => NOT.has(words[child]!.lower))) return 'negated';
  if (auxiliaries.some((child) => MODALS.has(words[child]!.lower))) return 'modal';
  const person = subject === undefined ? '' : words[subject]!.lower;
  if (person === 'i' || person === 'we') return 'first-person';
  return person === 'you' ? 'second-person' : 'told';
}

const NOT: ReadonlySet<string> = new Set(['not', 'n’t', "n't", 'never']);

const MODALS: ReadonlySet<string> = new Set('can could may might must shall should will would ’ll ’d'.split(' '));

const reported = (tree: Tree, { spans, place, isLed }: Content): Pick<Report, 'spans' | 'place' | 'isLed' | 'isFinite' | 'isWhole'> => ({
  spans: spans.map(([first, last]) => rangeOf(tree, first, last)),
  place,
  isLed,
  isFinite: spans.some(([first, last]) => tree.words.slice(first, last + 1).some(isFinite)),
  isWhole: spans.some(([first, last]) => tree.words.slice(first, last + 1).some(({ relation }) => /^nsubj/u.test(relation))),
});

function contentOf(tree: Tree, index: number, strength: Strength | 'slot'): Content | null {
  return behind(tree, index, strength) ?? before(tree, index, strength) ?? aside(tree, index, strength);
}

/** “Said *(that) S*”: the clause behind the verb. */
function behind(tree: Tree, index: number, strength: Strength | 'slot'): Content | null {
  const clause =
    childrenBy(tree, index, 'ccomp').find((child) => tree.first[child]! > index) ?? freeRelative(tree, index);
  if (clause === undefined) return null;
  const isLed = isLedClause(tree, clause);
  if (strength === 'slot' && !isLed) return null;
  const first = tree.first[clause]!;
  const from = tree.words[first]!.lower === 'that' ? first + 1 : first;
  return { spans: [[from, tree.last[clause]!]], place: 'behind', isLed };
}

/** “Explained *how it was done*”, “*what they saw*”: the clause hangs on its question word. */
const freeRelative = (tree: Tree, index: number): number | undefined =>
  childrenBy(tree, index, 'obj').find(
    (child) => tree.first[child]! > index && LEADS.has(tree.words[child]!.lower) && childrenBy(tree, child, 'acl', 'advcl').length > 0,
  );

const isLedClause = (tree: Tree, clause: number): boolean => LEADS.has(tree.words[tree.first[clause]!]!.lower);

const LEADS: ReadonlySet<string> = new Set(
  'that whether if how why what when where who which whom whose because'.split(' '),
);

/** “*S*, Anna said.”: the clause hangs on the verb and stands before it. */
function before(tree: Tree, index: number, strength: Strength | 'slot'): Content | null {
  if (strength === 'slot' || strength === 'clause') return null;
  const clause = childrenBy(tree, index, 'ccomp').find((child) => child < index);
  if (clause === undefined) return null;
  const spans = without(tree, clause, index);
  return { spans, place: spans.length > 1 ? 'around' : 'before', isLed: false };
}

/** “*S*, said Anna, *S*”: the verb hangs on what it reports. */
function aside(tree: Tree, index: number, strength: Strength | 'slot'): Content | null {
  if (strength === 'slot' || strength === 'clause') return null;
  const word = tree.words[index]!;
  if (word.relation !== 'parataxis' && !(word.relation === 'advcl' && hasAs(tree, index))) return null;
  if (childrenBy(tree, index, 'ccomp', 'obj', 'xcomp').length > 0) return null;
  const spans = without(tree, word.head, index);
  return spans.length === 0 ? null : { spans, place: spans.length > 1 ? 'around' : 'before', isLed: false };
}

/** “*As* Anna said, S”. */
const hasAs = (tree: Tree, index: number): boolean =>
  childrenBy(tree, index, 'mark').some((child) => tree.words[child]!.lower === 'as');

/** The branch of the clause as spans of words, without the branch of the cue where that lies in it. */
function without(tree: Tree, clause: number, cue: number): Span[] {
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

/** “*According to* the port, *S*” and “*S*, *according to* the port”. */
function according(tree: Tree, index: number): Report | null {
  const { words } = tree;
  if (words[index]!.lower !== 'according' || words[index + 1]?.lower !== 'to') return null;
  const head = words[index]!.head > index ? words[index]!.head : index + 2;
  const holder = words[head]?.head ?? -1;
  if (head >= words.length || holder < 0) return null;
  const clause = clauseOver(tree, holder);
  const spans = without(tree, clause, head);
  if (spans.length === 0) return null;
  return {
    cue: rangeOf(tree, index, index + 1),
    cueWord: index + 1,
    cueClass: 'according-to',
    strength: 'plain',
    source: sourceAt(tree, head),
    mood: 'told',
    ...reported(tree, { spans, place: 'according', isLed: false }),
  };
}

/** The verb of the clause that the word stands in. */
function clauseOver(tree: Tree, from: number): number {
  let at = from;
  while (tree.words[at]!.head >= 0 && !isOwnClause(tree, at)) at = tree.words[at]!.head;
  return at;
}

/** A coordinated or loose clause with a subject of its own. */
const isOwnClause = (tree: Tree, index: number): boolean =>
  /^(?:conj|parataxis)/u.test(tree.words[index]!.relation) && childrenBy(tree, index, 'nsubj').length > 0;

/** “Anna’s *claim* that *S*”. */
function nominal(tree: Tree, index: number): Report | null {
  const word = tree.words[index]!;
  if (word.tag !== 'NOUN' || !NOMINAL_CUES.has(word.lemma)) return null;
  const clause = childrenBy(tree, index, 'acl', 'ccomp').find(
    (child) => tree.words[child]!.relation !== 'acl:relcl' && tree.words[tree.first[child]!]!.lower === 'that',
  );
  if (clause === undefined || clause < index) return null;
  const [owner] = childrenBy(tree, index, 'nmod').filter((child) => tree.words[child]!.relation === 'nmod:poss');
  return {
    cue: { start: word.start, end: word.end },
    cueWord: index,
    cueClass: 'nominal',
    strength: 'clause',
    source: owner === undefined ? null : sourceAt(tree, owner),
    mood: 'told',
    ...reported(tree, { spans: [[tree.first[clause]! + 1, tree.last[clause]!]], place: 'nominal', isLed: true }),
  };
}

