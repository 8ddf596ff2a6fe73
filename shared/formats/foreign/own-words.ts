import type { ForeignFragment } from './foreign-document.ts';

/** Longer stretches are not given: thousands of them over the same text would each be compared with it. UTF-16 units. */
const LONGEST = 10_000;

/**
 * Returns `quoted` for a span whose place is that of its words in the markup, so that nothing is left to prove; not for
 * very long ones.
 *
 * @param fragments in UTF-16 code units of the text
 */
export function ownWords(text: string, fragments: readonly ForeignFragment[]): { readonly quoted?: string } {
  const length = fragments.reduce((sum, { start, end }) => sum + end - start, 0);
  if (fragments.length === 0 || length > LONGEST) return {};
  return { quoted: fragments.map(({ start, end }) => text.slice(start, end)).join(' ') };
}
