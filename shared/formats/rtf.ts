import { refuse, type Problem, type Result } from '../result.ts';
import type { Format, ReadInput, Reading, Services } from './format.ts';
import { readRtf } from './rtf/reader.ts';
import { changesAccepted, leftOut, notesAtEnd } from './word-processing/sentences.ts';
import { toArticle } from './word-processing/to-article.ts';

const MEDIA_TYPE = 'application/rtf';

/**
 * Rich text, as Word, WordPad and TextEdit write it: read as Word documents are (`docx.ts`). See `rtf/`: `tokens` cuts
 * the file, `destinations` says which parts are text, `code-pages` what the bytes mean, `reader` puts it together.
 */
export const rtf: Format = {
  id: 'rtf',
  label: 'Rich text',
  description: 'Text of Word, WordPad and TextEdit with its headings, lists and notes.',
  group: 'documents',
  extensions: ['rtf'],
  mediaType: MEDIA_TYPE,
  loses: [],
  sniffs: (head) => new TextDecoder('latin1').decode(head.subarray(0, 5)).startsWith('{\\rtf'),
  read: readRichText,
};

function readRichText(input: ReadInput, services: Services): Result<readonly Reading[]> {
  const text = readRtf(input.bytes);
  if (text === null) return refuse(tooDeep(input.name));
  const { counts, hasHeaders, unknownPages } = text;
  const notes = [
    ...leftOut(...(hasHeaders ? ['headers and footers'] : []), [counts.pictures, 'picture']),
    ...unknownPages.map((page) => `Code page ${page} is not known; its characters were read as Western European ones.`),
    ...changesAccepted(counts.deletions),
    ...notesAtEnd(counts.notes),
  ];
  return toArticle({ ...text, mediaType: MEDIA_TYPE, notes }, input, services);
}

const tooDeep = (where: string): Problem => ({
  code: 'rtf/too-deep',
  message: 'The parts of the file are nested far more deeply than in any document. Save it anew and open that.',
  where,
});
