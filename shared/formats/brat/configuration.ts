import { Scheme } from '../../kinds/scheme.ts';
import type { Article } from '../../model/article.ts';
import type { Kind, LinkType } from '../../model/scheme.ts';
import type { OutFile } from '../format.ts';
import type { ForeignDocument } from '../foreign/foreign-document.ts';
import { BACKGROUNDS } from '../foreign/kind-colours.ts';
import { findAttributionTie, findEventSpan, findMember, findRole, traceOf } from './record-ids.ts';
import { valuesOf, wordOf } from './values.ts';

/**
 * brat shows a folder by two files of its own: `annotation.conf` says which types there are and what may be tied to
 * what, `visual.conf` how they are called and coloured. Ours tell the scheme, and what the document holds beyond it.
 */

/** Returns the configuration of a folder with this document. */
export function configurationOf(article: Article, document: ForeignDocument): OutFile[] {
  const scheme = calledAsIn(document, article);
  const types = typesOf(scheme, document);
  return [
    { name: 'annotation.conf', content: annotationConf(types) },
    { name: 'visual.conf', content: visualConf(scheme, types) },
  ];
}

/** The scheme with the names that the document has for its kinds and link types, where they are others. */
function calledAsIn({ spans, links }: ForeignDocument, article: Article): Scheme {
  const scheme = Scheme.of(article.scheme);
  const kindById = new Map(article.annotations.map(({ id, kind }) => [id, kind]));
  const typeById = new Map(article.links.map(({ id, type }) => [id, type]));
  const names = new Map([
    ...spans.map(({ id, label }) => [kindById.get(id), label] as const),
    ...links.map(({ id, label }) => [typeById.get(id), label] as const),
  ]);
  const called = (id: string) => names.get(id) ?? id;
  return Scheme.of({
    ...scheme.record,
    kinds: scheme.kinds.map((kind) => ({ ...kind, id: called(kind.id) })),
    linkTypes: scheme.linkTypes.map((type) => ({
      ...type,
      id: called(type.id),
      from: type.from.map(called),
      to: type.to.map(called),
    })),
  });
}

/** Types by name; sets of what they may be tied to, and of their values. */
interface Types {
  readonly entities: Set<string>;
  readonly relations: Map<string, { readonly from: Set<string>; readonly to: Set<string> }>;
  readonly symmetric: Set<string>;
  readonly events: Map<string, Set<string>>;
  readonly attributes: Map<string, { readonly of: Set<string>; readonly values: Set<string> }>;
}

function typesOf({ kinds, linkTypes }: Scheme, document: ForeignDocument): Types {
  const types: Types = {
    entities: new Set(),
    relations: new Map(),
    symmetric: new Set(),
    events: new Map(),
    attributes: new Map(),
  };
  for (const kind of kinds) addKind(kind, types);
  for (const type of linkTypes) addLinkType(type, types);
  addUse(document, types);
  for (const event of types.events.keys()) types.entities.delete(event);
  return types;
}

function addKind({ id, fields }: Kind, { entities, attributes }: Types): void {
  entities.add(wordOf(id));
  for (const field of fields) {
    if (field.type !== 'flag' && !('choices' in field)) continue;
    const values = 'choices' in field ? field.choices.map(({ value }) => value) : [];
    addAttribute(attributes, wordOf(field.id), wordOf(id), values);
  }
}

function addAttribute(attributes: Types['attributes'], name: string, of: string, values: readonly string[]): void {
  const known = attributes.get(name) ?? { of: new Set(), values: new Set() };
  attributes.set(name, known);
  known.of.add(of);
  for (const value of values) if (/^[^\s|,:]+$/u.test(value)) known.values.add(value);
}

/** Speakers are references, not types; what is tied to them needs no line. */
function addLinkType({ id, from, to }: LinkType, { relations }: Types): void {
  const words = to.filter((end) => end !== 'speaker');
  if (words.length > 0) addRelation(relations, wordOf(id), from.map(wordOf), words.map(wordOf));
}

function addRelation(
  relations: Types['relations'],
  name: string,
  from: readonly string[],
  to: readonly string[],
): void {
  const known = relations.get(name) ?? { from: new Set(), to: new Set() };
  relations.set(name, known);
  for (const end of from) known.from.add(end);
  for (const end of to) known.to.add(end);
}

function addUse(
  { spans, links }: ForeignDocument,
  { entities, relations, symmetric, events, attributes }: Types,
): void {
  const typeById = new Map(spans.map(({ id, label }) => [id, wordOf(label)]));
  for (const span of spans) {
    const { label, attributes: given } = span;
    if (findEventSpan(traceOf(span)) !== null) events.set(wordOf(label), events.get(wordOf(label)) ?? new Set());
    else entities.add(wordOf(label));
    for (const { mark, name, value } of valuesOf(given)) {
      if (mark === 'A') addAttribute(attributes, name, wordOf(label), value === null ? [] : [value]);
    }
  }
  for (const link of links) {
    const { label, from, to } = link;
    const trace = traceOf(link);
    const [start, end] = [typeById.get(from), typeById.get(to)];
    if (start === undefined || end === undefined) continue;
    const tie = findAttributionTie(trace);
    if (tie !== null) addRoles(events, tie.type, [tie.content, tie.other]);
    else if (findRole(trace) !== null && events.has(start)) addRoles(events, start, [findRole(trace)!.name]);
    else addRelation(relations, wordOf(label), [start], [end]);
    if (findMember(trace) !== null) symmetric.add(wordOf(label));
  }
}

function addRoles(events: Types['events'], type: string, roles: readonly string[]): void {
  const known = events.get(type) ?? new Set();
  events.set(type, known);
  for (const role of roles) known.add(role.replace(/\d+$/u, '') || role);
}

const section = (name: string, lines: readonly string[]): string =>
  `[${name}]\n\n${lines.map((line) => `${line}\n`).join('')}\n`;

function annotationConf({ entities, relations, symmetric, events, attributes }: Types): string {
  const either = (ends: ReadonlySet<string>) => [...ends].join('|');
  return [
    section('entities', [...entities]),
    section(
      'relations',
      [...relations].map(([name, { from, to }]) => {
        const how = symmetric.has(name) ? ', <REL-TYPE>:symmetric-transitive' : '';
        return `${name}\tArg1:${either(from)}, Arg2:${either(to)}${how}`;
      }),
    ),
    section(
      'events',
      [...events].map(([name, roles]) => `${name}\t${[...roles].map((role) => `${role}*:<ANY>`).join(', ')}`),
    ),
    section(
      'attributes',
      [...attributes].map(([name, { of, values }]) => {
        const given = values.size === 0 ? '' : `, Value:${[...values].join('|')}`;
        return `${name}\tArg:${either(of)}${given}`;
      }),
    ),
  ].join('');
}

function visualConf(scheme: Scheme, { entities, events }: Types): string {
  const kinds = new Map(scheme.kinds.map((kind) => [wordOf(kind.id), kind]));
  const linkTypes = new Map(scheme.linkTypes.map((type) => [wordOf(type.id), type]));
  const shown = [...entities, ...events.keys()].flatMap((name) => kinds.get(name) ?? []);
  return [
    section('labels', [
      ...shown.map(({ id, label, letter }) => `${wordOf(id)} | ${labelOf(label)} | ${labelOf(letter)}`),
      ...[...linkTypes].map(([name, { label }]) => `${name} | ${labelOf(label)}`),
    ]),
    section('drawing', [
      'SPAN_DEFAULT\tfgColor:black, bgColor:#d5dbe3, borderColor:darken',
      'ARC_DEFAULT\tcolor:black, arrowHead:triangle-5',
      ...shown.map(({ id, colour }) => `${wordOf(id)}\tbgColor:${BACKGROUNDS[colour]}`),
    ]),
  ].join('');
}

const labelOf = (label: string): string => label.replace(/[\s|]+/gu, ' ').trim();
