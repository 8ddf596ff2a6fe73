import type { AttributeValue, Fragment } from '../../model/records.ts';
import { ANY_ANNOTATION, typeNameOf } from './names.ts';
import { segmented } from './segments.ts';
import type { Feature, Layer, Range, UimaDocument } from './uima-document.ts';

/**
 * The CAS that is written for an article: types that INCEpTION and DKPro know (sentences, tokens, the document's
 * metadata), a type for each layer, relation and link, and the feature structures in the order of their ids.
 */
export interface CasOut {
  readonly types: readonly TypeOut[];
  /** The sofa first, whose id is 1; ids are whole numbers and ascend. */
  readonly structures: readonly StructureOut[];
}

export interface TypeOut {
  readonly name: string;
  readonly superType: string;
  readonly features: readonly FeatureOut[];
}

export interface FeatureOut {
  readonly name: string;
  /** Name of a type; of arrays the type of the elements. */
  readonly range: string;
  readonly isArray: boolean;
}

export interface StructureOut {
  readonly id: number;
  readonly typeName: string;
  /** It is listed as a member of the view; links are reached by the annotations that hold them. */
  readonly isMember: boolean;
  readonly values: readonly (readonly [name: string, value: ValueOut])[];
}

export type ValueOut =
  | { readonly is: 'value'; readonly value: string | number | boolean }
  | { readonly is: 'texts'; readonly texts: readonly string[] }
  | { readonly is: 'reference'; readonly id: number }
  | { readonly is: 'references'; readonly ids: readonly number[] };

const SEGMENTATION = 'de.tudarmstadt.ukp.dkpro.core.api.segmentation.type';
const METADATA = 'de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData';
const TOP = 'uima.cas.TOP';

const STRING = 'uima.cas.String';

const RANGES: Readonly<Record<Range, string>> = {
  string: STRING,
  strings: STRING,
  boolean: 'uima.cas.Boolean',
  integer: 'uima.cas.Integer',
  double: 'uima.cas.Double',
};

/** Returns the CAS of a document. */
export function casOut(document: UimaDocument): CasOut {
  const making = new Making(document);
  return { types: typesOf(document), structures: making.structures() };
}

const textFeature = (name: string): FeatureOut => ({ name, range: STRING, isArray: false });

const featureOut = ({ name, range }: Feature): FeatureOut => ({
  name,
  range: RANGES[range],
  isArray: range === 'strings',
});

function typesOf({ layers, relationLayers, steps }: UimaDocument): TypeOut[] {
  const links = layers.flatMap(({ slots }) => slots);
  const types: TypeOut[] = [
    {
      name: METADATA,
      superType: 'uima.tcas.DocumentAnnotation',
      features: ['documentTitle', 'documentId', 'documentUri'].map(textFeature),
    },
    { name: `${SEGMENTATION}.Sentence`, superType: ANY_ANNOTATION, features: [textFeature('id')] },
    { name: `${SEGMENTATION}.Token`, superType: ANY_ANNOTATION, features: [textFeature('id')] },
    ...layers.map((layer) => ({ name: layer.typeName, superType: ANY_ANNOTATION, features: layerFeatures(layer) })),
    ...links.map(({ linkType, targetType }) => ({
      name: linkType,
      superType: TOP,
      features: [textFeature('role'), { name: 'target', range: targetType, isArray: false }],
    })),
    ...relationLayers.map(({ typeName, base, features }) => relationType(typeName, base, features.map(featureOut))),
    ...steps.map((step) => relationType(typeNameOf(step.label ?? 'next'), step.typeName, [])),
  ];
  const seen = new Set<string>();
  return types.filter(({ name }) => !seen.has(name) && name !== ANY_ANNOTATION && seen.add(name) !== undefined);
}

const layerFeatures = ({ features, slots }: Layer): FeatureOut[] => [
  ...slots.map(({ name, linkType }) => ({ name, range: linkType, isArray: true })),
  ...features.map(featureOut),
];

const relationType = (name: string, end: string, features: readonly FeatureOut[]): TypeOut => ({
  name,
  superType: ANY_ANNOTATION,
  features: [
    ...['Dependent', 'Governor'].map((feature) => ({ name: feature, range: end, isArray: false })),
    ...features,
  ],
});

class Making {
  readonly #document: UimaDocument;
  readonly #structures: StructureOut[] = [];
  readonly #idOf = new Map<string, number>();
  readonly #placeOf: ReadonlyMap<string, Fragment>;
  #next = 1;

  constructor(document: UimaDocument) {
    this.#document = document;
    this.#placeOf = new Map(document.spans.map((span) => [span.id, span]));
  }

  structures(): readonly StructureOut[] {
    const { text, spans, relations, steps } = this.#document;
    this.#add('uima.cas.Sofa', false, [
      ['sofaNum', plain(1)],
      ['sofaID', plain('_InitialView')],
      ['mimeType', plain('text')],
      ['sofaString', plain(text)],
    ]);
    this.#addMetadata();
    for (const { start, end, tokens } of segmented(text)) {
      this.#addPlaced(`${SEGMENTATION}.Sentence`, { start, end: tokens.at(-1)?.end ?? end }, []);
      for (const token of tokens) this.#addPlaced(`${SEGMENTATION}.Token`, token, []);
    }
    // Ids are given out before anything points at them.
    for (const { id } of spans) this.#idOf.set(id, this.#next++);
    for (const span of spans) this.#addSpan(span);
    for (const { layer, from, to, values } of relations) this.#addRelation(layer.typeName, from, to, values);
    for (const { label, from, to } of steps) this.#addRelation(typeNameOf(label ?? 'next'), from, to, new Map());
    return this.#structures.sort((a, b) => a.id - b.id);
  }

  #addMetadata(): void {
    const { text, title, url, language = 'x-unspecified' } = this.#document;
    this.#addPlaced(METADATA, { start: 0, end: text.length }, [
      ['language', plain(language)],
      ['documentTitle', plain(title)],
      ['documentId', plain(title)],
      ...(url === undefined ? [] : [['documentUri', plain(url)] as const]),
    ]);
  }

  #addSpan(span: UimaDocument['spans'][number]): void {
    const links = span.layer.slots.flatMap(({ name, linkType }) => {
      const fillers = span.filled.get(name) ?? [];
      if (fillers.length === 0) return [];
      const ids = fillers.map(({ role, target }) =>
        this.#add(linkType, false, [
          ...(role === null ? [] : [['role', plain(role)] as const]),
          ['target', { is: 'reference', id: this.#idOf.get(target)! }],
        ]),
      );
      return [[name, { is: 'references', ids }] as const];
    });
    const values = span.layer.features.flatMap(({ name, range }) => {
      const value = span.values.get(name);
      return value === undefined ? [] : [[name, valueOut(value, range)] as const];
    });
    this.#addPlaced(span.layer.typeName, span, [...links, ...values], this.#idOf.get(span.id));
  }

  /** By the rules of DKPro a relation covers what its dependent covers. */
  #addRelation(typeName: string, from: string, to: string, values: ReadonlyMap<string, AttributeValue>): void {
    this.#addPlaced(typeName, this.#placeOf.get(to)!, [
      ['Governor', { is: 'reference', id: this.#idOf.get(from)! }],
      ['Dependent', { is: 'reference', id: this.#idOf.get(to)! }],
      ...[...values].map(([name, value]) => [name, valueOut(value, 'string')] as const),
    ]);
  }

  #addPlaced(typeName: string, { start, end }: Fragment, values: StructureOut['values'], id?: number): void {
    const place: StructureOut['values'] = [
      ['sofa', { is: 'reference', id: 1 }],
      ['begin', plain(start)],
      ['end', plain(end)],
    ];
    this.#add(typeName, true, [...place, ...values], id);
  }

  #add(typeName: string, isMember: boolean, values: StructureOut['values'], id = this.#next++): number {
    this.#structures.push({ id, typeName, isMember, values });
    return id;
  }
}

const plain = (value: string | number | boolean): ValueOut => ({
  is: 'value',
  value: typeof value === 'string' ? value.toWellFormed() : value,
});

function valueOut(value: AttributeValue, range: Range): ValueOut {
  if (range === 'strings') {
    return {
      is: 'texts',
      texts: (typeof value === 'object' ? value : [String(value)]).map((text) => text.toWellFormed()),
    };
  }
  if (range === 'string') return plain(String(value));
  return plain(value as number | boolean);
}
