import type { ParsedSentence, Tag, Word } from '../../syntax/parsed.ts';
import { changedWord } from '../../syntax/words.ts';
import { COLLECTIVE_NOUNS, DOCUMENT_NOUNS, PERSON_NOUNS, TITLES } from '../../words.ts';
import { sayingForm } from './lexicon/english-forms.ts';
import { reportingVerb } from './lexicon/verbs.ts';

/**
 * Parts of speech of words that are **known** here better than to a tagger that has seen little text: *said* and *told*
 * are verbs wherever they stand, *officials* and *critics* nouns, *without* is a preposition, and of two verbs with tense
 * in a row the first one is a noun (“*schools* would stay closed”).
 */
export function withKnownWords(sentence: ParsedSentence): ParsedSentence {
  let isChanged = false;
  const words = sentence.words.map((word, index, all) => {
    const known = asReportedPast(word, index, all) ?? knownWord(word, all[index - 1], all[index + 1], index);
    isChanged ||= known !== word;
    return known;
  });
  return isChanged ? { ...sentence, words } : sentence;
}

function knownWord(word: Word, before: Word | undefined, next: Word | undefined, index: number): Word {
  return (
    asPreposition(word) ??
    asPronoun(word) ??
    asAttribute(word, before, next) ??
    asVerbOfSaying(word, before, next) ??
    asFinding(word, before) ??
    asNounForPeople(word, next, index) ??
    asOtherNoun(word, before, next) ??
    asTitle(word, next) ??
    asSimplePast(word, before) ??
    asPresent(word, before) ??
    word
  );
}

const tagged = (word: Word, tag: Tag, fine: string): Word => changedWord(word, { tag, fine });

const PREPOSITIONS: ReadonlySet<string> = new Set('without within despite during among between against'.split(' '));

const asPreposition = (word: Word): Word | null =>
  PREPOSITIONS.has(word.lower) && word.tag !== 'ADP' && word.tag !== 'SCONJ' ? tagged(word, 'ADP', 'IN') : null;

const PERSONS: ReadonlySet<string> = new Set(
  'nobody somebody everybody anybody someone everyone anyone none'.split(' '),
);

const asPronoun = (word: Word): Word | null =>
  PERSONS.has(word.lower) && word.tag !== 'PRON' ? tagged(word, 'PRON', 'NN') : null;

/** “That *written* rejection”: a participle that is no simple past, between what begins a noun phrase and its noun. */
const asAttribute = (word: Word, before: Word | undefined, next: Word | undefined): Word | null =>
  word.tag === 'VERB' &&
  /^(?:written|spoken|shown|known|given)$/u.test(word.lower) &&
  /^(?:a|an|the|this|that|these|those|no|any|its|his|her|their)$/u.test(before?.lower ?? '') &&
  next?.tag === 'NOUN'
    ? tagged(word, 'ADJ', 'JJ')
    : null;

/** “*Wrote*”, “, *adding*”, “*says*”; never *reports* or *claims*, which are nouns as often. */
function asVerbOfSaying(word: Word, before: Word | undefined, next: Word | undefined): Word | null {
  if (before === undefined && word.lower === 'asked' && word.fine === 'VBD') return tagged(word, 'VERB', 'VBN');
  if (word.tag === 'VERB' || isNounPlace(before)) return null;
  if (word.lower === 'say') return changedWord(word, { tag: 'VERB', fine: 'VBP', lemma: 'say' });
  const form = sayingForm(word.lower);
  const isVerb =
    form !== null &&
    (form.fine === 'VBD'
      ? word.tag !== 'ADJ'
      : form.fine === 'VBG'
        ? before?.form === ','
        : SURE_THIRD.has(word.lower) || isBeforeClause(before, next));
  if (!isVerb) return null;
  // “*Asked* about the delay, …” begins with a participle.
  const fine = form.fine === 'VBD' && before === undefined ? 'VBN' : form.fine;
  return changedWord(word, { tag: 'VERB', fine, lemma: form.lemma });
}

/** “A new analysis *shows*”. */
const asFinding = (word: Word, before: Word | undefined): Word | null =>
  word.tag === 'NOUN' &&
  /^(?:shows|finds|suggests|reveals|warns|says|states|notes|concludes|argues)$/u.test(word.lower) &&
  DOCUMENT_NOUNS.has(before?.lower ?? '')
    ? changedWord(word, { tag: 'VERB', fine: 'VBZ', lemma: word.lower.slice(0, -1) })
    : null;

/** “The group *claims its* members were beaten”: a noun is not followed so. */
const isBeforeClause = (before: Word | undefined, next: Word | undefined): boolean =>
  /^(?:NOUN|PROPN)$/u.test(before?.tag ?? '') &&
  /^(?:its|his|her|their|he|she|they|it|there|we)$/u.test(next?.lower ?? '');

const SURE_THIRD: ReadonlySet<string> = new Set(
  'says tells adds insists argues denies admits explains confirms warns writes alleges announces'.split(' '),
);

/** “The *said* decree”, “to *say*”: not a verb with tense. */
const isNounPlace = (before: Word | undefined): boolean =>
  (before?.tag === 'DET' && !/^(?:this|that|all|both|some|many)$/u.test(before.lower)) ||
  before?.tag === 'AUX' ||
  /^(?:to|not|’s|'s|his|her|its|their)$/u.test(before?.lower ?? '');

const isFor = (word: string): boolean => COLLECTIVE_NOUNS.has(word) || PERSON_NOUNS.has(word);

const NOUN_TOO: ReadonlySet<string> = new Set(
  'others some many most several fellow chief head lead deputy official'.split(' '),
);

function asNounForPeople(word: Word, next: Word | undefined, index: number): Word | null {
  const { tag, lower, form } = word;
  if (!isFor(lower) || (form !== lower && index > 0) || NOUN_TOO.has(lower)) return null;
  const isOdd =
    /^(?:PRON|AUX|ADV|X|INTJ)$/u.test(tag) ||
    (tag === 'VERB' &&
      next !== undefined &&
      (sayingForm(next.lower) !== null || reportingVerb(next.lower)?.strength === 'plain'));
  return isOdd ? tagged(word, 'NOUN', lower.endsWith('s') ? 'NNS' : 'NN') : null;
}

/** True for what a noun may follow in its phrase. */
const isInPhrase = (before: Word | undefined): boolean => /^(?:DET|ADJ|NOUN|PROPN)$/u.test(before?.tag ?? '');

/** “A *filing* with”, “a *tweet* late”, “the statistics *office* said”, “*schools* would”. */
function asOtherNoun(word: Word, before: Word | undefined, next: Word | undefined): Word | null {
  const { tag, lower, fine } = word;
  const isWritten = DOCUMENT_NOUNS.has(lower) || /^(?:filing|tweet|post|statement|letter|briefing)$/u.test(lower);
  if (isWritten && before?.tag === 'DET' && tag !== 'NOUN') return tagged(word, 'NOUN', 'NN');
  if ((tag === 'ADP' || tag === 'SCONJ') && word.form === lower && !SMALL_WORDS.has(lower))
    return tagged(word, 'NOUN', 'NN');
  if (/^VBP?$/u.test(fine) && isInPhrase(before) && sayingForm(next?.lower ?? '')?.fine === 'VBD')
    return tagged(word, 'NOUN', 'NN');
  const isBeforeVerb = next !== undefined && next.tag === 'AUX' && /^(?:MD|VB[DPZ])$/u.test(next.fine);
  return tag === 'VERB' && fine === 'VBZ' && isBeforeVerb && sayingForm(lower) === null
    ? tagged(word, 'NOUN', 'NNS')
    : null;
}

/** Every preposition and subordinator there is, near enough: what else is tagged as one is a noun. */
const SMALL_WORDS: ReadonlySet<string> = new Set(
  `about above across after against ago ahead along alongside although amid amidst among amongst around as aside at
  atop away back barring because before behind below beneath beside besides between beyond but by circa concerning
  considering cause cos despite down due during except excluding following for forth from given how if in including
  inside instead into lest like minus more near nearer next notwithstanding of off on once only onto opposite or out
  outside over pace past pending per plus post pre pro prior provided re regarding round save since so suppose than
  that though through throughout till to together toward towards under underneath unless unlike until up upon v versus
  via vis-à-vis vs w/ what whatever when whenever where whereas whereby wherever whether which while whilst who with
  within without worth yet now then such even just in-between let lower rather according`.split(/\s+/u),
);

const asTitle = (word: Word, next: Word | undefined): Word | null =>
  word.tag === 'X' && TITLES.has(word.lower.replace(/\.$/u, '')) && /^\p{Lu}/u.test(next?.form ?? '')
    ? tagged(word, 'PROPN', 'NNP')
    : null;

/** A participle that governs its clause and has no auxiliary before it is a simple past. */
function asSimplePast(word: Word, before: Word | undefined): Word | null {
  if (word.tag !== 'VERB' || word.fine !== 'VBN') return null;
  const isBehindComma = before?.form === ',';
  if (!isBehindComma && !/^(?:NOUN|PROPN|PRON)$/u.test(before?.tag ?? '')) return null;
  const { relation } = word;
  const governs = /^(?:root|ccomp|parataxis)$/u.test(relation) || (relation === 'conj' && isBehindComma);
  return governs ? changedWord(word, { fine: 'VBD' }) : null;
}

/** “Activists say police *fired* on the crowd”: no participle, where the people before it have a verb of saying before them. */
function asReportedPast(word: Word, index: number, words: readonly Word[]): Word | null {
  const [people, saying] = [words[index - 1], words[index - 2]];
  if (word.tag !== 'VERB' || word.fine !== 'VBN' || people?.tag !== 'NOUN' || saying?.tag !== 'VERB') return null;
  const isOf = isFor(people.lower) && SAID_OF_MANY.has(saying.lemma.toLowerCase());
  return isOf ? changedWord(word, { fine: 'VBD' }) : null;
}

const SAID_OF_MANY: ReadonlySet<string> = new Set('say argue warn insist claim believe think fear allege'.split(' '));

/** “…, doctors in the city *say*”: right behind a noun it is no infinitive. */
const asPresent = (word: Word, before: Word | undefined): Word | null =>
  word.fine === 'VB' && SAID_OF_MANY.has(word.lower) && /^(?:NOUN|PROPN)$/u.test(before?.tag ?? '')
    ? changedWord(word, { fine: 'VBP' })
    : null;
