import type { Fragment } from '../../model/records.ts';
import type { Sliceable } from '../../annotations/covered-text.ts';

/**
 * Paragraphs of a text of which only stretches are read, and which of them hang together because a quotation **runs on**
 * from one to the next: the first leaves a mark open, and the next begins with the same one. All offsets are UTF-16 code
 * units, half-open.
 */

/** A text that can be read in stretches, and its length in UTF-16 code units. */
export interface LintText extends Sliceable {
  readonly length: number;
}

/** How much is read at a time. */
const PIECE = 2000;

/** Returns the paragraphs that the range touches, from the first one's beginning to the last one's end. */
export const paragraphsOf = (text: LintText, { start, end }: Fragment): Fragment => ({
  start: lineStart(text, start),
  end: lineEnd(text, end),
});

function lineStart(text: LintText, offset: number): number {
  for (let to = offset; to > 0; to -= PIECE) {
    const from = Math.max(0, to - PIECE);
    const at = text.slice(from, to).lastIndexOf('\n');
    if (at !== -1) return from + at + 1;
  }
  return 0;
}

function lineEnd(text: LintText, offset: number): number {
  for (let from = offset; from < text.length; from += PIECE) {
    const at = text.slice(from, from + PIECE).indexOf('\n');
    if (at !== -1) return from + at;
  }
  return text.length;
}

/** How many paragraphs a quotation may run on over; more than any speech in a newspaper. */
const MOST = 60;

/** Returns the paragraphs that the range touches and those from which, or into which, a quotation runs on. */
export function runningParagraphs(text: LintText, range: Fragment): Fragment {
  let { start, end } = paragraphsOf(text, range);
  for (let count = 0; count < MOST && start > 0; count += 1) {
    const before = paragraphsOf(text, { start: start - 1, end: start - 1 });
    if (!runsOn(text.slice(before.start, before.end), headOf(text, start))) break;
    start = before.start;
  }
  for (let count = 0; count < MOST && end < text.length; count += 1) {
    const last = paragraphsOf(text, { start: end, end });
    if (!runsOn(text.slice(last.start, last.end), headOf(text, end + 1))) break;
    end = lineEnd(text, end + 1);
  }
  return { start, end };
}

/** Returns a range grown by the paragraphs before and behind it, and by all that runs on from there. */
export function paragraphsBeside(text: LintText, { start, end }: Fragment): Fragment {
  const own = paragraphsOf(text, { start: Math.min(start, text.length), end: Math.min(end, text.length) });
  const first = runningParagraphs(text, { start: Math.max(0, own.start - 1), end: own.start });
  const last = runningParagraphs(text, { start: own.end, end: Math.min(text.length, own.end + 1) });
  return { start: Math.min(first.start, own.start), end: Math.max(last.end, own.end) };
}

const headOf = (text: LintText, start: number): string => text.slice(start, start + 8);

/** What closes each mark that newspapers repeat at the head of the paragraphs of a long quotation. */
const CLOSERS: Readonly<Record<string, string>> = {
  '“': '”',
  '„': '“”',
  '«': '»',
  '»': '«',
  '"': '"',
  '‘': '’',
  '「': '」',
  '『': '』',
};

function runsOn(paragraph: string, head: string): boolean {
  const mark = head.trimStart()[0] ?? '';
  const closers = CLOSERS[mark];
  if (closers === undefined) return false;
  if (closers === mark) return countOf(paragraph, mark) % 2 === 1;
  // An apostrophe is the same character as what closes ‘: the end of the paragraph tells.
  if (mark === '‘') return paragraph.includes(mark) && !/’\p{P}*\s*$/u.test(paragraph);
  return countOf(paragraph, mark) > countOf(paragraph, closers);
}

function countOf(text: string, characters: string): number {
  let count = 0;
  for (const character of text) if (characters.includes(character)) count += 1;
  return count;
}
