import { paragraphStyle } from '../docx-copy/styles.ts';
import { piecesOf, readsRightToLeft } from '../docx-copy/runs.ts';
import { leadOf, type Line } from '../in-words.ts';
import { block, el, type XmlOut } from '../xml.ts';

/**
 * What a dossier is put together from: runs, paragraphs, facts with their names, tables. Headings are Word's own, so that
 * the list of headings and a house template work as in any document.
 */

/** Returns words. @param style id of a style of characters */
export function run(text: string, { style, isBold = false }: RunLook = {}): XmlOut {
  const look = [
    ...(style === undefined ? [] : [el('w:rStyle', { 'w:val': style })]),
    ...(isBold ? [el('w:b'), el('w:bCs')] : []),
    ...(readsRightToLeft(text) ? [el('w:rtl')] : []),
  ];
  return el('w:r', {}, ...(look.length === 0 ? [] : [el('w:rPr', {}, ...look)]), ...piecesOf(text));
}

interface RunLook {
  readonly style?: string;
  readonly isBold?: boolean;
}

/**
 * Returns a paragraph of these runs.
 *
 * @param style id of a style of paragraphs
 * @param from text whose first letter tells which way it is read
 */
export function paragraph(style: string | undefined, runs: readonly XmlOut[], from = ''): XmlOut {
  const layout = [
    ...(style === undefined ? [] : [el('w:pStyle', { 'w:val': style })]),
    ...(readsRightToLeft(from) ? [el('w:bidi')] : []),
  ];
  return { name: 'w:p', children: [...(layout.length === 0 ? [] : [el('w:pPr', {}, ...layout)]), ...runs] };
}

/** Returns a paragraph of plain words. */
export const words = (text: string, style?: string): XmlOut => paragraph(style, [run(text)], text);

/** Returns a paragraph for each line of the text. */
export const prose = (text: string, style?: string): XmlOut[] =>
  text.split(/\r\n|[\n\r\u2028\u2029]/u).map((line) => words(line, style));

/** Returns a heading. */
export const heading = (level: 1 | 2 | 3, text: string): XmlOut => words(text, `Heading${level}`);

/** Returns a fact with its name in front. */
export const fact = (line: Line, style: string = FACT): XmlOut =>
  paragraph(style, [run(leadOf(line), { style: LEAD }), run(line.text)]);

/** Returns facts, those that say something. */
export const facts = (lines: readonly (readonly [name: string, text: string | undefined])[]): XmlOut[] =>
  lines.flatMap(([name, text]) => (text === undefined || text.trim() === '' ? [] : [fact({ name, text })]));

/** A cell: paragraphs, and how many columns it takes. */
interface Cell {
  readonly content: readonly XmlOut[];
  readonly columns?: number;
}

/** Returns a cell with words. */
export const cell = (text: string): Cell => ({ content: prose(text, CELL) });

/** Returns a cell with words that stays on the page of the row below it. */
export const keptCell = (text: string): Cell => ({ content: prose(text, KEPT_CELL) });

/**
 * Returns a table; its header stands on each page anew, and no row is cut by the end of one.
 *
 * @param widths of the columns, in twentieths of a point
 */
export function table(
  widths: readonly number[],
  header: readonly string[],
  rows: readonly (readonly Cell[])[],
): readonly XmlOut[] {
  const grid = block('w:tblGrid', {}, ...widths.map((width) => el('w:gridCol', { 'w:w': width })));
  const head = header.map((text) => ({ content: [paragraph(KEPT_CELL, [run(text, { isBold: true })])] }));
  return [
    block(
      'w:tbl',
      {},
      tableLook(widths.reduce((sum, width) => sum + width, 0)),
      grid,
      rowOf(head, widths, true),
      ...rows.map((row) => rowOf(row, widths, false)),
    ),
    paragraph(CELL, []),
  ];
}

const tableLook = (width: number): XmlOut =>
  block(
    'w:tblPr',
    {},
    el('w:tblW', { 'w:w': width, 'w:type': 'dxa' }),
    block('w:tblBorders', {}, ...['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(borderOf)),
    el('w:tblLayout', { 'w:type': 'fixed' }),
    block(
      'w:tblCellMar',
      {},
      ...['top', 'left', 'bottom', 'right'].map((side) =>
        el(`w:${side}`, { 'w:w': side === 'left' || side === 'right' ? 85 : 45, 'w:type': 'dxa' }),
      ),
    ),
  );

const borderOf = (side: string): XmlOut =>
  el(`w:${side}`, { 'w:val': 'single', 'w:sz': 4, 'w:space': 0, 'w:color': 'BDB7AA' });

function rowOf(cells: readonly Cell[], widths: readonly number[], isHead: boolean): XmlOut {
  let column = 0;
  const written = cells.map(({ content, columns = 1 }) => {
    const width = widths.slice(column, column + columns).reduce((sum, one) => sum + one, 0);
    column += columns;
    return block(
      'w:tc',
      {},
      block(
        'w:tcPr',
        {},
        el('w:tcW', { 'w:w': width, 'w:type': 'dxa' }),
        ...(columns > 1 ? [el('w:gridSpan', { 'w:val': columns })] : []),
        ...(isHead ? [el('w:shd', { 'w:val': 'clear', 'w:color': 'auto', 'w:fill': 'F1EEE7' })] : []),
      ),
      ...content,
    );
  });
  const look = block('w:trPr', {}, el('w:cantSplit'), ...(isHead ? [el('w:tblHeader')] : []));
  return block('w:tr', {}, look, ...written);
}

const FACT = 'DossierFact';
const LEAD = 'DossierLead';
/** Style of paragraphs in tables. */
export const CELL = 'DossierCell';
/** The same, with what stands below it. */
const KEPT_CELL = 'DossierCellKept';
/** Style of the verdict. */
export const VERDICT_STYLE = 'DossierVerdict';
/** Style of what the program says of what is missing. */
export const HINT = 'DossierHint';

const size = (halfPoints: number) => [el('w:sz', { 'w:val': halfPoints }), el('w:szCs', { 'w:val': halfPoints })];
const CELL_SPACING = el('w:spacing', { 'w:after': 0, 'w:line': 252, 'w:lineRule': 'auto' });
const SOFT = el('w:color', { 'w:val': '5D584E' });

/** The styles of a dossier beyond those of every document. */
export const DOSSIER_STYLES: readonly XmlOut[] = [
  paragraphStyle(
    'Title',
    'Title',
    [el('w:keepNext'), el('w:spacing', { 'w:after': 200 })],
    [el('w:b'), el('w:bCs'), ...size(48)],
  ),
  paragraphStyle(FACT, 'Dossier fact', [el('w:spacing', { 'w:after': 50 })]),
  paragraphStyle(CELL, 'Dossier cell', [CELL_SPACING], size(17)),
  paragraphStyle(KEPT_CELL, 'Dossier cell kept', [el('w:keepNext'), CELL_SPACING], size(17)),
  paragraphStyle(VERDICT_STYLE, 'Dossier verdict', [el('w:spacing', { 'w:after': 50 })], size(28)),
  paragraphStyle(HINT, 'Dossier hint', [], [el('w:i'), el('w:iCs'), SOFT]),
  block(
    'w:style',
    { 'w:type': 'character', 'w:customStyle': 1, 'w:styleId': LEAD },
    el('w:name', { 'w:val': 'Dossier lead' }),
    el('w:rPr', {}, SOFT),
  ),
];
