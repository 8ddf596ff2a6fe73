import { averitec } from './averitec.ts';
import { brat, bratEvents } from './brat.ts';
import { capsule } from './capsule.ts';
import { citron } from './citron.ts';
import { conll } from './conll.ts';
import { csv } from './csv.ts';
import { withDeskLosses } from './desk-losses.ts';
import { doccano } from './doccano.ts';
import { docxCopy } from './docx-copy.ts';
import { docxDossier } from './docx-dossier.ts';
import { docx } from './docx.ts';
import { eml } from './eml.ts';
import { epub } from './epub.ts';
import type { Format } from './format.ts';
import { htmlCopy } from './html-copy.ts';
import { htmlPage } from './html-page.ts';
import { labelStudio } from './label-studio.ts';
import { markdownCopy } from './markdown-copy.ts';
import { markdown } from './markdown.ts';
import { mhtml } from './mhtml.ts';
import { odt } from './odt.ts';
import { pdfCopy } from './pdf-copy.ts';
import { pdf } from './pdf.ts';
import { pdnc } from './pdnc.ts';
import { prodigy } from './prodigy.ts';
import { pubAnnotation } from './pubannotation.ts';
import { refiQda } from './refi-qda.ts';
import { rtf } from './rtf.ts';
import { saidwhoJson } from './saidwho-json.ts';
import { saidwhoJsonl } from './saidwho-jsonl.ts';
import { saidwhoFile } from './saidwho.ts';
import { schemaOrg } from './schema-org.ts';
import { srt } from './srt.ts';
import { tei } from './tei.ts';
import { text } from './text.ts';
import { transcript } from './transcript.ts';
import { uimaCasJson } from './uima-cas-json.ts';
import { uimaXmi } from './uima-xmi.ts';
import { vtt } from './vtt.ts';
import { w3cJsonld } from './w3c-jsonld.ts';
import { webannoTsv } from './webanno-tsv.ts';
import { xlsx } from './xlsx.ts';

/** Every format there is, in the order of menus. */
export const FORMATS: readonly Format[] = [
  saidwhoJson,
  saidwhoJsonl,
  saidwhoFile,
  capsule,
  htmlCopy,
  pdfCopy,
  docxCopy,
  docxDossier,
  markdownCopy,
  csv,
  xlsx,
  w3cJsonld,
  tei,
  brat,
  bratEvents,
  pubAnnotation,
  labelStudio,
  doccano,
  prodigy,
  webannoTsv,
  uimaCasJson,
  uimaXmi,
  refiQda,
  conll,
  schemaOrg,
  text,
  markdown,
  htmlPage,
  docx,
  odt,
  epub,
  rtf,
  mhtml,
  eml,
  pdf,
  vtt,
  srt,
  transcript,
  pdnc,
  averitec,
  citron,
].map(withDeskLosses);

/** Returns the format with this id, or null when there is none. */
export const findFormat = (id: string): Format | null => FORMATS.find((format) => format.id === id) ?? null;
