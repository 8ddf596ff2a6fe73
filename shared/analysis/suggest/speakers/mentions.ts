import type { Fragment } from '../../../model/records.ts';
import type { ParsedSentence, Word } from '../../syntax/parsed.ts';
import { isBodyName, isNational, isPlaceName, isThingName } from './bodies-and-places.ts';
import { genderOfFirstName, isFirstName } from './first-names.ts';
import { type Casing, casingOf, isJoined, type Run, runsOf } from './name-words.ts';
import { partsOf } from './name-parts.ts';
import { type FigureKind, type Gender, genderOfNoun, isPersonNoun, isTitle, kindOfNoun, singularOf } from './nouns.ts';
import { roleAround } from './roles.ts';

/**
 * A **mention** is a place where the text names, describes or points to somebody: a name with its title, a noun phrase
 * headed by a noun for people, bodies or documents, or a pronoun. Offsets are UTF-16 code units in the whole text.
 */
export interface Mention extends Fragment {
  readonly form: 'name' | 'description' | 'pronoun';
  /** A name without its title; a description without its article; a pronoun in lower case. */
  readonly words: string;
  /** The words of a name one by one; of others none. */
  readonly name: readonly string[];
  /** The noun that heads a description, in lower case and in the singular; null for others. */
  readonly noun: string | null;
  readonly titles: readonly string[];
  readonly role: string | null;
  readonly affiliation: string | null;
  readonly gender: Gender | null;
  readonly isPlural: boolean;
  /** What the words around and in it say that it is; null where they do not tell. */
  readonly kind: FigureKind | null;
  /** How much the kind is to be believed, from 0 to 3. */
  readonly certainty: number;
  /** “The minister”, “his brother”: somebody whom the reader knows. */
  readonly isDefinite: boolean;
  readonly isSubject: boolean;
  /** Offset of a word that this one hangs on: a preposition before it, the noun behind a possessive; or null. */
  readonly governor: number | null;
  /** Index of its sentence, and of its head word there. */
  readonly sentence: number;
  readonly head: number;
}

/** Returns the mentions of a text in text order; they do not overlap. Linear in the length of the text. */
export function mentionsOf(text: string, sentences: readonly ParsedSentence[]): Mention[] {
  const casing = casingOf(sentences);
  return sentences.flatMap((sentence, index) => mentionsIn({ text, sentence, index, casing }));
}

interface Place {
  readonly text: string;
  readonly sentence: ParsedSentence;
  readonly index: number;
  readonly casing: Casing;
}

function mentionsIn(place: Place): Mention[] {
  const { text, sentence, casing } = place;
  const runs = runsOf(text, sentence, casing).filter((run) => !isModifier(text, sentence.words, run));
  const found: Mention[] = [];
  let at = 0;
  for (const run of runs) {
    for (const one of plainMentions(place, at, run.first, runs)) put(found, one);
    put(found, nameMention(place, run));
    at = run.last + 1;
  }
  for (const one of plainMentions(place, at, sentence.words.length, runs)) put(found, one);
  return found;
}

/** “*Kremlin officials*” takes the place of the name in it. */
function put(found: Mention[], mention: Mention): void {
  const last = found.at(-1);
  if (last !== undefined && mention.start < last.end) {
    if (mention.start > last.start) return;
    found.pop();
    put(found, mention);
  } else found.push(mention);
}

function nameMention(place: Place, run: Run): Mention {
  const { text, sentence, index } = place;
  const { words } = sentence;
  const forms = words.slice(run.first, run.last + 1).map(({ form }) => form);
  const parts = partsOf(forms);
  if (parts.first >= parts.end || isOneOfANation(text, words, run)) return officeMention(place, run, forms);
  const nameFirst = run.first + parts.first;
  const nameLast = run.first + parts.end - 1;
  const name = forms.slice(parts.first, parts.end);
  const spelt = text.slice(words[nameFirst]!.start, words[nameLast]!.end).replaceAll(/\s+/gu, ' ');
  const around = roleAround(text, words, { first: run.first, last: run.last }, parts.office);
  const isBody = parts.titles.length === 0 && isBodyName(name);
  const { kind, certainty } = kindOfName(
    text,
    words,
    { first: nameFirst, last: nameLast },
    name,
    parts.titles,
    around.role !== null && around.isPerson,
  );
  const gender =
    [...parts.titles, ...(around.noun === null ? [] : [around.noun])].map(genderOfNoun).find((one) => one !== null) ??
    null;
  const isContradicted =
    around.noun !== null &&
    gender !== null &&
    genderOfNoun(around.noun) !== null &&
    genderOfNoun(around.noun) !== gender;
  return {
    start: words[run.first]!.start,
    end: words[nameLast]!.end,
    form: 'name',
    words: spelt,
    name: spelt.split(' ').filter((word) => /[\p{L}\p{N}]/u.test(word)),
    noun: null,
    titles: parts.titles,
    role: isContradicted || isBody ? parts.office : around.role,
    affiliation: around.affiliation,
    gender,
    isPlural: false,
    kind,
    certainty,
    isDefinite: true,
    isSubject: isSubject(words, run.first, run.last),
    governor: governorOf(text, words, around.first, run.last),
    sentence: index,
    head: nameLast,
  };
}

/** “*Ukrainian* officials”: an adjective with a capital names nobody. */
function isModifier(text: string, words: readonly Word[], { first, last }: Run): boolean {
  const next = words[last + 1];
  return first === last && isNational(words[first]!.form) && next !== undefined && isNoun(next) && isJoined(text, words[last]!, next);
}

/** True for a noun; for one in the plural that names people even where the parser takes it for a verb. */
const isNoun = ({ tag, lower }: Word): boolean => tag === 'NOUN' || (tag === 'VERB' && lower.endsWith('s') && isPersonNoun(singularOf(lower)));

/** “A young American”, “the Frenchman”. */
function isOneOfANation(text: string, words: readonly Word[], { first, last }: Run): boolean {
  const word = words[first]!;
  if (
    first !== last ||
    !/(?:n|man|woman|i|ese|ish)$/u.test(word.lower) ||
    !isNational(word.form.replace(/(?:wo)?man$/u, ''))
  )
    return false;
  return word.tag !== 'ADJ' && isDeterminer(words[determinerBefore(text, words, first)]!);
}

/** “The Foreign Minister”, “Mother”: an office in capitals is a description. */
function officeMention({ text, sentence, index }: Place, { first, last }: Run, forms: readonly string[]): Mention {
  const { words } = sentence;
  const noun =
    [...forms]
      .reverse()
      .map((form) => form.toLowerCase())
      .find((form) => isTitle(form)) ?? forms.at(-1)!.toLowerCase();
  const begin = determinerBefore(text, words, first);
  const kind = kindOfNoun(noun) ?? 'person';
  return {
    start: words[begin]!.start,
    end: words[last]!.end,
    form: 'description',
    words: text.slice(words[first]!.start, words[last]!.end).replaceAll(/\s+/gu, ' '),
    name: [],
    noun: singularOf(noun),
    titles: [],
    role: null,
    affiliation: null,
    gender: genderOfNoun(noun),
    isPlural: kind === 'group',
    kind,
    certainty: 2,
    isDefinite: true,
    isSubject: isSubject(words, begin, last),
    governor: governorOf(text, words, begin, last),
    sentence: index,
    head: last,
  };
}

/** “I”, “me”: whoever tells the text, or says what stands in quotation marks. */
export const isFirstPerson = ({ form, words }: Mention): boolean =>
  form === 'pronoun' && /^(?:i|me|my|myself)$/u.test(words);

const PLACE_PREPOSITIONS = new Set('in at near across throughout outside around into toward towards'.split(' '));

/** What the words of a name, and those right around it, say that it is. */
function kindOfName(
  text: string,
  words: readonly Word[],
  { first, last }: Run,
  name: readonly string[],
  titles: readonly string[],
  hasRole: boolean,
): { kind: FigureKind | null; certainty: number } {
  if (titles.length > 0) return { kind: 'person', certainty: 3 };
  if (hasRole) return { kind: 'person', certainty: 2 };
  const plain = name.filter((word) => /\p{L}/u.test(word));
  if (plain.length > 1 && isFirstName(plain[0]!.toLowerCase()) && !isBodyName([plain.at(-1)!]))
    return { kind: 'person', certainty: 2 };
  if (isBodyName(plain)) return { kind: 'organisation', certainty: 2 };
  if (isThingName(plain)) return { kind: 'thing', certainty: 2 };
  if (isPlaceName(plain)) return { kind: 'place', certainty: 2 };
  if (plain.length === 1 && isNational(plain[0]!)) return { kind: 'group', certainty: 1 };
  if (isFollowedByAge(text, words, last) || words[last + 1]?.lower === 'who') return { kind: 'person', certainty: 2 };
  const before = words[first - 1];
  const modifies =
    words[last + 1] !== undefined && words[last + 1]!.tag === 'NOUN' && isJoined(text, words[last]!, words[last + 1]!);
  if (before?.lower === 'the' && !modifies)
    return { kind: plain.at(-1)!.endsWith('s') ? 'group' : 'thing', certainty: 0.6 };
  if (plain.length === 1 && isFirstName(plain[0]!.toLowerCase())) return { kind: 'person', certainty: 1 };
  if (before !== undefined && PLACE_PREPOSITIONS.has(before.lower)) return { kind: 'place', certainty: 1 };
  if (/^\p{Lu}\.?$/u.test(plain[0]!) && plain.length > 1) return { kind: 'person', certainty: 1 };
  return { kind: null, certainty: 0 };
}

const isFollowedByAge = (text: string, words: readonly Word[], last: number): boolean =>
  words[last + 1] !== undefined &&
  /^[’'s]*, \d{1,3}(?:,|\.|\sand\s|$)/u.test(text.slice(words[last]!.end, words[last]!.end + 12));

const PRONOUNS: Readonly<Record<string, { gender: Gender | null; isPlural: boolean }>> = {
  i: { gender: null, isPlural: false },
  me: { gender: null, isPlural: false },
  my: { gender: null, isPlural: false },
  myself: { gender: null, isPlural: false },
  he: { gender: 'male', isPlural: false },
  him: { gender: 'male', isPlural: false },
  his: { gender: 'male', isPlural: false },
  himself: { gender: 'male', isPlural: false },
  she: { gender: 'female', isPlural: false },
  her: { gender: 'female', isPlural: false },
  hers: { gender: 'female', isPlural: false },
  herself: { gender: 'female', isPlural: false },
  they: { gender: null, isPlural: true },
  them: { gender: null, isPlural: true },
  their: { gender: null, isPlural: true },
  themselves: { gender: null, isPlural: true },
  it: { gender: null, isPlural: false },
  its: { gender: null, isPlural: false },
  itself: { gender: null, isPlural: false },
};

/** Pronouns and descriptions among the words from `from` up to `to`, outside names. */
function plainMentions(place: Place, from: number, to: number, runs: readonly Run[]): Mention[] {
  const found: Mention[] = [];
  for (let at = from; at < to; at += 1) {
    const mention = pronounMention(place, at) ?? descriptionMention(place, at, from, runs);
    if (mention !== null) found.push(mention);
  }
  return found;
}

function pronounMention({ sentence: { words }, index }: Place, at: number): Mention | null {
  const word = words[at]!;
  const told = Object.hasOwn(PRONOUNS, word.lower) ? PRONOUNS[word.lower]! : null;
  if (told === null) return null;
  return {
    start: word.start,
    end: word.end,
    form: 'pronoun',
    words: word.lower,
    name: [],
    noun: null,
    titles: [],
    role: null,
    affiliation: null,
    gender: told.gender,
    isPlural: told.isPlural,
    kind: null,
    certainty: 0,
    isDefinite: true,
    isSubject: isSubject(words, at, at),
    governor: isPossessive(word) ? (words[at + 1]?.start ?? null) : null,
    sentence: index,
    head: at,
  };
}

/** “*Her* husband”, “*his* brother”. */
const isPossessive = ({ fine, lower, relation }: Word): boolean =>
  /^(?:his|her|its|their|my)$/u.test(lower) &&
  (fine === 'PRP$' || relation.startsWith('nmod') || relation.startsWith('det'));

function descriptionMention(place: Place, at: number, from: number, runs: readonly Run[]): Mention | null {
  const { text, sentence, index } = place;
  const { words } = sentence;
  const { lower, tag } = words[at]!;
  const noun = isAged(words, at) ? 'person' : lower;
  const kind = noun === 'person' ? 'person' : kindOfNoun(noun);
  const isVerb = tag === 'VERB' && isNoun(words[at]!) && words[at + 1]?.tag === 'VERB';
  if (kind === null || !(tag === 'NOUN' || tag === 'PROPN' || tag === 'PRON' || isVerb || isAged(words, at))) return null;
  const next = words[at + 1];
  if (next !== undefined && isJoined(text, words[at]!, next)) {
    if (isNoun(next) && next.lower !== lower && !isVerb) return null;
    if (runs.some(({ first }) => first === at + 1) && kind === 'person' && words[at + 1]!.relation !== 'nsubj')
      return null;
    if (next.form === '-' && next.start === words[at]!.end) return null;
  }
  const own = determinerBefore(text, words, at, from);
  const first = withNameBefore(text, words, own, runs);
  const opening = words[first]!.lower;
  const gender =
    words
      .slice(first, at + 1)
      .map((word) => genderOfNoun(word.lower))
      .findLast((one) => one !== null) ?? null;
  const begin = isDeterminer(words[first]!) && first < at ? first + 1 : first;
  const isPossessed = Object.hasOwn(PRONOUNS, opening);
  const possessor = possessorBefore(text, words, first, runs);
  return {
    start: words[isPossessed ? begin : first]!.start,
    end: words[at]!.end,
    form: 'description',
    words: text.slice(possessor ?? words[begin]!.start, words[at]!.end).replaceAll(/\s+/gu, ' '),
    name: [],
    noun: singularOf(noun),
    titles: [],
    role: null,
    affiliation: null,
    gender: kind === 'person' ? gender : null,
    isPlural: kind === 'group' || (lower.endsWith('s') && kind !== 'person' && singularOf(lower) !== lower),
    kind,
    certainty: 2,
    isDefinite:
      /^(?:the|this|that|these|those|his|her|its|their|my|our|your)$/u.test(opening) ||
      words.slice(first, at).some(({ lower: one }) => one === '’s' || one === "'s"),
    isSubject: isSubject(words, first, at),
    governor: governorOf(text, words, first, at),
    sentence: index,
    head: at,
  };
}

/** Index of the first word with the name before it: “*Kremlin* officials”. */
function withNameBefore(text: string, words: readonly Word[], first: number, runs: readonly Run[]): number {
  const run = runs.find(({ last }) => last === first - 1);
  if (run === undefined || !isJoined(text, words[run.last]!, words[first]!)) return first;
  return determinerBefore(text, words, run.first);
}

/** Offset of the name in “*Berg*’s lawyer”; null where none owns what is described. */
function possessorBefore(text: string, words: readonly Word[], first: number, runs: readonly Run[]): number | null {
  const mark = /^(?:[’']s|[’'])$/u.test(words[first]!.lower) ? first : first - 1;
  if (words[mark] === undefined || !/^(?:[’']s|[’'])$/u.test(words[mark]!.lower)) return null;
  const run = runs.find(({ last }) => last === mark - 1);
  return run === undefined || words[run.last]!.end !== words[mark]!.start ? null : words[run.first]!.start;
}

/** “The 34-year-*old*”. */
const isAged = (words: readonly Word[], at: number): boolean =>
  /^\p{N}+-year-old$/u.test(words[at]!.lower) ||
  (words[at]!.lower === 'old' && words[at - 2]?.lower === 'year' && /^\p{N}/u.test(words[at - 4]?.form ?? ''));

const isDeterminer = ({ lower }: Word): boolean =>
  /^(?:the|an?|this|that|these|those|his|her|its|their|my|our|your|some|many|most|several|one|another|other|any|no|every|each|both)$/u.test(
    lower,
  );

/** How many words may stand between an article and its noun. */
const MOST_MODIFIERS = 7;

const MODIFIER_TAGS: ReadonlySet<string> = new Set(['ADJ', 'NOUN', 'PROPN', 'NUM', 'PART', 'DET']);

/** Index of the first word of the noun phrase that the word ends. */
function determinerBefore(text: string, words: readonly Word[], at: number, from = 0): number {
  let first = at;
  while (first > from && at - first < MOST_MODIFIERS && isJoined(text, words[first - 1]!, words[first]!)) {
    const before = words[first - 1]!;
    if (isDeterminer(before)) return first - 1;
    const isHyphen = before.form === '-';
    const isParticiple = before.tag === 'VERB' && before.relation === 'amod';
    const isPossessive = before.lower === "'s" || before.lower === '’s' || before.lower === '’' || before.lower === "'";
    if (!MODIFIER_TAGS.has(before.tag) && !isHyphen && !isParticiple && !isPossessive) break;
    if (before.tag === 'PART' && !isPossessive) break;
    first -= 1;
  }
  return first;
}

/** True when the tree makes one of the words a subject, or one of those that stand beside a subject. */
export function isSubject(words: readonly Word[], first: number, last: number): boolean {
  for (let at = first; at <= last; at += 1) {
    const { relation, head } = words[at]!;
    if (head >= first && head <= last) continue;
    if (relation.startsWith('nsubj')) return true;
    if (relation === 'conj' && words[head]?.relation.startsWith('nsubj') === true) return true;
  }
  return false;
}

/** Offset of what the phrase hangs on: a preposition before it, or the noun behind it that it modifies. */
function governorOf(text: string, words: readonly Word[], first: number, last: number): number | null {
  const before = words[first - 1];
  const article = before !== undefined && isDeterminer(before) ? words[first - 2] : before;
  const next = words[last + 1];
  if (next !== undefined) {
    if (/^(?:[’']s|[’'])$/u.test(next.lower) && next.start === words[last]!.end && words[last + 2] !== undefined)
      return words[last + 2]!.start;
    if (
      isJoined(text, words[last]!, next) &&
      (next.tag === 'NOUN' || (next.tag === 'ADJ' && words[last + 2]?.tag === 'NOUN'))
    )
      return next.start;
  }
  return article !== undefined && article.tag === 'ADP' ? article.start : null;
}

/** The gender that a listed first name suggests. */
export const genderOfName = (name: readonly string[]): Gender | null =>
  name.length === 0 ? null : genderOfFirstName(name[0]!.toLowerCase());
