import { done, refuse, type Result } from '../result.ts';
import { budgetsOf } from './budgets.ts';
import { decodeText, nameWithoutExtension } from './decode-text.ts';
import { UTF_16 } from './foreign/foreign-document.ts';
import { foreignOf } from './foreign/foreign-of.ts';
import { toReadings } from './foreign/to-reading.ts';
import type { Format, ReadInput, Reading, Services } from './format.ts';
import { foreignOfFound, type Found } from './uima/from-uima.ts';
import { TSV_LOSSES } from './uima/losses.ts';
import { uimaOf } from './uima/uima-document.ts';
import { annotationsIn } from './webanno-tsv/annotations.ts';
import { readBody } from './webanno-tsv/body.ts';
import { readHeader } from './webanno-tsv/header.ts';
import { onTokens } from './webanno-tsv/on-tokens.ts';
import { writeTsv } from './webanno-tsv/write.ts';

/**
 * WebAnno TSV 3.3, the table that INCEpTION and WebAnno exchange: a row a token, columns for layers. Offsets are UTF-16
 * code units. Versions 3.0 to 3.2 differ in escapes of rare characters only and are read alike.
 */
export const webannoTsv: Format = {
  id: 'webanno-tsv',
  label: 'WebAnno TSV',
  description: 'For INCEpTION and WebAnno: a row a token, spans, relations and slots in columns.',
  group: 'annotations',
  extensions: ['tsv'],
  mediaType: 'text/tab-separated-values',
  loses: TSV_LOSSES,
  sniffs: (head) => /^\uFEFF?#FORMAT=WebAnno TSV /u.test(new TextDecoder().decode(head.subarray(0, 60))),
  read: readTsv,
  write: (article) => writeTsv(uimaOf(onTokens(foreignOf(article, 'utf-16')))),
};

function readTsv(input: ReadInput, services: Services): Result<Reading | readonly Reading[]> {
  const source = sourceOf(input);
  if (!source.ok) return source;
  const found = foundInTsv(source.value.text, input.name);
  if (!found.ok) return found;
  const { notes, ...rest } = found.value;
  const document = foreignOfFound({ title: nameWithoutExtension(input.name), ...rest });
  const { encoding } = source.value;
  return toReadings(
    [document],
    { mediaType: webannoTsv.mediaType, standard: UTF_16, encoding, notes },
    input,
    services,
  );
}

/** The file as text. It is UTF-8 by its standard, and may hold control characters behind backslashes. */
function sourceOf(input: ReadInput): Result<{ readonly text: string; readonly encoding: string }> {
  try {
    return done({ text: new TextDecoder('utf-8', { fatal: true }).decode(input.bytes), encoding: 'utf-8' });
  } catch {
    return decodeText(input.bytes, input.name, { mostUnits: budgetsOf(input.budgets).markupUnits });
  }
}

/** Returns what the text of a file says. Refuses `webanno/other-version` and `webanno/no-text`. */
export function foundInTsv(
  source: string,
  where: string,
): Result<Omit<Found, 'title'> & { readonly notes: readonly string[] }> {
  const lines = source.split(/\r\n?|\n/u);
  if (!/^#FORMAT=WebAnno TSV 3\.\d+\s*$/u.test(lines[0] ?? '')) {
    const message =
      'The file is a table, but not WebAnno TSV 3 (its first line does not say so). Export it from INCEpTION as “WebAnno TSV v3.3”.';
    return refuse({ code: 'webanno/other-version', message, where });
  }
  const head = lines.indexOf('', 1);
  const begin = head === -1 ? lines.length : head;
  const { layers, strange } = readHeader(lines.slice(1, begin));
  const body = readBody(lines.slice(begin), begin + 1);
  if (!/\S/u.test(body.text)) {
    return refuse({ code: 'webanno/no-text', message: 'The file holds no sentence. Export it again.', where });
  }
  const found = annotationsIn(layers, body);
  const strangeNotes = strange.map((index) => `Line ${index + 2} of the head declares no layer; passed over.`);
  return done({ ...found, notes: [...strangeNotes, ...body.notes, ...found.notes] });
}
