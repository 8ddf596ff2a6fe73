import type { Word } from '../../syntax/parsed.ts';
import { isFinite, isSpoken } from './passages.ts';
import {
  ADDRESSED,
  LEADS,
  OPENING,
  SPEECH_PLACES,
  behindAddressee,
  behindPlace,
  behindTimes,
  isNominal,
  listed,
  nextComma,
  voiceOf,
} from './word-classes.ts';

/**
 * Where a reported clause **begins** behind its cue, as the order of words tells it: behind “that” or a question word,
 * at an opening mark, or where a noun phrase and a verb follow. A greedy parser errs most on the arcs between clauses,
 * where commas and “that” leave little doubt; so these decide first.
 */

export interface ClauseStart {
  readonly first: number;
  /** “That” or a question word leads it. */
  readonly isLed: boolean;
}

/**
 * Returns where the clause behind the cue begins, or null when none does. Words are meant by their index.
 *
 * @param verb the cue’s verb, where another word of the cue stands behind it
 */
export function clauseBehind(words: readonly Word[], cue: number, verb = cue): ClauseStart | null {
  const voice = voiceOf(words, verb);
  if (voice === 'none') return null;
  const lemma = words[verb]!.lemma.toLowerCase();
  const isAddressed = ADDRESSED.has(lemma);
  let at = behindTimes(words, cue + 1);
  if (isAddressed && voice === 'active') at = behindTimes(words, behindAddressee(words, at));
  const led = ledFrom(words, at) ?? quotedFrom(words, at);
  if (led !== null) return led;
  if (voice === 'passive' && !isAddressed) return null;
  const first = behindTimes(words, behindSpeechPlace(words, at));
  if (isRelativeAt(words, first)) return null;
  const isClause = BARE.has(lemma) ? isBareClause(words, first) : isPlainClause(words, first);
  return isClause ? { first, isLed: false } : null;
}

/** Verbs behind which a clause needs no “that”. */
const BARE = listed(`
  say tell state claim insist admit add think believe hope fear predict estimate reckon swear acknowledge concede confirm
  warn note stress pressure announce argue suggest maintain allege report explain agree deny complain recall mention
  introduce promise vow remark observe figure guess suppose know
`);

/** Index behind “in a statement”, “at a news conference”; the same index where no such place stands there. */
function behindSpeechPlace(words: readonly Word[], from: number): number {
  const end = behindPlace(words, from);
  const found = words.slice(from, end).findIndex(({ lower }) => SPEECH_PLACES.has(lower));
  return found === -1 ? from : from + found + 1;
}

/** Returns where the clause begins that “that” or a question word leads, behind times, places and a comma or two. */
function ledFrom(words: readonly Word[], begin: number): ClauseStart | null {
  let at = begin;
  for (let asides = 0; asides < MOST_ASIDES; asides += 1) {
    const word = words[at];
    if (word === undefined) return null;
    if (LEADS.has(word.lower)) return ledAt(words, at, asides > 0);
    const behind = word.form === ',' ? behindInsertion(words, at) : null;
    if (behind !== null) return ledAt(words, behind, true);
    // “Said in a statement *posted on its website* that…”
    const from = word.form === ',' || (asides > 0 && /^VB[ND]$/u.test(word.fine)) ? at + 1 : at;
    const next = behindTimes(words, behindPlace(words, from));
    if (next === at) return null;
    at = next;
  }
  return null;
}

/** “Said, *without giving details*, that…”: index of the “that” behind an insertion, or null. */
function behindInsertion(words: readonly Word[], comma: number): number | null {
  const next = nextComma(words, comma + 1);
  const isThat = words[next]?.form === ',' && words[next + 1]?.lower === 'that';
  return isThat && !words.slice(comma, next).some(isFinite) ? next + 1 : null;
}

/** How many adverbials may stand between a cue and its “that”. */
const MOST_ASIDES = 5;

/** “Said, *“…”*”, “said in a statement: *“…”*”: marks open right behind the cue. */
function quotedFrom(words: readonly Word[], from: number): ClauseStart | null {
  let at = from;
  for (let asides = 0; asides < MOST_ASIDES && words[at] !== undefined; asides += 1) {
    // “On CNN’s “State of the Union””: the marks hold a name.
    if (OPENING.test(words[at]!.form))
      return /^(?:PART|ADP|DET)$/u.test(words[at - 1]!.tag) ? null : { first: at, isLed: false };
    const next = /^(?:[,:]|only|simply|just)$/u.test(words[at]!.lower)
      ? at + 1
      : behindTimes(words, behindPlace(words, at));
    if (next === at) return null;
    at = next;
  }
  return null;
}

/** “Notified customers *whose* data were stolen” tells of the customers. */
export const isRelativeAt = (words: readonly Word[], at: number): boolean =>
  /^who(?:se|m)?$|^which$/u.test(words[at]?.lower ?? '') && /^(?:NOUN|PROPN)$/u.test(words[at - 1]?.tag ?? '');

function ledAt(words: readonly Word[], at: number, isFar: boolean): ClauseStart | null {
  const { lower, tag } = words[at]!;
  // “Said *when asked*” tells the time.
  if (lower === 'when' && /^VB[ND]$/u.test(words[at + 1]?.fine ?? '')) return null;
  if (isRelativeAt(words, at)) return null;
  if (lower !== 'that') return isFar && lower !== 'whether' ? null : { first: at, isLed: true };
  if (CLAUSE_NOUNS.has(words[at - 1]!.lower)) return null;
  // Whom it is told to is no antecedent: “told lawmakers *that the* fund…”.
  const next = words[at + 1];
  if (next === undefined) return null;
  const isLong = next.tag === 'ADP' && hasCommaBeforeVerb(words, at + 1);
  const isNext = isLong || /^(?:DET|PRON|PROPN|NOUN|ADJ|NUM)$/u.test(next.tag) || next.fine === 'VBG';
  return tag === 'SCONJ' || isNext ? { first: at + 1, isLed: true } : null;
}

/** Nouns that have a “that” of their own: “agreed under the *condition* that”. */
const CLAUSE_NOUNS = listed('condition fact idea grounds assumption basis hope belief wish speculation extent view');

/** A noun phrase and a verb with tense, and no relative pronoun between them. */
export function isBareClause(words: readonly Word[], from: number): boolean {
  const first = words[from];
  if (first === undefined || !isSpoken(first) || isFinite(first) || first.tag === 'PART' || AGAINST.test(first.lower))
    return false;
  // “Said *by 2050, demand* would double” begins with a preposition, “said *in Paris*.” is none.
  if (first.tag === 'ADP' && !isAmount(words, from) && !hasCommaBeforeVerb(words, from)) return false;
  let hasSubject = false;
  let commas = 0;
  for (let at = from; at < words.length; at += 1) {
    const word = words[at]!;
    if (isFinite(word)) {
      const isOwn = words[at - 1]!.form !== ',' ? !isObject(words, from, at) : commas > 1;
      return hasSubject && at > from && isOwn;
    }
    if (word.form === ',') commas += 1;
    const isRelative =
      /^(?:WDT|WP|WP\$|WRB)$/u.test(word.fine) &&
      !(word.lower === 'that' && /^(?:PRON|DET)$/u.test(words[at + 1]?.tag ?? ''));
    if (isRelative && at > from && words[at - 1]!.form === ',') {
      // “The boat, *which was full*, sank”: the relative clause is read over.
      at = nextComma(words, at);
      commas += 1;
      continue;
    }
    if (isRelative && at > from) return false;
    if (/^[.;:!?]$/u.test(word.form)) return false;
    if (word.form === ',' && commas === 1 && words[at + 1]?.tag === 'CCONJ') return false;
    hasSubject ||= /^(?:NOUN|PROPN|PRON|NUM|DET|ADJ)$/u.test(word.tag);
  }
  return false;
}

/** “Wrote *a novel*, Berg decided”: what the verb has for an object, before a comma and the subject of another clause. */
function isObject(words: readonly Word[], from: number, verb: number): boolean {
  const commas = words.slice(from, verb).flatMap(({ form }, at) => (form === ',' ? [from + at] : []));
  const [comma] = commas;
  if (comma === undefined || commas.length > 1 || !/^(?:DET|NOUN|PRON|PROPN|NUM|ADJ)$/u.test(words[from]!.tag))
    return false;
  const [before, after] = [words.slice(from, comma), words.slice(comma + 1, verb)];
  const isPhrase = (part: readonly Word[]) =>
    part.length > 0 && part.every((word) => isNominal(word) || word.tag === 'PART');
  const isTime = behindTimes(words, from) >= comma;
  return !isTime && isPhrase(before) && isPhrase(after);
}

/** Prepositions that the verb itself asks for: “warned *against* reading too much”. */
const AGAINST = /^(?:against|about|of|for|over|with)$/u;

/** A short noun phrase and a verb with tense right behind it: “revealed *many are* not getting enough”. */
function isPlainClause(words: readonly Word[], from: number): boolean {
  let at = from;
  while (at < Math.min(words.length, from + SHORT_SUBJECT) && (isNominal(words[at]!) || words[at]!.lower === 'of'))
    at += 1;
  // “Show the camp *successfully* kept its seats”.
  if (at > from && words[at]?.tag === 'ADV' && words[at]!.lower.endsWith('ly')) at += 1;
  return at > from && words[at] !== undefined && isFinite(words[at]!);
}

/** How many words the subject of a clause has at most behind a verb that is rarely without “that”. */
const SHORT_SUBJECT = 7;

/** “*At least* twelve”, “*over* 40 people”. */
const isAmount = (words: readonly Word[], at: number): boolean =>
  words[at + 1]?.tag === 'NUM' || /^(?:least|most|than)$/u.test(words[at + 1]?.lower ?? '');

function hasCommaBeforeVerb(words: readonly Word[], from: number): boolean {
  const comma = nextComma(words, from);
  return comma < words.length && words[comma]!.form === ',' && !words.slice(from, comma).some(isFinite);
}

/** True when nothing but times, places and whom it is said to stands between the cue and the word. */
export function isRightBehind(words: readonly Word[], cue: number, at: number): boolean {
  let here = behindTimes(words, cue + 1);
  if (ADDRESSED.has(words[cue]!.lemma.toLowerCase())) here = behindTimes(words, behindAddressee(words, here));
  for (let asides = 0; asides < MOST_ASIDES && here < at; asides += 1) {
    here = behindTimes(words, behindPlace(words, isSpoken(words[here]!) ? here : here + 1));
  }
  return here >= at && !CLAUSE_NOUNS.has(words[at - 1]!.lower);
}
