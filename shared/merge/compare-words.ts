import { diffArrays } from 'diff';
import type { Piece } from './compare-texts.ts';

/** How many words may come and go before the two count as altogether different. */
const MOST_EDITS = 400;

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });
const wordsIn = (text: string): string[] => Array.from(segmenter.segment(text), ({ segment }) => segment);

/**
 * Returns two short texts as one, in which words are taken out and put in. What is apart by a space or a comma alone is
 * told as one change.
 */
export function compareWords(before: string, after: string): Piece[] {
  const parts = diffArrays(wordsIn(before), wordsIn(after), { maxEditLength: MOST_EDITS });
  if (parts === undefined) return withoutEmpty([removed(before), added(after)]);
  const pieces: Piece[] = [];
  let [gone, come] = ['', ''];
  for (const [i, part] of parts.entries()) {
    const text = part.value.join('');
    const isBridge = (gone !== '' || come !== '') && i < parts.length - 1 && /^[^\p{L}\p{N}]*$/u.test(text);
    if (!part.added) gone += part.removed || isBridge ? text : '';
    if (!part.removed) come += part.added || isBridge ? text : '';
    if (part.added || part.removed || isBridge) continue;
    pieces.push(removed(gone), added(come), { kind: 'same', text });
    [gone, come] = ['', ''];
  }
  return withoutEmpty([...pieces, removed(gone), added(come)]);
}

const removed = (text: string): Piece => ({ kind: 'removed', text });
const added = (text: string): Piece => ({ kind: 'added', text });
const withoutEmpty = (pieces: readonly Piece[]): Piece[] => pieces.filter(({ text }) => text !== '');
