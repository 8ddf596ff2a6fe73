import { speakerOfMention } from '../annotations/attribution.ts';
import { type AnnotationSet, endOf, startOf } from '../annotations/annotation-set.ts';
import type { Fragment, Speaker, SpeakerType } from '../model/records.ts';
import { readSentence, type Source } from './attributions.ts';
import { holdersOf } from './speakers/offices.ts';
import { personIn, surnameOf } from './person-names.ts';
import { isBodyName, isPlaceName } from './suggest/speakers/bodies-and-places.ts';
import { genderOfNoun } from './suggest/speakers/nouns.ts';
import { sentencesOf } from './sentences.ts';
import { outerQuotations } from './speech.ts';
import type { SpeakerProposal } from './suggest/proposals.ts';
import { COLLECTIVE_NOUNS } from './words.ts';

/**
 * **Who** the words of a source stand for: somebody of the article's speakers, somebody new to it, or nobody that the
 * text tells. A surname or a pronoun is never enough to make somebody new of it where the article knows better.
 */
export type Who = { readonly known: Speaker } | { readonly fresh: Fresh };

/** Somebody new to the article. */
interface Fresh {
  readonly name: string;
  readonly type: SpeakerType;
  readonly role?: string;
  readonly aliases?: readonly string[];
}

export interface Identity {
  readonly who: Who | null;
  /** A value of a quote's field *Source*; null where the text does not tell. */
  readonly sourceStatus: string | null;
}

/**
 * Returns whom the source stands for.
 *
 * @param source UTF-16 code units in `text`, half-open
 * @param except id of a speaker whom a pronoun there cannot stand for: whoever says it
 */
export function identify(text: string, source: Source, set: AnnotationSet, except: string | null = null): Identity {
  const words = text.slice(source.start, source.end);
  const exact = theOnly(set.speakers, (speaker) => namesOf(speaker).includes(key(words)));
  if (exact !== null) return { who: { known: exact }, sourceStatus: statusOf(exact, source) };
  if (isNameWithheld(text, source)) return { who: unnamed(words), sourceStatus: 'anonymous' };
  switch (source.form) {
    case 'pronoun':
      return identifyPronoun(text, source, set, except);
    case 'name':
      return identifyName(text, source, set);
    case 'collective':
      return { who: described(set, source, text) ?? several(words), sourceStatus: 'collective' };
    case 'document':
      return { who: null, sourceStatus: 'document' };
    default:
      return { who: described(set, source, text) ?? unnamed(words), sourceStatus: 'described' };
  }
}

/** Returns who somebody is that the whole text was read for: the one speaker who has one of the names, or somebody new. */
export function whoIs({ name, type, role, affiliation, aliases }: SpeakerProposal, set: AnnotationSet): Who {
  const names = new Set([name, ...aliases].map(key));
  const called = theOnly(set.speakers, (speaker) => key(speaker.name) === key(name));
  const known =
    called ??
    theOnly(set.speakers, (speaker) => namesOf(speaker).some((one) => names.has(one))) ??
    (type === 'unnamed' ? holderOf(set, name) : null);
  if (known !== null) return { known };
  const told = [role, affiliation].filter((one) => one !== null && one !== '').join(', ');
  return { fresh: { name, type, aliases, ...(told === '' ? {} : { role: told }) } };
}

const fresh = (name: string, type: SpeakerType, role?: string): Who => ({
  fresh: { name, type, ...(role === undefined ? {} : { role }) },
});

/** “The ministry” is one body, “officials” are many people. */
const several = (words: string): Who =>
  fresh(
    withoutArticle(words),
    /(?:s|people|men|women|children|police|others|them)$/iu.test(words) ? 'group' : 'organisation',
  );

/** A registry entry for somebody without a name: what the text calls them. */
const unnamed = (words: string): Who => fresh(withoutArticle(words), 'unnamed');

const withoutArticle = (words: string): string =>
  words.replace(/^(?:the|an?|der|die|das|eine?|le|la|les|une?|el|los|las|una)\s+/iu, '');

const key = (name: string): string => withoutArticle(name).toLocaleLowerCase();
const namesOf = ({ name, aliases }: Speaker): string[] => [name, ...aliases].map(key);

function theOnly<T>(all: readonly T[], accepts: (one: T) => boolean): T | null {
  const found = all.filter(accepts);
  return found.length === 1 ? found[0]! : null;
}

function statusOf({ type }: Speaker, { form }: Source): string {
  if (form === 'document') return 'document';
  if (type === 'unnamed') return 'described';
  return type === 'group' ? 'collective' : 'named';
}

/** How far behind a source the article says that its name is withheld, in UTF-16 units. */
const CONDITION = 110;

const WITHHELD =
  /not to be (?:named|identified|quoted)|anonymity|declined to (?:be named|give (?:his|her|their) name)|familiar with the (?:matter|talks|case)|not authori[sz]ed to speak/u;

function isNameWithheld(text: string, { start, end, form }: Source): boolean {
  if (form === 'name' || form === 'document') return false;
  const rest = text.slice(start, Math.min(text.length, end + CONDITION));
  const [sentence = rest] = rest.split(/[.!?\n]/u, 1);
  return WITHHELD.test(sentence);
}

function identifyName(text: string, source: Source, set: AnnotationSet): Identity {
  const words = text.slice(source.start, source.end);
  if (isOrganisation(words)) {
    return { who: fresh(withoutArticle(words), 'organisation'), sourceStatus: 'named' };
  }
  const { name, role } = personIn(words);
  const known =
    theOnly(set.speakers, (speaker) => namesOf(speaker).includes(key(name))) ??
    theOnly(set.speakers, (speaker) => speaker.type !== 'organisation' && isSameSurname(speaker, name));
  if (known !== null) return { who: { known }, sourceStatus: statusOf(known, source) };
  const full = name.includes(' ') ? name : (fullNameBefore(text, source.start, name) ?? name);
  const byFull = theOnly(set.speakers, (speaker) => namesOf(speaker).includes(key(full)));
  const who: Who = byFull === null ? fresh(full, 'person', role ?? undefined) : { known: byFull };
  return { who, sourceStatus: 'named' };
}

/** “Berg” for “Anna Berg”; “Carl Berg” is somebody else. */
function isSameSurname({ name, aliases }: Speaker, words: string): boolean {
  if (words.includes(' ')) return false;
  return [name, ...aliases].some((one) => one.includes(' ') && key(surnameOf(one)) === key(words));
}

/** How far back, in UTF-16 units, and at how many places a full name is looked for. */
const LOOK_BACK = 200_000;
const MOST_PLACES = 60;

/** Returns the name that ends in this surname and stands before `offset`, with its first names; or null. */
function fullNameBefore(text: string, offset: number, surname: string): string | null {
  const from = Math.max(0, offset - LOOK_BACK);
  let at = text.lastIndexOf(surname, offset - 1);
  for (let places = 0; at > from && places < MOST_PLACES; places += 1) {
    const found = FIRST_NAMES.exec(text.slice(Math.max(0, at - 60), at));
    const { name } = personIn(`${found?.[0] ?? ''}${surname}`);
    const isWhole = !/[\p{L}\p{N}]/u.test(text[at + surname.length] ?? ' ');
    if (found !== null && isWhole && name.includes(' ')) return name;
    at = text.lastIndexOf(surname, at - 1);
  }
  return null;
}

/** Up to four words with capitals, or particles, right before a surname. */
const FIRST_NAMES = /(?:\p{Lu}[\p{L}’'.-]{0,30} |(?:van|von|de|der|del|al|bin|ibn|di|da) ){1,4}$/u;

const isOrganisation = (words: string): boolean =>
  (isBodyName(withoutArticle(words).split(/\s+/u)) || isPlaceName(withoutArticle(words).split(/\s+/u))) &&
  !/(?:man|woman|person|Secretary|Minister|Officer|Chief) /u.test(words);

/** Somebody whose description the article has used before: “the mayor” for whoever was tagged as the mayor. */
function described(set: AnnotationSet, source: Source, text: string): Who | null {
  const words = key(text.slice(source.start, source.end));
  const head = words.split(' ').at(-1) ?? words;
  if (COLLECTIVE_NOUNS.has(head) && head.endsWith('s')) return null;
  const known =
    holderOf(set, words) ??
    theOnly(
      set.speakers,
      ({ role }) => role !== undefined && new RegExp(`(?:^|\\s)${escaped(head)}(?:\\s|$)`, 'iu').test(role),
    );
  return known === null ? null : { known };
}

/** The only one who held the office that the words describe when the article was published. */
function holderOf(set: AnnotationSet, words: string): Speaker | null {
  const metadata = set.find('metadata');
  if (metadata?.record !== 'metadata') return null;
  const holders = holdersOf(words, set.speakers, metadata.published);
  return holders.length === 1 ? holders[0]!.speaker : null;
}

const escaped = (word: string): string => word.replaceAll(/[^\p{L}\p{N}]/gu, '.');

/** What a pronoun tells of whom it can stand for. */
type Gender = 'she' | 'he' | 'they' | 'it';

const PRONOUN_GENDER: Readonly<Record<string, Gender>> = {
  she: 'she',
  her: 'she',
  elle: 'she',
  ella: 'she',
  he: 'he',
  him: 'he',
  his: 'he',
  er: 'he',
  él: 'he',
  they: 'they',
  their: 'they',
  ils: 'they',
  elles: 'they',
  ellos: 'they',
  it: 'it',
  its: 'it',
};

/** How many mentions are asked: of those before a pronoun, and of one speaker. */
const MOST_MENTIONS = 40;

/** How many annotations before a pronoun are looked at for such mentions. */
const MOST_PASSED = 1000;

/** The speaker of the nearest mention before it that a pronoun like this can stand for. */
function identifyPronoun(text: string, source: Source, set: AnnotationSet, except: string | null): Identity {
  const gender = PRONOUN_GENDER[text.slice(source.start, source.end).toLocaleLowerCase()];
  if (gender === undefined) return { who: null, sourceStatus: null };
  const tagged = mentionsBefore(set, source).find(
    ({ speaker }) => speaker.id !== except && fits(gender, speaker, genderOf(text, speaker, set)),
  );
  const named = gender === 'she' || gender === 'he' ? nameBefore(text, source, gender) : null;
  if (named !== null && named.end > (tagged?.range.end ?? 0)) {
    const identity = identifyName(text, named, set);
    if (!isKnownAs(identity.who, except)) return identity;
  }
  if (tagged === undefined) return { who: null, sourceStatus: null };
  return { who: { known: tagged.speaker }, sourceStatus: statusOf(tagged.speaker, source) };
}

const isKnownAs = (who: Who | null, id: string | null): boolean =>
  who !== null && 'known' in who && who.known.id === id;

/** How far before a pronoun, in its paragraph, a name that is not tagged may be what it stands for. UTF-16 units. */
const ANTECEDENT = 500;

/** The last name of a person before the pronoun that is the subject of something, outside quotation marks. */
function nameBefore(text: string, { start }: Fragment, gender: 'she' | 'he'): Source | null {
  const paragraph = start === 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1;
  const from = Math.max(paragraph, start - ANTECEDENT);
  const told = withoutQuotations(text.slice(from, start));
  const names = sentencesOf(told, from).flatMap((range) =>
    readSentence(told.slice(range.start - from, range.end - from), range.start).phrases.filter((phrase) => {
      const words = text.slice(phrase.start, phrase.end);
      const isOther = (genderOfWords(words) ?? gender) !== gender;
      return phrase.form === 'name' && !phrase.isGoverned && !isOther && !isOrganisation(words);
    }),
  );
  const last = names.at(-1);
  return last === undefined ? null : { start: last.start, end: last.end, form: 'name' };
}

/** The text with as many spaces in place of what others say in it. */
function withoutQuotations(text: string): string {
  let left = '';
  for (const { open, close } of outerQuotations(text)) {
    left += text.slice(left.length, open) + ' '.repeat(close - open);
  }
  return left + text.slice(left.length);
}

/** Mentions before the source whose speaker is known, nearest first. */
function mentionsBefore(set: AnnotationSet, source: Fragment) {
  const found: { readonly range: Fragment; readonly speaker: Speaker }[] = [];
  const count = set.countBefore(source.start);
  for (let i = count - 1; i >= Math.max(0, count - MOST_PASSED) && found.length < MOST_MENTIONS; i -= 1) {
    const one = set.annotationAt(i)!;
    const speaker = one.kind === 'mention' && endOf(one) <= source.start ? speakerOfMention(set, one.id) : null;
    if (speaker !== null) found.push({ range: { start: startOf(one), end: endOf(one) }, speaker });
  }
  return found;
}

const fits = (gender: Gender, { type }: Speaker, known: Gender | null): boolean => {
  if (gender === 'it') return type === 'organisation';
  if (gender === 'they') return type === 'group' || type === 'organisation' || known === 'they';
  return (type === 'person' || type === 'unnamed') && (known === null || known === gender);
};

/** What the words themselves tell: a title, a noun for a woman or a man. */
function genderOfWords(words: string): Gender | null {
  for (const word of words.toLowerCase().split(/[^\p{L}’']+/u)) {
    const gender = genderOfNoun(word);
    if (gender !== null) return gender === 'female' ? 'she' : 'he';
  }
  return null;
}

/** What the article's own mentions of a speaker tell: a pronoun that was tied to them, a title, a role. */
function genderOf(text: string, { id, name, role }: Speaker, set: AnnotationSet): Gender | null {
  const words = [name, role ?? ''];
  for (const { type, from } of set.linksOf(id).slice(0, MOST_MENTIONS)) {
    const mention = type === 'refers-to' ? set.findAnnotation(from.id) : null;
    const fragment = mention?.fragments[0];
    if (fragment === undefined) continue;
    const own = text.slice(fragment.start, fragment.end);
    const told = PRONOUN_GENDER[own.toLocaleLowerCase()];
    if (told === 'she' || told === 'he') return told;
    words.push(own);
  }
  return words.map(genderOfWords).find((one) => one !== null) ?? null;
}
