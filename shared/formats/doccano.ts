import { DESK_FACTS } from './desk-facts.ts';
import { Scheme } from '../kinds/scheme.ts';
import type { Article } from '../model/article.ts';
import { refuse, type Result } from '../result.ts';
import { nameWithoutExtension } from './decode-text.ts';
import type { Format, NamedArticle, OutFile, ReadInput, Reading, Services } from './format.ts';
import { CODE_POINTS, type ForeignDocument, type ForeignLink, type ForeignSpan } from './foreign/foreign-document.ts';
import { idAt, isObject, listOf, readJsonRows, stringAt, type JsonRow } from './foreign/foreign-json.ts';
import { foreignOf } from './foreign/foreign-of.ts';
import { excerpt, type ImportNotes } from './foreign/import-notes.ts';
import { JSON_LOSSES } from './foreign/json-losses.ts';
import { BACKGROUNDS } from './foreign/kind-colours.ts';
import { isOwnPart, ownPartOf, withOwnPart } from './foreign/own-part.ts';
import { toReadings } from './foreign/to-reading.ts';
import { isProdigyRow, readProdigy } from './prodigy/read.ts';
import { propertyOf } from './read-json.ts';

/**
 * doccano’s JSON Lines, a document a line: spans as `[start, end, label]`, or as entities with relations between them.
 * Offsets count code points, half-open. We write entities and relations, each piece of an annotation an entity, and a
 * file of labels with their colours to import first. Values and speakers, which it has no words for, are in `saidwho`.
 */
export const doccano: Format = {
  id: 'doccano',
  label: 'doccano (JSON Lines)',
  description: 'Entities and relations for doccano, one document a line, with a file of labels.',
  group: 'annotations',
  extensions: ['jsonl'],
  mediaType: 'application/x-ndjson',
  loses: JSON_LOSSES,
  desk: { keeps: DESK_FACTS },
  sniffs: (head) => isDoccano(new TextDecoder().decode(head)),
  read: readDoccano,
  write: (article, _, name = 'article') => filesFor([{ article, name }], name),
  writeMany: (documents) => filesFor(documents, 'doccano'),
};

const isDoccano = (head: string): boolean =>
  /^\s*(?:\[\s*)?\{/u.test(head) &&
  /"start_offset"\s*:|"(?:label|labels|entities)"\s*:\s*\[|"cats"\s*:/u.test(head) &&
  !/"(?:_task_hash|_input_hash|token_start|denotations|from_name)"\s*:/u.test(head);

function readDoccano(input: ReadInput, services: Services): Result<readonly Reading[]> {
  const read = readJsonRows(input);
  if (!read.ok) return read;
  const { rows, encoding, notes } = read.value;
  if (rows.some(({ value }) => isProdigyRow(value))) return readProdigy(input, services);
  const name = nameWithoutExtension(input.name);
  const documents = rows.flatMap((row, index): ForeignDocument[] => {
    const document = documentIn(row, rows.length === 1 ? name : `${name} ${index + 1}`, notes);
    return document === null ? [] : [document];
  });
  if (documents.length === 0) return refuse(nothing(rows, input.name));
  const keepsIds = rows.every(({ value }) => isOwnPart(ownPartIn(value)));
  const file = { mediaType: 'application/x-ndjson', encoding, standard: CODE_POINTS, notes: notes.all(), keepsIds };
  return toReadings(documents, file, input, services);
}

function nothing(rows: readonly JsonRow[], where: string) {
  const isLabels = rows.every(({ value }) => isLabel(value));
  const message = isLabels
    ? 'The file is a list of doccano’s labels, without a text. Open the file of documents.'
    : 'The file holds no document with a text. Check that it is the right file.';
  return { code: 'doccano/no-text', message, where };
}

const isLabel = (row: unknown): boolean => stringAt(row, 'background_color') !== undefined;

/** What doccano does not know on import becomes metadata, and comes out again as such. */
const ownPartIn = (row: unknown): unknown =>
  propertyOf(row, 'saidwho') ?? propertyOf(propertyOf(row, 'meta'), 'saidwho');

function documentIn({ line, value }: JsonRow, name: string, notes: ImportNotes): ForeignDocument | null {
  if (isLabel(value)) return null;
  const text = stringAt(value, 'text') ?? stringAt(value, 'data');
  if (text === undefined || (text === '' && !isOwnPart(ownPartIn(value)))) {
    notes.add(`Line ${line} has no text and was left out.`);
    return null;
  }
  const found = ['label', 'labels', 'entities', 'cats'].flatMap((key) => listOf(propertyOf(value, key)));
  const labels = found.filter((one) => typeof one === 'string');
  const spans = found.flatMap((one, index): ForeignSpan[] => {
    if (typeof one === 'string') return [];
    const span = spanIn(one, index);
    if (span === null) notes.add(`Line ${line} has a label that is none: ${excerpt(JSON.stringify(one))}.`);
    return span === null ? [] : [span];
  });
  const comments = listOf(propertyOf(value, 'Comments') ?? propertyOf(value, 'comments')).map((one) =>
    typeof one === 'string' ? one : (stringAt(one, 'text') ?? JSON.stringify(one)),
  );
  const whole = labels.length === 0 ? [] : [`Labels of the whole text: ${labels.join(', ')}`];
  const note = [...whole, ...comments].join('\n\n');
  const meta = propertyOf(value, 'meta');
  const document: ForeignDocument = {
    title: name,
    text,
    metadata: {
      ...(note !== '' && { note }),
      ...(isObject(meta) && Object.keys(meta).length > 0 && !isOwnPart(ownPartIn(value)) && { extra: { meta } }),
    },
    speakers: [],
    spans,
    links: listOf(propertyOf(value, 'relations')).flatMap((one, index) => linkIn(one, index, line, notes)),
  };
  return withOwnPart(document, ownPartIn(value), false);
}

function spanIn(value: unknown, index: number): ForeignSpan | null {
  const [start, end, label] = Array.isArray(value)
    ? (value as unknown[])
    : [propertyOf(value, 'start_offset'), propertyOf(value, 'end_offset'), propertyOf(value, 'label')];
  if (typeof start !== 'number' || typeof end !== 'number' || typeof label !== 'string') return null;
  return { id: idAt(value, 'id') ?? `entity ${index}`, label, fragments: [{ start, end }], attributes: {} };
}

function linkIn(value: unknown, index: number, line: number, notes: ImportNotes): ForeignLink[] {
  const [from, to] = [idAt(value, 'from_id'), idAt(value, 'to_id')];
  if (from === undefined || to === undefined) {
    notes.add(`Line ${line} has a relation without its ends: ${excerpt(JSON.stringify(value))}.`);
    return [];
  }
  return [{ id: `relation ${index}`, label: stringAt(value, 'type') ?? 'related to', from, to }];
}

function filesFor(documents: readonly NamedArticle[], name: string): OutFile[] {
  const lines = documents.map(({ article }) => `${JSON.stringify(rowOf(article))}\n`);
  const kinds = new Map(
    documents.flatMap(({ article }) => Scheme.of(article.scheme).kinds).map((kind) => [kind.id, kind]),
  );
  const labels = [...kinds.values()].map(({ id, key, colour }) => ({
    text: id,
    prefix_key: null,
    suffix_key: /^[a-z0-9]$/u.test(key) ? key : null,
    background_color: BACKGROUNDS[colour],
    text_color: '#000000',
  }));
  return [
    { name: `${name}.jsonl`, content: lines.join('') },
    { name: `${name}.labels.json`, content: `${JSON.stringify(labels, null, 2)}\n` },
  ];
}

/** Entities are numbered from 1; relations run between the first pieces of annotations. */
function rowOf(article: Article): Readonly<Record<string, unknown>> {
  const document = foreignOf(article, 'code-points');
  const numbers = new Map<string, number>();
  const entities = document.spans.flatMap(({ id, label, fragments }) =>
    fragments.map((place) => ({ id, label, place })),
  );
  for (const [index, { id }] of entities.entries()) if (!numbers.has(id)) numbers.set(id, index + 1);
  const relations = document.links.filter(({ from, to }) => numbers.has(from) && numbers.has(to));
  return {
    entities: entities.map(({ label, place }, index) => ({
      id: index + 1,
      label,
      start_offset: place.start,
      end_offset: place.end,
    })),
    relations: relations.map(({ label, from, to }, index) => ({
      id: index + 1,
      from_id: numbers.get(from),
      to_id: numbers.get(to),
      type: label,
    })),
    text: document.text,
    saidwho: ownPartOf(document),
  };
}
