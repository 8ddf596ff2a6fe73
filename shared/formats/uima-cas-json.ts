import { refuse, type Result } from '../result.ts';
import { nameWithoutExtension } from './decode-text.ts';
import { foreignOf } from './foreign/foreign-of.ts';
import { toReadings } from './foreign/to-reading.ts';
import type { Format, ReadInput, Reading, Services } from './format.ts';
import { readJsonText, parseJson } from './read-json.ts';
import { readCasJson } from './uima/cas-json-in.ts';
import { writeCasJson } from './uima/cas-json-out.ts';
import { casOut } from './uima/cas-out.ts';
import { countingOf, viewsOf } from './uima/cas.ts';
import { foreignOfFound } from './uima/from-uima.ts';
import { CAS_JSON_LOSSES } from './uima/losses.ts';
import { uimaOf } from './uima/uima-document.ts';

/**
 * UIMA CAS JSON 0.4.0, which INCEpTION and DKPro exchange: types, feature structures and views in one file. Offsets are
 * UTF-16 code units. Each view with a text is an article.
 */
export const uimaCasJson: Format = {
  id: 'uima-cas-json',
  label: 'UIMA CAS JSON',
  description: 'For INCEpTION, DKPro and Python (cassis): annotations and their types in one JSON file.',
  group: 'annotations',
  extensions: ['json'],
  mediaType: 'application/json',
  loses: CAS_JSON_LOSSES,
  sniffs: (head) =>
    /^\uFEFF?\s*\{\s*"%(?:HEADER|TYPES|FEATURE_STRUCTURES|VIEWS)"\s*:/u.test(new TextDecoder().decode(head)),
  read: readFile,
  write: (article) => writeCasJson(casOut(uimaOf(foreignOf(article, 'utf-16')))),
};

function readFile(input: ReadInput, services: Services): Result<readonly Reading[]> {
  const text = readJsonText(input);
  if (!text.ok) return text;
  const parsed = parseJson(text.value, input);
  if (!parsed.ok) return parsed;
  const cas = readCasJson(parsed.value, input.name);
  if (!cas.ok) return cas;
  const { views, empty } = viewsOf(cas.value, nameWithoutExtension(input.name));
  if (views.length === 0) return refuse(noText(input.name));
  const notes = [...views.flatMap((view) => view.notes), ...emptyNotes(empty)];
  return toReadings(
    views.map(foreignOfFound),
    { mediaType: uimaCasJson.mediaType, ...countingOf(views), notes },
    input,
    services,
  );
}

/** The refusal of a file in which no view has a text. */
export const noText = (where: string) => ({
  code: 'uima/no-text',
  message: 'No view of the file has a text, so there is nothing to annotate. Export it with its text.',
  where,
});

/** Sentences about views that have no text. */
export const emptyNotes = (empty: readonly string[]): string[] =>
  empty.map((name) => `The view “${name.slice(0, 60).toWellFormed()}” has no text and was passed over.`);
