import type { Word } from '../../syntax/parsed.ts';
import { isNominal, nextComma } from './word-classes.ts';

/**
 * Returns the last word of a noun phrase with the apposition behind it: “Anna Berg, *the mayor of Orm*, said”, “said Col.
 * Perez, *head of the team*.”
 */
export function withApposition(words: readonly Word[], last: number): number {
  if (words[last + 1]?.form !== ',' || !/^(?:DET|ADJ|NOUN|PROPN)$/u.test(words[last + 2]?.tag ?? '')) return last;
  const end = nextComma(words, last + 2);
  const inside = words.slice(last + 2, end);
  const isPhrase = inside.every((word) => isNominal(word) || /^(?:ADP|PART|CCONJ)$/u.test(word.tag));
  return isPhrase && inside.length < MOST_APPOSED && (end >= words.length || /^[,.;]$/u.test(words[end]!.form))
    ? end - 1
    : last;
}

const MOST_APPOSED = 16;
