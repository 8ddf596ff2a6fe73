import type { ForeignDocument, ForeignLink, ForeignSpan, ForeignSpeaker } from '../foreign/foreign-document.ts';
import { excerpt, ImportNotes } from '../foreign/import-notes.ts';
import { attributionOf } from './attribution-events.ts';
import { parseAnnLine, type AnnLine, type EventLine, type SpanLine } from './ann-line.ts';
import { equivalenceLinkId, eventSpanId, roleLinkId, withTrace } from './record-ids.ts';
import { attributesOf, type Value } from './values.ts';

/** What the lines of a `.ann` file hold, and how many of them could be read. */
export interface ReadAnn extends Pick<ForeignDocument, 'spans' | 'links' | 'speakers'> {
  readonly notes: ImportNotes;
  readonly readLines: number;
  readonly brokenLines: number;
}

/** The lines of a file by sort, and what has been made of them so far. */
interface Reading {
  readonly lines: { readonly [Sort in AnnLine['is']]: Extract<AnnLine, { is: Sort }>[] };
  readonly notes: ImportNotes;
  /** Id of the span or link that stands for an id of the file. */
  readonly recordOf: Map<string, string>;
  readonly links: ForeignLink[];
}

/**
 * Reads the lines of a `.ann` file. An event is the span of its trigger with a link for each role; an attribution in
 * PolNeAR's manner becomes the links between its parts. Ids of the file that have no record of their own live on in
 * what is kept beside links and triggers (`record-ids.ts`), so that the file can be written again with them.
 */
export function readAnn(text: string): ReadAnn {
  const notes = new ImportNotes();
  const { lines, ...counts } = linesOf(text, notes);
  const reading: Reading = { lines, notes, recordOf: new Map(), links: [] };
  const spans = readSpans(reading);
  readRelations(reading);
  const spanIds = new Set(spans.map(({ id }) => id));
  const speakers = readReferences(reading, spanIds);
  const { attributes, linkNotes } = readValues(reading, spanIds);
  return {
    spans: spans.map((span) => ({ ...span, attributes: attributesOf(attributes.get(span.id) ?? []) })),
    links: reading.links.map((link) => withNote(link, linkNotes.get(link.id))),
    speakers,
    notes,
    ...counts,
  };
}

function linesOf(text: string, notes: ImportNotes) {
  const lines: Reading['lines'] = {
    span: [],
    relation: [],
    event: [],
    attribute: [],
    reference: [],
    equivalence: [],
    note: [],
  };
  const seen = new Set<string>();
  let readLines = 0;
  let brokenLines = 0;
  for (const [index, raw] of text.split('\n').entries()) {
    if (!/\S/u.test(raw)) continue;
    const line = parseAnnLine(raw);
    const isTwice = line !== null && 'id' in line && seen.has(line.id);
    if (line === null || isTwice) {
      brokenLines += 1;
      const why = isTwice ? 'has an id that another line has' : 'is no annotation';
      notes.add(`Line ${index + 1} ${why}: “${excerpt(raw)}”.`);
      continue;
    }
    if ('id' in line) seen.add(line.id);
    readLines += 1;
    (lines[line.is] as AnnLine[]).push(line);
  }
  return { lines, readLines, brokenLines };
}

type BareSpan = Omit<ForeignSpan, 'attributes'>;

/** Spans and the events around them; the links of roles are made once every id is known. */
function readSpans({ lines, notes, recordOf, links }: Reading): BareSpan[] {
  const spansById = new Map(lines.span.map((line) => [line.id, line]));
  const described = new Set([...lines.attribute, ...lines.note].map(({ target }) => target));
  const attributions = new Map<EventLine, readonly ForeignLink[]>();
  const triggersOf = Map.groupBy(lines.event, ({ trigger }) => trigger);
  for (const [trigger, events] of triggersOf) {
    const only = events.length === 1 && !described.has(trigger) && !described.has(events[0]!.id) ? events[0]! : null;
    const made = only && attributionOf(only, spansById);
    if (only !== null && made !== null) attributions.set(only, made);
  }
  const spans: BareSpan[] = [];
  for (const line of lines.span) {
    const events = triggersOf.get(line.id) ?? [];
    if (events.some((event) => attributions.has(event))) continue;
    const ids = events.length === 0 ? [line.id] : events.map((event) => eventSpanId(line.id, event.id));
    recordOf.set(line.id, ids[0]!);
    for (const [index, id] of ids.entries()) {
      if (events[index] !== undefined) recordOf.set(events[index].id, id);
      spans.push(spanOf(line, id, events[index]?.type ?? line.type));
    }
  }
  for (const event of lines.event) {
    const attribution = attributions.get(event);
    if (attribution !== undefined) links.push(...attribution);
    else linkRoles(event, { lines, notes, recordOf, links });
  }
  notes.addCount(
    attributions.size,
    'One attribution became links between its content, cue and source.',
    'attributions became links between their contents, cues and sources.',
  );
  return spans;
}

function spanOf({ fragments, text }: SpanLine, id: string, label: string): BareSpan {
  const ordered = fragments.toSorted((a, b) => a.start - b.start);
  const isOrdered = ordered.every((fragment, index) => fragment === fragments[index]);
  const quoted = text === undefined || !isOrdered ? {} : { quoted: text };
  return { id, label, fragments: ordered, ...quoted, ...withTrace(id, label) };
}

function linkRoles(event: EventLine, { notes, recordOf, links }: Reading): void {
  const from = recordOf.get(event.id);
  if (from === undefined) {
    notes.add(`The trigger ${excerpt(event.trigger)} of the event ${excerpt(event.id)} is not in the file.`);
    return;
  }
  for (const [index, { name, target }] of event.roles.entries()) {
    const to = recordOf.get(target);
    const id = roleLinkId(event.id, index + 1, name);
    if (to !== undefined) links.push({ id, label: name, from, to, ...withTrace(id, name) });
    else notes.add(dangling(target, event.id));
  }
}

const dangling = (target: string, id: string): string =>
  `${excerpt(target)}, to which ${excerpt(id)} refers, is not in the file or can have no such tie.`;

function readRelations({ lines, notes, recordOf, links }: Reading): void {
  for (const { id, type, roles } of lines.relation) {
    const [from, to] = roles.map(({ target }) => recordOf.get(target));
    if (from === undefined || to === undefined) {
      notes.add(dangling(roles[from === undefined ? 0 : 1]!.target, id));
      continue;
    }
    links.push({ id, label: type, from, to, ...withTrace(id, type) });
    recordOf.set(id, id);
  }
  for (const [index, { type, members }] of lines.equivalence.entries()) {
    const known = members.flatMap((member) => recordOf.get(member) ?? []);
    for (const member of members) if (!recordOf.has(member)) notes.add(dangling(member, `the equivalence ${type}`));
    const [first, ...others] = known;
    for (const [at, to] of others.entries()) {
      const id = equivalenceLinkId(index + 1, at + 1);
      links.push({ id, label: type, from: first!, to, ...withTrace(id, type) });
    }
  }
}

/** Our own references name the link type before the speaker; others’ say to what a mention refers. */
const OWN_REFERENCE = /^saidwho\.([^:]+):(.+)$/u;

function readReferences({ lines, notes, recordOf, links }: Reading, spanIds: ReadonlySet<string>): ForeignSpeaker[] {
  const speakersById = new Map<string, ForeignSpeaker>();
  for (const { id, target, to, text } of lines.reference) {
    const from = recordOf.get(target);
    if (from === undefined || !spanIds.has(from)) {
      notes.add(dangling(target, id));
      continue;
    }
    const [, label = 'refers-to', speaker = to] = OWN_REFERENCE.exec(to) ?? [];
    if (!speakersById.has(speaker))
      speakersById.set(speaker, { id: speaker, name: text === '' && speaker === to ? to : text });
    const name = speakersById.get(speaker)!.name;
    const trace = speaker === to ? withTrace(id, label, to, name) : withTrace(id, label);
    links.push({ id, label, from, to: speaker, ...trace });
    recordOf.set(id, id);
  }
  return [...speakersById.values()];
}

function readValues({ lines, notes, recordOf }: Reading, spanIds: ReadonlySet<string>) {
  const attributes = new Map<string, Value[]>();
  const linkNotes = new Map<string, string[]>();
  const add = (id: string, target: string, value: Value) => {
    const record = recordOf.get(target);
    if (record === undefined) notes.add(dangling(target, id));
    else if (spanIds.has(record)) push(attributes, record, value);
    else if (value.mark === '#') push(linkNotes, record, value.value ?? '');
    else
      notes.add(`The relation ${excerpt(target)} has the attribute ${excerpt(value.name)}, which links cannot have.`);
  };
  for (const { id, type, target, value = null } of lines.attribute) add(id, target, { mark: 'A', name: type, value });
  for (const { id, type, target, text } of lines.note) add(id, target, { mark: '#', name: type, value: text });
  return { attributes, linkNotes };
}

function push<T>(lists: Map<string, T[]>, key: string, entry: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [entry]);
  else list.push(entry);
}

const withNote = (link: ForeignLink, note: readonly string[] | undefined): ForeignLink =>
  note === undefined ? link : { ...link, note: note.join('\n') };
