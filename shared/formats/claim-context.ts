import type { ClaimReading } from './readings.ts';

/** The words of a claim between what stands before and behind them, as copies for people show them. */
export interface ClaimContext {
  /** In text order; the claim’s own words are marked. */
  readonly pieces: readonly { readonly text: string; readonly isMarked: boolean }[];
  /** The words are no longer in the text: this is how they stood there last. */
  readonly isGone: boolean;
}

/** How much of the text stands on either side of a claim's words. UTF-16 code units. */
const CONTEXT = 240;

/** Returns the claim in its place. @param text the article's canonical text */
export function contextOf({ annotation, text: words }: ClaimReading, text: string): ClaimContext {
  const { fragments, detached } = annotation;
  if (detached !== undefined) {
    const pieces = [plain(detached.prefix), { text: words, isMarked: true }, plain(detached.suffix)];
    return { pieces, isGone: true };
  }
  const from = wholeOffset(text, Math.max(0, (fragments[0]?.start ?? 0) - CONTEXT));
  const to = wholeOffset(text, Math.min(text.length, (fragments.at(-1)?.end ?? 0) + CONTEXT));
  let at = from;
  const marked = fragments.flatMap(({ start, end }) => {
    const before = plain(text.slice(at, start));
    at = end;
    return [before, { text: text.slice(start, end), isMarked: true }];
  });
  const cut = (isCut: boolean) => plain(isCut ? '…' : '');
  const pieces = [cut(from > 0), ...marked, plain(text.slice(at, to)), cut(to < text.length)];
  return { pieces, isGone: false };
}

const plain = (text: string) => ({ text, isMarked: false });

/** No half character is cut off. */
const wholeOffset = (text: string, offset: number): number =>
  /^[\udc00-\udfff]$/u.test(text.charAt(offset)) && offset > 0 ? offset - 1 : offset;
