import type { AttributeValue } from '../../model/records.ts';
import type { ForeignDocument, ForeignLink, ForeignSpan, ForeignSpeaker } from '../foreign/foreign-document.ts';
import { together } from '../foreign/parts.ts';
import type { QdaCase, QdaProject, QdaSelection, QdaSource } from './project.ts';
import { isTime, keyOfNote, keyOfVariable, readAliases, readSpeakerType, valueOfCode } from './words.ts';

/**
 * Documents out of a project, one a source whose text there is. A selection becomes an annotation for each code on it, its
 * sub-codes `field: value` become values, its description and notes the note; a case becomes a speaker.
 */
export interface TextOfSource {
  readonly source: QdaSource;
  readonly text: string;
}

/** Returns the documents, in the order of the sources. */
export const documentsOf = (project: QdaProject, texts: readonly TextOfSource[]): ForeignDocument[] =>
  texts.map((one) => documentOf(project, one));

/** What a selection without a code is called. */
const UNCODED = 'Selection';

function documentOf(project: QdaProject, { source, text }: TextOfSource): ForeignDocument {
  const reach = reachIn(text);
  const isWords = (selection: QdaSelection) => isQuotation(selection.name, text, selection, reach);
  const spans = source.selections.flatMap((selection) => spansOf(selection, project, isWords));
  const ids = new Set(spans.map(({ id }) => id));
  const caseIds = new Set(project.cases.map(({ guid }) => guid));
  const isHere = (id: string) => ids.has(id) || caseIds.has(id);
  // What belongs to no source is said of all of them, where there is only one to tell it with.
  const isAlone = project.sources.length === 1;
  const links = project.links
    .filter(({ from, to }) => isHere(from) && isHere(to) && (isAlone || ids.has(from) || ids.has(to)))
    .map(({ guid, name, from, to, notes }): ForeignLink => ({
      id: guid,
      label: name,
      from,
      to,
      ...noteOf(notes.map((note) => project.notes.get(note)?.text ?? '')),
    }));
  const linked = new Set(links.map(({ from, to }) => `${from} ${to}`));
  const belonging = project.cases.flatMap((one) =>
    one.selections
      .filter((selection) => ids.has(selection) && !linked.has(`${selection} ${one.guid}`))
      .map((selection): ForeignLink => ({
        id: `${one.guid} ${selection}`,
        label: 'refers-to',
        from: selection,
        to: one.guid,
      })),
  );
  const all = [...links, ...belonging];
  const ends = new Set(all.flatMap(({ from, to }) => [from, to]));
  return together({
    title: source.name === '' ? project.name : source.name,
    text,
    metadata: metadataOf(source),
    speakers: project.cases.filter(({ guid }) => isAlone || ends.has(guid)).map(speakerOf),
    spans,
    links: all,
  });
}

function metadataOf({ variables }: QdaSource): NonNullable<ForeignDocument['metadata']> {
  const entries = [...variables].flatMap(([name, value]) => {
    const key = keyOfVariable(name);
    return key === null ? [] : [[key, value]];
  });
  return Object.fromEntries(entries) as NonNullable<ForeignDocument['metadata']>;
}

function speakerOf({ guid, name, description, variables }: QdaCase): ForeignSpeaker {
  const role = variables.get('role');
  const type = readSpeakerType(variables.get('speaker type'));
  const aliases = readAliases(variables.get('aliases'));
  return {
    id: guid,
    name,
    ...(type === null ? {} : { type }),
    ...(aliases.length === 0 ? {} : { aliases }),
    ...(role === undefined ? {} : { role }),
    ...(description === '' ? {} : { note: description }),
  };
}

/** An annotation for each code; values are of all of them. The first has the selection's own id, to which links lead. */
function spansOf(
  selection: QdaSelection,
  project: QdaProject,
  isWords: (selection: QdaSelection) => boolean,
): ForeignSpan[] {
  const { start, end, guid, name } = selection;
  const { labels, values } = codesOf(selection, project);
  const attributes = { ...values, ...notesOf(selection, project) };
  const creator = project.users.get(selection.user) ?? '';
  const common = {
    fragments: [{ start, end }],
    ...(isWords(selection) ? { quoted: name } : {}),
    attributes,
    ...timeOf('created', selection.created),
    ...timeOf('modified', selection.modified),
    ...(creator === '' ? {} : { creator }),
  };
  if (labels.length === 0) return [{ id: guid, label: UNCODED, ...common }];
  return labels.map(({ label, coding }, i) => ({ id: i === 0 ? guid : coding, label, ...common }));
}

/** Codes of a selection: those that are values of another one on it, and the rest, which are labels. */
function codesOf({ codes }: QdaSelection, project: QdaProject) {
  const present = new Set(codes.map(({ code }) => code));
  const labels: { label: string; coding: string }[] = [];
  const values: Record<string, AttributeValue> = {};
  for (const { code, coding } of codes) {
    const known = project.codes.get(code);
    const value = known === undefined ? null : valueOfCode(known.name);
    if (value === null || known?.parent == null || !present.has(known.parent)) {
      labels.push({ label: known?.name ?? 'Unknown code', coding });
      continue;
    }
    const before = Object.hasOwn(values, value.key) ? values[value.key] : undefined;
    const all =
      before === undefined ? value.value : [...(typeof before === 'object' ? before : [String(before)]), value.value];
    Object.defineProperty(values, value.key, { value: all, enumerable: true, configurable: true, writable: true });
  }
  return { labels, values };
}

function notesOf({ description, notes }: QdaSelection, project: QdaProject): Record<string, AttributeValue> {
  const values: [string, string][] = [];
  const words = description === '' ? [] : [description];
  for (const id of notes) {
    const note = project.notes.get(id);
    const key = note === undefined ? null : keyOfNote(note.name);
    if (note !== undefined && key !== null) values.push([key, note.text]);
    else if (note !== undefined) words.push(note.text);
  }
  return Object.fromEntries([...values, ...(words.length === 0 ? [] : [['note', words.join('\n\n')] as const])]);
}

const noteOf = (texts: readonly string[]): { note?: string } => {
  const words = texts.filter((text) => text !== '');
  return words.length === 0 ? {} : { note: words.join('\n\n') };
};

const timeOf = (key: 'created' | 'modified', written: string) => (isTime(written) ? { [key]: written } : {});

/** At most so far from its offsets are a selection's words looked for. UTF-16 code units. */
const FARTHEST = 20_000;

/** How far units and line ends, counted otherwise, can shift an offset in the text. */
const reachIn = (text: string): number => Math.min(FARTHEST, (text.match(/[\r\n]|[^\0-\x7f]/gu)?.length ?? 0) * 2 + 2);

/** Programs call a selection by its words, or as somebody named it: it is words if they stand about there. */
function isQuotation(name: string, text: string, { start, end }: QdaSelection, reach: number): boolean {
  if (name === '' || end < start || name.includes('\ufffd')) return false;
  if (Math.abs(name.length - (end - start)) > 2 + (end - start) / 5) return false;
  return text.slice(Math.max(0, start - reach), start + name.length + reach).includes(name);
}
