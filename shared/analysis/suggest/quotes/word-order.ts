import type { Word } from '../../syntax/parsed.ts';
import { COLLECTIVE_NOUNS, DOCUMENT_NOUNS, PERSON_NOUNS } from '../../words.ts';
import { reportingVerb } from './lexicon/verbs.ts';
import { isFinite, isSpoken } from './passages.ts';

/**
 * What the **order of words** tells of a clause, with no more than their parts of speech: where it begins behind a cue,
 * where it ends, and which words only say when, where and to whom something was said. A greedy parser errs most on the
 * arcs between clauses, where commas and “that” leave little doubt; so these decide first.
 */

const listed = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/u));

const TIMES = listed(`
  monday tuesday wednesday thursday friday saturday sunday today yesterday tonight tomorrow earlier later recently
  previously early late week month year morning afternoon evening night weekend monday’s january february march april
  may june july august september october november december again also already
`);

const TIME_LEADS = listed('last this next that early late earlier later on in');

/** Verbs behind which the first noun phrase is whom it is said to. */
const ADDRESSED = listed(
  'tell inform remind assure notify advise warn brief ask instruct promise urge persuade convince',
);

/** Verbs behind which a clause needs no “that”. */
const BARE = listed(`
  say tell state claim insist admit add think believe hope fear predict estimate reckon swear acknowledge concede confirm
  warn note stress pressure announce argue suggest maintain allege report explain agree deny complain recall mention
  introduce promise vow remark observe figure guess suppose know
`);

const LEADS = listed('that whether if how why what when where who which whom whose');

export interface ClauseStart {
  readonly first: number;
  /** “That” or a question word leads it. */
  readonly isLed: boolean;
}

/** Returns where the clause behind the cue begins, or null when none does. Words are meant by their index. */
export function clauseBehind(words: readonly Word[], cue: number): ClauseStart | null {
  const voice = voiceOf(words, cue);
  if (voice === 'none') return null;
  const lemma = words[cue]!.lemma.toLowerCase();
  const isAddressed = ADDRESSED.has(lemma);
  let at = behindTimes(words, cue + 1);
  if (isAddressed && voice === 'active') at = behindTimes(words, behindAddressee(words, at));
  const led = ledFrom(words, at) ?? quotedFrom(words, at);
  if (led !== null) return led;
  if (voice === 'passive' && !isAddressed) return null;
  const first = behindTimes(words, behindSpeechPlace(words, at));
  const isClause = BARE.has(lemma) ? isBareClause(words, first) : isPlainClause(words, first);
  return isClause ? { first, isLed: false } : null;
}

/** Where words are spoken or written: “said *in a statement* she would go”. */
const SPEECH_PLACES = listed(`
  statement interview briefing conference letter speech tweet twitter facebook post testimony remarks release email e-mail
  report call court television tv radio address message hearing filing memo article video
`);

/** Index behind “in a statement”, “at a news conference”; the same index where no such place stands there. */
function behindSpeechPlace(words: readonly Word[], from: number): number {
  const end = behindPlace(words, from);
  const found = words.slice(from, end).findIndex(({ lower }) => SPEECH_PLACES.has(lower));
  return found === -1 ? from : from + found + 1;
}

/** How a verb stands: with a subject that acts, in the passive, or as something else than a verb of a clause. */
export function voiceOf(words: readonly Word[], cue: number): 'active' | 'passive' | 'none' {
  const { tag, fine, form } = words[cue]!;
  if (tag !== 'VERB' && tag !== 'AUX') return 'none';
  if (isPartOfWord(words, cue) || (cue > 0 && isSpoken(words[cue - 1]!) && /^\p{Lu}/u.test(form))) return 'none';
  const before = words[cue - 1];
  // “By *adding* salt” is no report, nor is “that *said*, …”.
  if (fine === 'VBG' && before?.tag === 'ADP') return 'none';
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

/** Returns where the clause begins that “that” or a question word leads, behind times, places and a comma or two. */
function ledFrom(words: readonly Word[], from: number): ClauseStart | null {
  let at = from;
  for (let asides = 0; asides < MOST_ASIDES; asides += 1) {
    const word = words[at];
    if (word === undefined) return null;
    if (LEADS.has(word.lower)) return ledAt(words, at, asides > 0);
    const next = behindTimes(words, behindPlace(words, word.form === ',' ? at + 1 : at));
    if (next === at) return null;
    at = next;
  }
  return null;
}

/** How many adverbials may stand between a cue and its “that”. */
const MOST_ASIDES = 5;

/** “Said, *“…”*”, “said in a statement: *“…”*”: marks open right behind the cue. */
function quotedFrom(words: readonly Word[], from: number): ClauseStart | null {
  let at = from;
  for (let asides = 0; asides < MOST_ASIDES && words[at] !== undefined; asides += 1) {
    if (OPENING.test(words[at]!.form)) return { first: at, isLed: false };
    const next = /^[,:]$/u.test(words[at]!.form) ? at + 1 : behindTimes(words, behindPlace(words, at));
    if (next === at) return null;
    at = next;
  }
  return null;
}

const OPENING = /^(?:["“‘„«]|``)$/u;

function ledAt(words: readonly Word[], at: number, isFar: boolean): ClauseStart | null {
  const { lower, tag } = words[at]!;
  if (lower !== 'that') return isFar && lower !== 'whether' ? null : { first: at, isLed: true };
  if (tag !== 'SCONJ' || CLAUSE_NOUNS.has(words[at - 1]!.lower)) return null;
  return { first: at + 1, isLed: true };
}

/** Nouns that have a “that” of their own: “agreed under the *condition* that”. */
const CLAUSE_NOUNS = listed('condition fact idea grounds assumption basis hope belief wish speculation extent view');

/** Index behind a preposition and its noun phrase: “told *in a statement*”; the same index where there is none. */
function behindPlace(words: readonly Word[], from: number): number {
  if (words[from]?.tag !== 'ADP') return from;
  let at = from + 1;
  while (at < words.length && (isNominal(words[at]!) || words[at]!.tag === 'PART') && !LEADS.has(words[at]!.lower))
    at += 1;
  return at === from + 1 ? from : at;
}

/** A noun phrase and a verb with tense, and no relative pronoun between them. */
export function isBareClause(words: readonly Word[], from: number): boolean {
  const first = words[from];
  if (first === undefined || !isSpoken(first) || isFinite(first) || first.tag === 'PART') return false;
  // “Said *by 2050, demand* would double” begins with a preposition, “said *in Paris*.” is none.
  if (first.tag === 'ADP' && !isAmount(words, from) && !hasCommaBeforeVerb(words, from)) return false;
  let hasSubject = false;
  let commas = 0;
  for (let at = from; at < words.length; at += 1) {
    const word = words[at]!;
    if (isFinite(word)) return hasSubject && at > from && (words[at - 1]!.form !== ',' || commas > 1);
    if (word.form === ',') commas += 1;
    if (/^(?:WDT|WP|WP\$|WRB)$/u.test(word.fine) && at > from) return false;
    if (/^[.;:!?]$/u.test(word.form)) return false;
    if (word.form === ',' && commas === 1 && words[at + 1]?.tag === 'CCONJ') return false;
    hasSubject ||= /^(?:NOUN|PROPN|PRON|NUM|DET|ADJ)$/u.test(word.tag);
  }
  return false;
}

/** A short noun phrase and a verb with tense right behind it: “revealed *many are* not getting enough”. */
function isPlainClause(words: readonly Word[], from: number): boolean {
  let at = from;
  while (at < Math.min(words.length, from + SHORT_SUBJECT) && (isNominal(words[at]!) || words[at]!.lower === 'of'))
    at += 1;
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

/** Index behind adverbs and times: “said *later on Monday*”, “said *last week*”. */
export function behindTimes(words: readonly Word[], from: number): number {
  let at = from;
  while (at < words.length) {
    const { lower, tag } = words[at]!;
    const next = words[at + 1]?.lower ?? '';
    if (TIMES.has(lower) || (tag === 'ADV' && /ly$/u.test(lower))) at += 1;
    else if (TIME_LEADS.has(lower) && TIMES.has(next)) at += 2;
    else break;
  }
  return at;
}

/** Index behind one noun phrase without a verb: “told *the BBC* she…”. */
function behindAddressee(words: readonly Word[], from: number): number {
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

/** So many words are a clause: “as, *while*” alone is none. */
const LEAST_CLAUSE = 3;

const NARRATOR = listed('while although though whereas as');

/**
 * Returns the last word of the clause that begins at `first`: the end of the sentence, or where the narrator goes on.
 *
 * @param isRelative true in “Berg, who said *S*, was released”, where a comma and a verb go back to the main clause
 */
export function endOfClause(words: readonly Word[], first: number, isRelative = false): number {
  let at = first + LEAST_CLAUSE;
  while (at < words.length && !isNarratorAt(words, at) && !(isRelative && isMainVerbAt(words, at))) at += 1;
  let last = Math.min(at, words.length) - 1;
  while (last > first && !isSpoken(words[last]!) && !/["”’»)\]]/u.test(words[last]!.form)) last -= 1;
  return last;
}

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
  if (isComma && next.lower === 'according') return true;
  if (isComma && isNarratorPhrase(words, at + 1)) return words.slice(at + 3).some(isVerb);
  if (isComma && next.fine === 'VBG' && isReport(next)) return true;
  if (next.tag !== 'CCONJ') return false;
  return isSecondCue(words, isComma ? at + 2 : at + 1) || (isComma && isSecondReport(words, at + 2));
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

/** “, *even as* fans gathered”, “, *at the same time as*…”. */
const isNarratorPhrase = (words: readonly Word[], at: number): boolean =>
  /^(?:even as|just as|at the same time as)\b/u.test(
    words
      .slice(at, at + 5)
      .map(({ lower }) => lower)
      .join(' '),
  );

const isVerb = ({ tag }: Word): boolean => tag === 'VERB' || tag === 'AUX';

const isReport = ({ lemma }: Word): boolean => reportingVerb(lemma.toLowerCase())?.strength === 'plain';

/** “But *added* that…”: a verb of saying right behind the conjunction, which has no subject of its own. */
function isSecondCue(words: readonly Word[], from: number): boolean {
  let at = from;
  while (at < words.length && words[at]!.tag === 'ADV') at += 1;
  const verb = words[at];
  return verb !== undefined && /^VB[DZP]$/u.test(verb.fine) && isReport(verb) && clauseBehind(words, at) !== null;
}

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
  const gap = isInverted ? invertedGap(words, cue, before) : subjectGap(words, cue, before);
  if (gap === null || gap < 1) return null;
  let last = gap - 1;
  while (last > 0 && isBreak(words[last]!) && !isSpoken(words[last]!) && words[last]!.form === ',') last -= 1;
  const left = [0, last] as const;
  const isMarked = /["”’»]/u.test(words[gap]!.form) || /["”’»]/u.test(words[gap - 1]!.form);
  if (isMarkedOnly && !isMarked) return null;
  const right = rightOf(words, cue);
  const isWhole = hasClause(words, gap) && !(right !== null && isSubordinate(words, gap));
  if (isWhole) return { left, right: null };
  return right === null && !isMarked ? null : { left, right };
}

/** “*As* Berg told the paper, S” and “S, *as* Berg said”. */
function asSides(words: readonly Word[], cue: number): Sides | null {
  let lead = cue - 1;
  while (lead >= 0 && cue - lead < MOST_SUBJECT && words[lead]!.lower !== 'as') {
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

/** Index of the last word before the verb with its auxiliaries and adverbs. */
function beforeVerbGroup(words: readonly Word[], cue: number): number {
  let at = cue - 1;
  while (
    at >= 0 &&
    (isAuxiliary(words[at]!) || (words[at]!.tag === 'ADV' && !/^(?:when|where|how|why)$/u.test(words[at]!.lower)))
  )
    at -= 1;
  return at;
}

const isAuxiliary = ({ tag, lower }: Word): boolean =>
  tag === 'AUX' && !COLLECTIVE_NOUNS.has(lower) && !PERSON_NOUNS.has(lower);

const isBreak = ({ form }: Word): boolean => /^(?:,|["”’»]|--|[—–])$/u.test(form);

const isNominal = ({ tag, lower }: Word): boolean =>
  /^(?:DET|ADJ|NOUN|PROPN|PRON|NUM)$/u.test(tag) || (tag === 'AUX' && COLLECTIVE_NOUNS.has(lower));

function invertedGap(words: readonly Word[], cue: number, before: number): number | null {
  const next = words[cue + 1];
  const isSimple = /^VB[DPZ]$/u.test(words[cue]!.fine) && before === cue - 1;
  const isSubject = next !== undefined && isNominal(next) && hasSpeaker(words, cue + 1);
  return isSimple && isSubject && !isBareClause(words, cue + 1) ? before : null;
}

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

/**
 * Returns the last word of a noun phrase with the apposition behind it: “Anna Berg, *the mayor of Orm*, said”, “said Col.
 * Perez, *head of the team*.”
 */
export function withApposition(words: readonly Word[], last: number): number {
  if (words[last + 1]?.form !== ',' || !/^(?:DET|ADJ|NOUN|PROPN)$/u.test(words[last + 2]?.tag ?? '')) return last;
  const end = nextComma(words, last + 2);
  const inside = words.slice(last + 2, end);
  const isPhrase = inside.every((word) => isNominal(word) || /^(?:ADP|PART|CCONJ)$/u.test(word.tag));
  return isPhrase && inside.length < MOST_APPOSED && (end >= words.length || /^[,.;]$/u.test(words[end]!.form))
    ? end - 1
    : last;
}

const MOST_APPOSED = 16;

/** Index of the nearest break before the word, with nothing but a noun phrase between; null where there is none. */
function breakBefore(words: readonly Word[], from: number): number | null {
  for (let at = from; at >= 0; at -= 1) {
    const word = words[at]!;
    if (isBreak(word)) return at === from || NO_SUBJECTS.has(words[at + 1]!.lower) ? null : at;
    if (isFinite(word) || word.tag === 'SCONJ' || word.tag === 'VERB' || /^W/u.test(word.fine)) return null;
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
function rightOf(words: readonly Word[], cue: number): readonly [number, number] | null {
  const comma = words.findIndex(({ form }, at) => at > cue && form === ',');
  if (comma === -1 || !words.slice(comma + 1).some(isFinite)) return null;
  return [comma + 1, endOfClause(words, comma + 1)];
}

/** True when the subject of the verb is “who” or “which”, behind a comma. */
export function isInRelative(words: readonly Word[], cue: number): boolean {
  const before = beforeVerbGroup(words, cue);
  return before > 0 && /^(?:who|which)$/u.test(words[before]!.lower);
}

/** Returns what is said according to somebody, and who that is; null where the words are no such thing. */
export function accordingTo(
  words: readonly Word[],
  cue: number,
): (Sides & { readonly source: readonly [number, number] }) | null {
  const from = cue + 2;
  let end = nextComma(words, from);
  const isFirst = !words.slice(0, cue).some(isSpoken);
  // “According to Ms Lund, *who leads the team*, nobody…”: the clause begins behind the last comma before its subject.
  if (isFirst) while (end < words.length && isApposition(words, end)) end = nextComma(words, end + 1);
  const last = end - 1;
  if (last < from || !isSpoken(words[from]!)) return null;
  const source = [from, nextComma(words, from) - 1] as const;
  if (isFirst)
    return end + 1 < words.length ? { source, left: [end + 1, endOfClause(words, end + 1)], right: null } : null;
  let left = cue - 1;
  while (left > 0 && !isSpoken(words[left]!) && words[left]!.form === ',') left -= 1;
  const isWhole = words.slice(0, cue).some(isFinite);
  const right = isWhole ? null : rightOf(words, cue);
  return isWhole || right !== null ? { source, left: [0, left], right } : null;
}

const nextComma = (words: readonly Word[], from: number): number => {
  const found = words.findIndex(({ form }, at) => at >= from && /^[,.;:]$/u.test(form));
  return found === -1 ? words.length : found;
};

/** What stands between this comma and the next one has no verb, or a relative pronoun. */
function isApposition(words: readonly Word[], comma: number): boolean {
  const next = nextComma(words, comma + 1);
  if (next >= words.length || words[next]!.form !== ',' || !words.slice(next).some(isFinite)) return false;
  const inside = words.slice(comma + 1, next);
  return (
    /^(?:who|which|whose)$/u.test(inside[0]?.lower ?? '') ||
    (!inside.some(isFinite) && /^(?:DET|NOUN|PROPN|ADJ)$/u.test(inside[0]?.tag ?? ''))
  );
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
