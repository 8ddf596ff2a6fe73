import { annotationFiles } from './annotation-files.ts';
import { archiveFiles } from './archive-files.ts';
import { corpusFiles } from './corpus-files.ts';
import { exchangeFiles } from './exchange-files.ts';
import type { HostileFile } from './hostile-file.ts';
import { foreignFiles } from './foreign-files.ts';
import { htmlFiles } from './html-files.ts';
import { mailFiles } from './mail-files.ts';
import { markdownFiles } from './markdown-files.ts';
import { pdfFiles } from './pdf-files.ts';
import { rtfFiles } from './rtf-files.ts';
import { subtitleFiles } from './subtitle-files.ts';
import { textFiles } from './text-files.ts';
import { xmlFiles } from './xml-files.ts';

/** Every hostile file, by the name of its class. */
export const CORPUS: Readonly<Record<string, readonly HostileFile[]>> = {
  text: textFiles,
  markdown: markdownFiles,
  'web page': htmlFiles,
  annotation: annotationFiles,
  'other annotations': foreignFiles,
  exchange: exchangeFiles,
  archive: archiveFiles,
  XML: xmlFiles,
  'rich text': rtfFiles,
  PDF: pdfFiles,
  mail: mailFiles,
  subtitles: subtitleFiles,
  corpora: corpusFiles,
};

/** Returns the file of this name. */
export function hostileFile(name: string): HostileFile {
  const file = Object.values(CORPUS)
    .flat()
    .find((one) => one.name === name);
  if (file === undefined) throw new RangeError(`No hostile file is called ${name}`);
  return file;
}
