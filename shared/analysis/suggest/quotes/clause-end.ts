import type { Word } from '../../syntax/parsed.ts';
import { clauseBehind } from './clause-start.ts';
import { reportingVerb } from './lexicon/verbs.ts';
import { isFinite, isSpoken } from './passages.ts';
import { isNominal, isVerb, listed } from './word-classes.ts';

/** Where a reported clause **ends**: with the sentence, or where the narrator goes on (“, *while* the council waits”). */

/**
 * Returns the last word of the clause that begins at `first`: the end of the sentence, or where the narrator goes on.
 *
 * @param isRelative true in “Berg, who said *S*, was released”, where a comma and a verb go back to the main clause
 */
export function endOfClause(words: readonly Word[], first: number, isRelative = false): number {
  const verb = words.find((word, at) => at >= first && isFinite(word));
  const isPresent = /^(?:VB[PZ]|MD)$/u.test(verb?.fine ?? '');
  const isEarlier = verb?.lower === 'had' && verb.tag === 'AUX';
  const isEnd = (at: number): boolean =>
    isNarratorAt(words, at) ||
    (isRelative && isMainVerbAt(words, at)) ||
    (isPresent && isPastAt(words, at)) ||
    (isEarlier && words[at]!.form === ',' && isPastAt(words, at + 1));
  let end = first + LEAST_CLAUSE;
  while (end < words.length && !isEnd(end)) end += 1;
  let last = Math.min(end, words.length) - 1;
  while (last > first && !isSpoken(words[last]!) && !/["”’»)\]]/u.test(words[last]!.form)) last -= 1;
  return last;
}

/** So many words are a clause: “as, *while*” alone is none. */
const LEAST_CLAUSE = 3;

const NARRATOR = listed('while although though whereas as');

/**
 * “Said it *raises* questions and *called* for an inquiry”, “said she *had* been ill, and *thanked* the nurses”: back to
 * the tense of the cue, without a subject.
 */
const isPastAt = (words: readonly Word[], at: number): boolean =>
  words[at]?.tag === 'CCONJ' && words[at + 1]?.fine === 'VBD' && words[at + 1]!.tag === 'VERB';

const isMainVerbAt = (words: readonly Word[], at: number): boolean =>
  words[at]!.form === ',' && words[at + 1] !== undefined && isFinite(words[at + 1]!);

function isNarratorAt(words: readonly Word[], at: number): boolean {
  const word = words[at]!;
  if (word.form === ';') return true;
  // “…,” *whereas*: the comma stands inside the marks.
  const isComma = word.form === ',' || (/^["”’»]$/u.test(word.form) && words[at - 1]?.form === ',');
  const next = words[isComma ? at + 1 : at];
  if (next === undefined) return false;
  if (isComma && NARRATOR.has(next.lower)) return words[at + 2]?.lower !== 'well' && words.slice(at + 2).some(isVerb);
  if (isComma && (next.lower === 'according' || isSummary(words, at + 1))) return true;
  if (isComma && isNarratorPhrase(words, at + 1)) return words.slice(at + 3).some(isVerb);
  if (isComma && next.fine === 'VBG' && (isReport(next) || isCiting(words, at + 1))) return true;
  if (isComma && isHeldBack(words, at + 1)) return true;
  if (isComma && isOwnClause(words, at + 1)) return true;
  if (next.tag !== 'CCONJ') return false;
  return isSecondCue(words, isComma ? at + 2 : at + 1) || (isComma && isSecondReport(words, at + 2));
}

/** “…, *citing a friend*”, “…, *pointing to a study*”: where whoever speaks has it from. */
const isCiting = (words: readonly Word[], at: number): boolean =>
  /^(?:citing|quoting)$/u.test(words[at]!.lower) ||
  (/^(?:pointing|referring|alluding)$/u.test(words[at]!.lower) && words[at + 1]?.lower === 'to');

/** “…, *but gave* no details”, “…, *but would not say* when”: what whoever speaks does not tell. */
function isHeldBack(words: readonly Word[], at: number): boolean {
  if (!/^(?:but|and|though|yet)$/u.test(words[at]!.lower)) return false;
  const [verb, next] = [words[at + 1], words[at + 2]];
  if (verb === undefined || next === undefined) return false;
  if (/^(?:declin|refus)(?:ed|es)$/u.test(verb.lower)) return next.lower === 'to';
  if (/^(?:gave|gives|offered|offers|provided|provides)$/u.test(verb.lower))
    return /^(?:no|few|little)$/u.test(next.lower);
  return /^(?:did|does|would|could)$/u.test(verb.lower) && /^(?:not|n’t|n't)$/u.test(next.lower);
}

/** “…, *but analysts doubt it*”, “…, *and this might* have helped”: a clause of the narrator’s own behind the comma. */
function isOwnClause(words: readonly Word[], at: number): boolean {
  const { lower } = words[at]!;
  const next = words[at + 1];
  if (lower === 'and')
    return /^(?:this|that)$/u.test(next?.lower ?? '') && words[at + 2] !== undefined && isFinite(words[at + 2]!);
  if (!/^(?:but|so|yet)$/u.test(lower) || next === undefined || /^(?:that|as)$/u.test(next.lower)) return false;
  for (let here = at + 1; here < Math.min(words.length, at + MOST_SUBJECT); here += 1) {
    if (isFinite(words[here]!)) return here > at + 1;
    if (!isNominal(words[here]!) && !/^(?:ADP|ADV|PART)$/u.test(words[here]!.tag)) return false;
  }
  return false;
}

/** “…, but *the mayor says*…”: the clause behind the comma has a subject and a cue of its own. */
function isSecondReport(words: readonly Word[], from: number): boolean {
  for (let at = from; at < Math.min(words.length, from + MOST_SUBJECT); at += 1) {
    if (isFinite(words[at]!))
      return at > from && words[at]!.tag === 'VERB' && isReport(words[at]!) && clauseBehind(words, at) !== null;
    if (/^[,;:]$/u.test(words[at]!.form)) return false;
  }
  return false;
}

/** How many words a subject has at most where a second report is looked for. */
const MOST_SUBJECT = 9;

/** “…, *a move that* angered Moscow”: the narrator sums up what was said. */
const isSummary = (words: readonly Word[], at: number): boolean =>
  /^(?:an?|the)$/u.test(words[at]!.lower) &&
  SUMMARIES.has(words[at + 1]?.lower ?? '') &&
  /^(?:that|which|he|she|they)$/u.test(words[at + 2]?.lower ?? '');

const SUMMARIES = listed(
  'move step decision claim allegation accusation charge assertion remark comment position view warning',
);

/** “, *even as* fans gathered”, “, *at the same time as*…”. */
const isNarratorPhrase = (words: readonly Word[], at: number): boolean =>
  /^(?:even as|just as|at the same time as)\b/u.test(
    words
      .slice(at, at + 5)
      .map(({ lower }) => lower)
      .join(' '),
  );

const isReport = ({ lemma }: Word): boolean => reportingVerb(lemma.toLowerCase())?.strength === 'plain';

/** “But *added* that…”: a verb of saying right behind the conjunction, which has no subject of its own. */
function isSecondCue(words: readonly Word[], from: number): boolean {
  let at = from;
  while (at < words.length && words[at]!.tag === 'ADV') at += 1;
  const verb = words[at];
  return verb !== undefined && /^VB[DZP]$/u.test(verb.fine) && isReport(verb) && clauseBehind(words, at) !== null;
}
