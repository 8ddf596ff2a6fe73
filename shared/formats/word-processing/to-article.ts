import type { Metadata } from '../../model/records.ts';
import type { Result } from '../../result.ts';
import { nameWithoutExtension } from '../decode-text.ts';
import { UTF_16 } from '../foreign/foreign-document.ts';
import { toReadings } from '../foreign/to-reading.ts';
import type { ReadInput, Reading, Services } from '../format.ts';
import { spansOfComments, type Comment } from './comments.ts';
import type { WrittenText } from './document-writer.ts';
import { languageTag } from '../language-tag.ts';

/** What a word processor's file says of itself. */
export interface Properties {
  readonly title?: string | undefined;
  readonly authors?: readonly string[] | undefined;
  readonly published?: string | undefined;
  readonly language?: string | undefined;
}

/** A word processor's file as its reader found it. */
export interface WrittenDocument {
  readonly written: WrittenText;
  readonly comments: readonly Comment[];
  /** The title on the page, where a style tells it. */
  readonly titleOnPage: string | null;
  readonly properties: Properties;
  readonly mediaType: string;
  readonly notes: readonly string[];
}

/** Returns the article: comments are spans over their words, properties its metadata. */
export function toArticle(document: WrittenDocument, input: ReadInput, services: Services): Result<readonly Reading[]> {
  const { written, comments, titleOnPage, properties, mediaType, notes } = document;
  const { spans, notes: commentNotes } = spansOfComments(comments, written);
  const heading = written.blocks.find(({ type }) => type === 'heading')?.text;
  const title = lineOf(properties.title) ?? lineOf(titleOnPage) ?? lineOf(heading) ?? nameWithoutExtension(input.name);
  const replaced =
    written.replacedCharacters === 0
      ? []
      : [`${written.replacedCharacters} half characters became the replacement character “\uFFFD”.`];
  return toReadings(
    [
      {
        title,
        text: written.text,
        blocks: written.blocks,
        metadata: metadataOf(properties),
        speakers: [],
        spans,
        links: [],
      },
    ],
    { mediaType, standard: UTF_16, notes: [...notes, ...commentNotes, ...replaced] },
    input,
    services,
  );
}

function metadataOf({ authors, published, language }: Properties): Partial<Metadata> {
  const names = authors?.map(lineOf).filter((name) => name !== null) ?? [];
  const date = lineOf(published);
  const tag = languageTag(language);
  return {
    ...(names.length === 0 ? {} : { authors: names }),
    ...(date === null ? {} : { published: date }),
    ...(tag === null ? {} : { language: tag }),
  };
}

/** No line of metadata is longer than this, in UTF-16 code units. */
const LONGEST = 500;

/** One line without white space at its edges, or null for none. */
export function lineOf(text: string | null | undefined): string | null {
  const line = (text ?? '')
    .slice(0, LONGEST * 2)
    .replace(/\s+/gu, ' ')
    .trim()
    .slice(0, LONGEST)
    .toWellFormed();
  return line === '' ? null : line;
}
