import type { SpeakerType } from '../../model/records.ts';
import { withoutUndefined } from '../extra-keys.ts';
import type { ForeignDocument, ForeignSpeaker } from '../foreign/foreign-document.ts';
import { childOf, childrenOf, descendantsOf, type XmlElement } from '../xml.ts';
import { languageTag } from '../language-tag.ts';
import { idOf, valueOf } from './values.ts';

/** What the header of a TEI document says of the text, and whom it names as persons. */
export interface TeiHeader {
  readonly title: string | null;
  readonly metadata: NonNullable<ForeignDocument['metadata']>;
}

/** Returns the first descendant that is reached by these names, each a child of the one before. */
export function pathTo(element: XmlElement | null, ...names: readonly string[]): XmlElement | null {
  return names.reduce<XmlElement | null>((at, name) => (at === null ? null : childOf(at, name)), element);
}

const textAt = (element: XmlElement | null, ...names: readonly string[]): string | undefined => {
  const found = pathTo(element, ...names);
  return found === null ? undefined : valueOf(found);
};

const first = (...texts: readonly (string | undefined)[]): string | undefined =>
  texts.find((text) => text !== undefined && text !== '');

/** Reads the header of the document. */
export function readHeader(root: XmlElement): TeiHeader {
  const header = childOf(root, 'teiHeader');
  const file = pathTo(header, 'fileDesc');
  const titles = pathTo(file, 'titleStmt');
  const bibl = pathTo(file, 'sourceDesc', 'bibl');
  const printed = pathTo(file, 'sourceDesc', 'biblStruct', 'monogr');
  const authors = titles === null ? [] : childrenOf(titles, 'author').map(valueOf);
  const publication = pathTo(file, 'publicationStmt');
  const url = [pathTo(bibl, 'ptr'), pathTo(bibl, 'ref')].find((one) => one !== null)?.attributes['target'];
  const language = pathTo(header, 'profileDesc', 'langUsage', 'language')?.attributes['ident']?.slice(0, 100);
  const text = childOf(root, 'text');
  const metadata = {
    url: url !== undefined && /^https?:/u.test(url) ? url : undefined,
    outlet: first(textAt(bibl, 'publisher'), textAt(printed, 'imprint', 'publisher'), textAt(publication, 'publisher')),
    authors: authors.length === 0 ? undefined : authors,
    published: first(textAt(bibl, 'date'), textAt(printed, 'imprint', 'date'), textAt(publication, 'date')),
    language: language ?? languageTag(text?.attributes['xml:lang'] ?? root.attributes['xml:lang']) ?? undefined,
    licence: textAt(publication, 'availability', 'licence'),
    note: textAt(file, 'notesStmt', 'note'),
  };
  const title = titles === null ? null : (childrenOf(titles, 'title').find(isMain) ?? childOf(titles, 'title'));
  return { title: title === null ? null : valueOf(title), metadata: withoutUndefined(metadata) };
}

const isMain = ({ attributes }: XmlElement): boolean => attributes['type'] === 'main';

const TYPES: ReadonlyMap<string, SpeakerType> = new Map([
  ['person', 'person'],
  ['org', 'organisation'],
  ['personGrp', 'group'],
]);

/** Returns the persons, groups and organisations that the document lists, and the parts of a play; those with an id. */
export function readPersons(root: XmlElement): readonly ForeignSpeaker[] {
  const speakers = new Map<string, ForeignSpeaker>();
  for (const element of descendantsOf(root)) {
    const id = element.attributes['xml:id'];
    if (id === undefined || speakers.has(id)) continue;
    const type = TYPES.get(element.name);
    if (type !== undefined) speakers.set(id, personOf(element, id, type));
    else if (element.name === 'role' || element.name === 'castItem') {
      speakers.set(id, { id, name: valueOf(childOf(element, 'role') ?? element) || nameOfId(id) });
    }
  }
  return [...speakers.values()];
}

function personOf(element: XmlElement, id: string, type: SpeakerType): ForeignSpeaker {
  const names = [...childrenOf(element, 'persName'), ...childrenOf(element, 'orgName'), ...childrenOf(element, 'name')];
  const isAlias = ({ attributes }: XmlElement) => attributes['type'] === 'alias';
  const main = names.find((name) => !isAlias(name));
  const notes = childrenOf(element, 'note');
  const noteOf = (isWanted: (kind: string | undefined) => boolean) =>
    notes.filter(({ attributes }) => isWanted(attributes['type'])).map(valueOf);
  const role = [
    ...noteOf((kind) => kind === 'role'),
    ...['occupation', 'affiliation'].flatMap((name) => childrenOf(element, name).map(valueOf)),
  ];
  const note = noteOf((kind) => kind !== 'role' && kind !== 'type');
  const isUnnamed = noteOf((kind) => kind === 'type').includes('unnamed');
  return {
    id: idOf(id),
    name: main === undefined ? nameOfId(id) : valueOf(main),
    type: isUnnamed ? 'unnamed' : type,
    aliases: names.filter((name) => name !== main).map(valueOf),
    ...(role.length === 0 ? {} : { role: role.join('; ') }),
    ...(note.length === 0 ? {} : { note: note.join('\n') }),
  };
}

/** Returns a name for somebody of whom only an id is known: `the_Mouse` is “the Mouse”. */
export const nameOfId = (id: string): string => id.replaceAll('_', ' ').trim() || id;
