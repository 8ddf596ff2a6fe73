import type { OutFile } from '../format.ts';
import { block, el, writeXml, type XmlOut } from '../xml.ts';
import { pack } from '../zip.ts';
import type { Cell } from './columns.ts';

/**
 * A workbook of tables (ISO/IEC 29500 SpreadsheetML): one sheet each, the header bold and fixed, with a filter. Texts are
 * inline strings, so that no cell is ever a formula, whatever it begins with (promise X2); numbers are numbers. No date
 * and no random id is in it: the same tables make the same bytes.
 */
export interface Table {
  /** The sheet's name; made to fit what sheets may be called. */
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** The most UTF-16 code units that a cell holds in any spreadsheet; a file with more is called damaged by Excel. */
export const CELL_LIMIT = 32_767;

/** The most rows of a sheet, the header among them. */
const ROW_LIMIT = 1_048_576;

/** Returns the workbook as an archive. A table with too many rows goes on in a second sheet; there is always one sheet. */
export function workbook(tables: readonly Table[]): Uint8Array {
  const sheets = withNames(tables.flatMap(inPieces));
  const files: OutFile[] = [
    { name: '[Content_Types].xml', content: writeXml(contentTypes(sheets.length)) },
    { name: '_rels/.rels', content: writeXml(relations([[`${OFFICE}/officeDocument`, 'xl/workbook.xml']])) },
    { name: 'xl/workbook.xml', content: writeXml(book(sheets)) },
    { name: 'xl/_rels/workbook.xml.rels', content: writeXml(bookRelations(sheets.length)) },
    { name: 'xl/styles.xml', content: writeXml(STYLES) },
    ...sheets.map((table, i) => ({ name: `xl/worksheets/sheet${i + 1}.xml`, content: writeXml(sheetOf(table)) })),
  ];
  return pack(files);
}

function inPieces(table: Table): Table[] {
  const size = ROW_LIMIT - 1;
  if (table.rows.length <= size) return [table];
  const count = Math.ceil(table.rows.length / size);
  return Array.from({ length: count }, (_, i) => ({ ...table, rows: table.rows.slice(i * size, (i + 1) * size) }));
}

/** UTF-16 code units. */
const NAME_LIMIT = 31;

/** Sheet names: at most 31 units, no `[ ] : * ? / \`, no apostrophe at an end, none twice whatever the case. */
function withNames(tables: readonly Table[]): Table[] {
  const taken = new Set(['history']); // Excel keeps this one for itself.
  return tables.map((table) => {
    const clean = trimmed(table.name.toWellFormed().replace(/[[\]:*?/\\\p{Cc}]/gu, ' '));
    const base = trimmed(cut(clean, NAME_LIMIT)) || 'Sheet';
    let name = base;
    for (let count = 2; taken.has(name.toLowerCase()); count += 1)
      name = `${cut(base, NAME_LIMIT - 1 - String(count).length)} ${count}`;
    taken.add(name.toLowerCase());
    return { ...table, name };
  });
}

const trimmed = (name: string): string => name.replace(/^[\s']+|[\s']+$/gu, '');

/** Returns the first units of the text, never half a surrogate pair (promise T2). */
const cut = (text: string, units: number): string =>
  text.length <= units ? text : text.slice(0, units).replace(/[\uD800-\uDBFF]$/, '');

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const contentTypes = (sheets: number): XmlOut =>
  block(
    'Types',
    { xmlns: `${PACKAGE}/content-types` },
    el('Default', { Extension: 'rels', ContentType: 'application/vnd.openxmlformats-package.relationships+xml' }),
    el('Default', { Extension: 'xml', ContentType: 'application/xml' }),
    el('Override', { PartName: '/xl/workbook.xml', ContentType: `${SHEET_TYPE}.sheet.main+xml` }),
    el('Override', { PartName: '/xl/styles.xml', ContentType: `${SHEET_TYPE}.styles+xml` }),
    ...numbers(sheets).map((n) =>
      el('Override', { PartName: `/xl/worksheets/sheet${n}.xml`, ContentType: `${SHEET_TYPE}.worksheet+xml` }),
    ),
  );

const relations = (all: readonly (readonly [type: string, target: string])[]): XmlOut =>
  block(
    'Relationships',
    { xmlns: `${PACKAGE}/relationships` },
    ...all.map(([type, target], i) => el('Relationship', { Id: `rId${i + 1}`, Type: type, Target: target })),
  );

const bookRelations = (sheets: number): XmlOut =>
  relations([
    ...numbers(sheets).map((n) => [`${OFFICE}/worksheet`, `worksheets/sheet${n}.xml`] as const),
    [`${OFFICE}/styles`, 'styles.xml'],
  ]);

const book = (sheets: readonly Table[]): XmlOut =>
  block(
    'workbook',
    { xmlns: MAIN, 'xmlns:r': OFFICE },
    block('sheets', {}, ...sheets.map(({ name }, i) => el('sheet', { name, sheetId: i + 1, 'r:id': `rId${i + 1}` }))),
    block(
      'definedNames',
      {},
      ...sheets.map((table, i) =>
        el(
          'definedName',
          { name: '_xlnm._FilterDatabase', localSheetId: i, hidden: 1 },
          `'${table.name.replaceAll("'", "''")}'!${absolute(rangeOf(table))}`,
        ),
      ),
    ),
  );

const numbers = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);

/** Cell formats by place: 0 as it is, 1 the header, 2 text that wraps. */
const STYLES: XmlOut = block(
  'styleSheet',
  { xmlns: MAIN },
  block('fonts', { count: 2 }, font(), font(el('b'))),
  block(
    'fills',
    { count: 3 },
    el('fill', {}, el('patternFill', { patternType: 'none' })),
    el('fill', {}, el('patternFill', { patternType: 'gray125' })),
    el('fill', {}, el('patternFill', { patternType: 'solid' }, el('fgColor', { rgb: 'FFEFEDE8' }))),
  ),
  el('borders', { count: 1 }, el('border')),
  el('cellStyleXfs', { count: 1 }, el('xf')),
  block(
    'cellXfs',
    { count: 3 },
    format({ fontId: 0, fillId: 0 }),
    format({ fontId: 1, fillId: 2, applyFont: 1, applyFill: 1 }),
    format({ fontId: 0, fillId: 0 }),
  ),
  el('cellStyles', { count: 1 }, el('cellStyle', { name: 'Normal', xfId: 0, builtinId: 0 })),
);

function font(...more: readonly XmlOut[]): XmlOut {
  return el('font', {}, ...more, el('sz', { val: 11 }), el('name', { val: 'Calibri' }));
}

function format(ids: Readonly<Record<string, number>>): XmlOut {
  const alignment = el('alignment', { vertical: 'top', wrapText: 1 });
  return el('xf', { numFmtId: 0, borderId: 0, xfId: 0, applyAlignment: 1, ...ids }, alignment);
}

/** Columns are as wide as their content, within reason. Characters. */
const NARROWEST = 9;
const WIDEST = 60;

function sheetOf(table: Table): XmlOut {
  const { header, rows } = table;
  const view = block(
    'sheetView',
    { workbookViewId: 0 },
    el('pane', { ySplit: 1, topLeftCell: 'A2', activePane: 'bottomLeft', state: 'frozen' }),
  );
  const columns = widthsOf(table).map((width, i) => el('col', { min: i + 1, max: i + 1, width, customWidth: 1 }));
  return block(
    'worksheet',
    { xmlns: MAIN },
    el('dimension', { ref: rangeOf(table) }),
    block('sheetViews', {}, view),
    el('sheetFormatPr', { defaultRowHeight: 15 }),
    block('cols', {}, ...columns),
    {
      name: 'sheetData',
      isBlock: true,
      children: [rowOf(header, 1, 1), ...rows.map((row, i) => rowOf(row, i + 2, 2))],
    },
    el('autoFilter', { ref: rangeOf(table) }),
  );
}

function widthsOf({ header, rows }: Table): number[] {
  const widths = header.map(({ length }) => length);
  for (const row of rows) {
    for (const [i, cell] of row.entries())
      widths[i] = Math.max(widths[i] ?? 0, Math.min(WIDEST, String(cell ?? '').length));
  }
  return widths.map((width) => Math.min(WIDEST, Math.max(NARROWEST, width)) + 2);
}

const rowOf = (cells: readonly Cell[], number: number, style: number): XmlOut => ({
  name: 'row',
  attributes: { r: number },
  children: cells.flatMap((cell, i) => (cell === null ? [] : [cellOf(cell, `${columnName(i)}${number}`, style)])),
});

function cellOf(value: string | number, at: string, style: number): XmlOut {
  if (typeof value === 'number' && Number.isFinite(value))
    return el('c', { r: at, s: style }, el('v', {}, String(value)));
  const text = el('t', { 'xml:space': 'preserve' }, escapedUnits(cut(String(value).toWellFormed(), CELL_LIMIT)));
  return el('c', { r: at, s: style, t: 'inlineStr' }, el('is', {}, text));
}

/** Characters that XML cannot hold are written as SpreadsheetML does, `_x0001_`; so is what reads as if it were that. */
const escapedUnits = (text: string): string =>
  text
    .replace(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_')
    .replace(
      /[\0-\x08\x0b-\x1f\ufffe\uffff]/g,
      (unit) => `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    );

const rangeOf = ({ header, rows }: Table): string =>
  `A1:${columnName(Math.max(0, header.length - 1))}${rows.length + 1}`;

const absolute = (range: string): string => range.replace(/([A-Z]+)(\d+)/g, '$$$1$$$2');

/** Returns the letters of the column, from 0. */
export function columnName(index: number): string {
  let name = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}
