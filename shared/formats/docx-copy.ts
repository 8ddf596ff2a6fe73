import { textOf } from '../model/block.ts';
import type { Article } from '../model/article.ts';
import { documentPart } from './docx-copy/body.ts';
import { commentsOn, commentsPart } from './docx-copy/comments.ts';
import { packWord } from './docx-copy/package.ts';
import type { Format, Services, Warning } from './format.ts';
import { TOLD_IN_WORDS } from './copy-losses.ts';
import { readingsOf, type Readings } from './readings.ts';
import { countForbiddenInXml } from './xml.ts';

/**
 * A Word document to hand on: the article as it stands, and each annotation as a comment on exactly its words, which
 * tells speaker, verdict, fields and note (ISO/IEC 29500 WordprocessingML, comments: part 1, 17.13.4). What the article is
 * stands in the header, so that the text is the article's alone. The same article makes the same bytes.
 */
export const docxCopy: Format = {
  id: 'docx-copy',
  label: 'Word document with comments',
  description: 'For editors and lawyers: the article, with a comment on every quote and claim.',
  group: 'publications',
  extensions: ['docx'],
  mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  loses: TOLD_IN_WORDS,
  warns: replacedCharacters,
  write: writtenOf,
};

function replacedCharacters({ blocks }: Article): Warning[] {
  const count = countForbiddenInXml(textOf(blocks));
  if (count === 0) return [];
  const what = count === 1 ? '1 control character' : `${count} control characters`;
  return [
    {
      code: 'docx-copy/replaced',
      message: `${what} of the text cannot stand in a Word document: “�” is written instead.`,
      records: ['metadata'],
    },
  ];
}

function writtenOf(article: Article, services: Services): Uint8Array {
  const readings = readingsOf(article);
  const { name } = services.generator;
  const comments = commentsOn(article, readings, name);
  return packWord({
    metadata: article.metadata,
    scheme: readings.set.scheme,
    language: article.metadata.language,
    document: documentPart(article, readings, comments),
    comments: commentsPart(comments),
    header: factsOf(article),
    footer: countsIn(readings, name),
  });
}

/** What the article is, in one line for the head of each page. */
const factsOf = ({ metadata }: Article): string => {
  const { title, outlet, authors, published, url, licence } = metadata;
  return [title, outlet, authors?.join(', '), published, url, licence]
    .filter((fact) => fact !== undefined && fact !== '')
    .join(' · ');
};

function countsIn({ quotes, claims }: Readings, generator: string): string {
  const count = (number: number, what: string) => `${number} ${what}${number === 1 ? '' : 's'}`;
  return `${count(quotes.length, 'quote')}, ${count(claims.length, 'claim')}. Annotated with ${generator}.`;
}
