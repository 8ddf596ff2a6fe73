import type { Mark, Node } from 'prosemirror-model';
import { snapToGraphemes } from '../../shared/analysis/graphemes.ts';
import type { Fragment } from '../../shared/model/records.ts';
import type { TextIndex } from './text-index.ts';

/**
 * A browser lays out a paragraph as one thing: a letter typed into one of a megabyte costs a fifth of a second. So a
 * very long one is cut into **stretches** when an article is opened, each a box of its own that the browser skips while it
 * is off screen. They are marks on the text: positions, offsets and what is said of the text know nothing of them. All that
 * is seen is a line that ends early, at the end of a sentence where there is one.
 */

/** Paragraphs longer than this are cut, UTF-16 code units: some ten screens. */
const LONG = 20_000;

/** How long a stretch is at most, UTF-16 code units. */
const STRETCH = 6000;

/** In how much of its end a stretch looks for the end of a sentence. UTF-16 code units. */
const REACH = 1500;

/** Returns the text cut into stretches; one alone where it is not long. */
export function stretchesOf(text: string): readonly string[] {
  if (text.length <= LONG) return [text];
  const stretches: string[] = [];
  let at = 0;
  while (text.length - at > STRETCH) {
    const end = at + endIn(text.slice(at, at + STRETCH));
    stretches.push(text.slice(at, end));
    at = end;
  }
  return [...stretches, text.slice(at)];
}

/** Where a stretch that begins this text ends: behind a sentence, else behind a word, else behind a character. */
function endIn(text: string): number {
  const tail = text.slice(-REACH);
  const behind = text.length - tail.length;
  for (const pattern of [/^.*[.!?…。！？]["'”’»)]*\s?(?=.)/su, /^.*\s(?=.)/su]) {
    const length = pattern.exec(tail)?.[0].length ?? 0;
    if (length > 0) return behind + snapToGraphemes(tail, { start: length, end: length }).start;
  }
  return behind + snapToGraphemes(tail, { start: tail.length - 1, end: tail.length - 1 }).start;
}

/** Returns the block in its stretches, or whole where it has none. UTF-16 code units of the article, half-open. */
export function partsOfBlock(doc: Node, index: TextIndex, block: Fragment): readonly Fragment[] {
  if (block.end - block.start <= STRETCH) return [block];
  const parts: { start: number; end: number }[] = [];
  let last: readonly Mark[] = [];
  doc.resolve(index.posOf(block.start)).parent.forEach(({ marks, nodeSize }, offset) => {
    const start = block.start + offset;
    const part = parts.at(-1);
    if (part !== undefined && sameMarks(marks, last)) part.end = start + nodeSize;
    else parts.push({ start, end: start + nodeSize });
    last = marks;
  });
  return parts;
}

const sameMarks = (a: readonly Mark[], b: readonly Mark[]): boolean =>
  a.length === b.length && a.every((mark, i) => mark.eq(b[i]!));
