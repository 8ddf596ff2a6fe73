import { normaliseFragments } from '../../annotations/map-ranges.ts';
import { countWhile } from '../../model/count-while.ts';
import type { Fragment } from '../../model/records.ts';

/**
 * Prodigy marks whole **tokens**. Ours are the same whenever the same text is written: a run of letters, marks and digits
 * (an apostrophe inside it stays), or any other sign with what is joined to it; white space parts them and is none.
 */
const TOKEN =
  /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}\p{N}]+)*|\S(?:\p{M}|\u200d|\ufe0f)*(?:(?<=\u200d)\S(?:\p{M}|\u200d|\ufe0f)*)*/gu;

/** Returns the tokens of a text. UTF-16 code units, half-open, in order. */
export const tokensOf = (text: string): Fragment[] =>
  [...text.matchAll(TOKEN)].map(({ index, 0: token }) => ({ start: index, end: index + token.length }));

/** First and last token of a stretch. */
export interface TokenRange {
  readonly first: number;
  readonly last: number;
}

/** Returns the tokens that the stretch touches, or null where it touches none. */
export function tokensIn(tokens: readonly Fragment[], { start, end }: Fragment): TokenRange | null {
  const first = countWhile(tokens.length, (i) => tokens[i]!.end <= start);
  const last = countWhile(tokens.length, (i) => tokens[i]!.start < end) - 1;
  return first <= last ? { first, last } : null;
}

/** Returns the stretches made to fit whole tokens; those that touch none are gone, those that meet are one. */
export function alignedTo(tokens: readonly Fragment[], fragments: readonly Fragment[]): Fragment[] {
  const aligned = fragments.flatMap((fragment) => {
    const range = tokensIn(tokens, fragment);
    return range === null ? [] : [{ start: tokens[range.first]!.start, end: tokens[range.last]!.end }];
  });
  return [...normaliseFragments(aligned)];
}
