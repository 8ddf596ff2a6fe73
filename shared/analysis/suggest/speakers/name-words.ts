import type { ParsedSentence, Word } from '../../syntax/parsed.ts';
import { SENTENCE_STARTERS } from '../../words.ts';
import { isGroupNoun, isTitle } from './nouns.ts';
import { goesOnWithOf, isBodyName } from './bodies-and-places.ts';

/**
 * **Runs** of name words: “President of the European Commission Ursula von der Leyen”, “J. R. R. Tolkien”, “Al-Maeena”.
 * A capital makes a name word in the middle of a sentence; at its head the parser must say so, or the text write the
 * same word with a capital elsewhere.
 */
export interface Run {
  /** Indexes of the first and the last word in the sentence. */
  readonly first: number;
  readonly last: number;
}

/** How the words of a text are written where a capital tells something. */
export interface Casing {
  readonly lower: ReadonlySet<string>;
  readonly capital: ReadonlySet<string>;
}

/** Returns which words the text writes small, and which with a capital inside a sentence. */
export function casingOf(sentences: readonly ParsedSentence[]): Casing {
  const lower = new Set<string>();
  const capital = new Set<string>();
  for (const { words } of sentences) {
    if (isShouted(words)) continue;
    for (const [i, { form, lower: small }] of words.entries()) {
      if (form === small) lower.add(small);
      else if (i > 0 && isCapitalised(form) && !isHeadOfSentence(words, i)) capital.add(small);
    }
  }
  return { lower, capital };
}

const isCapitalised = (form: string): boolean => /^(?:\p{Lu}|\p{Lt}|(?:d|l|al|o|el)[-’']\p{Lu})/u.test(form);

/** A line in capitals tells nothing of names. */
export const isShouted = (words: readonly Word[]): boolean => {
  // What has no word in capitals alone is seen at once.
  if (!words.some(({ form, lower }) => form !== lower && form === form.toUpperCase())) return false;
  const letters = words.filter(({ form }) => /\p{L}{2}/u.test(form));
  return letters.length > 2 && letters.filter(({ form }) => form === form.toUpperCase()).length > 0.7 * letters.length;
};

/** True for the first word of a sentence, and of what is said within one. */
export function isHeadOfSentence(words: readonly Word[], index: number): boolean {
  let at = index - 1;
  while (at >= 0 && /^[“"‘'«„”([*_—–-]+$|^``$/u.test(words[at]!.form)) at -= 1;
  return at < 0 || (at < index - 1 && /^[,:;.?!…—–-]+$/u.test(words[at]!.form)) || /^[:;.?!]$/u.test(words[at]!.form);
}

const NEVER = new Set(
  `monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
   october november december jan feb mar apr jun jul aug sept sep oct nov dec i oh ah yes no well god christmas easter
   internet tv english french german spanish chinese latin am pm a.m p.m gmt ok okay i’m i'm hello hullo hey please hence quite aye ay nay pray indeed sir ma’am ma'am come go look see nonsense
   thank thanks good dear chapter`.split(/\s+/u),
);

const NO_NAME_TAGS: ReadonlySet<string> = new Set(
  'PUNCT DET PRON AUX SCONJ ADP CCONJ PART NUM SYM INTJ ADV'.split(' '),
);

function isNameWord(words: readonly Word[], index: number, casing: Casing): boolean {
  const { form, lower, tag } = words[index]!;
  if (form === lower || !isCapitalised(form) || NEVER.has(lower)) return false;
  if (/^\p{Lu}{2,6}$/u.test(form)) return true;
  if (!isHeadOfSentence(words, index))
    return tag === 'PROPN' || (!NO_NAME_TAGS.has(tag) && !SENTENCE_STARTERS.has(lower));
  if (SENTENCE_STARTERS.has(lower) || (isGroupNoun(lower) && !casing.capital.has(lower))) return false;
  if (casing.lower.has(lower) && !casing.capital.has(lower))
    return (tag === 'PROPN' || tag === 'NOUN') && isTitle(lower) && leadsOn(words, index);
  return tag === 'PROPN' || (casing.capital.has(lower) && !casing.lower.has(lower) && tag !== 'PRON' && tag !== 'DET');
}

/** A title at the head of a sentence belongs to the name behind it. */
function leadsOn(words: readonly Word[], index: number): boolean {
  const next = words[index + 1];
  if (next === undefined) return false;
  const isOf = next.lower === 'of' || next.lower === 'for';
  const name = isOf ? words[index + 2] : next;
  return name !== undefined && isCapitalised(name.form) && name.tag === 'PROPN';
}

/** Returns the runs of the sentence in text order; `text` is the whole text. */
export function runsOf(text: string, { words }: ParsedSentence, casing: Casing): Run[] {
  if (isShouted(words)) return [];
  const runs: Run[] = [];
  for (let index = 0; index < words.length; index += 1) {
    if (!isNameWord(words, index, casing)) continue;
    const last = lastOfRun(text, words, index, casing);
    runs.push({ first: index, last });
    index = last;
  }
  return runs;
}

/** “von der”, “of the”: how many small words may stand between two words of a name. */
const MOST_BETWEEN = 3;

function lastOfRun(text: string, words: readonly Word[], first: number, casing: Casing): number {
  let last = first;
  for (let next = first + 1; next < words.length && next <= last + 1 + MOST_BETWEEN; next += 1) {
    if (!isJoined(text, words[next - 1]!, words[next]!)) break;
    if (isNameWord(words, next, casing) || isNumeral(words[next]!)) last = next;
    else if (!mayStandInside(words, first, last, next)) break;
  }
  return last;
}

const isNumeral = ({ form }: Word): boolean => /^(?:I{2,3}|IV|VI{0,3}|IX|XI{0,3}|XI?V|Jr\.?|Sr\.?)$/u.test(form);

/** True when only a space, a line break or nothing stands between two words. */
export const isJoined = (text: string, before: Word, after: Word): boolean =>
  after.start - before.end <= 3 && /^[^\S\n]*\n?[^\S\n]*$/u.test(text.slice(before.end, after.start));

const PERSON_PARTICLES = new Set(
  'de du des del della di da dos das do van von der den het ter ten zu zur bin ibn bint al el la le las los y e af av til und ap ul ur ben abu - ‑ . &'.split(
    ' ',
  ),
);

function mayStandInside(words: readonly Word[], first: number, last: number, at: number): boolean {
  const { lower, form } = words[at]!;
  if (lower === '-' || lower === '‑')
    return words[at - 1]!.end === words[at]!.start && words[at + 1]?.start === words[at]!.end;
  if (lower === '.')
    return (
      /^(?:\p{Lu}|Mr|Mrs|Ms|Dr|St|Gen|Lt|Col|Sen|Rep|Gov|Prof|Sgt|Capt)$/u.test(words[at - 1]!.form) &&
      words[at - 1]!.end === words[at]!.start
    );
  if (form !== lower) return false;
  if (PERSON_PARTICLES.has(lower)) return true;
  const before = words.slice(first, last + 1);
  if (lower === 'of') return goesOnWithOf(words[last]!.lower);
  if (lower === 'the' || lower === 'on') return words[at - 1]!.lower === 'of';
  const isBody = isBodyName(before.map((word) => word.form));
  if (lower === 'for') return isBody && goesOnWithOf(words[last]!.lower);
  return lower === 'and' && isBody && before.some((word) => word.lower === 'of' || word.lower === 'for');
}
