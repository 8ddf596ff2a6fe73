import type { AttributeValue } from '../../model/records.ts';
import type { OffsetReading } from '../../model/import-report.ts';
import { CODE_POINTS, UTF_16 } from '../foreign/foreign-document.ts';
import type { Tries } from '../foreign/offset-proof.ts';
import type { Found, FoundLink, FoundSpan } from './from-uima.ts';
import { pascal } from './names.ts';

/**
 * A CAS as its two notations have it: **feature structures** that point at each other, over one text a view (its
 * **sofa**). This module says which of them are annotations, which tie annotations together, and which only cut the text
 * into sentences and tokens.
 */
export interface Cas {
  readonly structures: readonly FeatureStructure[];
  /** Supertype by the name of the type, where the file or its type system says. */
  readonly superTypes: ReadonlyMap<string, string>;
}

export interface FeatureStructure {
  readonly id: string;
  readonly typeName: string;
  readonly values: ReadonlyMap<string, CasValue>;
}

export type CasValue =
  | { readonly is: 'value'; readonly value: AttributeValue }
  | { readonly is: 'reference'; readonly id: string }
  | { readonly is: 'references'; readonly ids: readonly string[] };

export const SOFA = 'uima.cas.Sofa';

/** What a view with a text holds. */
export interface ViewFound extends Found {
  readonly notes: readonly string[];
  /** What the end of the document's own annotation says of the unit of offsets; null where it says nothing. */
  readonly unit: 'utf-16' | 'code-points' | null;
}

/** How offsets of a file with these views are to be read: by what its document annotations prove, or tried. */
export function countingOf(views: readonly ViewFound[]): { readonly standard: OffsetReading; readonly tries: Tries } {
  const units = new Set(views.flatMap(({ unit }) => unit ?? []));
  if (units.size !== 1) return { standard: UTF_16, tries: 'units' };
  return { standard: units.has('utf-16') ? UTF_16 : CODE_POINTS, tries: 'none' };
}

/** Returns what is found in each view that has a text, and the names of views that have none. */
export function viewsOf(
  cas: Cas,
  title: string,
): { readonly views: readonly ViewFound[]; readonly empty: readonly string[] } {
  const byId = new Map(cas.structures.map((structure) => [structure.id, structure]));
  const sofas = cas.structures.filter(({ typeName }) => typeName === SOFA);
  const bySofa = new Map<string, FeatureStructure[]>(sofas.map(({ id }) => [id, []]));
  for (const structure of cas.structures) bySofa.get(referenceOf(structure, 'sofa') ?? '')?.push(structure);
  const nameOf = (sofa: FeatureStructure) => textOf(sofa, 'sofaID') ?? '';
  const withText = sofas.filter((sofa) => (textOf(sofa, 'sofaString') ?? '') !== '');
  const views = withText.map((sofa) => {
    const name = withText.length === 1 ? title : `${title} (${nameOf(sofa)})`;
    return new ViewReading(cas, byId, bySofa.get(sofa.id)!, textOf(sofa, 'sofaString')!, name).found();
  });
  return { views, empty: sofas.filter((sofa) => !withText.includes(sofa)).map(nameOf) };
}

/** Types that cut the text up; they are read only where something is tied to them. */
const SEGMENTS = /(?:^|\.)(?:Token|Sentence|Paragraph|Div)$/u;

const TOKEN = /(?:^|\.)Token$/u;

class ViewReading {
  readonly #cas: Cas;
  readonly #byId: ReadonlyMap<string, FeatureStructure>;
  readonly #members: readonly FeatureStructure[];
  readonly #text: string;
  readonly #title: string;
  readonly #placed: ReadonlySet<string>;
  readonly #tied = new Set<string>();
  readonly #links: FoundLink[] = [];

  constructor(
    cas: Cas,
    byId: ReadonlyMap<string, FeatureStructure>,
    members: readonly FeatureStructure[],
    text: string,
    title: string,
  ) {
    this.#cas = cas;
    this.#byId = byId;
    this.#members = members;
    this.#text = text;
    this.#title = title;
    this.#placed = new Set(members.filter((one) => placeOf(one) !== null).map(({ id }) => id));
  }

  found(): ViewFound {
    // By themselves and not by their ids: of two with one id in a damaged file only one may have a place.
    const placed = this.#members.filter((one) => placeOf(one) !== null);
    const relations = placed.filter((one) => this.#endsOf(one) !== null);
    const isRelation = new Set(relations.map(({ id }) => id));
    const annotations = placed.filter((one) => !isRelation.has(one.id) && !this.#isDocument(one.typeName));
    for (const relation of relations) this.#readRelation(relation);
    for (const one of annotations) if (!SEGMENTS.test(one.typeName)) this.#readReferences(one);
    const wanted = annotations.filter(({ id, typeName }) => !SEGMENTS.test(typeName) || this.#tied.has(id));
    const spans = wanted.flatMap((one) => this.#spanOf(one));
    const ids = new Set(spans.map(({ id }) => id));
    const { title = this.#title, ...metadata } = this.#metadata();
    const unit = this.#unit();
    return {
      title,
      text: this.#text,
      metadata,
      spans,
      tokens: annotations.filter(({ typeName }) => TOKEN.test(typeName)).map((one) => placeOf(one)!),
      links: this.#links.filter(({ from, to }) => ids.has(from) && ids.has(to)),
      unit,
      notes: notesOf(annotations.length - wanted.length, wanted.length - spans.length, unit),
    };
  }

  #spanOf(structure: FeatureStructure): FoundSpan[] {
    const { start, end } = placeOf(structure)!;
    if (start === end) return [];
    const values: Record<string, AttributeValue> = {};
    for (const [name, value] of structure.values) {
      if (name !== 'begin' && name !== 'end' && value.is === 'value') setOwn(values, name, value.value);
      const list = value.is === 'reference' ? this.#listAt(value.id) : null;
      if (list !== null) setOwn(values, name, list);
    }
    return [{ id: structure.id, typeName: structure.typeName, start, end, values }];
  }

  /** The texts in an array, or null where the reference leads to something else. */
  #listAt(id: string): readonly string[] | null {
    const elements = this.#byId.get(id)?.values.get('elements');
    return elements?.is === 'value' && typeof elements.value === 'object' ? elements.value : null;
  }

  #endsOf(structure: FeatureStructure): readonly [from: string, to: string] | null {
    const [from, to] = [referenceOf(structure, 'Governor'), referenceOf(structure, 'Dependent')];
    return from !== null && to !== null && this.#placed.has(from) && this.#placed.has(to) ? [from, to] : null;
  }

  #readRelation(relation: FeatureStructure): void {
    const [from, to] = this.#endsOf(relation)!;
    const values: Record<string, string> = {};
    for (const [name, value] of relation.values) {
      if (name === 'begin' || name === 'end' || value.is !== 'value') continue;
      setOwn(values, name, typeof value.value === 'object' ? value.value.join('; ') : String(value.value));
    }
    this.#tie({ id: relation.id, from, to, as: { is: 'relation', typeName: relation.typeName, values } });
  }

  /** Features that lead to other annotations: straight, by an array, by links with roles, or on in a chain. */
  #readReferences(structure: FeatureStructure): void {
    for (const [feature, value] of structure.values) {
      if (feature === 'sofa' || value.is === 'value') continue;
      const targets = value.is === 'references' ? value.ids : this.#elementsAt(value.id);
      for (const [i, target] of targets.entries()) this.#readReference(structure, feature, target, i);
    }
  }

  #readReference(from: FeatureStructure, feature: string, target: string, i: number): void {
    const id = `${from.id} ${feature} ${i}`;
    if (this.#placed.has(target)) {
      if (this.#isDocument(this.#byId.get(target)!.typeName)) return;
      const label = feature === 'next' ? textOf(from, 'referenceRelation') : null;
      const asChain = { is: 'chain', typeName: from.typeName, label } as const;
      const asLink = { is: 'relation', typeName: pascal(feature), values: {} } as const;
      this.#tie({ id, from: from.id, to: target, as: feature === 'next' ? asChain : asLink });
      return;
    }
    const link = this.#byId.get(target);
    const to = link === undefined ? null : referenceOf(link, 'target');
    const end = to === null ? undefined : this.#byId.get(to);
    if (link === undefined || to === null || end === undefined || !this.#placed.has(to)) return;
    const slot = [feature, link.typeName, end.typeName] as const;
    this.#tie({ id, from: from.id, to, as: { is: 'slot', role: textOf(link, 'role'), slot } });
  }

  /** What an array holds; what is no array stands for itself. */
  #elementsAt(id: string): readonly string[] {
    const elements = this.#byId.get(id)?.values.get('elements');
    if (elements === undefined) return [id];
    return elements.is === 'references' ? elements.ids : [];
  }

  #tie(link: FoundLink): void {
    this.#links.push(link);
    this.#tied.add(link.from).add(link.to);
  }

  #isDocument(typeName: string): boolean {
    let name: string | undefined = typeName;
    for (let steps = 0; name !== undefined && steps < 100; steps += 1) {
      if (/(?:^|\.)(?:DocumentAnnotation|DocumentMetaData)$/u.test(name)) return true;
      name = this.#cas.superTypes.get(name);
    }
    return false;
  }

  #unit(): ViewFound['unit'] {
    const ends = this.#members.filter(({ typeName }) => this.#isDocument(typeName)).map((one) => placeOf(one)?.end);
    const units = this.#text.length;
    const points = [...this.#text].length;
    if (ends.includes(units)) return 'utf-16';
    return ends.includes(points) ? 'code-points' : null;
  }

  #metadata(): { title?: string; url?: string; language?: string } {
    const metadata: { title?: string; url?: string; language?: string } = {};
    for (const structure of this.#members.filter(({ typeName }) => this.#isDocument(typeName))) {
      const title = textOf(structure, 'documentTitle');
      const url = textOf(structure, 'documentUri');
      const language = textOf(structure, 'language');
      if (title !== null) metadata.title = title;
      if (url !== null && /^https?:/u.test(url)) metadata.url = url;
      if (language !== null && language !== 'x-unspecified') metadata.language = language;
    }
    return metadata;
  }
}

function notesOf(segments: number, empty: number, unit: ViewFound['unit']): string[] {
  const notes: string[] = [];
  if (unit === 'code-points') {
    notes.push(
      'Offsets were read as code points, not as the format prescribes: the document itself ends where they say.',
    );
  }
  if (segments > 0)
    notes.push(
      `${counted(segments, 'sentence or token', 'sentences and tokens')} of the file were passed over: the text has its own.`,
    );
  if (empty > 0)
    notes.push(
      `${counted(empty, 'annotation covers', 'annotations cover')} no character and cannot be shown; left out.`,
    );
  return notes;
}

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** Sets a key of a plain record, whatever it is called. */
function setOwn<T>(record: Record<string, T>, key: string, value: T): void {
  Object.defineProperty(record, key, { value, enumerable: true, configurable: true, writable: true });
}

/** Where the structure stands, or null for one without a place. */
function placeOf(structure: FeatureStructure): { start: number; end: number } | null {
  const [start, end] = ['begin', 'end'].map((name) => numberOf(structure, name));
  return start === null || end === null || start === undefined || end === undefined ? null : { start, end };
}

function numberOf({ values }: FeatureStructure, name: string): number | null {
  const found = values.get(name);
  if (found?.is !== 'value') return null;
  const { value } = found;
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^-?\d+$/u.test(value) ? Number(value) : null;
}

function referenceOf({ values }: FeatureStructure, name: string): string | null {
  const found = values.get(name);
  return found?.is === 'reference' ? found.id : null;
}

function textOf({ values }: FeatureStructure, name: string): string | null {
  const found = values.get(name);
  return found?.is === 'value' && typeof found.value === 'string' ? found.value : null;
}
