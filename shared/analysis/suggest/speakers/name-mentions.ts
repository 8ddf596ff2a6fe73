import type { Word } from '../../syntax/parsed.ts';
import { isBodyName, isNational, isPlaceName, isThingName } from './bodies-and-places.ts';
import { isFirstName } from './first-names.ts';
import { type Mention, PLAIN } from './mention.ts';
import type { Place } from './mentions.ts';
import { partsOf } from './name-parts.ts';
import { isJoined, type Run } from './name-words.ts';
import { type FigureKind, genderOfNoun, isTitle, kindOfNoun, singularOf } from './nouns.ts';
import { determinerBefore, governorOf, isDeterminer, isNoun } from './phrases.ts';
import { isSubject } from './subjects.ts';
import { roleAround } from './roles.ts';

/**
 * **Names** as mentions: “Ukrainian President Volodymyr Zelenskyy” with office and name, “the Foreign Minister” as a
 * description, and what the words in and around a name say that it is.
 */

/** Returns the mention that the run of name words is: a name with its title, or an office. */
export function nameMention(place: Place, run: Run): Mention {
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
  const ofRole = around.noun === null ? null : genderOfNoun(around.noun);
  const gender = parts.titles.map(genderOfNoun).find((one) => one !== null) ?? ofRole;
  const isContradicted = ofRole !== null && ofRole !== gender;
  return {
    ...PLAIN,
    start: words[run.first]!.start,
    end: words[nameLast]!.end,
    form: 'name',
    words: spelt,
    name: spelt.split(' ').filter((word) => /[\p{L}\p{N}]/u.test(word)),
    titles: parts.titles,
    role: isContradicted || isBody ? parts.office : around.role,
    affiliation: around.affiliation,
    gender,
    kind,
    certainty,
    isSubject: isSubject(words, run.first, run.last),
    governor: governorOf(text, words, around.first, run.last),
    sentence: index,
    head: nameLast,
  };
}

/** “*Ukrainian* officials”: an adjective with a capital names nobody. */
export function isModifier(text: string, words: readonly Word[], { first, last }: Run): boolean {
  const next = words[last + 1];
  return (
    first === last &&
    isNational(words[first]!.form) &&
    next !== undefined &&
    isNoun(next) &&
    isJoined(text, words[last]!, next)
  );
}

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
    ...PLAIN,
    start: words[begin]!.start,
    end: words[last]!.end,
    form: 'description',
    words: text.slice(words[first]!.start, words[last]!.end).replaceAll(/\s+/gu, ' '),
    noun: singularOf(noun),
    gender: genderOfNoun(noun),
    isPlural: kind === 'group',
    kind,
    certainty: 2,
    isSubject: isSubject(words, begin, last),
    governor: governorOf(text, words, begin, last),
    sentence: index,
    head: last,
  };
}

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
