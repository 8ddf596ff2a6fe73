import { BLOCK_TYPES, type Block } from '../../model/block.ts';
import { SPEAKER_TYPES, type AttributeValue } from '../../model/records.ts';
import { withoutUndefined } from '../extra-keys.ts';
import { propertyOf } from '../read-json.ts';
import { ownText } from './counted-text.ts';
import { type DeskPart, deskPartOf, withDeskPart } from './desk-part.ts';
import type { ForeignDocument, ForeignFragment, ForeignLink, ForeignSpan, ForeignSpeaker } from './foreign-document.ts';
import { isObject, listOf, numberAt, stringAt, stringsAt } from './foreign-json.ts';

/**
 * Formats in JSON keep what they do not know. Ours goes under one key, `saidwho`, beside what everybody reads: the title,
 * what sort of paragraph each is, speakers, checks, which pieces are one annotation, when and by whom it was made. The **own
 * part** says of an annotation no more than its label and places, so that it finds its own again after a trip through a
 * program that numbers anew; what that program changed, added or took away holds.
 */
export interface OwnPart {
  readonly version: 1;
  readonly title: string;
  readonly metadata: ForeignDocument['metadata'];
  /** `heading 1`, one a paragraph; absent where all are plain. */
  readonly blocks?: readonly string[];
  readonly speakers: readonly ForeignSpeaker[];
  readonly annotations: readonly OwnAnnotation[];
  readonly links: readonly Omit<ForeignLink, 'extra'>[];
  readonly desk?: DeskPart;
}

/** Its words go along, so that the offsets can be proved. */
type OwnAnnotation = Omit<ForeignSpan, 'extra'>;

/** Returns the own part of a document that counts as its file does. */
export function ownPartOf(document: ForeignDocument): OwnPart {
  const { title, metadata, blocks = [], speakers, spans, links } = document;
  const { extra: _, state: _state, tags: _tags, ...known } = metadata ?? {};
  const isPlain = blocks.every(({ type }) => type === 'paragraph');
  return {
    version: 1,
    title,
    metadata: known,
    ...(isPlain ? {} : { blocks: blocks.map(({ type, level }) => (level === undefined ? type : `${type} ${level}`)) }),
    speakers: speakers.map(({ id, name, type, aliases, role, note }) => ({
      id,
      name,
      ...withoutUndefined({ type, aliases, role, note }),
    })),
    annotations: spans.map(({ extra: _extra, ...span }) => span),
    links: links.map(({ extra: _extra, ...link }) => link),
    ...withoutUndefined({ desk: deskPartOf(document) }),
  };
}

/** True when the value is an own part. */
export const isOwnPart = (value: unknown): boolean => isObject(value) && propertyOf(value, 'version') === 1;

/**
 * Returns the document with what its own part adds: pieces are put together, and those annotations and links that the
 * file still has get their ids and history back.
 *
 * @param hasAttributes the format has attributes, so that those of the file hold
 */
export function withOwnPart(document: ForeignDocument, part: unknown, hasAttributes: boolean): ForeignDocument {
  if (!isOwnPart(part)) return document;
  const speakers = listOf(propertyOf(part, 'speakers')).flatMap(speakerIn);
  const { spans, idOf, detached } = mergedSpans(document.spans, part, hasAttributes);
  const beyond = new Set([...speakers.map(({ id }) => id), ...detached]);
  const { url, outlet, published, language, licence, note } = stringsIn(propertyOf(part, 'metadata'));
  const authors = propertyOf(propertyOf(part, 'metadata'), 'authors');
  const whole = {
    ...document,
    title: stringAt(part, 'title') ?? document.title,
    ...withoutUndefined({ blocks: blocksIn(document.text, propertyOf(part, 'blocks')) }),
    metadata: {
      ...document.metadata,
      ...withoutUndefined({ url, outlet, published, language, licence, note }),
      ...(authors === undefined ? {} : { authors: stringsAt(propertyOf(part, 'metadata'), 'authors') }),
    },
    speakers: [...document.speakers, ...speakers],
    spans,
    links: mergedLinks(document.links, part, idOf, beyond),
  };
  return withDeskPart(whole, propertyOf(part, 'desk'));
}

const placeKey = (label: string, { start, end }: ForeignFragment): string => `${label}\n${start}\n${end}`;

function mergedSpans(items: readonly ForeignSpan[], part: unknown, hasAttributes: boolean) {
  const waiting = new Map<string, ForeignSpan[]>();
  for (const item of items.toReversed()) {
    for (const fragment of item.fragments) push(waiting, placeKey(item.label, fragment), item);
  }
  const taken = new Set<ForeignSpan>();
  const idOf = new Map<string, string>();
  const spans: ForeignSpan[] = [];
  const detached: string[] = [];
  for (const own of listOf(propertyOf(part, 'annotations')).flatMap(annotationIn)) {
    if (own.fragments.length === 0) {
      spans.push(own);
      detached.push(own.id);
      continue;
    }
    const pieces = own.fragments.map((place) =>
      nextFree(taken, own.fragments, waiting.get(placeKey(own.label, place))),
    );
    if (pieces.some((piece) => piece === undefined)) continue;
    const whole = [...new Set(pieces as ForeignSpan[])];
    for (const piece of whole) {
      taken.add(piece);
      idOf.set(piece.id, own.id);
    }
    const attributes = hasAttributes ? attributesOf(whole[0]!, own) : own.attributes;
    spans.push({ ...own, attributes, ...wordsOf(whole) });
  }
  return { spans: [...spans, ...items.filter((item) => !taken.has(item))], idOf, detached };
}

/** The first that is free and does not reach beyond the places that are looked for. */
function nextFree(
  taken: ReadonlySet<ForeignSpan>,
  places: readonly ForeignFragment[],
  items: ForeignSpan[] = [],
): ForeignSpan | undefined {
  const last = items.findLastIndex((item) => !taken.has(item));
  // Those behind it are taken for good, and need not be looked at again.
  items.length = last + 1;
  const found = items[last];
  return found !== undefined && found.fragments.length <= places.length ? found : undefined;
}

/** The words of the file where it has them; else ours stay. */
function wordsOf(pieces: readonly ForeignSpan[]): { readonly quoted?: string } {
  const words = pieces.map(({ quoted }) => quoted);
  return words.includes(undefined) ? {} : { quoted: words.join(' ') };
}

/** Those of the file; where they say the same as ours, of the sort that they were. */
function attributesOf(
  { attributes: given }: ForeignSpan,
  { attributes: own }: OwnAnnotation,
): ForeignSpan['attributes'] {
  const words = (value: unknown) => JSON.stringify(listOf(value).map(String));
  const isSame = (key: string) => words(propertyOf(given, key)) === words(propertyOf(own, key));
  const kept = Object.entries(own).filter(([key]) => isSame(key));
  return { ...given, ...Object.fromEntries(kept) };
}

function mergedLinks(
  links: readonly ForeignLink[],
  part: unknown,
  idOf: ReadonlyMap<string, string>,
  beyond: ReadonlySet<string>,
): ForeignLink[] {
  const key = ({ label, from, to }: ForeignLink) => `${label}\n${from}\n${to}`;
  const own = new Map<string, ForeignLink[]>();
  const carried: ForeignLink[] = [];
  for (const link of listOf(propertyOf(part, 'links')).flatMap(linkIn)) {
    if (beyond.has(link.from) || beyond.has(link.to)) carried.push(link);
    else push(own, key(link), link);
  }
  for (const same of own.values()) same.reverse();
  const read = links.flatMap((link): ForeignLink[] => {
    const here = { ...link, from: idOf.get(link.from) ?? link.from, to: idOf.get(link.to) ?? link.to };
    // What tied two pieces ties nothing once they are one.
    if (here.from === here.to && link.from !== link.to) return [];
    return [own.get(key(here))?.pop() ?? here];
  });
  return [...read, ...carried];
}

function push<T>(lists: Map<string, T[]>, key: string, entry: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [entry]);
  else list.push(entry);
}

/** The strings of an object, by key. */
const stringsIn = (value: unknown): Partial<Record<string, string>> =>
  isObject(value)
    ? Object.fromEntries(
        Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
      )
    : {};

function speakerIn(value: unknown): ForeignSpeaker[] {
  const { id, name, role, note } = stringsIn(value);
  if (id === undefined || name === undefined) return [];
  const type = SPEAKER_TYPES.find((one) => one === stringAt(value, 'type'));
  return [{ id, name, aliases: stringsAt(value, 'aliases'), ...withoutUndefined({ type, role, note }) }];
}

function annotationIn(value: unknown): OwnAnnotation[] {
  const { id, label, quoted, created, modified, creator, tagged } = stringsIn(value);
  if (id === undefined || label === undefined) return [];
  const fragments = listOf(propertyOf(value, 'fragments')).map((place) => ({
    start: numberAt(place, 'start') ?? -1,
    end: numberAt(place, 'end') ?? -1,
  }));
  const lost = propertyOf(value, 'detached');
  const { exact = '', prefix = '', suffix = '' } = stringsIn(lost);
  const detached = fragments.length > 0 ? undefined : { exact, prefix, suffix, at: numberAt(lost, 'at') ?? 0 };
  return [
    {
      id,
      label,
      fragments,
      attributes: attributesIn(propertyOf(value, 'attributes')),
      ...withoutUndefined({ quoted, created, modified, creator, tagged, detached }),
    },
  ];
}

/** Returns what of an object are values that an annotation can have. */
export function attributesIn(value: unknown): Readonly<Record<string, AttributeValue>> {
  if (!isObject(value)) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, AttributeValue] => isAttributeValue(entry[1])),
  );
}

/** True for what an annotation can have as a value. */
export const isAttributeValue = (value: unknown): value is AttributeValue =>
  ['string', 'number', 'boolean'].includes(typeof value) ||
  (Array.isArray(value) && value.every((one) => typeof one === 'string'));

function linkIn(value: unknown): ForeignLink[] {
  const { id, label, from, to, note } = stringsIn(value);
  if (id === undefined || label === undefined || from === undefined || to === undefined) return [];
  return [{ id, label, from, to, ...withoutUndefined({ note }) }];
}

/** What sort of paragraph each is; undefined where the file says it of another number of them. */
export function blocksIn(text: string, sorts: unknown): readonly Block[] | undefined {
  const lines = ownText(text).split('\n');
  const names = listOf(sorts);
  if (names.length !== lines.length) return undefined;
  return lines.map((line, i): Block => {
    const [, sort, level] = /^([a-z-]+)(?: ([1-9]))?$/u.exec(String(names[i])) ?? [];
    const type = BLOCK_TYPES.find((one) => one === sort) ?? 'paragraph';
    return { type, ...(level === undefined ? {} : { level: Number(level) }), text: line };
  });
}
