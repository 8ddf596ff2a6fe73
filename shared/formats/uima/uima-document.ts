import type { AttributeValue } from '../../model/records.ts';
import type { ForeignDocument, ForeignLink, ForeignSpan } from '../foreign/foreign-document.ts';
import { ANY_ANNOTATION, featureNameOf, labelOfType, speakerFeature, typeNameOf, uimaExtraOf } from './names.ts';
import { CONTINUES, inParts } from '../foreign/parts.ts';

/**
 * An article as annotators of the UIMA family see it: **layers** of spans with typed features, **relations** between spans
 * and **slots** by which a span points at others. Links between annotations are relations; a link to a speaker is a feature
 * that holds the speaker's name; the parts of one annotation hang together by a slot. WebAnno TSV, CAS JSON and XMI are
 * three ways to write this down.
 */
export interface UimaDocument {
  readonly title: string;
  readonly text: string;
  readonly language?: string;
  readonly url?: string;
  readonly layers: readonly Layer[];
  readonly relationLayers: readonly RelationLayer[];
  /** In document order. */
  readonly spans: readonly UimaSpan[];
  readonly relations: readonly UimaRelation[];
  /** Steps of chains, which lead from one element to the next. */
  readonly steps: readonly ChainStep[];
}

/** One step of a chain; both ends are of the chain's type. */
export interface ChainStep {
  readonly id: string;
  readonly typeName: string;
  readonly from: string;
  readonly to: string;
  readonly label: string | null;
}

/** What the values of a feature are. */
export type Range = 'string' | 'boolean' | 'integer' | 'double' | 'strings';

export interface Feature {
  readonly name: string;
  readonly range: Range;
}

/** A slot of a layer: which feature points, by what type of link, at what. */
export interface Slot {
  readonly name: string;
  readonly linkType: string;
  readonly targetType: string;
}

export interface Layer {
  readonly typeName: string;
  readonly features: readonly Feature[];
  readonly slots: readonly Slot[];
}

export interface RelationLayer {
  readonly typeName: string;
  readonly features: readonly Feature[];
  /** Type of both ends. */
  readonly base: string;
}

export interface UimaSpan {
  readonly id: string;
  readonly layer: Layer;
  /** UTF-16 code units, half-open. */
  readonly start: number;
  readonly end: number;
  readonly values: ReadonlyMap<string, AttributeValue>;
  /** By the name of the slot. */
  readonly filled: ReadonlyMap<string, readonly Filler[]>;
}

/** What fills a slot. */
export interface Filler {
  readonly role: string | null;
  /** Id of a span. */
  readonly target: string;
}

export interface UimaRelation {
  readonly id: string;
  readonly layer: RelationLayer;
  readonly from: string;
  readonly to: string;
  readonly values: ReadonlyMap<string, AttributeValue>;
}

/** Returns the document in layers; chains and whatever else is remembered of another file become slots and relations. */
export function uimaOf(document: ForeignDocument): UimaDocument {
  const { spans, links, speakers, title, text, metadata } = inParts(document);
  const typeById = new Map(spans.map((span) => [span.id, typeOf(span)]));
  const speakerById = new Map(speakers.map((speaker) => [speaker.id, speaker.name]));
  const tied = links.filter(({ from, to }) => typeById.has(from) && typeById.has(to));
  const slots = slotsOf(tied, typeById);
  const speakersOf = speakersByFeature(links, typeById, speakerById);
  const namesByType = new Map<string, Map<string, string>>();
  const layers = [...groupBy(spans, typeOf)].sort(byKey).map(([typeName, members]): Layer => {
    const { features, nameOf } = featuresOf(members, speakersOf);
    namesByType.set(typeName, nameOf);
    return { typeName, features, slots: slots.byType.get(typeName) ?? [] };
  });
  const layerByType = new Map(layers.map((layer) => [layer.typeName, layer]));
  const steps = tied.flatMap((link) => stepOf(link, typeById));
  const isStep = new Set(steps.map(({ id }) => id));
  const relations = relationsOf(
    tied.filter(({ id }) => !slots.links.has(id) && !isStep.has(id)),
    typeById,
  );
  return {
    title,
    text,
    ...(metadata?.language === undefined ? {} : { language: metadata.language }),
    ...(metadata?.url === undefined ? {} : { url: metadata.url }),
    layers,
    relationLayers: relations.layers,
    spans: spans.map((span): UimaSpan => {
      const layer = layerByType.get(typeOf(span))!;
      const { start, end } = span.fragments[0]!;
      const values = valuesOf(span, namesByType.get(layer.typeName)!, speakersOf.get(span.id));
      return { id: span.id, layer, start, end, values, filled: slots.fillers.get(span.id) ?? new Map() };
    }),
    relations: relations.all,
    steps,
  };
}

function stepOf({ id, label, from, to, extra }: ForeignLink, typeById: ReadonlyMap<string, string>): ChainStep[] {
  const { chain } = uimaExtraOf(extra);
  if (chain === undefined || typeById.get(from) !== chain || typeById.get(to) !== chain) return [];
  return [{ id, typeName: chain, from, to, label: label === labelOfType(chain) ? null : label }];
}

const typeOf = (span: ForeignSpan): string => uimaExtraOf(span.extra).type ?? typeNameOf(span.label);

/** Slots of the layers, what fills them, and which links have become slots. */
function slotsOf(links: readonly ForeignLink[], typeById: ReadonlyMap<string, string>) {
  const byType = new Map<string, Slot[]>();
  const fillers = new Map<string, Map<string, Filler[]>>();
  const taken = new Set<string>();
  for (const link of links) {
    const slot = slotOf(link, typeById);
    if (slot === null) continue;
    const type = typeById.get(link.from)!;
    const known = valueAt(byType, type, () => []);
    if (!known.some(({ name }) => name === slot.name)) known.push(slot);
    const role = uimaExtraOf(link.extra).role ?? (isPart(link) ? CONTINUES : null);
    const ofSpan = valueAt(fillers, link.from, () => new Map<string, Filler[]>());
    valueAt(ofSpan, slot.name, () => []).push({ role, target: link.to });
    taken.add(link.id);
  }
  return { byType, fillers, links: taken };
}

const isPart = ({ label, extra }: ForeignLink): boolean => label === CONTINUES && extra === undefined;

function slotOf(link: ForeignLink, typeById: ReadonlyMap<string, string>): Slot | null {
  const { slot } = uimaExtraOf(link.extra);
  if (slot !== undefined) return { name: slot[0], linkType: slot[1], targetType: slot[2] };
  if (!isPart(link)) return null;
  const type = typeById.get(link.from)!;
  return { name: 'parts', linkType: `${type}PartsLink`, targetType: typeById.get(link.to)! };
}

/** Names of the speakers a span is linked to, by the feature that holds them. */
function speakersByFeature(
  links: readonly ForeignLink[],
  typeById: ReadonlyMap<string, string>,
  speakerById: ReadonlyMap<string, string>,
): ReadonlyMap<string, ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, Map<string, string[]>>();
  for (const { label, from, to } of links) {
    const name = speakerById.get(to);
    if (name === undefined || !typeById.has(from)) continue;
    const ofSpan = valueAt(found, from, () => new Map<string, string[]>());
    valueAt(ofSpan, speakerFeature(label), () => []).push(name);
  }
  return found;
}

/** Features of a layer, those of its speakers first, and the name of the feature for each attribute. */
function featuresOf(
  spans: readonly ForeignSpan[],
  speakersOf: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>,
): { features: readonly Feature[]; nameOf: Map<string, string> } {
  const valuesByName = new Map<string, AttributeValue[]>();
  const add = (name: string, value: AttributeValue) => void valueAt(valuesByName, name, () => []).push(value);
  for (const { id } of spans) {
    for (const [feature, names] of speakersOf.get(id) ?? []) add(feature, names.length === 1 ? names[0]! : names);
  }
  const taken = new Set(valuesByName.keys());
  const keys = [...new Set(spans.flatMap(({ attributes }) => Object.keys(attributes)))].sort();
  const nameOf = new Map(keys.map((key) => [key, featureNameOf(key, taken)]));
  for (const { attributes } of spans) {
    for (const [key, value] of Object.entries(attributes)) add(nameOf.get(key)!, value);
  }
  const features = [...valuesByName].sort(byKey).map(([name, values]) => ({ name, range: rangeOf(values) }));
  return { features, nameOf };
}

function valuesOf(
  { attributes }: ForeignSpan,
  nameOf: ReadonlyMap<string, string>,
  speakers: ReadonlyMap<string, readonly string[]> = new Map(),
): ReadonlyMap<string, AttributeValue> {
  const own = Object.entries(attributes).map(([key, value]) => [nameOf.get(key)!, value] as const);
  const named = [...speakers].map(([feature, names]) => [feature, names.length === 1 ? names[0]! : names] as const);
  return new Map<string, AttributeValue>([...named, ...own]);
}

/** The narrowest range that has a place for all of the values. */
export function rangeOf(values: readonly AttributeValue[]): Range {
  if (values.some((value) => typeof value === 'object')) return 'strings';
  if (values.every((value) => typeof value === 'boolean')) return 'boolean';
  if (values.every((value) => Number.isInteger(value) && Math.abs(value as number) < 2 ** 31)) return 'integer';
  return values.every((value) => typeof value === 'number') ? 'double' : 'string';
}

/** Relations and their layers: one layer a type, whose base is what all of its ends are. */
function relationsOf(links: readonly ForeignLink[], typeById: ReadonlyMap<string, string>) {
  const typeOfLink = ({ label, extra }: ForeignLink) => uimaExtraOf(extra).type ?? typeNameOf(label);
  const valuesById = new Map(links.map((link) => [link.id, relationValues(link)]));
  const layers = [...groupBy(links, typeOfLink)].sort(byKey).map(([typeName, members]): RelationLayer => {
    const ends = new Set(members.flatMap(({ from, to }) => [typeById.get(from)!, typeById.get(to)!]));
    const names = [...new Set(members.flatMap(({ id }) => [...valuesById.get(id)!.keys()]))].sort();
    const base = ends.size === 1 ? [...ends][0]! : ANY_ANNOTATION;
    return { typeName, base, features: names.map((name) => ({ name, range: 'string' })) };
  });
  const layerByType = new Map(layers.map((layer) => [layer.typeName, layer]));
  const all = links.map((link): UimaRelation => {
    const { id, from, to } = link;
    return { id, from, to, layer: layerByType.get(typeOfLink(link))!, values: valuesById.get(id)! };
  });
  return { layers, all };
}

function relationValues({ note, extra }: ForeignLink): ReadonlyMap<string, AttributeValue> {
  const values = new Map<string, AttributeValue>(Object.entries(uimaExtraOf(extra).features ?? {}));
  if (note !== undefined) values.set('note', note);
  return values;
}

function groupBy<T>(list: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of list) valueAt(groups, keyOf(one), () => []).push(one);
  return groups;
}

/** Returns the value under the key, made and kept where there is none yet. */
function valueAt<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number =>
  a < b ? -1 : a > b ? 1 : 0;
