import type { Word } from '../../syntax/parsed.ts';
import { isJoined } from './name-words.ts';
import { isPersonNoun, singularOf } from './nouns.ts';

/** The **noun phrase** around a mention: where it begins, and what it hangs on. */

/** True for a noun; for one in the plural that names people even where the parser takes it for a verb. */
export const isNoun = ({ tag, lower }: Word): boolean =>
  tag === 'NOUN' || (tag === 'VERB' && lower.endsWith('s') && isPersonNoun(singularOf(lower)));

/** True for an article, a possessive and the like, which begin a noun phrase. */
export const isDeterminer = ({ lower }: Word): boolean =>
  /^(?:the|an?|this|that|these|those|his|her|its|their|my|our|your|some|many|most|several|one|another|other|any|no|every|each|both)$/u.test(
    lower,
  );

/** How many words may stand between an article and its noun. */
const MOST_MODIFIERS = 7;

const MODIFIER_TAGS: ReadonlySet<string> = new Set(['ADJ', 'NOUN', 'PROPN', 'NUM', 'PART', 'DET']);

/** Index of the first word of the noun phrase that the word ends. */
export function determinerBefore(text: string, words: readonly Word[], at: number, from = 0): number {
  let first = at;
  while (first > from && at - first < MOST_MODIFIERS && isJoined(text, words[first - 1]!, words[first]!)) {
    const before = words[first - 1]!;
    if (isDeterminer(before)) return first - 1;
    const isHyphen = before.form === '-';
    const isParticiple = /^VB[NG]$/u.test(before.fine) && isInPhrase(words[first - 2]);
    const isPossessive = before.lower === "'s" || before.lower === '’s' || before.lower === '’' || before.lower === "'";
    if (!MODIFIER_TAGS.has(before.tag) && !isHyphen && !isParticiple && !isPossessive) break;
    if (before.tag === 'PART' && !isPossessive) break;
    first -= 1;
  }
  return first;
}

/** “The *wounded* soldier”: behind an article or an adjective a participle is one. */
const isInPhrase = (before: Word | undefined): boolean =>
  before !== undefined && (before.tag === 'ADJ' || isDeterminer(before));

/** Offset of what the phrase hangs on: a preposition before it, or the noun behind it that it modifies. */
export function governorOf(text: string, words: readonly Word[], first: number, last: number): number | null {
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
