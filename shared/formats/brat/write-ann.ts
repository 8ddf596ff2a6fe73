import { offsetTable } from '../../model/offsets.ts';
import type { ForeignDocument, ForeignFragment, ForeignLink, ForeignSpeaker } from '../foreign/foreign-document.ts';
import { annLine, type AnnLine, type Role, type SpanLine } from './ann-line.ts';
import {
  findAttributionTie,
  findEventSpan,
  findMember,
  findRole,
  tracedReference,
  traceOf,
  type AttributionTie,
} from './record-ids.ts';
import { lineOf, valuesOf, wordOf, type Value } from './values.ts';

/** Numbers for lines of one sort: those in use stay, others get the next free one. */
class Numbers {
  readonly #letter: string;
  readonly #taken = new Set<string>();
  #next = 1;

  constructor(letter: string, taken: Iterable<string>) {
    this.#letter = letter;
    for (const id of taken) this.#taken.add(id);
  }

  free(): string {
    while (this.#taken.has(`${this.#letter}${this.#next}`)) this.#next += 1;
    this.#next += 1;
    return `${this.#letter}${this.#next - 1}`;
  }
}

/** What lines are made from and with. */
interface Writing {
  readonly document: ForeignDocument;
  readonly lines: AnnLine[];
  /** By their number. */
  readonly spanLines: Map<string, SpanLine>;
  /** What the file calls a span: `T1`, of an event `E1`. */
  readonly calledById: Map<string, string>;
  /** The `T` line of a span, an event's too. */
  readonly lineById: Map<string, SpanLine>;
  readonly values: { readonly target: string; readonly value: Value }[];
  /** Links that stand in events or equivalences. */
  readonly written: Set<string>;
}

/**
 * Returns the `.ann` file of a document whose offsets count UTF-16 code units. Records that came from such a file keep
 * their ids; what brat cannot hold (spans without text, links from speakers) is left out.
 */
export function writeAnn(document: ForeignDocument): string {
  const writing: Writing = {
    document,
    lines: [],
    spanLines: new Map(),
    calledById: new Map(),
    lineById: new Map(),
    values: [],
    written: new Set(),
  };
  writeSpans(writing);
  writeEvents(writing);
  writeAttributions(writing);
  writeEquivalences(writing);
  writeLinks(writing);
  writeValues(writing);
  const lines = [...[...writing.spanLines.values()].sort(byNumber), ...writing.lines];
  return lines.map((line) => `${annLine(line)}\n`).join('');
}

const byNumber = (a: SpanLine, b: SpanLine): number => Number(a.id.slice(1)) - Number(b.id.slice(1));

/** A stretch cannot hold a line end: one goes on in the next line as another fragment. */
export function withinLines(text: string, fragments: readonly ForeignFragment[]): ForeignFragment[] {
  return fragments.flatMap(({ start, end }) => {
    const pieces: ForeignFragment[] = [];
    for (let from = start; from < end;) {
      const lineEnd = text.indexOf('\n', from);
      const to = lineEnd === -1 ? end : Math.min(lineEnd, end);
      if (from < to) pieces.push({ start: from, end: to });
      from = to + 1;
    }
    return pieces;
  });
}

const isNumber = (id: string, letter: string): boolean => id.startsWith(letter) && /^.\d{1,9}$/u.test(id);

function writeSpans({ document, spanLines, calledById, lineById, values }: Writing): void {
  const { spans, links, text } = document;
  const table = offsetTable(text);
  const ownIds = spans.map((span) => findEventSpan(traceOf(span))?.trigger ?? traceOf(span));
  const triggers = links.flatMap((link) => findAttributionTie(traceOf(link))?.trigger ?? []);
  const numbers = new Numbers('T', [...ownIds, ...triggers]);
  const events = new Set<string>();
  for (const span of spans) {
    const pieces = withinLines(text, span.fragments);
    if (pieces.length === 0) continue;
    const fragments = pieces.map(({ start, end }) => ({
      start: table.toCodePoints(start),
      end: table.toCodePoints(end),
    }));
    const words = pieces.map(({ start, end }) => lineOf(text.slice(start, end))).join(' ');
    const event = findEventSpan(traceOf(span));
    const isEvent = event !== null && !events.has(event.event);
    const line = { is: 'span', type: wordOf(span.label), fragments, text: words } as const;
    const written = placeLine(line, isEvent ? event.trigger : traceOf(span), isEvent, spanLines, numbers);
    const called = isEvent ? event.event : written.id;
    events.add(called);
    calledById.set(span.id, called);
    lineById.set(span.id, written);
    for (const value of valuesOf(span.attributes)) values.push({ target: called, value });
  }
}

/** Gives the line the number that it wants, or the next free one; events may share a line. */
function placeLine(
  line: Omit<SpanLine, 'id'>,
  wanted: string,
  isShared: boolean,
  spanLines: Map<string, SpanLine>,
  numbers: Numbers,
): SpanLine {
  const before = spanLines.get(wanted);
  if (isShared && before !== undefined && annLine({ ...line, id: wanted }) === annLine(before)) return before;
  const id = before === undefined && isNumber(wanted, 'T') ? wanted : numbers.free();
  const written = { ...line, id };
  spanLines.set(id, written);
  return written;
}

function writeEvents({ document: { spans, links }, lines, calledById, lineById, written }: Writing): void {
  const rolesByEvent = new Map<string, { readonly place: number; readonly role: Role; readonly link: ForeignLink }[]>();
  for (const link of links) {
    const role = findRole(traceOf(link));
    const target = calledById.get(link.to);
    if (role === null || target === undefined || calledById.get(link.from) !== role.event) continue;
    const entry = { place: role.place, role: { name: role.name, target }, link };
    rolesByEvent.set(role.event, rolesByEvent.get(role.event) ?? []);
    rolesByEvent.get(role.event)!.push(entry);
  }
  for (const span of spans) {
    const event = calledById.get(span.id);
    const trigger = lineById.get(span.id);
    if (event === undefined || trigger === undefined || event === trigger.id) continue;
    const roles = (rolesByEvent.get(event) ?? []).sort((a, b) => a.place - b.place);
    for (const { link } of roles) written.add(link.id);
    lines.push({
      is: 'event',
      id: event,
      type: trigger.type,
      trigger: trigger.id,
      roles: roles.map(({ role }) => role),
    });
  }
}

const LABELS: Readonly<Record<string, string>> = { C: 'cued-by', S: 'said-by' };

function writeAttributions(writing: Writing): void {
  const ties = writing.document.links.flatMap((link) => {
    const tie = findAttributionTie(traceOf(link));
    const [content, other] = [writing.calledById.get(link.from), writing.calledById.get(link.to)];
    const isWhole =
      content !== undefined && other !== undefined && tie !== null && link.label === LABELS[tie.other[0]!];
    return isWhole ? [{ link, tie, roles: { [tie.content]: content, [tie.other]: other } }] : [];
  });
  for (const all of Map.groupBy(ties, ({ tie }) => `${tie.event}/${tie.trigger}/${tie.type}`).values()) {
    writeAttribution(all, writing);
  }
}

interface Tied {
  readonly link: ForeignLink;
  readonly tie: AttributionTie;
  readonly roles: Readonly<Record<string, string>>;
}

/** Ends that disagree about a role are left to be relations; so is all of it where its trigger’s id is taken. */
function writeAttribution(all: readonly Tied[], { lines, spanLines, lineById, written }: Writing): void {
  const targets = new Map<string, string>();
  const { event, trigger, type } = all[0]!.tie;
  if (spanLines.has(trigger)) return;
  for (const { link, roles } of all) {
    const entries = Object.entries(roles);
    if (entries.some(([name, target]) => (targets.get(name) ?? target) !== target)) continue;
    for (const [name, target] of entries) targets.set(name, target);
    written.add(link.id);
  }
  const names = [...targets.keys()].sort((a, b) => (a < b ? -1 : 1));
  const stands = names.find((name) => name.startsWith('Cue')) ?? names.find((name) => name.startsWith('Source'))!;
  const end = all.find(({ link, roles }) => roles[stands] !== undefined && written.has(link.id))!;
  const place = lineById.get(end.link.to)!;
  spanLines.set(trigger, { ...place, id: trigger, type });
  const roles = names.map((name) => ({ name, target: targets.get(name)! }));
  lines.push({ is: 'event', id: event, type, trigger, roles });
}

function writeEquivalences({ document: { links }, lines, calledById, written }: Writing): void {
  const members = links.flatMap((link) => {
    const member = findMember(traceOf(link));
    const isThere = calledById.has(link.from) && calledById.has(link.to);
    return member === null || !isThere ? [] : [{ link, place: member.place, equivalence: member.equivalence }];
  });
  const groups = Map.groupBy(members, ({ equivalence, link }) => `${equivalence} ${link.from} ${link.label}`);
  for (const group of groups.values()) {
    const ordered = group.sort((a, b) => a.place - b.place);
    const { from, label } = ordered[0]!.link;
    const ids = [from, ...ordered.map(({ link }) => link.to)].map((id) => calledById.get(id)!);
    lines.push({ is: 'equivalence', type: wordOf(label), members: ids });
    for (const { link } of ordered) written.add(link.id);
  }
}

function writeLinks({ document: { links, speakers }, lines, calledById, values, written }: Writing): void {
  const speakersById = new Map(speakers.map((speaker) => [speaker.id, speaker]));
  const traces = links.map(traceOf);
  const [relations, references] = [new Numbers('R', traces), new Numbers('N', traces)];
  const taken = new Set<string>();
  for (const link of links) {
    const [from, to] = [calledById.get(link.from), calledById.get(link.to)];
    const speaker = speakersById.get(link.to);
    if (written.has(link.id) || from === undefined || (to === undefined && speaker === undefined)) continue;
    const [letter, numbers] = speaker === undefined ? (['R', relations] as const) : (['N', references] as const);
    const trace = traceOf(link);
    const id = isNumber(trace, letter) && !taken.has(trace) ? trace : numbers.free();
    taken.add(id);
    if (speaker !== undefined) lines.push(referenceLine(id, from, link, speaker));
    else lines.push({ is: 'relation', id, type: wordOf(link.label), roles: rolesOf(from, to!) });
    const notes = link.note === undefined ? [] : valuesOf({ note: link.note });
    for (const value of notes) values.push({ target: id, value });
  }
}

const rolesOf = (from: string, to: string): Role[] => [
  { name: 'Arg1', target: from },
  { name: 'Arg2', target: to },
];

/** One that came from another database leads there again; ours name the link type and the speaker. */
function referenceLine(id: string, target: string, link: ForeignLink, { id: speaker, name }: ForeignSpeaker): AnnLine {
  const own = `saidwho.${wordOf(link.label)}:${speaker.toWellFormed().replace(/\s/gu, '_')}`;
  const to = tracedReference(link, name) ?? own;
  return { is: 'reference', id, target, to, text: name === to ? '' : lineOf(name) };
}

function writeValues({ lines, values }: Writing): void {
  const [attributes, notes] = [new Numbers('A', []), new Numbers('#', [])];
  for (const { target, value } of values) {
    const { mark, name: type, value: text } = value;
    if (mark === '#') lines.push({ is: 'note', id: notes.free(), type, target, text: text ?? '' });
    else {
      const given = text === null ? {} : { value: text };
      lines.push({ is: 'attribute', id: attributes.free(), type, target, ...given });
    }
  }
}
