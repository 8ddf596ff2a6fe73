import type { Strength } from './lexicon/verbs.ts';
import { isFinite, isSpoken } from './passages.ts';
import { childrenBy, type Tree } from './tree.ts';
import { sidesOf } from './asides.ts';
import { endOfClause } from './clause-end.ts';
import { clauseBehind, type ClauseStart, isBareClause, isRightBehind, isRelativeAt } from './clause-start.ts';
import { DOCUMENT_NOUNS } from '../../words.ts';
import { beforeVerbGroup, isInRelative, OPENING, voiceOf } from './word-classes.ts';

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

/** Returns what the verb reports, or null when it reports nothing. The order of words is asked first, then the tree. */
export function contentOf(tree: Tree, verb: number, strength: CueStrength): ReportedContent | null {
  if (voiceOf(tree.words, verb) === 'none') return null;
  const mayStandAside = strength === 'plain' || strength === 'mind' || strength === 'marks' || isByDocument(tree, verb);
  return (
    (mayStandAside ? asideByOrder(tree, verb, strength === 'marks') : null) ??
    behindByOrder(tree, verb, strength) ??
    (strength === 'slot' ? null : behindByTree(tree, verb))
  );
}

/** “S, *a new study shows*”: what finds and shows is said of a document alone behind a clause. */
const isByDocument = ({ words }: Tree, verb: number): boolean =>
  DOCUMENT_NOUNS.has(words[beforeVerbGroup(words, verb)]?.lower ?? '');

/** “Made clear *that S*”: only a clause that “that” leads is reported by two words. */
export function contentBehindTwo({ words }: Tree, verb: number): ReportedContent | null {
  const clause = clauseBehind(words, verb + 1, verb);
  return clause === null || !clause.isLed ? null : asBehind(words, clause, verb);
}

function asideByOrder({ words }: Tree, verb: number, isMarkedOnly: boolean): ReportedContent | null {
  const sides = sidesOf(words, verb, isMarkedOnly);
  if (sides === null) return null;
  const { left, right } = sides;
  return right === null
    ? { spans: [left], place: 'before', isLed: false }
    : { spans: [left, right], place: 'around', isLed: false };
}

/** “Said *(that) S*”. */
function behindByOrder({ words }: Tree, verb: number, strength: CueStrength): ReportedContent | null {
  const clause = clauseBehind(words, verb);
  if (clause === null) return null;
  const isQuoted = words[clause.first]!.tag === 'PUNCT';
  if (strength === 'marks' ? !isQuoted : strength === 'slot' && !clause.isLed) return null;
  return asBehind(words, clause, verb);
}

function asBehind(words: Tree['words'], { first, isLed }: ClauseStart, verb: number): ReportedContent | null {
  const last = endOfClause(words, first, isInRelative(words, verb));
  return last < first ? null : { spans: [[first, last]], place: 'behind', isLed };
}

function behindByTree(tree: Tree, verb: number): ReportedContent | null {
  const clause = childrenBy(tree, verb, 'ccomp').find((child) => tree.first[child]! > verb) ?? freeRelative(tree, verb);
  if (clause === undefined || !isRightBehind(tree.words, verb, tree.first[clause]!)) return null;
  const first = tree.first[clause]!;
  const lead = tree.words[first]!.lower;
  if (isRelativeAt(tree.words, first)) return null;
  const from = lead === 'that' && first < tree.last[clause]! ? first + 1 : first;
  const isLed = LEADS.has(lead);
  const spoken = tree.words.findIndex((word, at) => at >= from && isSpoken(word));
  const isApart = tree.words[from - 1]?.form === ',' && !OPENING.test(tree.words[from]!.form);
  // “Ordered troops *to be placed*” reports no clause.
  const verbAt = tree.words.findIndex((word, at) => at >= from && (isFinite(word) || word.tag === 'PART'));
  if (!isLed && lead !== 'to' && tree.words[verbAt]?.lower === 'to') return null;
  if (!isLed && lead !== 'to' && (isApart || !isBareClause(tree.words, spoken))) return null;
  const last = Math.min(tree.last[clause]!, endOfClause(tree.words, from));
  if (last < from) return null;
  return { spans: [[from, last]], place: lead === 'to' ? 'infinitive' : 'behind', isLed };
}

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
