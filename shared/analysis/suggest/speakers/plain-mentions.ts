import type { Word } from '../../syntax/parsed.ts';
import { type Mention, PLAIN } from './mention.ts';
import type { Place } from './mentions.ts';
import { isJoined } from './name-words.ts';
import { type Gender, genderOfNoun, kindOfNoun, singularOf } from './nouns.ts';
import { determinerBefore, governorOf, isDeterminer, isNoun } from './phrases.ts';
import { isSubject } from './subjects.ts';

/**
 * **Pronouns and descriptions** as mentions: “she”, “the minister”, “Kremlin officials”, “Berg’s lawyer”, “the
 * 34-year-old”. A description takes in the name right before its noun.
 */

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
export function plainMentions(place: Place, from: number, to: number): Mention[] {
  const found: Mention[] = [];
  for (let at = from; at < to; at += 1) {
    const mention = pronounMention(place, at) ?? descriptionMention(place, at, from);
    if (mention !== null) found.push(mention);
  }
  return found;
}

function pronounMention({ sentence: { words }, index }: Place, at: number): Mention | null {
  const word = words[at]!;
  const told = Object.hasOwn(PRONOUNS, word.lower) ? PRONOUNS[word.lower]! : null;
  if (told === null) return null;
  return {
    ...PLAIN,
    start: word.start,
    end: word.end,
    form: 'pronoun',
    words: word.lower,
    gender: told.gender,
    isPlural: told.isPlural,
    isSubject: isSubject(words, at, at),
    governor: isPossessive(word) ? (words[at + 1]?.start ?? null) : null,
    sentence: index,
    head: at,
  };
}

/** “*Her* husband”, “*his* brother”. */
const isPossessive = ({ fine, lower }: Word): boolean => fine === 'PRP$' && /^(?:his|her|its|their|my)$/u.test(lower);

function descriptionMention(place: Place, at: number, from: number): Mention | null {
  const { text, sentence, index, runFrom, runTo } = place;
  const { words } = sentence;
  const { lower, tag } = words[at]!;
  const isOld = isAged(words, at);
  const isVerb = tag === 'VERB' && words[at + 1]?.tag === 'VERB' && isNoun(words[at]!);
  if (!(tag === 'NOUN' || tag === 'PROPN' || tag === 'PRON' || isVerb || isOld)) return null;
  const noun = isOld ? 'person' : lower;
  const kind = isOld ? 'person' : kindOfNoun(lower);
  if (kind === null) return null;
  const next = words[at + 1];
  if (next !== undefined && isJoined(text, words[at]!, next)) {
    if (isNoun(next) && next.lower !== lower && !isVerb) return null;
    if (runFrom.has(at + 1) && kind === 'person' && words[at + 1]!.relation !== 'nsubj') return null;
    if (next.form === '-' && next.start === words[at]!.end) return null;
  }
  const own = determinerBefore(text, words, at, from);
  const first = withNameBefore(text, words, own, runTo);
  const opening = words[first]!.lower;
  const gender =
    words
      .slice(first, at + 1)
      .map((word) => genderOfNoun(word.lower))
      .findLast((one) => one !== null) ?? null;
  const begin = isDeterminer(words[first]!) && first < at ? first + 1 : first;
  const isPossessed = Object.hasOwn(PRONOUNS, opening);
  const possessor = possessorBefore(words, first, runTo);
  return {
    ...PLAIN,
    start: words[isPossessed ? begin : first]!.start,
    end: words[at]!.end,
    form: 'description',
    words: text.slice(possessor ?? words[begin]!.start, words[at]!.end).replaceAll(/\s+/gu, ' '),
    noun: singularOf(noun),
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
function withNameBefore(text: string, words: readonly Word[], first: number, runTo: Place['runTo']): number {
  const run = runTo.get(first - 1);
  if (run === undefined || !isJoined(text, words[run.last]!, words[first]!)) return first;
  return determinerBefore(text, words, run.first);
}

/** Offset of the name in “*Berg*’s lawyer”; null where none owns what is described. */
function possessorBefore(words: readonly Word[], first: number, runTo: Place['runTo']): number | null {
  const at = /^(?:[’']s|[’'])$/u.test(words[first]!.lower) ? first : first - 1;
  const mark = words[at];
  if (mark === undefined || !/^(?:[’']s|[’'])$/u.test(mark.lower)) return null;
  const run = runTo.get(at - 1);
  return run === undefined || words[run.last]!.end !== mark.start ? null : words[run.first]!.start;
}

/** “The 34-year-*old*”. */
const isAged = (words: readonly Word[], at: number): boolean =>
  words[at]!.lower.endsWith('old') &&
  (/^\p{N}+-year-old$/u.test(words[at]!.lower) ||
    (words[at]!.lower === 'old' && words[at - 2]?.lower === 'year' && /^\p{N}/u.test(words[at - 4]?.form ?? '')));
