import type { Word } from '../../syntax/parsed.ts';
import { rightOf, type Sides } from './asides.ts';
import { endOfClause } from './clause-end.ts';
import { isFinite, isSpoken } from './passages.ts';
import { nextComma } from './word-classes.ts';

/** What is said “*according to* the port”, before it, behind it or on both sides, and whose noun phrase that is. */

/** Returns what is said according to somebody, and who that is; null where the words are no such thing. */
export function accordingTo(
  words: readonly Word[],
  cue: number,
): (Sides & { readonly source: readonly [number, number] }) | null {
  const from = cue + 2;
  let end = nextComma(words, from);
  const isFirst = !words.slice(0, cue).some(isSpoken);
  // “According to Ms Lund, *who leads the team*, nobody…”: the clause begins behind the last comma before its subject.
  if (isFirst) while (end < words.length && isApposition(words, end)) end = nextComma(words, end + 1);
  const last = end - 1;
  if (last < from || !isSpoken(words[from]!)) return null;
  const source = [from, nextComma(words, from) - 1] as const;
  if (isFirst)
    return end + 1 < words.length ? { source, left: [end + 1, endOfClause(words, end + 1)], right: null } : null;
  let left = cue - 1;
  while (left > 0 && !isSpoken(words[left]!) && words[left]!.form === ',') left -= 1;
  const isWhole = words.slice(0, cue).some(isFinite);
  const right = isWhole ? null : rightOf(words, cue);
  return isWhole || right !== null ? { source, left: [0, left], right } : null;
}

/** What stands between this comma and the next one has no verb, or a relative pronoun. */
function isApposition(words: readonly Word[], comma: number): boolean {
  const next = nextComma(words, comma + 1);
  if (next >= words.length || words[next]!.form !== ',' || !words.slice(next).some(isFinite)) return false;
  const inside = words.slice(comma + 1, next);
  return (
    /^(?:who|which|whose)$/u.test(inside[0]?.lower ?? '') ||
    (!inside.some(isFinite) && /^(?:DET|NOUN|PROPN|ADJ)$/u.test(inside[0]?.tag ?? ''))
  );
}
