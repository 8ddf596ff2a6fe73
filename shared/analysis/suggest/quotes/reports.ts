import type { Fragment } from '../../../model/records.ts';
import { type Attribution, attributionsIn, readSentence, type Source } from '../../attributions.ts';
import { type CueClass, NOMINAL_CUES } from '../../cues.ts';
import type { ParsedSentence, Word } from '../../syntax/parsed.ts';
import { isTwoWordCue, mayReport, type ReportingVerb, reportingVerb } from './lexicon/verbs.ts';
import { type Mood, moodOf } from './mood.ts';
import { isFinite, isSpoken } from './passages.ts';
import { contentBehindTwo, contentOf, type CueStrength, type Place, type ReportedContent } from './report-content.ts';
import { type FoundSource, phraseBefore, sourceAt, sourceBetween, sourceByOrder, subjectOf } from './sources.ts';
import { childrenBy, isUnder, rangeOf, type Tree } from './tree.ts';
import { accordingTo } from './according-to.ts';
import { behindTimes, hasSubjectBefore, SPEECH_PLACES, voiceOf } from './word-classes.ts';

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
  /** “It has been *proposed* that…”: a passive of nobody, with a verb that is not news. */
  readonly isNobody: boolean;
  /** It has a verb with tense, or at least a subject. */
  readonly isClause: boolean;
}

/** True where a word of the sentence may be the cue of a report: no tree need be drawn of other sentences. */
export const mayHoldReport = ({ words }: ParsedSentence): boolean =>
  words.some(
    (word, index) =>
      (word.lower === 'according' && words[index + 1]?.lower === 'to') ||
      (isNominalCue(word) && words.some(({ lower }, at) => at > index && lower === 'that')) ||
      (isVerbal(word) && mayBeCue(words, index)),
  );

function mayBeCue(words: readonly Word[], index: number): boolean {
  const lemma = words[index]!.lemma.toLowerCase();
  if (reportingVerb(lemma) !== null || isTwoWordCue(lemma, words[index + 1]?.lower)) return true;
  return mayReport(lemma) && isBeforeThat(words, index);
}

/** Returns every report of the sentence, in the order of their cues. @param text the whole text */
export function reportsIn(text: string, tree: Tree): Report[] {
  const byOrder = new AttributionsByOrder(text, tree);
  const reports: Report[] = [];
  for (const index of tree.words.keys()) {
    const found = according(tree, index) ?? nominal(tree, index) ?? verbal(tree, index, byOrder);
    if (found === null) continue;
    const earlier =
      found.place !== 'according' && isShared(tree, index)
        ? reports.findLast(({ strength }) => strength === 'plain')
        : undefined;
    reports.push(earlier === undefined ? found : { ...found, source: earlier.source });
  }
  return reports;
}

/** “He said A but *added* B”, “he said A, *adding* B”, “he said A, however *added* B”: the verb has the subject of the cue before it. */
function isShared({ words }: Tree, verb: number): boolean {
  const { fine, tag } = words[verb]!;
  if (tag !== 'VERB') return false;
  let before = verb - 1;
  while (before >= 0 && words[before]!.tag === 'ADV') before -= 1;
  if (words[before]?.tag === 'CCONJ') return true;
  const isGoingOn = fine === 'VBG' || (before === verb - 2 && /^(?:however|then|yet)$/u.test(words[verb - 1]!.lower));
  return isGoingOn && words[before]?.form === ',';
}

/** A third person is easily taken for a plural: “the report *states* that…”. */
const isVerbal = ({ tag, lower }: Word): boolean => tag === 'VERB' || (tag === 'NOUN' && lower.endsWith('s'));

/** “From all the press *reports* that I have read”: a noun behind a preposition and its article. */
function isBehindPreposition(words: readonly Word[], noun: number): boolean {
  let at = noun - 1;
  while (at >= 0 && /^(?:DET|ADJ|NOUN|PROPN|NUM)$/u.test(words[at]!.tag)) at -= 1;
  return words[at]?.tag === 'ADP' && words[at + 1]!.tag === 'DET';
}

function verbal(tree: Tree, index: number, byOrder: AttributionsByOrder): Report | null {
  const word = tree.words[index]!;
  if (!isVerbal(word) || (word.tag === 'NOUN' && isBehindPreposition(tree.words, index))) return null;
  const lemma = word.lemma.toLowerCase();
  if (isPlaced(tree.words, index)) return null;
  const isTwo = isTwoWordCue(lemma, tree.words[index + 1]?.lower);
  const verb = isTwo ? TWO_WORDS : reportingVerb(lemma);
  if (verb === null && !mayReport(lemma)) return null;
  const strength = isHearing(tree, index) ? 'clause' : (verb?.strength ?? 'slot');
  const content = isTwo ? contentBehindTwo(tree, index) : contentOf(tree, index, strength);
  if (content === null) return null;
  const subject = subjectOf(tree, index);
  if (
    verb === null &&
    (subject === null || !subject.isOwn || subject.source.form === 'other' || !isTight(tree, index))
  ) {
    return null;
  }
  const isInside = content.spans.some(
    ([first, last]) => subject !== null && first <= subject.head && subject.head <= last,
  );
  const isTrusted = subject !== null && !isInside && isNextTo(tree, subject, index);
  const cue = rangeOf(tree, index, isTwo ? index + 1 : index);
  const spans = content.spans.map(([first, last]) => rangeOf(tree, first, last));
  const fallback = isInside ? null : (subject?.source ?? null);
  return {
    cue,
    cueClass: verb?.cueClass ?? 'say',
    strength,
    mood: moodOf(tree, index),
    isNobody: subject === null && voiceOf(tree.words, index) === 'passive' && !NEWS.has(lemma),
    source:
      sourceByOrder(tree, index) ??
      (isTrusted ? subject.source : (orderedSource(tree, index, byOrder.sourceOf(cue, spans), spans) ?? fallback)),
    ...reported(tree, content),
  };
}

/** “Said in a statement *posted* on its website that…”: the verb before it reports. */
function isPlaced(words: Tree['words'], verb: number): boolean {
  if (!/^VB[ND]$/u.test(words[verb]!.fine) || !SPEECH_PLACES.has(words[verb - 1]?.lower ?? '')) return false;
  let at = verb - 1;
  while (at > 0 && /^(?:DET|ADJ|NOUN|PROPN|NUM)$/u.test(words[at]!.tag)) at -= 1;
  return at > 0 && words[at]!.tag === 'ADP' && words[at - 1]!.tag === 'VERB';
}

/** What the order of words finds, or the noun phrase right before the verb where that is more, or all there is. */
function orderedSource(tree: Tree, verb: number, found: Source | null, spans: readonly Fragment[]): Source | null {
  const phrase = voiceOf(tree.words, verb) === 'active' ? phraseBefore(tree, verb) : null;
  if (phrase === null || spans.some((span) => phrase.start < span.end && span.start < phrase.end)) return found;
  const isMore = found === null || (phrase.start <= found.start && found.end <= phrase.end);
  return isMore ? phrase : found;
}

/** True when nothing but what belongs to the subject, auxiliaries and an insertion stands between it and its verb. */
function isNextTo(tree: Tree, { head, isOwn, source }: FoundSource, verb: number): boolean {
  const { words } = tree;
  const start = words.findIndex((word) => word.start === source.start);
  // “Park of the *police* said”: the tree has taken the last noun for the subject.
  const isRelative = words[verb]!.relation === 'acl:relcl';
  if (start > 0 && head < verb && words[start - 1]!.tag === 'ADP' && !isRelative) return false;
  if (!isOwn) return head < verb && !hasSubjectBefore(words, verb);
  const end = words.findLastIndex((word) => word.end === source.end);
  const [from, to] = head < verb ? [end + 1, insertionBefore(tree, head, verb)] : [verb + 1, tree.first[head]!];
  return words
    .slice(from, to)
    .every(
      (word, at) => isUnder(tree, from + at, head) || /^(?:AUX|ADV|PUNCT|PART)$/u.test(word.tag) || !isSpoken(word),
    );
}

/** Index of the comma that opens “, *who chairs the board*,” right before the verb; else that of the verb. */
function insertionBefore({ words }: Tree, head: number, verb: number): number {
  if (words[verb - 1]?.form !== ',') return verb;
  const comma = words.findLastIndex(({ form }, at) => at < verb - 1 && form === ',');
  return comma > head ? comma : verb;
}

/** The attributions of the sentence as the order of its words tells them; read when they are first asked for. */
class AttributionsByOrder {
  readonly #text: string;
  readonly #tree: Tree;
  #found: readonly Attribution[] | null = null;

  constructor(text: string, tree: Tree) {
    this.#text = text;
    this.#tree = tree;
  }

  /** The source of the cue, which does not stand in what is reported. */
  sourceOf(cue: Fragment, spans: readonly Fragment[]): Source | null {
    const { start, end } = rangeOf(this.#tree, 0, this.#tree.words.length - 1);
    this.#found ??= attributionsIn(readSentence(this.#text.slice(start, end), start));
    const source = this.#found.find((one) => one.cue.start === cue.start)?.source ?? null;
    return source === null || spans.some((span) => span.start <= source.start && source.end <= span.end)
      ? null
      : source;
  }
}

/** Verbs of which the passive is news without a speaker: “it was *announced* that…”. */
const NEWS: ReadonlySet<string> = new Set(
  'announce tell report confirm reveal disclose allege inform warn promise'.split(' '),
);

/** “*The inquest heard* that…”: what a court hears somebody has said there. */
const isHearing = ({ words }: Tree, verb: number): boolean =>
  words[verb]!.lower === 'heard' && HEARINGS.has(words[verb - 1]?.lower ?? '');

const HEARINGS: ReadonlySet<string> = new Set('court inquest jury tribunal inquiry hearing committee'.split(' '));

const TWO_WORDS: ReportingVerb = { cueClass: 'say', strength: 'plain' };

/** An unknown verb reports only where “that” follows it at once and the tree hangs the clause on it. */
const isTight = (tree: Tree, verb: number): boolean =>
  isBeforeThat(tree.words, verb) && childrenBy(tree, verb, 'ccomp').length > 0;

/** A verb with tense right before “that”. */
const isBeforeThat = (words: readonly Word[], verb: number): boolean =>
  words[behindTimes(words, verb + 1)]?.lower === 'that' && /^VB[DPZ]$/u.test(words[verb]!.fine);

type Reported = Pick<Report, 'spans' | 'place' | 'isLed' | 'isClause'>;

const reported = (tree: Tree, { spans, place, isLed }: ReportedContent): Reported => ({
  spans: spans.map(([first, last]) => rangeOf(tree, first, last)),
  place,
  isLed,
  isClause: spans.some(([first, last]) =>
    tree.words.slice(first, last + 1).some((word) => isFinite(word) || (isLed && word.relation.startsWith('nsubj'))),
  ),
});

/** “*According to* the port, *S*” and “*S*, *according to* the port”. */
function according(tree: Tree, index: number): Report | null {
  const { words } = tree;
  if (words[index]!.lower !== 'according' || words[index + 1]?.lower !== 'to') return null;
  const found = accordingTo(words, index);
  if (found === null) return null;
  const { left, right, source } = found;
  return {
    cue: rangeOf(tree, index, index + 1),
    cueClass: 'according-to',
    strength: 'plain',
    mood: 'told',
    isNobody: false,
    source: sourceBetween(tree, ...source),
    ...reported(tree, { spans: right === null ? [left] : [left, right], place: 'according', isLed: false }),
  };
}

const isNominalCue = ({ tag, lemma }: Word): boolean => tag === 'NOUN' && NOMINAL_CUES.has(lemma);

/** “Anna’s *claim* that *S*”. */
function nominal(tree: Tree, index: number): Report | null {
  const word = tree.words[index]!;
  if (!isNominalCue(word)) return null;
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
    isNobody: false,
    source: owner === undefined ? null : sourceAt(tree, owner),
    ...reported(tree, { spans: [[tree.first[clause]! + 1, tree.last[clause]!]], place: 'nominal', isLed: true }),
  };
}
