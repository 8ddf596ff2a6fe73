import type { Fragment } from '../model/records.ts';
import { cueClassOf, NOUN_FORMS, SOURCE_PREPOSITIONS } from './cues.ts';
import { isHead, isNameWord, isParticle, joined, type Token, type TokenisedSentence } from './names.ts';
import { COLLECTIVE_NOUNS, DOCUMENT_NOUNS, FUNCTION_WORDS, PERSON_NOUNS, PRONOUNS, TITLES } from './words.ts';

/**
 * The **noun phrases** of a sentence, as far as they may be the subject of a cue: read from left to right, each with
 * the article, the title and the modifiers before its head. A phrase behind a preposition is **governed**: it may
 * belong to another one (“a spokesman *for the company*”), and is no subject itself.
 */
export interface NounPhrase extends Fragment {
  /** Indexes of its tokens in the sentence. */
  readonly first: number;
  readonly last: number;
  readonly form: PhraseForm;
  readonly isGoverned: boolean;
}

/** Forms of mention, and `other` for a phrase whose head is no noun for somebody who speaks (“the bridge”). */
export type PhraseForm = 'name' | 'pronoun' | 'description' | 'collective' | 'document' | 'other';

/** Returns the noun phrases of the sentence in text order; they do not overlap. Linear in its words. */
export function nounPhrasesOf(sentence: TokenisedSentence): NounPhrase[] {
  const found: NounPhrase[] = [];
  for (let index = 0; index < sentence.tokens.length;) {
    const phrase = phraseAt(sentence, index);
    if (phrase !== null) found.push(phrase);
    index = phrase === null ? index + 1 : phrase.last + 1;
  }
  return found;
}

const listed = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/u));

/** Words that begin a noun phrase: articles, possessives, numbers; German, French and Spanish ones among them. */
const DETERMINERS = listed(`
  the a an this that these those his her its their our my your some many several most both one two three four five six
  another other no der die das den dem ein eine einer sein seine ihr ihre le la les l un une ce cette ses leur
  el los las una su sus
`);

/** Pronouns that can be the subject of a verb. */
const SUBJECTS = listed(`
  i he she they we you it who er sie wir ich il elle ils elles él ella ellos ellas someone somebody others everyone
`);

/** “In Brussels”, “of the port”: words after which a phrase is governed. *As* and *after* begin clauses as often. */
const PREPOSITIONS = listed(`
  of for at from with in on to by about against over under into near within without among between than via per like
  von vom bei beim für mit aus im am zu zum zur du des au aux avec pour sur dans con para en del al
`);

function phraseAt(sentence: TokenisedSentence, index: number): NounPhrase | null {
  const { tokens } = sentence;
  const token = tokens[index]!;
  const isDetermined = DETERMINERS.has(token.lower) && joined(sentence, index) && !isNameHere(sentence, index);
  const head = isDetermined ? index + 1 : index;
  const last = lastOfRun(sentence, head, isDetermined || leadsToHead(sentence, index));
  if (last !== null) return phrase(sentence, isDetermined ? index : head, last);
  const part = partAt(sentence, index);
  if (part !== null) return part;
  return SUBJECTS.has(token.lower) ? phrase(sentence, index, index) : null;
}

/** Words that stand before a noun for people without an article: “senior officials”. */
const MODIFIERS = listed(`
  senior junior prime top former local federal regional national military foreign government company union police
  opposition party health city state council security intelligence defence defense hospital school industry court army
`);

function leadsToHead(sentence: TokenisedSentence, index: number): boolean {
  if (!MODIFIERS.has(sentence.tokens[index]!.lower) || !joined(sentence, index)) return false;
  return isHead(sentence.tokens[index + 1]!.lower) || leadsToHead(sentence, index + 1);
}

/** “One of them”, “some of the residents”. */
function partAt(sentence: TokenisedSentence, index: number): NounPhrase | null {
  const { tokens } = sentence;
  const isPart = PARTS.has(tokens[index]!.lower) && tokens[index + 1]?.lower === 'of' && joined(sentence, index);
  if (!isPart || !joined(sentence, index + 1)) return null;
  const whole = phraseAt(sentence, index + 2);
  const last = whole?.last ?? (PRONOUNS.has(tokens[index + 2]!.lower) ? index + 2 : null);
  if (last === null) return null;
  const form = tokens[index]!.lower === 'one' ? 'description' : 'collective';
  return { ...phrase(sentence, index, last), form };
}

const PARTS = listed('one two three four five six some many several most both all none few');

/** “Los Angeles”, “Die Zeit” at the head of a sentence are left to the articles; “the Los Angeles” is not met. */
const isNameHere = (sentence: TokenisedSentence, index: number): boolean =>
  index > 0 && isNameWord(sentence, index) && !isHead(sentence.tokens[index]!.lower);

/** How many words a noun phrase has at most. */
const MOST_WORDS = 12;

/** Index of the last token of the run that begins here; null when the first word cannot be in a noun phrase. */
function lastOfRun(sentence: TokenisedSentence, from: number, isDetermined: boolean): number | null {
  let last: number | null = null;
  for (let at = from; at < Math.min(sentence.tokens.length, from + MOST_WORDS); at += 1) {
    if (at > from && !isJoined(sentence, at - 1)) break;
    const isInner = isDetermined || at > from;
    if (isParticle(sentence.tokens[at]) && last !== null && isNamePart(sentence, at, last)) continue;
    if (!isNominal(sentence, at, isInner)) break;
    if (
      last !== null &&
      !(isDetermined && at === from + 1 && isNameWord(sentence, at)) &&
      endsBefore(sentence, last, at)
    ) {
      break;
    }
    last = at;
  }
  return last;
}

/** Only spaces stand between, or the apostrophe of “the drivers’ union”. */
function isJoined(sentence: TokenisedSentence, index: number): boolean {
  if (joined(sentence, index)) return true;
  const { text, base, tokens } = sentence;
  const between = text.slice(tokens[index]!.end - base, (tokens[index + 1]?.start ?? base) - base);
  return tokens[index]!.lower.endsWith('s') && /^[’'][^\S\n]$/u.test(between);
}

/** “Ludwig *van* Beethoven”, “Secretary *of* State”: between two words of a name. */
function isNamePart(sentence: TokenisedSentence, at: number, last: number): boolean {
  if (!isNameWord(sentence, last) || !joined(sentence, at)) return false;
  if (sentence.tokens[at]!.lower === 'and') return TITLES.has(sentence.tokens[last]!.lower);
  return isNameWord(sentence, at + 1) || (isParticle(sentence.tokens[at + 1]) && isNameWord(sentence, at + 2));
}

function isNominal(sentence: TokenisedSentence, at: number, isInner: boolean): boolean {
  const token = sentence.tokens[at]!;
  if (SOURCE_PREPOSITIONS.has(token.lower)) return false;
  if (isNameWord(sentence, at)) return cueClassOf(token.lower) === null || at > 0;
  if (
    SUBJECTS.has(token.lower) ||
    FUNCTION_WORDS.has(token.lower) ||
    PRONOUNS.has(token.lower) ||
    DETERMINERS.has(token.lower)
  )
    return false;
  if (isHead(token.lower) && cueClassOf(token.lower) === null) return true;
  if (cueClassOf(token.lower) !== null) return NOUN_FORMS.has(token.lower) && isInner;
  return isInner && !token.lower.endsWith('ly');
}

/** A lower-case word goes on with a phrase that has its head, or its name, only where it is a head itself. */
function endsBefore(sentence: TokenisedSentence, last: number, at: number): boolean {
  const before = sentence.tokens[last]!;
  const token = sentence.tokens[at]!;
  if (before.isPossessive) return false;
  if (isNameWord(sentence, at)) return /^\p{Ll}/u.test(before.text) && !PERSON_NOUNS.has(before.lower);
  const hasHead = isNameWord(sentence, last) || isHead(before.lower);
  return hasHead && (!isHead(token.lower) || cueClassOf(token.lower) !== null);
}

function phrase(sentence: TokenisedSentence, first: number, last: number): NounPhrase {
  const { tokens } = sentence;
  const before = tokens[first - 1];
  return {
    first,
    last,
    start: tokens[first]!.start,
    end: tokens[last]!.end,
    form: formOf(sentence, first, last),
    isGoverned: before !== undefined && PREPOSITIONS.has(before.lower) && joined(sentence, first - 1),
  };
}

function formOf(sentence: TokenisedSentence, first: number, last: number): PhraseForm {
  const words = sentence.tokens.slice(first, last + 1);
  if (words.length === 1 && (SUBJECTS.has(words[0]!.lower) || PRONOUNS.has(words[0]!.lower))) {
    return words[0]!.lower === 'others' ? 'collective' : 'pronoun';
  }
  const end = words.at(-1)!;
  if (isLowerHead(sentence, last) || (words.length === 1 && isHead(end.lower))) return formOfHead(end.lower);
  return words.some((_, i) => isNameWord(sentence, first + i)) ? nameOrTitle(words) : 'other';
}

const isLowerHead = (sentence: TokenisedSentence, index: number): boolean =>
  isHead(sentence.tokens[index]!.lower) && !isNameWord(sentence, index);

function formOfHead(head: string): PhraseForm {
  if (COLLECTIVE_NOUNS.has(head)) return 'collective';
  return DOCUMENT_NOUNS.has(head) ? 'document' : 'description';
}

/** “The President” is a description; “President Biden” a name. */
const nameOrTitle = (words: readonly Token[]): PhraseForm =>
  words.every(({ lower }) => TITLES.has(lower) || PERSON_NOUNS.has(lower) || DETERMINERS.has(lower))
    ? 'description'
    : 'name';
