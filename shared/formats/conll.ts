import { refuse, type Result } from '../result.ts';
import { budgetsOf } from './budgets.ts';
import { CONLL_LOSSES } from './conll/losses.ts';
import { readRows } from './conll/rows.ts';
import { documentOf } from './conll/spans.ts';
import { writeConll } from './conll/write.ts';
import { decodeText, nameWithoutExtension } from './decode-text.ts';
import { UTF_16 } from './foreign/foreign-document.ts';
import { foreignOf } from './foreign/foreign-of.ts';
import { toReadings } from './foreign/to-reading.ts';
import type { Format, ReadInput, Reading, Services } from './format.ts';

/**
 * CoNLL: CoNLL-2003 and its like with tags in IOB1, IOB2 or IOBES, the labels of DirectQuote among them, and the
 * coreference of CoNLL-2012. Written is one layer a file, for training taggers; it is no way to keep work.
 */
export const conll: Format = {
  id: 'conll',
  label: 'CoNLL (IOB2)',
  description: 'For training taggers (spaCy, Flair, Stanza): a token a line, a file for each kind.',
  group: 'annotations',
  extensions: ['conll', 'iob', 'iob2', 'bio', 'conll03'],
  mediaType: 'text/plain',
  loses: CONLL_LOSSES,
  sniffs: isConll,
  read: readFile,
  write: (article, _, name = 'article') => writeConll(foreignOf(article, 'utf-16'), name),
};

/** A file that says so, or one in which every line is blank or a token with an IOB tag behind it. */
function isConll(head: Uint8Array): boolean {
  const text = new TextDecoder().decode(head);
  if (/^\uFEFF?(?:-DOCSTART-(?:\s|$)|#begin document \()/u.test(text)) return true;
  const lines = text.split('\n').slice(0, -1);
  const rows = lines.filter((line) => line.trim() !== '');
  return rows.length >= 5 && rows.every((line) => /^\S+(?:[ \t]\S+){0,8}[ \t](?:O|Out|[BIESLU]-\w+)\s*$/u.test(line));
}

function readFile(input: ReadInput, services: Services): Result<readonly Reading[]> {
  const { name, bytes, budgets } = input;
  const decoded = decodeText(bytes, name, { mostUnits: budgetsOf(budgets).markupUnits });
  if (!decoded.ok) return decoded;
  const { documents, hasChains, notes } = readRows(decoded.value.text);
  if (!documents.some(({ sentences }) => sentences.flat().some(({ tag }) => tag !== null))) {
    const message =
      'No line of the file is a token with a tag behind it. Check that it is CoNLL; plain text opens as .txt.';
    return refuse({ code: 'conll/no-tags', message, where: name });
  }
  const title = nameWithoutExtension(name);
  const titleOf = (i: number) => (documents.length === 1 ? title : `${title} ${i + 1}`);
  const found = documents.map((document, i) => documentOf(document, titleOf(i), hasChains));
  const layout =
    'The file does not say where spaces and paragraphs are: words are joined by blanks, and each sentence is a paragraph.';
  const { encoding } = decoded.value;
  const file = {
    mediaType: 'text/plain',
    standard: UTF_16,
    tries: 'none',
    encoding,
    notes: [layout, ...notes],
  } as const;
  return toReadings(found, file, input, services);
}
