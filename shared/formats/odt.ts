import type { Result } from '../result.ts';
import type { Format, ReadInput, Reading, Services } from './format.ts';
import { readOpenDocumentText } from './odt/body.ts';
import { openOpenDocument } from './odt/package.ts';
import { OpenDocumentStyles } from './odt/styles.ts';
import { changesAccepted, leftOut, notesAtEnd } from './word-processing/sentences.ts';
import { toArticle } from './word-processing/to-article.ts';
import { childOf, textIn } from './xml.ts';
import { isZip } from './zip.ts';

const MEDIA_TYPE = 'application/vnd.oasis.opendocument.text';

/**
 * OpenDocument texts, as an archive or flat: read as Word documents are (`docx.ts`). See `odt/`: `package` opens the
 * file, `styles` says what a paragraph is, `body` reads the text.
 */
export const odt: Format = {
  id: 'odt',
  label: 'OpenDocument text',
  description: 'Text of LibreOffice and others with its headings, lists and notes; comments are kept over their words.',
  group: 'documents',
  extensions: ['odt', 'ott', 'fodt'],
  mediaType: MEDIA_TYPE,
  loses: [],
  sniffs: (head, name) => {
    const text = new TextDecoder('latin1').decode(head);
    if (isZip(head)) return text.includes(`mimetype${MEDIA_TYPE}`) || /\.o[dt]t$/iu.test(name);
    return /^[^<]{0,3}<\?xml[^>]{0,200}>\s{0,99}<office:document\s/u.test(text);
  },
  read: readOdt,
};

function readOdt(input: ReadInput, services: Services): Result<readonly Reading[]> {
  const opened = openOpenDocument(input);
  if (!opened.ok) return opened;
  const { text, styles: styleElements, meta, hasHeaders, notes } = opened.value;
  const styles = new OpenDocumentStyles(styleElements);
  const read = readOpenDocumentText(text, styles);
  const property = (...names: string[]): string | undefined => {
    const found = names.map((name) => (meta === null ? null : childOf(meta, name))).find((one) => one !== null);
    return found === null || found === undefined ? undefined : textIn(found);
  };
  const author = property('initial-creator', 'creator');
  const properties = {
    title: property('title'),
    authors: author === undefined ? undefined : [author],
    published: property('creation-date', 'date'),
    language: property('language') ?? styles.language ?? undefined,
  };
  const told = [
    ...notes,
    ...leftOut(...(hasHeaders ? ['headers and footers'] : []), [read.counts.pictures, 'picture']),
    ...changesAccepted(read.counts.deletions),
    ...notesAtEnd(read.counts.notes),
  ];
  return toArticle({ ...read, properties, mediaType: MEDIA_TYPE, notes: told }, input, services);
}
