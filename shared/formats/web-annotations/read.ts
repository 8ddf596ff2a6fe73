import { done, refuse, type Result } from '../../result.ts';
import { budgetsOf } from '../budgets.ts';
import { nameWithoutExtension } from '../decode-text.ts';
import type { ReadInput, Reading, Services } from '../format.ts';
import { CODE_POINTS, type ForeignDocument } from '../foreign/foreign-document.ts';
import { isObject, listOf, numberAt, readForeignJson, stringAt } from '../foreign/foreign-json.ts';
import { excerpt, type ImportNotes } from '../foreign/import-notes.ts';
import { readRawText } from '../foreign/raw-text.ts';
import { toReadings } from '../foreign/to-reading.ts';
import { propertyOf } from '../read-json.ts';
import { documentsFrom } from './read-foreign.ts';
import { isOwnCollection, ownDocument } from './read-own.ts';
import { readWebAnnotation } from './web-annotation.ts';

/** Name of the file beside a collection that holds the text it is about. */
export const textBeside = (name: string): string => `${nameWithoutExtension(name)}.txt`;

/** Reads a collection, a page, a list of annotations or a single one. */
export function readWebAnnotations(input: ReadInput, services: Services): Result<readonly Reading[]> {
  const json = readForeignJson(input);
  if (!json.ok) return json;
  const { value, encoding, notes } = json.value;
  const beside = readBeside(input);
  if (!beside.ok) return beside;
  const own = isOwnCollection(value) ? ownDocument(value, beside.value) : null;
  const documents = own === null ? foreignDocuments(value, beside.value, input.name, notes) : [own];
  if (documents === null) {
    const message =
      'The file holds no W3C Web Annotations: neither a collection, a page, a list nor a single one. Check that it is the right file.';
    return refuse({ code: 'webannotation/none', message, where: input.name });
  }
  const mediaType = 'application/ld+json';
  const file = { mediaType, encoding, standard: CODE_POINTS, notes: notes.all(), keepsIds: own !== null };
  return toReadings(documents, file, input, services);
}

function readBeside(input: ReadInput): Result<string | null> {
  const companion = input.companions?.find(({ name }) => name === textBeside(input.name));
  if (companion === undefined) return done(null);
  const text = readRawText(companion.bytes, companion.name, budgetsOf(input.budgets));
  return text.ok ? done(text.value.text) : text;
}

const CONTEXT = 'http://www.w3.org/ns/anno.jsonld';

/** Returns the documents, or null where the value is nothing of the Recommendation. */
function foreignDocuments(
  value: unknown,
  text: string | null,
  name: string,
  notes: ImportNotes,
): readonly ForeignDocument[] | null {
  const items = itemsOf(value, notes);
  if (items === null) return null;
  const contexts = [value, ...items.slice(0, 1)].flatMap((one) => listOf(propertyOf(one, '@context')));
  if (!contexts.includes(CONTEXT)) notes.add(`The file does not name the context of W3C Web Annotation (${CONTEXT}).`);
  const annotations = items.flatMap((item, index) => readWebAnnotation(item, `Annotation ${index + 1}`, notes) ?? []);
  if (items.length > 0 && annotations.length === 0) return null;
  const title = stringAt(value, 'label') ?? nameWithoutExtension(name);
  const documents = documentsFrom(annotations, text, title, notes);
  if (documents.length > 0) return documents;
  return [{ title, text: text ?? '', speakers: [], spans: [], links: [] }];
}

const typesOf = (value: unknown): readonly unknown[] =>
  listOf(propertyOf(value, 'type') ?? propertyOf(value, '@type')).map((type) =>
    String(type).replace(/^(?:as|oa):/u, ''),
  );

/** Pages may hold the next one; those that are elsewhere are not fetched. */
const MOST_PAGES = 10_000;

function itemsOf(value: unknown, notes: ImportNotes): readonly unknown[] | null {
  if (Array.isArray(value)) return value as readonly unknown[];
  if (!isObject(value)) return null;
  const types = typesOf(value);
  const isCollection = types.includes('AnnotationCollection');
  if (!isCollection && !types.includes('AnnotationPage')) return types.includes('Annotation') ? [value] : null;
  const items: unknown[] = [];
  let page: unknown = isCollection && propertyOf(value, 'items') === undefined ? propertyOf(value, 'first') : value;
  for (let count = 0; isObject(page) && count < MOST_PAGES; count += 1) {
    for (const item of listOf(propertyOf(page, 'items'))) items.push(item);
    page = propertyOf(page, 'next');
  }
  const total = numberAt(value, 'total') ?? numberAt(propertyOf(value, 'partOf'), 'total');
  if (typeof page === 'string') notes.add(`The annotations go on at ${excerpt(page)}, which was not fetched.`);
  if (total !== undefined && total > items.length) {
    notes.add(
      `The collection has ${total.toLocaleString('en')} annotations, of which ${items.length} are in the file.`,
    );
  }
  return items;
}
