import { Scheme } from '../../kinds/scheme.ts';
import type { Colour, Kind } from '../../model/scheme.ts';
import { offsetTable } from '../../model/offsets.ts';
import type { AttributeValue } from '../../model/records.ts';
import type { NamedArticle, OutFile, Services } from '../format.ts';
import type { ForeignDocument, ForeignLink, ForeignSpan, ForeignSpeaker } from '../foreign/foreign-document.ts';
import { foreignOf } from '../foreign/foreign-of.ts';
import { inParts } from '../foreign/parts.ts';
import { isUuid, uuidOf } from '../uuid.ts';
import { block, el, writeXml, type XmlOut } from '../xml.ts';
import {
  aliasesInOne,
  codeOfKind,
  codeOfValue,
  fitsCode,
  isTime,
  METADATA_KEYS,
  nameOfLinkType,
  noteOfValue,
  variableOf,
} from './words.ts';

/**
 * Writes a project: kinds are codes, choices their sub-codes, annotations selections, speakers cases, links links, and
 * longer values notes. The order of elements is the schema's, and GUIDs are the ids of records, or made of them.
 */
export function writeProject(documents: readonly NamedArticle[], services: Services): readonly OutFile[] {
  return new ProjectWriter(services).files(documents);
}

/** Colours of codes: those of the kinds on white paper. */
const COLOURS: Readonly<Record<Colour, string>> = {
  amber: '#B36B00',
  blue: '#1F5FBF',
  green: '#2E7D32',
  magenta: '#A0308C',
  red: '#C62828',
  teal: '#00796B',
  violet: '#6A3FB5',
  slate: '#546E7A',
};

/** A selection is called by its words, cut where they are more. UTF-16 code units. */
const LONGEST_NAME = 300;

class ProjectWriter {
  readonly #services: Services;
  readonly #taken = new Set<string>();
  readonly #codes = new Map<
    string,
    { readonly guid: string; readonly kind: Kind | null; readonly values: Map<string, string> }
  >();
  readonly #users = new Map<string, string>();
  readonly #variables = new Map<string, string>();
  readonly #notes: XmlOut[] = [];
  readonly #cases: XmlOut[] = [];
  readonly #links: XmlOut[] = [];

  constructor(services: Services) {
    this.#services = services;
  }

  files(documents: readonly NamedArticle[]): readonly OutFile[] {
    const sources: OutFile[] = [];
    const elements = documents.map(({ article }) => {
      const scheme = Scheme.of(article.scheme);
      const document = inParts(foreignOf(article, 'code-points'));
      const guid = this.#guid(article.id, 'source');
      // A first character that looks like a byte order mark gets one before it, which readers take off.
      const content = document.text.startsWith('\ufeff') ? `\ufeff${document.text}` : document.text;
      sources.push({ name: `sources/${guid}.txt`, content });
      return this.#source(document, { guid, scope: article.id, scheme });
    });
    const { name, version } = this.#services.generator;
    const title = documents.length === 1 ? documents[0]!.article.metadata.title : `${documents.length} articles`;
    const root = block(
      'Project',
      { xmlns: 'urn:QDA-XML:project:1.0', name: title, origin: `${name} ${version}` },
      ...list(
        'Users',
        [...this.#users].map(([user, guid]) => el('User', { guid, name: user })),
      ),
      ...(this.#codes.size === 0 ? [] : [block('CodeBook', {}, block('Codes', {}, ...this.#codeElements()))]),
      ...list(
        'Variables',
        [...this.#variables].map(([one, guid]) => el('Variable', { guid, name: one, typeOfVariable: 'Text' })),
      ),
      ...list('Cases', this.#cases),
      ...list('Sources', elements),
      ...list('Notes', this.#notes),
      ...list('Links', this.#links),
    );
    return [{ name: 'project.qde', content: writeXml(root) }, ...sources];
  }

  #source(document: ForeignDocument, { guid, scope, scheme }: { guid: string; scope: string; scheme: Scheme }): XmlOut {
    const guids = new Map<string, string>();
    for (const { id } of [...document.spans, ...document.speakers, ...document.links])
      guids.set(id, this.#guid(id, scope));
    const table = offsetTable(document.text);
    const selections = document.spans.map((span) => {
      const { start, end } = span.fragments[0]!;
      const words = document.text.slice(table.toUtf16(start), table.toUtf16(end));
      return this.#selection(span, { guid: guids.get(span.id)!, words, scheme, scope });
    });
    const selectionsOf = selectionsBySpeaker(document);
    for (const speaker of document.speakers) {
      const tied = [...(selectionsOf.get(speaker.id) ?? [])].map((id) => guids.get(id)!);
      this.#addCase(speaker, guids.get(speaker.id)!, tied);
    }
    for (const link of document.links) this.#addLink(link, guids, scope);
    const metadata = METADATA_KEYS.flatMap((key) => {
      const value = document.metadata?.[key];
      return typeof value === 'string' ? [this.#variableValue(variableOf(key), value)] : [];
    });
    return {
      name: 'TextSource',
      attributes: { guid, name: document.title, plainTextPath: `internal://${guid}.txt` },
      children: [...selections, ...metadata],
      isBlock: true,
    };
  }

  #selection(
    span: ForeignSpan,
    { guid, words, scheme, scope }: { guid: string; words: string; scheme: Scheme; scope: string },
  ): XmlOut {
    const { start, end } = span.fragments[0]!;
    const { note, ...values } = span.attributes;
    const description = typeof note === 'string' ? note : '';
    const codes = [this.#code(span.label, scheme), ...this.#valueCodes(span.label, values, scheme)];
    const codings = codes.map((code, i) =>
      el('Coding', { guid: uuidOf(`${guid} coding ${i}`, this.#services) }, el('CodeRef', { targetGUID: code })),
    );
    const { kind } = this.#codeEntry(span.label, scheme);
    const notes = Object.entries(values).flatMap(([key, value]) =>
      this.#valueNote(key, value, kind, `${scope} ${span.id}`),
    );
    const attributes = {
      guid,
      name: nameOf(words),
      startPosition: start,
      endPosition: end,
      creatingUser: span.creator === undefined ? undefined : this.#user(span.creator),
      creationDateTime: timeOf(span.created),
      modifiedDateTime: timeOf(span.modified),
    };
    return block(
      'PlainTextSelection',
      attributes,
      ...(description === '' ? [] : [el('Description', {}, description)]),
      ...codings,
      ...notes,
    );
  }

  #code(label: string, scheme: Scheme): string {
    return this.#codeEntry(label, scheme).guid;
  }

  #codeEntry(label: string, scheme: Scheme) {
    const known = this.#codes.get(label);
    if (known !== undefined) return known;
    const made = {
      guid: uuidOf(`code ${label}`, this.#services),
      kind: scheme.findKind(label),
      values: new Map<string, string>(),
    };
    this.#codes.set(label, made);
    return made;
  }

  #valueCodes(label: string, values: ForeignSpan['attributes'], scheme: Scheme): string[] {
    return Object.entries(values).flatMap(([key, value]) =>
      shortValues(key, value, this.#codeEntry(label, scheme).kind).map((one) => {
        const name = codeOfValue(key, one);
        const { values: codes } = this.#codeEntry(label, scheme);
        const guid = codes.get(name) ?? uuidOf(`code ${label} ${name}`, this.#services);
        codes.set(name, guid);
        return guid;
      }),
    );
  }

  #valueNote(key: string, value: AttributeValue, kind: Kind | null, scope: string): XmlOut[] {
    if (shortValues(key, value, kind).length > 0 || (typeof value === 'object' && value.length === 0)) return [];
    const guid = uuidOf(`note ${scope} ${key}`, this.#services);
    const text = typeof value === 'object' ? value.join('\n') : String(value);
    this.#notes.push(block('Note', { guid, name: noteOfValue(key) }, el('PlainTextContent', {}, text)));
    return [el('NoteRef', { targetGUID: guid })];
  }

  #addCase(
    { name, type, aliases = [], role, note }: ForeignSpeaker,
    guid: string,
    selections: readonly string[],
  ): void {
    const values: [string, string | undefined][] = [
      ['speaker type', type],
      ['role', role],
      ['aliases', aliases.length === 0 ? undefined : aliasesInOne(aliases)],
    ];
    const variables = values.flatMap(([key, value]) => (value === undefined ? [] : [this.#variableValue(key, value)]));
    this.#cases.push({
      name: 'Case',
      attributes: { guid, name },
      children: [
        ...(note === undefined || note === '' ? [] : [el('Description', {}, note)]),
        ...variables,
        ...selections.map((targetGUID) => el('SelectionRef', { targetGUID })),
      ],
      isBlock: true,
    });
  }

  #addLink({ id, label, from, to, note }: ForeignLink, guids: ReadonlyMap<string, string>, scope: string): void {
    const attributes = {
      guid: guids.get(id)!,
      name: nameOfLinkType(label),
      direction: 'OneWay',
      originGUID: guids.get(from)!,
      targetGUID: guids.get(to)!,
    };
    if (note === undefined || note === '') {
      this.#links.push(el('Link', attributes));
      return;
    }
    const guid = uuidOf(`note ${scope} ${id}`, this.#services);
    this.#notes.push(block('Note', { guid, name: 'note' }, el('PlainTextContent', {}, note)));
    this.#links.push(block('Link', attributes, el('NoteRef', { targetGUID: guid })));
  }

  #variableValue(name: string, value: string): XmlOut {
    const guid = this.#variables.get(name) ?? uuidOf(`variable ${name}`, this.#services);
    this.#variables.set(name, guid);
    return block('VariableValue', {}, el('VariableRef', { targetGUID: guid }), el('TextValue', {}, value));
  }

  #user(name: string): string {
    const guid = this.#users.get(name) ?? uuidOf(`user ${name}`, this.#services);
    this.#users.set(name, guid);
    return guid;
  }

  #codeElements(): XmlOut[] {
    return [...this.#codes]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, { guid, kind, values }]) => {
        const inner = [...values].sort(([a], [b]) => (a < b ? -1 : 1));
        return block(
          'Code',
          { guid, name: codeOfKind(name), isCodable: 'true', color: kind === null ? undefined : COLOURS[kind.colour] },
          ...(kind === null || kind.definition === '' ? [] : [el('Description', {}, kind.definition)]),
          ...inner.map(([value, id]) => el('Code', { guid: id, name: value, isCodable: 'true' })),
        );
      });
  }

  /** The id itself where it is a UUID that nothing else has; else one made of it. */
  #guid(id: string, scope: string): string {
    const own = isUuid(id) ? id.toLowerCase() : uuidOf(`${scope}\n${id}`, this.#services);
    const guid = this.#taken.has(own) ? uuidOf(`${scope}\n${id}\n${this.#taken.size}`, this.#services) : own;
    this.#taken.add(guid);
    return guid;
  }
}

/** Ids of the spans that links tie to each speaker. */
function selectionsBySpeaker({ spans, links }: ForeignDocument): ReadonlyMap<string, ReadonlySet<string>> {
  const spanIds = new Set(spans.map(({ id }) => id));
  const found = new Map<string, Set<string>>();
  for (const { from, to } of links) {
    if (!spanIds.has(from)) continue;
    const ofSpeaker = found.get(to) ?? new Set<string>();
    found.set(to, ofSpeaker.add(from));
  }
  return found;
}

const list = (name: string, children: readonly XmlOut[]): XmlOut[] =>
  // Not as arguments: there may be more children than a call can take.
  children.length === 0 ? [] : [{ name, children, isBlock: true }];

/**
 * Values that are written as codes: those of choices and lists. Text is for notes, or the codebook would be full of it.
 * All of a list, or none.
 */
function shortValues(key: string, value: AttributeValue, kind: Kind | null): readonly string[] {
  if (typeof value === 'object') return value.every((one) => fitsCode(key, one)) ? value : [];
  const type = kind?.fields.find(({ id }) => id === key)?.type ?? 'text';
  return type !== 'text' && type !== 'long-text' && fitsCode(key, String(value)) ? [String(value)] : [];
}

const nameOf = (words: string): string =>
  words.length <= LONGEST_NAME ? words : `${words.slice(0, LONGEST_NAME).toWellFormed()}…`;

const timeOf = (time: string | undefined): string | undefined =>
  time !== undefined && isTime(time) ? time : undefined;
