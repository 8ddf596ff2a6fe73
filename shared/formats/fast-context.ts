import { CONTEXT_GRAPHEMES, prefixOf, suffixOf } from '../annotations/covered-text.ts';
import type { Fragment } from '../model/records.ts';

/**
 * Writers need the context of every annotation. Cutting text into grapheme clusters costs up to 0.2 ms a place; nearly
 * all text needs none of it, and the rest less of it than `contextOf` spends, which looks back as far as clusters reach.
 */

/**
 * Characters that each make one grapheme cluster next to each other: no marks, joiners, controls (but the line
 * feed), surrogates or syllable parts.
 */
const SINGLE =
  /^[\n -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f\u05d0-\u05ea\u0620-\u064a\u2010-\u2027\u2030-\u205e\u3001-\u3029\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff]*$/;

/** The end of an emoji: nothing of it can take a single character that follows into its cluster. */
const EMOJI_END = /(?:[\ud83c-\ud83e][\udc00-\udfff]|\ufe0f)$/;

/** How far back 32 clusters mostly reach, and how much further a place where clusters part is looked for. UTF-16 units. */
const NEAR = 96;
const FURTHER = 64;

/** What `contextOf` returns for one fragment, fast where characters on both sides are clusters of their own. */
export function fastContextOf(text: string, { start, end }: Fragment): { prefix: string; suffix: string } {
  // One more on each side: a mark there would belong to the outermost character.
  const around = text.slice(Math.max(0, start - CONTEXT_GRAPHEMES - 1), start);
  const behind = text.slice(end, end + CONTEXT_GRAPHEMES + 1);
  return {
    prefix: SINGLE.test(around) ? around.slice(-CONTEXT_GRAPHEMES) : nearPrefixOf(text, start),
    suffix: SINGLE.test(behind) ? behind.slice(0, CONTEXT_GRAPHEMES) : suffixOf(text, end),
  };
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** What `prefixOf` returns, from the nearest place before it where clusters part whatever stands further in front. */
function nearPrefixOf(text: string, offset: number): string {
  const from = findParting(text, offset - NEAR);
  const clusters = from === null ? [] : [...segmenter.segment(text.slice(from, offset))];
  if (clusters.length < CONTEXT_GRAPHEMES) return prefixOf(text, offset);
  return text.slice(from! + clusters.at(-CONTEXT_GRAPHEMES)!.index, offset);
}

/** Returns the last offset up to this one at which one cluster surely ends and the next begins, or null. */
function findParting(text: string, near: number): number | null {
  for (let at = near; at > Math.max(1, near - FURTHER); at -= 1) {
    if (!SINGLE.test(text[at]!)) continue;
    if (SINGLE.test(text[at - 1]!) || EMOJI_END.test(text.slice(at - 2, at))) return at;
  }
  return null;
}
