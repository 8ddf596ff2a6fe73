import type { Result } from '../result.ts';
import { readWordText, type WordText } from './docx/body.ts';
import { openWordPackage, type WordPackage } from './docx/package.ts';
import { WordStyles } from './docx/styles.ts';
import type { Format, ReadInput, Reading, Services } from './format.ts';
import { changesAccepted, leftOut, notesAtEnd } from './word-processing/sentences.ts';
import { toArticle } from './word-processing/to-article.ts';
import { childOf, textIn } from './xml.ts';
import { isZip } from './zip.ts';

const MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/**
 * Word documents: paragraphs, headings, lists and block quotations by their styles, comments over the words that they
 * are tied to. See `docx/`: `package` opens the archive, `styles` says what a paragraph is, `body` reads the text.
 */
export const docx: Format = {
  id: 'docx',
  label: 'Word document',
  description: 'Text with its headings, lists, quotations and notes; comments are kept over their words.',
  group: 'documents',
  extensions: ['docx', 'docm', 'dotx'],
  mediaType: MEDIA_TYPE,
  loses: [],
  sniffs: (head, name) => isZip(head) && (/\.do[ct][xm]$/iu.test(name) || holdsWordPart(head)),
  read: readDocx,
};

const holdsWordPart = (head: Uint8Array): boolean => new TextDecoder('latin1').decode(head).includes('word/document');

function readDocx(input: ReadInput, services: Services): Result<readonly Reading[]> {
  const opened = openWordPackage(input);
  if (!opened.ok) return opened;
  const parts = opened.value;
  const styles = new WordStyles(parts.styles);
  const text = readWordText(parts, styles);
  const property = (name: string) => {
    const element = parts.properties === null ? null : childOf(parts.properties, name);
    return element === null ? undefined : textIn(element);
  };
  const properties = {
    title: property('title'),
    authors: property('creator')?.split(';'),
    published: property('created'),
    language: property('language') ?? styles.language ?? undefined,
  };
  return toArticle({ ...text, properties, mediaType: MEDIA_TYPE, notes: notesOf(parts, text) }, input, services);
}

function notesOf(parts: WordPackage, { counts }: WordText): string[] {
  const headers = parts.hasHeaders ? ['headers and footers'] : [];
  return [
    ...parts.notes,
    ...leftOut(...headers, [counts.pictures, 'picture'], [counts.embedded, 'embedded document']),
    ...changesAccepted(counts.deletions),
    ...notesAtEnd(counts.notes),
  ];
}
