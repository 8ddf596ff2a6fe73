import type { Word } from '../../syntax/parsed.ts';
import { COLLECTIVE_NOUNS, PERSON_NOUNS } from '../../words.ts';
import { isSpoken } from './passages.ts';

/**
 * **Classes of words** that the order of words is read by, with no more than their parts of speech: noun phrases, times,
 * places, whom something is said to, and how a verb stands. Words are meant by their index in the sentence.
 */

/** Words parted by spaces, as a set. */
export const listed = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/u));

/** A word that stands in a noun phrase. */
export const isNominal = ({ tag, lower }: Word): boolean =>
  /^(?:DET|ADJ|NOUN|PROPN|PRON|NUM)$/u.test(tag) || (tag === 'AUX' && COLLECTIVE_NOUNS.has(lower));

/** An auxiliary, and no noun for people that was taken for one. */
export const isAuxiliary = ({ tag, lower }: Word): boolean =>
  tag === 'AUX' && !COLLECTIVE_NOUNS.has(lower) && !PERSON_NOUNS.has(lower);

/** A verb or an auxiliary, in whatever form. */
export const isVerb = ({ tag }: Word): boolean => tag === 'VERB' || tag === 'AUX';

/** A comma, a closing mark or a dash. */
export const isBreak = ({ form }: Word): boolean => /^(?:,|["”’»]|--|[—–])$/u.test(form);

/** A mark that opens a quotation. */
export const OPENING = /^(?:["“‘„«]|``)$/u;

/** Index of the next comma, stop or colon; the number of words where none follows. */
export const nextComma = (words: readonly Word[], from: number): number => {
  const found = words.findIndex(({ form }, at) => at >= from && /^[,.;:]$/u.test(form));
  return found === -1 ? words.length : found;
};

const TIMES = listed(`
  monday tuesday wednesday thursday friday saturday sunday today yesterday tonight tomorrow earlier later recently
  previously early late week month year morning afternoon evening night weekend monday’s january february march april
  may june july august september october november december again also already
`);

const TIME_LEADS = listed('last this next that early late earlier later on in');

/** Index behind adverbs and times: “said *later on Monday*”, “said *last week*”. */
export function behindTimes(words: readonly Word[], from: number): number {
  let at = from;
  while (at < words.length) {
    const { lower, tag } = words[at]!;
    const next = words[at + 1]?.lower ?? '';
    if (TIMES.has(lower) || (tag === 'ADV' && lower.endsWith('ly'))) at += 1;
    else if (TIME_LEADS.has(lower) && TIMES.has(next)) at += 2;
    else break;
  }
  return at;
}

/** Words that lead a reported clause. */
export const LEADS = listed('that whether if how why what when where who which whom whose');

/** Index behind a preposition and its noun phrase: “told *in a statement*”; the same index where there is none. */
export function behindPlace(words: readonly Word[], from: number): number {
  if (words[from]?.tag !== 'ADP') return from;
  let at = from + 1;
  while (at < words.length && isInPhrase(words, at) && !LEADS.has(words[at]!.lower)) at += 1;
  return at === from + 1 ? from : at;
}

/** Verbs behind which the first noun phrase is whom it is said to. */
export const ADDRESSED = listed(
  'tell inform remind assure notify advise warn brief ask instruct promise urge persuade convince',
);

/** Index behind one noun phrase without a verb: “told *the BBC* she…”. */
export function behindAddressee(words: readonly Word[], from: number): number {
  const first = words[from];
  if (first === undefined) return from;
  if (first.tag === 'PRON') return from + 1;
  let at = from;
  let hasHead = false;
  while (at < words.length && /^(?:DET|ADJ|NOUN|PROPN|NUM|PART)$/u.test(words[at]!.tag)) {
    if (hasHead && /^(?:DET|ADJ|NUM)$/u.test(words[at]!.tag)) break;
    hasHead ||= /^(?:NOUN|PROPN)$/u.test(words[at]!.tag);
    at += 1;
  }
  return hasHead ? at : from;
}

/** How a verb stands: with a subject that acts, in the passive, or as something else than a verb of a clause. */
export function voiceOf(words: readonly Word[], cue: number): 'active' | 'passive' | 'none' {
  const { tag, fine, form } = words[cue]!;
  if (tag !== 'VERB' && tag !== 'AUX') return 'none';
  if (isPartOfWord(words, cue) || (cue > 0 && isSpoken(words[cue - 1]!) && /^\p{Lu}/u.test(form))) return 'none';
  const before = words[cue - 1];
  // “By *adding* salt” is no report, nor is “that *said*, …”.
  const isBehindPreposition =
    before?.tag === 'ADP' || /^(?:by|of|for|in|from|without|upon)$/u.test(before?.lower ?? '');
  if (fine === 'VBG' && isBehindPreposition) return 'none';
  if (before?.lower === 'that' && words[cue + 1]?.form === ',') return 'none';
  if (before?.tag === 'DET' && !/^(?:this|that|all|both|some|many)$/u.test(before.lower)) return 'none';
  if (fine !== 'VBN') return 'active';
  for (
    let at = cue - 1;
    at >= 0 && (words[at]!.tag === 'AUX' || words[at]!.tag === 'ADV' || words[at]!.tag === 'PART');
    at -= 1
  ) {
    if (/^(?:have|has|had|having|’ve|'ve|’d|'d)$/u.test(words[at]!.lower) && words[at]!.tag === 'AUX') return 'active';
    if (/^(?:am|is|are|was|were|be|been|being|’s|'s|’re|'re)$/u.test(words[at]!.lower)) {
      if (words[at]!.lower === 'been' || !/^(?:’s|'s)$/u.test(words[at]!.lower)) return 'passive';
    }
  }
  // A simple past is easily taken for a participle: with a subject right before it, it is one no more.
  return words[cue - 1] !== undefined && /^(?:NOUN|PROPN|PRON)$/u.test(words[cue - 1]!.tag) ? 'active' : 'none';
}

/** “Self-*declared*”. */
const isPartOfWord = (words: readonly Word[], at: number): boolean =>
  /^[-‐–]$/u.test(words[at - 1]?.form ?? '') && words[at - 1]!.end === words[at]!.start;

/** Index of the last word before the verb with its auxiliaries and adverbs. */
export function beforeVerbGroup(words: readonly Word[], cue: number): number {
  let at = cue - 1;
  while (
    at >= 0 &&
    (isAuxiliary(words[at]!) || (words[at]!.tag === 'ADV' && !/^(?:when|where|how|why)$/u.test(words[at]!.lower)))
  )
    at -= 1;
  return at;
}

/** True when a noun or pronoun stands right before the verb with its auxiliaries: its subject is no other one’s. */
export function hasSubjectBefore(words: readonly Word[], cue: number): boolean {
  const before = words[beforeVerbGroup(words, cue)];
  return before !== undefined && /^(?:NOUN|PROPN|PRON)$/u.test(before.tag);
}

/** True when the subject of the verb is “who” or “which”, behind a comma. */
export function isInRelative(words: readonly Word[], cue: number): boolean {
  const before = beforeVerbGroup(words, cue);
  return before > 0 && /^(?:who|which)$/u.test(words[before]!.lower);
}

/** A word of a noun phrase, or the “and” between two of its nouns. */
export const isInPhrase = (words: readonly Word[], at: number): boolean =>
  isNominal(words[at]!) ||
  words[at]!.tag === 'PART' ||
  (words[at]!.tag === 'CCONJ' && [words[at - 1], words[at + 1]].every((word) => /^\p{Lu}/u.test(word?.form ?? '')));

/** Index behind the prepositional phrases that follow, none of them a time: “doctors *in the city*”. */
export function behindPlaces(words: readonly Word[], from: number): number {
  let at = from;
  for (let end = behindPlace(words, at); end > at; end = behindPlace(words, at)) {
    if (words.slice(at, end).some(({ lower }) => TIMES.has(lower))) return at;
    at = end;
  }
  return at;
}

/** Where words are spoken or written: “said *in a statement* she would go”. */
export const SPEECH_PLACES = listed(`
  statement interview briefing conference letter speech tweet twitter facebook post testimony remarks release email e-mail
  report call court television tv radio address message hearing filing memo article video
`);
