import { snapToGraphemes } from '../../shared/analysis/graphemes.ts';
import { findQuote } from '../../shared/anchoring/find-quote.ts';
import type { RejectedPlace } from '../../shared/schema/suggestion-memory.ts';
import type { Rejection } from '../editor/index.ts';

/** Rejected content as it is remembered: by its words and those round it, since the text may be edited elsewhere. */

/** How many of its words, and of those on either side, are kept; UTF-16 code units. */
const MOST_WORDS = 400;
const CONTEXT = 32;

/** Returns what is remembered of a rejection. */
export function placeOfRejection(text: string, { kind, fragments }: Rejection): RejectedPlace {
  const at = fragments[0]!.start;
  const whole = fragments.at(-1)!.end;
  const end = whole - at <= MOST_WORDS ? whole : snapToGraphemes(text, { start: at, end: at + MOST_WORDS - 8 }).end;
  const exact = text.slice(at, Math.min(end, at + MOST_WORDS));
  const before = snapToGraphemes(text, { start: Math.max(0, at - CONTEXT), end: at });
  const after = snapToGraphemes(text, { start: end, end: Math.min(text.length, end + CONTEXT) });
  return {
    kind,
    exact,
    prefix: text.slice(before.start, before.end).slice(-40),
    suffix: text.slice(after.start, after.end).slice(0, 40),
    at,
    parts: fragments.slice(0, 50).map((one) => [one.start - at, one.end - at] as const),
  };
}

/** Returns the rejection in today’s text; null where its words are not there any more. */
export function rejectionAt(text: string, { kind, parts, ...place }: RejectedPlace): Rejection | null {
  const found = findQuote(text, place);
  if (found.found === 'none') return null;
  const { start } = found.found === 'ambiguous' ? found.nearest : found;
  const fragments = parts
    .map(([from, to]) => ({ start: start + from, end: Math.min(text.length, start + to) }))
    .filter((one) => one.start < one.end)
    .map((one) => snapToGraphemes(text, one));
  return fragments.length === 0 ? null : { kind, fragments };
}
