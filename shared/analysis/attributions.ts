import type { Fragment } from '../model/records.ts';
import { cueClassOf, type CueClass, NOMINAL_CUES, NOUN_FORMS, SOURCE_PREPOSITIONS } from './cues.ts';
import { isHead, joined, type Token, tokensOf, type TokenisedSentence } from './names.ts';
import { type NounPhrase, nounPhrasesOf, type PhraseForm } from './noun-phrases.ts';
import { FUNCTION_WORDS } from './words.ts';

/**
 * An **attribution** is a cue with its source, as one sentence outside the quotation tells it: “*said* *Mr Li*”,
 * “*the mayor*, who was there, *said*”, “*according to* *the report*”, “*Berg’s* *statement*”. The source is the noun
 * phrase that is the cue’s subject.
 */
export interface Attribution {
  readonly cue: Fragment;
  readonly cueClass: CueClass;
  readonly source: Source | null;
  /** How the two stand to each other. */
  readonly pattern: Pattern;
}

/** The words that stand for whoever speaks. */
export interface Source extends Fragment {
  readonly form: PhraseForm;
}

/**
 * `inverted`: “said Li”; `subject`: “Li said”; `carried`: the subject of an earlier verb, “met Li and said”; `slot`:
 * the verb is none of the lexicon, and only its place tells.
 */
export type Pattern = 'inverted' | 'slot' | 'subject' | 'carried' | 'passive' | 'prepositional' | 'nominal';

/** A sentence, or what is left of one outside the quotation, with its noun phrases. */
export interface ReadSentence extends TokenisedSentence {
  readonly phrases: readonly NounPhrase[];
}

/** “Dit-il”, “a-t-elle dit”: what ties a French pronoun to its verb reads as a space. */
const FRENCH_TIE = /-(?:t-)?(?=(?:ils?|elles?|on|je)(?![\p{L}-]))/giu;

/** Reads a sentence; `base` is its offset in the text. */
export function readSentence(written: string, base: number): ReadSentence {
  const text = written.replace(FRENCH_TIE, (tie) => ' '.repeat(tie.length));
  const tokens = tokensOf(text, base);
  const sentence = { text, base, tokens };
  return { ...sentence, phrases: nounPhrasesOf(sentence) };
}

/** Returns every attribution of the sentence, in text order. */
export function attributionsIn(sentence: ReadSentence): Attribution[] {
  return sentence.tokens.flatMap((_, index) => {
    const found = prepositional(sentence, index) ?? nominal(sentence, index) ?? verbal(sentence, index);
    return found === null ? [] : [found];
  });
}

/**
 * Returns the attribution that the place alone tells, whatever the verb: right behind a quotation that is not ended,
 * “*grumbled* *Jo*” or “*Jo* *grumbled*.”; null where no such thing begins the sentence.
 *
 * @param isGerman true behind German marks, where „…“, *so* *Berg* is the same
 */
export function attributionBySlot(sentence: ReadSentence, isGerman = false): Attribution | null {
  const { tokens } = sentence;
  const [first] = tokens;
  const isCue = first !== undefined && (isVerbLike(first) || (isGerman && first.lower === 'so'));
  const behind = isCue ? phraseFrom(sentence, 1) : null;
  if (first !== undefined && behind !== null && isSpeaker(behind) && behind.form !== 'document') {
    return { cue: { start: first.start, end: first.end }, cueClass: 'say', source: behind, pattern: 'slot' };
  }
  const subject = sentence.phrases.find((phrase) => phrase.first === 0 && isSpeaker(phrase));
  const verb = subject === undefined ? undefined : tokens[subject.last + 1];
  if (subject === undefined || verb === undefined || !verb.lower.endsWith('ed') || !isVerbLike(verb)) return null;
  if (!joined(sentence, subject.last)) return null;
  return { cue: { start: verb.start, end: verb.end }, cueClass: 'say', source: subject, pattern: 'slot' };
}

/** A word in lower case that is neither one of the small ones nor a noun for people or documents. */
const isVerbLike = ({ text, lower }: Token): boolean =>
  /^\p{Ll}{3,}$/u.test(text) &&
  !NO_VERBS.has(lower) &&
  !FUNCTION_WORDS.has(lower) &&
  !isHead(lower) &&
  !/(?:ly|ing)$/u.test(lower);

const NO_VERBS = new Set(['whereas', 'unlike', 'except', 'besides', 'including', 'like', 'plus', 'minus']);

/** “According to the report”, “laut Berg”, “selon la ministre”. */
function prepositional(sentence: ReadSentence, index: number): Attribution | null {
  const token = sentence.tokens[index]!;
  const second = SOURCE_PREPOSITIONS.get(token.lower);
  if (second === undefined || (ORDINALS.has(token.lower) && !opensClause(sentence, index))) return null;
  const last = second === null ? index : index + 1;
  if (second !== null && sentence.tokens[last]?.lower !== second) return null;
  const source = phraseFrom(sentence, last + 1);
  if (source === null) return null;
  const cue = { start: token.start, end: sentence.tokens[last]!.end };
  return { cue, cueClass: 'according-to', source, pattern: 'prepositional' };
}

/** “Segundo a polícia, …” at the head of a clause; elsewhere it is “second”. */
const ORDINALS = new Set(['segundo', 'secondo']);

/** “Berg’s statement”: the possessor is the source, what is possessed the cue. */
function nominal(sentence: ReadSentence, index: number): Attribution | null {
  const token = sentence.tokens[index]!;
  if (!NOMINAL_CUES.has(token.lower) || index === 0 || !joined(sentence, index - 1)) return null;
  const owner = sentence.tokens[index - 1]!;
  if (!owner.isPossessive && !OWNERS.has(owner.lower)) return null;
  const phrase = sentence.phrases.find(({ first, last }) => first <= index - 1 && index - 1 <= last);
  const source: Source = owner.isPossessive
    ? { start: phrase?.start ?? owner.start, end: owner.end, form: 'name' }
    : { start: owner.start, end: owner.end, form: 'pronoun' };
  return { cue: { start: token.start, end: token.end }, cueClass: 'nominal', source, pattern: 'nominal' };
}

const OWNERS = new Set(['his', 'her', 'their', 'its', 'my', 'our', 'your']);

function verbal(sentence: ReadSentence, index: number): Attribution | null {
  const token = sentence.tokens[index]!;
  const cueClass = cueClassOf(token.lower);
  if (cueClass === null || isNoun(sentence, index)) return null;
  const cue = { start: token.start, end: token.end };
  const passive = passiveSource(sentence, index);
  if (passive !== undefined) return { cue, cueClass, source: passive, pattern: 'passive' };
  // Behind “told” stands whom it was told to.
  const mayInvert = !ADDRESSING.test(token.lower) && opensClause(sentence, index);
  const behind = mayInvert ? phraseFrom(sentence, index + 1) : null;
  if (behind !== null && isSpeaker(behind) && (index === 0 || !isEmpty(sentence, behind)))
    return { cue, cueClass, source: behind, pattern: 'inverted' };
  const { source, pattern } = subjectOf(sentence, index);
  return { cue, cueClass, source, pattern };
}

const ADDRESSING = /^(?:tell(?:s|ing)?|told|inform(?:s|ed|ing)?|assur(?:es?|ed|ing)|remind(?:s|ed|ing)?)$/u;

/** “The *report*”, “to *answer*”: the form of a verb that is none here. */
function isNoun(sentence: ReadSentence, index: number): boolean {
  const { tokens, phrases } = sentence;
  const before = tokens[index - 1];
  if (before?.lower === 'to' && joined(sentence, index - 1)) return true;
  const isInPhrase = phrases.some(({ first, last }) => first < index && index <= last);
  return isInPhrase && NOUN_FORMS.has(tokens[index]!.lower);
}

/** Words that may stand between a subject and its verb, or before the verb of an inverted clause. */
const BETWEEN = new Set(
  `has have had is was were are be been being will would could did does do also then later again once repeatedly earlier
  previously now still already simply just only never not often always first finally even further instead therefore both
  on thursday monday tuesday wednesday friday saturday sunday yesterday today
  tonight a ont hat habe haben hatte ha han había himself herself themselves itself`.split(/\s+/u),
);

const isBetween = (word: string): boolean => BETWEEN.has(word) || word.endsWith('ly');

/** How many auxiliaries and adverbs the sentence begins with: “*a* déclaré”, “*later* said”. */
export const leadOf = ({ tokens }: ReadSentence): number => {
  const first = tokens.findIndex(({ lower }) => !isBetween(lower));
  return first === -1 ? 0 : first;
};

/** Words after which a verb opens a clause of its own: nothing, or the end of what stood before. */
function opensClause(sentence: ReadSentence, index: number): boolean {
  let first = index;
  while (first > 0 && isBetween(sentence.tokens[first - 1]!.lower) && joined(sentence, first - 1)) first -= 1;
  if (first === 0) return true;
  return /[,;:.!?–—-]/u.test(gapBefore(sentence, first));
}

/** What stands between the token and the one before it. */
const gapBefore = ({ text, base, tokens }: ReadSentence, index: number): string =>
  text.slice((tokens[index - 1]?.end ?? base) - base, tokens[index]!.start - base);

/** The phrase that begins at the token, joined to what stands before it. */
function phraseFrom(sentence: ReadSentence, index: number): NounPhrase | null {
  const phrase = sentence.phrases.find(({ first }) => first === index);
  return phrase !== undefined && joined(sentence, index - 1) ? phrase : null;
}

/** “…, said *it* was closed”: the subject of what is reported. */
const isEmpty = ({ tokens }: ReadSentence, { first }: NounPhrase): boolean =>
  /^(?:it|there)$/u.test(tokens[first]!.lower);

/** The agent of a passive, null for one without; undefined when the verb is active. */
function passiveSource(sentence: ReadSentence, index: number): Source | null | undefined {
  const { tokens, phrases } = sentence;
  const before = tokens[index - 1]?.lower ?? '';
  const isPassive =
    /^(?:is|was|were|are|been|being)$/u.test(before) && /(?:ed|id|ld|en|oted)$/u.test(tokens[index]!.lower);
  if (!isPassive) return undefined;
  const by = tokens.findIndex((token, at) => at > index && at <= index + 3 && token.lower === 'by');
  if (by !== -1) return phrases.find(({ first }) => first === by + 1) ?? null;
  // “Berg was quoted as saying”: who is quoted speaks.
  return tokens[index]!.lower === 'quoted' ? subjectOf(sentence, index).source : null;
}

/** The subject of the verb: the phrase before it, the antecedent of a relative clause, or an earlier verb's subject. */
function subjectOf(sentence: ReadSentence, index: number): { source: Source | null; pattern: Pattern } {
  const at = beforeAuxiliaries(sentence, index);
  const isSplit = /,/u.test(gapBefore(sentence, at + 1));
  const word = sentence.tokens[at]?.lower ?? '';
  const earlier = sentence.phrases.filter(({ last }) => last <= at);
  if (/^(?:and|but|or|then|und|aber|et|mais|y|pero)$/u.test(word) || isParticiple(sentence, index)) {
    return { source: firstSubject(earlier), pattern: 'carried' };
  }
  if (isSplit) {
    const commaed = earlier.find(
      (phrase) => isSpeaker(phrase) && !phrase.isGoverned && followedByComma(sentence, phrase),
    );
    if (commaed !== undefined) return { source: commaed, pattern: 'subject' };
    return { source: firstSubject(earlier), pattern: 'carried' };
  }
  return { source: adjacent(sentence, earlier, at), pattern: 'subject' };
}

const isParticiple = ({ tokens }: ReadSentence, index: number): boolean => tokens[index]!.lower.endsWith('ing');

/** Index of the last token before the verb that is neither an auxiliary nor an adverb nor a day. */
function beforeAuxiliaries(sentence: ReadSentence, index: number): number {
  let at = index - 1;
  while (at >= 0 && isBetween(sentence.tokens[at]!.lower) && !/[,;:]/u.test(gapBefore(sentence, at + 1))) at -= 1;
  return at;
}

/** How many words may stand between the head of a subject and its verb: “a spokesman *for the company* said”. */
const MOST_BETWEEN = 9;

/** The nearest phrase that ends at or shortly before the verb and is governed by nothing. */
function adjacent(sentence: ReadSentence, earlier: readonly NounPhrase[], at: number): Source | null {
  for (const phrase of [...earlier].reverse()) {
    if (at - phrase.last > MOST_BETWEEN) return null;
    const isRelative = phrase.form === 'pronoun' && sentence.tokens[phrase.first]!.lower === 'who';
    if (!phrase.isGoverned && !isRelative) return phrase;
  }
  return null;
}

const firstSubject = (phrases: readonly NounPhrase[]): Source | null =>
  phrases.find((phrase) => isSpeaker(phrase) && !phrase.isGoverned) ?? phrases.find(isSpeaker) ?? null;

const isSpeaker = ({ form }: NounPhrase): boolean => form !== 'other';

const followedByComma = (sentence: ReadSentence, { last }: NounPhrase): boolean =>
  last + 1 < sentence.tokens.length && /^[’']?,/u.test(gapBefore(sentence, last + 1));
