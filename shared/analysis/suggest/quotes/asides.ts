import type { Word } from '../../syntax/parsed.ts';
import { COLLECTIVE_NOUNS, DOCUMENT_NOUNS, PERSON_NOUNS } from '../../words.ts';
import { endOfClause } from './clause-end.ts';
import { isBareClause } from './clause-start.ts';
import { reportingVerb } from './lexicon/verbs.ts';
import { isFinite, isSpoken } from './passages.ts';
import {
  ADDRESSED,
  beforeVerbGroup,
  behindAddressee,
  behindTimes,
  isAuxiliary,
  isBreak,
  isNominal,
  listed,
  nextComma,
  OPENING,
  voiceOf,
} from './word-classes.ts';

/**
 * Attributions set **aside** between commas, which report what stands on either side of them: “…, *Anna said*, …”,
 * “…, *said Anna*”, “*as Anna said*, …”. Words are meant by their index in the sentence.
 */

/** What stands on either side of an attribution that is set between commas. */
export interface Sides {
  /** First and last word of what stands before it. */
  readonly left: readonly [number, number];
  /** The same of what stands behind it; null where the sentence ends or the narrator goes on. */
  readonly right: readonly [number, number] | null;
}

/**
 * Returns what “…, *Anna said*, …” and “…, *said Anna*” stand between, or null where the cue is no aside.
 *
 * @param isMarkedOnly true for a verb that reports only what stands in marks
 */
export function sidesOf(words: readonly Word[], cue: number, isMarkedOnly = false): Sides | null {
  const asides = asSides(words, cue);
  if (asides !== null) return asides;
  const before = beforeVerbGroup(words, cue);
  if (before < 0 || !isFiniteGroup(words, cue, before) || voiceOf(words, cue) !== 'active') return null;
  const isInverted = isBreak(words[before]!);
  const gap = isInverted
    ? (invertedGap(words, cue, before) ?? apposedGap(words, cue, before))
    : subjectGap(words, cue, before);
  if (gap === null || gap < 1) return null;
  let last = gap - 1;
  while (last > 0 && isBreak(words[last]!) && !isSpoken(words[last]!) && words[last]!.form === ',') last -= 1;
  const left = [behindAside(words, last), last] as const;
  if (OCCASIONS.has(words[words[0]!.lower === 'when' ? 1 : 0]!.lower)) return null;
  const isMarked = /["”’»]/u.test(words[gap]!.form) || /["”’»]/u.test(words[gap - 1]!.form);
  if (isMarkedOnly && !isMarked) return null;
  // “On whether she would run”, “in the end, he would say, “Well””: what is said stands in marks behind the cue.
  if (!isMarked && isQuotedBehind(words, cue)) return null;
  const right = isInverted && isOfSpeaker(words, cue) ? null : rightOf(words, cue);
  const isWhole = hasClause(words, gap) && !(right !== null && isSubordinate(words, gap));
  if (isWhole) return { left, right: !isMarked && right !== null && goesOn(words, right[0]) ? right : null };
  return right === null && !isMarked ? null : { left, right };
}

/** “*Asked* whether he would go, Berg replied: …”: what it was said to, and not what was said. */
const OCCASIONS = listed(
  'asked questioned pressed quizzed speaking writing responding replying commenting addressing talking',
);

/** “…, he said, *that*…”, “…, *after* two boats sank”: what goes on with the clause before the aside. */
function goesOn(words: readonly Word[], from: number): boolean {
  const { lower, fine } = words[from]!;
  return GOING_ON.has(lower) || fine.startsWith('W');
}

const GOING_ON = listed(`
  that whether after before because since if unless until when where who which whose including despite following amid
`);

/** “*As* Berg told the paper, S” and “S, *as* Berg said”. */
function asSides(words: readonly Word[], cue: number): Sides | null {
  let lead = cue - 1;
  while (lead >= 0 && cue - lead < MOST_LEAD && words[lead]!.lower !== 'as') {
    if (isFinite(words[lead]!) && !isAuxiliary(words[lead]!)) return null;
    lead -= 1;
  }
  if (lead < 0 || words[lead]!.lower !== 'as' || !isClosedBehind(words, cue)) return null;
  if (lead === 0) {
    const comma = nextComma(words, cue);
    return comma + 1 < words.length && words[comma]!.form === ','
      ? { left: [comma + 1, endOfClause(words, comma + 1)], right: null }
      : null;
  }
  if (words[lead - 1]!.form !== ',' || !hasClause(words, lead)) return null;
  return { left: [0, lead - 2], right: null };
}

/** How many words stand at most between “as” and its verb. */
const MOST_LEAD = 9;

/** A verb with tense stands before the word, and something before it that may be its subject. */
function hasClause(words: readonly Word[], gap: number): boolean {
  const verb = words.findIndex((word, at) => at > 0 && isFinite(word));
  return verb !== -1 && verb < gap;
}

/** “*If it does not*, he said, …”: what stands before the aside only leads to what stands behind it. */
const isSubordinate = (words: readonly Word[], gap: number): boolean =>
  /^(?:if|when|unless|although|though|because|since|while|after|before|once|until)$/u.test(words[0]!.lower) &&
  !words.slice(0, gap).some(({ form }) => form === ',');

/** The cue has a tense, or its auxiliary has. */
const isFiniteGroup = (words: readonly Word[], cue: number, before: number): boolean =>
  words.slice(before + 1, cue + 1).some(isFinite);

function invertedGap(words: readonly Word[], cue: number, before: number): number | null {
  const next = words[cue + 1];
  const isSimple = /^VB[DPZ]$/u.test(words[cue]!.fine) && before === cue - 1;
  const isSubject = next !== undefined && isNominal(next) && hasSpeaker(words, cue + 1);
  return isSimple && isSubject && !isBareClause(words, cue + 1) ? before : null;
}

/** “…, the governor, *Jan Visser*, said”: the comma before the subject, which has an apposition between commas. */
function apposedGap(words: readonly Word[], cue: number, before: number): number | null {
  if (words[before]!.form !== ',') return null;
  const comma = words.findLastIndex(({ form }, at) => at < before && form === ',');
  const inside = words.slice(comma + 1, before);
  const isApposed =
    inside.length > 0 && inside.every((word) => isNominal(word) || /^(?:ADP|PART|CCONJ)$/u.test(word.tag));
  if (comma < 1 || !isApposed || !hasSpeaker(words, comma + 1)) return null;
  const gap = subjectGap(words, cue, comma - 1);
  // “*After the match*, Gomez, the coach, said: “…””: what stands before is no clause.
  const isSaid = gap !== null && (hasClause(words, gap) || /["”’»]/u.test(words[gap]!.form));
  return isSaid && !OPENING.test(words[cue + 1]?.form ?? '') ? gap : null;
}

/** “She said: *“…”*”, “he would say, *“…”*”. */
function isQuotedBehind(words: readonly Word[], cue: number): boolean {
  const at = words[cue + 1]?.tag === 'ADV' ? cue + 2 : cue + 1;
  return /^[,:]$/u.test(words[at]?.form ?? '') && OPENING.test(words[at + 1]?.form ?? '');
}

/** “…, said the general, *who*…” tells of the general. */
function isOfSpeaker(words: readonly Word[], cue: number): boolean {
  const comma = words.findIndex(({ form }, at) => at > cue && form === ',');
  return comma !== -1 && /^(?:who|whose|whom|which)$/u.test(words[comma + 1]?.lower ?? '');
}

/** “Some left, *officials said, and* S, residents said”: where what is said begins behind an attribution before it. */
function behindAside(words: readonly Word[], last: number): number {
  const cue = words.findLastIndex(
    (word, at) => at < last && words[at + 1]?.form === ',' && words[at + 2]?.tag === 'CCONJ' && isPlainReport(word),
  );
  return cue > 0 && cue + 3 <= last && isFinite(words[cue]!) && hasClause(words, cue) ? cue + 3 : 0;
}

const isPlainReport = ({ lemma, tag }: Word): boolean =>
  tag === 'VERB' && reportingVerb(lemma.toLowerCase())?.strength === 'plain';

/** The noun phrase is a name, a pronoun, or has a noun for somebody who speaks. */
function hasSpeaker(words: readonly Word[], from: number): boolean {
  for (let at = from; at < words.length && (isNominal(words[at]!) || words[at]!.tag === 'PART'); at += 1) {
    const { tag, lower } = words[at]!;
    if (tag === 'PROPN' || /^(?:i|he|she|they|we|it|one)$/u.test(lower)) return true;
    if (PERSON_NOUNS.has(lower) || COLLECTIVE_NOUNS.has(lower) || DOCUMENT_NOUNS.has(lower)) return true;
  }
  return false;
}

/** Index of the comma before the subject, where nothing but times and places stands behind the cue. */
function subjectGap(words: readonly Word[], cue: number, before: number): number | null {
  if (!isClosedBehind(words, cue)) return null;
  const near = breakBefore(words, before);
  if (near === null) return null;
  const isApposed = words[near + 1]?.tag === 'DET' || words[near + 1]?.tag === 'NOUN';
  const far = isApposed && words[near]!.form === ',' ? breakBefore(words, near - 1) : null;
  const isName = far !== null && words.slice(far + 1, near).every(({ tag }) => tag === 'PROPN');
  return isName && near - far > 1 ? far : near;
}

/** Words with which something else than a subject begins. */
const NO_SUBJECTS = listed('and but or nor yet so like as than however');

/** Index of the nearest break before the word, with nothing but a noun phrase between; null where there is none. */
function breakBefore(words: readonly Word[], from: number): number | null {
  for (let at = from; at >= 0; at -= 1) {
    const word = words[at]!;
    if (isBreak(word)) return at === from || NO_SUBJECTS.has(words[at + 1]!.lower) ? null : at;
    if (isFinite(word) || word.tag === 'SCONJ' || word.tag === 'VERB' || word.fine.startsWith('W')) return null;
  }
  return null;
}

/** “…, Anna said *on Monday in Paris*.”: up to the next comma or stop there is no clause. */
function isClosedBehind(words: readonly Word[], cue: number): boolean {
  let at = behindTimes(words, cue + 1);
  if (ADDRESSED.has(words[cue]!.lemma.toLowerCase())) at = behindTimes(words, behindAddressee(words, at));
  while (words[at]?.tag === 'ADP') {
    at += 1;
    while (at < words.length && isNominal(words[at]!)) at += 1;
    at = behindTimes(words, at);
  }
  return at >= words.length || !isSpoken(words[at]!);
}

/** What stands behind the comma that closes the aside, where it holds the verb that was wanting. */
export function rightOf(words: readonly Word[], cue: number): readonly [number, number] | null {
  const comma = words.findIndex(({ form }, at) => at > cue && form === ',');
  if (comma === -1 || !words.slice(comma + 1).some(isFinite)) return null;
  return [comma + 1, endOfClause(words, comma + 1)];
}
