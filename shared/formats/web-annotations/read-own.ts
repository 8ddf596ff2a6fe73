import { SPEAKER_TYPES, type AttributeValue } from '../../model/records.ts';
import { withoutUndefined } from '../extra-keys.ts';
import { withDeskPart } from '../foreign/desk-part.ts';
import type { ForeignDocument, ForeignLink, ForeignSpan, ForeignSpeaker } from '../foreign/foreign-document.ts';
import { idAt, isObject, listOf, numberAt, stringAt, stringsAt } from '../foreign/foreign-json.ts';
import { UNWRITABLE } from '../foreign/foreign-of.ts';
import { blocksIn, isAttributeValue } from '../foreign/own-part.ts';
import { propertyOf } from '../read-json.ts';
import { selectionOf } from './selectors.ts';

/** Our own collections say in our own terms what the Recommendation has no words for; so they come back whole. */

/** True for a collection that says so in its context. */
export const isOwnCollection = (value: unknown): boolean =>
  listOf(propertyOf(value, '@context')).some((context) => stringAt(context, 'saidwho') === 'urn:saidwho:ns:') &&
  isObject(propertyOf(value, 'document'));

/**
 * Returns the document of one of our own collections.
 *
 * @param beside the text that lies beside the file, for a collection without its own; null where there is none
 */
export function ownDocument(collection: unknown, beside: string | null): ForeignDocument | null {
  const document = propertyOf(collection, 'document');
  const given = stringAt(document, 'text')?.replaceAll(UNWRITABLE, '\ufffd') ?? beside;
  if (given === null) return null;
  const items = listOf(propertyOf(propertyOf(collection, 'first'), 'items'));
  const recordIds = new Map<string, string>();
  for (const one of [...items, ...listOf(propertyOf(collection, 'speakers'))]) {
    recordIds.set(idAt(one, 'id') ?? '', idAt(one, 'recordId') ?? idAt(one, 'id') ?? '');
  }
  const isLink = (item: unknown) => stringAt(item, 'linkType') !== undefined;
  const { url, outlet, published, textLanguage: language, licence, note } = stringsOf(document);
  const authors = propertyOf(document, 'authors') === undefined ? undefined : stringsAt(document, 'authors');
  const own: ForeignDocument = {
    title: stringAt(document, 'title') ?? '',
    text: given,
    ...withoutUndefined({ blocks: blocksIn(given, propertyOf(document, 'blocks')) }),
    metadata: withoutUndefined({ url, outlet, authors, published, language, licence, note }),
    speakers: listOf(propertyOf(collection, 'speakers')).filter(isObject).map(speakerOf),
    spans: items.filter((item) => isObject(item) && !isLink(item)).map((item) => spanOf(item, recordIds)),
    links: items.filter((item) => isObject(item) && isLink(item)).map((item) => linkOf(item, recordIds)),
  };
  return withDeskPart(own, propertyOf(collection, 'desk'));
}

/** The strings of an object, by key. */
const stringsOf = (value: unknown): Partial<Record<string, string>> =>
  isObject(value)
    ? Object.fromEntries(
        Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
      )
    : {};

function speakerOf(speaker: unknown): ForeignSpeaker {
  const { name = '', role, note } = stringsOf(speaker);
  const type = SPEAKER_TYPES.find((one) => one === stringAt(speaker, 'speakerType'));
  const id = idAt(speaker, 'recordId') ?? idAt(speaker, 'id') ?? name;
  return { id, name, aliases: stringsAt(speaker, 'aliases'), ...withoutUndefined({ type, role, note }) };
}

function spanOf(item: unknown, recordIds: ReadonlyMap<string, string>): ForeignSpan {
  const { kind = '', created, modified, tagged } = stringsOf(item);
  const selections = listOf(propertyOf(item, 'target')).map((target) => selectionOf(propertyOf(target, 'selector')));
  const quoted = selections.map(({ quote }) => quote?.exact ?? '').join(' ');
  const lost = propertyOf(item, 'isDetached') === true ? (selections[0]?.quote ?? NO_WORDS) : undefined;
  return {
    id: recordIds.get(idAt(item, 'id') ?? '') ?? '',
    label: kind,
    fragments: lost === undefined ? selections.flatMap(({ position }) => position ?? []) : [],
    attributes: attributesIn(item),
    ...(lost === undefined ? { quoted } : { detached: { ...lost, at: numberAt(item, 'detachedAt') ?? 0 } }),
    ...withoutUndefined({ created, modified, tagged, creator: stringAt(propertyOf(item, 'creator'), 'name') }),
  };
}

const NO_WORDS = { exact: '', prefix: '', suffix: '' };

function attributesIn(item: unknown): Readonly<Record<string, AttributeValue>> {
  const entries = listOf(propertyOf(item, 'body')).flatMap((body): [string, AttributeValue][] => {
    const [field, value] = [stringAt(body, 'field'), propertyOf(body, 'fieldValue')];
    return field !== undefined && isAttributeValue(value) ? [[field, value]] : [];
  });
  return Object.fromEntries(entries);
}

function linkOf(item: unknown, recordIds: ReadonlyMap<string, string>): ForeignLink {
  const end = (key: string) => recordIds.get(idAt(item, key) ?? '') ?? '';
  const note = listOf(propertyOf(item, 'body')).find((body) => propertyOf(body, 'purpose') === 'commenting');
  return {
    id: end('id'),
    label: stringAt(item, 'linkType') ?? '',
    from: end('linkFrom'),
    to: end('linkTo'),
    ...withoutUndefined({ note: stringAt(note, 'value') }),
  };
}
