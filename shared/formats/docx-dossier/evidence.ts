import type { Evidence } from '../../model/dossier.ts';
import { MEDIUM_WORDS, type CheckInWords, type EvidenceInWords } from '../check-in-words.ts';
import type { XmlOut } from '../xml.ts';
import { CELL, cell, fact, heading, keptCell, paragraph, run, table, words, HINT } from './pieces.ts';

/** Each question of a check with a table of the evidence that answers it: what it is, and below it what it says. */

/** Of the columns, in twentieths of a point; together the width of the page's text. */
const WIDTHS = [1850, 1050, 1150, 1050, 1250, 2722];
const HEADER = ['Source', 'Kind', 'Stance', 'Medium', 'Date', 'Hash or address'];

/** Returns the questions in the order of the dossier. */
export const questionsOf = ({ asked }: CheckInWords): XmlOut[] =>
  asked.flatMap(({ question, evidence }) => [
    heading(3, question ?? 'Further evidence'),
    ...(evidence.length === 0
      ? [words('No answer is recorded.', HINT)]
      : table(WIDTHS, HEADER, evidence.flatMap(rowsOf))),
  ]);

/** Told in the columns; the rest stands in a row of its own below. */
const IN_COLUMNS: ReadonlySet<string> = new Set([
  'Source',
  'Passage of',
  'Medium',
  'Captured',
  'Address',
  'Archived at',
  'File',
  'SHA-256',
]);

function rowsOf({ evidence, head, quote, lines }: EvidenceInWords) {
  const { passage, sourceName, medium, captured = '' } = evidence;
  const told = lines.filter(({ name }) => !IN_COLUMNS.has(name));
  const around = passage === undefined || quote !== passage.exact ? null : passage;
  const said = quote === null ? [] : [`“${around?.prefix ?? ''}`, quote, `${around?.suffix ?? ''}”`];
  const below = [
    ...(quote === null
      ? []
      : [
          paragraph(
            CELL,
            said.map((text, i) => run(text, { isBold: i === 1 })),
            quote,
          ),
        ]),
    ...told.map((line) => fact(line, CELL)),
  ];
  const columns = [
    sourceName ?? passage?.title ?? '',
    kindOf(evidence),
    evidence.stance === undefined ? '' : head,
    medium === undefined ? '' : MEDIUM_WORDS[medium],
    captured,
    addressOf(evidence),
  ];
  if (below.length === 0) return [columns.map(cell)];
  return [columns.map(keptCell), [{ content: below, columns: WIDTHS.length }]];
}

/** What the evidence is, by what is kept of it. */
function kindOf({ passage, file, url, archivedUrl, quote }: Evidence): string {
  if (file !== undefined) return 'File';
  if (passage !== undefined) return 'Passage';
  if (url !== undefined || archivedUrl !== undefined) return 'Address';
  return quote === undefined ? 'Answer' : 'Words';
}

/** Everything by which somebody finds it again, each on a line. */
function addressOf({ file, url, archivedUrl, passage }: Evidence): string {
  return [
    file && `${file.name} (${file.mediaType}, ${file.bytes} bytes)`,
    file && `SHA-256 ${file.sha256}`,
    url,
    archivedUrl && `Archived at ${archivedUrl}`,
    passage && `${passage.title} (article ${passage.article})`,
  ]
    .filter((line) => line !== undefined && line !== '')
    .join('\n');
}
