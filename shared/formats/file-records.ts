import { wordsOf } from '../annotations/covered-text.ts';
import { normaliseFragments } from '../annotations/map-ranges.ts';
import type { Source } from '../model/article.ts';
import type { Block } from '../model/block.ts';
import { offsetTable, type OffsetTable } from '../model/offsets.ts';
import type { Dossier } from '../model/dossier.ts';
import type {
  Annotation,
  Attributes,
  AttributeValue,
  Extra,
  Fragment,
  Link,
  LinkEnd,
  Metadata,
  Speaker,
} from '../model/records.ts';
import {
  fileAnnotation,
  fileFragment,
  fileBlock,
  fileDetached,
  fileLink,
  fileLinkEnd,
  fileMetadata,
  fileSource,
  fileDossier,
  fileSpeaker,
  type FileAnnotation,
  type FileBlock,
  type FileFragment,
  type FileLink,
  type FileMetadata,
  type FileSource,
  type FileDossier,
  type FileSpeaker,
} from '../schema/file-records.ts';
import {
  asExtra,
  extraAt,
  extraInList,
  nested,
  nestedList,
  unknownKeys,
  withExtra,
  withoutUndefined,
} from './extra-keys.ts';
import { fastContextOf } from './fast-context.ts';

/**
 * Records as they stand in our files and back: offsets from UTF-16 code units to code points, each fragment with
 * its text and context, unknown keys carried along. Reading takes values that passed their schema and ranges that
 * passed `check-records.ts`.
 */

/** A text with the table that converts its offsets. */
export interface MeasuredText {
  readonly text: string;
  readonly table: OffsetTable;
}

export const measure = (text: string): MeasuredText => ({ text, table: offsetTable(text) });

const METADATA_KEYS = Object.keys(fileMetadata.shape);
const SOURCE_KEYS = Object.keys(fileSource.shape);
const DOSSIER_KEYS = Object.keys(fileDossier.shape);
const SPEAKER_KEYS = Object.keys(fileSpeaker.shape);
const ANNOTATION_KEYS = Object.keys(fileAnnotation.shape);
const FRAGMENT_KEYS = Object.keys(fileFragment.shape);
const DETACHED_KEYS = Object.keys(fileDetached.shape);
const LINK_KEYS = Object.keys(fileLink.shape);
const LINK_END_KEYS = Object.keys(fileLinkEnd.shape);
const BLOCK_KEYS = Object.keys(fileBlock.shape);

export function toFileMetadata(metadata: Metadata): FileMetadata {
  const { title, url, outlet, authors, published, language, licence, state, tags, note, extra } = metadata;
  const lists = { authors: authors && [...authors], tags: tags && [...tags] };
  const known = {
    title,
    url,
    outlet,
    authors: lists.authors,
    published,
    language,
    licence,
    state,
    tags: lists.tags,
    note,
  };
  return withExtra(withoutUndefined(known), METADATA_KEYS, extra);
}

/** @param alsoKnown further keys of the object that are no metadata */
export function fromFileMetadata(file: FileMetadata, alsoKnown: readonly string[] = []): Metadata {
  const { title, url, outlet, authors, published, language, licence, state, tags, note } = file;
  return {
    record: 'metadata',
    id: 'metadata',
    ...withoutUndefined({ title, url, outlet, authors, published, language, licence, state, tags, note }),
    ...asExtra(unknownKeys(file, [...METADATA_KEYS, ...alsoKnown])),
  };
}

export function toFileSource(source: Source, extra: Extra | undefined): FileSource {
  const { name, mediaType, sha256, encoding, lineEnds, replacedCharacters, report } = source;
  const known = { name, mediaType, sha256, encoding, lineEnds, replacedCharacters, report };
  return withExtra(withoutUndefined(known), SOURCE_KEYS, extra);
}

export function fromFileSource(file: FileSource): Source {
  const { name, mediaType, sha256, encoding, lineEnds, replacedCharacters, report } = file;
  return withoutUndefined({ name, mediaType, sha256, encoding, lineEnds, replacedCharacters, report });
}

export const sourceExtra = (file: FileSource): Extra => unknownKeys(file, SOURCE_KEYS);

export const toFileBlock = (block: Block): FileBlock =>
  withoutUndefined({ type: block.type, level: block.level, text: block.text.toWellFormed() });

export const fromFileBlock = ({ type, level, text }: FileBlock): Block =>
  withoutUndefined({ type, level, text: text.toWellFormed() });

export const blockExtra = (file: FileBlock): Extra => unknownKeys(file, BLOCK_KEYS);

export function toFileSpeaker({ id, name, type, aliases, role, offices, ids, note, extra }: Speaker): FileSpeaker {
  const desk = { offices: offices && [...offices], ids: ids && [...ids] };
  const known = { id, name, type, aliases: [...aliases], role, ...desk, note };
  return withExtra(withoutUndefined(known), SPEAKER_KEYS, extra) as FileSpeaker;
}

export function fromFileSpeaker(file: FileSpeaker): Speaker {
  const { id, name, type, aliases, role, note } = file;
  // What a newer version writes in an office or an id stays where it is (promise D10).
  const desk = { offices: file.offices, ids: file.ids } as Pick<Speaker, 'offices' | 'ids'>;
  return {
    record: 'speaker',
    ...withoutUndefined({ id, name, type, aliases, role, ...desk, note }),
    ...asExtra(unknownKeys(file, SPEAKER_KEYS)),
  };
}

export const toFileDossier = (dossier: Dossier): FileDossier =>
  withExtra(inKeyOrder(dossier, DOSSIER_KEYS), DOSSIER_KEYS, dossier.extra) as FileDossier;

export const fromFileDossier = (file: FileDossier): Dossier =>
  ({
    record: 'dossier',
    ...inKeyOrder(file, DOSSIER_KEYS),
    ...asExtra(unknownKeys(file, DOSSIER_KEYS)),
  }) as Dossier;

/** The keys of the list that the value has, in the order of the list. */
const inKeyOrder = (value: object, keys: readonly string[]): object => {
  const all = new Map<string, unknown>(Object.entries(value));
  return Object.fromEntries(keys.filter((key) => all.get(key) !== undefined).map((key) => [key, all.get(key)]));
};

/** @throws RangeError when a fragment lies outside the text or cuts a character in two */
export function toFileAnnotation(annotation: Annotation, measured: MeasuredText): FileAnnotation {
  const { id, kind, fragments, detached, tagged, attributes, created, modified, creator, extra } = annotation;
  const known = {
    id,
    kind,
    fragments: fragments.map((fragment, index) =>
      withExtra(
        toFileFragment(fragment, measured),
        FRAGMENT_KEYS,
        extraInList(extra, 'fragments', index, fragments.length),
      ),
    ),
    detached: detached && {
      exact: detached.exact,
      prefix: detached.prefix,
      suffix: detached.suffix,
      at: measured.table.toCodePoints(wholeOffset(measured.text, detached.at)),
      ...unknownKeys(extraAt(extra, 'detached') ?? {}, DETACHED_KEYS),
    },
    tagged: tagged === wordsOf(measured.text, annotation) ? undefined : tagged,
    attributes: withExtra(sortKeys(attributes), Object.keys(attributes), extraAt(extra, 'attributes')),
    created,
    modified,
    creator,
  };
  return withExtra(withoutUndefined(known), ANNOTATION_KEYS, extra);
}

function toFileFragment(fragment: Fragment, { text, table }: MeasuredText): FileFragment {
  return {
    start: table.toCodePoints(fragment.start),
    end: table.toCodePoints(fragment.end),
    exact: text.slice(fragment.start, fragment.end),
    ...fastContextOf(text, fragment),
  };
}

export function fromFileAnnotation(file: FileAnnotation, { text, table }: MeasuredText): Annotation {
  const { id, kind, detached, created, modified, creator } = file;
  const fragments = file.fragments.map(({ start, end }) => ({ start: table.toUtf16(start), end: table.toUtf16(end) }));
  const entries = Object.entries(file.attributes);
  const last = detached && {
    exact: detached.exact,
    prefix: detached.prefix,
    suffix: detached.suffix,
    at: table.toUtf16(Math.min(detached.at, table.codePoints)),
  };
  const place = {
    fragments: normaliseFragments(fragments.filter(({ end }) => end <= text.length)),
    ...withoutUndefined({ detached: fragments.length === 0 ? last : undefined }),
  };
  return {
    record: 'annotation',
    id,
    kind,
    ...place,
    tagged: file.tagged?.toWellFormed() ?? wordsOf(text, place),
    attributes: Object.fromEntries(entries.filter(([, value]) => isAttributeValue(value))) as Attributes,
    ...withoutUndefined({ created, modified, creator }),
    ...asExtra({
      ...unknownKeys(file, ANNOTATION_KEYS),
      ...nestedList(
        'fragments',
        file.fragments.map((fragment) => unknownKeys(fragment, FRAGMENT_KEYS)),
      ),
      ...nested('detached', detached === undefined ? {} : unknownKeys(detached, DETACHED_KEYS)),
      ...nested('attributes', Object.fromEntries(entries.filter(([, value]) => !isAttributeValue(value)))),
    }),
  };
}

const isAttributeValue = (value: unknown): value is AttributeValue =>
  typeof value === 'string' ||
  typeof value === 'number' ||
  typeof value === 'boolean' ||
  (Array.isArray(value) && value.every((entry) => typeof entry === 'string'));

export function toFileLink({ id, type, from, to, note, extra }: Link): FileLink {
  const end = ({ record, id }: LinkEnd, path: string) => withExtra({ record, id }, LINK_END_KEYS, extraAt(extra, path));
  return withExtra(withoutUndefined({ id, type, from: end(from, 'from'), to: end(to, 'to'), note }), LINK_KEYS, extra);
}

export function fromFileLink(file: FileLink): Link {
  const end = ({ record, id }: LinkEnd): LinkEnd => ({ record, id });
  return {
    record: 'link',
    id: file.id,
    type: file.type,
    from: end(file.from),
    to: end(file.to),
    ...withoutUndefined({ note: file.note }),
    ...asExtra({
      ...unknownKeys(file, LINK_KEYS),
      ...nested('from', unknownKeys(file.from, LINK_END_KEYS)),
      ...nested('to', unknownKeys(file.to, LINK_END_KEYS)),
    }),
  };
}

/** By id, in code unit order: stable whatever was deleted and undone in between. */
export const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : 0;

export const sortKeys = (attributes: Attributes): Record<string, unknown> =>
  Object.fromEntries(Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Returns `offset`, held inside the text and off the middle of a surrogate pair. */
export function wholeOffset(text: string, offset: number): number {
  const inside = Math.min(Math.max(offset, 0), text.length);
  const unit = text.charCodeAt(inside);
  const before = text.charCodeAt(inside - 1);
  return unit >= 0xdc00 && unit <= 0xdfff && before >= 0xd800 && before <= 0xdbff ? inside - 1 : inside;
}
