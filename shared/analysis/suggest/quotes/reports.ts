import type { Fragment } from '../../../model/records.ts';
import type { Source } from '../../attributions.ts';
import { type CueClass, NOMINAL_CUES } from '../../cues.ts';
import { mayReport, reportingVerb } from './lexicon/verbs.ts';
import { type Mood, moodOf } from './mood.ts';
import { isFinite } from './passages.ts';
import { contentOf, type CueStrength, type Place, type ReportedContent, without } from './report-content.ts';
import { sourceAt, subjectOf } from './sources.ts';
import { childrenBy, rangeOf, type Tree } from './tree.ts';

/**
 * A **report** is a cue with the clause that it reports, as the tree of one sentence tells it: “*said* that *S*”,
 * “*S*, Anna *said*”, “*according to* the port, *S*”, “Anna’s *claim* that *S*”. All offsets are of the text.
 */
export interface Report {
  readonly cue: Fragment;
  readonly cueClass: CueClass;
  readonly strength: CueStrength;
  readonly mood: Mood;
  readonly source: Source | null;
  /** What is reported, in text order, with the marks and commas at its edges. */
  readonly spans: readonly Fragment[];
  readonly place: Place;
  /** “That”, “whether” or a question word leads it. */
  readonly isLed: boolean;
  /** It has a verb with tense, or at least a subject. */
  readonly isClause: boolean;
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
  // A third person is easily taken for a plural: “the report *states* that…”.
  if (word.tag !== 'VERB' && !(word.tag === 'NOUN' && word.lower.endsWith('s'))) return null;
  const lemma = word.lemma.toLowerCase();
  const verb = reportingVerb(lemma);
  if (verb === null && !mayReport(lemma)) return null;
  const strength = verb?.strength ?? 'slot';
  const content = contentOf(tree, index, strength);
  if (content === null) return null;
  const subject = subjectOf(tree, index);
  if (verb === null && (subject === null || !subject.isOwn || subject.source.form === 'other')) return null;
  const isInside = content.spans.some(
    ([first, last]) => subject !== null && first <= subject.head && subject.head <= last,
  );
  return {
    cue: rangeOf(tree, index, index),
    cueClass: verb?.cueClass ?? 'say',
    strength,
    mood: moodOf(tree, index),
    source: subject === null || isInside ? null : subject.source,
    ...reported(tree, content),
  };
}

type Reported = Pick<Report, 'spans' | 'place' | 'isLed' | 'isClause'>;

const reported = (tree: Tree, { spans, place, isLed }: ReportedContent): Reported => ({
  spans: spans.map(([first, last]) => rangeOf(tree, first, last)),
  place,
  isLed,
  isClause: spans.some(([first, last]) =>
    tree.words.slice(first, last + 1).some((word) => isFinite(word) || word.relation.startsWith('nsubj')),
  ),
});

/** “*According to* the port, *S*” and “*S*, *according to* the port”. */
function according(tree: Tree, index: number): Report | null {
  const { words } = tree;
  if (words[index]!.lower !== 'according' || words[index + 1]?.lower !== 'to') return null;
  const head = words[index]!.head > index ? words[index]!.head : index + 2;
  const holder = words[head]?.head ?? -1;
  if (holder < 0) return null;
  const spans = without(tree, clauseOver(tree, holder), head);
  if (spans.length === 0) return null;
  return {
    cue: rangeOf(tree, index, index + 1),
    cueClass: 'according-to',
    strength: 'plain',
    mood: 'told',
    source: sourceAt(tree, head),
    ...reported(tree, { spans, place: 'according', isLed: false }),
  };
}

/** The verb of the widest clause that the word stands in, up to one that is set beside another. */
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
  const owner = tree.children[index]!.find((child) => tree.words[child]!.relation === 'nmod:poss');
  return {
    cue: rangeOf(tree, index, index),
    cueClass: 'nominal',
    strength: 'clause',
    mood: 'told',
    source: owner === undefined ? null : sourceAt(tree, owner),
    ...reported(tree, { spans: [[tree.first[clause]! + 1, tree.last[clause]!]], place: 'nominal', isLed: true }),
  };
}
