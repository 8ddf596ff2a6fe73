import { DESK_FACTS } from './desk-facts.ts';
import type { AttributeValue } from '../model/records.ts';
import { refuse, type Result } from '../result.ts';
import { nameWithoutExtension } from './decode-text.ts';
import type { Format, NamedArticle, ReadInput, Reading, Services } from './format.ts';
import { CODE_POINTS, type ForeignDocument, type ForeignLink, type ForeignSpan } from './foreign/foreign-document.ts';
import { idAt, listOf, readForeignJson, stringAt } from './foreign/foreign-json.ts';
import { foreignOf } from './foreign/foreign-of.ts';
import { excerpt, type ImportNotes } from './foreign/import-notes.ts';
import { JSON_LOSSES } from './foreign/json-losses.ts';
import { isOwnPart, ownPartOf, withOwnPart } from './foreign/own-part.ts';
import { toReadings } from './foreign/to-reading.ts';
import { propertyOf } from './read-json.ts';

/**
 * PubAnnotation’s JSON, which TextAE edits: a text, **denotations** of stretches of it, **relations** between them and
 * **attributes** of them; **tracks** hold the annotations of several projects. Offsets count characters, half-open. A
 * denotation of several pieces has a list of spans. Speakers and what else it has no words for are in `saidwho`.
 */
export const pubAnnotation: Format = {
  id: 'pubannotation',
  label: 'PubAnnotation (TextAE)',
  description: 'Denotations, relations and attributes in JSON, for TextAE and PubAnnotation.',
  group: 'annotations',
  extensions: ['json'],
  mediaType: 'application/json',
  loses: JSON_LOSSES,
  desk: { keeps: DESK_FACTS },
  sniffs: (head) => /^\s*[[{][^]*"(?:denotations|tracks)"\s*:\s*\[/u.test(new TextDecoder().decode(head)),
  read: readPubAnnotation,
  write: (article) => `${JSON.stringify(pubAnnotationOf({ article, name: '' }), null, 2)}\n`,
  writeMany: (documents) => `${JSON.stringify(documents.map(pubAnnotationOf), null, 2)}\n`,
};

/** What no denotation may have for an obj and no relation for a pred. */
const WITHOUT_LABEL = 'annotation';

function readPubAnnotation(input: ReadInput, services: Services): Result<readonly Reading[]> {
  const json = readForeignJson(input);
  if (!json.ok) return json;
  const { value, encoding, notes } = json.value;
  const all = listOf(value);
  const documents = all.flatMap((one, index): ForeignDocument[] => {
    const name = nameWithoutExtension(input.name);
    const called = all.length === 1 ? name : `${name} ${index + 1}`;
    const document = documentIn(one, called, notes);
    if (document === null) notes.add(`Document ${index + 1} has no text and was left out.`);
    return document === null ? [] : [document];
  });
  if (documents.length === 0) {
    const message =
      'The file holds no text with annotations as PubAnnotation has them. Check that it is the right file.';
    return refuse({ code: 'pubannotation/no-text', message, where: input.name });
  }
  const keepsIds = all.every((one) => isOwnPart(propertyOf(one, 'saidwho')));
  const file = { mediaType: 'application/json', encoding, standard: CODE_POINTS, notes: notes.all(), keepsIds };
  return toReadings(documents, file, input, services);
}

function documentIn(value: unknown, name: string, notes: ImportNotes): ForeignDocument | null {
  const text = stringAt(value, 'text');
  if (text === undefined) return null;
  const tracks = [value, ...listOf(propertyOf(value, 'tracks'))].map((track, index) => trackIn(track, index, notes));
  const target = stringAt(value, 'target');
  const document: ForeignDocument = {
    title: target === undefined ? name : (target.split('/').findLast((part) => part !== '') ?? name),
    text,
    ...(target !== undefined && /^https?:\/\//u.test(target) && { metadata: { url: target } }),
    speakers: [],
    spans: tracks.flatMap(({ spans }) => spans),
    links: tracks.flatMap(({ links }) => links),
  };
  return withOwnPart(document, propertyOf(value, 'saidwho'), true);
}

/** Ids are unique in a track only; those of the second begin with its number. */
function trackIn(track: unknown, index: number, notes: ImportNotes): Pick<ForeignDocument, 'spans' | 'links'> {
  const idFor = (id: string) => (index === 0 ? id : `${index}/${id}`);
  const project = index === 0 ? undefined : stringAt(track, 'project');
  const attributes = attributesById(track, notes);
  const found = [...listOf(propertyOf(track, 'denotations')), ...listOf(propertyOf(track, 'blocks'))];
  const spans = found.flatMap((denotation, at): ForeignSpan[] => {
    const fragments = placesOf(denotation);
    const id = idAt(denotation, 'id') ?? `without-id ${at}`;
    if (fragments === null) {
      notes.add(`The denotation ${excerpt(JSON.stringify(denotation))} has no offsets that are whole numbers.`);
      return [];
    }
    const given = attributes.get(id) ?? {};
    attributes.delete(id);
    const label = idAt(denotation, 'obj') ?? WITHOUT_LABEL;
    return [{ id: idFor(id), label, fragments, attributes: { ...given, ...(project !== undefined && { project }) } }];
  });
  for (const id of attributes.keys())
    notes.add(`An attribute is of ${excerpt(id)}, which is no denotation of the file.`);
  const ids = new Set(spans.map(({ id }) => id));
  const links = listOf(propertyOf(track, 'relations')).flatMap((relation, at): ForeignLink[] => {
    const [subject, object] = [idAt(relation, 'subj'), idAt(relation, 'obj')];
    const isWhole = subject !== undefined && object !== undefined && ids.has(idFor(subject)) && ids.has(idFor(object));
    if (!isWhole) {
      notes.add(`The relation ${excerpt(JSON.stringify(relation))} is not between two denotations of the file.`);
      return [];
    }
    const id = idFor(idAt(relation, 'id') ?? `relation ${at}`);
    return [{ id, label: idAt(relation, 'pred') ?? WITHOUT_LABEL, from: idFor(subject), to: idFor(object) }];
  });
  return { spans, links };
}

/** Returns the pieces in text order, or null where an offset is no whole number. */
function placesOf(denotation: unknown): ForeignSpan['fragments'] | null {
  const span = propertyOf(denotation, 'span');
  const places = listOf(span).map((place) => {
    const [start, end] = [propertyOf(place, 'begin'), propertyOf(place, 'end')];
    return { start: Number.isInteger(start) ? Number(start) : -1, end: Number.isInteger(end) ? Number(end) : -1 };
  });
  if (places.length === 0 || places.some(({ start, end }) => start < 0 || end < start)) return null;
  return places.sort((a, b) => a.start - b.start);
}

/** Values of the same name make a list. */
function attributesById(track: unknown, notes: ImportNotes): Map<string, Record<string, AttributeValue>> {
  const valuesById = new Map<string, Map<string, (string | number | boolean)[]>>();
  for (const attribute of listOf(propertyOf(track, 'attributes'))) {
    const [subject, name] = [idAt(attribute, 'subj'), idAt(attribute, 'pred')];
    const value = propertyOf(attribute, 'obj');
    if (subject === undefined || name === undefined || !isPlain(value)) {
      notes.add(`The attribute ${excerpt(JSON.stringify(attribute))} lacks a subject, a name or a value.`);
      continue;
    }
    const values = valuesById.get(subject) ?? new Map<string, (string | number | boolean)[]>();
    valuesById.set(subject, values);
    const same = values.get(name) ?? [];
    values.set(name, same);
    same.push(value);
  }
  return new Map(
    [...valuesById].map(([id, values]) => [
      id,
      Object.fromEntries([...values].map(([name, all]) => [name, all.length === 1 ? all[0]! : all.map(String)])),
    ]),
  );
}

const isPlain = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

function pubAnnotationOf({ article }: NamedArticle): Readonly<Record<string, unknown>> {
  const document = foreignOf(article, 'code-points');
  const spans = document.spans.filter(({ fragments }) => fragments.length > 0);
  const ids = new Set(spans.map(({ id }) => id));
  const links = document.links.filter(({ from, to }) => ids.has(from) && ids.has(to));
  const attributes = spans.flatMap(({ id, attributes }) =>
    Object.entries(attributes).flatMap(([pred, value]) =>
      (typeof value === 'object' ? value : [value]).map((obj) => ({ subj: id, pred, obj })),
    ),
  );
  const { url } = article.metadata;
  return {
    ...(url !== undefined && { target: url }),
    text: document.text,
    denotations: spans.map(({ id, label, fragments }) => {
      const places = fragments.map(({ start, end }) => ({ begin: start, end }));
      return { id, span: places.length === 1 ? places[0]! : places, obj: label };
    }),
    relations: links.map(({ id, label, from, to }) => ({ id, pred: label, subj: from, obj: to })),
    attributes: attributes.map((attribute, index) => ({ id: `A${index + 1}`, ...attribute })),
    saidwho: ownPartOf(document),
  };
}
