import { DESK_FACTS } from './desk-facts.ts';
import { Scheme } from '../kinds/scheme.ts';
import type { AttributeValue } from '../model/records.ts';
import type { Format, NamedArticle, OutFile } from './format.ts';
import type { ForeignDocument, ForeignFragment, ForeignSpan } from './foreign/foreign-document.ts';
import { foreignOf } from './foreign/foreign-of.ts';
import { JSON_LOSSES } from './foreign/json-losses.ts';
import { ownPartOf } from './foreign/own-part.ts';
import { controlsOf, labelConfiguration, LABELS_TAG, TEXT_TAG, type Control } from './label-studio/configuration.ts';
import { readLabelStudio } from './label-studio/read.ts';

/**
 * Label Studio’s tasks in JSON, with the labelling interface (XML) that they need beside them. Offsets count UTF-16 code
 * units, as browsers do, half-open. A region has one label; what is chosen or written about it are results with the same
 * id. An annotation of several pieces is a region for each, each tied to the next by `continues`. Speakers, which it has no
 * words for, are in the task’s `meta.saidwho`.
 */
export const labelStudio: Format = {
  id: 'label-studio',
  label: 'Label Studio',
  description: 'Tasks with regions, choices and relations for Label Studio, with the labelling interface to set up.',
  group: 'annotations',
  extensions: ['json'],
  mediaType: 'application/json',
  loses: JSON_LOSSES,
  desk: { keeps: DESK_FACTS },
  sniffs: (head) => isLabelStudio(new TextDecoder().decode(head)),
  read: readLabelStudio,
  write: (article, _, name = 'article') => filesFor([{ article, name }], name),
  writeMany: (documents) => filesFor(documents, 'label-studio'),
};

const isLabelStudio = (head: string): boolean =>
  /^\s*(?:\[\s*)?\{/u.test(head) &&
  (/"(?:from_name|was_cancelled|completed_by|model_version)"\s*:/u.test(head) ||
    /^\s*(?:\[\s*)?\{\s*(?:"id"\s*:\s*\d+\s*,\s*)?"data"\s*:\s*\{/u.test(head));

function filesFor(documents: readonly NamedArticle[], name: string): OutFile[] {
  const schemes = [...new Set(documents.map(({ article }) => Scheme.of(article.scheme)))];
  const all = documents.map(({ article }) => foreignOf(article, 'utf-16'));
  const controls = controlsOf(schemes);
  const tasks = all.map((document, index) => taskOf(document, index + 1, controls));
  return [
    { name: `${name}.json`, content: `${JSON.stringify(tasks, null, 2)}\n` },
    { name: `${name}.config.xml`, content: labelConfiguration(schemes, all) },
  ];
}

function taskOf(document: ForeignDocument, id: number, controls: ReadonlyMap<string, Control>) {
  const { text, title, spans, links } = document;
  const ids = new Set(spans.filter(({ fragments }) => fragments.length > 0).map((span) => span.id));
  const relations = links
    .filter(({ from, to }) => ids.has(from) && ids.has(to))
    .map(({ from, to, label }) => relationOf(from, to, label));
  const result = [...spans.flatMap((span) => resultsOf(span, text, controls)), ...relations];
  return {
    id,
    data: { text, title },
    annotations: [{ id, was_cancelled: false, ground_truth: false, result }],
    predictions: [],
    meta: { saidwho: ownPartOf(document) },
  };
}

const relationOf = (from: string, to: string, label: string) => ({
  from_id: from,
  to_id: to,
  type: 'relation',
  direction: 'right',
  labels: [label],
});

/** The pieces, what ties them, and what is said of the first, which stands for all. */
function resultsOf(
  { id, label, fragments, attributes }: ForeignSpan,
  text: string,
  controls: ReadonlyMap<string, Control>,
) {
  const idOf = (piece: number) => (piece === 0 ? id : `${id}.${piece + 1}`);
  const pieces = fragments.map((place, i) => {
    const value = { ...place, text: text.slice(place.start, place.end), labels: [label] };
    return { id: idOf(i), from_name: LABELS_TAG, to_name: TEXT_TAG, type: 'labels', origin: 'manual', value };
  });
  const ties = fragments.slice(1).map((_, i) => relationOf(idOf(i), idOf(i + 1), 'continues'));
  const [first] = fragments;
  const said = Object.entries(attributes).map(([field, value]) => saidOf(id, first, field, value, controls.get(field)));
  return first === undefined ? [] : [...pieces, ...said, ...ties];
}

function saidOf(
  id: string,
  place: ForeignFragment | undefined,
  field: string,
  value: AttributeValue,
  control: Control = 'textarea',
) {
  const common = { id, from_name: field, to_name: TEXT_TAG, origin: 'manual' };
  if (typeof value === 'number' && control === 'number')
    return { ...common, type: 'number', value: { ...place, number: value } };
  const words = typeof value === 'object' ? value : [String(value)];
  if (control === 'choices') return { ...common, type: 'choices', value: { ...place, choices: words } };
  return { ...common, type: 'textarea', value: { ...place, text: words } };
}
