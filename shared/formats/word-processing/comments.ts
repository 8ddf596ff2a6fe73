import type { ForeignFragment, ForeignSpan } from '../foreign/foreign-document.ts';
import { ownWords } from '../foreign/own-words.ts';
import type { Place, WrittenText } from './document-writer.ts';

/** A reader's remark beside the text of a word processor's file. */
export interface Comment {
  /** Unique in the document. */
  readonly id: string;
  readonly text: string;
  readonly author?: string | undefined;
  /** As the file has it. */
  readonly date?: string | undefined;
  /** Where the words begin that it is tied to; null where it is tied to a place alone. */
  readonly start: Place | null;
  readonly end: Place;
}

/** The label that comments have as spans of a foreign document. */
export const COMMENT = 'comment';

/**
 * Returns the comments as spans over exactly the words that they are tied to. One tied to a place alone covers the
 * word before it, or else the one behind; that is how Word makes them, and a note in the report says how many.
 */
export function spansOfComments(
  comments: readonly Comment[],
  written: WrittenText,
): { spans: ForeignSpan[]; notes: string[] } {
  let points = 0;
  const spans = comments.map((comment): ForeignSpan => {
    const end = written.offsetOf(comment.end);
    const range = trimmed(written.text, comment.start === null ? end : written.offsetOf(comment.start), end);
    if (range === null) points += 1;
    const fragment = range ?? wordAt(written.text, end);
    const created = instantOf(comment.date);
    return {
      id: comment.id,
      label: COMMENT,
      ...placeOf(fragment, written.text, end),
      attributes: { note: comment.text },
      ...(comment.author === undefined || comment.author === '' ? {} : { creator: comment.author }),
      ...(created === null ? {} : { created }),
    };
  });
  const notes =
    points === 0
      ? []
      : [
          `${points === 1 ? '1 comment was' : `${points} comments were`} tied to a place and not to words, and now ${points === 1 ? 'covers' : 'cover'} the word there.`,
        ];
  return { spans, notes };
}

/** A comment in a document without words near it has lost its place. */
const placeOf = (
  fragment: ForeignFragment | null,
  text: string,
  at: number,
): Pick<ForeignSpan, 'fragments' | 'quoted' | 'detached'> =>
  fragment === null
    ? { fragments: [], detached: { exact: '', prefix: '', suffix: '', at } }
    : { fragments: [fragment], ...ownWords(text, [fragment]) };

/** The range without line ends at its edges, or null when nothing is left. */
function trimmed(text: string, from: number, to: number): ForeignFragment | null {
  let [start, end] = [from, to];
  while (start < end && text[start] === '\n') start += 1;
  while (end > start && text[end - 1] === '\n') end -= 1;
  return start < end ? { start, end } : null;
}

/** How far from the place a word is looked for and may reach, in UTF-16 code units. */
const REACH = 60;

/** The word that ends at the place or holds it, else the next one in reach. */
function wordAt(text: string, at: number): ForeignFragment | null {
  const before = /\S+[^\S\n]{0,9}$/u.exec(text.slice(Math.max(0, at - REACH), at));
  if (before !== null) {
    const start = Math.max(0, at - REACH) + before.index;
    const rest = before[0].endsWith(before[0].trimEnd())
      ? (/^\S+/u.exec(text.slice(at, at + REACH))?.[0].length ?? 0)
      : 0;
    return whole(text, start, start + before[0].trimEnd().length + rest);
  }
  const behind = /\S+/u.exec(text.slice(at, at + REACH));
  return behind === null ? null : whole(text, at + behind.index, at + behind.index + behind[0].length);
}

/** The range without half a character at its edges, where reach cut one. */
function whole(text: string, start: number, end: number): ForeignFragment | null {
  const from = /^[\udc00-\udfff]/.test(text.slice(start, start + 1)) ? start + 1 : start;
  const to = /^[\ud800-\udbff]/.test(text.slice(end - 1, end)) ? end - 1 : end;
  return from < to ? { start: from, end: to } : null;
}

/**
 * Returns the instant in UTC that a word processor's date means, or null. They write the writer's own clock and seldom
 * say where it stood; without that it is taken as UTC.
 */
export function instantOf(date: string | undefined): string | null {
  const [, day, time = '00:00:00', zone = 'Z'] =
    /^\s*(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d)?)(?:[.,]\d+)?(Z|[+-]\d\d:?\d\d)?)?\s*$/u.exec(date ?? '') ?? [];
  if (day === undefined) return null;
  const instant = new Date(`${day}T${time.length === 5 ? `${time}:00` : time}${zone}`);
  return Number.isNaN(instant.getTime()) ? null : instant.toISOString().replace('.000Z', 'Z');
}
