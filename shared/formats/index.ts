import { brat, bratEvents } from './brat.ts';
import { csv } from './csv.ts';
import { doccano } from './doccano.ts';
import type { Format } from './format.ts';
import { htmlCopy } from './html-copy.ts';
import { htmlPage } from './html-page.ts';
import { labelStudio } from './label-studio.ts';
import { markdown } from './markdown.ts';
import { prodigy } from './prodigy.ts';
import { pubAnnotation } from './pubannotation.ts';
import { saidwhoFile } from './saidwho.ts';
import { saidwhoJson } from './saidwho-json.ts';
import { saidwhoJsonl } from './saidwho-jsonl.ts';
import { text } from './text.ts';
import { w3cJsonld } from './w3c-jsonld.ts';

/** Every format there is, in the order of menus. */
export const FORMATS: readonly Format[] = [
  saidwhoJson,
  saidwhoJsonl,
  saidwhoFile,
  htmlCopy,
  csv,
  w3cJsonld,
  brat,
  bratEvents,
  pubAnnotation,
  labelStudio,
  doccano,
  prodigy,
  text,
  markdown,
  htmlPage,
];

/** Returns the format with this id, or null when there is none. */
export const findFormat = (id: string): Format | null => FORMATS.find((format) => format.id === id) ?? null;
