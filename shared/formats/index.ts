import { csv } from './csv.ts';
import type { Format } from './format.ts';
import { htmlCopy } from './html-copy.ts';
import { htmlPage } from './html-page.ts';
import { markdown } from './markdown.ts';
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
  text,
  markdown,
  htmlPage,
];

/** Returns the format with this id, or null when there is none. */
export const findFormat = (id: string): Format | null => FORMATS.find((format) => format.id === id) ?? null;
