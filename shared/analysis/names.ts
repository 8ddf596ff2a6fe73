import type { Fragment } from '../model/records.ts';
import {
  COLLECTIVE_NOUNS,
  DOCUMENT_NOUNS,
  FUNCTION_WORDS,
  isModifier,
  PARTICLES,
  PERSON_NOUNS,
  PRONOUNS,
  REPORTING_VERBS,
  SENTENCE_STARTERS,
} from './words.ts';

/**
 * The words that stand for a speaker are a **name** (a run of capitalised words with the titles and particles in
 * it), a pronoun, or a **noun phrase** whose head is a noun for people or documents (“Kremlin officials”, “three
 * retired engineers”). A possessive ’s belongs to neither.
 */

/** One word of a sentence; a full stop belongs to it in “Dr.”, “U.S.” and initials. UTF-16 units. */
export interface Token {
  readonly start: number;
  readonly end: number;
  /** As it stands in the text, without a possessive ’s. */
  readonly text: string;
  readonly lower: string;
  readonly isPossessive: boolean;
}

const TOKEN =
  /(?:\p{Lu}\.){2,}|\p{Lu}\.(?=\s+\p{Lu})|(?:Drs?|Mrs?|Ms|Mx|Messrs|Prof|Gen|Col|Maj|Capt|Cmdr|Adm|Lt|Sgt|Cpl|Sens?|Reps?|Gov|Pres|Hon|Rev|Fr|St|Ste|Jr|Sr|Mme|Mlle)\.|[\p{L}\p{N}\p{M}]+(?:(?:[’'‑\u200c״׳-]|\u200d)[\p{L}\p{N}\p{M}]+)*/gu;

/** Returns the words of a sentence; offsets count from `base`. */
export function tokensOf(sentence: string, base = 0): Token[] {
  return Array.from(sentence.matchAll(TOKEN), ({ 0: whole, index }) => {
    const isPossessive = /[’'][sS]$/u.test(whole);
    const text = isPossessive ? whole.slice(0, -2) : whole;
    const start = base + index;
    return { start, end: start + text.length, text, lower: text.toLowerCase(), isPossessive };
  });
}

/** A sentence and its words, from which the spans below are cut. */
export interface TokenisedSentence {
  readonly text: string;
  /** Offset of the sentence in the text in which the tokens count. */
  readonly base: number;
  readonly tokens: readonly Token[];
}

/** Returns the name, pronoun or noun phrase at the token, or null when the word is none of them. */
export function speakerSpan(sentence: TokenisedSentence, index: number): Fragment | null {
  const { tokens } = sentence;
  const token = tokens[index];
  if (token === undefined) return null;
  if (PRONOUNS.has(token.lower) && !isInsideName(sentence, index)) return span(tokens, index, index);
  const name = nameAround(sentence, index);
  if (name === null) return nounPhrase(sentence, index);
  if (tokens[name.last]!.isPossessive) return span(tokens, name.first, name.last);
  const head = headAfter(sentence, name.last);
  return head === null ? span(tokens, name.first, name.last) : span(tokens, name.first, head);
}

/** Returns the span with the lower-case title before a name and its modifiers: “Kremlin spokesman Dmitry Peskov”. */
export function titledSpan(sentence: TokenisedSentence, index: number): Fragment | null {
  const name = nameAround(sentence, index);
  if (name === null) return nounPhrase(sentence, index);
  const title = name.first - 1;
  if (title < 0 || !joined(sentence, title) || !PERSON_NOUNS.has(sentence.tokens[title]!.lower)) return null;
  return span(sentence.tokens, modifiersBefore(sentence, title), name.last);
}

const span = (tokens: readonly Token[], first: number, last: number): Fragment => ({
  start: tokens[first]!.start,
  end: tokens[last]!.end,
});

/** True when only spaces stand between the token and the next one. */
export function joined({ text, base, tokens }: TokenisedSentence, index: number): boolean {
  const token = tokens[index];
  const next = tokens[index + 1];
  if (token === undefined || next === undefined) return false;
  const from = token.end + (token.isPossessive ? 2 : 0);
  return /^[^\S\n]{1,3}$/u.test(text.slice(from - base, next.start - base));
}

const NEVER_IN_A_NAME = new Set(
  'monday tuesday wednesday thursday friday saturday sunday january february march july september october november december today yesterday tomorrow i'.split(
    ' ',
  ),
);

const isCapitalised = (text: string): boolean => /^(?:\p{Lu}|\p{Lt}|\p{Ll}{1,3}[-’']\p{Lu})/u.test(text);

/** True for a word that can be part of a name; at the head of a sentence a capital alone says nothing. */
export function isNameWord({ text, base, tokens }: TokenisedSentence, index: number): boolean {
  const token = tokens[index];
  if (token === undefined || !isCapitalised(token.text) || NEVER_IN_A_NAME.has(token.lower)) return false;
  if (PRONOUNS.has(token.lower)) return false;
  const isFirst = index === 0 || /[“"‘«:]\s?$/u.test(text.slice(0, token.start - base));
  return !(isFirst && SENTENCE_STARTERS.has(token.lower));
}

export const isParticle = (token: Token | undefined): boolean =>
  token !== undefined && !isCapitalised(token.text) && PARTICLES.has(token.lower);

/** “Ludwig van Beethoven”, “Secretary of State”: how many particles may follow each other. */
const MOST_PARTICLES = 3;

/** The run of capitalised words that holds the token, particles between them included. */
function nameAround(sentence: TokenisedSentence, index: number): { first: number; last: number } | null {
  let anchor = index;
  while (isParticle(sentence.tokens[anchor]) && anchor > 0 && joined(sentence, anchor - 1)) anchor -= 1;
  if (!isNameWord(sentence, anchor)) return null;
  let last = anchor;
  for (let next = nextNameWord(sentence, last); next !== null; next = nextNameWord(sentence, last)) last = next;
  if (last < index) return null;
  let first = anchor;
  for (let left = previousNameWord(sentence, first); left !== null; left = previousNameWord(sentence, first)) {
    first = left;
  }
  return { first, last };
}

function nextNameWord(sentence: TokenisedSentence, last: number): number | null {
  if (sentence.tokens[last]!.isPossessive) return null;
  for (let next = last + 1; next <= last + 1 + MOST_PARTICLES && joined(sentence, next - 1); next += 1) {
    if (isNameWord(sentence, next)) return next;
    if (!isParticle(sentence.tokens[next])) return null;
  }
  return null;
}

function previousNameWord(sentence: TokenisedSentence, first: number): number | null {
  for (let left = first - 1; left >= 0 && left >= first - 1 - MOST_PARTICLES && joined(sentence, left); left -= 1) {
    if (isNameWord(sentence, left)) return sentence.tokens[left]!.isPossessive ? null : left;
    if (!isParticle(sentence.tokens[left])) return null;
  }
  return null;
}

const isInsideName = (sentence: TokenisedSentence, index: number): boolean =>
  isNameWord(sentence, index) && nameAround(sentence, index)?.first !== index;

export const isHead = (word: string): boolean =>
  PERSON_NOUNS.has(word) || COLLECTIVE_NOUNS.has(word) || DOCUMENT_NOUNS.has(word);

/** How many modifiers a noun phrase may have on each side of the caret. */
const MOST_MODIFIERS = 4;

/** The noun phrase that holds the lower-case word, if a noun for people or documents heads it. */
function nounPhrase(sentence: TokenisedSentence, index: number): Fragment | null {
  const token = sentence.tokens[index];
  if (token === undefined || !canStandInPhrase(token))
    return isHead(token?.lower ?? '') ? span(sentence.tokens, index, index) : null;
  const head = isHead(token.lower) ? lastHead(sentence, index) : headAfter(sentence, index);
  if (head === null) return null;
  return span(sentence.tokens, modifiersBefore(sentence, index), withName(sentence, head));
}

/** The head noun that the words after the token lead to, with the name behind it; null when none follows. */
function headAfter(sentence: TokenisedSentence, index: number): number | null {
  for (let next = index + 1; next <= index + MOST_MODIFIERS && joined(sentence, next - 1); next += 1) {
    const token = sentence.tokens[next]!;
    if (sentence.tokens[next - 1]!.isPossessive || !canStandInPhrase(token)) return null;
    if (isHead(token.lower) && !isCapitalised(token.text)) return withName(sentence, lastHead(sentence, next));
  }
  return null;
}

/** “Police officers”, “council leader”: the last of several heads in a row. */
function lastHead(sentence: TokenisedSentence, index: number): number {
  let head = index;
  while (joined(sentence, head) && !sentence.tokens[head]!.isPossessive) {
    const next = sentence.tokens[head + 1]!;
    if (!isHead(next.lower) || isCapitalised(next.text) || REPORTING_VERBS.has(next.lower)) break;
    head += 1;
  }
  return head;
}

/** “Spokesman *Dmitry Peskov*”: a person noun in the singular is a title when a name follows. */
function withName(sentence: TokenisedSentence, head: number): number {
  const token = sentence.tokens[head]!;
  if (!PERSON_NOUNS.has(token.lower) || token.isPossessive || !joined(sentence, head)) return head;
  return isNameWord(sentence, head + 1) ? (nameAround(sentence, head + 1)?.last ?? head) : head;
}

/** Index of the first modifier before the token, or the token itself. */
function modifiersBefore(sentence: TokenisedSentence, index: number): number {
  let first = index;
  while (first > 0 && index - first < MOST_MODIFIERS && joined(sentence, first - 1)) {
    const token = sentence.tokens[first - 1]!;
    if (isCapitalised(token.text) ? !isNameWord(sentence, first - 1) : !canStandInPhrase(token)) break;
    first -= 1;
  }
  return first;
}

/** Nouns in -s that stand before another noun; other words in -s are taken for verbs or heads. */
const PLURAL_MODIFIERS = new Set(
  'sports sales arms systems operations relations works affairs news communications'.split(' '),
);

/** False for verbs, adverbs and the small words that end a noun phrase. */
function canStandInPhrase({ lower, isPossessive }: Token): boolean {
  if (FUNCTION_WORDS.has(lower) || PRONOUNS.has(lower)) return false;
  if (isHead(lower)) return true;
  if (REPORTING_VERBS.has(lower) || !isModifier(lower)) return false;
  return isPossessive || !/[^s]s$/u.test(lower) || /(?:us|is)$/u.test(lower) || PLURAL_MODIFIERS.has(lower);
}
