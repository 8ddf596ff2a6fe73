import type { Annotation, Fragment } from '../model/records.ts';

/** How much text on each side identifies a fragment, in grapheme clusters (PROMISES §3.2). */
export const CONTEXT_GRAPHEMES = 32;

/** A text of which stretches can be read: a string, or one that need not be joined for it. */
export interface Sliceable {
  /** The stretch `[start, end)`. UTF-16 code units. */
  slice(start: number, end: number): string;
}

/** Returns the covered text, fragments joined by one space. Offsets in UTF-16 code units, half-open. */
export const exactOf = (text: Sliceable, fragments: readonly Fragment[]): string =>
  fragments.map(({ start, end }) => text.slice(start, end)).join(' ');

/** Returns the words that the annotation covers, or covered last where its text is gone. */
export const wordsOf = (text: Sliceable, { fragments, detached }: Pick<Annotation, 'fragments' | 'detached'>): string =>
  detached?.exact ?? exactOf(text, fragments);

/** Returns the text before the first and after the last fragment, at most 32 grapheme clusters each. */
export function contextOf(text: string, fragments: readonly Fragment[]): { prefix: string; suffix: string } {
  const first = fragments[0];
  const last = fragments.at(-1);
  if (first === undefined || last === undefined) return { prefix: '', suffix: '' };
  return { prefix: prefixOf(text, first.start), suffix: suffixOf(text, last.end) };
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** UTF-16 units to look at for 32 clusters: enough for family emoji, bounded for a thousand combining marks. */
const WINDOW = CONTEXT_GRAPHEMES * 16;

/** Returns at most 32 whole grapheme clusters that end at `offset`. */
export function prefixOf(text: string, offset: number): string {
  const from = wholeStart(text, Math.max(0, offset - WINDOW));
  const clusters = [...segmenter.segment(text.slice(from, offset))];
  return clusters
    .slice(-CONTEXT_GRAPHEMES)
    .map(({ segment }) => segment)
    .join('');
}

/** Returns at most 32 whole grapheme clusters that begin at `offset`. */
export function suffixOf(text: string, offset: number): string {
  let suffix = '';
  let count = 0;
  for (const { segment } of segmenter.segment(text.slice(offset, wholeStart(text, offset + WINDOW)))) {
    if (count === CONTEXT_GRAPHEMES) break;
    suffix += segment;
    count += 1;
  }
  return suffix;
}

/** Returns `offset`, one further when it would cut a surrogate pair. */
function wholeStart(text: string, offset: number): number {
  const unit = text.charCodeAt(offset);
  return unit >= 0xdc00 && unit <= 0xdfff && offset > 0 ? offset + 1 : offset;
}
