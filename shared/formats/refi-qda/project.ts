import { childOf, childrenOf, textIn, type XmlElement } from '../xml.ts';

/**
 * The `project.qde` of a REFI-QDA archive as it stands there: codes, sources with what is selected in them, cases, links
 * and notes, tied together by GUIDs. What vendors add or leave out is borne: names that are missing, selections without a
 * code, an older namespace.
 */
export interface QdaProject {
  readonly name: string;
  /** The program that wrote it. */
  readonly origin: string;
  readonly users: ReadonlyMap<string, string>;
  readonly codes: ReadonlyMap<string, QdaCode>;
  /** Text sources, transcripts and the texts of PDFs. */
  readonly sources: readonly QdaSource[];
  readonly cases: readonly QdaCase[];
  readonly links: readonly QdaLink[];
  readonly notes: ReadonlyMap<string, QdaNote>;
  /** Names of variables by GUID. */
  readonly variables: ReadonlyMap<string, string>;
  /** How many pictures, recordings and the like there are, which have no text. */
  readonly others: number;
}

export interface QdaCode {
  readonly name: string;
  /** GUID of the code it lies in. */
  readonly parent: string | null;
}

export interface QdaSource {
  readonly guid: string;
  readonly name: string;
  /** `internal://…` of the file with the plain text. */
  readonly path: string | null;
  /** The text itself, where it stands in the project. */
  readonly content: string | null;
  readonly selections: readonly QdaSelection[];
  /** Codes on the source as a whole. */
  readonly codings: number;
  readonly variables: ReadonlyMap<string, string>;
}

export interface QdaSelection {
  readonly guid: string;
  readonly name: string;
  /** As it stands there; vendors count differently. */
  readonly start: number;
  readonly end: number;
  readonly description: string;
  /** GUIDs of codes, in the order of the codings. */
  readonly codes: readonly { readonly coding: string; readonly code: string }[];
  readonly notes: readonly string[];
  readonly user: string;
  readonly created: string;
  readonly modified: string;
}

export interface QdaCase {
  readonly guid: string;
  readonly name: string;
  readonly description: string;
  readonly variables: ReadonlyMap<string, string>;
  /** GUIDs of the selections that belong to it. */
  readonly selections: readonly string[];
}

export interface QdaLink {
  readonly guid: string;
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly notes: readonly string[];
}

export interface QdaNote {
  readonly name: string;
  readonly text: string;
}

/** Returns what the root element of a project holds. */
export function readProject(root: XmlElement): QdaProject {
  const variables = new Map(
    within(root, 'Variables', 'Variable').map((variable) => [guidOf(variable), attribute(variable, 'name')]),
  );
  const valuesOf = (element: XmlElement) => variableValues(element, variables);
  return {
    name: attribute(root, 'name'),
    origin: attribute(root, 'origin'),
    users: new Map(within(root, 'Users', 'User').map((user) => [guidOf(user), attribute(user, 'name')])),
    codes: codesIn(root),
    sources: sourcesIn(root).map((source) => sourceOf(source, valuesOf)),
    cases: within(root, 'Cases', 'Case').map((one) => ({
      guid: guidOf(one),
      name: attribute(one, 'name'),
      description: textAt(one, 'Description'),
      variables: valuesOf(one),
      selections: targets(one, 'SelectionRef'),
    })),
    links: within(root, 'Links', 'Link').map((link) => ({
      guid: guidOf(link),
      name: attribute(link, 'name'),
      from: guid(attribute(link, 'originGUID')),
      to: guid(attribute(link, 'targetGUID')),
      notes: targets(link, 'NoteRef'),
    })),
    notes: new Map(
      within(root, 'Notes', 'Note').map((note) => [
        guidOf(note),
        { name: attribute(note, 'name'), text: textAt(note, 'PlainTextContent') || textAt(note, 'Description') },
      ]),
    ),
    variables,
    others: childrenOf(childOf(root, 'Sources') ?? root).filter(({ name }) =>
      /^(?:Picture|Audio|Video)Source$/u.test(name),
    ).length,
  };
}

function within(root: XmlElement, list: string, name: string): XmlElement[] {
  const parent = childOf(root, list);
  return parent === null ? [] : childrenOf(parent, name);
}

function codesIn(root: XmlElement): ReadonlyMap<string, QdaCode> {
  const codes = new Map<string, QdaCode>();
  const book = childOf(root, 'CodeBook');
  const top = book === null ? null : childOf(book, 'Codes');
  const waiting = (top === null ? [] : childrenOf(top, 'Code')).map((element) => ({
    element,
    parent: null as string | null,
  }));
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { element, parent } = next;
    codes.set(guidOf(element), { name: attribute(element, 'name'), parent });
    for (const child of childrenOf(element, 'Code')) waiting.push({ element: child, parent: guidOf(element) });
  }
  return codes;
}

/** Whatever has plain text: sources, transcripts of recordings, what was read out of PDFs and pictures. */
function sourcesIn(root: XmlElement): XmlElement[] {
  const sources = childOf(root, 'Sources');
  if (sources === null) return [];
  const inner = ['Transcript', 'Representation', 'TextDescription'];
  return childrenOf(sources).flatMap((source) =>
    source.name === 'TextSource' ? [source] : childrenOf(source).filter(({ name }) => inner.includes(name)),
  );
}

function sourceOf(source: XmlElement, valuesOf: (element: XmlElement) => ReadonlyMap<string, string>): QdaSource {
  const path = source.attributes['plainTextPath'] ?? '';
  const content = childOf(source, 'PlainTextContent');
  const positions = new Map(
    childrenOf(source, 'SyncPoint').map((point) => [guidOf(point), numberOf(attribute(point, 'position'))]),
  );
  const selections = [
    ...childrenOf(source, 'PlainTextSelection').map((selection) =>
      selectionOf(
        selection,
        numberOf(attribute(selection, 'startPosition')),
        numberOf(attribute(selection, 'endPosition')),
      ),
    ),
    ...childrenOf(source, 'TranscriptSelection').flatMap((selection) => {
      const start = positions.get(guid(attribute(selection, 'fromSyncPoint')));
      const end = positions.get(guid(attribute(selection, 'toSyncPoint')));
      return start === undefined || end === undefined ? [] : [selectionOf(selection, start, end)];
    }),
  ];
  return {
    guid: guidOf(source),
    name: attribute(source, 'name'),
    path: path === '' ? null : path,
    content: content === null ? null : textIn(content),
    selections,
    codings: childrenOf(source, 'Coding').length,
    variables: valuesOf(source),
  };
}

const selectionOf = (selection: XmlElement, start: number, end: number): QdaSelection => ({
  guid: guidOf(selection),
  name: attribute(selection, 'name'),
  start,
  end,
  description: textAt(selection, 'Description'),
  codes: childrenOf(selection, 'Coding').flatMap((coding) =>
    targets(coding, 'CodeRef').map((code) => ({ coding: guidOf(coding), code })),
  ),
  notes: targets(selection, 'NoteRef'),
  user: guid(attribute(selection, 'creatingUser')),
  created: attribute(selection, 'creationDateTime'),
  modified: attribute(selection, 'modifiedDateTime'),
});

function variableValues(element: XmlElement, variables: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const value of childrenOf(element, 'VariableValue')) {
    const name = variables.get(targets(value, 'VariableRef')[0] ?? '');
    const text = childrenOf(value).find((child) => child.name !== 'VariableRef');
    if (name !== undefined && text !== undefined) values.set(name, textIn(text));
  }
  return values;
}

const targets = (element: XmlElement, name: string): string[] =>
  childrenOf(element, name).map((one) => guid(attribute(one, 'targetGUID')));

const attribute = (element: XmlElement, name: string): string => element.attributes[name] ?? '';

const guidOf = (element: XmlElement): string => guid(attribute(element, 'guid'));

/** GUIDs may stand in braces, and in either case. */
const guid = (written: string): string =>
  written
    .trim()
    .replace(/^\{|\}$/gu, '')
    .toLowerCase();

/** An offset, or −1 for what is no number. */
const numberOf = (written: string): number => (/^\s*-?\d+\s*$/u.test(written) ? Number(written) : -1);

function textAt(element: XmlElement, name: string): string {
  const child = childOf(element, name);
  return child === null ? '' : textIn(child);
}
