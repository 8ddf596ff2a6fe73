import type { Fragment, Speaker } from '../../model/records.ts';
import type { Filling } from './fill.ts';

/**
 * Pronouns and whom they stand for. “I” and “we” are whoever speaks; whom “he”, “her” or “they” stands for is asked. A name has
 * other forms of verbs behind it than “I”: “I have” becomes “Anna Lind has”. What would not read as a sentence afterwards
 * (“myself”, “I’d”, “mine”) is left for the person who writes.
 */
export interface Persons {
  /** Who says the words in their own voice; null where nobody does or is known. */
  readonly speaker: Speaker | null;
  /** Whom a pronoun of the third person at these offsets of the words stands for; null where the text does not tell. */
  readonly whoIs: (pronoun: Fragment) => Speaker | null;
}

/** Returns the names for the pronouns in the words. */
export const personsIn = (words: string, { speaker, whoIs }: Persons): readonly Filling[] => [
  ...(speaker === null ? [] : firstIn(words, speaker)),
  ...thirdIn(words, whoIs),
];

/** A verb behind a pronoun: short forms, or the word itself, with at most one adverb between. */
const VERB =
  "(?<short>['’](?:m|ve|re|ll|d)\\b)?(?<adverb>(?<!['’]\\w+) (?:also|never|always|just|only|already|still|now|then|really|clearly|personally|fully))?(?: (?<verb>\\p{Ll}+(?:['’]t)?)\\b)?";

const FIRST_SUBJECT = new RegExp(`(?<![\\p{L}\\p{N}'’-])(?<pronoun>I|[Ww]e)(?![\\p{L}\\p{N}-])${VERB}`, 'gu');
const FIRST_OTHER = /(?<![\p{L}\p{N}'’-])(?<pronoun>me|my|us|our|My|Our)(?![\p{L}\p{N}'’-])/gu;

function firstIn(words: string, speaker: Speaker): readonly Filling[] {
  const subjects = [...words.matchAll(FIRST_SUBJECT)].flatMap((match) => {
    const pronoun = match.groups!['pronoun']!;
    if (pronoun === 'I' && isNumeral(words, match.index)) return [];
    return subject(match, speaker) ?? [];
  });
  const others = [...words.matchAll(FIRST_OTHER)].map(({ index: start, 0: pronoun }) => ({
    start,
    end: start + pronoun.length,
    put: /^(?:my|our)$/iu.test(pronoun) ? owning(nameIn(speaker)) : nameIn(speaker),
  }));
  return [...subjects, ...others];
}

/** “World War I”, “Charles I”: a name with a number, not somebody who speaks. */
const isNumeral = (words: string, start: number): boolean =>
  /\p{Lu}\p{L}*\s$/u.test(words.slice(0, start)) && start > 0;

/** A subject with its verb, as far as that has another form behind a name; null where no form would be right. */
function subject(match: RegExpExecArray, speaker: Speaker): readonly Filling[] | null {
  const { pronoun = '', short = '', adverb = '', verb = '' } = match.groups!;
  const name = nameIn(speaker);
  const isPlural = speaker.type === 'group';
  const start = match.index;
  const behind = start + pronoun.length;
  if (short !== '') {
    const whole = SHORT_FORMS.get(short.slice(1))?.[isPlural ? 1 : 0];
    return whole === undefined ? null : [{ start, end: behind + short.length, put: `${name} ${whole}` }];
  }
  const singular = isPlural ? undefined : singularOf(verb);
  if (singular === undefined) return [{ start, end: behind, put: name }];
  return [{ start, end: start + match[0].length, put: `${name}${adverb} ${singular}` }];
}

/** What “’m” and the like are when written out behind a name and behind the name of several. */
const SHORT_FORMS: ReadonlyMap<string, readonly [one: string, many: string]> = new Map([
  ['m', ['is', 'are']],
  ['re', ['is', 'are']],
  ['ve', ['has', 'have']],
  ['ll', ['will', 'will']],
]);

const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ['am', 'is'],
  ['are', 'is'],
  ["aren't", 'isn’t'],
  ['were', 'was'],
  ["weren't", 'wasn’t'],
  ['have', 'has'],
  ["haven't", 'hasn’t'],
  ['do', 'does'],
  ["don't", 'doesn’t'],
]);

/** Verbs that take an s behind a name and have another form for the past, so that none of them is mistaken for it. */
const REGULAR: ReadonlySet<string> = new Set(
  `think know believe want say see need live work run own support oppose spend pay make take get give keep build plan expect
  intend hope guarantee promise pledge employ use receive earn represent remember lead hold`.split(/\s+/u),
);

function singularOf(verb: string): string | undefined {
  return IRREGULAR.get(verb.replace('’', "'")) ?? (REGULAR.has(verb) ? `${verb}s` : undefined);
}

const THIRD = new RegExp(
  `(?<![\\p{L}\\p{N}'’-])(?<pronoun>[Hh]e|[Ss]he|[Hh]im|[Hh]is|[Hh]er|[Tt]hey|[Tt]hem|[Tt]heir)(?![\\p{L}\\p{N}-])${VERB}`,
  'gu',
);

function thirdIn(words: string, whoIs: Persons['whoIs']): readonly Filling[] {
  return [...words.matchAll(THIRD)].flatMap((match) => {
    const pronoun = match.groups!['pronoun']!;
    const [start, end] = [match.index, match.index + pronoun.length];
    const speaker = whoIs({ start, end });
    if (speaker === null) return [];
    if (/^they$/iu.test(pronoun)) return subject(match, speaker) ?? [];
    if (/^(?:his|their)$/iu.test(pronoun) || (/^her$/iu.test(pronoun) && OWNED.test(words.slice(end)))) {
      return [{ start, end, put: owning(nameIn(speaker)) }];
    }
    // “He’d” may be had or would; “he’s” reads behind a name as well.
    return /^['’](?:d|ll)\b/u.test(words.slice(end)) ? [] : [{ start, end, put: nameIn(speaker) }];
  });
}

/** A noun or an adjective comes behind “her” where it tells whose; one of these where it tells whom. */
const OWNED =
  /^ (?!(?:to|and|or|but|that|in|on|at|for|with|from|by|about|when|while|because|if|as|an?|the|this|last|next|yesterday|today|tomorrow|before|after|until|since|into|over|out|up|off|away|back|again|now|then|not|is|was|had|has|will|would)\b)\p{L}/u;

const owning = (name: string): string => `${name}’s`;

/** The name as it stands in a sentence: whoever has none is “the official”. */
const nameIn = ({ name }: Speaker): string =>
  /^\p{Ll}/u.test(name) && !/^(?:the|an?) /u.test(name) ? `the ${name}` : name;
