/** Electron's options of `printToPDF` in the words of the DevTools protocol. All lengths are inches on both sides. */
import type * as Electron from 'electron';
import { acceptOnly } from './guard.ts';

const known = new Set([
  'landscape',
  'displayHeaderFooter',
  'printBackground',
  'scale',
  'pageSize',
  'margins',
  'pageRanges',
  'headerTemplate',
  'footerTemplate',
  'preferCSSPageSize',
  'generateTaggedPDF',
  'generateDocumentOutline',
]);

const inchesByPaper: Readonly<Record<string, readonly [width: number, height: number]>> = {
  A0: [33.1, 46.8],
  A1: [23.4, 33.1],
  A2: [16.54, 23.4],
  A3: [11.7, 16.54],
  A4: [8.27, 11.7],
  A5: [5.83, 8.27],
  A6: [4.13, 5.83],
  Legal: [8.5, 14],
  Letter: [8.5, 11],
  Tabloid: [11, 17],
  Ledger: [17, 11],
};

/** @throws RangeError for a paper that Electron does not know */
export function toPrintParams(options: Electron.PrintToPDFOptions): object {
  acceptOnly('webContents.printToPDF', options, known);
  const { pageSize = 'Letter', margins = {}, ...same } = options;
  const paper = typeof pageSize === 'string' ? inchesByPaper[pageSize] : ([pageSize.width, pageSize.height] as const);
  if (!paper) throw new RangeError(`No paper is called ${JSON.stringify(pageSize)}`);
  const { top, bottom, left, right } = { top: 0.4, bottom: 0.4, left: 0.4, right: 0.4, ...margins };
  return {
    ...same,
    paperWidth: paper[0],
    paperHeight: paper[1],
    marginTop: top,
    marginBottom: bottom,
    marginLeft: left,
    marginRight: right,
  };
}
