import type { Article } from '../../model/article.ts';
import { isDetached, type Annotation } from '../../model/records.ts';
import { inWords, leadOf, type InWords, type Line } from '../in-words.ts';
import type { Readings } from '../readings.ts';
import { block, el, type XmlOut } from '../xml.ts';
import { W } from './names.ts';

/**
 * The comments of the Word copy: what each says, who wrote it, and the range of text it stands on. A comment of Word has
 * one range, so an annotation in fragments has a comment on each, the first with all it says. What is no longer in the
 * text is commented at the end of the article, the note on the article at its beginning.
 */
export interface Comment {
  /** Number in the file, in text order from 0. */
  readonly id: number;
  /** UTF-16 code units of the canonical text, half-open; empty for a point. */
  readonly start: number;
  readonly end: number;
  readonly author: string;
  /** ISO 8601 to the second in UTC, or absent. */
  readonly date?: string;
  readonly heading: string;
  readonly lines: readonly Line[];
}

/** @param generator the author where the record names nobody */
export function commentsOn(article: Article, readings: Readings, generator: string): Comment[] {
  const { note } = article.metadata;
  const onArticle =
    note === undefined || note === '' ? [] : [{ ...plain(generator, 'On the article', note), start: 0, end: 0 }];
  const onText = inWords(readings).flatMap((told) => commentsFor(told, readings.text.length, generator));
  return [...onArticle, ...onText]
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .map((comment, id) => ({ ...comment, id }));
}

const plain = (author: string, heading: string, text: string) => ({ author, heading, lines: [{ name: 'Note', text }] });

function commentsFor(told: InWords, length: number, generator: string): Omit<Comment, 'id'>[] {
  const { annotation, label, kind, speaker, lines } = told;
  const author = annotation.creator || generator;
  const date = dateOf(annotation);
  const signed = { author, ...(date === undefined ? {} : { date }) };
  const who = speaker === null ? '' : ` – ${speaker.name}${speaker.role === undefined ? '' : `, ${speaker.role}`}`;
  const heading = `${label} ${kind}${who}`;
  if (isDetached(annotation)) return [{ ...signed, heading, lines, start: length, end: length }];
  const count = annotation.fragments.length;
  return annotation.fragments.map(({ start, end }, index) => {
    const part = count === 1 ? '' : ` (${index + 1} of ${count})`;
    return { ...signed, start, end, heading: `${heading}${part}`, lines: index === 0 ? lines : [] };
  });
}

/** When the annotation was last changed, as the standard writes it; nothing where the record has no full instant. */
function dateOf({ modified, created }: Annotation): string | undefined {
  const instant = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d+)?Z$/.exec(modified ?? created ?? '');
  return instant === null ? undefined : `${instant[1]}Z`;
}

/** Returns the part that holds what the comments say. */
export const commentsPart = (comments: readonly Comment[]): XmlOut => ({
  name: 'w:comments',
  attributes: { 'xmlns:w': W },
  isBlock: true,
  children: comments.map(({ id, author, date, heading, lines }) =>
    block(
      'w:comment',
      { 'w:id': id, 'w:author': author, 'w:date': date, 'w:initials': initialsOf(author) },
      paragraph([reference(), run(heading, [el('w:b'), el('w:bCs')])]),
      ...lines.flatMap((one) =>
        one.text
          .split(/\r\n|[\n\r\u2028\u2029]/)
          .map((piece, i) =>
            paragraph([...(i === 0 ? [run(leadOf(one), [el('w:color', { 'w:val': '5D584E' })])] : []), run(piece)]),
          ),
      ),
    ),
  ),
});

const paragraph = (runs: readonly XmlOut[]): XmlOut =>
  el('w:p', {}, el('w:pPr', {}, el('w:pStyle', { 'w:val': 'CommentText' })), ...runs);

const reference = (): XmlOut =>
  el('w:r', {}, el('w:rPr', {}, el('w:rStyle', { 'w:val': 'CommentReference' })), el('w:annotationRef'));

const run = (text: string, look: readonly XmlOut[] = []): XmlOut =>
  el('w:r', {}, ...(look.length === 0 ? [] : [el('w:rPr', {}, ...look)]), el('w:t', { 'xml:space': 'preserve' }, text));

/** The first characters of at most three words of the name. */
const initialsOf = (author: string): string =>
  author
    .split(/\s+/)
    .slice(0, 3)
    .map((word) => [...word][0] ?? '')
    .join('');
